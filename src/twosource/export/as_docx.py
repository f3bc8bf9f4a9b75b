"""`--format docx`: the report as a Word document, to be read, commented on and cut from.

Words of articles are stored as text: no field, no link, no macro comes of them. The same story
gives the same bytes: no clock is read, and the parts of the file bear one fixed date.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import ZipFile

from twosource.export.report import EventView, FindingView, Report, report
from twosource.export.report_more import ClaimView
from twosource.export.report_parts import Origin, Passage, Reply
from twosource.export.safe import xml_text
from twosource.export.take import Take
from twosource.export.zipped import write_zip

_THEN = datetime(2000, 1, 1, tzinfo=UTC)
_SERIF = "Georgia"


def write(take: Take, out: BinaryIO) -> None:
    """Write the document."""
    import docx
    from docx import shared

    made = _Writer(docx.Document(), shared).fill(report(take))
    held = BytesIO()
    made.save(held)
    with ZipFile(held) as parts:
        write_zip([(name, parts.read(name)) for name in parts.namelist()], out)


class _Writer:
    def __init__(self, document: Any, shared: Any) -> None:
        self.document = document
        self.shared = shared
        names = ("Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet")
        self._end = document.element.body.sectPr
        self._ids = {name: document.styles[name].style_id for name in names}
        self._styles()

    def _styles(self) -> None:
        held = self.document.core_properties
        held.author, held.comments, held.last_modified_by = "twosource", "", ""
        held.created = held.modified = _THEN
        for name, size in (("Normal", 10.5), ("Title", 24), ("Heading 1", 16), ("Heading 2", 13),
                           ("Heading 3", 11)):  # fmt: skip
            font = self.document.styles[name].font
            font.name, font.size = _SERIF, self.shared.Pt(size)
            font.color.rgb = self.shared.RGBColor(0x1D, 0x1F, 0x21)
        self.document.styles["Normal"].paragraph_format.space_after = self.shared.Pt(4)
        for section in self.document.sections:
            section.left_margin = section.right_margin = self.shared.Mm(22)

    def fill(self, r: Report) -> Any:
        """Lay out the report and return the document."""
        self.document.core_properties.title = xml_text(r.title)[:250]
        self._head(r.title, 0)
        self._text(r.lead + (f" Shown here: {r.shown}." if r.shown else ""))
        if r.stamp:
            self._stamp(r.stamp)
        self._text(r.held_back)
        self._text(r.empty)
        for s in r.sections:
            self._head(f"{s.name.capitalize()}: {s.about}", 1)
            for g in s.groups:
                self._head(g.title, 2)
                self._replies(g.replies)
                for f in g.findings:
                    self._finding(f)
        if r.events:
            self._head("Event by event", 1)
        for e in r.events:
            self._event(e)
        self._below(r)
        return self.document

    def _head(self, words: str, level: int) -> None:
        self._text(words, f"Heading {level}" if level else "Title")

    def _text(self, words: str, style: str = "") -> Any:
        """A paragraph; none for no words. A style is set by its id: to look it up takes longer than
        all the rest."""
        if not words:
            return None
        made = self._paragraph()
        made.add_run(xml_text(words))
        if style:
            made._p.style = self._ids[style]
        return made

    def _paragraph(self) -> Any:
        """A paragraph at the end, put there without a look through all that stand before it."""
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph

        made = OxmlElement("w:p")
        self._end.addprevious(made)
        return Paragraph(made, self.document._body)

    def _stamp(self, words: str) -> None:
        run = self._paragraph().add_run(xml_text(words))
        run.bold = True
        run.font.color.rgb = self.shared.RGBColor(0x8F, 0x3A, 0x00)
        header = self.document.sections[0].header.paragraphs[0]
        header.text = xml_text(words)

    def _finding(self, f: FindingView) -> None:
        self._head(f"{f.question} {f.section} ({f.standing})", 3)
        for v in f.values:
            line = self._paragraph()
            line.paragraph_format.keep_with_next = True
            line.add_run(xml_text(v.told)).bold = True
            line.add_run(xml_text(f"   {v.pips} {v.independent}; {v.rests}"))
            for o in v.origins:
                self._origin(o)
        for n in (*f.notes, *f.remarks):
            self._text(n, "List Bullet")

    def _origin(self, o: Origin) -> None:
        for c in o.chains:
            line = self._text(c.words())
            line.paragraph_format.left_indent = self.shared.Mm(6)
            line.runs[0].italic = o.unnamed
        for p in o.passages:
            self._passage(p)

    def _passage(self, p: Passage) -> None:
        line = self._text(p.quoted)
        line.paragraph_format.left_indent = self.shared.Mm(12)
        where = line.add_run(xml_text(f"  {p.places}"))
        where.font.size = self.shared.Pt(8.5)
        where.font.color.rgb = self.shared.RGBColor(0x58, 0x5C, 0x61)

    def _replies(self, replies: Sequence[Reply]) -> None:
        for r in replies:
            line = self._text(r.words + (f" ({r.places})" if r.places else ""))
            line.paragraph_format.left_indent = self.shared.Mm(6)
            line.runs[0].italic = True

    def _event(self, e: EventView) -> None:
        self._head(e.title, 2)
        self._replies(e.replies)
        if e.rows:
            grid = self.document.add_table(rows=1, cols=len(e.questions) + 1, style="Table Grid")
            self._row(grid.rows[0], ["Origin", *e.questions], bold=True)
            for row in e.rows:
                cells = ("\n".join(c) or "–" for c in row.cells)
                self._row(grid.add_row(), ["\n".join([row.origin, *row.reasons]), *cells])
        for o in e.orders:
            self._text(o, "List Bullet")

    def _row(self, row: Any, cells: Sequence[str], *, bold: bool = False) -> None:
        held = row.cells  # each look at it goes through the whole table
        for cell, words in zip(held, cells, strict=True):
            run = cell.paragraphs[0].add_run(xml_text(words))
            run.font.size, run.bold = self.shared.Pt(8.5), bold

    def _below(self, r: Report) -> None:
        if r.claims:
            self._head("Claims: said, and no event", 1)
        for group in r.claims:
            for c in group:
                self._claim(c)
        if r.drifts:
            self._head("Wording that goes beyond what it retells", 1)
        for d in r.drifts:
            self._text(f"{d.what.capitalize()} ({d.standing}):")
            self._passage(d.retold)
            self._text("What it retells:" if d.body else "These words stand nowhere else.")
            if d.body:
                self._passage(d.body)
        if r.variants:
            self._head("Quoted in different words", 1)
        for v in r.variants:
            self._text(f"{v.speaker} ({v.standing}):")
            self._passage(v.first)
            for ops, where in v.others:
                self._diff(ops, where)
        self._rests(r)

    def _claim(self, c: ClaimView) -> None:
        self._head(f"{'Denial: ' if c.denied else ''}“{c.words}”", 3)
        self._text(f"{c.status}; {c.independent} ({c.standing})")
        for o in c.origins:
            self._origin(o)

    def _diff(self, ops: Sequence[tuple[str, str]], where: str) -> None:
        line = self._paragraph()
        line.paragraph_format.left_indent = self.shared.Mm(12)
        for op, words in ops:
            run = line.add_run(xml_text(words))
            run.font.strike, run.underline = op == "first", op == "second"
            line.add_run(" ")
        line.add_run(xml_text(f"({where})"))

    def _rests(self, r: Report) -> None:
        self._head("What it rests on", 1)
        for p in r.how:
            self._text(p)
        for a in r.articles:
            more = (a.byline, a.url or (a.label if a.label != a.title else ""), a.remark)
            said = "; ".join([f"{a.outlet}, {a.published}", *filter(None, more)])
            self._text(f"[{a.number}] {a.title} ({said})")
        self._text(f"Made by twosource {r.version}. It shows who says what, never what is true.")
