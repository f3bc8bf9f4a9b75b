"""Tagged attributions and those of the rules in one list.

The tagger decides where both see the same words: on text that neither was written on it is right
more often. The rules add what it left out, what stands inside another's words (it knows no
nesting), and what they know of a cue: its verb, whom it addresses, through whom it came.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from twosource.attribution.addressee import addressee_span
from twosource.attribution.candidate import Candidate, covers, shared
from twosource.attribution.cues import adjectives, nouns, verbs
from twosource.attribution.exact import exact
from twosource.attribution.grammar import Grammar
from twosource.attribution.phrases import ACCORDING_WHICH
from twosource.attribution.stance import stance_of
from twosource.attribution.tagging import Tagged
from twosource.model.parse import Token
from twosource.model.span import Span

FIRST = frozenset({"signed", "name and colon", ACCORDING_WHICH})
"""Rules that come first. Those that go by the form of the lines: the tagger, which reads words,
joins two quotations that are each signed into one. And "according to the Post, which cited a
letter, ...": the tagger gives it all to the letter."""

CITED = (", citing", "as saying")
"""Rules that know who is cited through whom: theirs is the source."""

LEAST = 0.55
"""A rule's candidate that the tagger says nothing of needs this score."""

SURE = 0.45
"""What is tagged needs this probability; less where a rule found the same cue (what the tagger
itself returns: its settings' threshold)."""

UNLISTED = 0.55
"""The same for a cue that no word list has: with less, acts come in ("imposed", "refrained")."""

TRUSTED = 0.8
"""A rule with this score is believed where the tagger looks for the content in the paragraph after
that of the cue, and the rule has one in the cue's own."""

WHOLE = 0.8
"""A rule with this score is believed where its clause holds what is tagged and reaches further."""

OUTER = 0.8
"""A rule with this score is taken as well where what is tagged stands in its content."""

AGREED = 0.8
"""Where a rule with this score and the tagger find one attribution that is no quotation, the rule's
edges are taken: they follow the grammar, and do not shift with names as the tagger's may."""

REFUSAL = 0.7
"""What a rule's candidate that tells of no reply is worth at least: its words are plain."""

ALIKE = 0.5
"""The share of a content that both must have (Jaccard, over characters)."""

DIRECT = 0.9
"""The share of quoted words from which a content is a quotation, whose edges are its marks."""

BARE = 0.6
"""What is tagged without a source needs this probability."""

AUXILIARIES = frozenset({"be", "have", "do", "will", "would"})
RELATIVES = frozenset({"that"})

OTHERS = frozenset({"accord", "according"})
"""Cues that rules know without a word list."""

TAGGED = "tagged"


def combine(g: Grammar, rules: Sequence[Candidate], tagged: Iterable[Tagged]) -> list[Candidate]:
    """Return one list, in order of the contents. Takes near linear time."""
    by_verb = {c.verb: c for c in rules if c.verb is not None}
    first = [c for c in rules if _first(c)]
    of_rules = _Index(list(rules))
    made = [m for t in tagged if (m := _made(g, t, by_verb)) is not None]
    kept = [_backed(m, of_rules.near(m.content)) for m in made if not _any(first, m)]
    cues = {m.verb for m in kept if m.verb is not None}
    index = _Index(kept)
    more = [
        c for c in rules if _first(c) or (c.verb not in cues and _adds(g, c, index.near(c.content)))
    ]
    more = [replace(c, score=max(c.score, REFUSAL)) if _declined(g, c) else c for c in more]
    return sorted([*kept, *more], key=lambda c: (c.first, -c.size, c.rule))


def _backed(m: Candidate, near: Sequence[Candidate]) -> Candidate:
    """With what the best rule says of it that found much the same content."""
    alike = (c.score for c in near if _alike(c, m))
    return replace(m, by_rule=max(alike, default=0.0))


def _alike(one: Candidate, other: Candidate) -> bool:
    common = shared(one.content, other.content)
    return common >= ALIKE * (one.size + other.size - common)


def _first(c: Candidate) -> bool:
    return c.rule in FIRST or c.rule.endswith(CITED)


def _made(g: Grammar, t: Tagged, by_verb: Mapping[int, Candidate]) -> Candidate | None:
    """A tagged attribution with exact edges and what the rules know of its cue."""
    content = exact(g, t.content, t.cue)
    if not content:
        return None
    tokens = [x for s in t.cue for x in g.parse.within(s)]
    known = next((by_verb[x.i] for x in tokens if x.i in by_verb), None)
    verb = known.verb if known is not None else _head(tokens)
    cue = _outside_quotes(g, t.cue)
    if t.cue and (not cue or _quoted(g, cue) > _quoted(g, t.source)):
        return None  # the cue is among the words that are quoted, and who says them is not
    cue = cue or t.cue
    made = Candidate(t.source, cue, content, TAGGED, t.score, verb, by_tagger=t.score)
    if verb is not None:
        made = replace(made, lemma=g.tokens[verb].lemma)
    if known is not None and known.score >= TRUSTED and _astray(g, made, known):
        return None
    if known is not None and known.verb is not None and not shared(known.content, content):
        told = known.addressee or addressee_span(g, known.verb, known.content)
        if told is not None and all(told.contains(s) for s in content):
            return None  # "..., two aides told The Fen Post": the paper is who was told
    if known is None or not shared(known.content, content):
        return made if t.score >= _needed(made) else None
    if known.source and made.source and _words(g, made.source) <= RELATIVES:
        made = replace(made, source=known.source)  # the rule looked up whom the pronoun means
    if known.frame != "quote" and known.score >= AGREED and _agree(g, known, made):
        return replace(known, score=max(known.score, t.score), by_tagger=t.score)
    if known.frame != "quote" and known.score >= WHOLE and _reaches_further(known, made):
        made = replace(made, content=known.content)
    return replace(
        made,
        lemma=known.lemma,
        frame=known.frame,
        via=known.via if not _over(known.via, made) else None,
        addressee=known.addressee if not _over(known.addressee, made) else None,
    )


def _quoted(g: Grammar, spans: Sequence[Span]) -> bool:
    """Whether words of the spans stand in quotation marks; of no spans: yes, for nothing tells."""
    words = [t for s in spans for t in g.parse.within(s)]
    return not words or any(t.quoted for t in words)


def _needed(made: Candidate) -> float:
    """The probability from which a tagged attribution is taken that no rule has."""
    least = SURE if _listed(made.lemma) else UNLISTED
    return least if made.source else max(least, BARE)


def _agree(g: Grammar, known: Candidate, made: Candidate) -> bool:
    """Whether a rule and the tagger found one attribution: half of the content and some of the
    source in common."""
    if not _alike(known, made):
        return False
    words = [t for s in made.content for t in g.parse.within(s)]
    if sum(t.quoted for t in words) >= DIRECT * len(words):
        return False
    return bool(shared(known.source, made.source)) or not made.source


def _words(g: Grammar, spans: Sequence[Span]) -> set[str]:
    return {t.text.lower() for s in spans for t in g.parse.within(s)}


def _outside_quotes(g: Grammar, cue: Sequence[Span]) -> tuple[Span, ...]:
    """The cue without quotation marks; nothing where it reaches into a quotation."""
    out = []
    for s in cue:
        words = [t for t in g.parse.within(s) if t.pos != "PUNCT" or t.text.isalnum()]
        if not words:
            continue
        if len({t.quoted for t in words}) > 1 or all(t.lemma in AUXILIARIES for t in words):
            return ()
        out.append(Span(max(s.start, words[0].start), min(s.end, words[-1].end)))
    return tuple(out)


def _within(inner: Candidate, outer: Candidate) -> bool:
    """Whether cue and content of one stand in the content of the other."""
    return bool(inner.cue) and all(covers(outer.content, s) for s in (*inner.cue, *inner.content))


def _reaches_further(known: Candidate, made: Candidate) -> bool:
    return known.size > made.size and all(covers(known.content, s) for s in made.content)


def _astray(g: Grammar, made: Candidate, known: Candidate) -> bool:
    """Whether the tagged content begins in a paragraph after the cue's, and the rule's does not."""
    if known.verb is None or shared(known.content, made.content):
        return False
    zone = g.tokens[known.verb].zone
    begins = [g.tokens[min(g.first_from(c.first), len(g.tokens) - 1)].zone for c in (made, known)]
    return begins[0] > zone >= begins[1]


def _listed(lemma: str) -> bool:
    return any(lemma in known for known in (verbs(), nouns(), adjectives(), OTHERS))


def _over(span: Span | None, c: Candidate) -> bool:
    return span is not None and any(span.overlaps(s) for s in (*c.source, *c.content))


def _head(cue: Sequence[Token]) -> int | None:
    """The word of the cue that says it: one that the word lists know, else its grammatical head."""
    known = [t for t in cue if _listed(t.lemma)]
    inside = {t.i for t in cue}
    heads = [t for t in (known or cue) if t.head not in inside or t.head == t.i]
    best = heads or known or list(cue)
    return best[0].i if best else None


def _any(first: Sequence[Candidate], m: Candidate) -> bool:
    return any(shared(c.content, m.content) for c in first)


class _Index:
    """The tagged contents, to be looked up by place."""

    def __init__(self, made: Sequence[Candidate]) -> None:
        spans = sorted((s.start, s.end, k) for k, c in enumerate(made) for s in c.content)
        self._made = made
        self._starts = [s for s, _, _ in spans]
        self._of = [k for _, _, k in spans]
        self._ends = list(accumulate((e for _, e, _ in spans), max))

    def near(self, content: tuple[Span, ...]) -> list[Candidate]:
        """Those that share a character with a content, and maybe others between."""
        low = min(s.start for s in content)
        high = max(s.end for s in content)
        a, b = bisect_right(self._ends, low), bisect_left(self._starts, high)
        return [self._made[k] for k in dict.fromkeys(self._of[a:b])]


def _declined(g: Grammar, c: Candidate) -> bool:
    """Whether it tells of no reply ("did not respond to requests"): who was asked is to be seen."""
    return stance_of(g, c.cue, c.content, c.lemma, c.source) == "declines"


def _adds(g: Grammar, c: Candidate, near: Sequence[Candidate]) -> bool:
    """Whether a rule's candidate says what the tagger did not."""
    rivals = [m for m in near if shared(c.content, m.content)]
    if not rivals:
        return c.score >= LEAST or _declined(g, c)
    if c.score >= OUTER and all(_within(m, c) for m in rivals):
        return True
    return bool(c.cue) and any(
        m.content != c.content
        and all(covers(m.content, s) for s in c.content)
        and covers(m.content, c.cue[0])
        for m in rivals
    )
