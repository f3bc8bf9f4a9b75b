"""A worker: a process of its own that holds the models, takes items and gives back outcomes."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.archive.item import Item, Piece
from twosource.archive.matter import Matter
from twosource.archive.outcome import failure, pack, rows, unread
from twosource.errors import ReadError, TwosourceError
from twosource.export.shapes import Shape
from twosource.model.document import Document
from twosource.reading import jsonl, tongue, warc
from twosource.reading.hints import Hints
from twosource.reading.inputs import read, read_source
from twosource.reading.readers import READERS
from twosource.reading.source import Source
from twosource.settings import Limits

if TYPE_CHECKING:
    from twosource.pipeline import Models

READY = b""
REFUSED = b"!"
_WATCH_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to know. ``memory_bytes``: beyond what the models take; 0: no bound.
    ``models``: whether it reads articles; one that only compares what was read needs none."""

    tagger: bool
    hints: Hints
    limits: Limits
    memory_bytes: int
    models: bool = True


def serve(link: Connection, job: Job) -> None:
    """Load the models, say ``READY``, and answer items until the link ends or None comes.

    Where the models cannot be loaded, ``REFUSED`` and the reason are sent.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the writer decides what ends
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            models = _warm(job)
        except TwosourceError as e:
            link.send_bytes(REFUSED + str(e).encode())
            return
        _bound(job.memory_bytes)
        link.send_bytes(READY)
        while (item := link.recv()) is not None:
            link.send_bytes(work(item, models, job))


class Reader:
    """The same worker for engines that call methods: an actor of Ray."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._models: Models

    def begin(self) -> bytes:
        """Load the models; return ``READY``, or ``REFUSED`` with the reason."""
        try:
            self._models = _warm(self._job)
        except TwosourceError as e:
            return REFUSED + str(e).encode()
        _bound(self._job.memory_bytes)
        return READY

    def work(self, items: Sequence[Item]) -> list[bytes]:
        """Return the outcome of each item."""
        return [work(item, self._models, self._job) for item in items]


def work(item: Item, models: Models, job: Job) -> bytes:
    """Run the stages on one item. Whatever goes wrong is in the outcome.

    A pure function of the item's bytes.
    """
    from twosource import pipeline
    from twosource.archive.compared import compare

    found: list[Shape] = []
    failures: list[Shape] = []
    try:
        if isinstance(item.body, Matter):
            return pack([compare(item.body)], [])
        for one in _documents(item, job):
            if isinstance(one, ReadError):
                failures.append(unread(item, one))
            else:
                found.append(rows(pipeline.read_document(one, models)))
    except ReadError as e:
        failures.append(unread(item, e))
    except MemoryError:
        failures.append(failure(item, "memory", "it needs more memory than the limit"))
    except Exception as e:  # a fault of ours: it must not end the run, and is shown in full
        failures.append(failure(item, "error", f"{type(e).__name__}: {e}"))
    return pack(found, failures)


def _documents(item: Item, job: Job) -> Iterator[Document | ReadError]:
    body = item.body
    if isinstance(body, bytes):
        yield from jsonl.read_line(body, item.file, item.where, job.hints, job.limits)
    elif isinstance(body, warc.Page):
        yield from warc.read_page(body, item.where, job.hints, job.limits)
    elif isinstance(body, Piece):
        reader = next(r for r in READERS if r.name == body.reader)
        source = Source(body.name, data=body.data)
        yield from read_source(source, job.hints, job.limits, reader.read)
    elif isinstance(body, Path):
        yield from read(str(body), job.hints, job.limits)
    elif isinstance(body, ReadError):
        yield body


def _warm(job: Job) -> Models:
    """Load everything by reading a document, so that no article's time or memory is spent on it."""
    from twosource import pipeline

    models = pipeline.load_models(tagger=job.tagger)
    if not job.models:
        return models  # they are not read from disk before they are used
    tongue.load()
    line = b'{"text": "The mayor said on Monday that she had called the harbour master twice."}'
    for one in jsonl.read_line(line, "-", "-", Hints(), job.limits):
        if isinstance(one, Document):
            pipeline.read_document(one, models)
    gc.collect()
    gc.freeze()  # what is loaded stays: it need not be looked through again and again
    return models


def _watch(parent: int) -> None:
    """End with the writer, however that ends: nobody would take the outcome."""
    while os.getppid() == parent:
        time.sleep(_WATCH_SECONDS)
    os._exit(1)


def _bound(memory_bytes: int) -> None:
    """Let no document take more memory than that; where the system can bound it (Linux)."""
    statm = Path("/proc/self/statm")
    if memory_bytes and statm.exists():
        import resource

        now = int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        limit = now + memory_bytes
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        if hard == resource.RLIM_INFINITY or limit <= hard:
            resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
