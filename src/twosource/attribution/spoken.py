"""Speech that stands without quotation marks: what follows a speaker's label in a transcript."""

from __future__ import annotations

from twosource.attribution.candidate import Candidate
from twosource.attribution.grammar import Grammar

_LINE = "line of a "
_COLON = "name and colon"
_FIRST = frozenset(("i", "we", "my", "our", "me", "us", "myself", "ourselves"))


def spoken(g: Grammar, c: Candidate) -> bool:
    """Whether the content is direct speech by its layout, so that "I" in it is its source.

    A line of a transcript or post is; words after a name and a colon are if the name is written as
    a speaker's (in capitals) or they speak in the first person; a headline's paraphrase is not.
    """
    if c.rule.startswith(_LINE):
        return True
    if c.rule != _COLON or not c.source:
        return False
    label = g.text[c.source[0].start : c.source[0].end]
    return label.isupper() or any(
        t.text.lower() in _FIRST and not t.quoted for s in c.content for t in g.parse.within(s)
    )
