"""Search for words in the active texts, titles and outlets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

WORDS_AROUND = 16


class Searched(Protocol):
    """What is searched: a story file (``Database``), or texts in memory (``Aside``)."""

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """All rows of one statement."""


class Hit(NamedTuple):
    """One document that holds all the words; ``snippet`` shows some of them in their place."""

    document: str
    title: str | None
    outlet: str | None
    file: str | None
    snippet: str


_PARTS = re.compile(r'((?<!\S)-(?=["\w]))?(?:"([^"]*)"|([^\s"]+))')


def _parts(query: str) -> Iterator[tuple[bool, str]]:
    """The parts of a query in the index's own syntax, each in quotation marks, a prefix with its
    star; and of each whether a minus right before it says that it is not to stand there."""
    for minus, phrase, word in _PARTS.findall(query.replace("\0", " ")):
        star = word.endswith("*") and word.strip("*")
        held = (word.rstrip("*") if star else phrase or word).strip()
        if held:
            yield bool(minus), f'"{held}"*' if star else f'"{held}"'


def _asked(query: str) -> str:
    """The query as the index takes it; "" where nothing is asked for. A minus needs something that
    it is taken from: where all parts have one, none counts."""
    parts = list(_parts(query))
    wanted = [p for minus, p in parts if not minus]
    unwanted = [p for minus, p in parts if minus]
    if not wanted or not unwanted:
        return " ".join(p for _, p in parts)
    return f"({' '.join(wanted)}) NOT ({' OR '.join(unwanted)})"


def matches(database: Searched, query: str) -> list[str]:
    """The ids of all documents that ``search`` would find, best first."""
    phrase = _asked(query)
    if not phrase:
        return []
    found = database.rows(
        "SELECT d.id FROM fts JOIN documents d ON d.row = fts.rowid"
        " WHERE fts MATCH CAST(? AS TEXT) ORDER BY rank, d.id",
        (phrase.encode("utf-8", "replace"),),
    )
    return [id_ for (id_,) in found]


def snippets(database: Searched, query: str, ids: Sequence[str]) -> list[Hit]:
    """Those of ``ids`` that ``query`` finds, with their words, in the order of ``ids``."""
    phrase = _asked(query)
    if not phrase or not ids:
        return []
    found = database.rows(
        "SELECT d.id, d.title, d.outlet, d.file, snippet(fts, -1, '', '', '\u2026', ?)"
        " FROM fts JOIN documents d ON d.row = fts.rowid"
        " WHERE fts MATCH CAST(? AS TEXT) AND fts.rowid IN"
        " (SELECT row FROM documents WHERE id IN (SELECT value FROM json_each(?)))",
        (WORDS_AROUND, phrase.encode("utf-8", "replace"), json.dumps(list(ids))),
    )
    by_id = {hit.document: hit for hit in (Hit(*row) for row in found)}
    return [by_id[i] for i in ids if i in by_id]


def search(database: Searched, query: str, limit: int) -> list[Hit]:
    """Return the best ``limit`` documents that hold every word of ``query``, best first.

    Words in straight quotation marks stand side by side, in this order; ``word*`` is any word that
    begins so; a minus before a word or phrase leaves out the documents that have it. Nothing else
    in a query is an operator.
    """
    phrase = _asked(query)
    if not phrase:
        return []
    found = database.rows(
        "SELECT d.id, d.title, d.outlet, d.file, snippet(fts, -1, '', '', '\u2026', ?)"
        " FROM fts JOIN documents d ON d.row = fts.rowid"
        " WHERE fts MATCH CAST(? AS TEXT) ORDER BY rank, d.id LIMIT ?",
        (WORDS_AROUND, phrase.encode("utf-8", "replace"), limit),
    )
    return [Hit(*row) for row in found]
