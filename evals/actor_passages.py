"""Passages of our own on who is speaking (``evals/actors/passages_*.jsonl``), and their score.

A line is ``id, kind, style, batch, documents, checks``. A document gives ``text`` and, where it
matters, ``outlet`` and ``url``. Words are given exactly; those that occur more than once as
``{"words": ..., "nth": 2}``, those of a further document with ``"doc": 1`` (from 0). A check is

* ``who``: of the attribution with this ``source`` (null: none) and ``content``, the speaker ``is``
  the actor of these words; ``"itself"``: nobody but the source's own words; null: stays open,
* ``one``, ``two``: two mentions are one actor, or are not (``{"outlet": 1}``: who published it),
* ``open``: the words stand for nobody,
* ``count`` (``min``, ``max``), ``kind``: what is known of the words' actor,
* ``speaks_for``, ``not_for``, ``member``: the first speaks for the second, does not, belongs to it,
* ``why``: what the text says of why an unnamed source is unnamed.

A pronoun in ``source`` or ``content`` is no hint: attributions are given, links are not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from evals.passages import Words, locate
from twosource.actors.cast import Cast
from twosource.actors.document import cast, outlet_id
from twosource.actors.merge import merge
from twosource.language.parse import SpacyParser
from twosource.model.actor import Actor
from twosource.model.attribution import Attribution, attribution_id
from twosource.model.document import Document, document_id
from twosource.model.span import Span
from twosource.reading.zones import find_zones

FOLDER = Path(__file__).parent / "actors"
NEAR_MISSES = frozenset({"two", "open", "not_for"})
Verdict = Literal["right", "missed", "wrong"]
Check = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ActorPassage:
    """A passage with its checks."""

    id: str
    kind: str
    style: str
    batch: int
    documents: tuple[Document, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check of a passage and how it went."""

    passage: ActorPassage
    check: Check
    verdict: Verdict
    found: str

    @property
    def guards(self) -> bool:
        """Whether the check is a near miss, that must stay open or apart."""
        c = self.check
        return c["check"] in NEAR_MISSES or (c["check"] == "who" and c["is"] is None)


def actor_passages(batch: int | None = None) -> list[ActorPassage]:
    """The passages of one batch (None: all)."""
    out = []
    for path in sorted(FOLDER.glob("passages_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if batch in (None, row["batch"]):
                documents = tuple(
                    _document(row["id"], k, d) for k, d in enumerate(row["documents"])
                )
                out.append(
                    ActorPassage(row["id"], row["kind"], row["style"], row["batch"], documents,
                                 tuple(row["checks"]))
                )  # fmt: skip
    return out


def _document(name: str, k: int, given: Mapping[str, str]) -> Document:
    text = given["text"]
    return Document(
        id=document_id(given.get("url"), f"{name}-{k}", text), doc=f"{name}-{k}", file=None,
        url=given.get("url"), outlet=given.get("outlet"), title=None, byline=None, published=None,
        language="en", text=text, zones=find_zones(text),
    )  # fmt: skip


class Reading:
    """A passage as the program reads it."""

    def __init__(self, passage: ActorPassage, parser: SpacyParser) -> None:
        self.passage = passage
        self.casts = [self._cast(k, d, parser) for k, d in enumerate(passage.documents)]
        self._merged = merge(
            [(d, c.actors) for d, c in zip(passage.documents, self.casts, strict=True)]
        )
        self._story = {a.id: a for a in self._merged.actors}

    def _cast(self, k: int, document: Document, parser: SpacyParser) -> Cast:
        given = [
            self._attribution(document, c)
            for c in self.passage.checks
            if c["check"] == "who" and _doc(c["content"]) == k
        ]
        given.sort(key=lambda a: min(a.source + a.content))
        nested = tuple(replace(a, parent=_above(a, given)) for a in given)
        return cast(document, parser.parse(document), nested)

    def _attribution(self, document: Document, check: Check) -> Attribution:
        text = document.text
        source, content = _spans(text, check["source"]), _spans(text, check["content"])
        kind = "direct" if content[0].of(text)[0] in "'\"" else "indirect"
        one = attribution_id(document.id, source, (), content)
        return Attribution(one, document.id, source, (), content, kind, "asserts", False)  # type: ignore[arg-type]

    def actor(self, words: Any) -> Actor | None:
        """The story actor that words stand for, as far as they were linked."""
        if isinstance(words, dict) and "outlet" in words:
            local = outlet_id(self.passage.documents[words["outlet"]])
            return self._story[self._merged.of[local]]
        k = _doc(words)
        span = _spans(self.passage.documents[k].text, words)[0]
        best: tuple[int, int, str] | None = None
        for a in self.casts[k].actors:
            for m in a.mentions:
                if span.start <= m.head.start and m.head.end <= span.end:
                    exact = m.span == span or m.span.start == span.start
                    rank = (int(exact), m.head.end - m.head.start + m.span.end - m.span.start)
                    if best is None or (*rank, a.id) > best:
                        best = (*rank, a.id)
        return self._story[self._merged.of[best[2]]] if best else None

    def speaker(self, check: Check) -> Actor | None:
        """The story actor of the checked attribution."""
        k = _doc(check["content"])
        text = self.passage.documents[k].text
        content = _spans(text, check["content"])
        for a in self.casts[k].attributions:
            if a.content == content and a.source == _spans(text, check["source"]):
                return self._story[self._merged.of[a.speaker]] if a.speaker else None
        raise ValueError(f"{self.passage.id}: no such attribution")


def _above(a: Attribution, given: Sequence[Attribution]) -> str | None:
    """The attribution in whose content this one stands."""
    inside = a.content[0]
    over = [
        b for b in given
        if b is not a and b.content[0].start <= inside.start and inside.end <= b.content[0].end
    ]  # fmt: skip
    return min(over, key=lambda b: b.content[0].end - b.content[0].start).id if over else None


def _doc(words: Any) -> int:
    return int(words.get("doc", 0)) if isinstance(words, dict) else 0


def _spans(text: str, words: Any) -> tuple[Span, ...]:
    plain: Words = words
    if isinstance(words, dict):
        plain = {k: v for k, v in words.items() if k != "doc"}
        plain = plain if "nth" in plain else plain["words"]  # type: ignore[assignment]
    found = locate(text, plain)
    return (found,) if found is not None else ()


def judge(reading: Reading, check: Check) -> Outcome:
    """Return how a check went: ``missed`` where nothing was said, ``wrong`` where a wrong thing."""
    verdict, found = _CHECKS[check["check"]](reading, check)
    return Outcome(reading.passage, check, verdict, found)


def _name(actor: Actor | None) -> str:
    return f"{actor.kind} {actor.name!r}" if actor is not None else "nobody"


def _who(reading: Reading, check: Check) -> tuple[Verdict, str]:
    got, wanted = reading.speaker(check), check["is"]
    if got is None:
        return ("right" if wanted is None else "missed"), "nobody"
    if wanted is None:
        return ("right" if _by_words_alone(got, check) else "wrong"), _name(got)
    if wanted == "itself":
        return ("right" if got.kind == "unnamed" else "wrong"), _name(got)
    target = reading.actor(wanted)
    if target is not None and target.id == got.id:
        return "right", _name(got)
    return ("missed" if _by_words_alone(got, check) else "wrong"), _name(got)


def _by_words_alone(actor: Actor, check: Check) -> bool:
    """Whether a description was taken for one without a name: nobody is taken for somebody else."""
    source = check["source"]
    words = source["words"] if isinstance(source, dict) else source or ""
    unnamed = all(m.form != "name" for m in actor.mentions)
    return unnamed and actor.kind in ("unnamed", "organisation") and " " in words


def _same(reading: Reading, check: Check) -> tuple[Verdict, str]:
    a, b = (reading.actor(w) for w in check["words"])
    found = f"{_name(a)} and {_name(b)}"
    return ("right" if a is not None and b is not None and a.id == b.id else "missed"), found


def _apart(reading: Reading, check: Check) -> tuple[Verdict, str]:
    a, b = (reading.actor(w) for w in check["words"])
    found = f"{_name(a)} and {_name(b)}"
    return ("wrong" if a is not None and b is not None and a.id == b.id else "right"), found


def _open(reading: Reading, check: Check) -> tuple[Verdict, str]:
    got = reading.actor(check["words"][0])
    return ("right" if got is None or got.kind == "unnamed" else "wrong"), _name(got)


def _count(reading: Reading, check: Check) -> tuple[Verdict, str]:
    got = reading.actor(check["words"][0])
    n = got.count if got is not None else None
    if n is None:
        return "missed", _name(got)
    return ("right" if (n.min, n.max) == (check["min"], check["max"]) else "wrong"), str(n)


def _kind(reading: Reading, check: Check) -> tuple[Verdict, str]:
    got = reading.actor(check["words"][0])
    if got is None:
        return "missed", "nobody"
    return ("right" if got.kind == check["is"] else "wrong"), _name(got)


def _speaks_for(reading: Reading, check: Check) -> tuple[Verdict, str]:
    a, b = (reading.actor(w) for w in check["words"])
    right = a is not None and b is not None and b.id in a.speaks_for
    return ("right" if right else "missed"), f"{_name(a)} for {_name(b)}"


def _not_for(reading: Reading, check: Check) -> tuple[Verdict, str]:
    verdict, found = _speaks_for(reading, check)
    return ("wrong" if verdict == "right" else "right"), found


def _member(reading: Reading, check: Check) -> tuple[Verdict, str]:
    a, b = (reading.actor(w) for w in check["words"])
    right = a is not None and b is not None and b.id in a.member_of
    return ("right" if right else "missed"), f"{_name(a)} of {_name(b)}"


def _why(reading: Reading, check: Check) -> tuple[Verdict, str]:
    got = reading.actor(check["words"][0])
    told = got.unnamed_why if got is not None else ()
    texts = [e.span.of(reading.passage.documents[0].text) for e in told]
    if not texts:
        return "missed", "nothing"
    return ("right" if check["is"] in texts else "wrong"), str(texts)


_CHECKS = {
    "who": _who, "one": _same, "two": _apart, "open": _open, "count": _count, "kind": _kind,
    "speaks_for": _speaks_for, "not_for": _not_for, "member": _member, "why": _why,
}  # fmt: skip


def outcomes(parser: SpacyParser, passages: Iterable[ActorPassage]) -> list[Outcome]:
    """Read the passages and judge every check."""
    return [judge(r, c) for r in (Reading(p, parser) for p in passages) for c in r.passage.checks]


def figures(found: Sequence[Outcome]) -> Mapping[str, float]:
    """In per cent. ``links``: the checks that ask for something and get it; ``kept_open``: near
    misses that stay open or apart; ``not_wrong``: all checks but those that went wrong."""
    asked = [o for o in found if not o.guards]
    near = [o for o in found if o.guards]
    return {
        "links": 100 * sum(o.verdict == "right" for o in asked) / max(1, len(asked)),
        "kept_open": 100 * sum(o.verdict == "right" for o in near) / max(1, len(near)),
        "not_wrong": 100 * sum(o.verdict != "wrong" for o in found) / max(1, len(found)),
    }
