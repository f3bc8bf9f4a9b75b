"""Unnamed sources that are the same although two documents have them.

Never guessed from what they say. Two unnamed sources are one where the same sentence has them (a
reprint), or where one outlet credits another's report and both describe the source in one way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from twosource.accounts.reprints import WORD, outlet_key, sentences
from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.reading import Reading
from twosource.model.span import Span


def same_actors(readings: Sequence[Reading]) -> list[tuple[str, str]]:
    """Pairs of local ids of unnamed actors that are known to be the same."""
    return sorted({*_in_one_sentence(readings), *_through_reports(readings)})


def _through_reports(readings: Sequence[Reading]) -> set[tuple[str, str]]:
    """ "Two people familiar with the matter told the X", where X's own article is in the story and
    has two people familiar with the matter."""
    by_outlet: dict[str, list[Reading]] = defaultdict(list)
    for r in readings:
        if (key := outlet_key(r.document.outlet)) is not None:
            by_outlet[key].append(r)
    pairs: set[tuple[str, str]] = set()
    for r in readings:
        actors = {a.id: a for a in r.actors}
        by_id = {a.id: a for a in r.attributions}
        for a in r.attributions:
            speaker = actors.get(a.speaker or "")
            report = _report(a, by_id, actors)
            if speaker is None or speaker.kind != "unnamed" or report is None:
                continue
            others = [o for o in by_outlet.get(report, ()) if o is not r]
            alike = [b for o in others for b in o.actors if _alike(speaker, b)]
            if len(alike) == 1:
                pairs.add((alike[0].id, speaker.id))
    return pairs


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


def _alike(a: Actor, b: Actor) -> bool:
    """Whether two unnamed sources are described in the same words and number."""
    if b.kind != "unnamed" or a.count != b.count:
        return False
    return not _names(a).isdisjoint(_names(b))


def _names(a: Actor) -> set[str]:
    return {" ".join(WORD.findall(n.lower())) for n in (a.name, *a.aliases)}


def _shared(readings: Sequence[Reading]) -> dict[int, list[tuple[str, Span]]]:
    """Sentences that stand in two documents or more: fingerprint -> (document, span)."""
    count: Counter[int] = Counter()
    for r in readings:
        count.update(set(r.reprint_signature))
    shared = {s for s, n in count.items() if n > 1}
    out: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    for r in readings:
        if shared.isdisjoint(r.reprint_signature):
            continue
        for s in sentences(r.document.text, r.document):
            if s.sign in shared:
                out[s.sign].append((r.document.id, s.span))
    return out


def _in_one_sentence(readings: Sequence[Reading]) -> set[tuple[str, str]]:
    """Unnamed actors that stand at the same word of the same sentence."""
    by_doc: Mapping[str, Reading] = {r.document.id: r for r in readings}
    pairs: set[tuple[str, str]] = set()
    for places in _shared(readings).values():
        first_doc, first = places[0]
        base = _unnamed_in(by_doc[first_doc], first)
        for doc, span in places[1:]:
            if doc == first_doc:
                continue
            for word, actor in _unnamed_in(by_doc[doc], span).items():
                if word in base and base[word] != actor:
                    pairs.add((base[word], actor))
    return pairs


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
