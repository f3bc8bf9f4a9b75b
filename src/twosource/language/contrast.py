"""What is named only to be ruled out: "on Tuesday, not on Monday", "not two but four diplomats".

The parser hangs such a "not" on the verb as often as not; but it denies the phrase behind it, and
nothing else. Told by the order of words alone, for that reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model.parse import Parse, Token

_NO_RIVAL = frozenset(
    {"only", "just", "merely", "simply", "least", "yet", "always", "necessarily", "even", "quite"}
    | {"exactly", "far", "long", "so", "too", "very", "all", "because", "that", "to", "if", "when"}
    | {"unlike", "all", "every", "much", "until"}
)
"""Words after "not" that leave nothing for what follows to be the rival of."""
_BEFORE = frozenset({",", "and", "\u2013", "\u2014", "-", "--", "(", ";"})
_MOST = 8
"""Tokens of a phrase that is ruled out."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """``mark`` is the token of "not" (or of "rather", "instead"), ``out`` the tokens that it rules
    out, ``kept`` the first token of what stands in their place behind a "but" (None: before)."""

    mark: int
    out: range
    kept: int | None = None


def any_contrast(parse: Parse, sent: int) -> bool:
    """Whether a sentence has a word by which something may be ruled out."""
    sentence = parse.sentences[sent]
    within = parse.tokens[sentence.first : sentence.last]
    return any(t.lemma == "not" or t.text.lower() in _MARKS for t in within)


_MARKS = frozenset({"not", "n't", "n\u2019t", "rather", "instead"})


def contrasts(parse: Parse, sent: int) -> tuple[Contrast, ...]:
    """The contrasts of a sentence, in order of the text."""
    sentence = parse.sentences[sent]
    found: list[Contrast] = []
    for i in range(sentence.first, sentence.last):
        t = parse.tokens[i]
        low = t.text.lower()
        if low == "not" or low in ("n't", "n\u2019t"):
            found += _of_not(parse, t, sentence.last)
        elif low in ("rather", "instead"):
            found += _of_rather(parse, t, sentence.last)
    return tuple(found)


def ruled_out(parse: Parse, i: int) -> bool:
    """Whether token ``i`` is named only to be ruled out."""
    return any(i in c.out for c in contrasts(parse, parse.tokens[i].sent))


def only_contrasts(parse: Parse, mark: int) -> bool:
    """Whether the "not" at token ``mark`` rules out a phrase, and so denies no verb."""
    return any(c.mark == mark for c in contrasts(parse, parse.tokens[mark].sent))


def _of_not(parse: Parse, mark: Token, last: int) -> Iterator[Contrast]:
    first = mark.i + 1
    if first >= last or parse.tokens[first].text.lower() in _NO_RIVAL:
        return
    if _phrase_begins(parse.tokens[first]):
        out = _phrase(parse, first, last)
        but = out.stop + (1 if _text(parse, out.stop, last) == "," else 0)
        if out and _text(parse, but, last) == "but" and _phrase_begins_at(parse, but + 1, last):
            yield Contrast(mark.i, out, but + 1)
        elif out and _follows(parse, mark) and not _runs_on(parse, out.stop, last):
            yield Contrast(mark.i, out)
        return
    yield from _behind_verb(parse, mark, last)


def _follows(parse: Parse, mark: Token) -> bool:
    return mark.i > 0 and parse.tokens[mark.i - 1].text.lower() in _BEFORE


def _behind_verb(parse: Parse, mark: Token, last: int) -> Iterator[Contrast]:
    """ "Did not meet on Monday but on Tuesday": what "but" puts in the place of a phrase of its own
    form, right before it."""
    for but in range(mark.i + 2, last - 1):
        t = parse.tokens[but]
        if t.text in (";", ":", "."):
            return
        if t.text.lower() != "but":
            continue
        new = parse.tokens[but + 1]
        if not _phrase_begins(new) or _clause_in(parse, but + 1, last):
            return
        end = but - 1 if parse.tokens[but - 1].text == "," else but
        for start in range(end - 1, max(mark.i, end - _MOST - 1), -1):
            old = parse.tokens[start]
            if old.pos in ("VERB", "AUX"):
                return
            if _same_form(old, new):
                yield Contrast(mark.i, range(start, end), but + 1)
                return
        return


def _same_form(old: Token, new: Token) -> bool:
    """Whether two phrases begin alike: with one preposition, or both with a number."""
    if new.pos == "ADP":
        return old.text.lower() == new.text.lower()
    return new.pos == "NUM" and old.pos == "NUM"


def _of_rather(parse: Parse, t: Token, last: int) -> Iterator[Contrast]:
    """ "Rather than X", "instead of X"."""
    second = "than" if t.text.lower() == "rather" else "of"
    if _text(parse, t.i + 1, last) == second and _phrase_begins_at(parse, t.i + 2, last):
        out = _phrase(parse, t.i + 2, last)
        if out:
            yield Contrast(t.i, out)


def _phrase_begins(t: Token) -> bool:
    if t.pos in ("NOUN", "PROPN", "NUM", "DET", "ADP", "SYM") or t.tag == "$":
        return True
    return t.text.lower() in ("twice", "once", "thrice", "him", "her", "them", "me", "us", "my",
                              "his", "their", "our", "its", "he", "she", "they")  # fmt: skip


def _phrase_begins_at(parse: Parse, i: int, last: int) -> bool:
    return i < last and _phrase_begins(parse.tokens[i])


def _phrase(parse: Parse, first: int, last: int) -> range:
    """The tokens of a phrase: up to a comma, a verb, or a word that joins or opens a clause."""
    end = first
    while end < min(last, first + _MOST):
        t = parse.tokens[end]
        stops = t.pos in ("VERB", "AUX", "CCONJ", "SCONJ") or t.tag in ("WP", "WDT", "WRB")
        if stops or (t.pos == "PUNCT" and t.text not in ("-", "\u2010", "\u2011")):
            break
        end += 1
    return range(first, end)


def _runs_on(parse: Parse, stop: int, last: int) -> bool:
    """Whether a verb follows at once, so that the phrase was its subject ("and not one came")."""
    return stop < last and parse.tokens[stop].pos in ("VERB", "AUX")


def _clause_in(parse: Parse, first: int, last: int) -> bool:
    """Whether a verb stands before the next comma: then "but" joins a clause, not a phrase."""
    for t in parse.tokens[first:last]:
        if t.pos == "PUNCT":
            return False
        if t.pos in ("VERB", "AUX"):
            return True
    return False


def _text(parse: Parse, i: int, last: int) -> str:
    return parse.tokens[i].text.lower() if i < last else ""
