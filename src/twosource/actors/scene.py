"""The state of one document's reading: who stands where, as far as it is known."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from twosource.actors.link import Linked, country_ent
from twosource.actors.work import THRESHOLD, Ent, Found, NameHit, Nominal
from twosource.model.actor import MentionForm
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.parse import Parse, Token

_SUBJECT = frozenset({"nsubj", "nsubjpass"})


class Seat(NamedTuple):
    """A mention in the order of the text: its head token and whose it is."""

    head: int
    ent: Ent
    quoted: bool
    subject: bool


@dataclass(slots=True)
class Scene:
    """Everything found so far. ``at`` maps tokens of a mention's head to its actor."""

    document: Document
    parse: Parse
    attributions: tuple[Attribution, ...]
    names: list[NameHit]
    nominals: list[Nominal]
    linked: Linked
    at: dict[int, Ent] = field(default_factory=dict)
    seats: list[Seat] = field(default_factory=list)
    spoken: dict[int, int] = field(default_factory=dict)
    """Token to the index of the innermost attribution whose content holds it."""
    sources: set[int] = field(default_factory=set)
    """Tokens of the sources of attributions."""
    speakers: dict[int, Ent] = field(default_factory=dict)
    """Index of an attribution to its speaker."""
    phrases: dict[tuple[int, int], Ent] = field(default_factory=dict)
    """Token ranges of whole mentions to their actors."""
    pending: list[tuple[Ent, int, Nominal]] = field(default_factory=list)
    """Roles (by their place in an actor's facts) that belong to whom a pronoun means."""
    left_open: list[int] = field(default_factory=list)
    """Heads of descriptions of persons that fit several or nobody known, in order."""
    by_id: dict[str, int] = field(default_factory=dict)
    """Attributions by their ids."""
    ending: dict[int, NameHit] = field(default_factory=dict)
    """Names by their last token."""
    told: list[int] = field(default_factory=list)
    """For each sentence, how many of those up to it are not quoted from end to end."""

    def __post_init__(self) -> None:
        self.by_id = {a.id: k for k, a in enumerate(self.attributions)}
        self.ending = {h.last - 1: h for h in self.names}

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the document."""
        return self.parse.tokens

    def mention(self, ent: Ent, found: Found) -> None:
        """Record a link, unless its score is below the threshold."""
        if found.score < THRESHOLD:
            return
        ent.found.append(found)
        self.phrases[found.first, found.last] = ent
        for i in range(found.head_first, found.head_last):
            self.at[i] = ent

    def add(
        self,
        ent: Ent,
        first: int,
        last: int,
        head: tuple[int, int],
        form: MentionForm,
        score: float,
        why: str,
    ) -> None:
        """Record a link given by its parts."""
        self.mention(ent, Found(first, last, head[0], head[1], form, score, why))

    def settle(self) -> None:
        """Put all mentions found so far in the order of the text."""
        self.seats = sorted(
            (
                self._seat(e, f.head_last - 1)
                for e in self.linked.ents
                for f in e.found
            ),
            key=lambda s: s.head,
        )  # fmt: skip

    def _seat(self, ent: Ent, i: int) -> Seat:
        return Seat(i, ent, self.quoted(i), self.is_subject(i))

    def take_seat(self, ent: Ent, i: int) -> None:
        """Enter a pronoun among the mentions in order, so that later ones can go on from it."""
        insort(self.seats, self._seat(ent, i), key=lambda s: s.head)

    def quoted(self, i: int) -> bool:
        """Whether a token stands in quotation marks or in what is quoted word for word."""
        k = self.spoken.get(i)
        return self.tokens[i].quoted or (k is not None and self.attributions[k].kind == "direct")

    def is_source(self, i: int) -> bool:
        """Whether a token is of the words that name who says something."""
        return i in self.sources

    def is_subject(self, i: int) -> bool:
        """Whether a token, or the phrase that it ends, is a subject."""
        t = self.tokens[i]
        if t.tag in ("WP", "WDT"):
            return False  # "..., who died last year": nobody that the text goes on about
        for _ in range(3):
            if t.dep in _SUBJECT:
                return True
            if t.dep not in ("appos", "compound") or t.head == t.i:
                return False
            t = self.tokens[t.head]
        return False

    def before(self, i: int, sentences: int = 3, most: int = 40) -> Iterator[Seat]:
        """Mentions before token ``i``, nearest first, at most so many sentences back."""
        k = bisect_left(self.seats, i, key=lambda s: s.head)
        for seat in reversed(self.seats[max(0, k - most) : k]):
            if self.back(i, seat.head) > sentences:
                return
            yield seat

    def back(self, i: int, j: int) -> int:
        """How many sentences token ``j`` stands before ``i``. Between two that are not quoted,
        what somebody says at length does not count."""
        a, b = self.tokens[j].sent, self.tokens[i].sent
        if a == b or self.tokens[i].quoted or self.tokens[j].quoted:
            return b - a
        if not self.told:
            n = 0
            for s in self.parse.sentences:
                words = self.tokens[s.first : s.last]
                n += any(t.text[:1].isalnum() and not t.quoted for t in words)
                self.told.append(n)
        return self.told[b] - self.told[a]

    def owners(self, nominal: Nominal) -> set[int]:
        """Numbers of the actors that a noun phrase belongs to, as far as they are known."""
        out = {self.at[i].number for i in nominal.owners if i in self.at}
        if nominal.country is not None:
            out.add(country_ent(nominal.country, self.linked).number)
        return out

    def words(self, first: int, last: int) -> str:
        """The words of a token range, spaces made plain."""
        t = self.tokens
        return " ".join(self.document.text[t[first].start : t[last - 1].end].split())
