"""Identifiers: short hashes of length-prefixed fields.

Length prefixes keep ``("ab", "c")`` apart from ``("a", "bc")``, which a delimiter would not.
"""

from __future__ import annotations

import hashlib

_BYTES = 10


def digest(*fields: str | int | None) -> str:
    """Return 20 hexadecimal digits that depend on every field, its type and its length."""
    h = hashlib.blake2b(digest_size=_BYTES)
    for field in fields:
        kind = "n" if field is None else "i" if isinstance(field, int) else "s"
        data = b"" if field is None else str(field).encode("utf-8", "surrogatepass")
        h.update(f"{kind}{len(data)}:".encode())
        h.update(data)
    return h.hexdigest()


def make_id(prefix: str, *fields: str | int | None) -> str:
    """Return ``prefix-`` and the digest of the fields, e.g. ``attr-0f3a...``."""
    return f"{prefix}-{digest(*fields)}"
