"""A contact that a pronoun stands for: "there was one call, and he placed it"."""

from __future__ import annotations

from twosource.events import grammar as g
from twosource.events.lexicon import Entry, Lexicon
from twosource.model.parse import Parse, Token

_BY = {
    "place": ("call",),
    "initiate": ("call", "meeting", "message", "letter"),
    "make": ("call",),
    "send": ("message", "letter"),
    "write": ("message", "letter"),
}
"""What each verb does with a contact: one makes a call, and sends a letter."""
_BACK = 20
"""Tokens that are looked back over for what the pronoun stands for."""


def contact(parse: Parse, lex: Lexicon, t: Token) -> Entry | None:
    """The contact that "it" stands for, where somebody is said to have begun it.

    It is the noun last told of in the sentence. "Made it" alone may be to succeed or to arrive:
    what comes right behind must close the clause. Who began it must be named: "he" beside "it" is
    often misread.
    """
    verb = parse.tokens[t.head]
    done = t.dep in ("dobj", "nsubjpass") and t.text.lower() in ("it", "them")
    if not done or verb.lemma not in _BY or (t.dep == "dobj" and not _closed(parse, t)):
        return None
    passive = t.dep == "nsubjpass"
    by = g.objects_of(parse, verb.i, "by") if passive else g.subject(parse, verb.i)
    if not by or any(o.pos == "PRON" for o in by):
        return None
    for o in reversed(parse.tokens[max(0, t.i - _BACK) : t.i]):
        if o.sent != t.sent:
            return None
        if o.pos == "NOUN" and o.lemma in lex.nouns:
            entry = lex.nouns[o.lemma]
            return entry if entry.channel in _BY[verb.lemma] else None
    return None


def _closed(parse: Parse, t: Token) -> bool:
    after = parse.tokens[t.i + 1] if t.i + 1 < len(parse.tokens) else None
    if after is None or after.sent != t.sent or after.pos in ("PUNCT", "CCONJ"):
        return True
    return after.text.lower() in ("himself", "herself", "themselves", "itself", "on", "from")
