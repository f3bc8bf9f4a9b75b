"""The story that the desk shows: read once, and again when its file has changed."""

from __future__ import annotations

import getpass
import secrets
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import BinaryIO, TypeVar

from twosource import correcting, leaving, pipeline, sharing
from twosource.errors import ReadError, UsageError
from twosource.keeping import Keeper
from twosource.model.correction import Correction
from twosource.model.document import Document
from twosource.model.reading import Reading
from twosource.pipeline import BuildReport
from twosource.protect.leaving import Leaving
from twosource.sharing import Taken
from twosource.story import Story, search
from twosource.story.aside import Aside
from twosource.story.changes import Replacement
from twosource.story.ledger import Build
from twosource.story.search import Hit
from twosource.web.lookups import Lookups

T = TypeVar("T")
_Stamp = tuple[tuple[int, int], ...]


class Desk:
    """A story file. Every method raises ``TwosourceError`` with its cure.

    ``token`` is made anew at each start; only our own pages hold it. ``protecting``: what is shown
    is what may leave, names of victims, minors and private persons replaced (None: those in news of
    violence; False: all names). Nothing can be corrected then: places are those of other words.
    """

    def __init__(self, path: str | Path, protecting: bool | None = False) -> None:
        self.path = Path(path)
        self.protecting = protecting
        self.token = secrets.token_urlsafe(24)
        self._held: tuple[_Stamp, Lookups] | None = None
        self._aside: tuple[Lookups, Aside] | None = None
        self._left: dict[bool | None, tuple[Lookups, Leaving, Lookups]] = {}
        self._reading, self._writing = Lock(), Lock()
        self._at_rest = Lock()  # who reads the file, or writes it: never both at once
        self._keeper = Keeper()

    def look(self) -> Lookups:
        """What the story holds now, as it is to be shown."""
        return self.whole() if self.protecting is False else self._leaving(self.protecting)[2]

    def true(self) -> Lookups:
        """The story with true names, without what is not to be seen where names are hidden."""
        return self.whole() if self.protecting is False else self._leaving(False)[2]

    def leaving(self, protected: bool | None) -> Leaving:
        """What may leave of the story now."""
        return self._leaving(protected)[1]

    def fit(self) -> Lookups:
        """The story as it is to be shown on a page that is made to be taken away: names of victims,
        minors and private persons in news of violence replaced."""
        if self.protecting is not False:
            return self.look()
        whole, safe, left = self._leaving(None)
        return left if safe.people else whole

    def _leaving(self, protected: bool | None) -> tuple[Lookups, Leaving, Lookups]:
        lk = self.whole()
        with self._reading:
            held = self._left.get(protected)
            if held is None or held[0] is not lk:
                with Story.open(self.path, create=False) as story:
                    safe = leaving.of_story(story, protected, lk.table)
                shown = tuple(map(safe.record, lk.held))
                left = Lookups(safe.table, safe.words(lk.story), shown, lk.waiting, hidden=True)
                held = self._left[protected] = (lk, safe, left)
            return held

    def whole(self) -> Lookups:
        """All that the story holds now. While this desk writes, what it held before: a change is
        seen whole or not at all, and no reader waits for it."""
        held = self._held
        if held is not None and self._writing.locked():
            return held[1]
        with self._reading:
            held = self._held
            if held is not None and held[0] == self._stamp():
                return held[1]
            if held is not None and not self._at_rest.acquire(blocking=False):
                return held[1]  # somebody began to write meanwhile
            try:
                self._held = (self._stamp(), self._read())
            finally:
                if held is not None:
                    self._at_rest.release()
            return self._held[1]

    def search(self, query: str, limit: int) -> list[Hit]:
        """The articles that hold every word."""
        if self.protecting is not False:
            return search.search(self._as_it_leaves(), query, limit)
        with Story.open(self.path, create=False) as story:
            return story.search(query, limit)

    def matches(self, query: str) -> list[str]:
        """The ids of all articles that hold every word, best first."""
        if self.protecting is not False:
            return search.matches(self._as_it_leaves(), query)
        with Story.open(self.path, create=False) as story:
            return story.matches(query)

    def snippets(self, query: str, ids: Sequence[str]) -> list[Hit]:
        """Those of these articles that hold every word, with their words."""
        if self.protecting is not False:
            return search.snippets(self._as_it_leaves(), query, ids)
        with Story.open(self.path, create=False) as story:
            return story.snippets(query, ids)

    def _as_it_leaves(self) -> Aside:
        """The texts as they are shown, to be searched: a name that is hidden finds nothing, or
        whoever guesses it would be told whose it is."""
        lk = self.look()
        held = self._aside
        if held is None or held[0] is not lk:
            held = self._aside = (lk, Aside(lk.table.documents))
        return held[1]

    def history(self) -> tuple[list[Build], list[Document], list[Replacement]]:
        """The builds, oldest first; the texts of articles that are not the active ones; what
        changed in the findings, the last first."""
        with Story.open(self.path, create=False) as story:
            builds, texts, changed = story.builds(), story.other_texts(), story.replacements()
        return builds, self._shown(texts), self._shown(changed)

    def _shown(self, records: list[T]) -> list[T]:
        """Records that are not in the table, as they are to be shown."""
        if self.protecting is False:
            return records
        safe, known = self.leaving(self.protecting), {d.id for d in self.look().table.documents}
        return [
            safe.record(r) for r in records if not isinstance(r, Document) or r.id in known
        ]  # fmt: skip

    def correct(self, propose: correcting.Propose, reason: str | None) -> Correction:
        """Store a correction; the findings follow at once."""
        return self._write(
            lambda s: correcting.correct(
                s, propose, datetime.now(UTC), _user(), reason, self._keeper
            )
        )

    def take(self, file: BinaryIO, name: str) -> Taken:
        """Take a file of corrections in."""
        return self._write(lambda s: sharing.take(s, file, name, datetime.now(UTC)))

    def give(self) -> bytes:
        """The corrections that hold, as JSON lines."""
        out = BytesIO()
        with Story.open(self.path, create=False) as story:
            sharing.give(story, out)
        return out.getvalue()

    def undo(self, number: int, *, sure: bool = False) -> Correction:
        """Take a correction back; ``sure`` as in ``correcting.undo``."""
        return self._write(
            lambda s: correcting.undo(s, number, datetime.now(UTC), self._keeper, sure=sure)
        )

    def models(self) -> pipeline.Models:
        """The models that the story was read with."""
        with Story.open(self.path, create=False) as story:
            return pipeline.models_of(story)

    def add(self, found: Iterable[Reading | ReadError], models: pipeline.Models) -> BuildReport:
        """Put articles into the story that were analysed already; the findings follow at once."""
        return self._write(lambda s: pipeline.build_from(found, s, models, keeper=self._keeper))

    def today(self, id_: str, known: Container[str]) -> str:
        """An id as it is called today: itself where it is ``known``."""
        if id_ in known:
            return id_
        with Story.open(self.path, create=False) as story:
            return story.resolve(id_)

    def _write(self, change: Callable[[Story], T]) -> T:
        if self.protecting is not False:
            cure = "Show the names first (at the foot of each page)"
            raise UsageError("names are hidden, so nothing can be corrected", cure=cure)
        writing = correcting.writing(self.path, held=self._keeper.held)
        with self._writing, self._at_rest, writing as story:
            return change(story)

    def _read(self) -> Lookups:
        with Story.open(self.path, create=False) as story:
            waiting = story.not_compared() if story.findings_stale() else 0
            table = self._keeper.table(story)
            return Lookups(table, self.path.name, story.corrections(), waiting)

    def _stamp(self) -> _Stamp:
        """Changes whenever the file or its log does. (An empty log is no log.)"""
        out = []
        for path in (self.path, self.path.with_name(self.path.name + "-wal")):
            try:
                found = path.stat()
            except OSError:
                out.append((0, 0))
                continue
            out.append((found.st_mtime_ns, found.st_size) if found.st_size else (0, 0))
        return tuple(out)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
