"""Whether a line is the name of an outlet and nothing else: told by its last word and its form."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_LONGEST = 60
_WORDS = 6
_SMALL = frozenset(("of", "the", "and", "&", "on", "upon", "de", "for"))
_WORD = re.compile(r"[^\W_][\w'\u2019.-]*|&")


def outlet_name(line: str, *, agencies: bool = True) -> str | None:
    """Return the name where the line holds just that, written with capitals; else None.

    ``agencies``: whether the name of an agency counts. A shouted name is given in title case.
    """
    name = line.strip(" \t\u00a0,;:|")
    parts = name.split()
    if not 2 <= len(parts) <= _WORDS or len(name) > _LONGEST or not name[0].isupper():
        return None
    if not all(_WORD.fullmatch(w) and (not w[0].islower() or w in _SMALL) for w in parts):
        return None
    low = [w.lower() for w in parts]
    if not _headed(low) or (not agencies and low[-1] in _list("agency")):
        return None
    if name.isupper():
        return " ".join(w if len(w) < 3 and w != "OF" else w.capitalize() for w in parts)
    return name


def _headed(words: list[str]) -> bool:
    """Whether words end as the name of an outlet does, or begin like "Times of Kelmouth"."""
    article = words[0] == "the"
    bare = words[1:] if article else words
    if not bare or bare[0] in _SMALL:
        return False
    if len(bare) > 2 and bare[1] == "of" and article:
        return bare[0] in _list("head")
    if bare[-1] in _list("head"):
        return len(bare) > 1 or article
    dated = any(w in _list("when") for w in bare)
    return bare[-1] in _list("common") and (article or dated or len(bare) == 2)


@cache
def _list(section: str) -> frozenset[str]:
    data = (resources.files(__package__) / "lexicons" / "outlets.toml").read_text(encoding="utf-8")
    items: list[str] = tomllib.loads(data)[section]
    return frozenset(items)
