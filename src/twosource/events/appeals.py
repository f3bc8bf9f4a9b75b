"""Words that look like a contact and name none: appeals, names, speeches.

"Calls for him to go", "called it a scandal", "delivered a message about jobs".
"""

from __future__ import annotations

import unicodedata

from twosource.events import grammar as g
from twosource.model.parse import Parse, Token


def appeal(parse: Parse, t: Token) -> bool:
    """ "Calls for him to go", "cries and calls of 'shame'", "the call to serve": nobody phones. "A
    call for Monday", "the call to say sorry" may be phone calls."""
    if g.objects_of(parse, t.i, "of"):
        return True
    asked = [
        o for o in g.objects_of(parse, t.i, "for") if g.label(parse, o) not in ("DATE", "TIME")
    ]
    up = parse.tokens[t.head]
    below = g.children(parse, t.i, "acl", "relcl", "advcl")
    below += g.children(parse, up.i, "xcomp", "advcl") if up.lemma in ("answer", "heed") else []
    below = [c for c in below if c.tag == "VB"]
    return bool(asked) or any(c.lemma not in _PURPOSES for c in below)


def posted(parse: Parse, t: Token, verb: int | None) -> bool:
    """Whether a message is one that goes from one to another: what a speaker delivers "about jobs"
    is none, unless somebody gets it."""
    if verb is None or parse.tokens[verb].lemma not in _TOLD:
        return True
    return bool(g.objects_of(parse, verb, "to") or g.objects_of(parse, t.i, "to")
                or g.children(parse, verb, "dative"))  # fmt: skip


_TOLD = frozenset({"deliver", "have", "hold", "announce", "issue", "give", "share", "launch"})


def no_call(parse: Parse, t: Token) -> bool:
    """Whether "call" is no contact: somebody is named by it, or asks for something."""
    if _so_called(parse, t) or _called_out(parse, t):
        return True
    return any(_as(parse, o) for o in g.children(parse, t.i, "dobj", "nsubjpass"))


def _so_called(parse: Parse, t: Token) -> bool:
    """ "A builder called Smith"; not "LEE: I called Smith", where the parser hangs what is said on
    the speaker."""
    below = t.dep in ("acl", "amod") and not g.children(parse, t.i, *g.SUBJECTS)
    return below and not g.objects_of(parse, t.i, "by")


def _called_out(parse: Parse, t: Token) -> bool:
    """ "Called for calm", "was called on to speak"; "was called on Monday" is a call."""
    after = parse.tokens[t.i + 1] if t.i + 1 < len(parse.tokens) else t
    if after.text.lower() not in ("for", "on", "upon", "off"):
        return False
    return not any(g.label(parse, o) == "DATE" for o in g.children(parse, after.i, "pobj"))


def _as(parse: Parse, o: Token) -> bool:
    """Whether words in quotation marks behind somebody are what he is called: "called Lee 'a
    friend'"; but "called Lee 'to complain'", "called Lee 'twice'"."""
    after = parse.tokens[o.i + 1 : o.i + 3]
    if len(after) < 2 or not _mark(after[0].text[0]):
        return False
    return after[1].pos in ("DET", "ADJ", "NOUN", "PRON", "PROPN") or after[1].tag == "PRP$"


def _mark(c: str) -> bool:
    return c in "\"'`" or unicodedata.category(c) in ("Pi", "Pf")


def purpose(parse: Parse, t: Token, o: Token) -> bool:
    """Whether it is what a call is made for: "called her to urge", but "called to serve"."""
    return o.dep == "xcomp" and o.lemma in _PURPOSES and not g.passive(parse, t.i)


_PURPOSES = frozenset(
    {"apologise", "apologize", "ask", "beg", "complain", "congratulate", "demand", "discuss"}
    | {"explain", "inform", "insist", "offer", "plead", "press", "request", "say", "tell", "thank"}
    | {"urge", "warn", "wish", "talk", "speak", "check", "arrange", "invite", "find", "see"}
)

OF_NUMBER = frozenset({"time", "more", "less", "fewer", "dozen"})
"""Words of "called X more than once" that the parser takes for what X was called."""
