"""The pages to read: each room has its addresses, and all share one look at the story."""

from __future__ import annotations

from starlette.routing import Route

from twosource.web.desk import Desk
from twosource.web.held import Held
from twosource.web.render import Pages
from twosource.web.rooms.accounts import Accounts
from twosource.web.rooms.articles import Articles
from twosource.web.rooms.people import People
from twosource.web.rooms.work import Work


class Reading:
    """The rooms, in the order of the menu; each has read access alone."""

    def __init__(self, desk: Desk, pages: Pages) -> None:
        self.rooms = tuple(room(desk, pages) for room in (Accounts, People, Articles, Work))
        self.held = Held(desk)

    def routes(self) -> list[Route]:
        """The addresses."""
        return [Route(path, self.held(made)) for room in self.rooms for path, made in room.table()]
