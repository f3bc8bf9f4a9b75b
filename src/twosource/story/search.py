"""Search for words in the active texts, titles and outlets."""

from __future__ import annotations

from typing import NamedTuple

from twosource.story.database import Database

WORDS_AROUND = 16


class Hit(NamedTuple):
    """One document that holds all the words; ``snippet`` shows some of them in their place."""

    document: str
    title: str | None
    outlet: str | None
    file: str | None
    snippet: str


def search(database: Database, query: str, limit: int) -> list[Hit]:
    """Return the best ``limit`` documents that hold every word of ``query``, best first.

    The query is plain words: nothing in it is an operator.
    """
    words = query.replace('"', " ").replace("\0", " ").split()
    if not words:
        return []
    phrase = " ".join(f'"{word}"' for word in words)
    found = database.rows(
        "SELECT d.id, d.title, d.outlet, d.file, snippet(fts, -1, '', '', '\u2026', ?)"
        " FROM fts JOIN documents d ON d.row = fts.rowid"
        " WHERE fts MATCH CAST(? AS TEXT) ORDER BY rank, d.id LIMIT ?",
        (WORDS_AROUND, phrase.encode("utf-8", "replace"), limit),
    )
    return [Hit(*row) for row in found]
