"""Helpers: attributions from the reference reading, and actors by its keys."""

from __future__ import annotations

from typing import Any

from twosource.actors.cast import Cast
from twosource.actors.document import cast
from twosource.language.parse import SpacyParser
from twosource.model.actor import Actor
from twosource.model.attribution import Attribution, AttributionKind, attribution_id
from twosource.model.document import Document
from twosource.model.span import Span

from ..conftest import Seed


def spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(a, b) for a, b in pairs)


def _source(seed: Seed, a: dict[str, Any]) -> tuple[Span, ...]:
    """The gold source; three of the reference stand inside another word ("he" in "these")."""
    out = []
    for start, end in a["source"]:
        inside = seed.text[start - 1].isalpha() or seed.text[end : end + 1].isalpha()
        at = seed.text.rfind(seed.text[start:end], 0, a["cue"][0][0]) if inside else start
        out.append(Span(at, at + end - start))
    return tuple(out)


def gold_attributions(seed: Seed) -> tuple[Attribution, ...]:
    return tuple(
        Attribution(
            id=a["id"], document=seed.document.id, source=_source(seed, a), cue=spans(a["cue"]),
            content=spans(a["content"]), kind=a["kind"], stance=a["stance"], hedged=a["hedged"],
            parent=a["parent"],
        )
        for a in seed.gold["attributions"]
    )  # fmt: skip


def read_seed(seed: Seed, parser: SpacyParser) -> Cast:
    return cast(seed.document, parser.parse(seed.document), gold_attributions(seed))


def plain(words: str) -> str:
    return " ".join(words.replace("\u2019", "'").split()).lower()


def names(actor: Actor) -> set[str]:
    return {plain(actor.name), *map(plain, actor.aliases)}


def keys(seed: Seed, found: Cast) -> dict[str, str]:
    """Local actor id to the key of the reference actor whose name it has."""
    gold = {plain(g["name"]): k for k, g in seed.gold["actors"].items()}
    out = {}
    for a in found.actors:
        hits = [k for n, k in gold.items() if n in names(a)]
        if hits:
            out[a.id] = hits[0]
    return out


def said(
    document: Document,
    source: str,
    content: str,
    cue: str = "said",
    kind: AttributionKind = "indirect",
) -> Attribution:
    """An attribution by its words, each where it stands first (the cue: after the source)."""
    at = [_find(document.text, w) for w in (source, content)]
    s, c = (Span(a, a + len(w)) for a, w in zip(at, (source, content), strict=True))
    q = _find(document.text, cue, s.start if cue in document.text[s.start :] else 0)
    k = Span(q, q + len(cue))
    one = attribution_id(document.id, (s,), (k,), (c,))
    return Attribution(one, document.id, (s,), (k,), (c,), kind, "asserts", False)


def _find(text: str, words: str, start: int = 0) -> int:
    at = text.find(words, start)
    assert at >= 0, words
    return at
