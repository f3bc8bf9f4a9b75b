"""Hedges: words by which a saying is weakened, in the cue or in the content's main clause."""

from __future__ import annotations

import re
from functools import cache

from twosource.attribution.grammar import Grammar
from twosource.attribution.lexicon import words
from twosource.model.span import Span

_MONTH = re.compile(r"(?<!^)(?<![\"'.?!] )\bMay\b")
_FAR = 1200
"""Characters of a content that are searched: a hedge stands near what it hedges."""


@cache
def _pattern(section: str) -> re.Pattern[str]:
    alternatives = sorted((re.escape(w) for w in words("hedges", section)), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


def hedged(g: Grammar, cue: tuple[Span, ...], content: tuple[Span, ...]) -> bool:
    """Whether the saying is hedged; works on any (cue, content)."""
    for s in cue:
        if _pattern("cue").search(_plain(g.text[s.start : s.end])):
            return True
        if _pattern("object").search(_plain(g.text[s.start : s.end + 12])):
            return True
    for s in content:
        if _pattern("anywhere").search(_plain(g.text[s.start : min(s.end, s.start + _FAR)])):
            return True
    if not content:
        return False
    if g.text[content[-1].end - 3 : content[-1].end].rstrip("\"'\u2019\u201d").endswith("?"):
        return False  # "may I?"
    main = _MONTH.sub(" ", _plain(_main(g, content[0])))
    return bool(_pattern("main").search(main)) or _could(g, content[0])


def _plain(text: str) -> str:
    """Straight marks, and none at the edge of a word, so that 'sounds like' is found in quotes."""
    text = text.replace("\u2019", "'").replace("\u00a0", " ")
    return re.sub(r"[\"\u201c\u201d\u2018]|(?<!\w)'|'(?!\w)", " ", text).replace("  ", " ")


def _could(g: Grammar, content: Span) -> bool:
    """Whether the main verb stands under a "could" of chance: "the river could burst"."""
    for t in g.parse.within(content):
        outside = not content.start <= g.tokens[t.head].start < content.end or t.head == t.i
        if t.pos in ("VERB", "AUX") and outside and t.dep not in ("aux", "advcl", "relcl"):
            below = [g.tokens[c] for c in g.children[t.i]]
            could = any(x.text.lower() == "could" and x.dep == "aux" for x in below)
            able = any(
                x.dep == "neg"
                or (x.dep.startswith("nsubj") and x.pos == "PRON" and x.lemma not in ("it", "this"))
                for x in below
            )
            return could and not able
    return False


def _main(g: Grammar, content: Span) -> str:
    """The words of the content's first clause, up to its main verb and the word after."""
    tokens = g.parse.within(content)
    for t in tokens:
        outside = not content.start <= g.tokens[t.head].start < content.end or t.head == t.i
        if t.pos in ("VERB", "AUX") and outside and t.dep not in ("aux", "advcl", "relcl"):
            end = g.tokens[min(len(g.tokens) - 1, t.i + 2)].end
            return g.text[content.start : min(content.end, end)]
    return g.text[content.start : min(content.end, content.start + 80)].split(",")[0]
