"""`--format timelinejs`: JSON for Knight Lab's TimelineJS, which newsrooms put into their pages.

One slide for each day or range that is told of an event, with who says so in what words: where
accounts differ there are as many slides. It is for readers, so it goes through the gate. TimelineJS
shows its texts as HTML, so every word is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import BinaryIO

from twosource.export import phrases
from twosource.export.gate import EMPTY, STAMP, PassedEvent, release
from twosource.export.index import Index
from twosource.export.jsons import dumps
from twosource.export.report_parts import Parts, Said
from twosource.export.safe import printable
from twosource.export.shapes import Shape
from twosource.export.take import Take
from twosource.model.finding import DateRange
from twosource.model.ids import make_id


def write(take: Take, out: BinaryIO) -> None:
    """Write the object, a slide a line."""
    slides = sorted(_Writer(take).slides(), key=lambda s: s[:2])
    released = release(take)
    title: Shape = {"headline": _html(take.title), "text": _stamp(released.unchecked, bool(slides))}
    out.write(b'{"title":{"unique_id":"title","text":' + dumps(title) + b'},\n"events":[')
    for n, (_, _, slide) in enumerate(slides):
        out.write(b",\n" if n else b"\n")
        out.write(dumps(slide))
    out.write(b"]}\n")


def _stamp(unchecked: bool, any_slide: bool) -> str:
    if not any_slide:
        return _html(EMPTY)
    said = "What is told, and by whom. Where accounts differ, each has its own slide."
    return f"<p>{_html(said)}</p>" + (f"<p><b>{_html(STAMP)}</b></p>" if unchecked else "")


class _Writer:
    def __init__(self, take: Take) -> None:
        self.events = release(take).events
        self.parts = Parts(Index(take.table), {})

    def slides(self) -> Iterator[tuple[str, str, Shape]]:
        """Slides with what they are ordered by."""
        for e in self.events:
            for passed in e.findings:
                if passed.finding.facet != "when":
                    continue
                for n, part in enumerate(p for p in passed.parts if not p.denied):
                    days = part.value.value
                    if isinstance(days, DateRange) and (first := days.earliest or days.latest):
                        id_ = make_id("slide", passed.finding.id, n)
                        said = self.parts.said("when", part)
                        yield (
                            first.isoformat(),
                            id_,
                            self._slide(e, days, said, id_, part.checked),
                        )

    def _slide(self, e: PassedEvent, days: DateRange, said: Said, id_: str, checked: bool) -> Shape:
        first, last = days.earliest or days.latest, days.latest or days.earliest
        assert first and last
        name = phrases.event_name(self.parts.index, e.event)
        title = name[:1].upper() + name[1:]
        text = "".join(self._lines(e, said)) + ("" if checked else f"<p><i>{_html(STAMP)}</i></p>")
        made: Shape = {
            "unique_id": id_, "start_date": _day(first), "display_date": _html(said.words),
            "text": {"headline": _html(title), "text": text}, "group": _html(e.event.type),
        }  # fmt: skip
        return made if first == last else {**made, "end_date": _day(last)}

    def _lines(self, e: PassedEvent, said: Said) -> Iterator[str]:
        yield f"<p>{_html(said.independent)}; {_html(said.rests)}.</p>"
        for o in said.origins:
            chains = "<br>".join(_html(c.words()) for c in o.chains)
            words = "".join(f"<blockquote>{_html(p.quoted)}</blockquote>" for p in o.passages)
            yield f"<p>{chains}</p>{words}"
        for r in e.replies:
            yield f"<p>{_html(r.text)}</p>"


def _day(day: date) -> Shape:
    return {"year": day.year, "month": day.month, "day": day.day}


def _html(words: str) -> str:
    return escape(printable(words))
