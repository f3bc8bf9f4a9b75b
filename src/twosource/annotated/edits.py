"""What was edited: a table as it is, and what an annotation tool hands back -> requests.

The content, the stance and the speaker of a saying can be corrected, and a saying can be taken out;
each as the kind of correction of that name. What was edited besides is named, never passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from twosource.annotated import brat, labelstudio
from twosource.annotated.marked import FILE, Marked, Part, Sheet
from twosource.errors import ReadError
from twosource.export.as_labelstudio import STANCES, text_of
from twosource.export.safe import printable
from twosource.model.actor import Actor
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.span import Span
from twosource.model.table import Table

OPEN = "open"
_UNDO = "Mend it on the article's page of the desk"


class Edit(NamedTuple):
    """A correction that is asked for: its kind, the saying, and to what."""

    kind: str
    target: str
    to: str = ""

    @property
    def request(self) -> Mapping[str, Sequence[str]]:
        """The fields of the correction."""
        return {"target": [self.target]} | ({"to": [self.to]} if self.to else {})


def is_annotated(head: bytes) -> bool:
    """Whether a file begins like an export of Label Studio or a ZIP."""
    return head.startswith(b"PK\x03\x04") or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")


def edits(table: Table, data: bytes, name: str) -> Iterator[Edit | ReadError]:
    """Yield what was edited, and what of it cannot be taken. Raises ``ReadError`` where the file
    cannot be read at all."""
    if len(data) > FILE:
        raise ReadError("the file is too large", where=name, cure="Give fewer articles at a time")
    read = brat.sheets if data.startswith(b"PK") else labelstudio.sheets
    found = _Reader(table, name)
    for sheet in read(data, name):
        if isinstance(sheet, ReadError):
            yield sheet
        else:
            yield from found.sheet(sheet)


class _Reader:
    def __init__(self, table: Table, name: str) -> None:
        self.name = name
        self.documents: dict[str, Document] = {d.id: d for d in table.documents}
        self.actors: dict[str, Actor] = {a.id: a for a in table.actors}
        self.of: dict[str, dict[str, Attribution]] = {}
        for a in table.attributions:
            self.of.setdefault(a.document, {})[a.id] = a

    def sheet(self, sheet: Sheet) -> Iterator[Edit | ReadError]:
        """The edits of one document."""
        document = self.documents.get(sheet.document)
        if document is None:
            yield self._fault(sheet.document, "there is no such article in this story")
            return
        text, known = text_of(document), self.of.get(document.id, {})
        moved = [p for s in sheet.sayings for p in _all(s) if not _stands(text, p)]
        if moved:
            yield self._fault(document.id, f"“{moved[0].words[:60]}” does not stand at its place")
            return
        if sheet.new:
            yield self._fault(document.id, f"{sheet.new} sayings are new there and are not taken")
        given = {s.id: s for s in sheet.sayings}
        for id_, a in known.items():
            if id_ in given:
                yield from self._saying(text, a, given[id_])
            elif (a.cue or a.content) and not sheet.new:  # else it may be one of the new ones
                yield Edit("reject", id_)
        for id_ in given.keys() - known.keys():
            yield self._fault(document.id, f"the saying {id_} is not in this story any more")

    def _saying(self, text: str, a: Attribution, s: Marked) -> Iterator[Edit | ReadError]:
        for role, spans in (("source", a.source), ("cue", a.cue)):
            if _pieces(text, spans) != _given(text, s.parts.get(role, ())):
                yield self._fault(a.document, f"the {role} of {a.id} was moved; that is not taken")
        content = s.parts.get("content", ())
        if _pieces(text, a.content) != _given(text, content):
            yield self._content(text, a, content)
        if s.stance is not None and s.stance != a.stance:
            known = s.stance in STANCES
            what = f"{a.id}: there is no stance {s.stance[:40]}"
            yield Edit("stance", a.id, s.stance) if known else self._fault(a.document, what)
        if s.speaker is not None and s.speaker != self._speaker(a):
            yield Edit("speaker", a.id, s.speaker or OPEN)

    def _content(self, text: str, a: Attribution, given: Iterable[Part]) -> Edit | ReadError:
        places = _given(text, given)
        if not places:
            return self._fault(a.document, f"{a.id} was left without a content; that is not taken")
        whole = Span(places[0].start, places[-1].end)
        between = "".join(text[x.end : y.start] for x, y in pairwise(places))
        if between.strip():
            what = f"the content of {a.id} has gaps now; only one stretch is taken"
            return self._fault(a.document, what)
        return Edit("span", a.id, f"{whole.start}-{whole.end}")

    def _speaker(self, a: Attribution) -> str:
        found = self.actors.get(a.speaker or "")
        return printable(found.name) if found else ""

    def _fault(self, document: str, what: str) -> ReadError:
        return ReadError(what, where=f"{self.name}, {document}", cure=_UNDO)


def _all(s: Marked) -> Iterator[Part]:
    return (p for parts in s.parts.values() for p in parts)


def _stands(text: str, p: Part) -> bool:
    """Whether the words are those at their place; line ends count as spaces."""
    if p.span.end > len(text):
        return False
    return not p.words or p.words.split() == p.span.of(text).split()


def _pieces(text: str, spans: Iterable[Span]) -> list[Span]:
    """Stretches as both tools can give them back: without line ends and spaces at their edges."""
    out = []
    for s in spans:
        at = s.start
        for line in s.of(text).split("\n"):
            kept = line.strip()
            if kept:
                start = at + line.index(kept)
                out.append(Span(start, start + len(kept)))
            at += len(line) + 1
    return sorted(out)


def _given(text: str, parts: Iterable[Part]) -> list[Span]:
    return _pieces(text, (p.span for p in parts))
