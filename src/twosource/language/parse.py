"""Grammatical analysis with spaCy, behind a protocol of one method.

The model never sees the text as printed: quotation marks are written alike and odd spaces are made
plain, one character for one, so that ``'`` or ``\u201c`` as a quotation mark gives the same reading
and every offset stays that of the stored text. Datelines are left out: they are no sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Protocol

from twosource.language.arcs import Arcs
from twosource.language.building import Builder, Piece
from twosource.language.dateline import find_datelines
from twosource.language.entities import Recogniser
from twosource.language.forms import Forms
from twosource.language.names import masked, words_of
from twosource.language.quotes import find_quotes
from twosource.language.threads import one_thread
from twosource.model.document import Document
from twosource.model.parse import Parse, Quote
from twosource.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIECE = 4000
"""Code points of one paragraph given to the model at a time: a paragraph of a megabyte would
otherwise take gigabytes."""

BATCH = 64
WORDS = 20_000
"""Tokens given to the model at a time. Hardly any article has more; a page of marks alone, each of
which is a token, would otherwise take gigabytes."""
LEXEMES = 20_000
"""Words that spaCy may remember (some 0.8 KB each): a thousand articles hold about as many."""
_LONG, _LETTERS = 1000, 1 / 8
"""A piece that is so long and has so few letters is no sentence: a row of marks, a column of
figures."""

_PLAIN = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'", "`": "'"}
    | {"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"'}
    | dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\t\r\n\u2028\u2029\x0b\x0c", " ")
    | dict.fromkeys("\u2022\u25cf\u25aa\u00b7\u2023\u25e6", " ")
    | {"\u2013": "-", "\u2010": "-", "\u2011": "-"}
)


class Parser(Protocol):
    """Turns a document into its grammatical reading."""

    def parse(self, document: Document) -> Parse:
        """Return tokens, sentences, entities and quotations of the running zones."""
        ...


class SpacyParser:
    """The parser of the product. Loading takes about a second; then some 12,000 words a second."""

    def __init__(self) -> None:
        self._nlp: Language | None = None

    def parse(self, document: Document) -> Parse:
        """Return the reading; an empty one where nothing is to be analysed."""
        zones = document.running()
        if not zones:
            return Parse((), (), (), ())
        if self._nlp is None:
            from twosource.language.model_files import load

            self._nlp = load()
            self._forms = Forms(self._nlp)
            self._arcs = Arcs(self._nlp.get_pipe("parser"))
            self._recognise = Recogniser(self._nlp.get_pipe("ner"))
        quotes = find_quotes(document.text, zones)
        hidden = find_datelines(document.text, zones)
        plain = _without(_plain(document.text, quotes), [d.span for d in hidden])
        pieces = [
            p
            for z, zone in enumerate(zones)
            for p in _pieces(plain, zone.span.start, zone.span.end, z)
        ]
        build = Builder(document.text, quotes)
        with one_thread(), self._words():
            read = self._read([plain[s:e] for s, e, _ in pieces])
            for (start, _, zone), piece in zip(pieces, read, strict=True):
                build.add(piece, start, zone)
        return build.done()

    def _words(self) -> AbstractContextManager[object]:
        """What spaCy remembers of each word is kept while it is little; later that of new words is
        let go of after each document: every name and slip would stay for good."""
        assert self._nlp is not None
        return self._nlp.memory_zone() if len(self._nlp.vocab) > LEXEMES else nullcontext()

    def _read(self, texts: list[str]) -> Iterator[Piece]:
        """Each text twice: as it is, for entities, and with stand-ins for names, for grammar.

        Some at a time, so that what was read can be let go of.
        """
        from spacy.attrs import SPACY
        from spacy.tokens import Doc as SpacyDoc

        assert self._nlp is not None
        plain = [self._nlp.make_doc(t) for t in texts]
        plain = [_joined(d) if "-" in t else d for d, t in zip(plain, texts, strict=True)]
        words = [[t.text for t in d] for d in plain]
        known = words_of(words)
        for a, b in _groups([len(d) for d in plain]):
            spaces = [d.to_array(SPACY).astype(bool).tolist() for d in plain[a:b]]
            stand_ins = [masked(w, known) for w in words[a:b]]
            shown = [
                SpacyDoc(self._nlp.vocab, words=w, spaces=s)
                for w, s in zip(stand_ins, spaces, strict=True)
            ]
            for name in ("tok2vec", "tagger"):
                shown = list(self._nlp.get_pipe(name).pipe(shown, batch_size=BATCH))
            self._arcs(shown)
            blank = [[w.isspace() for w in of] for of in words[a:b]]
            entities = self._recognise(plain[a:b], blank)
            for k, doc in enumerate(shown):
                forms = self._forms(doc, stand_ins[k])
                yield Piece.of(doc, words[a + k], spaces[k], stand_ins[k], forms, entities[k])


def _groups(sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Cut a list of pieces into runs of no more than ``WORDS`` tokens (or of one piece)."""
    start = held = 0
    for k, size in enumerate(sizes):
        if held and held + size > WORDS:
            yield start, k
            start, held = k, 0
        held += size
    if start < len(sizes):
        yield start, len(sizes)


def _joined(doc: Doc) -> Doc:
    """One token for "e-mail", "X-ray": in three the parser takes the letter for the noun."""
    found = [i for i in range(len(doc) - 2) if _one_letter(doc, i)]
    if found:
        with doc.retokenize() as merge:
            for i in found:
                merge.merge(doc[i : i + 3])
    return doc


def _one_letter(doc: Doc, i: int) -> bool:
    """Whether a letter, a hyphen and a word stand there without a space, and no more hyphens."""
    letter, hyphen, word = doc[i], doc[i + 1], doc[i + 2]
    if hyphen.text != "-" or len(letter) > 1 or letter.whitespace_ or hyphen.whitespace_:
        return False
    around = (doc[k].text for k in (i - 1, i + 3) if 0 <= k < len(doc))
    return letter.is_alpha and word.is_alpha and "-" not in around


def _plain(text: str, quotes: tuple[Quote, ...]) -> str:
    """The text as the model sees it: same length, marks alike, spaces and dashes plain."""
    chars = list(text.translate(_PLAIN))
    for q in quotes:
        for a, b in ((q.start, q.inner_start), (q.inner_end, q.end)):
            for k in range(a, b):
                if not chars[k].isspace():
                    chars[k] = '"' if k == a else " "
    return "".join(chars)


def _without(text: str, spans: Iterable[Span]) -> str:
    """The text with spaces in place of some spans: no token of theirs is ever made."""
    out, at = [], 0
    for span in spans:
        out += [text[at : span.start], " " * (span.end - span.start)]
        at = span.end
    return "".join([*out, text[at:]])


def _pieces(text: str, start: int, end: int, zone: int) -> Iterator[tuple[int, int, int]]:
    """Cut ``[start, end)`` at spaces into pieces of at most ``PIECE``, without outer spaces."""
    while start < end:
        stop = end
        if end - start > PIECE:
            stop = max(text.rfind(". ", start, start + PIECE) + 1, 0)
            if stop <= start:
                stop = text.rfind(" ", start, start + PIECE)
            if stop <= start:
                stop = start + PIECE
        a, b = start, stop
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b and not _is_rubbish(text, a, b):
            yield a, b, zone
        start = stop


def _is_rubbish(text: str, a: int, b: int) -> bool:
    """Whether a piece is long and has hardly a letter."""
    return b - a >= _LONG and sum(map(str.isalpha, text[a:b])) < _LETTERS * (b - a)
