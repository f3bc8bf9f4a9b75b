"""What a room is: addresses, and what makes the page of each from one look at the story."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from twosource.web.desk import Desk
from twosource.web.lookups import Lookups
from twosource.web.render import Pages
from twosource.web.views.limited import number
from twosource.web.views.notice import notice

Make = Callable[[Lookups, Request], Response]


class Room(ABC):
    """``table``: its addresses. What it makes is of the look that it is given, and of no other."""

    def __init__(self, desk: Desk, pages: Pages) -> None:
        self.desk, self.pages = desk, pages

    @abstractmethod
    def table(self) -> list[tuple[str, Make]]:
        """The addresses, and what answers to each."""

    def missing(self, lk: Lookups, what: str) -> Response:
        """The page that says that something is not there."""
        told = f"There is no such {what} in this story."
        return self.pages.page("message.html", "Not found", lk, 404, message=told, cure="")


def page_number(request: Request) -> int:
    """The page of a list that is asked for."""
    return number(request.query_params.get("page"))


def done(lk: Lookups, request: Request) -> dict[str, object]:
    """The correction that led here, in words: what a page says at its head."""
    given = request.query_params.get("done", "")
    if not (given.isascii() and given.isdigit()):
        return {}
    held = {str(c.id): c for c in lk.held if c.undone is None}
    one, under = held.get(given), held.get(request.query_params.get("over", ""))
    if one is None:
        return {"done": None}
    return {"done": notice(lk, one, under)}
