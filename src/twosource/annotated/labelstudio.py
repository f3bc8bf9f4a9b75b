"""An export of Label Studio (JSON): tasks with annotations -> sheets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from twosource.annotated.marked import Marked, Part, Sheet
from twosource.errors import ReadError
from twosource.model.span import Span

_ID = re.compile(r"(attr-[0-9a-f]+)\.(source|cue|content)\.\d+")
CURE = "Export the project from Label Studio as JSON (not JSON-MIN), and give that file"


def sheets(data: bytes, name: str) -> Iterator[Sheet | ReadError]:
    """Yield a sheet for each task that somebody annotated. Raises ``ReadError`` where the file is
    no such export; yields one for a task that is not."""
    try:
        tasks = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"this is no JSON ({error})", where=name, cure=CURE) from error
    if not isinstance(tasks, list):
        raise ReadError("this is no list of tasks", where=name, cure=CURE)
    for n, task in enumerate(tasks, start=1):
        try:
            sheet = _sheet(task)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            yield ReadError(f"this is no task ({error!r})", where=f"{name}, task {n}", cure=CURE)
            continue
        if sheet is not None:
            yield sheet


def _sheet(task: Any) -> Sheet | None:
    """What the last annotation says that was not cancelled; None where nobody annotated."""
    held = [a for a in task.get("annotations", ()) if not a.get("was_cancelled")]
    if not held:
        return None
    document = task["data"]["document"]
    if not isinstance(document, str):
        raise ValueError("it names no document")
    return _of_result(document, held[-1]["result"])


def _of_result(document: str, result: Any) -> Sheet:
    parts: dict[str, dict[str, list[Part]]] = {}
    stance: dict[str, str] = {}
    speaker: dict[str, str] = {}
    new: set[str] = set()
    for r in result:
        kind, region = r.get("type"), r.get("id", "")
        found = _ID.fullmatch(str(region))
        if kind == "relation":
            continue
        if found is None:
            new.add(str(region))
            continue
        id_, role = found[1], found[2]
        value = r["value"]
        if kind == "labels":
            role = str(value["labels"][0]) if value.get("labels") else role
            place = Part(Span(int(value["start"]), int(value["end"])), str(value.get("text", "")))
            parts.setdefault(id_, {}).setdefault(role, []).append(place)
        elif kind == "choices":
            stance[id_] = str(value["choices"][0])
        elif kind == "textarea":
            speaker[id_] = str(value["text"][0]).strip() if value["text"] else ""
    sayings = tuple(
        Marked(
            id_, document,
            {role: tuple(sorted(p, key=lambda x: x.span)) for role, p in roles.items()},
            stance.get(id_), speaker.get(id_),
        )
        for id_, roles in parts.items()
    )  # fmt: skip
    return Sheet(document, sayings, len(new))
