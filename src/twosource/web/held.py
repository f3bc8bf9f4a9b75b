"""Pages that are kept until the story changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from twosource.web.desk import Desk
from twosource.web.lookups import Lookups

OK = 200
PAGES, MOST = 64, 1_000_000
"""Pages that are kept, and bytes of the longest."""


class Held:
    """Pages are kept as long as the story is the same: many readers at once cost one of them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._of: Lookups | None = None
        self._pages: OrderedDict[str, Response] = OrderedDict()
        self._lock = Lock()

    def __call__(self, make: Callable[[Request], Response]) -> Callable[[Request], Response]:
        """Return what answers with the page that is kept, else with one that is made."""

        def answer(request: Request) -> Response:
            lk, key = self._desk.look(), f"{request.url.path}?{request.url.query}"
            with self._lock:
                if lk is not self._of:
                    self._of = lk
                    self._pages.clear()
                if key not in self._pages:
                    made = make(request)
                    if made.status_code != OK or len(made.body) > MOST:
                        return made
                    self._pages[key] = made
                self._pages.move_to_end(key)
                while len(self._pages) > PAGES:
                    self._pages.popitem(last=False)
                kept = self._pages[key]
            return Response(kept.body, headers=dict(kept.headers))

        return answer
