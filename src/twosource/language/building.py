"""From the model's results for pieces of a text to one frozen record of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from twosource.language.entities import Found
from twosource.language.finite import finite
from twosource.language.forms import Form
from twosource.model.parse import Entity, Parse, Quote, Sentence, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece as it was read: its words, whether a space follows each, the words that the grammar
    was read of, what is known of each, the distance to its head, where sentences begin, and the
    entities."""

    words: Sequence[str]
    spaces: Sequence[bool]
    shown: Sequence[str]
    forms: Sequence[Form]
    heads: Sequence[int]
    starts: Sequence[int]
    entities: Sequence[Found]

    @staticmethod
    def of(
        doc: Doc,
        words: Sequence[str],
        spaces: Sequence[bool],
        shown: Sequence[str],
        forms: Sequence[Form],
        entities: Sequence[Found],
    ) -> Piece:
        """Take heads and sentences from a parsed piece."""
        from spacy.attrs import HEAD, SENT_START

        found = doc.to_array([HEAD, SENT_START]).astype(np.int64)
        starts = [i for i, s in enumerate(found[:, 1].tolist()) if s == 1 or i == 0]
        return Piece(words, spaces, shown, forms, found[:, 0].tolist(), starts, entities)


class Builder:
    """Collects pieces into one record with offsets in the stored text."""

    def __init__(self, text: str, quotes: tuple[Quote, ...]) -> None:
        self.text = text
        self.quotes = quotes
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.entities: list[Entity] = []
        self._outer = [q for q in quotes if q.depth == 0]
        self._q = 0

    def _quoted(self, start: int) -> bool:
        while self._q < len(self._outer) and self._outer[self._q].end <= start:
            self._q += 1
        return self._q < len(self._outer) and self._outer[self._q].start <= start

    def add(self, piece: Piece, offset: int, zone: int) -> None:
        """Append one piece that begins at ``offset``."""
        kept = [i for i, w in enumerate(piece.shown) if not w.isspace()]
        if not kept:
            return
        index = {i: len(self.tokens) + k for k, i in enumerate(kept)}
        at, places = offset, []
        for word, space in zip(piece.words, piece.spaces, strict=True):
            places.append(at)
            at += len(word) + space
        stops = [*piece.starts[1:], len(piece.words)]
        for first, stop in zip(piece.starts, stops, strict=True):
            inside = [i for i in range(first, stop) if i in index]
            if inside:
                self._sentence(piece, inside, index, places, zone)
        for start, end, label in piece.entities:
            inner = [i for i in range(start, end) if i in index]
            if inner:
                self.entities.append(Entity(index[inner[0]], index[inner[-1]] + 1, label))

    def _sentence(
        self,
        piece: Piece,
        inside: Sequence[int],
        index: dict[int, int],
        places: Sequence[int],
        zone: int,
    ) -> None:
        forms, heads = piece.forms, piece.heads
        root = index[next((i for i in inside if forms[i].dep == "ROOT"), inside[0])]
        number = len(self.sentences)
        self.sentences.append(Sentence(index[inside[0]], index[inside[-1]] + 1, root, zone))
        for i in inside:
            word, shown, form, start = piece.words[i], piece.shown[i], forms[i], places[i]
            end = start + len(word)
            same = word == shown or word.isupper() or shown == word.replace("-", "")
            self.tokens.append(
                Token(
                    index[i],
                    start,
                    end,
                    self.text[start:end],
                    (form.lemma if same else word).lower(),
                    form.pos,
                    form.tag,
                    form.dep,
                    index.get(i + heads[i], root),
                    form.morph,
                    self._quoted(start),
                    zone,
                    number,
                )
            )
        first = self.sentences[-1].first
        self.tokens[first:], found = finite(self.tokens[first:], root)
        if found != root:
            self.sentences[-1] = self.sentences[-1]._replace(root=found)

    def done(self) -> Parse:
        """Return the record."""
        return Parse(tuple(self.tokens), tuple(self.sentences), tuple(self.entities), self.quotes)
