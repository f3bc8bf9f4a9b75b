"""The words of a sentence as what they are in a proposition: actors, negations, marks, content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from twosource.accounts.words import Word, classes, is_number, listed, pairs, stem
from twosource.model.span import Span

Kind = Literal["actor", "open", "not", "auxiliary", "mark", "content", "empty"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or all words that stand for one actor.

    ``word`` is the actor's id, the stem of what tells something, else the word; ``form`` the word
    as it is compared. "open" is a pronoun for nobody known, "mark" a number, a day or a word that
    makes another saying of it.
    """

    kind: Kind
    word: str
    form: str = ""


def tokens_of(
    ws: Sequence[Word], actor_at: Mapping[Span, str], speaker: str | None
) -> list[Token] | None:
    """The words as what they are; None where "not only", "no doubt" or "not to" stand there."""
    out: list[Token] = []
    inside: Span | None = None
    for n, w in enumerate(ws):
        span = next((s for s in (inside,) if s and s.contains(w.span)), None) or _at(actor_at, w)
        if span is not None:
            if span != inside:
                out.append(Token("actor", actor_at[span]))
            inside = span
            continue
        after = ws[n + 1].norm if n + 1 < len(ws) else ""
        if w.norm in listed("negation") and after in listed("negation", "unless_before"):
            return None
        if w.norm in listed("negation", "plain") and _of_infinitive(after, out):
            return None
        if n == 0 and w.norm == "no" and ws[1:] and ws[1].span.start > w.span.end + 1:
            continue  # "No, he did"
        out += _token(w, out[-1] if out else None, after, speaker)
    return out


def _of_infinitive(after: str, before: Sequence[Token]) -> bool:
    """ "Told not to come", "by not coming": it is no main verb that is negated."""
    helped = bool(before) and before[-1].kind == "auxiliary"
    return after == "to" or (after.endswith("ing") and not helped)


def _at(actor_at: Mapping[Span, str], w: Word) -> Span | None:
    return next((s for s in actor_at if s.contains(w.span)), None)


def _token(w: Word, before: Token | None, after: str, speaker: str | None) -> list[Token]:
    norm = w.norm
    turned = pairs("negation", "turned").get(norm)
    if turned is not None and before is not None and before.kind == "auxiliary":
        return [Token("not", norm), _content(turned, norm)]
    if norm in listed("negation") or (stem(norm) in _refusals() and after == "to"):
        return [Token("not", norm)]
    if norm in listed("function", "first_person") and speaker is not None:
        return [Token("actor", speaker)]
    if norm == "going" and after == "to":
        return [Token("mark", "will", norm)]
    kind = _kind(norm)
    return [_content(norm, norm) if kind == "content" else Token(kind, norm, norm)]


def _kind(norm: str) -> Kind:
    """What a word is by itself."""
    if is_number(norm) or norm in listed("qualifiers") or norm in listed("function", "modal"):
        return "mark"
    if norm in listed("function", "pronouns") or norm in listed("function", "first_person"):
        return "open"
    if norm in listed("function", "auxiliaries"):
        return "auxiliary"
    return "empty" if norm in listed("function") else "content"


def _content(word: str, form: str) -> Token:
    cut = stem(word)
    return Token("content", classes().get(cut, cut), form)


def _refusals() -> frozenset[str]:
    return frozenset(stem(w) for w in listed("negation", "verbs"))
