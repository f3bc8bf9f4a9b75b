"""What the two tools hand back: our export, as it is edited there."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from tests.export.taken import written
from twosource.export.take import Take

Tasks = list[dict[str, Any]]


def from_labelstudio(take: Take, edit: Callable[[Tasks], None]) -> bytes:
    """Label Studio's JSON export: the predictions as an annotation, edited."""
    with ZipFile(BytesIO(written("labelstudio", take))) as parts:
        tasks: Tasks = json.loads(parts.read("tasks.json"))
    for task in tasks:
        result = task["predictions"][0]["result"]
        task["annotations"] = [{"id": task["id"], "was_cancelled": False, "result": result}]
    edit(tasks)
    return json.dumps(tasks).encode()


def from_brat(take: Take, edit: Callable[[str, str], str]) -> bytes:
    """A ZIP of brat's folder, in a folder of its own, each .ann edited (name, lines -> lines)."""
    out = BytesIO()
    with ZipFile(BytesIO(written("brat", take))) as parts, ZipFile(out, "w") as made:
        for name in parts.namelist():
            text = parts.read(name).decode("utf-8")
            text = edit(name, text) if name.endswith(".ann") else text
            made.writestr(f"collection/{name}", text)
    return out.getvalue()


def region(tasks: Tasks, id_: str, kind: str = "labels") -> dict[str, Any]:
    """The value of a region, where its id begins so."""
    for task in tasks:
        for r in task["annotations"][0]["result"]:
            if str(r.get("id", "")).startswith(id_) and r["type"] == kind:
                value: dict[str, Any] = r["value"]
                return value
    raise KeyError(id_)
