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


def no_contact(parse: Parse, t: Token) -> bool:
    """Whether "call" or "meet" is no contact: somebody is named by it, or asks for something; a
    plan "was met with anger"."""
    if t.lemma == "meet":
        return g.passive(parse, t.i) and bool(g.objects_of(parse, t.i, "with"))
    return t.lemma == "call" and _no_call(parse, t)


def _no_call(parse: Parse, t: Token) -> bool:
    if _so_called(parse, t) or _called_out(parse, t):
        return True
    called = g.children(parse, t.i, "dobj", "nsubjpass", "dative")
    return any(_as(parse, o) or _nobody(o) for o in called)


def _nobody(o: Token) -> bool:
    """ "Called himself a friend", "called them names", "the race was called"."""
    word = o.text.lower()
    return word.endswith(("self", "selves")) or word in _NOBODY or o.lemma in _NOBODY


_NOBODY = frozenset(
    {"it", "this", "that", "name", "race", "election", "contest", "vote", "strike", "witness"}
    | {"shot", "game", "match", "meeting", "session", "halt", "attention", "state", "course"}
    | {"conference", "move", "decision", "plan", "law", "report", "policy", "referendum"}
)


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
    named = after[1].pos in ("DET", "ADJ", "NOUN", "PRON", "PROPN", "ADV")
    return named and after[1].lemma.lower() not in _HOW_OFTEN


_HOW_OFTEN = frozenset({"once", "twice", "thrice", "again", "repeatedly", "often", "back", "late"})


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

OF_NUMBER = frozenset(
    {"time", "more", "less", "fewer", "dozen", "day", "night", "morning", "afternoon", "evening"}
    | {"week", "month", "weekend", "hour", "minute", "moment"}
)
"""Words of "called X more than once", "called X the night before" that the parser takes for what X
was called."""
