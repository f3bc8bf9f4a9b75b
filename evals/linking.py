"""Who the speakers of PolNeAR dev are, as read by hand, and how the links are judged.

``evals/actors/polnear_200.jsonl`` has 200 attributions of PolNeAR dev whose source is a pronoun or
a description, drawn with a fixed seed and labelled by reading, before any answer was seen. A line
holds no text: ``document`` (the first twelve digits of the SHA-256 of its id), ``source`` (from the
first to the last character) and ``speaker``: ``[start, end]`` of the last word of a mention of the
same actor, by name where it has one; ``"self"`` where the words are all that is told of who it is
(an unnamed source, "the campaign"); ``"open"`` where it is nobody in particular ("you"), no actor
at all ("the rules"), or several who are named ("they": two people).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bench.predict_attributions import document

from twosource.actors.cast import Cast
from twosource.actors.document import cast
from twosource.language.parse import SpacyParser
from twosource.model.actor import Actor, Mention
from twosource.model.attribution import Attribution, attribution_id
from twosource.model.span import Span

FILE = Path(__file__).parent / "actors" / "polnear_200.jsonl"
Verdict = Literal["right", "right open", "own", "missed", "wrong"]


@dataclass(frozen=True, slots=True)
class Label:
    """A source and who it is. ``half`` is told by the document: rules were written on "develop"."""

    document: str
    source: Span
    speaker: Span | Literal["self", "open"]

    @property
    def half(self) -> Literal["develop", "report"]:
        """Which half its document belongs to."""
        return "develop" if int(self.document[0], 16) < 8 else "report"


@dataclass(frozen=True, slots=True)
class Judged:
    """A label, the actor that was found, and the verdict."""

    label: Label
    actor: Actor | None
    verdict: Verdict


def labels() -> list[Label]:
    """Read the labels."""
    rows = (json.loads(x) for x in FILE.read_text(encoding="utf-8").splitlines())
    return [
        Label(
            r["document"],
            Span(*r["source"]),
            _speaker(r["speaker"]),
        )
        for r in rows
    ]


def _speaker(given: list[int] | Literal["self", "open"]) -> Span | Literal["self", "open"]:
    return Span(*given) if isinstance(given, list) else given


def key(doc: str) -> str:
    """How a document is called in the labels."""
    return hashlib.sha256(doc.encode()).hexdigest()[:12]


def gold_attributions(name: str, rows: Iterable[Mapping[str, Any]]) -> tuple[Attribution, ...]:
    """The attributions of PolNeAR as records, in the order of the text."""
    out = []
    for a in rows:
        source, cue, content = (tuple(Span(*s) for s in a[k]) for k in ("source", "cue", "content"))
        one = attribution_id(name, source, cue, content)
        out.append(Attribution(one, name, source, cue, content, a["type"], "asserts", False))
    return tuple(sorted(out, key=lambda a: min(a.source + a.cue + a.content)))


def judge_all(parser: SpacyParser, gold: Iterable[Mapping[str, Any]]) -> list[Judged]:
    """Link the gold attributions of each labelled article and judge the links.

    Attributions are gold's, so that only the linking is measured.
    """
    wanted: dict[str, list[Label]] = {}
    for label in labels():
        wanted.setdefault(label.document, []).append(label)
    out: list[Judged] = []
    for row in gold:
        here = wanted.pop(key(row["doc"]), None)
        if here is None:
            continue
        d = document(row["doc"], row["text"])
        found = cast(d, parser.parse(d), gold_attributions(d.id, row["attributions"]))
        out += [judge(label, found, d.text) for label in here]
    if wanted:
        raise ValueError(f"labels of documents that are not there: {sorted(wanted)}")
    return out


def judge(label: Label, found: Cast, text: str) -> Judged:
    """Return the verdict on the speaker of the attribution with this source.

    ``own``: words for one who is named elsewhere were taken for somebody without a name, spoken of
    by these words alone: nobody is wrongly named, nobody is found either.
    """
    actors = {a.id: a for a in found.actors}
    ids = {
        a.speaker
        for a in found.attributions
        if a.source and Span(a.source[0].start, a.source[-1].end) == label.source
    }
    if not ids:
        raise ValueError(f"{label.document}: no attribution has the source {label.source}")
    given = sorted(i for i in ids if i is not None)
    actor = actors[given[0]] if len(given) == 1 else None
    return Judged(label, actor, _verdict(label, actor, text))


def _verdict(label: Label, actor: Actor | None, text: str) -> Verdict:
    if label.speaker == "open":
        return "right open" if actor is None or actor.kind == "unnamed" else "wrong"
    if actor is None:
        return "missed"
    if label.speaker == "self":
        return "right" if _itself(label, actor, text) else "wrong"
    if any(m.head.overlaps(label.speaker) for m in actor.mentions):
        return "right"
    return "own" if actor.kind == "unnamed" and _one_word(actor, label, text) else "wrong"


def _at(label: Label, actor: Actor) -> Mention | None:
    return next((m for m in actor.mentions if m.head.overlaps(label.source)), None)


def _itself(label: Label, actor: Actor, text: str) -> bool:
    """Whether an actor is the one of the words themselves: not somebody known by a name."""
    here = _at(label, actor)
    if here is None or actor.kind in ("person", "place"):
        return False
    head = here.head.of(text).split()[-1].lower()
    return actor.kind == "unnamed" or head in actor.name.lower()


def _one_word(actor: Actor, label: Label, text: str) -> bool:
    here = _at(label, actor)
    heads = {m.head.of(text).lower() for m in actor.mentions if m.form != "pronoun"}
    return here is not None and here.form != "pronoun" and len(heads) == 1


def figures(judged: Iterable[Judged]) -> Mapping[str, float]:
    """The figures, in per cent.

    ``accuracy``: right, or rightly left open, of all. ``coverage``: of those that the text tells
    (not "open"), the share that was given a speaker, right or wrong; ``own`` does not count as one.
    ``wrong``: given to somebody else, of all; ``wrong_of_given``: of those given a speaker.
    ``spared`` is 100 less ``wrong``, since floors only rise.
    """
    n = Counter(j.verdict for j in judged)
    told = Counter(j.verdict for j in judged if j.label.speaker != "open")
    every = max(1, n.total())
    given = told["right"] + told["wrong"]
    return {
        "accuracy": 100 * (n["right"] + n["right open"]) / every,
        "coverage": 100 * given / max(1, told.total()),
        "wrong": 100 * n["wrong"] / every,
        "wrong_of_given": 100 * n["wrong"] / max(1, n["wrong"] + n["right"]),
        "spared": 100 - 100 * n["wrong"] / every,
    }
