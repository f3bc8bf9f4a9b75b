"""Contents that call a saying or a paper untrue: "it is a lie that", "the report is fake"."""

from __future__ import annotations

from twosource.attribution.grammar import SUBJECTS, Grammar
from twosource.attribution.lexicon import words
from twosource.model.parse import Token
from twosource.model.span import Span

_FAR = 60
_POINTING = ("it", "this", "that", "these", "those", "they", "all", "which")
_PREDICATE = ("attr", "acomp", "oprd", "ccomp", "xcomp", "dobj")
_HEADS = ("NOUN", "PROPN", "PRON")
_BETWEEN = ("DET", "ADV", "ADJ", "PUNCT", "NUM", "NOUN")


def called_false(g: Grammar, content: tuple[Span, ...], clause: int | None) -> bool | None:
    """Whether the content's main clause calls a saying or a paper false.

    ``clause`` heads that clause. True: it does; False: it says that it is not false; None: neither.
    """
    if not content:
        return None
    tokens = g.parse.within(content[0])[:_FAR]
    if not tokens:
        return None
    first, last = tokens[0].i, tokens[-1].i
    if clause is not None and first <= clause <= last and _links(g, clause):
        return _by_copula(g, clause, last)
    return True if _small(tokens) else None


def _links(g: Grammar, clause: int) -> bool:
    t = g.tokens[clause]
    return t.pos in ("VERB", "AUX") and t.lemma in words("frames", "copulas")


def _by_copula(g: Grammar, verb: int, last: int) -> bool | None:
    """ "reports that he called were false": the subject and what is said of it."""
    below = [g.tokens[c] for c in g.children[verb]]
    about = next((t for t in below if t.dep in SUBJECTS and t.i < verb), None)
    if about is None or not _said_of(below, about, verb, last):
        return None
    return not any(t.dep == "neg" or t.text.lower() in ("not", "never") for t in below)


def _said_of(below: list[Token], about: Token, verb: int, last: int) -> bool:
    """Whether one of the words below the copula calls its subject false."""
    told = _told(about)
    if not told and not _points(about) and about.dep != "csubj":
        return False
    return any(
        verb < t.i <= last and t.dep in _PREDICATE and _is_false(t, told=told) for t in below
    )


def _points(t: Token) -> bool:
    """Whether a word points at something said before."""
    return t.text.lower() in _POINTING


def _told(t: Token) -> bool:
    """Whether a noun is something said or a paper."""
    return t.lemma in words("stance", "claims") or t.lemma in words("frames", "documents")


def _is_false(t: Token, *, told: bool) -> bool:
    """A word for what is untrue; of a report also one for what is not genuine or not right."""
    names = (t.lemma.lower(), t.text.lower())
    if any(n in words("stance", "untrue") for n in names):
        return True
    return told and any(n in words("stance", "faulty") for n in names)


def _small(tokens: tuple[Token, ...]) -> bool:
    """ "(called) the report a lie", "(described) the claims as untrue": no verb of its own."""
    said = [t for t in tokens if t.pos not in ("PUNCT", "SPACE")]
    if said and _is_false(said[0], told=True) and (len(said) == 1 or said[1].pos == "DET"):
        return True  # "(dismissed as) false a report that he called"
    k = next((n for n, t in enumerate(said) if t.pos in _HEADS or _points(t)), None)
    if k is None:
        return False
    head = said[k]
    while k + 1 < len(said) and said[k + 1].pos in _HEADS and said[k + 1].dep != "oprd":
        k += 1
        head = said[k]
    told = _told(head)
    if not told and not _points(head):
        return False
    for t in said[k + 1 : k + 7]:
        if _is_false(t, told=told):
            return True
        if t.pos not in _BETWEEN and t.text.lower() != "as":
            return False
    return False
