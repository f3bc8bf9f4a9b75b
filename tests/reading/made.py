"""Files made for the tests of the readers: Word documents, e-mails, ZIPs, feeds. All invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from pathlib import PurePosixPath
from xml.sax.saxutils import escape

import docx

STORY = (
    "The harbour board met on Tuesday and put off the vote on the new crane.",
    '"We have not seen the figures," said Ida Malk, who heads the board.',
    "Two members told the Courier that the figures had been sent in March.",
)
_PLAIN = [("Normal", words) for words in STORY]
WHEN = datetime(2031, 3, 4, 9, 30)


def docx_bytes(
    blocks: Sequence[tuple[str, str]] = _PLAIN,
    *,
    author: str = "",
    created: datetime | None = None,
    modified: datetime | None = None,
    table: Sequence[Sequence[str]] = (),
) -> bytes:
    """A document: style and words of each paragraph, then a table."""
    made = docx.Document()
    for style, words in blocks:
        made.add_paragraph(words, style=style)
    if table:
        grid = made.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    core = made.core_properties
    core.author = author
    core.created = created or datetime(2001, 1, 1)
    core.modified = modified or datetime(2002, 2, 2)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def zip_bytes(files: Mapping[str, bytes | str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of files by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return out.getvalue()


def replaced(data: bytes, name: str, part: bytes) -> bytes:
    """A ZIP with one of its files exchanged or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        files: dict[str, bytes | str] = {i.filename: opened.read(i) for i in opened.infolist()}
    return zip_bytes(files | {str(PurePosixPath(name)): part})


def mail(
    body: str = "\n\n".join(STORY), *, html: str | None = None, **headers: str
) -> EmailMessage:
    """A message from Ida Malk of 4 March 2031."""
    made = EmailMessage()
    known = {
        "From": "Ida Malk <ida.malk@board.example>",
        "To": "desk@courier.example",
        "Date": "Tue, 04 Mar 2031 23:30:00 -0500",
        "Subject": "The crane",
        "Message-ID": "<1@board.example>",
    }
    for name, value in (known | {k.replace("_", "-"): v for k, v in headers.items()}).items():
        made[name] = value
    made.set_content(body)
    if html is not None:
        made.add_alternative(html, subtype="html")
    return made


def rss(*items: str, title: str = "Tern Wire", more: str = "") -> bytes:
    """An RSS feed of items."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape(title)}</title>{more}{''.join(items)}</channel></rss>"
    ).encode()


def item(
    title: str, body: str, number: int = 1, more: str = "", tag: str = "content:encoded"
) -> str:
    """An item of an RSS feed. ``body`` is HTML."""
    return (
        f"<item><title>{escape(title)}</title><link>https://tern.example/{number}</link>"
        f"<pubDate>Tue, 04 Mar 2031 23:30:00 -0500</pubDate>{more}"
        f"<{tag}>{escape(body)}</{tag}></item>"
    )


def html_story() -> str:
    return "".join(f"<p>{p}</p>" for p in STORY)
