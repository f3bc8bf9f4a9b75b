"""Unnamed sources that are the same although two documents have them.

Never guessed from what they say. Two unnamed sources are one where the same sentence has them (a
reprint), or where one outlet credits another's report and both describe the source in one way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from twosource.accounts.reprints import WORD, outlet_key, sentences
from twosource.memo import Memo
from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.number import NumberRange
from twosource.model.reading import Reading
from twosource.model.span import Span


def same_actors(readings: Sequence[Reading], memo: Memo | None = None) -> list[tuple[str, str]]:
    """Pairs of local ids of unnamed actors that are known to be the same."""
    memo = memo or Memo()
    return sorted({*_in_one_sentence(readings, memo), *_through_reports(readings, memo)})


Words = tuple[str, NumberRange | None, str]
"""The key of an outlet, and how many its article says, in which words."""


class _Told(NamedTuple):
    """What a document has of unnamed sources: how each is described, which of them came through
    whose report (the key of an outlet), and all by the words of this outlet."""

    outlet: str | None
    described: tuple[tuple[str, NumberRange | None, frozenset[str]], ...]
    through: tuple[tuple[str, str], ...]
    by_words: tuple[tuple[Words, str], ...]


def _through_reports(readings: Sequence[Reading], memo: Memo) -> set[tuple[str, str]]:
    """ "Two people familiar with the matter told the X", where X's own article is in the story and
    has two people familiar with the matter."""
    ids = [r.document.id for r in readings]
    told = memo.part("unnamed").each(zip(ids, readings, strict=True), _unnamed)
    index = memo.blocks("unnamed").of(dict(zip(ids, (x.by_words for x in told), strict=True)))
    pairs: set[tuple[str, str]] = set()
    for x in told:
        if not x.through:
            continue
        known = {actor: (count, names) for actor, count, names in x.described}
        for speaker, report in x.through:
            count, names = known[speaker]
            alike = {a for name in names for a in index.get((report, count, name), ())}
            alike -= known.keys() if report == x.outlet else set()
            if len(alike) == 1:
                pairs.add((alike.pop(), speaker))
    return pairs


def _unnamed(r: Reading) -> _Told:
    actors = {a.id: a for a in r.actors}
    by_id = {a.id: a for a in r.attributions}
    unnamed = [a for a in r.actors if a.kind == "unnamed"]
    through = dict.fromkeys(
        (a.speaker, report)
        for a in r.attributions
        if a.speaker in actors and actors[a.speaker].kind == "unnamed"
        if (report := _report(a, by_id, actors)) is not None
    )
    outlet = outlet_key(r.document.outlet)
    described = tuple((a.id, a.count, frozenset(_names(a))) for a in unnamed)
    by_words = (
        ((outlet, count, name), actor)
        for actor, count, names in described
        for name in sorted(names)
        if outlet is not None
    )
    return _Told(outlet, described, tuple(through), tuple(by_words))


def _report(
    a: Attribution, by_id: Mapping[str, Attribution], actors: Mapping[str, Actor]
) -> str | None:
    """The outlet through whose report something came: named beside it, or the one in whose words
    it stands; None where it came to the document's own outlet."""
    seen: set[str] = set()
    step: Attribution | None = a
    while step is not None and step.id not in seen:
        seen.add(step.id)
        for actor in (step.via, step.speaker):
            found = actors.get(actor or "")
            if found is not None and found.kind == "outlet":
                return outlet_key(found.name)
        step = by_id.get(step.parent or "")
    return None


def _names(a: Actor) -> set[str]:
    return {" ".join(WORD.findall(n.lower())) for n in (a.name, *a.aliases)}


Unnamed = tuple[tuple[int, str], ...]
"""The unnamed actors in a sentence by the number of the word that they begin at."""


def _in_one_sentence(readings: Sequence[Reading], memo: Memo) -> set[tuple[str, str]]:
    """Unnamed actors that stand at the same word of the same sentence, in two documents."""
    ids = [r.document.id for r in readings]
    places = memo.part("places").each(zip(ids, readings, strict=True), _places)
    by_sign = memo.blocks("places").of(dict(zip(ids, places, strict=True)))
    shared = ((sign, of_it) for sign, of_it in by_sign.items() if len(of_it) > 1)
    pairs = memo.part("pairs of unnamed").each(shared, _pairs)
    return set(chain.from_iterable(pairs))


def _pairs(of_it: Sequence[tuple[str, Unnamed]]) -> tuple[tuple[str, str], ...]:
    """The pairs of a sentence: each with the one in the first document."""
    home, first = of_it[0][0], dict(of_it[0][1])
    others = chain.from_iterable(unnamed for document, unnamed in of_it if document != home)
    found = ((first[w], a) for w, a in others if w in first and first[w] != a)
    return tuple(dict.fromkeys(found))


def _places(r: Reading) -> tuple[tuple[int, tuple[str, Unnamed]], ...]:
    """The sentences in which anybody unnamed stands, by their fingerprints."""
    if all(a.kind != "unnamed" for a in r.actors):
        return ()
    d = r.document
    found = ((s.sign, tuple(sorted(_unnamed_in(r, s.span).items()))) for s in sentences(d.text, d))
    return tuple((sign, (d.id, unnamed)) for sign, unnamed in found if unnamed)


def _unnamed_in(reading: Reading, span: Span) -> dict[int, str]:
    """Unnamed actors mentioned in a sentence, by the number of the word they begin at."""
    text = reading.document.text
    out: dict[int, str] = {}
    for a in reading.actors:
        if a.kind != "unnamed":
            continue
        for m in a.mentions:
            if span.contains(m.span):
                out[len(WORD.findall(text[span.start : m.span.start]))] = a.id
    return out
