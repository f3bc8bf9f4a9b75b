"""What a text says of why a source is not named: "on condition of anonymity because ..."."""

from __future__ import annotations

import re

from twosource.actors.scene import Scene
from twosource.actors.work import Ent
from twosource.model.span import Span

_NOT = r"(?:not|n['\u2019]t|never)"
_REASON = (
    r"(?:,? (?:because|since|for fear|out of fear|citing|fearing|given|in order to|so as)\b"
    r"[^,.;\u2014]*| to (?:discuss|describe|speak|talk|share)\b[^,.;\u2014]*)?"
)
_BARRED = rf"{_NOT} (?:been )?(?:authori[sz]ed|allowed|permitted|cleared) to [^,.;\u2014]*"
_WORDS = re.compile(
    r"\b(?:"
    rf"(?:on|under) (?:the |a )?(?:strict )?condition of anonymity{_REASON}"
    r"|on (?:the )?condition (?:that )?(?:s?he|they|it) [^,.;]*?(?:named|identified|quoted)"
    rf"{_REASON}|who (?:asked|requested|wished|wanted|preferred|insisted on|demanded) "
    rf"(?:{_NOT} to be (?:named|identified|quoted)(?: by name)?"
    rf"|to remain (?:anonymous|nameless)|anonymity){_REASON}"
    rf"|who (?:declined|refused) to (?:be (?:named|identified)|give (?:a|his|her|their) names?)"
    rf"{_REASON}"
    rf"|who (?:(?:could|can|would|will|did|does|do) ?{_NOT}|cannot) (?:want to |wish to )?be "
    rf"(?:named|identified|quoted)[^,.;]*"
    rf"|who (?:is|are|was|were|has|have|had) ?{_BARRED}"
    rf"|(?:was|were|is|are) ?{_BARRED}"
    rf"|whose names? (?:is|are|was|were) (?:being )?withheld[^,.;]*"
    r")"
)


def find_reasons(scene: Scene) -> None:
    """Give each unnamed source the words of its own sentence that say why it is not named."""
    text = scene.document.text
    source_of = {
        t.i: k
        for k, a in enumerate(scene.attributions)
        for s in a.source[:3]
        for t in scene.parse.within(s)[:60]
    }
    by_sentence: dict[int, list[tuple[int, Ent]]] = {}
    for seat in scene.seats:
        if seat.ent.kind == "unnamed":
            by_sentence.setdefault(scene.tokens[seat.head].sent, []).append((seat.head, seat.ent))
    for number, seats in sorted(by_sentence.items()):
        s = scene.parse.sentences[number]
        start, end = scene.tokens[s.first].start, scene.tokens[s.last - 1].end
        for found in _WORDS.finditer(text, start, end):
            inside = scene.parse.within(Span(found.start(), found.end()))
            k = source_of.get(inside[0].i) if inside else None
            ent = _whose(scene, seats, found.start()) if k is None else scene.speakers.get(k)
            if ent is not None and ent.kind != "unnamed":
                continue
            if ent is not None:
                words = found.group().rstrip()
                ent.why.append(Span(found.start(), found.start() + len(words)))


def _whose(scene: Scene, seats: list[tuple[int, Ent]], at: int) -> Ent | None:
    """The unnamed one nearest before the words; none where somebody named stands between."""
    before = [(i, e) for i, e in seats if scene.tokens[i].start < at]
    if not before:
        return None
    speaking = [x for x in before if scene.is_source(x[0])]
    last, ent = max(speaking or before, key=lambda x: x[0])
    between = (
        i
        for i in range(last + 1, min(last + 60, len(scene.tokens)))
        if scene.tokens[i].start < at and i in scene.at
    )
    return None if any(scene.at[i].kind == "person" for i in between) else ent
