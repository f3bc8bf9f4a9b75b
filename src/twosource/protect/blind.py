"""Words that are to be known again and not kept: salted digests of them, and what stands instead.

A name that is forgotten, and words that are redacted, are overwritten letter by letter in all that
is stored, so that no place in a text moves. What comes from the same sources later is overwritten
before it is stored; for that their digests are kept (BLAKE2b with a salt, RFC 7693), in the payload
of the correction. A digest tells no word, but whoever guesses one can test the guess.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Any
from unicodedata import combining

from twosource.model.correction import Correction
from twosource.model.document import Document
from twosource.protect.letters import WORD, folded
from twosource.protect.scrub import ADDRESSES, MASK, forms_of, is_weak
from twosource.protect.who import parts

_MARK = "blind-1"
_FILLS = "xqzjvkwy"
_INSIDE = 4
"""Letters that a part of a name has at least, to be looked for inside an address."""
_PHRASE_WORDS, _PHRASE_LETTERS = 2, 12
_SAID = ("doc", "file", "url", "outlet", "title", "byline")


@dataclass(frozen=True, slots=True)
class Blind:
    """What is known of words that are not kept. ``forms``: digests by the number of words;
    ``weak``: those of everyday words, which go with a capital alone; ``runs``: digests of letters
    within a word, by their number; ``here``: the only document that is meant (empty: all);
    ``others``: names in full that stay; ``fill``: the letter that stands in place of each."""

    salt: str
    fill: str
    here: str = ""
    forms: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    weak: set[str] = field(default_factory=set)
    runs: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    inside: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    others: tuple[str, ...] = ()

    def payload(self) -> tuple[str, ...]:
        """As a correction keeps it."""
        out = [_MARK, self.salt, self.fill, self.here]
        out += [f"w{n} {d}" for n, of_it in sorted(self.forms.items()) for d in sorted(of_it)]
        out += [f"e {d}" for d in sorted(self.weak)]
        out += [f"r{n} {d}" for n, of_it in sorted(self.runs.items()) for d in sorted(of_it)]
        out += [f"i{n} {d}" for n, of_it in sorted(self.inside.items()) for d in sorted(of_it)]
        return (*out, *(f"o {n}" for n in self.others))


def of_words(words: str, document: str) -> Blind:
    """The words that are redacted: a phrase goes wherever it stands, a word or two go in this
    document."""
    found = [folded(m[0]) for m in WORD.finditer(words)]
    phrase = len(found) > _PHRASE_WORDS or len(words) >= _PHRASE_LETTERS
    out = Blind(secrets.token_hex(8), MASK, "" if phrase else document)
    out.forms[len(found)].add(_digest(out.salt, " ".join(found)))
    return out


def of_names(names: Collection[str], others: Iterable[str], nth: int, *, person: bool) -> Blind:
    """The names of somebody who is forgotten, the ``nth`` in a story: every part of a person's, a
    body's names in full."""
    out = Blind(secrets.token_hex(8), _FILLS[nth % len(_FILLS)], others=tuple(sorted(others)))
    for name in names:
        whole = [folded(m[0]) for m in WORD.finditer(name)]
        if whole:
            out.forms[len(whole)].add(_digest(out.salt, " ".join(whole)))
            if len(whole) == 1 and is_weak(whole[0]):
                out.weak.add(_digest(out.salt, whole[0]))
        if person:
            _parts(out, parts(name))
    return out


def _parts(out: Blind, of_name: Sequence[str]) -> None:
    each = [forms_of(w) for w in of_name]
    for form in (f for forms in each for f in forms):
        d = _digest(out.salt, form)
        out.forms[1].add(d)
        if is_weak(form):
            out.weak.add(d)
        elif len(form) >= _INSIDE:
            out.inside[len(form)].add(d)
    for first, second in pairwise(each):
        for a in first:
            for b in second:
                for run in (a + b, b + a):
                    out.runs[len(run)].add(_digest(out.salt, run))


def of_corrections(made: Iterable[Correction]) -> list[Blind]:
    """What the corrections that hold take out of what is stored."""
    held = (c.payload for c in made if c.kind in ("redact", "forget") and c.undone is None)
    return [_read(p) for p in held if p[:1] == (_MARK,)]


def _read(payload: Sequence[str]) -> Blind:
    _, salt, fill, here, *rest = payload
    others = tuple(e[2:] for e in rest if e.startswith("o "))
    out = Blind(salt, fill, here, others=others)
    tables = {"w": out.forms, "r": out.runs, "i": out.inside}
    for entry in rest:
        kind, _, value = entry.partition(" ")
        if kind == "e":
            out.weak.add(value)
        elif kind[0] in tables and kind[1:].isdecimal():
            tables[kind[0]][int(kind[1:])].add(value)
    return out


@lru_cache(maxsize=65536)
def _digest(salt: str, words: str) -> str:
    return blake2b(words.encode(), key=salt.encode(), digest_size=10).hexdigest()


def shade(document: Document, blinds: Sequence[Blind]) -> Document:
    """The document with the words overwritten; the same where none of them stands in it."""
    meant = [b for b in blinds if b.here in ("", document.id)]
    if not meant:
        return document
    named: dict[str, Any] = {
        n: overwritten(v, meant) for n in _SAID if (v := getattr(document, n)) is not None
    }
    return replace(document, text=overwritten(document.text, meant), **named)


def overwritten(text: str, blinds: Sequence[Blind]) -> str:
    """The text with the words overwritten; as long as it was."""
    for b in blinds:
        places = sorted(set(_places(text, b)))
        if places:
            letters = list(text)
            for start, end in places:
                letters[start:end] = [_instead(c, b.fill) for c in text[start:end]]
            text = "".join(letters)
    return text


def _instead(letter: str, fill: str) -> str:
    if letter.isspace() or (fill != MASK and not (letter.isalnum() or combining(letter))):
        return letter
    return fill.upper() if letter.isupper() else fill


def _places(text: str, b: Blind) -> Iterator[tuple[int, int]]:
    kept = [s for n in b.others for s in _all(text, n)]
    found = list(WORD.finditer(text))
    keys = [folded(m[0]) for m in found]
    addresses = [m.span() for m in ADDRESSES.finditer(text)]
    for k, m in enumerate(found):
        if any(s <= m.start() and m.end() <= e for s, e in kept):
            continue
        address = any(s <= m.start() and m.end() <= e for s, e in addresses)
        if _one(m[0], keys[k], b, beside=address):
            yield m.span()
        else:
            yield from _within(m.start(), m[0], keys[k], b, address=address)
        for n, wanted in b.forms.items():
            run = keys[k : k + n]
            if 1 < n == len(run) and _digest(b.salt, " ".join(run)) in wanted:
                yield m.start(), found[k + n - 1].end()


def _one(word: str, key: str, b: Blind, *, beside: bool) -> bool:
    """Whether a word is one of the words, in the plural or with a number, too."""
    for form in (key, key.rstrip("0123456789"), key.removesuffix("s"), key.removesuffix("es")):
        d = _digest(b.salt, form)
        if d in b.forms.get(1, ()) and (form == key or len(form) > 2):
            return beside or d not in b.weak or not word[:1].islower()
    return False


def _within(
    start: int, word: str, key: str, b: Blind, *, address: bool
) -> Iterator[tuple[int, int]]:
    """Places inside a word: two parts run together; in an address one part, too."""
    tables = [b.runs, b.inside] if address or not word[1:].islower() else [b.runs]
    for n, wanted in ((n, w) for t in tables for n, w in t.items()):
        for i in range(len(key) - n + 1):
            if _digest(b.salt, key[i : i + n]) in wanted:
                same = len(key) == len(word)
                yield (start + i, start + i + n) if same else (start, start + len(word))


def _all(text: str, name: str) -> Iterator[tuple[int, int]]:
    at = text.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + 1)
