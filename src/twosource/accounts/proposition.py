"""What a sentence says, in a form in which two can be held against each other.

No grammar is read here: the readings that are compared hold spans only. So a proposition is made
where the words are plain, and where they are not (a second negation, a subject that is nobody
known) there is none: a claim that is left alone is better than one that is wrongly merged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from twosource.accounts.tokens import Token, tokens_of
from twosource.accounts.words import Word, listed, pairs
from twosource.model.span import Span

Role = Literal["agent", "patient", "with", "other"]
_HEAD = 3
"""Words within which a word like "that" or "when" does not end the main clause."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is said of whom.

    ``verbs`` are the stems of the main verb and of those joined to it, ``rest`` the other stems
    that tell something, ``parts`` the actors with their roles, ``marks`` numbers, days and words
    that make another saying of it ("until", "fully", "will"). ``negated``: its main verb is,
    ``plainly`` by "not" or "never"; ``inner`` counts the negations after it. ``never``: it is
    denied altogether ("no leak was reported", "she never signed").
    """

    verbs: frozenset[str]
    rest: frozenset[str]
    parts: frozenset[tuple[str, Role]]
    marks: frozenset[str]
    negated: bool
    plainly: bool
    inner: int
    never: bool = False

    @property
    def actors(self) -> frozenset[str]:
        """The actors it speaks of."""
        return frozenset(a for a, _ in self.parts)


def proposition(
    ws: Sequence[Word], actor_at: Mapping[Span, str], speaker: str | None
) -> Proposition | None:
    """Return what the words of one sentence say, or None where that is not plain.

    ``actor_at`` has the (not overlapping) words that stand for actors; "I" and "we" stand for
    ``speaker``.
    """
    tokens = tokens_of(ws, actor_at, speaker)
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
        never=bool(nots) and nots[0].word in ("no", "never"),
    )


def _main(tokens: Sequence[Token]) -> int:
    """Where the main clause ends: at the first word that opens another."""
    cuts = listed("function", "cut")
    return next(
        (n for n, t in enumerate(tokens) if n >= _HEAD and t.word in cuts and t.kind != "actor"),
        len(tokens),
    )


def _verb(tokens: Sequence[Token]) -> int | None:
    """The main verb (or what a form of "be" says): the first form of the past, or what follows the
    first auxiliary or negation, whichever comes first."""
    modal = listed("function", "modal")
    helped = False
    for n, t in enumerate(tokens):
        if t.kind in ("auxiliary", "not") or t.word in modal:
            helped = helped or t.word != "no"  # "no leak was reported": the leak is no verb
        elif t.kind == "content" and not t.form.endswith("ly"):
            after_article = n > 0 and tokens[n - 1].word in listed("function", "articles")
            if helped or (n > 0 and not after_article and _past(t.form)):
                return n
    return None


def _past(form: str) -> bool:
    return form.endswith("ed") or form in pairs("irregular", "forms")


def _joined(tokens: Sequence[Token], verb: int) -> list[int]:
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


def _no_subject(before: Sequence[Token]) -> bool:
    """Whether nobody, or a pronoun for nobody known, stands before the verb."""
    first = next((t for t in before if t.kind != "empty"), None)
    if first is None:
        return True
    telling = next((t for t in before if t.kind in ("actor", "open", "content")), None)
    return first.kind == "auxiliary" or (telling is not None and telling.kind == "open")


def _parts(tokens: Sequence[Token], verb: int) -> list[tuple[str, Role]]:
    """The actors with their roles: who does it, to whom it is done, with whom, or otherwise."""
    helpers = [t.word for t in tokens[:verb] if t.kind == "auxiliary"]
    passive = bool(helpers) and helpers[-1] in listed("function", "be") and _past(tokens[verb].form)
    out: list[tuple[str, Role]] = []
    for n, t in enumerate(tokens):
        if t.kind == "actor":
            out.append((t.word, _role(tokens, n, verb, passive=passive)))
    return out


def _role(tokens: Sequence[Token], n: int, verb: int, *, passive: bool) -> Role:
    if n < verb:
        return "patient" if passive else "agent"
    before = tokens[n - 1]
    if before.word == "by" and passive:
        return "agent"
    if before.word == "with":
        return "with"
    return "patient" if n == verb + 1 and not passive else "other"
