"""What the rules ask of a parse, computed once a document in linear time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from twosource.model.parse import Parse, Quote, Token
from twosource.model.span import Span, trim

EDGE = " \t\r\n\u00a0\u200b\ufeff\u2009\u202f\u2003"
_PUNCT = ",;:.-\u2013\u2014\u2026|\u2022"
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


@dataclass(frozen=True)
class Grammar:
    """A parse with what grows from it: extents of subtrees, offsets, quotations."""

    text: str
    parse: Parse

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the document."""
        return self.parse.tokens

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token its dependants, in order."""
        return self.parse.children

    @cached_property
    def extents(self) -> tuple[list[int], list[int]]:
        """First and last token of each subtree."""
        n = len(self.tokens)
        left, right = list(range(n)), list(range(n))
        order: list[int] = [t.i for t in self.tokens if t.head == t.i]
        for i in order:  # grows while it is read: parents stand before their children
            order.extend(self.children[i])
        for i in reversed(order):
            h = self.tokens[i].head
            left[h] = min(left[h], left[i])
            right[h] = max(right[h], right[i])
        return left, right

    @cached_property
    def starts(self) -> list[int]:
        """Offsets at which tokens start."""
        return [t.start for t in self.tokens]

    @cached_property
    def outer(self) -> tuple[Quote, ...]:
        """The outermost quotations, in order."""
        return tuple(q for q in self.parse.quotes if q.depth == 0)

    @cached_property
    def outer_starts(self) -> list[int]:
        """Offsets at which the outermost quotations start."""
        return [q.start for q in self.outer]

    @cached_property
    def words_until(self) -> list[int]:
        """How many words stand before each token (and, last, in all)."""
        return list(accumulate((_is_word(t) for t in self.tokens), initial=0))

    @cached_property
    def quoted_until(self) -> tuple[list[int], list[int]]:
        """The same for words in quotations, and for words in quotations inside quotations."""
        return self._quoted(0), self._quoted(1)

    def _quoted(self, depth: int) -> list[int]:
        quotes = [q for q in self.parse.quotes if q.depth == depth]
        out, k = [0], 0
        for t in self.tokens:
            while k < len(quotes) and quotes[k].end <= t.start:
                k += 1
            inside = k < len(quotes) and quotes[k].start <= t.start and t.end <= quotes[k].end
            out.append(out[-1] + (inside and _is_word(t)))
        return out

    @cached_property
    def organisations(self) -> frozenset[int]:
        """Tokens that stand in a name the parser takes for an organisation's."""
        found = (e for e in self.parse.entities if e.label == "ORG")
        return frozenset(k for e in found for k in range(e.first, e.last))

    def quote_at(self, offset: int) -> Quote | None:
        """The outermost quotation that holds the character at ``offset``."""
        k = bisect_right(self.outer_starts, offset) - 1
        return self.outer[k] if k >= 0 and offset < self.outer[k].end else None

    def first_from(self, offset: int) -> int:
        """Index of the first token that starts at ``offset`` or later."""
        return bisect_left(self.starts, offset)

    def child(self, i: int, *deps: str) -> int | None:
        """The first dependant of ``i`` with one of the relations."""
        return next((c for c in self.children[i] if self.tokens[c].dep in deps), None)

    def first_of(self, i: int) -> int:
        """First token of the subtree of ``i``."""
        return self.extents[0][i]

    def last_of(self, i: int) -> int:
        """Last token of the subtree of ``i``."""
        return self.extents[1][i]

    def span(self, first: int, last: int) -> Span | None:
        """The words of tokens ``first`` to ``last``, without stops and spaces at the edges.

        Quotation marks stay, and those that enclose the edge words are taken in whole.
        """
        while first <= last and self.tokens[first].text in _PUNCT:
            first += 1
        while last >= first and self.tokens[last].text in _PUNCT and not self._ends_quote(last):
            last -= 1
        if first > last:
            return None
        return self.widen(self.tokens[first].start, self.tokens[last].end)

    def _ends_quote(self, i: int) -> bool:
        """Whether only a closing mark stands between a stop and the next word."""
        t = self.tokens[i]
        q = self.quote_at(t.start)
        return q is not None and q.closed and q.inner_end <= t.end + 1 and q.inner_end >= t.end

    def widen(self, start: int, end: int) -> Span | None:
        """Trim, then take in marks that stand at the edges of the words."""
        span = trim(self.text, start, end, EDGE)
        if span is None:
            return None
        start, end = span.start, span.end
        q = self.quote_at(start)
        if q is not None and start <= q.inner_start + 1 and end >= min(q.inner_end - 1, q.end):
            start = min(start, q.start)
        elif q is not None and start == q.inner_start and end > q.inner_start:
            start = q.start if end >= q.inner_end else start
        q = self.quote_at(end - 1)
        if q is not None and start <= q.start and q.inner_end - 1 <= end < q.end:
            end = q.end
        return Span(start, end)


def _is_word(t: Token) -> bool:
    return any(c.isalnum() for c in t.text)
