"""Match what is found in the seed (or a variant) with its reference reading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tests.conftest import Seed
from twosource.model.attribution import Attribution
from twosource.model.span import Span

_WORD = re.compile(r"\w+")


def places(text: str, spans: Iterable[Span]) -> set[int]:
    """Where the words of the spans begin."""
    return {s.start + m.start() for s in spans for m in _WORD.finditer(s.of(text))}


def spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(a, b) for a, b in pairs)


def overlap(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def words(texts: Iterable[str]) -> set[str]:
    return {w.lower() for t in texts for w in _WORD.findall(t)}


def matched(seed: Seed, found: tuple[Attribution, ...]) -> dict[str, Attribution]:
    """Reference id -> attribution: contents overlap by half, and the sources share a word."""
    text = seed.text
    pairs = []
    for gold in seed.gold["attributions"]:
        wanted = places(text, spans(gold["content"]))
        named = words(gold["source_text"])
        for k, a in enumerate(found):
            source = words(s.of(text) for s in a.source)
            same = bool(named & source) or (not named and not source)
            much = overlap(wanted, places(text, a.content))
            if same and much >= 0.5:
                pairs.append((-much, gold["id"], k))
    out: dict[str, Attribution] = {}
    used: set[int] = set()
    for _, ref, k in sorted(pairs):
        if ref not in out and k not in used:
            out[ref] = found[k]
            used.add(k)
    return out


def extra(
    seed: Seed, found: tuple[Attribution, ...], matches: dict[str, Attribution]
) -> list[Attribution]:
    """What the reference has neither among its attributions nor among the optional ones."""
    taken = {a.id for a in matches.values()}
    optional = [places(seed.text, spans(o["content"])) for o in seed.gold["optional_attributions"]]
    return [
        a
        for a in found
        if a.id not in taken
        and not any(overlap(o, places(seed.text, a.content)) >= 0.3 for o in optional)
    ]


def reference(seed: Seed) -> dict[str, dict[str, Any]]:
    return {g["id"]: g for g in seed.gold["attributions"]}
