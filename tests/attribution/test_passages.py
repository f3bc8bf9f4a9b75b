"""The passages of our own: they are read, and counted as their note says."""

from __future__ import annotations

import pytest
from evals.passage_score import figures, match
from evals.passages import Passage, locate, passages

from twosource.model.attribution import Attribution, attribution_id


def as_found(p: Passage) -> tuple[Attribution, ...]:
    """The gold as a reading, which must score 100."""
    made: list[Attribution] = []
    for w in p.wanted:
        source = (w.source,) if w.source else ()
        cue = (w.cue,) if w.cue else ()
        made.append(
            Attribution(
                attribution_id(p.id, source, cue, w.content), p.id, source, cue, w.content,
                "indirect", w.stance, w.hedged, made[w.parent].id if w.parent is not None else None,
                w.via, w.addressee, w.said, knows_by=w.knows_by,
            )
        )  # fmt: skip
    return tuple(made)


def test_gold_scores_a_hundred_and_nothing_scores_nothing() -> None:
    read = passages()
    assert len(read) >= 160
    assert sum(not p.wanted for p in read) >= 25
    assert len({p.id for p in read}) == len(read)
    best = figures([match(p, as_found(p)) for p in read])
    assert set(best.values()) == {100.0}
    worst = figures([match(p, ()) for p in read])
    assert worst["found"] == worst["found_with_stance"] == 0


def test_words_that_are_not_there_once_are_refused() -> None:
    assert locate("a cat, a hat", {"words": "a", "nth": 2}) is not None
    for words in ("a", "dog"):
        with pytest.raises(ValueError, match="stands"):
            locate("a cat, a hat", words)
