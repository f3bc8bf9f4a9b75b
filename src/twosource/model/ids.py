"""Identifiers: short hashes of length-prefixed fields.

Length prefixes keep ``("ab", "c")`` apart from ``("a", "bc")``, which a delimiter would not.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import chain

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


def keep_names(
    groups: Sequence[Sequence[str]],
    minted: Sequence[str],
    known: Mapping[str, str],
    former: Sequence[Set[str]] | None = None,
) -> list[str]:
    """Return an id for each group of members, so that ids survive new articles.

    A group keeps the id that most of its members had (``known``: member -> id); where two groups
    claim one id, the one with more such members has it. The others get their ``minted`` id, made
    unlike any taken one. The order of the groups changes nothing. ``former``: the ids that the
    members of each group had, where that is known already.
    """
    olds = former or [set(filter(None, map(known.get, members))) for members in groups]
    wanted = Counter(chain.from_iterable(olds))
    out: dict[int, str] = {}
    claims: list[tuple[int, str, str, int]] = []
    for k, of_it in enumerate(olds):
        if len(of_it) == 1 and wanted[old := next(iter(of_it))] == 1:
            out[k] = old  # nobody else claims it, and the group claims no other
        elif of_it:
            claims += [(-n, old, minted[k], k) for old, n in _votes(groups[k], known).items()]
    taken = set(out.values())
    for _, old, _, k in sorted(claims):
        if k not in out and old not in taken:
            out[k] = old
            taken.add(old)
    for new, k in sorted((new, k) for k, new in enumerate(minted) if k not in out):
        while new in taken:
            new = make_id(new.partition("-")[0], "again", new)  # noqa: PLW2901 - until it is free
        out[k] = new
        taken.add(new)
    return [out[k] for k in range(len(groups))]


def _votes(members: Sequence[str], known: Mapping[str, str]) -> Mapping[str, int]:
    """How many of the members had each id."""
    return Counter(known[m] for m in members if m in known)
