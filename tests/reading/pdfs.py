"""Write small PDF files: lines of Helvetica at given places, optionally encrypted (RC4, 40 bit)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

Placed = tuple[float, float, float, str]
"""x, y, size, words."""

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def pdf(pages: Sequence[Sequence[Placed]], password: bytes | None = None) -> bytes:
    """Return a PDF 1.4 with one content stream a page."""
    file_id = b"0123456789abcdef"
    owner = _rc4(hashlib.md5((password or b"").ljust(32, b"\0")[:32]).digest()[:5], _PAD)
    key = b""
    if password is not None:
        seed = (password + _PAD)[:32] + owner + (0xFFFFFFC0).to_bytes(4, "little") + file_id
        key = hashlib.md5(seed).digest()[:5]
    kids = " ".join(f"{4 + 2 * k} 0 R" for k in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for k, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * k} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        stream = b"\n".join(_show(*placed) for placed in page)
        if key:
            salt = (5 + 2 * k).to_bytes(3, "little") + b"\0\0"
            stream = _rc4(hashlib.md5(key + salt).digest()[:10], stream)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R".encode()
    if key:
        user = _rc4(key, _PAD)
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /P -64 /O <%s> /U <%s> >>"
            % (owner.hex().encode(), user.hex().encode())
        )
        trailer += b" /Encrypt %d 0 R /ID [<%s> <%s>]" % (
            len(objects),
            file_id.hex().encode(),
            file_id.hex().encode(),
        )
    return _file(objects, trailer)


def column(lines: Sequence[str], top: float = 760, size: float = 11) -> list[Placed]:
    """Return lines one below the other; an empty one leaves a gap."""
    return [(70, top - 14 * k, size, line) for k, line in enumerate(lines) if line]


def _show(x: float, y: float, size: float, words: str) -> bytes:
    shown = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({shown}) Tj ET".encode("cp1252")


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, start)


def _rc4(key: bytes, data: bytes) -> bytes:
    s = list(range(256))
    j = 0
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) % 256
        s[i], s[j] = s[j], s[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + s[i]) % 256
        s[i], s[j] = s[j], s[i]
        out.append(byte ^ s[(s[i] + s[j]) % 256])
    return bytes(out)
