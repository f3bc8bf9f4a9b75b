"""The pages to read: from an address to a view to a template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from io import BytesIO

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.export import timeline_svg
from twosource.export.actors import said
from twosource.export.formats import FORMATS
from twosource.export.take import Take, accepted
from twosource.export.timeline import SHOWN
from twosource.web.desk import Desk
from twosource.web.forms import ours
from twosource.web.held import Held
from twosource.web.lookups import Lookups
from twosource.web.render import Pages
from twosource.web.views import (
    actor,
    articles,
    claims,
    contacts,
    document,
    event,
    findings,
    limited,
    mend,
    review,
    search,
    since,
    timeline,
)
from twosource.web.views.search import wanted as search_for

NAMES = 400
"""Names that are offered as speakers, at most."""
_SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # its own style stands within it


class Reading:
    """One method a page; each has read access alone."""

    def __init__(self, desk: Desk, pages: Pages) -> None:
        self.desk, self.pages = desk, pages

    def routes(self) -> list[Route]:
        """The addresses, in the order of the menu."""
        table: list[tuple[str, Callable[[Request], Response]]] = [
            ("/", self.findings),
            ("/event/{id}", self.event),
            ("/claims", self.claims),
            ("/timeline", self.timeline),
            ("/timeline.svg", self.timeline_svg),
            ("/contacts", self.contacts),
            ("/actors", self.actors),
            ("/actor/{id}", self.actor),
            ("/articles", self.articles),
            ("/document/{id}", self.document),
            ("/search", self.search),
            ("/review", self.review),
            ("/mend/{id}", self.mend),
            ("/corrections", self.corrections),
            ("/corrections.jsonl", self.given),
            ("/since", self.since),
            ("/export/{name}", self.export),
        ]
        held = Held(self.desk)
        return [Route(path, held(found)) for path, found in table]

    def missing(self, lk: Lookups, what: str) -> Response:
        """The page that says that something is not there."""
        said = f"There is no such {what} in this story."
        return self.pages.page("message.html", "Not found", lk, 404, message=said, cure="")

    def findings(self, request: Request) -> Response:
        """Disputed and changed first."""
        lk, want = self.desk.look(), findings.wanted(request.query_params)
        view = findings.findings(lk, want, findings.number(request.query_params.get("page")))
        return self.pages.page(
            "findings.html", "Findings", lk, view=view, want=want, asked=asdict(want),
            articles=len(lk.table.documents), events=len(lk.table.events),
        )  # fmt: skip

    def event(self, request: Request) -> Response:
        """One event."""
        lk, id_ = self.desk.look(), request.path_params["id"]
        view = event.event(lk, id_) or event.event(lk, self.desk.today(id_))
        if view is None:
            return self.missing(lk, "event")
        return self.pages.page(
            "event.html", view.title, lk, view=view, back=f"/event/{view.id}", **done(lk, request)
        )

    def claims(self, request: Request) -> Response:
        """Claims and wording."""
        lk = self.desk.look()
        view = claims.claims(lk, everything="all" in request.query_params)
        return self.pages.page("claims.html", "Claims and wording", lk, view=view)

    def timeline(self, request: Request) -> Response:
        """The picture and the table."""
        lk, everything = self.desk.look(), "all" in request.query_params
        page = findings.number(request.query_params.get("page"))
        view = timeline.timeline_table(lk, None if everything else SHOWN, page)
        return self.pages.page("timeline.html", "Timeline", lk, view=view, everything=everything)

    def timeline_svg(self, request: Request) -> Response:
        """The picture alone."""
        lk, everything = self.desk.look(), "all" in request.query_params
        drawn = timeline_svg.svg(lk.table, lk.story, None if everything else SHOWN)
        headers = {"Content-Security-Policy": _SVG_POLICY}
        return Response(drawn.encode(), media_type="image/svg+xml", headers=headers)

    def contacts(self, request: Request) -> Response:
        """Who contacted whom."""
        lk, name = self.desk.look(), request.query_params.get("actor", "").strip()
        view = contacts.contacts(lk, name, everything="all" in request.query_params)
        return self.pages.page("contacts.html", "Contacts", lk, view=view, name=name)

    def actors(self, request: Request) -> Response:
        """The list of actors."""
        lk, words = self.desk.look(), request.query_params.get("named", "").strip()
        limit = None if "all" in request.query_params else limited.LONG
        rows, more = actor.actors(lk, words, limit)
        return self.pages.page("actors.html", "Actors", lk, rows=rows, more=more, words=words)

    def actor(self, request: Request) -> Response:
        """One actor."""
        lk, id_ = self.desk.look(), request.path_params["id"]
        everything = "all" in request.query_params
        view = actor.actor(lk, id_, everything=everything)
        view = view or actor.actor(lk, self.desk.today(id_), everything=everything)
        if view is None:
            return self.missing(lk, "actor")
        return self.pages.page("actor.html", view.name, lk, view=view)

    def articles(self, request: Request) -> Response:
        """The list of articles."""
        lk, everything = self.desk.look(), "all" in request.query_params
        rows = articles.articles(lk, everything=everything)
        return self.pages.page("articles.html", "Articles", lk, listed=rows)

    def document(self, request: Request) -> Response:
        """One article."""
        lk, id_ = self.desk.look(), request.path_params["id"]
        view = document.document(lk, id_, request.query_params.get("at", ""))
        if view is None:
            return self.missing(lk, "article")
        return self.pages.page(
            "document.html", view.title, lk, view=view, back=f"/document/{view.id}",
            **done(lk, request),
        )  # fmt: skip

    def mend(self, request: Request) -> Response:
        """One row, with the forms that mend it."""
        lk, asked = self.desk.look(), request.query_params
        view = mend.mend(lk, request.path_params["id"])
        if view is None:
            return self.missing(lk, "row")
        names = sorted({a.name for a in lk.by_weight[:NAMES]})
        where = ours(asked.get("back", ""), asked.get("at", ""))
        return self.pages.page(
            "row.html", view.title, lk, view=view, names=names, back=where[0], at=where[1]
        )

    def search(self, request: Request) -> Response:
        """Words in the articles."""
        lk, asked = self.desk.look(), search_for(request.query_params)
        page = findings.number(request.query_params.get("page"))
        found = self.desk.matches(asked.words) if asked.words else []
        view = search.search(
            lk, asked, found, page, lambda ids: self.desk.snippets(asked.words, ids)
        )
        return self.pages.page("search.html", "Search", lk, view=view, asked=asked)

    def review(self, request: Request) -> Response:
        """The least sure first."""
        lk = self.desk.look()
        view = review.review(lk, findings.number(request.query_params.get("page")))
        back = f"/review?page={view.page}"
        return self.pages.page(
            "review.html", "Review", lk, view=view, back=back, **done(lk, request)
        )

    def corrections(self, _: Request) -> Response:
        """What was corrected."""
        lk = self.desk.look()
        return self.pages.page("corrections.html", "Corrections", lk, rows=review.corrections(lk))

    def given(self, _: Request) -> Response:
        """The corrections that hold, to hand them on; they quote articles, so not while names are
        hidden."""
        if self.desk.protecting is not False:
            said = "Corrections quote the articles, and names are hidden."
            cure = "Show the names first (at the foot of each page)"
            lk = self.desk.look()
            return self.pages.page("message.html", "Not now", lk, 409, message=said, cure=cure)
        headers = {"Content-Disposition": 'attachment; filename="corrections.jsonl"'}
        return Response(self.desk.give(), media_type="application/jsonl", headers=headers)

    def since(self, _: Request) -> Response:
        """What builds brought, and silent edits."""
        lk = self.desk.look()
        view = since.since(lk, *self.desk.history())
        return self.pages.page("since.html", "Since", lk, view=view)

    def export(self, request: Request) -> Response:
        """The whole table as a file."""
        lk, name = self.desk.look(), request.path_params["name"]
        if name not in FORMATS:
            return self.missing(lk, "format")
        out = BytesIO()
        safe = self.desk.leaving(None)
        take = Take(safe.table, lk.story, checked=accepted(safe.table))
        FORMATS[name].write(safe.take(take), out)
        headers = {"Content-Disposition": f'attachment; filename="findings.{FORMATS[name].suffix}"'}
        return Response(out.getvalue(), media_type=FORMATS[name].media, headers=headers)


def done(lk: Lookups, request: Request) -> dict[str, object]:
    """The correction that led here, in words: what a page says at its head."""
    given = request.query_params.get("done", "")
    if not (given.isascii() and given.isdigit()):
        return {}
    found = (c for c in lk.held if str(c.id) == given and c.undone is None)
    return {"done": next(((c.id, said(c), c.state) for c in found), None)}
