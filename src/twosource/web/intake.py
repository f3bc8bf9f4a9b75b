"""Files that were dropped on the desk: read one batch after the other, beside the pages.

A thread of its own reads and analyses them, while the pages answer; the story is held only for as
long as it takes to store what was read and to compare the accounts.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from twosource import pipeline
from twosource.errors import ReadError, ReadWarning, TwosourceError
from twosource.model.document import Document
from twosource.model.reading import Reading
from twosource.reading.hints import Hints
from twosource.reading.inputs import read_source
from twosource.reading.source import Source
from twosource.settings import LIMITS
from twosource.web.desk import Desk

KEPT = 20
"""Batches that are shown; earlier ones are forgotten."""
_CHUNK = 100
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Batch:
    """Files added together, and what became of them.

    ``step`` says what is being done, empty where it is done; ``failed`` and ``remarks`` are what
    could not be read and what is to be said of the rest, in full sentences; ``left_out`` is how
    many more of these there are.
    """

    number: int
    names: tuple[str, ...]
    step: str = "waiting"
    added: int = 0
    unchanged: int = 0
    failed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(slots=True)
class _Job:
    batch: Batch
    files: Sequence[tuple[str, Path]]
    folder: TemporaryDirectory[str]
    hints: Hints
    said: list[ReadError] = field(default_factory=list)


class Intake:
    """Takes files, and reads them in the order in which they came."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._batches: dict[int, Batch] = {}
        self._jobs: deque[_Job] = deque()
        self._thread: threading.Thread | None = None
        self._models: pipeline.Models | None = None
        self._last = 0

    def batches(self) -> list[Batch]:
        """The batches, the newest first."""
        with self._lock:
            return [self._batches[n] for n in sorted(self._batches, reverse=True)]

    def take(
        self, files: Sequence[tuple[str, Path]], folder: TemporaryDirectory[str], hints: Hints
    ) -> int:
        """Take files (name and place) that lie in ``folder``, which is removed once they are read.

        Returns the number of the batch.
        """
        with self._lock:
            self._last += 1
            batch = Batch(self._last, tuple(name for name, _ in files))
            self._batches[batch.number] = batch
            for old in sorted(self._batches)[:-KEPT]:
                del self._batches[old]
            self._jobs.append(_Job(batch, files, folder, hints))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True, name="intake")
                self._thread.start()
            return batch.number

    def wait(self, seconds: float) -> None:
        """Wait until all is read, no longer than that."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._jobs:
                    self._thread = None
                    return
                job = self._jobs.popleft()
            try:
                with job.folder:
                    self._read(job)
            except TwosourceError as error:
                self._end(job, ReadError(error.what, where=error.where, cure=error.cure))
            except Exception as error:  # a fault of ours: the desk goes on, and it is shown
                what = f"these files could not be added ({type(error).__name__}: {error})"
                self._end(job, ReadError(what, cure="It is a fault of twosource: please report it"))
            else:
                self._end(job)

    def _read(self, job: _Job) -> None:
        """Analyse the documents of a batch, and store them some at a time."""
        if self._models is None:
            self._tell(job, step="loading the models")
            self._models = self._desk.models()
        held: list[Reading] = []
        for one in self._documents(job):
            if isinstance(one, ReadError):
                job.said.append(one)
                continue
            self._tell(job, step=f"reading {one.title or one.file or 'an article'}")
            reading = pipeline.attempt(one, self._models)
            if isinstance(reading, ReadError):
                job.said.append(reading)
            else:
                held.append(reading)
            if len(held) >= _CHUNK:
                self._store(job, held)
                held = []
        if held:
            self._store(job, held)

    def _documents(self, job: _Job) -> Iterator[Document | ReadError]:
        for name, path in job.files:
            self._tell(job, step=f"opening {name}")
            yield from read_source(Source(name, path=path), job.hints, LIMITS)

    def _store(self, job: _Job, held: list[Reading]) -> None:
        assert self._models is not None
        self._tell(job, step="comparing accounts")
        report = self._desk.add(held, self._models)
        job.said += report.failed
        batch = job.batch
        self._tell(
            job, added=batch.added + report.added, unchanged=batch.unchanged + report.unchanged
        )

    def _end(self, job: _Job, error: ReadError | None = None) -> None:
        said = [*job.said, *([error] if error else ())]
        failed = [str(e) for e in said if not isinstance(e, ReadWarning)]
        remarks = [str(e) for e in said if isinstance(e, ReadWarning)]
        more = max(0, len(failed) - _SHOWN) + max(0, len(remarks) - _SHOWN)
        self._tell(
            job,
            step="",
            failed=tuple(failed[:_SHOWN]),
            remarks=tuple(remarks[:_SHOWN]),
            left_out=more,
        )

    def _tell(self, job: _Job, **changed: object) -> None:
        job.batch = replace(job.batch, **changed)  # type: ignore[arg-type]
        with self._lock:
            if job.batch.number in self._batches:
                self._batches[job.batch.number] = job.batch
