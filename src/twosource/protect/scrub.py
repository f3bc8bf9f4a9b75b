"""Names found in a text, in any case, part, spelling or address, and what is put in their place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote

from twosource.actors import lexicon as names
from twosource.model.span import Span
from twosource.protect import everyday
from twosource.protect.letters import WORD, folded, spellings
from twosource.protect.lexicon import heads, ordinary, short
from twosource.protect.who import HONORIFICS, PARTICLES, Person, parts

REMOVED = "[name removed]"
REDACTED = "[redacted]"
MASK = "\u2588"
"""Stands in a stored text for each letter that was redacted."""
_MASKED = re.compile(rf"{MASK}+(?:\s+{MASK}+)*")
WITHHELD = "[name withheld]"
ADDRESS = "[address withheld]"
ADDRESSES = re.compile(
    r"(?:https?://|www\.)[^\s<>\"\u201d]+|[^\s<>\"()]+@[^\s<>\"()]+|[@#][^\W_][\w-]*"
    r"|\b[^\W_][\w.-]*\.(?:com|org|net|html?|txt|example|uk|co|info|pdf|jsonl?)\b[^\s<>\"()]*"
)
_GAP = re.compile(r"[ \t\u00a0\u2010-\u2013'\u2019\u2018\"\u201c\u201d_()-]{1,4}")
_QUOTED = re.compile(r" [\"\u201c\u2018'(][^\W\d_a-z][\w-]*[\"\u201d\u2019')] ")
_NUMBERED = re.compile(r"\d+$")
_CAMEL = re.compile(r"[A-Z\u00c0-\u00de]?[^\W\d_A-Z\u00c0-\u00de]+|[A-Z\u00c0-\u00de]+(?![a-z])")
_CLOSE = 3
_NO_NAME = PARTICLES | HONORIFICS | heads("relative") | heads("minor")


class Edit(NamedTuple):
    """Words that are replaced."""

    start: int
    end: int
    words: str


@dataclass(slots=True)
class _Hit:
    start: int
    end: int
    who: frozenset[int]
    sure: bool


class Scrubber:
    """Finds the names of people in texts. ``labels`` gives what each is called instead; ``others``
    are full names that stay, ``phrases`` words that go wherever they stand, ``towns`` names that
    are a town's, too (folded)."""

    def __init__(
        self,
        people: Sequence[Person],
        labels: Mapping[str, str],
        others: Collection[str] = (),
        phrases: Collection[str] = (),
        towns: Collection[str] = (),
    ) -> None:
        self.people = people
        self.labels = [labels[p.key] for p in people]
        owners: dict[str, set[int]] = defaultdict(set)
        joined: dict[str, set[int]] = defaultdict(set)
        for n, p in enumerate(people):
            for name in p.names:
                found = [(w, forms_of(w)) for w in parts(name)]
                for _, forms in found:
                    for f in forms:
                        owners[f].add(n)
                for (_, a), (_, b) in pairwise(found):
                    for x in a:
                        for y in b:
                            for whole in (x + y, y + x):
                                if len(whole) > 5:
                                    joined[whole].add(n)
        self._owners = {k: frozenset(v) for k, v in owners.items()}
        self._weak = frozenset(k for k in owners if is_weak(k))
        self._joined = {k: frozenset(v) for k, v in joined.items()}
        every = sorted(self._joined, key=len, reverse=True)
        self._runs = re.compile("|".join(map(re.escape, every))) if every else None
        whole = "|".join(r"\s+".join(map(re.escape, p.split())) for p in sorted(phrases))
        self._phrases = re.compile(whole) if whole else None
        self._others = self._sharing(others)
        self._towns = frozenset(towns)
        own = {w for p in people for n in p.names for w in n.split() if folded(w) in PARTICLES}
        small = "|".join(map(re.escape, sorted(own))) or "(?!)"
        self._particles = re.compile(rf"(?<!\w)(?:(?:{small}) )*(?:[^\W\d_][\u2019'])?$", re.I)
        self._inside = sorted(k for k in owners if len(k) > _CLOSE)
        self._seen: dict[str, tuple[frozenset[int] | None, bool]] = {}

    def _sharing(self, others: Collection[str]) -> re.Pattern[str] | None:
        """Names of others of which a part is a protected one's, and a part is not."""
        kept = set()
        for name in others:
            words = [folded(w) for w in WORD.findall(name)]
            own = [w for w in words if w not in self._owners and w not in _NO_NAME]
            if own and len(own) < len(words):
                kept.add(name)
        every = sorted(kept, key=len, reverse=True)
        found = "|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in every)
        return re.compile(found, re.IGNORECASE) if found else None

    @property
    def empty(self) -> bool:
        """Whether nobody is protected."""
        return not (self._owners or self._phrases)

    def text(self, text: str) -> str:
        """The text without the names."""
        return apply(text, self.edits(text))

    def name(self, name: str) -> str:
        """The name of a story or a file without the names of people."""
        return "story" if self.in_address(name) and " " not in name else self.text(name)

    def edits(
        self, text: str, known: Mapping[Span, int] | None = None, gone: Collection[Span] = (),
        read: Collection[Span] = (),
    ) -> list[Edit]:  # fmt: skip
        """What is replaced, in order. ``known``: whose name the program read at a place; ``gone``:
        places of words that are taken out; ``read``: places of anybody's name."""
        if not text or (self.empty and not gone and MASK not in text):
            return []
        out = list(self._redacted(text, gone))
        held = [(e.start, e.end) for e in out]
        out += [
            e for e in self._addresses(text)
            if not any(a < e.end and e.start < b for a, b in held)
        ]  # fmt: skip
        taken = [(e.start, e.end) for e in out]
        hits = [
            h for h in self._hits(text, known or {}, read)
            if not any(a < h.end and h.start < b for a, b in taken)
        ]  # fmt: skip
        for e in self._grouped(text, hits, known or {}):
            before = max((b for a, b in taken if b <= e.end and a < e.end), default=0)
            after = min((a for a, b in taken if a >= e.start and b > e.start), default=len(text))
            out.append(e._replace(start=max(e.start, before), end=min(e.end, after)))
        return sorted(out)

    def _redacted(self, text: str, gone: Collection[Span]) -> Iterator[Edit]:
        found = {(s.start, s.end) for s in gone if s.end <= len(text)}
        found |= {m.span() for m in _MASKED.finditer(text)}
        if self._phrases:
            found |= {m.span() for m in self._phrases.finditer(text) if m.end() > m.start()}
        end = 0
        for a, b in sorted(found):
            if b > end:
                yield Edit(max(a, end), b, REDACTED)
                end = b

    def _addresses(self, text: str) -> Iterator[Edit]:
        for m in ADDRESSES.finditer(text):
            if self.in_address(m[0]):
                yield Edit(m.start(), m.end(), ADDRESS)

    def in_address(self, address: str) -> bool:
        """Whether an address or a file's name holds a part of a name: run together, or between
        any marks."""
        plain = unquote(address)
        words = {folded(_NUMBERED.sub("", w)) for w in WORD.findall(plain)}
        words |= {folded(w) for w in _CAMEL.findall(plain)}
        run = folded("".join(WORD.findall(plain)))
        return (
            not words.isdisjoint(self._owners)
            or any(k in run for k in self._inside if k not in self._weak)
            or bool(self._runs and self._runs.search(run))
        )

    def _hits(self, text: str, known: Collection[Span], read: Collection[Span]) -> Iterator[_Hit]:
        spared: list[Span] | None = None  # to look for them takes long, and few texts need it
        for m in WORD.finditer(text):
            who, sure = self._whose(m[0])
            if who is None:
                continue
            at = Span(m.start(), m.end())
            if spared is None:
                found = self._others.finditer(text) if self._others else ()
                spared = [Span(*o.span()) for o in found]
            if any(s.contains(at) for s in spared):
                continue
            if not sure:
                sure = not m[0][:1].islower() and not everyday.month(text, m)
                name = any(at.overlaps(s) for s in (*known, *read))
                name = name and not everyday.describes(text, m)
                sure = sure and (name or not everyday.begins(text, m))
            elif self._town(text, m) and not any(at.overlaps(s) for s in known):
                continue
            yield _Hit(m.start(), m.end(), who, sure)

    def _town(self, text: str, m: re.Match[str]) -> bool:
        return folded(m[0]) in self._towns and everyday.town(text, m)

    def _whose(self, word: str) -> tuple[frozenset[int] | None, bool]:
        """Whose name a word may be, or holds run together. Kept, as words come again and again."""
        held = self._seen.get(word)
        if held is None:
            who, sure = self._word(word)
            if who is None and self._runs and len(word) > _CLOSE:
                found = self._runs.search(folded(word))
                who, sure = (self._joined[found[0]], True) if found else (None, False)
            held = self._seen[word] = (who, sure)
        return held

    def _word(self, word: str) -> tuple[frozenset[int] | None, bool]:
        """Whose name a word may be, and whether it is one in any case."""
        key = folded(word)
        for form in (key, _NUMBERED.sub("", key), key.removesuffix("s"), key.removesuffix("es")):
            if form in self._owners and (form == key or len(form) >= _CLOSE):
                return self._owners[form], form not in self._weak
        return None, False

    def _grouped(self, text: str, hits: list[_Hit], known: Mapping[Span, int]) -> Iterator[Edit]:
        for group in _groups(text, hits):
            start, end = group[0].start, group[-1].end
            common = frozenset.intersection(*(h.who for h in group))
            one = next((n for s, n in known.items() if s.start < end and start < s.end), None)
            if one is None and len(common) == 1:
                (one,) = common
            if one is None and not common:
                one = max(group[0].who, key=lambda n: sum(n in h.who for h in group))
            label = WITHHELD if one is None else self.labels[one]
            start = _address_before(text, self._particles_before(text, start))
            yield Edit(start, _initial_after(text, end), label)

    def _particles_before(self, text: str, start: int) -> int:
        """Where the particles before a surname begin ("de la", "O'"), else where it does."""
        held = self._particles.search(text[max(0, start - 16) : start])
        return start - len(held[0]) if held else start


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with the words replaced."""
    out, at = [], 0
    for e in edits:
        out += [text[at : e.start], e.words]
        at = e.end
    return "".join([*out, text[at:]])


def is_weak(part: str) -> bool:
    """Whether a part of a name is an everyday word, or as short as one."""
    return part in ordinary() or len(part) < _CLOSE


def forms_of(word: str) -> set[str]:
    """A part of a name as it may be written; a first name also in its short forms."""
    out = set(spellings(word))
    nick = names.nicknames()
    key = folded(word)
    if key in nick:
        out |= {w for w, n in nick.items() if n == nick[key]}
    out |= short().get(key, frozenset())
    return {w for w in out if w}


def _groups(text: str, hits: list[_Hit]) -> Iterator[list[_Hit]]:
    """Hits that stand side by side are one name; one that is a word too counts beside a sure one,
    or where it is written as a name."""
    run: list[_Hit] = []
    for h in hits:
        if run and _beside(text, run[-1].end, h.start):
            run.append(h)
            continue
        yield from _kept(run)
        run = [h]
    yield from _kept(run)


def _kept(run: list[_Hit]) -> Iterator[list[_Hit]]:
    """The run cut where two names stand side by side; nothing of a lone word in lower case."""
    if not any(h.sure for h in run) and len(run) < 2:
        return
    part: list[_Hit] = []
    for h in run:
        if part and not frozenset.intersection(*(p.who for p in part), h.who):
            yield part
            part = []
        part.append(h)
    if part:
        yield part


def _beside(text: str, start: int, end: int) -> bool:
    """Whether nothing but marks, particles and initials stand between two parts of a name."""
    between = text[start:end]
    if len(between) > 24 or "\n" in between:
        return False
    if _QUOTED.fullmatch(between):
        return True
    for m in WORD.finditer(between):
        if folded(m[0]) not in PARTICLES and not (len(m[0]) == 1 and m[0].isupper()):
            return False
    rest = WORD.sub("", re.sub(r"\b\w\.", "", between))
    return all(_GAP.fullmatch(x) for x in [rest] if x)


def _address_before(text: str, start: int) -> int:
    """Where a form of address before a name begins, else where the name does."""
    held = re.search(r"(?<!\w)([A-Za-z]{2,5})\.? $", text[max(0, start - 8) : start])
    return start - len(held[0]) if held and folded(held[1]) in HONORIFICS else start


def _initial_after(text: str, end: int) -> int:
    """Where an initial after a name ends ("Anna R.")."""
    held = re.match(r" [^\W\d_a-z]\.(?= [a-z]|,)", text[end : end + 5])
    return end + held.end() if held else end
