"""Whose a surname is that stands alone: form of address, order of the text, closeness."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from twosource.actors import lexicon
from twosource.actors.bearers import title_of
from twosource.actors.ranks import Rank, against, ranks_of
from twosource.actors.work import Ent, NameHit
from twosource.model.document import Zone
from twosource.model.parse import Parse

Choice = tuple[Ent, float, str]
Gender = Literal["female", "male"]
_AHEAD = frozenset({"headline", "standfirst", "caption"})
"""Zones that give a surname before the text names its bearer in full."""
_WITHIN = 3
"""Paragraphs in which the full name of a surname must follow."""
_HABIT = 2
"""How often a bare surname must have meant one of several before it is taken for a habit."""
_MOST = 60
"""Bearers of one surname beyond which it tells nothing alone (and would take long to weigh)."""
_SUBJECT = ("nsubj", "nsubjpass")
_NOUN_PHRASE = frozenset({"NN", "NNS", "NNP", "JJ", "HYPH", "VBN", "VBG", "CD"})


def gender_of_address(hit: NameHit) -> Gender | None:
    """What the form of address before a name says of its bearer."""
    words = lexicon.names()
    if hit.honorific in words.male:
        return "male"
    return "female" if hit.honorific in words.female else None


def addressed(ent: Ent, hit: NameHit) -> bool:
    """Whether a form of address goes with what is known of a person."""
    gender = gender_of_address(hit)
    return gender is None or ent.gender in (None, gender)


def shown_gender(ent: Ent, hits: Sequence[NameHit]) -> Gender | None:
    """What the forms of address of full names, else first names, say of a gender."""
    told = {g for h in hits if (g := gender_of_address(h)) is not None}
    if not told:
        first = lexicon.first_names()
        told = {first[k[0]] for k in ent.keys if len(k) > 1 and k[0] in first}
    return told.pop() if len(told) == 1 else None


class Families:
    """Persons by surname, and where each was named last. Surnames are asked for in text order."""

    def __init__(
        self,
        parse: Parse,
        zones: tuple[Zone, ...],
        ents: Mapping[int, Ent],
        full: Mapping[int, Sequence[NameHit]],
        beside: Mapping[int, set[Rank]],
    ) -> None:
        self._parse = parse
        self._zones = zones
        self._full = full
        self._at = {n: sorted(h.first for h in hits) for n, hits in full.items()}
        self._subject_at = {
            n: sorted(h.first for h in hits if parse.tokens[h.last - 1].dep in _SUBJECT)
            for n, hits in full.items()
        }
        self._ranks = {
            n: {r for h in hits for r in ranks_of(parse, h) | beside.get(h.first, set())}
            for n, hits in full.items()
        }
        self._short: dict[int, int] = {}
        self._bare: dict[int, int] = defaultdict(int)
        self._by_name: dict[str, list[Ent]] = defaultdict(list)
        self._own: dict[tuple[str, Gender | None, frozenset[Rank]], Ent] = {}
        self._strange = {
            n: any(_as_stranger(parse, h) for h in hits[:1]) for n, hits in full.items()
        }
        for ent in ents.values():
            ent.gender = shown_gender(ent, full[ent.number])
            for surname in {k[-1] for k in ent.keys if len(k) > 1}:
                self._by_name[surname].append(ent)

    def shares(self, hit: NameHit) -> bool:
        """Whether the one word of a name is the surname of someone named in full."""
        return hit.key[0] in self._by_name

    def choose(self, hit: NameHit, new: Callable[[NameHit], Ent]) -> Choice | None:
        """Whose surname it is; None where it is one of several and nothing tells whose."""
        if _of_a_pair(self._parse, hit) or len(self._by_name[hit.key[0]]) > _MOST:
            return None
        found = self._known(hit)
        if found is None and not self._fitting(hit):
            found = self._later(hit) or (self._new(hit, new), 1.0, "name")
        if found is not None:
            ent = found[0]
            self._short[ent.number] = hit.first
            self._ranks.setdefault(ent.number, set()).update(ranks_of(self._parse, hit))
            self._bare[ent.number] += not hit.honorific
            ent.gender = ent.gender or gender_of_address(hit)
        return found

    def _before(self, hit: NameHit) -> list[Ent]:
        """Those of the surname of whom the text has spoken before."""
        return [
            e
            for e in self._by_name[hit.key[0]]
            if e.number in self._short or self._at.get(e.number, [hit.first])[0] < hit.first
        ]

    def _fitting(self, hit: NameHit) -> list[Ent]:
        told = ranks_of(self._parse, hit)
        return [
            e
            for e in self._before(hit)
            if addressed(e, hit) and not against(told, self._ranks.get(e.number, ()))
        ]

    def _known(self, hit: NameHit) -> Choice | None:
        fitting = self._fitting(hit)
        gender = gender_of_address(hit)
        told_ranks = ranks_of(self._parse, hit)
        ranked = [e for e in fitting if told_ranks & self._ranks.get(e.number, set())]
        if len(ranked) == 1:
            return ranked[0], 0.95, "surname and title"
        fitting = [e for e in fitting if not (told_ranks and self._in_passing(e, hit))]
        exact = [e for e in fitting if gender is not None and e.gender == gender]
        if len(fitting) == 1:
            return fitting[0], 0.95, "surname"
        if len(exact) == 1:
            return exact[0], 0.9, "surname and form of address"
        options = exact or fitting
        if len(told := [e for e in options if self._told(e)]) == 1:
            return told[0], 0.7, "surname of the only one named in full"
        roles = {n.key for n in hit.titles}
        holders = [e for e in options if roles & self._roles(e)]
        if len(holders) == 1:
            return holders[0], 0.85, "surname and title"
        near = [e for e in holders or options if self._near(e, hit)]
        if len(near) == 1:
            return near[0], 0.65, "the only one of the surname close by"
        return self._leading(holders or options, hit)

    def _leading(self, options: Sequence[Ent], hit: NameHit) -> Choice | None:
        """The one whom the bare surname has meant so far: others of the name go by full names.
        Open where another of them has just been what a sentence is about."""
        bare = [e for e in options if self._bare[e.number]]
        if len(bare) != 1 or hit.honorific or self._bare[bare[0].number] < _HABIT:
            return None
        last = max(self._short[bare[0].number], self._last(bare[0], hit))
        if any(self._last(e, hit, subject=True) > last for e in options if e is not bare[0]):
            return None
        return bare[0], 0.6, "whom the surname alone has meant so far"

    def _last(self, ent: Ent, hit: NameHit, subject: bool = False) -> int:
        """Where a person was last named in full before a hit; as a subject, if that is asked."""
        at = (self._subject_at if subject else self._at).get(ent.number, [])
        k = bisect_left(at, hit.first)
        return at[k - 1] if k else -1

    def _told(self, ent: Ent) -> bool:
        """Whether more than a surname is known of a person."""
        return ent.number in self._full or bool(ent.gender or self._ranks.get(ent.number))

    def _in_passing(self, ent: Ent, hit: NameHit) -> bool:
        """Whether a person without a title has only been named as an owner ("Ada Roe's firm")."""
        if self._ranks.get(ent.number) or ent.number in self._short:
            return False
        before = [h for h in self._full.get(ent.number, ()) if h.first < hit.first]
        return bool(before) and all(_owns(self._parse, h) for h in before)

    def _roles(self, ent: Ent) -> set[str]:
        return {n.key for h in self._full.get(ent.number, ())[:20] for n in h.titles}

    def _near(self, ent: Ent, hit: NameHit) -> bool:
        """Whether a person is named in this paragraph or the one before."""
        at = self._at.get(ent.number, [])
        k = bisect_left(at, hit.first)
        last = max(at[k - 1] if k else -1, self._short.get(ent.number, -1))
        return last >= 0 and self._zone(hit.first) - self._zone(last) <= 1

    def _zone(self, i: int) -> int:
        return self._parse.tokens[i].zone

    def _ahead(self, zone: int) -> bool:
        """Whether a paragraph is a headline or the like; the first one without an end mark is."""
        if zone < len(self._zones) and self._zones[zone].kind in _AHEAD:
            return True
        if zone != 0:
            return False
        first = [s for s in self._parse.sentences[:2] if s.zone == 0]
        return len(first) == 1 and self._parse.tokens[first[0].last - 1].text.isalnum()

    def _later(self, hit: NameHit) -> Choice | None:
        """One who is named in full only after: at the head of an article, or close behind and
        not as somebody new."""
        zone = self._zone(hit.first)
        ahead = self._ahead(zone)
        later = [
            e
            for e in self._by_name[hit.key[0]]
            if addressed(e, hit)
            and self._at.get(e.number)
            and not against(ranks_of(self._parse, hit), self._ranks.get(e.number, ()))
        ]
        where = {e.number: self._zone(self._at[e.number][0]) for e in later}
        if ahead:
            close = [e for e in later if where[e.number] - zone <= _WITHIN]
            first = min((where[e.number] for e in close), default=0)
            close = [e for e in close if where[e.number] == first]
        else:
            close = [
                e
                for e in later
                if where[e.number] - zone <= _WITHIN and not self._strange[e.number]
            ]
        if not close and ahead:
            close = [e for e in later if not self._strange[e.number]]
        if len(close) == 1 and (ahead or len(later) == 1):
            return close[0], 0.8, "surname of one who is named in full after"
        return None

    def _new(self, hit: NameHit, new: Callable[[NameHit], Ent]) -> Ent:
        """One of whom nothing but the surname (and the form of address) is known."""
        gender = gender_of_address(hit)
        ranks = ranks_of(self._parse, hit)
        ent = self._own.get((hit.key[0], gender, ranks))
        if ent is None:
            ent = self._own[hit.key[0], gender, ranks] = new(hit)
            if ranks:
                ent.kind = "person"
                ent.address = title_of(self._parse, hit) if self._before(hit) else ""
            if gender is not None:
                ent.kind = "person"
                if self._before(hit):
                    ent.address = self._parse.tokens[hit.first - 1].text
            self._by_name[hit.key[0]].append(ent)
        return ent


def _owns(parse: Parse, hit: NameHit) -> bool:
    """Whether a name only tells whose something is: "Ada Roe's firm", "the Ada Roe fund"."""
    return parse.tokens[hit.last - 1].dep in ("poss", "compound", "nmod")


def _of_a_pair(parse: Parse, hit: NameHit) -> bool:
    """Whether a name is of two people: "Mr and Mrs Smith"."""
    k = hit.first - 3
    return (
        bool(hit.honorific)
        and k >= 0
        and parse.tokens[k + 1].text.lower() in ("and", "&")
        and parse.tokens[k].text.lower() in lexicon.names().honorifics
    )


def _as_stranger(parse: Parse, hit: NameHit) -> bool:
    """Whether a full name is brought in as somebody new: "Ada Roe, 40, a baker", "a baker, Ada
    Roe", "a baker named Ada Roe"."""
    tokens = parse.tokens
    k = hit.last
    sent = tokens[hit.first].sent
    if k < len(tokens) and tokens[k].text in (",", "("):
        if k + 2 < len(tokens) and tokens[k + 1].tag == "CD" and tokens[k + 2].text == ",":
            k += 2
        article = tokens[k + 1] if k + 1 < len(tokens) else tokens[k]
        if article.sent == sent and article.text.lower() in ("a", "an", "one"):
            return True
    j = hit.left - 1
    if j < 1 or tokens[j].sent != sent or tokens[j].text.lower() not in (",", "named", "called"):
        return False
    floor = max(parse.sentences[sent].first, j - 6)
    i = j - 1
    while i > floor and tokens[i].tag in _NOUN_PHRASE:
        i -= 1
    return tokens[i].text.lower() in ("a", "an")
