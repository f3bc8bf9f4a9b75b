"""What a sentence says, in a form in which two can be held against each other.

No grammar is read here: the readings that are compared hold spans only. So a proposition is made
where the words are plain, and where they are not (a second negation, a subject that is nobody
known) there is none: a claim that is left alone is better than one that is wrongly merged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from twosource.accounts.words import Word, classes, is_number, listed, pairs, stem
from twosource.model.span import Span

Role = Literal["agent", "patient", "with", "other"]
Kind = Literal["actor", "open", "not", "auxiliary", "mark", "content", "empty"]
_HEAD = 3
"""Words within which a word like "that" or "when" does not end the main clause."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is said of whom.

    ``verbs`` are the stems of the main verb and of those joined to it, ``rest`` the other stems
    that tell something, ``parts`` the actors with their roles, ``marks`` numbers, days and words
    that make another saying of it ("until", "fully", "will"). ``negated``: its main verb is,
    ``plainly`` by "not" or "never"; ``inner`` counts the negations after it.
    """

    verbs: frozenset[str]
    rest: frozenset[str]
    parts: frozenset[tuple[str, Role]]
    marks: frozenset[str]
    negated: bool
    plainly: bool
    inner: int

    @property
    def actors(self) -> frozenset[str]:
        """The actors it speaks of."""
        return frozenset(a for a, _ in self.parts)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Kind
    word: str
    form: str = ""


def proposition(
    ws: Sequence[Word], actor_at: Mapping[Span, str], speaker: str | None
) -> Proposition | None:
    """Return what the words of one sentence say, or None where that is not plain.

    ``actor_at`` has the (not overlapping) words that stand for actors; "I" and "we" stand for
    ``speaker``.
    """
    tokens = _tokens(ws, actor_at, speaker)
    if tokens is None:
        return None
    verb = _verb(tokens[: _main(tokens)])
    if verb is None or _no_subject(tokens[:verb]):
        return None
    nots = [t for t in tokens[:verb] if t.kind == "not"]
    if len(nots) > 1:
        return None
    verbs = {verb, *_joined(tokens, verb)}
    return Proposition(
        verbs=frozenset(tokens[v].word for v in verbs),
        rest=frozenset(
            t.word for n, t in enumerate(tokens) if t.kind == "content" and n not in verbs
        ),
        parts=frozenset(_parts(tokens, verb)),
        marks=frozenset(t.word for t in tokens if t.kind == "mark"),
        negated=bool(nots),
        plainly=bool(nots) and nots[0].word in listed("negation", "plain"),
        inner=sum(t.kind == "not" for t in tokens[verb:]),
    )


def _tokens(
    ws: Sequence[Word], actor_at: Mapping[Span, str], speaker: str | None
) -> list[_Token] | None:
    """The words as what they are; None where "not only", "no doubt" or "not to" stand there."""
    out: list[_Token] = []
    inside: Span | None = None
    for n, w in enumerate(ws):
        span = next((s for s in (inside,) if s and s.contains(w.span)), None) or _at(actor_at, w)
        if span is not None:
            if span != inside:
                out.append(_Token("actor", actor_at[span]))
            inside = span
            continue
        after = ws[n + 1].norm if n + 1 < len(ws) else ""
        if w.norm in listed("negation") and after in listed("negation", "unless_before"):
            return None
        if w.norm in listed("negation", "plain") and _of_infinitive(after, out):
            return None
        if n == 0 and w.norm == "no" and ws[1:] and ws[1].span.start > w.span.end + 1:
            continue  # "No, he did"
        out += _token(w, after, speaker)
    return out


def _of_infinitive(after: str, before: Sequence[_Token]) -> bool:
    """ "Told not to come", "by not coming": it is no main verb that is negated."""
    helped = bool(before) and before[-1].kind == "auxiliary"
    return after == "to" or (after.endswith("ing") and not helped)


def _at(actor_at: Mapping[Span, str], w: Word) -> Span | None:
    return next((s for s in actor_at if s.contains(w.span)), None)


def _token(w: Word, after: str, speaker: str | None) -> list[_Token]:
    norm = w.norm
    turned = pairs("negation", "turned").get(norm)
    if turned is not None:
        return [_Token("not", norm), _content(turned, norm)]
    if norm in listed("negation") or (stem(norm) in _refusals() and after == "to"):
        return [_Token("not", norm)]
    if norm in listed("function", "first_person") and speaker is not None:
        return [_Token("actor", speaker)]
    if norm == "going" and after == "to":
        return [_Token("mark", "will", norm)]
    kind = _kind(norm)
    return [_content(norm, norm) if kind == "content" else _Token(kind, norm, norm)]


def _kind(norm: str) -> Kind:
    """What a word is by itself."""
    if is_number(norm) or norm in listed("qualifiers") or norm in listed("function", "modal"):
        return "mark"
    if norm in listed("function", "pronouns") or norm in listed("function", "first_person"):
        return "open"
    if norm in listed("function", "auxiliaries"):
        return "auxiliary"
    return "empty" if norm in listed("function") else "content"


def _content(word: str, form: str) -> _Token:
    cut = stem(word)
    return _Token("content", classes().get(cut, cut), form)


def _refusals() -> frozenset[str]:
    return frozenset(stem(w) for w in listed("negation", "verbs"))


def _main(tokens: Sequence[_Token]) -> int:
    """Where the main clause ends: at the first word that opens another."""
    cuts = listed("function", "cut")
    return next(
        (n for n, t in enumerate(tokens) if n >= _HEAD and t.word in cuts and t.kind != "actor"),
        len(tokens),
    )


def _verb(tokens: Sequence[_Token]) -> int | None:
    """The main verb (or what a form of "be" says): the first form of the past, or what follows the
    first auxiliary or negation, whichever comes first."""
    modal = listed("function", "modal")
    helped = False
    for n, t in enumerate(tokens):
        if t.kind in ("auxiliary", "not") or t.word in modal:
            helped = True
        elif t.kind == "content" and not t.form.endswith("ly"):
            after_article = n > 0 and tokens[n - 1].word in listed("function", "articles")
            if helped or (n > 0 and not after_article and _past(t.form)):
                return n
    return None


def _past(form: str) -> bool:
    return form.endswith("ed") or form in pairs("irregular", "forms")


def _joined(tokens: Sequence[_Token], verb: int) -> list[int]:
    """Verbs joined to the main one: "cleared or coordinated"."""
    out = []
    at = verb
    while at + 2 < len(tokens) and tokens[at + 1].word in listed("function", "joined"):
        other = tokens[at + 2]
        if other.kind != "content" or _past(other.form) != _past(tokens[verb].form):
            break
        at += 2
        out.append(at)
    return out


def _no_subject(before: Sequence[_Token]) -> bool:
    """Whether nobody, or a pronoun for nobody known, stands before the verb."""
    first = next((t for t in before if t.kind != "empty"), None)
    if first is None:
        return True
    telling = next((t for t in before if t.kind in ("actor", "open", "content")), None)
    return first.kind == "auxiliary" or (telling is not None and telling.kind == "open")


def _parts(tokens: Sequence[_Token], verb: int) -> list[tuple[str, Role]]:
    """The actors with their roles: who does it, to whom it is done, with whom, or otherwise."""
    helpers = [t.word for t in tokens[:verb] if t.kind == "auxiliary"]
    passive = bool(helpers) and helpers[-1] in listed("function", "be") and _past(tokens[verb].form)
    out: list[tuple[str, Role]] = []
    for n, t in enumerate(tokens):
        if t.kind == "actor":
            out.append((t.word, _role(tokens, n, verb, passive=passive)))
    return out


def _role(tokens: Sequence[_Token], n: int, verb: int, *, passive: bool) -> Role:
    if n < verb:
        return "patient" if passive else "agent"
    before = tokens[n - 1]
    if before.word == "by" and passive:
        return "agent"
    if before.word == "with":
        return "with"
    return "patient" if n == verb + 1 and not passive else "other"
