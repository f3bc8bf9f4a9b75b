"""The local engine: processes that each hold the models, one link to each.

Each worker has a link of its own, so that one that is killed in the middle of a word harms no
other. No more than two items wait at a worker, and a second one only where it is small: neither
side ever blocks on the other.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from twosource.archive.item import Item
from twosource.archive.outcome import Kind, failure, pack
from twosource.archive.worker import READY, REFUSED, Job, serve
from twosource.errors import TwosourceError
from twosource.settings import ArchiveLimits

Done = tuple[Item, bytes]
Serve = Callable[[Connection, Job], None]
_SMALL = 32 * 1024
_WAITING = 2
_FALSE_STARTS = 5


class Hand:
    """One worker process, and the items it was given, the one in work first."""

    def __init__(self, job: Job, serve: Serve) -> None:
        context = get_context("spawn")
        self.link: Connection
        self.link, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=serve, args=(theirs, job), daemon=True)
        self.process.start()
        theirs.close()
        self.items: deque[Item] = deque()
        self.ready = False
        self.since = time.monotonic()

    def takes(self, item: Item) -> bool:
        """Whether the item can be handed over now without waiting."""
        if not self.ready:
            return False
        return not self.items or (len(self.items) < _WAITING and item.size <= _SMALL)

    def give(self, item: Item) -> None:
        """Hand an item over. A worker that has died is found when its answer is taken."""
        if not self.items:
            self.since = time.monotonic()
        self.items.append(item)
        try:
            self.link.send(item)
        except (BrokenPipeError, ConnectionResetError):
            return

    def end(self) -> None:
        """Kill it; what it had in work is lost."""
        self.process.kill()
        self.process.join()
        self.link.close()


class Pool:
    """Workers, and what was taken from the source but is not with a worker."""

    def __init__(self, job: Job, workers: int, bounds: ArchiveLimits, serve: Serve = serve) -> None:
        self._job, self._workers, self._bounds, self._serve = job, workers, bounds, serve
        self._hands: list[Hand] = []
        self._again: deque[Item] = deque()
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
                self._hands.append(Hand(self._job, self._serve))
            item = self._again[0]
            free = [h for h in self._hands if h.takes(item)]
            if not free:
                return
            min(free, key=lambda h: len(h.items)).give(self._again.popleft())

    def _collect(self) -> Iterator[Done]:
        links = {h.link: h for h in self._hands}
        left = min(self._deadline(h) for h in self._hands) - time.monotonic()
        for link in wait(list(links), timeout=max(0.0, min(left, 3600.0))):
            yield from self._take(links[link])  # type: ignore[index]
        now = time.monotonic()
        for hand in [h for h in self._hands if self._deadline(h) <= now]:
            yield from self._lose(hand, "time")

    def _deadline(self, hand: Hand) -> float:
        if not hand.ready:
            return hand.since + self._bounds.start_seconds
        return hand.since + self._bounds.seconds if hand.items else float("inf")

    def _take(self, hand: Hand) -> Iterator[Done]:
        try:
            said = hand.link.recv_bytes()
        except (EOFError, OSError):
            yield from self._lose(hand, "crash")
            return
        if hand.ready:
            hand.since = time.monotonic()
            yield hand.items.popleft(), said
        elif said == READY:
            hand.ready, self._false_starts = True, 0
        else:
            raise TwosourceError(said.removeprefix(REFUSED).decode())

    def _lose(self, hand: Hand, kind: Kind) -> Iterator[Done]:
        """Put another worker in the place of one that died or is over its time."""
        if not hand.ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                cure = "See whether there is memory enough for the models, or use fewer --workers"
                raise TwosourceError("the workers end before they have loaded", cure=cure)
        hand.end()
        self._hands.remove(hand)
        if hand.items:
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
