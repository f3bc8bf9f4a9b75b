"""The engine: workers that each hold the models, items handed to them, and what becomes of each.

Where the workers live is the crew's business (``hands.py``: processes of this machine;
``on_ray.py``: actors of a Ray cluster); who gets which item, how long it may take, and what happens
when a worker dies are decided here, so that both give the same archive.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from itertools import islice

from twosource.archive.hands import Crew, Hand, Processes
from twosource.archive.item import Item
from twosource.archive.outcome import Kind, failure, pack
from twosource.archive.worker import READY, REFUSED, Job
from twosource.errors import TwosourceError
from twosource.settings import ArchiveLimits

Done = tuple[Item, bytes]
_FALSE_STARTS = 5


class Pool:
    """Workers, and what was taken from the source but is not with a worker."""

    def __init__(
        self,
        job: Job,
        workers: int,
        bounds: ArchiveLimits,
        crew: Callable[[Job, int], Crew] = Processes,
    ) -> None:
        self._workers, self._bounds = workers, bounds
        self._crew = crew(job, workers)
        self._hands: list[Hand] = []
        self._again: deque[Item] = deque()
        self._alone: set[str] = set()
        self._deaths: Counter[str] = Counter()
        self._false_starts = 0

    def run(self, items: Iterator[Item], room: Callable[[], bool]) -> Iterator[Done]:
        """Yield each item with its outcome, as they are done. ``room``: whether to take more.

        Raises ``TwosourceError`` where no worker can start.
        """
        try:
            while True:
                self._fill(items, room)
                if not self._again and not any(h.items for h in self._hands):
                    return
                yield from self._collect()
        finally:
            for hand in self._hands:
                hand.end()
            self._crew.close()

    def _fill(self, items: Iterator[Item], room: Callable[[], bool]) -> None:
        while True:
            idle = not self._again and not any(h.items for h in self._hands)
            if not self._again:
                if not (room() or idle):
                    return
                following = next(items, None)
                if following is None:
                    return
                self._again.append(following)
            while len(self._hands) < self._workers:
                self._hands.append(self._crew.hire())
            item = self._again[0]
            free = [h for h in self._hands if self._takes(h, item)]
            if not free:
                return
            min(free, key=lambda h: len(h.items)).give(self._again.popleft())

    def _takes(self, hand: Hand, item: Item) -> bool:
        """Whether it can be handed over now; an item that is to be alone goes to an idle worker,
        and nothing goes there beside it."""
        if hand.items and (item.key in self._alone or hand.items[0].key in self._alone):
            return False
        return hand.takes(item)

    def _collect(self) -> Iterator[Done]:
        left = min(self._deadline(h) for h in self._hands) - time.monotonic()
        for hand in self._crew.wait(self._hands, max(0.0, min(left, 3600.0))):
            yield from self._take(hand)
        now = time.monotonic()
        for hand in [h for h in self._hands if self._deadline(h) <= now]:
            yield from self._lose(hand, "time")

    def _deadline(self, hand: Hand) -> float:
        if not hand.ready:
            return hand.since + self._bounds.start_seconds
        return hand.since + self._bounds.seconds if hand.items else float("inf")

    def _take(self, hand: Hand) -> Iterator[Done]:
        try:
            answers = hand.answer()
        except (EOFError, OSError):
            yield from self._lose(hand, "crash")
            return
        if hand.ready:
            hand.since = time.monotonic()
            for outcome in answers:
                yield hand.items.popleft(), outcome
        elif answers[0] == READY:
            hand.ready, self._false_starts = True, 0
        else:
            raise TwosourceError(answers[0].removeprefix(REFUSED).decode())

    def _lose(self, hand: Hand, kind: Kind) -> Iterator[Done]:
        """Put another worker in the place of one that died or is over its time."""
        if not hand.ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                cure = "See whether there is memory enough for the models, or use fewer --workers"
                raise TwosourceError("the workers end before they have loaded", cure=cure)
        hand.end()
        self._hands.remove(hand)
        if hand.in_work > 1:  # which of them it was shows when each is tried alone
            self._alone.update(item.key for item in islice(hand.items, hand.in_work))
            self._again.extendleft(reversed(hand.items))
        elif hand.items:
            first = hand.items.popleft()
            self._again.extendleft(reversed(hand.items))
            yield from self._judge(first, kind)

    def _judge(self, item: Item, kind: Kind) -> Iterator[Done]:
        """A worker that dies may have been killed by anybody: an item is tried again."""
        self._deaths[item.key] += 1
        if kind == "time":
            reason = f"it takes longer than the limit of {self._bounds.seconds:g} seconds"
        elif self._deaths[item.key] < self._bounds.tries:
            self._again.appendleft(item)
            return
        else:
            reason = f"{self._bounds.tries} workers ended while they read it"
        yield item, pack([], [failure(item, kind, reason)])
