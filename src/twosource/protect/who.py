"""Who is to be named by no name: victims, minors and private persons in news of violence.

Named stays whoever holds an office (``lexicons/standing.toml``), and whoever speaks in his work
and is no victim. All other people in an article that tells of violence are protected: a person
too many under a pseudonym is put right by a click, a name that went out is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from twosource.actors import lexicon as names
from twosource.model.actor import Actor
from twosource.model.document import Document
from twosource.model.event import LEGAL
from twosource.model.span import Span
from twosource.model.table import Table
from twosource.protect.letters import WORD, folded
from twosource.protect.lexicon import Group, heads, ordinary
from twosource.protect.shortened import is_short, short_forms

Why = Literal["victim", "minor", "relative", "private", "forgotten"]
_GRAVEST: tuple[Why, ...] = ("forgotten", "minor", "victim", "relative", "private")
PARTICLES = heads("particle")
HONORIFICS = heads("honorific")
_ADULT = 18
_SMALL = r"(?:de|la|van|von|der|al|el|bin|du|di)"
_WORD = r"[^\W\d_a-z][\w\u2019'-]*"
_NICK = rf"[\"\u201c\u2018'(]{_WORD}[\"\u201d\u2019')]"
_NAME = rf"{_WORD}(?:[ -](?:{_SMALL} )?{_WORD}){{0,4}}(?: {_NICK}(?: (?:{_SMALL} )*{_WORD})+)?"
_BEFORE = re.compile(rf"(?<![\w.])({_WORD}) (?:{_SMALL} )*$")
_AFTER = re.compile(rf" (?:{_SMALL} )*{_WORD}")
_NICKED = re.compile(rf"({_WORD}) (?:{_SMALL} )*{_NICK} (?:{_SMALL} )*{_WORD}")
_TWO = re.compile(rf"({_WORD}) (?:{_SMALL} )*{_WORD}")
_HARMED = "|".join(sorted(heads("befallen")))
_BEFALLEN = re.compile(rf"\b(?:was|were|been|being|is|are) (?:[a-z]+ ){{0,2}}(?:{_HARMED})\b", re.I)
_AGED = re.compile(
    rf"({_NAME}),? (?:\(|aged |age )?(\d{{1,3}})(?=[,.;:)\n]| year| and| was| who|$)"
)
_YEARS_OLD = re.compile(
    rf"(\d{{1,3}})[- ](?:year|month|week|day)s?[- ]old(?: [a-z-]+){{0,3}},? ({_NAME})"
)
_CALLED = re.compile(
    rf"(?:known (?:to [\w ]{{1,30}} )?as|called|nicknamed) [\"\u201c\u2018']?({_NAME})"
)


@dataclass(slots=True)
class Person:
    """One who is protected: every way in which the texts name him, and why. ``actor`` is None where
    the program made no actor of the name. ``at``: document -> the places of his name. ``also``:
    further actors that are the same by all that is known."""

    key: str
    names: set[str]
    why: Why
    actor: str | None = None
    female: bool | None = None
    at: dict[str, set[Span]] = field(default_factory=lambda: defaultdict(set))
    also: set[str] = field(default_factory=set)

    def take(self, other: Person) -> None:
        """Be the other, too."""
        self.names |= other.names
        self.also |= other.also | ({other.actor} if other.actor else set())
        self.why = min(self.why, other.why, key=_GRAVEST.index)
        self.female = other.female if self.female is None else self.female
        for d, spans in other.at.items():
            self.at[d] |= spans


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person said: actors that are protected whatever they are, and those that are not;
    those who are forgotten, with their names then; words that are taken out, by document."""

    always: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    forgotten: Mapping[str, str] = field(default_factory=dict)
    redacted: Mapping[str, Sequence[Span]] = field(default_factory=dict)


NONE = Choice()


def violent(table: Table) -> frozenset[str]:
    """The documents that tell of violence, by an event or by their words."""
    words = heads("violence")
    told = {m.document for m in table.event_mentions if m.type == "violence"}
    return frozenset(
        d.id
        for d in table.documents
        if d.id in told
        or not words.isdisjoint(w.lower() for w in WORD.findall(d.text))
        or _BEFALLEN.search(d.text)
    )


def people(table: Table, within: Collection[str], choice: Choice = NONE) -> list[Person]:
    """Who is protected, in the order in which the texts name them. ``within``: the documents whose
    private people are."""
    while True:
        found = _Chooser(table, within, choice).people()
        named = {d for p in found if p.why != "private" for d in p.at if p.at[d]}
        if not within or named <= set(within):
            return found
        within = frozenset(within) | named  # an article that names a victim is about the matter


class _Chooser:
    def __init__(self, table: Table, within: Collection[str], choice: Choice) -> None:
        self.table, self.within, self.choice = table, within, choice
        self.texts: Mapping[str, Document] = {d.id: d for d in table.documents}
        self.ages: dict[str, int] = {}
        self.aged: dict[str, list[tuple[Span, int]]] = defaultdict(list)
        self.called: dict[str, Span] = {}
        self.bylines = " ; ".join(folded(d.byline) for d in table.documents if d.byline)
        self.read: dict[str, list[Span]] = defaultdict(list)
        self.others: dict[str, list[Span]] = defaultdict(list)
        for a in table.actors:
            for x in a.mentions:
                if x.form == "name" and a.kind != "unnamed":
                    of = self.read if a.kind == "person" else self.others
                    of[x.document].append(x.head)
        self.places = {folded(a.name) for a in table.actors if a.kind == "place"}
        self.roles: dict[str, set[str]] = defaultdict(set)
        for m in table.event_mentions:
            for p in m.participants:
                self.roles[p.actor].add(f"{m.type} {p.role}")

    def people(self) -> list[Person]:
        """Who is protected."""
        netted = list(self._netted())
        for name, age, document, span in netted:
            if age is not None:
                self.aged[document].append((span, age))
            if age is not None and len(parts(name)) > 1:
                self.ages[name] = min(age, self.ages.get(name, age))
        found = [p for a in self.table.actors if (p := self._person(a))]
        held = {folded(n) for p in found for n in p.names}
        public = {
            folded(n) for a in self.table.actors
            if self._named_as_such(a) for n in self._names(a)
        }  # fmt: skip
        public |= {folded(d.outlet) for d in self.table.documents if d.outlet}
        public |= {folded(a.name) for a in self.table.actors if a.kind == "outlet"}
        for name, _, document, span in netted:
            described = all(folded(w) in _ROLES | _PEOPLE for w in WORD.findall(name))
            if folded(name) not in held | public and not described and parts(name):
                if _NICK_IN.search(name) and (own := _at(found, document, span)):
                    own.names.add(name)  # the nickname is no name of its own in the reading
                    continue
                why: Why = "minor" if self._young({name}) else "private"
                p = Person(f"net {folded(name)}", {name}, why)
                p.at[document].add(span)
                found.append(p)
                held.add(folded(name))
        mine = {p.actor for p in found}
        found += [Person(i, {n}, "forgotten") for i, n in sorted(self.choice.forgotten.items())
                  if i not in mine]  # fmt: skip
        found = _joined(self._with_family(found))
        self._shorten(found)
        order = {d.id: n for n, d in enumerate(self.table.documents)}
        return sorted(found, key=lambda p: (_first(p, order), p.key))

    def _shorten(self, found: Sequence[Person]) -> None:
        """The short forms by which the articles that name somebody call him, too."""
        ours = {i for p in found for i in (p.actor, *p.also)}
        others: dict[str, set[str]] = defaultdict(set)
        for a in self.table.actors:
            if a.id not in ours and a.kind != "unnamed":
                for m in a.mentions:
                    others[m.document] |= {
                        folded(w) for n in (a.name, *a.aliases) for w in WORD.findall(n)
                        if a.kind == "person" or " " in a.name
                    }  # fmt: skip
        for p in found:
            first, own = _firsts(p), _words(p)
            for d in [d for d, spans in p.at.items() if first and spans and d in self.texts]:
                p.names |= set(short_forms(self.texts[d].text, first, own, others[d]))

    def _netted(self) -> Iterator[tuple[str, int | None, str, Span]]:
        """Names beside an age, and nicknames, whether the program made an actor of them or not."""
        for d in self.table.documents:
            if d.id not in self.within:
                continue
            for found in _AGED.finditer(d.text):
                yield found[1], int(found[2]), d.id, Span(*found.span(1))
            for found in _YEARS_OLD.finditer(d.text):
                yield found[2], int(found[1]), d.id, Span(*found.span(2))
            for found in _CALLED.finditer(d.text):
                yield found[1], None, d.id, Span(*found.span(1))
            for found in _NICKED.finditer(d.text):
                if folded(found[1]) not in _NO_FIRST:
                    yield found[0], None, d.id, Span(*found.span())
            yield from self._unread(d)

    def _unread(self, d: Document) -> Iterator[tuple[str, None, str, Span]]:
        """Full names that the program read as none, or of which it took a part for a body or a
        place: "May Roe" may be a month and a firm."""
        first = names.first_names().keys() | heads("given")
        for found in _TWO.finditer(d.text):
            at = Span(*found.span())
            read = any(at.overlaps(s) for s in self.read[d.id])
            other = any(s.contains(at) for s in self.others[d.id])
            if folded(found[1]) in first and not read and not other:
                yield found[0], None, d.id, at

    def _person(self, a: Actor) -> Person | None:
        why = self._why(a)
        if why is None:
            return None
        p = Person(a.id, self._names(a), why, a.id, _female(a))
        for m in a.mentions:
            if m.form == "name" and m.document in self.texts:
                p.at[m.document].add(m.head)
        return p if p.names else None

    def _names(self, a: Actor) -> set[str]:
        """The names of an actor as the texts have them: no descriptions, no pronouns."""
        out = {a.name} if WORD.search(a.name) and not a.name[:1].islower() else set()
        for m in a.mentions:
            if m.form == "name" and m.document in self.texts:
                out.add(_whole(self.texts[m.document].text, m.head))
                out.add(m.span.of(self.texts[m.document].text).removesuffix("'s"))
        return {n for n in out if parts(n)}

    def _why(self, a: Actor) -> Why | None:
        if a.id in self.choice.forgotten:
            return "forgotten"
        if a.id in self.choice.always or a.id in self.choice.never:
            return "private" if a.id in self.choice.always else None
        victim = "violence victim" in self.roles[a.id]
        named = _first_name_alone(a) or (victim and self._like_a_person(a))
        if a.kind != "person" and not named:
            return None
        if not any(m.document in self.within for m in a.mentions):
            return None
        words = _role_words(a)
        if self._young(self._names(a)) or self._aged_young(a) or words & heads("minor"):
            return "minor"
        if words & heads("office"):
            return None
        return self._befallen(a) if victim else self._private(a, words)

    def _befallen(self, a: Actor) -> Why:
        """A victim; no word of that where one is accused, too: one of the two is misread."""
        return "private" if self._accused(a) else "victim"

    def _private(self, a: Actor, words: set[str]) -> Why | None:
        if self._named_as_such(a) or self._a_place(a):
            return None
        return "relative" if words & heads("relative") else "private"

    def _named_as_such(self, a: Actor) -> bool:
        """Whether an actor speaks or acts in an office or in his work, or writes the article."""
        if a.kind != "person":
            return False
        by = folded(a.name) in self.bylines
        return bool(_role_words(a) & (heads("office") | heads("work"))) or by

    def _accused(self, a: Actor) -> bool:
        return any(
            r.partition(" ")[0] in LEGAL or r == "violence suspect" for r in self.roles[a.id]
        )

    def _young(self, found: Collection[str]) -> bool:
        return any(self.ages.get(n, _ADULT) < _ADULT for n in found)

    def _aged_young(self, a: Actor) -> bool:
        """Whether an age below that of an adult stands beside one of its names: a surname alone
        may be a parent's elsewhere."""
        return any(
            age < _ADULT and m.head.overlaps(at)
            for m in a.mentions
            if m.form == "name"
            for at, age in self.aged[m.document]
        )

    def _a_place(self, a: Actor) -> bool:
        """Whether it is a place elsewhere in the story: misread, and nobody's name."""
        first = folded(a.name.split(" ")[0])
        known = " " in a.name and first in names.first_names().keys() | ordinary()
        return folded(a.name) in self.places and not known

    def _like_a_person(self, a: Actor) -> bool:
        """Whether what the program took for a body or a place is written as a person's name."""
        words = a.name.split()
        first = folded(words[0]) if words else ""
        return 2 <= len(words) <= 4 and (first in names.first_names())

    def _with_family(self, found: list[Person]) -> list[Person]:
        """And whoever has the surname of one of them: it would tell theirs."""
        held = {p.actor for p in found}
        near = [p for p in found if p.actor and p.why != "forgotten"]
        surnames = {s for p in near for n in p.names for s in _surname(n)}
        grown = True
        while grown:
            grown = False
            for a in self.table.actors:
                if a.id in held or a.id in self.choice.never:
                    continue
                named = self._names(a)
                if a.kind != "person":
                    named = {n for n in named if a.kind != "unnamed" and _written_as_person(n)}
                own = {s for n in named for s in _surname(n)}
                if own & surnames:
                    p = Person(a.id, named, "relative", a.id, _female(a))
                    for m in a.mentions:
                        if m.form == "name" and m.document in self.texts:
                            p.at[m.document].add(m.head)
                    found.append(p)
                    held.add(a.id)
                    surnames |= own
                    grown = True
        return found


def _written_as_person(name: str) -> bool:
    """Whether a body's name has the form of a person's: "Ilka Farn", not "University of Farn"."""
    words = name.split()
    small = all(w[:1].isupper() or folded(w) in PARTICLES for w in words)
    return 2 <= len(words) <= 5 and small and folded(words[0]) not in _NO_FIRST


def _first_name_alone(a: Actor) -> bool:
    """Whether what was read as a body is called by a first name and nothing else."""
    key = folded(a.name)
    return a.kind == "organisation" and key in names.first_names() and key not in ordinary()


def _joined(found: list[Person]) -> list[Person]:
    """Those known by one word alone, with the only one of their articles who has it, too."""
    out = [p for p in found if len(_words(p)) != 1]
    for p in found:
        if len(_words(p)) == 1 and p.why != "forgotten":
            near = [q for q in out if _may_be(p, q) and not q.at.keys().isdisjoint(p.at)]
            if len(near) == 1 and near[0].why != "forgotten":
                near[0].take(p)
                continue
        if len(_words(p)) == 1:
            out.append(p)
    return out


def _may_be(p: Person, q: Person) -> bool:
    """Whether one who is known by one word has it of another's name, whole or shortened."""
    (word,) = _words(p)
    return word in _words(q) or any(is_short(word, f) for f in _firsts(q))


def _firsts(p: Person) -> set[str]:
    """First names, of the names of several words."""
    found = (parts(n) for n in p.names)
    return {folded(words[0]) for words in found if len(words) > 1}


def _words(p: Person) -> set[str]:
    return {folded(w) for n in p.names for w in parts(n)}


def _at(found: Sequence[Person], document: str, span: Span) -> Person | None:
    """The person whose name stands in a place."""
    return next((p for p in found if any(span.overlaps(s) for s in p.at[document])), None)


def _whole(text: str, at: Span) -> str:
    """A name with the first name before it, or the surname behind it, where the program read one
    word alone ("May Roe": a month; "Ivy Long": a plant)."""
    name = at.of(text)
    if " " in name:
        return name
    before = _BEFORE.search(text[max(0, at.start - 40) : at.start])
    if before and folded(before[1]) in names.first_names().keys() | ordinary():
        return f"{before[1]} {name}"
    after = _AFTER.match(text[at.end : at.end + 40])
    known = folded(name) in names.first_names().keys() | ordinary()
    return name + after[0] if after and known else name


def parts(name: str) -> list[str]:
    """The words of a name that are the person's: no particles, no forms of address."""
    words = [w for w in WORD.findall(name) if w[:1].isupper() or not w[:1].islower()]
    none = PARTICLES | HONORIFICS | _NO_FIRST
    words = [w for w in words if folded(w) not in none and not w.isdigit()]
    while len(words) > 2 and folded(words[0]) in _ROLES:
        words = words[1:]
    return [w for w in words if len(folded(w)) > 1]


_NICK_IN = re.compile(_NICK)
_NO_FIRST = frozenset((
    "the", "a", "an", "this", "that", "these", "his", "her", "their", "its", "our", "my", "your",
    "and", "but",
))  # fmt: skip
_GROUPS: tuple[Group, ...] = ("office", "work", "relative", "minor")
_PEOPLE = frozenset(
    ("man", "woman", "victim", "suspect", "driver", "resident", "passenger", "student", "the", "a")
)
_ROLES = frozenset(w for g in _GROUPS for w in heads(g))


def _surname(name: str) -> list[str]:
    """The surname (each half of a double one) of a name of several words."""
    last = name.rsplit(maxsplit=1)[-1] if len(name.split()) > 1 else ""
    return [folded(w) for w in WORD.findall(last.removesuffix("'s")) if len(w) > 1]


def _role_words(a: Actor) -> set[str]:
    return {folded(w) for r in a.roles for w in r.replace(".", " ").split()}


def _female(a: Actor) -> bool | None:
    return None if a.gender is None else a.gender == "female"


def _first(p: Person, order: Mapping[str, int]) -> tuple[int, int]:
    at = [(order[d], min(spans).start) for d, spans in p.at.items() if d in order and spans]
    return min(at, default=(len(order), 0))
