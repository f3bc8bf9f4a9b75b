"""What people do with the story: review, mend, look back; and the whole of it as a file."""

from __future__ import annotations

from io import BytesIO

from starlette.requests import Request
from starlette.responses import Response

from twosource.export.formats import FORMATS
from twosource.export.take import Take, accepted
from twosource.web.forms import ours
from twosource.web.lookups import Lookups
from twosource.web.rooms.room import Make, Room, done, page_number
from twosource.web.views import corrected, mend, review, since

NAMES = 400
"""Names that are offered as speakers, at most."""


class Work(Room):
    """One method a page."""

    def table(self) -> list[tuple[str, Make]]:
        """The addresses."""
        return [
            ("/review", self.review),
            ("/mend/{id}", self.mend),
            ("/corrections", self.corrections),
            ("/corrections.jsonl", self.given),
            ("/since", self.since),
            ("/export/{name}", self.export),
        ]

    def review(self, lk: Lookups, request: Request) -> Response:
        """What nobody has looked at, the least sure first."""
        view = review.review(lk, request.query_params.get("of", ""), page_number(request))
        of = f"of={view.of}&" if view.of != "sayings" else ""
        back = f"/review?{of}page={view.page}"
        return self.pages.page(
            "review.html", "Review", lk, view=view, back=back, **done(lk, request)
        )

    def mend(self, lk: Lookups, request: Request) -> Response:
        """One row, with the forms that mend it."""
        asked = request.query_params
        view = mend.mend(lk, request.path_params["id"])
        if view is None:
            return self.missing(lk, "row")
        names = sorted({a.name for a in lk.by_weight[:NAMES]})
        where = ours(asked.get("back", ""), asked.get("at", ""))
        return self.pages.page(
            "row.html", view.title, lk, view=view, names=names, back=where[0], at=where[1]
        )

    def corrections(self, lk: Lookups, request: Request) -> Response:
        """What was corrected."""
        at = request.query_params.get("at", "")
        known = corrected.page_of(lk, int(at)) if at.isascii() and at.isdigit() else 0
        view = corrected.corrections(lk, known or page_number(request))
        return self.pages.page("corrections.html", "Corrections", lk, view=view)

    def given(self, lk: Lookups, _: Request) -> Response:
        """The corrections that hold, to hand them on; they quote articles, so not while names are
        hidden."""
        if lk.hidden:
            said = "Corrections quote the articles, and names are hidden."
            cure = "Show the names first (at the foot of each page)"
            return self.pages.page("message.html", "Not now", lk, 409, message=said, cure=cure)
        headers = {"Content-Disposition": 'attachment; filename="corrections.jsonl"'}
        return Response(self.desk.give(), media_type="application/jsonl", headers=headers)

    def since(self, lk: Lookups, _: Request) -> Response:
        """What builds brought, and silent edits."""
        view = since.since(lk, *self.desk.history())
        return self.pages.page("since.html", "Since", lk, view=view)

    def export(self, lk: Lookups, request: Request) -> Response:
        """The whole table as a file."""
        name = request.path_params["name"]
        if name not in FORMATS:
            return self.missing(lk, "format")
        out = BytesIO()
        safe = self.desk.leaving(None)
        take = Take(safe.table, lk.story, checked=accepted(safe.table))
        FORMATS[name].write(safe.take(take), out)
        headers = {"Content-Disposition": f'attachment; filename="findings.{FORMATS[name].suffix}"'}
        return Response(out.getvalue(), media_type=FORMATS[name].media, headers=headers)
