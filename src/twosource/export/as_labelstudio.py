"""`--format labelstudio`: the sayings as tasks for Label Studio, a ZIP of tasks and labels.

``tasks.json`` has a task a document with the sayings as predictions, ``labels.xml`` the labelling
interface. What is edited there comes back with `twosource corrections import`. A region's id names
the saying, the part and its place among the parts: ``ID.content.0``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from twosource.export.index import Index
from twosource.export.jsons import dumps
from twosource.export.safe import harmless, printable
from twosource.export.shapes import Json, Shape
from twosource.export.take import Take
from twosource.export.zipped import write_zip
from twosource.model.attribution import Attribution
from twosource.model.document import Document
from twosource.model.span import Span

STANCES = ("asserts", "denies", "confirms", "declines", "asks", "promises", "warns", "questions")
ROLES = ("source", "cue", "content")
_COLOURS = {"source": "#1b5e8a", "cue": "#7a3e8f", "content": "#c9a227"}
MODEL = "twosource"


def write(take: Take, out: BinaryIO) -> None:
    """Write the ZIP."""
    tasks = b"[" + b",\n".join(dumps(t) for t in _tasks(take)) + b"]\n"
    write_zip([("labels.xml", config().encode()), ("tasks.json", tasks)], out)


def config() -> str:
    """The labelling interface: parts of sayings, the stance and the speaker of each content."""
    labels = "".join(f'<Label value="{r}" background="{_COLOURS[r]}"/>' for r in ROLES)
    stances = "".join(f'<Choice value="{s}"/>' for s in STANCES)
    return (
        '<View><Header value="$title"/>\n'
        f'<Labels name="part" toName="text">{labels}</Labels>\n'
        '<Relations><Relation value="said"/></Relations>\n'
        '<Text name="text" value="$text" granularity="word"/>\n'
        '<Choices name="stance" toName="text" perRegion="true" choice="single"'
        f' whenTagName="part" whenLabelValue="content">{stances}</Choices>\n'
        '<TextArea name="speaker" toName="text" perRegion="true" maxSubmissions="1"'
        ' whenTagName="part" whenLabelValue="content" placeholder="speaker"/>\n'
        "</View>\n"
    )


def _tasks(take: Take) -> Iterator[Shape]:
    index = Index(take.table)
    by_document: dict[str, list[Attribution]] = {}
    for a in take.table.attributions:
        by_document.setdefault(a.document, []).append(a)
    for n, d in enumerate(take.table.documents, start=1):
        text = text_of(d)
        held = by_document.get(d.id, [])
        result: list[Json] = [r for a in held for r in _regions(index, text, a)]
        yield {
            "id": n,
            "data": {
                "text": text, "title": harmless(d.title or index.label(d.id)),
                "document": d.id, "version": d.version,
            },
            "predictions": [{"model_version": MODEL, "result": result}],
        }  # fmt: skip


def text_of(d: Document) -> str:
    """The text as it is shown there: one code point for one, so that spans hold."""
    return harmless(d.text.replace("\r", " "))


def region(a: Attribution, role: str, n: int) -> str:
    """The id of a part of a saying."""
    return f"{a.id}.{role}.{n}"


def _regions(index: Index, text: str, a: Attribution) -> Iterator[Shape]:
    parts = {"source": a.source, "cue": a.cue, "content": a.content}
    for role, spans in parts.items():
        for n, s in enumerate(spans):
            yield _labels(text, region(a, role, n), role, s, a.score)
    first = a.content[0] if a.content else None
    if first is None:
        return
    id_ = region(a, "content", 0)
    yield _on(text, id_, first, "stance", "choices", {"choices": [a.stance]})
    if a.speaker:
        yield _on(
            text, id_, first, "speaker", "textarea", {"text": [printable(index.name(a.speaker))]}
        )
    for role in ("source", "cue"):
        if parts[role]:
            yield {"type": "relation", "from_id": region(a, role, 0), "to_id": id_,
                   "direction": "right", "labels": ["said"]}  # fmt: skip


def _labels(text: str, id_: str, role: str, s: Span, score: float) -> Shape:
    made = _on(text, id_, s, "part", "labels", {"labels": [role]})
    return {**made, "score": round(score, 4)}


def _on(text: str, id_: str, s: Span, name: str, kind: str, value: Shape) -> Shape:
    where: Shape = {"start": s.start, "end": s.end, "text": s.of(text)}
    return {"id": id_, "from_name": name, "to_name": "text", "type": kind,
            "value": {**where, **value}}  # fmt: skip
