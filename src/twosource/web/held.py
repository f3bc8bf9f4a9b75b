"""Pages that are kept until the story changes.

Many who ask for one page at once cost one of them; those who ask for different pages do not wait
for each other. A page is made from the look under which it is kept, so one of an older state, or
with names that are hidden now, is never given for one of today.
"""

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


class _Slot:
    """One page: who holds ``lock`` makes it."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.page: Response | None = None


class Held:
    """Answers with the page that is kept, else with one that is made."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._of: Lookups | None = None
        self._slots: OrderedDict[str, _Slot] = OrderedDict()
        self._lock = Lock()

    def __call__(
        self, make: Callable[[Lookups, Request], Response]
    ) -> Callable[[Request], Response]:
        """Return what answers a request. ``make`` is given the look at the story to make it of."""

        def answer(request: Request) -> Response:
            lk = self._desk.look()
            slot = self._slot(lk, f"{request.url.path}?{request.url.query}")
            with slot.lock:
                kept = slot.page
                if kept is None:
                    made = make(lk, request)
                    if made.status_code != OK or len(made.body) > MOST:
                        return made
                    kept = slot.page = made
            return Response(kept.body, headers=dict(kept.headers))

        return answer

    def _slot(self, lk: Lookups, key: str) -> _Slot:
        """The place of a page of a look; one of its own where the story has changed since that
        look, so that nobody later is given what is made of it."""
        with self._lock:
            if lk is not self._of:
                if self._of is not None and self._desk.look() is not lk:
                    return _Slot()
                self._of = lk
                self._slots.clear()
            slot = self._slots.setdefault(key, _Slot())
            self._slots.move_to_end(key)
            while len(self._slots) > PAGES:
                self._slots.popitem(last=False)
            return slot
