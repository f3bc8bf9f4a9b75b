"""Violence as a figure of speech: "murdered his rival 6-0", "massacred a ballad"."""

from __future__ import annotations

import re
from functools import cache

from twosource.events import grammar as g
from twosource.events.fitting import somebody
from twosource.events.frames import Hit
from twosource.events.people import People
from twosource.events.phrases import phrase_file
from twosource.model.parse import Parse

_FAR = 12
"""Tokens behind a verb within which its score stands."""
_SCORE = re.compile(
    r"(?<![\d-])\d{1,2} ?[-\u2013] ?\d{1,2}(?![\d-]| (?:people|men|women|years?)\b)"
)


@cache
def _words() -> dict[str, frozenset[str]]:
    return {k: frozenset(v) for k, v in phrase_file()["figures"].items()}


def figurative(parse: Parse, people: People, hit: Hit) -> bool:
    """Whether a verb of violence stands beside a score, or befell a thing: one thing that is
    nobody, and no number of anything."""
    t = parse.tokens[hit.i]
    if hit.verb != hit.i or hit.entry.frame != "harm":
        return False
    befell = g.children(parse, t.i, "dobj", *g.PASSIVES)
    if t.lemma == "kill":
        return any(o.lemma in _words()["things"] for o in befell)
    if t.lemma not in _words()["verbs"]:
        return False
    behind = [o.text for o in parse.tokens[t.i + 1 : t.i + _FAR] if o.sent == t.sent]
    if _SCORE.search(" ".join(behind)):
        return True
    return bool(befell) and all(o.tag == "NN" and not somebody(people, o) for o in befell)
