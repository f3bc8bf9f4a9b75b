"""Decide what kind of actor a name stands for, from how it is used. Several weak signs add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from twosource.actors import lexicon
from twosource.actors.work import NameHit
from twosource.model.actor import ActorKind
from twosource.model.parse import Parse

Votes = defaultdict[ActorKind, float]
_IN = frozenset({"in", "near", "outside", "around", "across", "throughout", "toward", "towards"})
_MADE_BY = frozenset({"in", "by", "of", "with", "from", "for", "on", "to"})
_MIXED = 3
_VOWELS = frozenset("aeiouy")
_AREAS = frozenset({"GPE", "LOC", "FAC", "EVENT"})
_LABELS: dict[str, ActorKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "organisation",
}  # fmt: skip


_NAMES = (
    "Mc",
    "Mac",
    "Fitz",
    "De",
    "Di",
    "Du",
    "Da",
    "La",
    "Le",
    "Van",
    "Von",
    "O'",
    "O\u2019",
    "D'",
    "L'",
)
"""What family names begin with that have a capital within."""


def kind_of(
    parse: Parse,
    key: tuple[str, ...],
    hits: Iterable[NameHit],
    outlet: str,
    turns: frozenset[int] = frozenset(),
) -> ActorKind:
    """Return the kind of a name from all the places where it stands in this form.

    ``turns``: first tokens of names that open a turn of a transcript; these are persons, unless the
    name is plainly another's.
    """
    hits = list(hits)
    votes = evidence(parse, key, hits, outlet)
    if any(h.first in turns and not _plainly_no_person(parse, h) for h in hits):
        votes["person"] += 5
    if not _outlet_by_form(parse, key, hits[0], outlet) and not any(
        _outlet_by_use(parse, key, h) for h in hits[:20]
    ):
        votes["outlet"] = 0.0
    best = max(votes.values(), default=0.0)
    order: tuple[ActorKind, ...] = ("person", "outlet", "place", "organisation")
    return next((k for k in order if best > 0 and votes[k] == best), "organisation")


def _plainly_no_person(parse: Parse, hit: NameHit) -> bool:
    """Whether a name is built as bodies' and outlets' names are, or is an acronym ("KVX")."""
    written = [t.text for t in parse.tokens[hit.first : hit.last]]
    words = lexicon.names()
    headed = len(written) > 1 and written[-1].lower() in words.body_heads | words.outlet_heads
    spoken = not _VOWELS.isdisjoint(written[0].lower())
    return headed or "&" in written or (len(written) == 1 and not spoken)


def evidence(parse: Parse, key: tuple[str, ...], hits: list[NameHit], outlet: str) -> Votes:
    """Return the weight of evidence for each kind."""
    votes: Votes = defaultdict(float)
    _by_form(parse, key, hits, outlet, votes)
    for hit in hits[:20]:
        _by_use(parse, hit, votes)
    return votes


def _by_form(
    parse: Parse, key: tuple[str, ...], hits: list[NameHit], outlet: str, votes: Votes
) -> None:
    words, places = lexicon.names(), lexicon.places()
    first = hits[0]
    written = [t.text for t in parse.tokens[first.first : first.last]]
    phrase = " ".join(written).lower()
    last = written[-1].lower()
    if phrase in places.names or phrase in places.capitals:
        votes["place"] += 6
    if last in words.body_heads:
        votes["organisation"] += 3
    if last in words.outlet_heads:
        votes["outlet"] += 2.5
        if len(key) == 1:
            votes["outlet"] -= 1.5
    if len(key) > 1 and written[0].lower() in words.outlet_fronts:
        votes["outlet"] += 3
    if last in words.place_heads and len(key) > 1:
        votes["place"] += 1.5
    if phrase == outlet.lower() or (outlet and phrase.replace(" ", "") == outlet.lower()):
        votes["outlet"] += 8
    if len(key) == 1 and last.endswith(words.outlet_endings) and len(last) > 6:
        votes["outlet"] += 2.5 if "." in last or _camel(written[0]) else 0.5
    shouted = [w for w in written if len(w) > 1 and w.isupper() and w.isalpha()]
    if shouted and len(shouted) < _MIXED:
        votes["organisation"] += 2
    if len(key) == 1 and _camel(written[0]) and not written[0].startswith(_NAMES):
        votes["organisation"] += 2.5
    if "&" in key or "of" in key:
        votes["organisation"] += 2
    if 2 <= len(key) <= 4:
        votes["person"] += 1 + (1.2 if key[0] in lexicon.first_names() else 0)


def _outlet_by_form(parse: Parse, key: tuple[str, ...], hit: NameHit, outlet: str) -> bool:
    """Whether a name is built as outlets' names are: "Fenland Post", "DailyOnline", a domain."""
    words = lexicon.names()
    written = [t.text for t in parse.tokens[hit.first : hit.last]]
    phrase, last = " ".join(written).lower(), written[-1].lower()
    if outlet and outlet.lower() in (phrase, phrase.replace(" ", "")):
        return True
    if len(key) > 1:
        return last in words.outlet_heads or written[0].lower() in words.outlet_fronts
    ends = last.endswith(words.outlet_endings) and len(last) > 6
    return ends and "@" not in last and ("." in last or _camel(written[0]))


def _outlet_by_use(parse: Parse, key: tuple[str, ...], hit: NameHit) -> bool:
    """Whether a name is used as only outlets are: "a report in the X", "told the Post", "told
    KVX". "A report in Harrisburg", "told Ada" and "told the FBI" show nothing."""
    tokens = parse.tokens
    head, first = tokens[hit.last - 1], tokens[hit.first]
    k = hit.first - 1
    the = k >= 0 and tokens[k].text.lower() == "the" and tokens[k].sent == first.sent
    k -= the
    acronym = any(t.text.isupper() and len(t.text) > 1 for t in tokens[hit.first : hit.last])
    headed = key[-1] in lexicon.names().outlet_heads
    if k > 0 and tokens[k].text.lower() in ("in", "on") and tokens[k].sent == first.sent:
        paper = tokens[k - 1].lemma in lexicon.nouns().stand_in
        return paper and (headed or acronym or (the and hit.label not in _AREAS))
    if k > 0 and tokens[k].text.lower() in ("by", "from", "of") and headed and the:
        return tokens[k - 1].lemma in lexicon.nouns().publications
    governor = tokens[head.head].lemma
    if head.dep in ("dobj", "dative") and governor in lexicon.verbs().tell:
        return (acronym and not the) or (headed and the)
    speaks = governor in lexicon.verbs().say or governor in lexicon.nouns().made_by
    return headed and the and head.dep == "nsubj" and speaks


def _camel(word: str) -> bool:
    return any(c.isupper() for c in word[1:]) and not word.isupper()


def _by_use(parse: Parse, hit: NameHit, votes: Votes) -> None:
    tokens = parse.tokens
    if hit.honorific:
        votes["person"] += 5
    firms = lexicon.nouns().or_firms
    if any(n.sort == "role" or n.key not in firms for n in hit.titles):
        votes["person"] += 3
    if hit.label in _LABELS:
        votes[_LABELS[hit.label]] += 0.8
    head = tokens[hit.last - 1]
    if head.dep == "appos" and tokens[head.head].lemma in lexicon.nouns().any_body:
        votes["organisation"] += 3  # "the company, Orrin Vale, paid ..."
    votes["person"] += 3 if _in_office(parse, head.i) else 0
    before = tokens[hit.first - 1] if hit.first else None
    if before is None or before.sent != head.sent:
        return
    votes["organisation"] += 3 if _body_before(parse, hit) else 0
    low = before.text.lower()
    if low == "the":
        votes["organisation"] += 1.2
        votes["outlet"] += 1.2
        votes["person"] -= 2
        before = tokens[hit.first - 2] if hit.first > 1 else None
        low = before.text.lower() if before is not None and before.sent == head.sent else ""
    if low in _IN and not hit.titles:
        votes["place"] += 1.0
    if low in _MADE_BY and hit.first > 1 and before is not None:
        maker = tokens[before.i - 1]
        nouns = lexicon.nouns()
        if maker.lemma in (nouns.stand_in if low == "in" else nouns.publications) and low != "to":
            votes["outlet"] += 2.2 if low in ("in", "on") else 1.0
    if head.dep in ("dobj", "dative") and tokens[head.head].lemma in lexicon.verbs().tell:
        acronym = any(t.text.isupper() and len(t.text) > 1 for t in tokens[hit.first : hit.last])
        votes["outlet"] += 4.0 if acronym else 0.4
    if low == "told" and head.dep not in ("dobj", "dative") and hit.label == "ORG":
        votes["outlet"] += 1.0


def _in_office(parse: Parse, i: int) -> bool:
    """Whether a role follows a name between commas ("Roe, the minister of trade, said"), other
    than one that a firm may have as well."""
    if i + 1 >= len(parse.tokens) or parse.tokens[i + 1].text != ",":
        return False
    below = (parse.tokens[c] for c in parse.children[i])
    heads = [c for c in below if c.dep == "appos" and c.pos == "NOUN" and c.tag == "NN"]
    roles, firms = lexicon.roles().by_last, lexicon.nouns().or_firms
    return any(c.lemma in roles and c.lemma not in firms for c in heads)


def _body_before(parse: Parse, hit: NameHit) -> bool:
    """ "The union Yard Hands United said"; not "the union Ada Roe founded"."""
    noun, head = parse.tokens[hit.first - 1], parse.tokens[hit.last - 1]
    known = noun.lemma in lexicon.nouns().bodies and noun.pos == "NOUN"
    article = hit.first > 1 and parse.tokens[hit.first - 2].text.lower() in ("the", "a", "an")
    return known and article and parse.tokens[head.head].dep != "relcl"
