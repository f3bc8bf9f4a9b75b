"""Hands: workers as the engine sees them, and those that are processes of this machine.

Each process has a link of its own, so that one that is killed in the middle of a word harms no
other. No more than two items wait at a worker, and a second one only where it is small: neither
side ever blocks on the other.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Protocol

from twosource.archive.item import Item
from twosource.archive.worker import Job, serve

Serve = Callable[[Connection, Job], None]
_SMALL = 32 * 1024
_WAITING = 2


class Hand(ABC):
    """One worker, and the items it was given, the one in work first.

    ``in_work``: how many of them are with it as one, so that it cannot be told which of these it is
    at when it dies or is late.
    """

    in_work = 1

    def __init__(self) -> None:
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
        self._send(item)

    @abstractmethod
    def _send(self, item: Item) -> None: ...

    @abstractmethod
    def answer(self) -> Sequence[bytes]:
        """The next answers: first whether it is ready, then an outcome for each item, in order.

        Raises ``EOFError`` or ``OSError`` where the worker has died.
        """

    @abstractmethod
    def end(self) -> None:
        """Kill it; what it had in work is lost."""


class Crew(Protocol):
    """Where hands come from."""

    def hire(self) -> Hand:
        """Start one more worker; it says later whether it is ready."""
        ...

    def wait(self, hands: Sequence[Hand], seconds: float) -> Sequence[Hand]:
        """Those of the hands that have an answer, or have died; none where the time is over."""
        ...

    def close(self) -> None:
        """All hands have ended."""
        ...


class ProcessHand(Hand):
    """A process of this machine, at the other end of a pipe."""

    def __init__(self, job: Job, serve: Serve) -> None:
        super().__init__()
        context = get_context("spawn")
        self.link: Connection
        self.link, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=serve, args=(theirs, job), daemon=True)
        self.process.start()
        theirs.close()

    def _send(self, item: Item) -> None:
        try:
            self.link.send(item)
        except (BrokenPipeError, ConnectionResetError):
            return

    def answer(self) -> Sequence[bytes]:
        """Take what came through the pipe."""
        return (self.link.recv_bytes(),)

    def end(self) -> None:
        """Kill the process."""
        self.process.kill()
        self.process.join()
        self.link.close()


class Processes:
    """The crew of one machine."""

    def __init__(self, job: Job, _workers: int, serve: Serve = serve) -> None:
        self._job, self._serve = job, serve

    def hire(self) -> Hand:
        """Start a process."""
        return ProcessHand(self._job, self._serve)

    def wait(self, hands: Sequence[Hand], seconds: float) -> Sequence[Hand]:
        """Wait at all pipes at once."""
        links = {h.link: h for h in hands if isinstance(h, ProcessHand)}
        return [links[link] for link in wait(list(links), timeout=seconds)]  # type: ignore[index]

    def close(self) -> None:
        """Nothing is left: each process ended with its hand."""
