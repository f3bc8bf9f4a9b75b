"""What a paragraph repeats of the rest of its text: words, and people named in full again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from twosource.reading.paragraphs import Paragraph
from twosource.reading.signs import BLANK, ends_stopped, words

_NAME_WORD = re.compile(r"[A-Z\u00c0-\u00de][^\W\d_]*(?:['\u2019-][^\W\d_]+)*")
_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*\.?|[^\w\s]")
_BARE_NAMES = re.compile(r"[^\d,;:!?()]+(?:, \d{1,3})?")
_POSSESSIVE = ("'s", "\u2019s")
_MOST = 200
_POSTINGS = 64
"""A word in more paragraphs than this tells none of them apart; it also bounds the work."""


class Repeats:
    """An index of the paragraphs of one text. Building it and asking it is linear in the text."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._words = [_content(p.text) for p in paragraphs]
        self._where: dict[str, list[int]] = defaultdict(list)
        self._in_prose: Counter[str] = Counter()
        self._prose = [ends_stopped(p.text) for p in paragraphs]
        for k, content in enumerate(self._words):
            for w in content:
                self._where[w].append(k)
                self._in_prose[w] += self._prose[k]
        self._first: dict[tuple[str, str], int] = {}
        self._alone: set[str] = set()
        self._names: list[set[tuple[str, str]]] = []
        for k, p in enumerate(paragraphs):
            names, alone = _names(p.text)
            self._names.append(names)
            self._alone |= alone
            for name in names:
                self._first.setdefault(name, k)

    def of_one(self, k: int) -> float:
        """Return the share of the words of ``k`` that one other paragraph of prose has too."""
        shared: Counter[int] = Counter()
        for w in self._words[k]:
            places = self._where[w]
            if len(places) <= _POSTINGS:
                shared.update(j for j in places if j != k and self._prose[j])
        best = max(shared.values(), default=0)
        return best / len(self._words[k]) if self._words[k] else 0.0

    def of_all(self, k: int) -> float:
        """Return the share of the words of ``k`` that stand in the prose elsewhere."""
        own = self._words[k]
        alone = 1 if self._prose[k] else 0
        return sum(self._in_prose[w] > alone for w in own) / len(own) if own else 0.0

    def size(self, k: int) -> int:
        """Return the number of different words of ``k`` (those of more than three letters)."""
        return len(self._words[k])

    def renames(self, k: int) -> bool:
        """Whether ``k`` names in full somebody who was so named before, and has a short name."""
        return any(self._first[n] < k and n[1] in self._alone for n in self._names[k])

    def only_names(self, text: str) -> bool:
        """Whether ``text`` is nothing but the full name of somebody the text speaks of."""
        own = _NAME_WORD.findall(text)
        return (
            2 <= len(own) <= 4
            and len(own) == len(words(text))
            and _BARE_NAMES.fullmatch(text.strip(BLANK)) is not None
            and own[-1] in self._alone
            and len(self._where.get(own[-1].lower(), ())) > 1
        )


def _content(text: str) -> frozenset[str]:
    return frozenset(w.lower() for w in words(text[:4000])[:_MOST] if len(w) > 3)


def _names(text: str) -> tuple[set[tuple[str, str]], set[str]]:
    """Return pairs of words with capitals (first, last name), and such words that stand alone."""
    pairs: set[tuple[str, str]] = set()
    alone: set[str] = set()
    before = ""
    run = 0
    for m in _TOKEN.finditer(text):
        word = m.group().rstrip(".")
        for ending in _POSSESSIVE:
            word = word.removesuffix(ending)
        if _NAME_WORD.fullmatch(word):
            if run:
                pairs.add((before, word))
            run += 1
        else:
            if run == 1:
                alone.add(before)
            run = 0
            word = ""
        if m.group().endswith(("'s", "\u2019s")) and run:
            if run == 1:
                alone.add(word)
            run = 0
        before = word
    if run == 1:
        alone.add(before)
    return pairs, alone
