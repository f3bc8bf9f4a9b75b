"""The attribution stage: a document and its parse in, attributions out.

Rules propose; a trained tagger, where there is one, is joined to them in ``hybrid``. What judges
spans (kind, stance, hedge, via, addressee, said, knows, nest) works on any source, cue and content,
so that the tagger uses it too.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.attribution.addressee import addressee_span
from twosource.attribution.asked import askers
from twosource.attribution.candidate import Candidate
from twosource.attribution.carried import carry
from twosource.attribution.citing import with_cited
from twosource.attribution.clauses import from_verbs
from twosource.attribution.confidence import confident
from twosource.attribution.cues import cue_head
from twosource.attribution.floating import floating
from twosource.attribution.grammar import Grammar
from twosource.attribution.hearsay import from_hearsay
from twosource.attribution.hedge import hedged
from twosource.attribution.hybrid import combine
from twosource.attribution.idioms import reporting
from twosource.attribution.kind import kind_of
from twosource.attribution.knows import knows_of
from twosource.attribution.layouts import laid_out
from twosource.attribution.link import choose
from twosource.attribution.nest import anchor, parents, speech
from twosource.attribution.nominal import from_nominals
from twosource.attribution.phrasal import from_phrasal
from twosource.attribution.phrases import from_phrases
from twosource.attribution.quoted import from_quotes
from twosource.attribution.runs import continued
from twosource.attribution.said import said_span
from twosource.attribution.spoken import spoken
from twosource.attribution.stance import stance_of
from twosource.attribution.tagging import Tagger
from twosource.attribution.tails import from_order
from twosource.attribution.titles import from_titles
from twosource.attribution.via import via_span
from twosource.model.attribution import Attribution, attribution_id
from twosource.model.document import Document
from twosource.model.parse import Parse
from twosource.model.span import Span


def attribute(
    document: Document, parse: Parse, tagger: Tagger | None = None
) -> tuple[Attribution, ...]:
    """Return the attributions of a document in order of their contents. Pure; linear time.

    Without a tagger the rules serve alone.
    """
    if not parse.tokens:
        return ()
    g = Grammar(document.text, parse)
    found = [confident(c, tagged=tagger is not None) for c in _candidates(document, g, tagger)]
    return judge(g, document.id, sorted(found, key=lambda c: (c.first, -c.size, c.rule)))


def candidates(
    document: Document, parse: Parse, tagger: Tagger | None = None
) -> Sequence[Candidate]:
    """Return what rules and tagger found, before its confidence is estimated."""
    return _candidates(document, Grammar(document.text, parse), tagger) if parse.tokens else ()


def _candidates(document: Document, g: Grammar, tagger: Tagger | None) -> Sequence[Candidate]:
    kinds = tuple(z.kind for z in document.running())
    proposed = (
        *from_quotes(g), *from_phrases(g), *from_verbs(g), *from_order(g), *from_nominals(g),
        *from_titles(g, kinds), *from_hearsay(g), *from_phrasal(g),
    )  # fmt: skip
    found = carry(g, choose(with_cited(g, c) for c in proposed))
    if tagger is not None:
        zones = [z.span for z in document.running()]
        found = combine(g, found, tagger.tag(document.text, zones, g.parse.quotes))
    found = laid_out(g, kinds, continued(g, found))
    return [*found, *floating(g, kinds, found)]


def judge(g: Grammar, document: str, found: Sequence[Candidate]) -> tuple[Attribution, ...]:
    """Turn candidates (of rules or a tagger) into attributions: kind, stance, hedge, nesting."""
    found = askers(g, reporting(g, found))
    found = [c for c, p in zip(found, parents(found), strict=True) if p is None or speech(g, c)]
    above = parents(found)
    ids = [attribution_id(document, c.source, c.cue, c.content) for c in found]
    out: list[Attribution] = []
    seen: set[str] = set()
    for k, c in enumerate(found):
        if ids[k] in seen:
            continue
        seen.add(ids[k])
        parent = above[k]
        knows, knows_span = knows_of(g, c.source, c.cue, c.content)
        verb = c.verb if c.verb is not None else cue_head(g, c.cue)
        addressee = c.addressee or addressee_span(g, verb, c.content)
        if addressee is not None and any(x.overlaps(addressee) for x in c.source):
            addressee = None
        out.append(
            Attribution(
                id=ids[k],
                document=document,
                source=c.source,
                cue=c.cue,
                content=c.content,
                kind="direct" if spoken(g, c) else kind_of(g, c.content, _enclosing(g, c)),
                stance=stance_of(g, c.cue, c.content, c.lemma, c.source),
                hedged=hedged(g, c.cue, c.content),
                parent=ids[parent] if parent is not None else None,
                via_span=c.via or via_span(g, addressee, verb, c.source, c.content),
                addressee_span=addressee,
                said_span=said_span(g, verb, c.cue, c.content),
                knows_by=knows,
                knows_span=knows_span,
                score=round(c.score, 3),
                reason=c.rule,
            )
        )
    return tuple(out)


def _enclosing(g: Grammar, c: Candidate) -> Span | None:
    """The outermost quotation in which cue and content both stand."""
    at = anchor(c)
    q = g.quote_at(at.start)
    if q is None or not c.cue or not q.span.contains(at):
        return None
    return q.span if all(q.span.contains(s) for s in c.content) else None
