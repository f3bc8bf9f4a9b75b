"""Bytes -> text. What cannot be told for sure is an error, never a guess stored as evidence.

A few bytes that are wrong in a UTF-8 text are read as the marks that Windows-1252 has there, or as
U+FFFD, and named.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from twosource.errors import ReadError, ReadWarning

_BOMS = (  # UTF-32 before UTF-16: their marks begin alike
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MULTIBYTE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe2-\xef][\x80-\xbf]{2}")
_CURE = "Save it as UTF-8 text and read that"
_STRAY = re.compile(r"[\udc80-\udcff]")
_STRAYS = 0.003
"""The share of bytes that may be wrong in a text that is UTF-8 for the rest; one always may."""
_NAMED = 5


def decode(
    data: bytes, where: str, declared: str | None = None, told: list[ReadWarning] | None = None
) -> str:
    """Return the text of ``data``, without its byte order mark, else as it came.

    Order: byte order mark, UTF-16 without a mark, UTF-8, the declared encoding, Windows-1252 for
    text that is mostly ASCII, then charset-normalizer. Raises ``ReadError`` for binary data and
    for bytes in no encoding that can be told. Stray bytes that were mended are named in ``told``.
    """
    notes = told if told is not None else []
    text = _with_mark(data, where, notes)
    if text is None:
        text = _without_mark(data, where, declared, notes)
    return check(text, where)


def check(text: str, where: str) -> str:
    """Return ``text``. Raises ``ReadError`` for NULs, many control codes and lone surrogates."""
    bad = _SURROGATE.search(text)
    if bad:
        raise ReadError(
            f"half a surrogate pair at character {bad.start()}, which no text can hold",
            where=where,
            cure="Export it again from where it came from, as UTF-8",
        )
    sample = text[:2000]
    if sum(unicodedata.category(c) in ("Cn", "Co") for c in sample) > len(sample) // 10:
        raise ReadError("the encoding cannot be told", where=where, cure=_CURE)
    controls = len(_CONTROL.findall(text[:200_000]))
    if "\x00" in text or controls > 3 + len(text[:200_000]) // 100:
        raise ReadError(
            "holds binary data, not text",
            where=where,
            cure="Give the article as HTML, PDF, JSONL or plain text",
        )
    return text


def check_length(text: str, limit: int, where: str) -> None:
    """Raise ``ReadError`` where the text is longer than ``limit`` code points."""
    if len(text) > limit:
        raise ReadError(
            f"the text has {len(text):,} characters, more than the limit of {limit:,}",
            where=where,
            cure="Split it into single articles and read those",
        )


def _with_mark(data: bytes, where: str, told: list[ReadWarning]) -> str | None:
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name)
            except UnicodeDecodeError as e:
                mended = _mend(data[len(mark) :], where, told) if name == "utf-8" else None
                if mended is not None:
                    return mended
                raise _bad_byte(name.upper(), e.start + len(mark), where) from e
    return None


def _without_mark(data: bytes, where: str, declared: str | None, told: list[ReadWarning]) -> str:
    wide = _wide(data)
    if wide:
        text = _try(data, wide)
        if text is not None:
            return text
    if b"\x00" in data:
        return check("\x00", where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as e:
        bad = e
    text = _try(data, declared) if declared else None
    if text is not None:
        return text
    if _nearly_utf8(data):
        mended = _mend(data, where, told)
        if mended is not None:
            return mended
        raise _bad_byte("UTF-8", bad.start, where) from bad
    return _single_byte(data, where)


def _mend(data: bytes, where: str, told: list[ReadWarning]) -> str | None:
    """Read a UTF-8 text but for a few bytes; None where they are more than a few."""
    text = data.decode("utf-8", "surrogateescape")
    strays = [m[0] for m in _STRAY.finditer(text)]
    if len(strays) > max(1, _STRAYS * len(data)):
        return None
    lost = sum(_as_windows(c) == "\ufffd" for c in strays)
    read = "read as Windows-1252" if not lost else f"{lost:,} of them lost (U+FFFD)"
    named = ", ".join(f"0x{ord(c) - 0xDC00:02X}" for c in dict.fromkeys(strays[:_NAMED]))
    told.append(
        ReadWarning(
            f"{len(strays):,} of {len(data):,} bytes are not UTF-8 ({named}), {read}",
            where=where,
            cure="The rest was read as it is; save it as UTF-8 to have it exact",
        )
    )
    return _STRAY.sub(lambda m: _as_windows(m[0]), text)


def _as_windows(stray: str) -> str:
    """The mark that Windows-1252 has for an escaped byte; U+FFFD where it has none."""
    return bytes([ord(stray) - 0xDC00]).decode("cp1252", "replace")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: mostly ASCII, so every other byte is zero."""
    sample = data[:4000]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _nearly_utf8(data: bytes) -> bool:
    """Whether the high bytes are UTF-8 but for a few: then another reading would be rubbish."""
    sequences = _MULTIBYTE.findall(data)
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return sum(map(len, sequences)) >= 0.6 * high


def _single_byte(data: bytes, where: str) -> str:
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high <= 0.1 * len(data):
        text = _try(data, "cp1252")
        if text is not None:
            return text
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], threshold=0.15).best()
    # A guess that makes no words of any language is no guess.
    text = _try(data, best.encoding) if best and best.coherence > 0 else None
    if text is None:
        raise ReadError("the encoding cannot be told", where=where, cure=_CURE)
    return text


def _try(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None
    # "declared" may name a codec that is no text encoding at all (hex, zip).
    return text if isinstance(text, str) else None


def _bad_byte(name: str, at: int, where: str) -> ReadError:
    return ReadError(f"not valid {name} at byte {at:,}", where=where, cure=_CURE)
