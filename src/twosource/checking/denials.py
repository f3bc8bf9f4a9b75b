"""Where the record has a denial of one whom a draft accuses."""

from __future__ import annotations

from collections.abc import Collection

from twosource.accounts.words import words
from twosource.checking.reading import Drafted
from twosource.checking.record import Record
from twosource.checking.tokens import telling
from twosource.model.attribution import Attribution
from twosource.model.finding import Evidence
from twosource.model.span import Span, hull


def denial(
    draft: Drafted, record: Record, accused: Collection[str], words_of: Span
) -> Evidence | None:
    """The sentence in which one of the accused, or who speaks for them, denies what shares a word
    that tells something with a passage of the draft; None where there is none."""
    wanted = telling(words(draft.text, words_of))
    for d in record.table.attributions:
        passage = hull(d.content)
        if d.stance != "denies" or passage is None:
            continue
        place = Evidence(d.document, passage)
        if wanted & record.content(place) and _of_side(draft, record, accused, d):
            return record.sentence(place)
    return None


def _of_side(draft: Drafted, record: Record, accused: Collection[str], d: Attribution) -> bool:
    """Whether a denial is one of these, or told by who speaks for them: "his lawyer said his client
    denied it"."""
    over = record.attributions.get(d.parent) if d.parent else None
    speaker = d.speaker if d.speaker or over is None else over.speaker
    known = record.index.actors
    if speaker is None or speaker not in known:
        return False
    return any(a in known and draft.people.sides.same(speaker, a) for a in accused)
