"""Workers for the tests of the engine: real processes that read real articles without models, and
do what an article tells them: die, hang, or take too long over it."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection

from twosource.archive.hands import Processes
from twosource.archive.item import Item
from twosource.archive.on_ray import Actors
from twosource.archive.outcome import pack, rows
from twosource.archive.pool import Pool
from twosource.archive.worker import READY, Job, _documents, _watch
from twosource.model.document import Document
from twosource.model.reading import Reading


def serve(link: Connection, job: Job) -> None:
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    with suppress(EOFError, OSError):
        link.send_bytes(READY)
        while (item := link.recv()) is not None:
            link.send_bytes(_work(item, job))


def _work(item: Item, job: Job) -> bytes:
    found = [d for d in _documents(item, job) if isinstance(d, Document)]
    for document in found:
        if "KILL THE READER" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "KEEP THE READER" in document.text:
            time.sleep(600)
        if "A LONG TEXT" in document.text:
            time.sleep(0.3)
    time.sleep(0.002)
    return pack([rows(Reading(d)) for d in found], [])


QUICK = partial(Pool, crew=partial(Processes, serve=serve))


class Reader:
    """The same for the engines that call methods."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def begin(self) -> bytes:
        return READY

    def work(self, items: Sequence[Item]) -> list[bytes]:
        return [_work(item, self._job) for item in items]


QUICK_RAY = partial(Pool, crew=partial(Actors, reader=Reader))
