"""Who is who: the list of actors, and the page of each."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from twosource.web.lookups import Lookups
from twosource.web.rooms.room import Make, Room, done, page_number
from twosource.web.views import actor, actors


class People(Room):
    """One method a page."""

    def table(self) -> list[tuple[str, Make]]:
        """The addresses."""
        return [("/actors", self.actors), ("/actor/{id}", self.actor)]

    def actors(self, lk: Lookups, request: Request) -> Response:
        """The list of actors."""
        words = request.query_params.get("named", "").strip()
        view = actors.actors(lk, words, page_number(request))
        return self.pages.page("actors.html", "Actors", lk, view=view, words=words)

    def actor(self, lk: Lookups, request: Request) -> Response:
        """One actor."""
        id_ = self.desk.today(request.path_params["id"], lk.actors)
        view = actor.actor(lk, id_, request.query_params.get("of", ""), page_number(request))
        if view is None:
            return self.missing(lk, "actor")
        return self.pages.page(
            "actor.html", view.name, lk, view=view, back=f"/actor/{view.id}", **done(lk, request)
        )
