"""E-mail: one message (.eml) or a mailbox (.mbox); attachments are documents of their own.

The words of a message are its sender's; what it quotes of others is set aside as furniture, and so
are its headers and signature. The sender is byline and outlet (what it says in its own voice is the
sender's, whatever outlet the user names for a folder), the day of sending that of publication.
Where no more than an address is known of the sender, a paper that the text names is the outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.utils import parseaddr
from typing import BinaryIO

from twosource.errors import ReadError, ReadWarning
from twosource.model.document import Document, ZoneKind
from twosource.reading.assemble import Draft, assemble
from twosource.reading.blocks import Block, compose
from twosource.reading.dates import parse_published
from twosource.reading.decode import check, check_length, decode
from twosource.reading.hints import Hints
from twosource.reading.inner import held, read_inner
from twosource.reading.mail_body import Part, sort_out
from twosource.reading.mail_quoted import own_and_quoted
from twosource.reading.mime import header, parse
from twosource.reading.source import Source, empty, megabytes
from twosource.settings import Limits

_FROM = b"From "
_NAMED = re.compile(
    rb"^(?:received|return-path|from|to|cc|date|message-id|mime-version|delivered-to|subject|"
    rb"reply-to|sender|content-type|x-[\w-]+|dkim-signature|arc-[\w-]+):",
    re.I | re.M,
)
_NEEDED = re.compile(rb"^(?:from|sender):", re.I | re.M)
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_CURE = "Split the mailbox, or save the message alone as .eml"


def sniff_mail(head: bytes) -> bool:
    """Whether the bytes begin with the headers of a message: three that are known, and From."""
    top = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    if not re.match(rb"[A-Za-z][A-Za-z-]*:", top):
        return False
    return len(_NAMED.findall(top)) >= 3 and _NEEDED.search(top) is not None


def sniff_mbox(head: bytes) -> bool:
    """Whether the bytes begin a mailbox: a line "From ..." and then headers."""
    first, _, rest = head.partition(b"\n")
    return first.startswith(_FROM) and len(_NAMED.findall(rest.split(b"\n\n")[0])) >= 2


def read_mail(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield the document of a message, then those of its attachments. Raises ``ReadError``."""
    data = source.bytes(limits.file_bytes)
    if data.startswith(_FROM):
        data = data.partition(b"\n")[2]
    yield from _message(parse(data, source.name), held(source, limits), hints, limits)


def read_mbox(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield the documents of every message of a mailbox, one message at a time."""
    source, seen = held(source, limits), False
    for number, _, data in messages(source, limits):
        seen = True
        place = where(source.name, number)
        if isinstance(data, ReadError):
            yield data
            continue
        yield from read_inner(source, place, data, hints, limits, read_mail)
    if not seen:
        yield empty(source.name)


def where(name: str, number: int) -> str:
    """How a message of a mailbox is named; messages count from 1."""
    return f"{name}, message {number:,}"


def messages(source: Source, limits: Limits) -> Iterator[tuple[int, int, bytes | ReadError]]:
    """Yield number, first byte and bytes of each message; an error for one that is too long."""
    with source.open() as stream:
        number = start = at = size = 0
        lines: list[bytes] = []
        blank = True
        for line in _lines(stream, source.name):
            if blank and line.startswith(_FROM):
                if number:
                    yield number, start, _joined(lines, size, where(source.name, number), limits)
                number, start, size, lines = number + 1, at, 0, []
            elif number or line.strip():
                number = number or 1
                size += len(line)
                if size <= limits.line_bytes:
                    lines.append(line[1:] if re.match(rb">+From ", line) else line)
            blank = not line.strip()
            at += len(line)
        if number:
            yield number, start, _joined(lines, size, where(source.name, number), limits)


def _lines(stream: BinaryIO, name: str) -> Iterator[bytes]:
    try:
        while line := stream.readline(1 << 20):
            yield line
    except OSError as e:
        what = f"cannot be read: {e.strerror}"
        raise ReadError(what, where=name, cure="Check the disk, and try again") from e


def _joined(lines: list[bytes], size: int, place: str, limits: Limits) -> bytes | ReadError:
    if size > limits.line_bytes:
        what = f"the message is longer than the limit of {megabytes(limits.line_bytes)}"
        return ReadError(what, where=place, cure=_CURE)
    return b"".join(lines)


def _message(
    message: Message, source: Source, hints: Hints, limits: Limits
) -> Iterator[Document | ReadError]:
    told: list[ReadWarning] = []
    sorted_out = sort_out(message)
    try:
        text, known = _text(message, sorted_out.text, source.name, told)
        if text:
            check_length(check(text, source.name), limits.text_chars, source.name)
            yield assemble(_draft(message, text, known, source), hints)
        elif not any(p.data and p.data.strip() for p in sorted_out.files):
            yield ReadError(
                "the message holds no words", where=source.name, cure="Leave the message out"
            )
    except ReadError as e:
        yield e
    yield from told
    for n, part in enumerate(sorted_out.files, 1):
        name = f"{source.name}, attachment {part.name or n}"
        if part.data is not None and part.data.strip():
            yield from _attachment(source, name, part, hints, limits)


def _attachment(
    source: Source, name: str, part: Part, hints: Hints, limits: Limits
) -> Iterator[Document | ReadError]:
    """Read one attachment; one that holds no text (a picture) is passed over with a warning."""
    assert part.data is not None
    if part.passed_over:
        yield ReadWarning(
            f"passed over: it is of the kind {part.media}",
            where=name,
            cure="The message was read without it",
        )
        return
    read = read_mail if part.media == "message/rfc822" else None
    yield from read_inner(source, name, part.data, hints, limits, read)


def _draft(message: Message, text: str, known: dict[int, ZoneKind], source: Source) -> Draft:
    name, address = parseaddr(header(message, "From") or header(message, "Sender") or "")
    day = header(message, "Date")
    return Draft(
        text,
        source.name,
        outlet=name or None,
        sender=address or None,
        title=header(message, "Subject"),
        byline=name or address or None,
        published=parse_published(day) if day else None,
        known=known,
    )


def _text(
    message: Message, body: list[Part], name: str, told: list[ReadWarning]
) -> tuple[str, dict[int, ZoneKind]]:
    """The headers, the sender's words and what is quoted. Nothing where there are no words."""
    blocks: list[Block] = []
    for part in body:
        words = decode(part.data or b"", name, part.charset, told).replace("\r\n", "\n")
        blocks += own_and_quoted(words, html=part.media == "text/html", where=name)
    if not any(c.isalnum() for b in blocks for c in b.text):
        return "", {}
    shown = ((k, header(message, k)) for k in _SHOWN)
    lines = "\n".join(f"{k}: {v}" for k, v in shown if v)
    return compose([Block(lines, "furniture"), *blocks])
