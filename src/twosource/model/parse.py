"""The grammatical reading of a document: one frozen result that every later stage shares."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from twosource.model.span import Span


class Token(NamedTuple):
    """One token. ``head`` is the index of its governor in the document (itself at a root).

    ``pos`` and ``dep`` follow spaCy's English scheme (UPOS; ClearNLP dependencies), ``tag`` is Penn
    Treebank. ``text`` is the slice of the stored text; ``lemma`` is lower case.
    ``morph`` holds the features as ``Key=Value|Key=Value``. ``quoted`` tells whether the token
    stands inside quotation marks; ``zone`` is the index into ``document.running()``.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    morph: str
    quoted: bool
    zone: int
    sent: int

    @property
    def span(self) -> Span:
        """The token's span in the stored text."""
        return Span(self.start, self.end)


class Entity(NamedTuple):
    """A named entity: token range ``[first, last)`` and its OntoNotes label."""

    first: int
    last: int
    label: str


class Sentence(NamedTuple):
    """A sentence: token range ``[first, last)``, its root token and its zone."""

    first: int
    last: int
    root: int
    zone: int


class Quote(NamedTuple):
    """A quotation: ``start``/``end`` with its marks; ``inner_start``/``inner_end`` without them.

    ``depth`` is 0 for an outermost quotation. ``closed`` is False where no closing mark was found
    (a quotation that runs on over paragraphs is closed by its last paragraph only).
    ``run`` numbers quotations that continue one another over paragraphs alike.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool
    run: int

    @property
    def span(self) -> Span:
        """The quotation with its marks."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Parse:
    """Tokens, sentences, entities and quotations of a document, in order of the text.

    Only zones of ``document.running()`` are parsed. A sentence never crosses a zone.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [t.end for t in self.tokens]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its dependants, in order."""
        out: list[list[int]] = [[] for _ in self.tokens]
        for t in self.tokens:
            if t.head != t.i:
                out[t.head].append(t.i)
        return tuple(tuple(c) for c in out)

    def subtree(self, i: int) -> list[int]:
        """Indices of token ``i`` and all that depends on it, sorted."""
        out, todo = [], [i]
        while todo:
            j = todo.pop()
            out.append(j)
            todo.extend(self.children[j])
        return sorted(out)

    def within(self, span: Span) -> tuple[Token, ...]:
        """The tokens that share a character with ``span``."""
        return self.tokens[
            bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)
        ]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at ``offset``."""
        k = bisect_right(self._starts, offset) - 1
        if k < 0 or not self.tokens:
            return None
        return self.sentences[self.tokens[k].sent]
