"""A ZIP of a brat folder (``ID.ann``) -> sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from twosource.annotated.marked import FILE, Marked, Part, Sheet
from twosource.errors import ReadError
from twosource.model.span import Span

CURE = "Give a ZIP of the folder that brat keeps, with its .ann files"
_NAME = re.compile(r"(?:.*/)?(doc-[0-9a-f]+(?:-[0-9a-z]+)*)\.ann")
_TEXT = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_EVENT = re.compile(r"(E\d+)\t(.*)")
_STANCE = re.compile(r"A\d+\tStance (E\d+) (\w+)")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (E\d+)\t(attr-[0-9a-f]+) speaker=(.*)")


def sheets(data: bytes, name: str) -> Iterator[Sheet | ReadError]:
    """Yield a sheet for each ``.ann``. Raises ``ReadError`` where the file is no such ZIP."""
    try:
        packed = ZipFile(BytesIO(data))
        infos = [(m[1], i) for i in packed.infolist() if (m := _NAME.fullmatch(i.filename))]
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise ReadError(f"this is no ZIP ({error})", where=name, cure=CURE) from error
    if not infos:
        raise ReadError("no .ann file of ours is in it", where=name, cure=CURE)
    left = FILE
    with packed:
        for document, info in infos:
            left -= info.file_size
            if left < 0:
                raise ReadError("it unpacks to too much", where=name, cure="Give fewer articles")
            where = f"{name}, {document}.ann"
            try:
                with packed.open(info) as file:
                    text = file.read(info.file_size + 1).decode("utf-8")
                yield _sheet(document, text)
            except (BadZipFile, OSError, ValueError, KeyError, NotImplementedError, EOFError) as e:
                yield ReadError(f"it cannot be read ({e})", where=where, cure=CURE)


def _sheet(document: str, text: str) -> Sheet:
    """Raises ``KeyError`` where a line speaks of one that is not there, ``ValueError`` where a
    place is none."""
    words: dict[str, tuple[Part, ...]] = {}
    events: dict[str, list[tuple[str, str]]] = {}
    stance: dict[str, str] = {}
    notes: dict[str, tuple[str, str]] = {}
    for line in text.split("\n"):
        if found := _TEXT.fullmatch(line):
            words[found[1]] = _parts(found[3], found[4])
        elif found := _EVENT.fullmatch(line):
            events[found[1]] = [
                (r.partition(":")[0], r.partition(":")[2]) for r in found[2].split()
            ]
        elif found := _STANCE.fullmatch(line):
            stance[found[1]] = found[2]
        elif found := _NOTE.fullmatch(line):
            notes[found[1]] = found[2], found[3].strip()
    sayings = []
    for event, roles in events.items():
        if event in notes:
            parts: dict[str, tuple[Part, ...]] = {}
            for role, id_ in roles:
                kind = role.rstrip("0123456789").lower()
                parts[kind] = (*parts.get(kind, ()), *words[id_])
            id_, speaker = notes[event]
            sayings.append(Marked(id_, document, parts, stance.get(event), speaker))
    return Sheet(document, tuple(sayings), len(events.keys() - notes.keys()))


def _parts(places: str, words: str) -> tuple[Part, ...]:
    """The stretches of one passage; brat writes their words one after the other."""
    out, at = [], 0
    for place in places.split(";"):
        start, end = map(int, place.split())
        span = Span(start, end)
        out.append(Part(span, words[at : at + end - start]))
        at += end - start + 1
    return tuple(out)
