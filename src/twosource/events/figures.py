"""Violence as a figure of speech: "murdered his rival 6-0", "massacred a ballad"."""

from __future__ import annotations

import re
from functools import cache

from twosource.events import grammar as g
from twosource.events.fitting import somebody
from twosource.events.frames import Hit
from twosource.events.harm_words import harm_words
from twosource.events.people import People
from twosource.events.phrases import offices, phrase_file
from twosource.model.parse import Parse, Token

_FAR = 12
"""Tokens behind a verb within which its score stands."""
_SCORE = re.compile(
    r"(?<![\d-])\d{1,2} ?[-\u2013] ?\d{1,2}(?![\d-]| (?:people|men|women|years?)\b)"
)


@cache
def _words() -> dict[str, frozenset[str]]:
    return {k: frozenset(v) for k, v in phrase_file()["figures"].items()}


def figurative(parse: Parse, people: People, hit: Hit) -> bool:
    """Whether a word of violence befell a thing ("kills jobs", "an assault on freedom"), is one of
    words ("he shot back", "assailed the plan"), or stands beside a score."""
    t = parse.tokens[hit.i]
    if hit.entry.type == "departure" and hit.verb == hit.i:
        return _waved_off(parse, t)
    if hit.entry.frame != "harm":
        return False
    if hit.verb != hit.i:
        return _noun(parse, t)
    befell = g.children(parse, t.i, "dobj", *g.PASSIVES)
    if t.lemma in _words()["speech"] or any(o.lemma in _words()["things"] for o in befell):
        return True
    ill = t.lemma == "kill" and any(illness(parse, s) for s in g.subject(parse, t.i))
    if ill or _phrasal(parse, people, t):
        return True
    if t.lemma not in _words()["verbs"]:
        return False
    behind = [o.text for o in parse.tokens[t.i + 1 : t.i + _FAR] if o.sent == t.sent]
    if _SCORE.search(" ".join(behind)):
        return True
    return bool(befell) and all(o.tag == "NN" and not somebody(people, o) for o in befell)


def illness(parse: Parse, t: Token) -> bool:
    """Whether a noun is something that people die of and nobody did: "cancer", "a heart attack"."""
    words, lemma = harm_words(), t.lemma.lower()
    if lemma not in words.illness_of:
        return lemma in words.illness
    before = g.children(parse, t.i, "compound", "amod", "nmod")
    return any(c.lemma.lower() in words.bodily for c in before)


def _waved_off(parse: Parse, t: Token) -> bool:
    """ "Fired back at her", "dismissed him as a fool"; but "dismissed him as manager"."""
    after = g.word_after(parse, t)
    named = g.objects_of(parse, t.i, "as") if t.lemma in ("dismiss", "fire") else []
    return after == "back" or any(
        o.lemma.lower() not in offices() or g.children(parse, o.i, "amod") for o in named
    )


def _noun(parse: Parse, t: Token) -> bool:
    """ "An assault on freedom", "a heart attack", "made a killing"."""
    on = g.objects_of(parse, t.i, "on", "against", "of")
    if any(o.lemma in _words()["things"] for o in on):
        return True
    up = parse.tokens[t.head]
    return t.lemma == "killing" and t.dep == "dobj" and up.lemma == "make"


def _phrasal(parse: Parse, people: People, t: Token) -> bool:
    """ "Shot back" (answered), "prices shot up", "it wound up", "shot himself in the foot"."""
    after = g.word_after(parse, t)
    objects = g.children(parse, t.i, "dobj")
    if t.text.lower() == "wound" and after == "up":
        return True
    if t.lemma != "shoot":
        return False
    if any(o.lemma == "foot" for o in g.objects_of(parse, t.i, "in")) and objects:
        return objects[0].text.lower().endswith(("self", "selves"))
    if after == "back":
        return not objects
    rises = after == "up" and not objects and not g.passive(parse, t.i)
    return rises and not any(somebody(people, s) for s in g.subject(parse, t.i))
