"""Which parts of an e-mail are its text, and which stand beside it as files."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.message import Message

from twosource.reading.mime import body_of, file_name, parts

_DEPTH = 20
_MOST = 500
_NO_TEXT = ("image/", "audio/", "video/", "font/", "application/pgp-signature",
            "application/pkcs7-signature", "application/x-pkcs7-signature", "text/calendar",
            "text/x-vcard", "text/vcard", "application/ms-tnef")  # fmt: skip
_FEWER = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its bytes. ``passed_over``: it can hold no article."""

    media: str
    name: str | None
    charset: str | None
    data: bytes | None

    @property
    def passed_over(self) -> bool:
        """Whether it is of a kind that holds no text: a picture, a signature."""
        return self.media.startswith(_NO_TEXT)


@dataclass(slots=True)
class Sorted:
    """The parts of the text, in order, and the files."""

    text: list[Part] = field(default_factory=list)
    files: list[Part] = field(default_factory=list)


def sort_out(message: Message) -> Sorted:
    """Return the text and the files of a message. A message within it is a file."""
    out = Sorted()
    _sort(message, out, 0)
    return out


def _sort(message: Message, out: Sorted, depth: int) -> None:
    if depth > _DEPTH or len(out.text) + len(out.files) > _MOST:
        return
    media = message.get_content_type()
    if media == "message/rfc822":
        inner = parts(message)
        data = inner[0].as_bytes() if inner else b""
        out.files.append(Part(media, file_name(message), None, data))
    elif not message.is_multipart():
        _leaf(message, media, out)
    elif media == "multipart/alternative":
        _best(message, out, depth)
    else:
        for part in parts(message):
            _sort(part, out, depth + 1)


def _leaf(part: Message, media: str, out: Sorted) -> None:
    name = file_name(part)
    made = Part(media, name, part.get_content_charset(), body_of(part))
    attached = name is not None or part.get_content_disposition() == "attachment"
    (out.files if attached or media not in ("text/plain", "text/html") else out.text).append(made)


def _best(message: Message, out: Sorted, depth: int) -> None:
    """Of the forms of one text take the plain one, but not where it has hardly any of the words."""
    found = []
    for part in parts(message):
        inner = Sorted()
        _sort(part, inner, depth + 1)
        found.append(inner)
    forms = [f for f in found if f.text]
    plain = next((f for f in forms if f.text[0].media == "text/plain"), None)
    rich = next((f for f in forms if f.text[0].media == "text/html"), None)
    if plain is not None and rich is not None and _size(plain) < _FEWER * _words_of_page(rich):
        plain = None
    chosen = plain or rich
    if chosen is not None:
        out.text += chosen.text
    for f in found:
        out.files += f.files


def _size(found: Sorted) -> int:
    return sum(len((p.data or b"").split()) for p in found.text)


def _words_of_page(found: Sorted) -> int:
    """About how many words a page has: what stands between tags."""
    count = 0
    for part in found.text:
        data = part.data or b""
        pieces = data.split(b">")
        count += sum(len(p.partition(b"<")[0].split()) for p in pieces)
    return count
