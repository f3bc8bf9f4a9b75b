"""A check of an export as others read it: every span lies in its text, every id is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Record = Mapping[str, Any]  # parsed JSON of any origin: nothing about it is known beforehand

_REFERENCES = {
    "document": "documents", "reprint_of": "documents", "main_event": "events",
    "speaker": "actors", "via": "actors", "addressee": "actors", "actor": "actors",
    "parent": "attributions", "attribution": "attributions", "timex": "timexes",
    "event": "events", "mention": "event_mentions",
}  # fmt: skip
_LISTS_OF_IDS = {
    "member_of": "actors", "speaks_for": "actors", "chain": "actors", "account": "actors",
    "actors": "actors", "opposed_by": "claims", "documents": "documents", "events": "events",
    "through": "order_relations", "relations": "order_relations",
}  # fmt: skip
_ROLES = ("source", "cue", "content")
_ACTOR_FACETS = ("initiator", "participants")


def problems(export: Record) -> list[str]:
    """Return what is wrong with a parsed JSON export, in words; nothing where all is well."""
    return list(_Check(export).all())


class _Check:
    def __init__(self, export: Record) -> None:
        self.export = export
        self.texts = {d["id"]: d["text"] for d in export["documents"]}
        self.ids = {
            name: [r["id"] for r in export[name] if "id" in r]
            for name in export
            if isinstance(export[name], list)
        }
        self.known = {name: set(of_it) for name, of_it in self.ids.items()}

    def all(self) -> Iterator[str]:
        for name, of_it in self.ids.items():
            if len(of_it) != len(self.known[name]):
                yield f"{name}: an id stands twice"
        for name in self.ids:
            for n, record in enumerate(self.export[name]):
                document = record["id"] if name == "documents" else record.get("document")
                yield from self._walk(record, f"{name}[{n}]", document)

    def _walk(self, node: Any, at: str, document: str | None) -> Iterator[str]:
        if isinstance(node, list):
            for n, item in enumerate(node):
                yield from self._walk(item, f"{at}[{n}]", document)
        if not isinstance(node, dict):
            return
        document = node.get("document") or document
        if "start" in node:
            yield from self._span(node["start"], node["end"], document, at)
        for role in _ROLES:
            for start, end in node.get(role, ()):
                yield from self._span(start, end, document, f"{at}.{role}")
        if "modality" in node and isinstance(node.get("about"), list):
            start, end = node["about"]
            yield from self._span(start, end, document, f"{at}.about")
        yield from self._references(node, at)
        for key, child in node.items():
            if isinstance(child, list | dict) and key not in _ROLES:
                yield from self._walk(child, f"{at}.{key}", document)

    def _span(self, start: Any, end: Any, document: str | None, at: str) -> Iterator[str]:
        text = self.texts.get(document or "")
        if text is None:
            yield f"{at}: a span of an unknown document {document!r}"
        elif not (
            isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)
        ):
            yield f"{at}: [{start}, {end}) is no span of a text of {len(text)}"

    def _references(self, node: Record, at: str) -> Iterator[str]:
        for key, target in _REFERENCES.items():
            id_ = node.get(key)
            if isinstance(id_, str) and id_ not in self.known[target]:
                yield f"{at}.{key}: {id_} is not in {target}"
        for key, target in _LISTS_OF_IDS.items():
            for id_ in node.get(key) or ():
                if isinstance(id_, str) and id_ not in self.known[target]:
                    yield f"{at}.{key}: {id_} is not in {target}"
        if node.get("facet") in _ACTOR_FACETS and "values" in node:
            for value in (*node["values"], *node["denied"], *node["pooled"]):
                given = value["value"]
                for id_ in [given] if isinstance(given, str) else given:
                    if id_ not in self.known["actors"]:
                        yield f"{at}.value: {id_} is not in actors"
