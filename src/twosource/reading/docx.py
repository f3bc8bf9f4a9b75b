"""Word documents (.docx, ECMA-376), by python-docx: the body, with headings, lists and tables.

Tracked changes are read as if all were accepted; comments, footnotes, headers and footers are left
out, and that is said. The author and the day come from the document's properties only where the
text names none.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from twosource.errors import ReadError, ReadWarning
from twosource.model.document import Document
from twosource.reading.assemble import Draft, assemble
from twosource.reading.blocks import compose
from twosource.reading.decode import check, check_length
from twosource.reading.docx_blocks import blocks_of
from twosource.reading.hints import Hints
from twosource.reading.inner import held
from twosource.reading.source import Source
from twosource.reading.zips import MARK, open_zip, unpack
from twosource.settings import Limits

PART = "word/document.xml"
_CURE = "Save it again from the word processor, as .docx, or as plain text"
_OLD = b"\xd0\xcf\x11\xe0"
_LEFT_OUT = (("word/comments.xml", "comments"), ("word/footnotes.xml", "footnotes"),
             ("word/endnotes.xml", "endnotes"))  # fmt: skip
_NOTE = re.compile(rb"<w:(?:comment|footnote|endnote)\b(?![^>]*w:type=)")
_NAME = re.compile(r"[^\W\d_]+(?:[ .'\u2019-]+[^\W\d_]+){1,4}\.?")
_NOBODY = re.compile(r"microsoft|office|user|admin|owner|author|python|unknown|standard", re.I)


def sniff(head: bytes) -> bool:
    """Whether the bytes begin a Word document: a ZIP with such files, or an old one."""
    return (head.startswith(MARK) and b"word/" in head) or head.startswith(_OLD)


def read_docx(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield the one document. Raises ``ReadError``."""
    data = source.bytes(limits.file_bytes)
    if data.startswith(_OLD):
        raise ReadError(
            "it is of the old form of Word (.doc), or encrypted",
            where=source.name,
            cure="Open it, and save it as .docx without a password",
        )
    names, notes = _checked(data, held(source, limits), limits)
    if PART not in names:
        raise ReadError("not a Word document", where=source.name, cure=_CURE)
    opened = _open(data, source.name)
    found = blocks_of(opened, limits.text_chars)
    text, known = compose(found.blocks)
    if not any(c.isalnum() for c in text):
        raise ReadError("the document holds no text", where=source.name, cure=_CURE)
    check_length(check(text, source.name), limits.text_chars, source.name)
    made = assemble(Draft(text, source.name, url=source.url, title=found.title, known=known), hints)
    told = [f"{n} were left out" for n in notes]
    if found.tracked:
        told.append("it has tracked changes: read as if all were accepted")
    yield _with_properties(made, opened, hints, told)
    for what in told:
        yield ReadWarning(what, where=source.name, cure="The rest was read")


def _checked(data: bytes, source: Source, limits: Limits) -> tuple[set[str], list[str]]:
    """Unpack every part once, within limits, so that what follows cannot be made to unpack more.

    Returns the names of the parts, and which notes (comments, footnotes) stand in it.
    """
    notes = []
    with open_zip(io.BytesIO(data), source.name, limits.parts) as opened:
        for info in opened.infolist():
            part = unpack(opened, info, limits.file_bytes, source.name)
            if source.budget is not None:
                source.budget.take(len(part), source.name)
            notes += [n for p, n in _LEFT_OUT if p == info.filename and _NOTE.search(part)]
            if len(part) != info.file_size:
                raise ReadError("a part of it is damaged", where=source.name, cure=_CURE)
        return set(opened.namelist()), notes


def _open(data: bytes, where: str) -> Any:
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except Exception as e:  # python-docx raises of every kind on what is damaged
        first = (str(e).splitlines() or [""])[0][:200]
        what = f"the document is damaged ({type(e).__name__}: {first})"
        raise ReadError(what, where=where, cure=_CURE) from e


def _with_properties(made: Document, opened: Any, hints: Hints, told: list[str]) -> Document:
    """Fill in author and day from the properties, where the text itself has none.

    The day is taken only where the document was begun and last saved on one; else it is named.
    """
    author, day, saved = _properties(opened)
    if made.byline is None and author:
        made = replace(made, byline=author)
    if made.published is not None or day is None:
        return made
    if day == saved and hints.published is None:
        told.append(
            f"no date in its text: {day}, on which it was begun and saved, was taken for it"
        )
        return replace(made, published=day)
    told.append(
        f"no date in its text; it was begun on {day} and last saved on {saved}: "
        "give --published if you know the day"
    )
    return made


def _properties(opened: Any) -> tuple[str | None, date | None, date | None]:
    try:
        core = opened.core_properties
        author, begun, saved = core.author, core.created, core.modified
    except Exception:  # properties of any kind of damage are absent
        return None, None, None
    name = " ".join((author or "").split())
    named = _NAME.fullmatch(name) and not _NOBODY.search(name) and len(name) <= 80
    day = begun.date() if begun else None
    return name if named else None, day, saved.date() if saved else None
