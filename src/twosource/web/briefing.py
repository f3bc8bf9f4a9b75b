"""The brief as a page: to be read, selected, and copied as rich text."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from twosource.web.desk import Desk
from twosource.web.render import Pages
from twosource.web.views.briefed import briefed


class Briefing:
    """``/brief``: of the story, or of one event. It only reads."""

    def __init__(self, desk: Desk, pages: Pages) -> None:
        self.desk, self.pages = desk, pages

    def routes(self) -> list[Route]:
        """The page."""
        return [Route("/brief", self.page)]

    def page(self, request: Request) -> Response:
        """The brief; what nobody has checked only where it is asked for."""
        lk, asked = self.desk.fit(), request.query_params.get("event", "")
        event = (asked and self.desk.today(asked, lk.events)) or None
        if event is not None and event not in lk.events:
            said = "There is no such event in this story."
            return self.pages.page("message.html", "Not found", lk, 404, message=said, cure="")
        proposed = "proposed" in request.query_params
        view = briefed(lk, event, proposed=proposed)
        return self.pages.page(
            "brief.html", "Brief", lk, view=view, event=event or "", proposed=proposed
        )
