"""How the speaker knows, where the words say so plainly.

Looked for in what describes the source ("two people briefed on the talks", ", who was in the room,
said"), and in what it says of itself ("I was in the room", "wasn't privy to it"). What is said of
others in either place ("Holt was not in the room", "whose brother was in the room") tells nothing.
"""

from __future__ import annotations

import re

from twosource.attribution.grammar import SUBJECTS, Grammar
from twosource.attribution.knows_words import listed, matches, seen_by, words_in
from twosource.model.attribution import KnowsBy
from twosource.model.parse import Token
from twosource.model.span import Span

Known = tuple[KnowsBy, Span]
_GAP = 160
_DESCRIBED: tuple[tuple[KnowsBy, str], ...] = (
    ("not privy", "not_privy"),
    ("participant", "participant"),
    ("witness", "witness"),
    ("document", "document"),
    ("told", "told"),
)
_OF_ITSELF: tuple[tuple[KnowsBy, str], ...] = (
    ("participant", "self_participant"),
    ("witness", "self_witness"),
    ("told", "self_told"),
)
_RELATIVE = re.compile(r"\s*,?\s*(?:both of whom|all of whom|who)\b", re.IGNORECASE)
_END = re.compile(r"[.;!?\n\u201c\u201d\"]|,\s*(?:and|but|when|while)\b")
_BESIDE = re.compile(
    r"[\s,]*(?:(?:both|all|two|three) of whom\s+|(?:who|that)\s+)?(?:(?:\w+ly|both|also|all)\s+)*",
    re.IGNORECASE,
)
_HYPHENED = re.compile(r"[\w-]+$")
_OWN = frozenset({"i", "we", "he", "she", "they"})


def knows_of(
    g: Grammar, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]
) -> tuple[KnowsBy, Span | None]:
    """Return how the source knows, and the words that say it ("unstated" and None else)."""
    found = _described(g, source, cue) or _not_privy(g, (*content, *cue)) or _own(g, content)
    return found or ("unstated", None)


def _plain(g: Grammar, s: Span) -> str:
    """The words of a span, offsets unchanged."""
    return g.text[s.start : s.end].replace("\u2019", "'").replace("\u00a0", " ")


def _described(g: Grammar, source: tuple[Span, ...], cue: tuple[Span, ...]) -> Known | None:
    """What is said of the source: in its own words, and in a clause right after them."""
    if not source:
        return None
    head = _head(g, source[-1])
    if head is None:
        return None
    s = _with_clause(g, source[-1], cue)
    text = _plain(g, s)
    held = words_in(text)
    for name, section in _DESCRIBED:
        for m in matches(section, text, held):
            at = Span(s.start + m.start(), s.start + m.end())
            if _says_of(g, head, at):
                return name, at
        noun = _noun(g, head, s, section)
        if noun is not None:
            return name, noun
    return None


def _with_clause(g: Grammar, source: Span, cue: tuple[Span, ...]) -> Span:
    """The source with what is said of it up to the cue, or after it (", who was there")."""
    if cue and 0 < cue[0].start - source.end < _GAP:
        return Span(source.start, cue[0].start)
    after = g.text[source.end : source.end + _GAP]
    if _RELATIVE.match(after) is None:
        return source
    end = _END.search(after)
    return Span(source.start, source.end + (end.start() if end else len(after)))


def _head(g: Grammar, s: Span) -> Token | None:
    """The word that the others in the span hang on."""
    tokens = g.parse.within(s)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.i), None)


def _says_of(g: Grammar, head: Token, at: Span) -> bool:
    """Whether the words at ``at`` are said of ``head``: they stand beside it, or hang on it."""
    if at.start <= head.start < at.end:
        return True
    if at.start >= head.end and _BESIDE.fullmatch(_plain(g, Span(head.end - 1, at.start))[1:]):
        return True
    tokens = g.parse.within(at)
    inside = {t.i for t in tokens}
    top = next((t for t in tokens if t.head not in inside), None)
    if top is None or (_above(g, top) != head.i and not _member(g, top, head)):
        return False
    subjects = (g.tokens[c] for c in g.children[top.i] if g.tokens[c].dep in SUBJECTS)
    return all(t.i in inside or t.text.lower() in ("who", "that", "which") for t in subjects)


def _above(g: Grammar, t: Token) -> int:
    """The word that ``t`` hangs on; past words joined by "and", and past an apposition ("Roe, a
    lawyer who attended the talks")."""
    for _ in range(3):
        if t.dep != "conj":
            break
        t = g.tokens[t.head]
    up = g.tokens[t.head]
    return up.head if up.dep == "appos" else up.i


def _noun(g: Grammar, head: Token, source: Span, section: str) -> Span | None:
    """A noun that says it by itself: the head of the source, or a word before its name."""
    if section in ("witness", "participant"):
        nouns, but = listed(section, "nouns"), listed(section, "not_after")
        for t in g.parse.within(source):
            beside = t.i == head.i or (t.head == head.i and t.i < head.i and head.pos == "PROPN")
            beside = beside or _member(g, t, head)
            before = g.tokens[t.i - 1].text.lower() if t.i else ""
            if beside and t.text.lower() in nouns and before not in but and _common(t, source):
                return Span(t.start, t.end)
    if section == "document" and _common(head, source):
        whole = _HYPHENED.search(g.text[max(0, head.end - 40) : head.end])
        low = whole[0].lower() if whole else ""
        if low in listed(section, "nouns"):
            return Span(head.start, head.end)
        rest = _plain(g, Span(head.end, source.end)) if head.end < source.end else ""
        m = seen_by().match(rest)
        if low in listed(section, "seen") and m is not None:
            return Span(head.start, head.end + m.end())
    return None


def _member(g: Grammar, t: Token, head: Token) -> bool:
    """Whether ``t`` is the group of which the head is a member ("one of the witnesses")."""
    up = g.tokens[t.head]
    one = g.tokens[up.head]
    counted = one.pos in ("NUM", "DET", "PRON", "ADJ") and head.i in (one.i, one.head)
    return t.dep == "pobj" and up.lemma == "of" and counted


def _common(t: Token, source: Span) -> bool:
    """Whether a noun is none of a name ("Vantage Records"): small, or the first word."""
    return t.text.islower() or t.start == source.start


def _not_privy(g: Grammar, spans: tuple[Span, ...]) -> Known | None:
    for s in spans:
        text = _plain(g, s)
        for m in matches("not_privy", text, words_in(text)):
            at = Span(s.start + m.start(), s.start + m.end())
            if _of_speaker(g, at, s):
                return "not privy", at
    return None


def _of_speaker(g: Grammar, at: Span, content: Span) -> bool:
    """Whether the speaker says it of itself: the subject is a pronoun, and no other subject stands
    before it; or none is left out of a few words in quotation marks."""
    subjects = [
        t for t in g.parse.within(content) if t.dep in SUBJECTS and t.start < at.end
    ]  # fmt: skip
    if any(t.text.lower() not in _OWN and t.dep != "expl" for t in subjects):
        return False
    return bool(subjects) or at.start - content.start < 12


def _own(g: Grammar, content: tuple[Span, ...]) -> Known | None:
    """What a speaker says of itself in direct speech, not within what it quotes."""
    for s in content:
        text = _plain(g, s)
        held = words_in(text)
        for name, section in _OF_ITSELF:
            for m in matches(section, text, held):
                at = Span(s.start + m.start(), s.start + m.end())
                q = _innermost(g, at)
                if q is not None and q <= s.start + 1:
                    return name, at
    return None


def _innermost(g: Grammar, at: Span) -> int | None:
    """Where the words begin of the innermost quotation that holds ``at``."""
    held = [q.inner_start for q in g.parse.quotes if q.span.contains(at)]
    return max(held, default=None)
