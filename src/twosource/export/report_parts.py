"""Parts of a report: passages, chains, origins and values, in plain words for every format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.export import phrases
from twosource.export.gate import Part
from twosource.export.index import Index
from twosource.export.line import Line, origin
from twosource.model.finding import Account, Evidence, Facet, FacetValue, Finding
from twosource.model.standing import Standing

PIPS = 8
"""Marks of the ladder that are drawn at most."""


@dataclass(frozen=True, slots=True)
class Where:
    """An article as it is named beside a passage: by outlet and day; ``number`` in the list of
    articles (0: it is not there)."""

    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact words, and the articles that print them."""

    words: str
    articles: tuple[Where, ...]

    @property
    def quoted(self) -> str:
        """The words in quotation marks, where they do not begin with one."""
        return (
            self.words if self.words[:1] in "\u201c\u2018\"'\u00ab" else f"\u201c{self.words}\u201d"
        )

    @property
    def places(self) -> str:
        """The articles in words."""
        return "; ".join(f"{a.words} [{a.number}]" if a.number else a.words for a in self.articles)


@dataclass(frozen=True, slots=True)
class Chain:
    """From the outlet to the last one cited; ``own``: the outlet in its own voice."""

    steps: tuple[str, ...]
    own: bool
    said_on: str

    def words(self, arrow: str = "\u2190") -> str:
        """The chain on one line."""
        said = f" {arrow} ".join(self.steps) + (", in its own voice" if self.own else "")
        return said + (f" (said on {self.said_on})" if self.said_on else "")


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin: each chain by which its account came, then its words, each once."""

    name: str
    unnamed: bool
    chains: tuple[Chain, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A value in words with what it rests on. ``filled`` and ``hollow`` are marks of the ladder:
    origins at least, and more at most; ``open``: no upper bound is known. ``stage``: how far the
    law has gone in these accounts. ``mark``: who looked at it, where not all of its finding was
    looked at."""

    words: str
    denied: bool
    stage: str
    independent: str
    filled: int
    hollow: int
    open: bool
    rests: str
    origins: tuple[Origin, ...]
    mark: str = ""

    @property
    def told(self) -> str:
        """The value with what must stand beside it."""
        said = f"{self.words} ({self.stage})" if self.stage else self.words
        said = f"{said} ({self.mark})" if self.mark else said
        return f"denied: {said}" if self.denied else said

    @property
    def pips(self) -> str:
        """The ladder as marks."""
        return (
            "\u25cf" * self.filled + "\u25cb" * self.hollow + ("\u25cb\u2026" if self.open else "")
        )


@dataclass(frozen=True, slots=True)
class Reply:
    """What one who is accused says to it, or that the articles have no reply."""

    words: str
    places: str


class Parts:
    """Makes the parts for one table; articles are numbered in the order of ``numbers``."""

    def __init__(self, index: Index, numbers: dict[str, int]) -> None:
        self.index = index
        self.numbers = numbers

    def where(self, document: str) -> Where:
        """How an article is named."""
        d = self.index.documents.get(document)
        if d is None:
            return Where(document, 0)
        day = phrases.day(d.published) if d.published else ""
        words = ", ".join(filter(None, (d.outlet, day))) if d.outlet else self.index.label(document)
        words += " (reprint)" if document in self.index.table.reprint_of else ""
        return Where(words, self.numbers.get(document, 0))

    def passages(self, evidence: Iterable[Evidence]) -> tuple[Passage, ...]:
        """The distinct words, each with the articles that print them."""
        first: dict[str, str] = {}
        where: dict[str, dict[Where, None]] = {}
        for e in evidence:
            words = " ".join(self.index.words(e).split())
            same = "".join(c for c in words.casefold() if c.isalnum())
            first.setdefault(same, words)
            where.setdefault(same, {})[self.where(e.document)] = None
        return tuple(Passage(words, tuple(where[k])) for k, words in first.items())

    def chain(self, account: Account) -> Chain:
        """The chain of an account."""
        steps = tuple(self.index.name(a) for a in account.chain)
        steps = steps or (self.index.label(account.document),)
        said = phrases.day(account.said_on) if account.said_on else ""
        return Chain(steps, len(steps) == 1, said)

    def origins(self, accounts: Sequence[Account]) -> tuple[Origin, ...]:
        """The accounts, brought together by their origin."""
        by_origin: dict[str, list[Account]] = {}
        for a in accounts:
            by_origin.setdefault(origin(a), []).append(a)
        return tuple(self._origin(id_, of_it) for id_, of_it in by_origin.items())

    def _origin(self, id_: str, of_it: Sequence[Account]) -> Origin:
        found = self.index.actors.get(id_)
        name = found.name if found else self.index.label(of_it[0].document)
        return Origin(
            name, bool(found and found.kind == "unnamed"),
            tuple(dict.fromkeys(self.chain(a) for a in of_it)),
            self.passages(e for a in of_it for e in a.evidence),
        )  # fmt: skip

    def said(self, facet: Facet, part: Part, mark: str = "") -> Said:
        """One value, who gives it and what it rests on; ``mark``: who looked at it."""
        given = part.value
        least, most = given.independent.at_least, given.independent.at_most
        filled = min(least, PIPS)
        hollow = min(PIPS - filled, (most - least) if most is not None else 0)
        of_it = self.origins(given.accounts)
        words = value_words(self.index, facet, given.value)
        return Said(
            words, part.denied, part.stage, phrases.independent(given.independent), filled, hollow,
            most is None, self._rests(of_it, given.accounts), of_it, mark,
        )  # fmt: skip

    def _rests(self, of_it: Sequence[Origin], accounts: Sequence[Account]) -> str:
        """On whom and what a value rests, in words."""
        documents = {e.document for a in accounts for e in a.evidence}
        documents = documents or {a.document for a in accounts}
        unnamed = sum(o.unnamed for o in of_it)
        named = len(of_it) - unnamed
        who = [count(named, "named origin")] * (named > 0)
        who += [count(unnamed, "unnamed origin")] * (unnamed > 0)
        known = self.index.documents
        outlets = {d.outlet for i in documents if (d := known.get(i)) and d.outlet}
        copies = len(documents & self.index.table.reprint_of.keys())
        said = f"rests on {' and '.join(who) or 'nobody'}, in {count(len(documents), 'article')}"
        if outlets:
            said += f" of {count(len(outlets), 'outlet')}"
        return said + (f" ({count(copies, 'reprint')})" if copies else "")

    def notes(self, found: Finding) -> tuple[str, ...]:
        """Counts together, changes and splits of a finding, in words."""

        def mark(standing: Standing) -> str:
            unchecked = found.standing != "proposed" and standing == "proposed"
            return " (Generated, unchecked.)" if unchecked else ""

        out = []
        for p in found.pooled:
            words = phrases.value(self.index, found.facet, p.value)
            out.append(f"Counted together, {words}: {phrases.independent(p.independent)}.")
        for c in found.changes:
            first, then = (phrases.value(self.index, found.facet, v) for v in (c.before, c.after))
            where = "; ".join(dict.fromkeys(self.where(d).words for d in c.documents))
            name = self.index.name(c.actor)
            out.append(
                f"{c.kind.capitalize()}: {name} first said {first}, later {then} "
                f"({where}).{mark(c.standing)}"
            )
        for s in found.splits:
            names = phrases.listing([self.index.name(a) for a in s.actors])
            values = " / ".join(phrases.value(self.index, found.facet, v) for v in s.values)
            out.append(f"One side, order not known: {names}: {values}.{mark(s.standing)}")
        return tuple(out)

    def reply(self, line: Line) -> Reply:
        """A reply with the articles it stands in."""
        where = dict.fromkeys(self.where(e.document) for e in line.evidence)
        return Reply(line.text, "; ".join(f"{w.words} [{w.number}]" for w in where))


def value_words(index: Index, facet: Facet, value: FacetValue) -> str:
    """A value in words; a topic or place stands in quotation marks: the words are a source's."""
    words = phrases.value(index, facet, value)
    return f"\u201c{words}\u201d" if facet in ("about", "place") else words


def count(n: int, noun: str) -> str:
    """1 article; 2 articles."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
