"""The reference reading of a matter, computed from what its articles tell."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from bench.stories.names import Person
from bench.stories.plan import Happening, Origin, Plan, Value
from bench.stories.write import Told


def findings(plan: Plan, told: Iterable[Told]) -> dict[str, list[dict[str, Any]]]:
    """Return the findings of each event id. ``told`` leaves reprints out: they add no origin."""
    origins = {o.name: o for o in plan.origins}
    by: dict[tuple[str, str], dict[tuple[bool, str], set[str]]] = {}
    for t in told:
        values = by.setdefault((t.event, t.facet), {})
        values.setdefault((t.denied, _key(t.value)), set()).add(t.origin)
    out: dict[str, list[dict[str, Any]]] = {}
    for (event, facet), values in sorted(by.items()):
        out.setdefault(event, []).append(_finding(facet, values, origins))
    return out


def _finding(
    facet: str, values: dict[tuple[bool, str], set[str]], origins: dict[str, Origin]
) -> dict[str, Any]:
    said = {k: v for (denied, k), v in values.items() if not denied}
    denied = {k: v for (no, k), v in values.items() if no}
    shown = [_value(k, names, origins) for k, names in sorted(said.items())]
    refused = [_value(k, names, origins) for k, names in sorted(denied.items())]
    return {
        "facet": facet,
        "status": _status(shown, refused),
        "values": shown,
        "denied": refused,
    }


def _status(said: list[dict[str, Any]], denied: list[dict[str, Any]]) -> str:
    """``disputed agreed uncorroborated single``, in this order (DESIGN.md, Status)."""
    if len(said) > 1 or any(s["value"] == d["value"] for s in said for d in denied):
        return "disputed"
    value = (said or denied)[0]
    if value["independent"]["at_least"] > 1:
        return "agreed"
    return "uncorroborated" if len(value["origins"]) > 1 else "single"


def _value(key: str, names: set[str], origins: dict[str, Origin]) -> dict[str, Any]:
    """A value with its origins: named ones count one each, an unnamed group up to its number."""
    sizes = [origins[n].size for n in names]
    named = sum(origins[n].named for n in names)
    most = None if None in sizes else sum(s for s in sizes if s is not None)
    independent = {"at_least": max(1, named), "at_most": most}
    return {"value": json.loads(key), "origins": sorted(names), "independent": independent}


def _key(value: Value) -> str:
    return json.dumps(value, sort_keys=True)


def describe(event: Happening) -> dict[str, Any]:
    """Return type, channel and the names of the parties."""
    names = [p.name if isinstance(p, Person) else p for p in event.parties]
    return {"id": event.id, "type": event.type, "channel": event.channel, "participants": names}
