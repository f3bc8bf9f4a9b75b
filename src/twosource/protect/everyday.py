"""Words that are names, too, where they stand as words: a month, a question, a town, "Long queues".

Asked only of what may be a name of somebody who is protected; in doubt it is taken for the name.
"""

from __future__ import annotations

import re

from twosource.protect.letters import WORD, folded
from twosource.protect.lexicon import heads

_MONTHS = frozenset(("march", "april", "may", "june", "august"))
_BEFORE_MONTH = frozenset((
    "in", "since", "until", "till", "last", "next", "early", "late", "mid", "by", "this", "from",
    "of", "during", "throughout",
))  # fmt: skip
_BEFORE_TOWN = re.compile(r"\b(?:in|near|outside|across) $", re.IGNORECASE)
_BEGINS = re.compile(r"(?:^|[.!?:;\u2026][\"'\u201d\u2019)]*\s+|[\n\"\u201c\u2018(]\s*)$")
_NEXT = re.compile(r" ([^\W\d_]+)(?!\w)")
_PEOPLE = frozenset(["people", "men", "women", "children", "girls", "boys", "fans", "voters"])
_AROUND = 12


def month(text: str, m: re.Match[str]) -> bool:
    """Whether a word is a month: by a number or a word of time beside it."""
    if folded(m[0]) not in _MONTHS:
        return False
    before = WORD.findall(text[max(0, m.start() - _AROUND) : m.start()])
    after = WORD.findall(text[m.end() : m.end() + 8])
    numbers = [w for w in (*before[-1:], *after[:1]) if w[:1].isdigit()]
    return bool(numbers) or bool(before and before[-1].lower() in _BEFORE_MONTH)


def begins(text: str, m: re.Match[str]) -> bool:
    """Whether a word that begins a sentence is an everyday one by the word behind it: "Long queues
    formed", "Will he go?"; never one behind which a verb may stand."""
    word, after = folded(m[0]), _NEXT.match(text, m.end())
    if after is None or not after[1].islower() or not _BEGINS.search(text[: m.start()][-_AROUND:]):
        return False
    if word in heads("asking"):
        return after[1] in heads("asked")
    plural = after[1].endswith("s") and after[1] not in heads("third")
    return word in heads("describing") and (plural or after[1] in _PEOPLE)


def describes(text: str, m: re.Match[str]) -> bool:
    """Whether a word describes people, whatever was read there: "Young people"."""
    after = _NEXT.match(text, m.end())
    return folded(m[0]) in heads("describing") and after is not None and after[1] in _PEOPLE


def town(text: str, m: re.Match[str]) -> bool:
    """Whether a word that is the name of a town stands as one: behind "in", and owning nothing."""
    if not _BEFORE_TOWN.search(text[: m.start()][-_AROUND:]):
        return False
    return not re.match(r"['\u2019]|-| [A-Z]", text[m.end() : m.end() + 2])
