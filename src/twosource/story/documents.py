"""Documents as rows: every version of a text is kept, one is active."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

from twosource.model.document import Document, Zone
from twosource.story.codec import from_json, to_json
from twosource.story.database import Database

_TEXTS = ("id", "version", "doc", "file", "url", "outlet", "title", "byline", "published",
          "language", "zones", "text")  # fmt: skip
COLUMNS = ("id", "doc", "file", "url", "outlet", "title", "byline", "published", "language",
           "text", "zones", "analysed", "kind")  # fmt: skip
_REWRITTEN = ("version", "doc", "file", "url", "outlet", "title", "byline", "text")
_PAGE = 200
# Texts are bound as bytes: a str with a lone surrogate cannot be bound, its bytes can.
_PUT = (
    f"INSERT INTO documents ({', '.join(_TEXTS)}, analysed, kind, active)"  # noqa: S608
    f" VALUES ({', '.join(['CAST(? AS TEXT)'] * len(_TEXTS))}, ?, ?, 1)"
    " ON CONFLICT (id, version) DO UPDATE SET active = 1, doc = excluded.doc,"
    " file = excluded.file, url = excluded.url, analysed = excluded.analysed"
)
SELECT = f"SELECT {', '.join('d.' + c for c in COLUMNS)}"


def put_document(connection: sqlite3.Connection, document: Document) -> None:
    """Store this version and make it the active one, inside the caller's transaction."""
    version = document.version
    connection.execute(
        "UPDATE documents SET active = 0 WHERE id = ? AND active = 1 AND version <> ?",
        (document.id, version),
    )
    published = document.published.isoformat() if document.published else None
    texts = (
        document.id, version, document.doc, document.file, document.url, document.outlet,
        document.title, document.byline, published, document.language, to_json(document.zones),
        document.text,
    )  # fmt: skip
    connection.execute(_PUT, (*map(_bytes, texts), document.analysed, document.kind))


def take_out(connection: sqlite3.Connection, id_: str) -> None:
    """Let no version of a document be the active one; its text is kept. In the caller's
    transaction."""
    connection.execute("UPDATE documents SET active = 0 WHERE id = ? AND active = 1", (id_,))
    connection.execute("DELETE FROM readings WHERE document = ?", (id_,))


def erase(connection: sqlite3.Connection, id_: str) -> None:
    """Erase every version of a document, in the caller's transaction."""
    take_out(connection, id_)
    connection.execute("DELETE FROM overrides WHERE document = ?", (id_,))
    connection.execute("DELETE FROM documents WHERE id = ?", (id_,))


def overwrite(connection: sqlite3.Connection, old: Document, new: Document) -> None:
    """Put a text in the row of another version of its document, which is not the active one then,
    in the caller's transaction. (The index of words drops a text as it was when it was shown.)"""
    if _is_active(connection, old):
        take_out(connection, old.id)
    row = (old.id, old.version)
    if new.version != old.version:
        connection.execute(
            "DELETE FROM documents WHERE id = ? AND version = ? AND active = 0",
            (new.id, new.version),
        )
    texts = (new.version, new.doc, new.file, new.url, new.outlet, new.title, new.byline, new.text)
    connection.execute(
        f"UPDATE documents SET {', '.join(f'{c} = CAST(? AS TEXT)' for c in _REWRITTEN)}"  # noqa: S608
        " WHERE id = ? AND version = ?",
        (*map(_bytes, texts), *row),
    )


def _is_active(connection: sqlite3.Connection, document: Document) -> bool:
    sql = "SELECT active FROM documents WHERE id = ? AND version = ?"
    found = connection.execute(sql, (document.id, document.version)).fetchone()
    return bool(found and found[0])


def documents(database: Database) -> Iterator[Document]:
    """Yield the active documents by id. Pages, so that no lock is held between two of them."""
    last = ""
    while True:
        page = database.rows(
            f"{SELECT} FROM documents d WHERE d.active = 1 AND d.id > ? ORDER BY d.id LIMIT ?",
            (last, _PAGE),
        )
        yield from map(document_of, page)
        if len(page) < _PAGE:
            return
        last = page[-1][0]


def unread(database: Database, key: str) -> list[Document]:
    """Return the active documents that have no reading under this key, by id."""
    found = database.rows(
        f"{SELECT} FROM documents d LEFT JOIN readings r ON r.document = d.id"
        " WHERE d.active = 1 AND (r.key IS NULL OR r.key <> ?) ORDER BY d.id",
        (key,),
    )
    return [document_of(row) for row in found]


def document_at(database: Database, id_: str, version: str) -> Document:
    """Return a document as it was in an earlier version, which is kept."""
    (row,) = database.rows(
        f"{SELECT} FROM documents d WHERE d.id = ? AND d.version = ?", (id_, version)
    )
    return document_of(row)


def other_texts(database: Database) -> list[Document]:
    """Return the versions of documents that are not the active one, in the order they were read."""
    rows = database.rows(f"{SELECT} FROM documents d WHERE d.active = 0 ORDER BY d.row")
    return [document_of(row) for row in rows]


def document_of(row: Any) -> Document:
    """Return the record of a row whose first columns are ``COLUMNS``."""
    (id_, doc, file, url, outlet, title, byline, published, language, text, zones, analysed,
     kind) = row[: len(COLUMNS)]  # fmt: skip
    return Document(
        id=id_, doc=doc, file=file, url=url, outlet=outlet, title=title, byline=byline,
        published=date.fromisoformat(published) if published else None, language=language,
        text=text, zones=from_json(zones, tuple[Zone, ...]), analysed=bool(analysed),
        kind=kind,
    )  # fmt: skip


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8", "surrogatepass")
