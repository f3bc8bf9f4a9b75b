"""The crew of a Ray cluster: each worker is an actor that holds the models.

Ray's actors are used, and not Ray Data, which has the same actors behind its map: there one
document that kills its actor ends the run or costs its neighbours in the block, and none can be
given a limit of time. Here the engine (``pool.py``) decides that, as it does for processes. Items
are found by the writer, in the order of the sources, since the tables are to be the same whatever
reads them: one writer keeps some forty workers busy (docs/archive.md).

Without ``RAY_ADDRESS`` in the environment a Ray of its own is started on this machine, and ended
with the run. On a cluster, twosource is installed on every machine, and what is not inside a WARC,
JSON Lines or Parquet file (a folder of pages) lies where each machine sees it under one path.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from twosource.archive.hands import Hand
from twosource.archive.item import Item
from twosource.archive.pool import Pool
from twosource.archive.worker import Job, Reader
from twosource.reading.extras import need

_STORE_BYTES = 256 * 1024 * 1024  # items on their way: two parcels a worker
_PARCELS = 2
_ITEMS, _BYTES = 8, 64 * 1024
"""A parcel: so many items, of no more than so many bytes in all, unless it is one alone."""


def package() -> Any:
    """Return Ray, told to send nothing to anybody. Raises ``ReadError`` where it is missing."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    return need("ray", "--engine ray", "cluster")


class RayHand(Hand):
    """An actor, and what it has been asked and not yet answered.

    A call of an actor costs the writer some 6 ms, however small: items go in parcels, and their
    outcomes come back together.
    """

    def __init__(self, ray: Any, actor: Any) -> None:
        super().__init__()
        self._ray, self._actor = ray, actor
        self._asked: deque[tuple[Any, int]] = deque([(actor.begin.remote(), 1)])
        self._parcel: list[Item] = []

    @property
    def next(self) -> Any:
        """The answer that is waited for: None where nothing has been asked."""
        return self._asked[0][0] if self._asked else None

    @property
    def in_work(self) -> int:  # type: ignore[override]
        """The items of the first parcel."""
        return self._asked[0][1] if self._asked else len(self._parcel)

    def takes(self, item: Item) -> bool:
        """Whether there is room: in the parcel that is being packed, or for one more of them."""
        if not (self.ready and self.items):
            return self.ready
        return self._fits(item) or len(self._asked) + bool(self._parcel) < _PARCELS

    def _fits(self, item: Item) -> bool:
        parcel = self._parcel
        size = sum(_weight(i) for i in parcel) + _weight(item)
        return 0 < len(parcel) < _ITEMS and size <= _BYTES

    def _send(self, item: Item) -> None:
        if self._parcel and not self._fits(item):
            self.post()
        self._parcel.append(item)

    def post(self) -> None:
        """Hand over what has been packed."""
        if self._parcel:
            self._asked.append((self._actor.work.remote(self._parcel), len(self._parcel)))
            self._parcel = []

    def answer(self) -> Sequence[bytes]:
        """Take the answers from the store of objects."""
        try:
            found = self._ray.get(self._asked[0][0])
        except self._ray.exceptions.RayError as e:
            raise EOFError(str(e)) from e
        self._asked.popleft()
        return (found,) if isinstance(found, bytes) else found

    def end(self) -> None:
        """Kill the actor."""
        self._ray.kill(self._actor, no_restart=True)


def _weight(item: Item) -> int:
    """Bytes of an item; a file that the worker opens itself fills a parcel, whatever it holds."""
    return _BYTES if isinstance(item.body, Path) else item.size


class Actors:
    """The crew of a cluster, or of a Ray that is started here for this run."""

    def __init__(self, job: Job, workers: int, reader: Callable[[Job], Any] = Reader) -> None:
        self._ray = package()
        self._job, self._workers, self._reader = job, workers, reader
        self._begun = False

    def _begin(self) -> None:
        """Ray starts with the first hand: a run that finds all done needs none."""
        if self._begun:
            return
        self._begun = True
        quiet = {"logging_level": "ERROR", "log_to_driver": False}
        if os.environ.get("RAY_ADDRESS"):
            self._ray.init(**quiet)
            return
        self._ray.init(
            address="local",
            num_cpus=self._workers,
            include_dashboard=False,
            object_store_memory=_STORE_BYTES,
            _node_ip_address="127.0.0.1",
            **quiet,
        )

    def hire(self) -> Hand:
        """Start an actor; it is never restarted by Ray, since the engine sees to that."""
        self._begin()
        kind = self._ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(self._reader)
        return RayHand(self._ray, kind.remote(self._job))

    def wait(self, hands: Sequence[Hand], seconds: float) -> Sequence[Hand]:
        """Wait for the first answer of any."""
        ours = [h for h in hands if isinstance(h, RayHand)]
        for hand in ours:
            hand.post()
        asked = {h.next: h for h in ours if h.next is not None}
        done, _ = self._ray.wait(list(asked), num_returns=len(asked), timeout=0)
        if not done:
            done, _ = self._ray.wait(list(asked), num_returns=1, timeout=seconds)
        return [asked[ref] for ref in done]

    def close(self) -> None:
        """Let go of the cluster, or end the Ray of this run."""
        if self._begun:
            self._ray.shutdown()


RayPool = partial(Pool, crew=Actors)
