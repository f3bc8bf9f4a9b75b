"""How far a run is: documents a second, time that is left, and what failed, by kind."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.archive.item import Item


@dataclass(frozen=True, slots=True)
class State:
    """``done``: documents of this run. ``rate``: documents a second. ``left``: seconds, None where
    it cannot be told yet. ``failures``: by kind, in the files that are written."""

    done: int
    rate: float
    share: float
    left: float | None
    failures: Mapping[str, int]

    def __str__(self) -> str:
        told = [f"{self.done:,} documents", f"{self.rate:.1f} a second", f"{self.share:.0%}"]
        if self.left is not None:
            told.append(f"{duration(self.left)} left")
        told += [f"{count:,} {kind}" for kind, count in sorted(self.failures.items())]
        return ", ".join(told)


class Clock:
    """Counts the bytes of the sources that were passed, from the first item still to be done on."""

    def __init__(self, whole: int) -> None:
        self._whole = whole
        self._start = time.monotonic()
        self._reached = self._before = 0
        self._begun = False

    def watched(self, items: Iterator[Item]) -> Iterator[Item]:
        """Yield the items as they are, taking note of how far they reach."""
        for item in items:
            self._reached = item.reached
            yield item

    def state(self, done: int, failures: Mapping[str, int]) -> State:
        """Return how far the run is after ``done`` documents."""
        if not self._begun:  # what an earlier run did costs no time, and starting up is no rate
            self._begun, self._before = True, self._reached
        spent = max(time.monotonic() - self._start, 1e-6)
        passed, rest = self._reached - self._before, self._whole - self._reached
        share = min(1.0, self._reached / self._whole) if self._whole else 0.0
        left = spent * rest / passed if passed > 0 else None
        return State(done, done / spent, share, left, dict(failures))


def duration(seconds: float) -> str:
    """Return a time as people say it: ``40 s``, ``12 min``, ``3 h 5 min``, ``2 d 3 h``."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    if minutes < 120:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"
