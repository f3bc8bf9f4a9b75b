"""MIME messages (RFC 5322, 2045) by the standard library, with the bounds that it has not.

The old policy of ``email`` is used: its headers are plain strings. The new one parses addresses by
recursive descent, in more than linear time and with faults of its own on hostile ones.
"""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from typing import Any

from twosource.errors import ReadError

_HEADER = 2000
"""Characters of a header that are read."""
_BOUNDARIES = 1000
_PARTS = 2000
_DEPTH = 20
_CURE = "Save the message again from the mail program, as .eml"


def parse(data: bytes, where: str) -> Message:
    """Return the message. Raises ``ReadError`` where its parts are too many or too deep."""
    if data.count(b"boundary=") > _BOUNDARIES:
        raise ReadError("it has too many parts, one in another", where=where, cure=_CURE)
    try:
        return email.message_from_bytes(data)
    except (RecursionError, MessageError, ValueError, LookupError, AssertionError) as e:
        what = f"the message cannot be parsed ({type(e).__name__})"
        raise ReadError(what, where=where, cure=_CURE) from e


def header(message: Message, name: str) -> str | None:
    """Return a header, decoded (RFC 2047), on one line; None where there is none."""
    try:
        raw = str(message.get(name, ""))[:_HEADER]
        plain = str(make_header(decode_header(raw)))
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        plain = str(message.get(name, ""))[:_HEADER]
    line = " ".join(plain.encode("utf-8", "replace").decode().replace("\x00", " ").split())
    return line or None


def leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """Yield the parts that hold no parts, in order; a message in a message is one of them."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
    elif depth < _DEPTH:
        for part in parts(message):
            yield from leaves(part, depth + 1)


def parts(message: Message) -> list[Message]:
    """The parts of a message of many; no more than a bound."""
    held: Any = message.get_payload()
    return [p for p in held[:_PARTS] if isinstance(p, Message)] if isinstance(held, list) else []


def body_of(part: Message) -> bytes:
    """The bytes of a leaf, its transfer encoding undone."""
    try:
        held = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        held = None
    return held if isinstance(held, bytes) else b""


def file_name(part: Message) -> str | None:
    """The name that a part gives to itself as a file, on one line."""
    try:
        name = part.get_filename()
        name = str(make_header(decode_header(name[:_HEADER]))) if name else None
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        name = None
    plain = (name or "").encode("utf-8", "replace").decode().replace("\x00", " ")
    return " ".join(plain.replace("\\", "/").rpartition("/")[2].split()) or None
