"""The words that are shown as evidence for a report, and its topic and place."""

from __future__ import annotations

from collections.abc import Iterable

from twosource.events import grammar as g
from twosource.events.frames import Hit
from twosource.events.lexicon import Lexicon
from twosource.events.people import People
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.event import Channel
from twosource.model.parse import Parse, Token
from twosource.model.span import Span, hull, trim

_LONG = 240
"""Code points of evidence beyond which a quotation is rather left out."""
_EDGE = " \t\r\n\u00a0\u200b\ufeff,;:-\u2013\u2014"


def predicate(parse: Parse, hit: Hit) -> Span:
    """The word or words that name the event: the noun with its compounds, or the verb."""
    noun = parse.tokens[hit.i]
    compounds = [
        c for c in g.children(parse, hit.i, "compound") if c.i == hit.i - 1 and c.pos == "NOUN"
    ]
    start = compounds[0].start if compounds else noun.start
    part = [c for c in g.children(parse, hit.i, "prt") if c.i == hit.i + 1]
    return Span(start, part[0].end if part else noun.end)


def clause(document: Document, parse: Parse, hit: Hit, inside: Attribution | None) -> Span:
    """The clause of the event, cut to the attribution's content where it stands in one."""
    anchor = hit.verb if hit.verb is not None else g.verb_above(parse, hit.i)
    tokens = g.clause_end(parse, anchor)
    if hit.i not in tokens:
        tokens |= set(parse.subtree(hit.i))
    spans = [parse.tokens[i].span for i in tokens]
    if inside is not None:
        part = next((s for s in inside.content if s.contains(parse.tokens[hit.i].span)), None)
        if part is not None:
            spans = [s for s in spans if part.contains(s)]
    spans = _unbroken(parse, hit, spans)
    whole = _whole_quotes(parse, hull(spans) or predicate(parse, hit))
    return trim(document.text, whole.start, whole.end, _EDGE) or predicate(parse, hit)


def _whole_quotes(parse: Parse, clause: Span) -> Span:
    """The clause, ending with a quotation that it would break off; or before a long one."""
    for q in parse.quotes:
        if clause.start < q.start < clause.end < q.end:
            end = q.end if q.end - clause.start <= _LONG else q.start
            return Span(clause.start, end)
    return clause


def _unbroken(parse: Parse, hit: Hit, spans: list[Span]) -> list[Span]:
    """Keep spans of the sentence that holds the predicate (a parse may reach across a break)."""
    sent = parse.sentences[parse.tokens[hit.i].sent]
    low, high = parse.tokens[sent.first].start, parse.tokens[sent.last - 1].end
    return [s for s in spans if low <= s.start and s.end <= high]


def innermost(attributions: Iterable[Attribution], span: Span) -> Attribution | None:
    """The attribution with the smallest content around ``span``; None: the outlet's own voice."""
    best: tuple[int, str] | None = None
    found = None
    for a in attributions:
        for s in a.content:
            if s.contains(span):
                key = (s.end - s.start, a.id)
                if best is None or key < best:
                    best, found = key, a
    return found


_ABOUT = frozenset({"about", "regarding", "concerning", "over", "on"})


def topic(document: Document, parse: Parse, lex: Lexicon, hit: Hit) -> tuple[Span | None, bool]:
    """What the event was about, and whether that is denied ("was not about sanctions")."""
    verb = hit.verb
    for i, deny in _topic_places(parse, hit):
        for p in (
            c for c in g.children(parse, i, "prep") if c.lemma in _ABOUT or c.text.lower() in _ABOUT
        ):
            target = g.children(parse, p.i, "pobj", "pcomp")
            if (
                target
                and target[0].i != hit.i
                and (p.lemma not in ("on", "over") or i != hit.i)
                and not _dates(parse, target[0])
            ):
                return _phrase(document, parse, target[0]), deny
    if verb is not None and parse.tokens[verb].lemma in lex.topic_verbs:
        objects = g.children(parse, verb, "dobj") or g.objects_of(
            parse, verb, "on", "upon", "around", "with"
        )
        if objects and parse.tokens[hit.i].dep in ("nsubj", "nsubjpass"):
            return _phrase(document, parse, objects[0]), g.negated(parse, verb) or g.negated(
                parse, hit.i
            )
    if hit.light == "share" and verb is not None and parse.tokens[hit.i].dep == "pobj":
        for thing in g.children(parse, verb, "dobj"):  # "discussed the bridge at a meeting"
            return _phrase(document, parse, thing), False
    return _purpose(document, parse, verb)


def _topic_places(parse: Parse, hit: Hit) -> list[tuple[int, bool]]:
    places = [(hit.i, False)]
    if hit.verb is not None and (hit.verb == hit.i or hit.light):
        deny = hit.light == "occur" and (g.negated(parse, hit.verb) or g.negated(parse, hit.i))
        places.insert(0, (hit.verb, deny))
    return places


def _purpose(document: Document, parse: Parse, verb: int | None) -> tuple[Span | None, bool]:
    """ "took place to exchange logistical information", "spoke to discuss the licence"."""
    if verb is None:
        return None, False
    for c in g.children(parse, verb, "advcl", "xcomp"):
        if c.lemma in ("discuss", "exchange", "talk", "address", "debate") and c.tag in (
            "VB",
            "VBG",
        ):
            objects = g.children(parse, c.i, "dobj") or g.objects_of(parse, c.i, "about")
            if objects:
                return _phrase(document, parse, objects[0]), g.negated(parse, c.i)
    return None, False


def _dates(parse: Parse, t: Token) -> bool:
    return any(
        e.first <= t.i < e.last and e.label in ("DATE", "TIME", "CARDINAL", "ORDINAL")
        for e in parse.entities
    )


def _phrase(document: Document, parse: Parse, head: Token) -> Span | None:
    """The noun phrase without clauses and appositions that follow it."""
    tokens = parse.subtree(head.i)
    ends = [
        min(parse.subtree(i))
        for i in tokens
        if i > head.i and parse.tokens[i].dep in ("relcl", "advcl", "appos", "acl", "ccomp", "dep")
    ]
    ends += [i for i in tokens if i > head.i and _breaks(parse.tokens[i])]
    ends += [p.i for p in g.children(parse, head.i, "prep") if _dated(parse, p)]
    stop = min((i for i in ends if i > head.i), default=None)
    whole = hull(parse.tokens[i].span for i in tokens if stop is None or i < stop)
    if whole is None:
        return None
    return trim(document.text, whole.start, whole.end, _EDGE + "'\"\u2018\u2019\u201c\u201d.")


def _dated(parse: Parse, prep: Token) -> bool:
    """Whether a preposition after the topic brings in the day ("about the loan on 5 May")."""
    target = g.children(parse, prep.i, "pobj")
    return prep.text.lower() in ("on", "in", "at") and any(
        e.label == "DATE" and e.first <= t.i < e.last for t in target for e in parse.entities
    )


def _breaks(t: Token) -> bool:
    """Whether a token ends a noun phrase: punctuation, but no hyphen or quotation mark."""
    return t.dep == "punct" and t.text in (",", ";", ":", "(", ")", ".", "\u2013", "\u2014", "--")


def channel(parse: Parse, lex: Lexicon, hit: Hit) -> Channel | None:
    """The channel of a contact: the predicate's own, else one named beside it ("by telephone")."""
    if hit.entry.channel is not None or hit.entry.type != "contact":
        return hit.entry.channel
    for i in (hit.i, hit.verb if hit.verb is not None else hit.i):
        for o in g.objects_of(parse, i, "by", "on", "over", "via", "in"):
            if o.lemma in lex.channels:
                return lex.channels[o.lemma]
    return None


def place(parse: Parse, people: People, hit: Hit) -> str | None:
    """The place as the text names it ("in Port Lena"); None where it names none.

    For violence and accidents any place named in the clause counts ("killed in a shooting in").
    """
    anchors = [hit.i, hit.verb if hit.verb is not None else hit.i]
    if hit.entry.frame == "harm":
        anchors += parse.subtree(anchors[1])
    for i in anchors:
        for o in g.objects_of(parse, i, "in", "at", "near"):
            who = people.at(o)
            if who and people.actors[who[0]].kind == "place":
                return people.actors[who[0]].name
    return None
