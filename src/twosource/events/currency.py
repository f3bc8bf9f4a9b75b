"""Which words of a text are currencies: those of a list, and what the text pays in.

No list has them all, and some names mean much else ("marks"). So a noun is a currency of a text
where it stands with a number as what is paid, owed or cost, or behind a noun of money: "paid 300
tollars", "a loan of 300 tollars", "the sum was 300 tollars".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from twosource.events import grammar as g
from twosource.language.persons import person_nouns
from twosource.model.parse import Parse, Token


@cache
def _words() -> dict[str, frozenset[str]]:
    text = files("twosource.events").joinpath("lexicons/currencies.toml")
    raw = tomllib.loads(text.read_text(encoding="utf-8"))
    return {k: frozenset(v) for k, v in raw.items()}


def unchanged() -> frozenset[str]:
    """Currencies whose plural is the singular ("yen")."""
    return _words()["unchanged"]


def currencies(parse: Parse) -> frozenset[str]:
    """The names of currencies that a text may use, in the singular and in lower case."""
    return _words()["names"] | frozenset(_paid_in(parse))


def _paid_in(parse: Parse) -> Iterator[str]:
    for number in parse.tokens:
        if number.pos != "NUM" or number.dep != "nummod":
            continue
        unit = parse.tokens[number.head]
        if unit.i > number.i and _may_be(unit) and _of_money(parse, unit):
            yield unit.lemma


def _may_be(unit: Token) -> bool:
    """Whether a noun may be a unit at all: several of what is nobody, written small."""
    words = _words()
    plain = unit.tag == "NNS" and unit.text.isalpha() and unit.text.islower()
    return plain and unit.lemma not in words["other"] and unit.lemma not in person_nouns()


def _of_money(parse: Parse, unit: Token) -> bool:
    """Whether what stands above a noun makes it a sum of money."""
    up, words = parse.tokens[unit.head], _words()
    if unit.dep == "dobj":
        return up.lemma in words["pay"]
    if unit.dep == "pobj" and up.text.lower() == "of":
        return parse.tokens[up.head].lemma in words["money"]
    if unit.dep == "attr" or (unit.dep == "pobj" and up.text.lower() in ("to", "at", "than")):
        verb = parse.tokens[g.verb_above(parse, up.i)]
        return any(s.lemma in words["money"] for s in g.children(parse, verb.i, "nsubj"))
    return False
