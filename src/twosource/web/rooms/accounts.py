"""What is told, and where accounts differ: findings, events, claims, timeline, contacts."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response

from twosource.export import timeline_svg
from twosource.export.timeline import SHOWN
from twosource.web.lookups import Lookups
from twosource.web.rooms.room import Make, Room, done, page_number
from twosource.web.views import claims, contacts, event, event_parts, findings, timeline

_SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # its own style stands within it


class Accounts(Room):
    """One method a page."""

    def table(self) -> list[tuple[str, Make]]:
        """The addresses."""
        return [
            ("/", self.findings),
            ("/event/{id}", self.event),
            ("/event/{id}/origins", self.origins),
            ("/event/{id}/reports", self.reports),
            ("/event/{id}/{facet}", self.facet),
            ("/claims", self.claims),
            ("/claims/{id}", self.claim),
            ("/timeline", self.timeline),
            ("/timeline.svg", self.timeline_svg),
            ("/contacts", self.contacts),
        ]

    def findings(self, lk: Lookups, request: Request) -> Response:
        """Disputed and changed first."""
        want = findings.wanted(request.query_params)
        view = findings.findings(lk, want, page_number(request))
        return self.pages.page(
            "findings.html", "Findings", lk, view=view, want=want, asked=asdict(want),
            articles=len(lk.table.documents), events=len(lk.table.events),
        )  # fmt: skip

    def event(self, lk: Lookups, request: Request) -> Response:
        """One event."""
        view = event.event(lk, self._event(lk, request))
        if view is None:
            return self.missing(lk, "event")
        return self.pages.page(
            "event.html", view.title, lk, view=view, back=f"/event/{view.id}", **done(lk, request)
        )

    def origins(self, lk: Lookups, request: Request) -> Response:
        """All origins of an event, a page at a time."""
        view = event_parts.rows(lk, self._event(lk, request), page_number(request))
        if view is None:
            return self.missing(lk, "event")
        return self.pages.page("origins.html", view.title, lk, view=view)

    def reports(self, lk: Lookups, request: Request) -> Response:
        """All reports of an event, a page at a time."""
        view = event_parts.reports(lk, self._event(lk, request), page_number(request))
        if view is None:
            return self.missing(lk, "event")
        back = f"/event/{view.id}/reports?page={view.leaf.page}"
        return self.pages.page(
            "reports.html", view.title, lk, view=view, back=back, **done(lk, request)
        )

    def facet(self, lk: Lookups, request: Request) -> Response:
        """All accounts of a facet of an event, a page at a time."""
        name = request.path_params["facet"]
        view = event_parts.facet(lk, self._event(lk, request), name, page_number(request))
        return self._facet(lk, view, "event", request)

    def claim(self, lk: Lookups, request: Request) -> Response:
        """All accounts of a claim, a page at a time."""
        view = claims.one(lk, request.path_params["id"], page_number(request))
        return self._facet(lk, view, "claim", request)

    def _facet(
        self, lk: Lookups, view: event_parts.FacetView | None, what: str, request: Request
    ) -> Response:
        if view is None:
            return self.missing(lk, what)
        back = f"{view.here}?page={view.leaf.page}"
        return self.pages.page(
            "facet.html", view.title, lk, view=view, back=back, **done(lk, request)
        )

    def claims(self, lk: Lookups, request: Request) -> Response:
        """Claims and wording."""
        view = claims.claims(lk, request.query_params.get("of", ""), page_number(request))
        page = max(view.groups.page, view.drifts.page, view.variants.page)
        back = f"/claims?of={view.of}&page={page}" if view.of else "/claims"
        return self.pages.page(
            "claims.html", "Claims and wording", lk, view=view, back=back, **done(lk, request)
        )

    def timeline(self, lk: Lookups, request: Request) -> Response:
        """The picture and the table."""
        everything = "all" in request.query_params
        view = timeline.timeline_table(lk, None if everything else SHOWN, page_number(request))
        return self.pages.page("timeline.html", "Timeline", lk, view=view, everything=everything)

    def timeline_svg(self, lk: Lookups, request: Request) -> Response:
        """The picture alone."""
        everything = "all" in request.query_params
        made = timeline.on_page(lk, None if everything else SHOWN, page_number(request))
        drawn = timeline_svg.drawn(made, lk.story)
        headers = {"Content-Security-Policy": _SVG_POLICY}
        return Response(drawn.encode(), media_type="image/svg+xml", headers=headers)

    def contacts(self, lk: Lookups, request: Request) -> Response:
        """Who contacted whom."""
        name = request.query_params.get("actor", "").strip()
        view = contacts.contacts(lk, name, page_number(request))
        return self.pages.page("contacts.html", "Contacts", lk, view=view, name=name)

    def _event(self, lk: Lookups, request: Request) -> str:
        """The id that is asked for, as it is called today."""
        id_: str = request.path_params["id"]
        return self.desk.today(id_, lk.events)
