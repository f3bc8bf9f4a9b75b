"""The folder of an archive: tables in files of so many documents, and what is done so far.

``DIR/TABLE/part-NNNNNN.parquet``, ``DIR/manifest/NNNNNN.json`` (the keys of the items in those
files: they count as done from the moment this file is there), ``DIR/spool.jsonl`` (outcomes that
wait for their file to be full), ``DIR/quarantine/KEY`` and ``DIR/archive.json`` (what it was made
by). Items go into files in the order of the sources, so that the files are the same however many
workers there were, and however often a run was cut off.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from twosource.archive.files import PART, Lock, write_whole
from twosource.archive.item import Item
from twosource.archive.outcome import QUARANTINED, Outcome, failure, pack, unpack, unread
from twosource.archive.schema import schemas, table
from twosource.archive.spool import Spool
from twosource.errors import ReadError, UsageError
from twosource.reading.extras import need
from twosource.reading.warc import Page

VERSION = "1"


@dataclass(slots=True)
class Shard:
    """A file of each table that is being filled: its items in order, and their outcomes."""

    number: int
    keys: list[str] = field(default_factory=list)
    outcomes: dict[str, bytes] = field(default_factory=dict)
    full: bool = False


class Store:
    """The only writer of an archive. Raises ``UsageError`` where it is of another making."""

    def __init__(
        self,
        folder: Path,
        marks: Mapping[str, str],
        rows: int,
        ahead: int,
        tables: Mapping[str, Any] | None = None,
    ) -> None:
        self._tables = schemas() if tables is None else tables
        for name in ("manifest", "quarantine", *self._tables):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self._folder, self._rows, self._ahead = folder, rows, ahead
        self._lock = Lock(folder)
        try:
            self._marks = _agreed(folder / "archive.json", {"archive": VERSION, **marks})
            self.failures: Counter[str] = Counter()
            self.documents = 0
            self._taken: set[str] = set()
            closed = self._load()
            self._numbers = (n for n in itertools.count() if n not in closed)
            self._open: dict[str, Shard] = {}
            self._shards: list[Shard] = []
            self._spool = Spool(folder / "spool.jsonl")
            self._kept = {k: o for k, o in self._spool.read().items() if k not in self._taken}
            self._spool.rewrite(self._kept)
        except BaseException:
            self._lock.release()
            raise

    def _load(self) -> set[int]:
        """Take in the manifests; remove what a run that was cut off left half done."""
        closed = set()
        for path in sorted((self._folder / "manifest").glob("*.json")):
            found = json.loads(path.read_bytes())
            closed.add(int(path.stem))
            self._taken.update(found["keys"])
            self._count(found["documents"], found["failures"])
        for name in self._tables:
            for path in (self._folder / name).iterdir():
                number = path.stem.removeprefix("part-")
                if path.suffix == PART or not number.isdigit() or int(number) not in closed:
                    path.unlink()
        return closed

    def _count(self, documents: int, failures: Mapping[str, int]) -> None:
        self.documents += documents
        self.failures.update(failures)

    @property
    def done(self) -> int:
        """How many items are done, by this run or an earlier one."""
        begun = sum(len(s.keys) - len(s.outcomes) for s in self._shards)
        return len(self._taken) + len(self._kept) - begun

    def room(self) -> bool:
        """Whether more items may be begun: memory holds only so many files that are not full."""
        return len(self._shards) < self._ahead or not self._shards[-1].full

    def fresh(self, items: Iterator[Item]) -> Iterator[Item]:
        """Yield the items that are still to be done, each once; see to the others."""
        for item in items:
            if item.key in self._taken:
                continue
            self._allot(item.key)
            if item.key in self._kept:
                self._put(item.key, self._kept[item.key])
            elif isinstance(item.body, ReadError):
                self.finish(item, pack([], [unread(item, item.body)]))
            else:
                yield item

    def _allot(self, key: str) -> None:
        if not self._shards or self._shards[-1].full:
            self._shards.append(Shard(next(self._numbers)))
        shard = self._shards[-1]
        shard.keys.append(key)
        shard.full = len(shard.keys) >= self._rows
        self._taken.add(key)
        self._open[key] = shard

    def finish(self, item: Item, outcome: bytes) -> None:
        """Keep the outcome of an item; nothing of it is lost from here on."""
        try:
            found = unpack(outcome)
        except ValueError:
            outcome = pack([], [failure(item, "error", "the outcome cannot be read")])
            found = unpack(outcome)
        if any(f["kind"] in QUARANTINED for f in found["failures"]):
            self._set_aside(item)
        self._spool.add(item.key, outcome)
        self._put(item.key, outcome)

    def _set_aside(self, item: Item) -> None:
        body = item.body.body if isinstance(item.body, Page) else item.body
        if isinstance(body, bytes):  # a file of its own stays where it is
            data = body
            write_whole(self._folder / "quarantine" / item.key, lambda f: f.write(data))

    def _put(self, key: str, outcome: bytes) -> None:
        shard = self._open.pop(key)
        shard.outcomes[key] = outcome
        self._kept.pop(key, None)
        if shard.full and len(shard.outcomes) == len(shard.keys):
            self._close_shard(shard)

    def _close_shard(self, shard: Shard) -> None:
        """Write the files of a shard, then the manifest that makes them count."""
        outcomes = [unpack(shard.outcomes[k]) for k in shard.keys]
        name = f"{shard.number:06}"
        for kind, schema in self._tables.items():
            rows = table(schema, list(_rows(kind, outcomes)), self._marks)
            path = self._folder / kind / f"part-{name}.parquet"
            write_whole(path, lambda f, rows=rows: _parquet(rows, f))  # type: ignore[misc]
        failures = Counter(f["kind"] for o in outcomes for f in o["failures"])
        documents = sum(len(o["rows"]) for o in outcomes)
        told = {
            "keys": shard.keys,
            "documents": documents,
            "failures": dict(sorted(failures.items())),
        }
        data = json.dumps(told, indent=0).encode()
        write_whole(self._folder / "manifest" / f"{name}.json", lambda f: f.write(data))
        self._count(documents, failures)
        self._shards.remove(shard)
        live = {k: o for s in self._shards for k, o in s.outcomes.items()}
        self._spool.rewrite({**self._kept, **live})

    def complete(self) -> None:
        """All sources are read: close the last file, full or not."""
        for shard in list(self._shards):
            shard.full = True
            self._close_shard(shard)

    def release(self) -> None:
        """Let the next writer in; what is done stays done."""
        self._spool.close()
        self._lock.release()


def _rows(kind: str, outcomes: list[Outcome]) -> Iterator[dict[str, Any]]:
    for outcome in outcomes:
        if kind == "failures":
            yield from outcome["failures"]
        else:
            for row in outcome["rows"]:
                found = row[kind]
                yield from found if isinstance(found, list) else [found]


def _parquet(rows: Any, file: Any) -> None:
    need("pyarrow.parquet", "Parquet").write_table(rows, file, compression="zstd")


def _agreed(path: Path, marks: dict[str, str]) -> dict[str, str]:
    """Write down what the archive is made by, or see that it is the same. Raises ``UsageError``."""
    if path.exists():
        found: dict[str, str] = json.loads(path.read_bytes())
        other = sorted(k for k in found.keys() | marks.keys() if found.get(k) != marks.get(k))
        if other:
            cure = "Give another folder with --output, or finish it with what began it"
            what = f"it was begun with another version or setting of: {', '.join(other)}"
            raise UsageError(what, where=str(path.parent), cure=cure)
    else:
        data = json.dumps(marks, indent=1).encode()
        write_whole(path, lambda f: f.write(data))
    return marks
