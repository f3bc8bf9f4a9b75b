"""What a person wants gone, overwritten in all that a story file holds: letter by letter, so that
every place in a text stays where it is.

`forget ACTOR` and `redact` keep digests of the words in place of the words (``protect.blind``). All
texts that are stored, every version of them, what corrections quote of them and the history of
findings lose the words; an article that comes again is overwritten before it is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from twosource import pipeline
from twosource.corrections.anchors import find
from twosource.corrections.kinds import KINDS
from twosource.corrections.propose import Draft, Known
from twosource.errors import ReadError, UsageError
from twosource.model.actor import Actor
from twosource.model.correction import Anchor, Correction, Target
from twosource.model.document import Document
from twosource.model.finding import FacetValue, Finding
from twosource.model.span import Span
from twosource.model.table import Table
from twosource.protect import blind
from twosource.protect.blind import Blind, overwritten, shade
from twosource.protect.letters import WORD, folded
from twosource.protect.scrub import is_weak
from twosource.protect.stage import others
from twosource.protect.who import Choice, parts, people
from twosource.story import Story
from twosource.story.changes import FindingChange

UNKNOWN = "somebody"


def is_dark(kind: str, about: str) -> bool:
    """Whether a correction takes words out of what is stored."""
    return kind == "redact" or (kind == "forget" and about == "actor")


def blinded(draft: Draft, known: Known, table: Table, made: Sequence[Correction]) -> Draft:
    """The draft with the digests by which its words are known again."""
    one = draft.targets[0]
    if draft.kind == "redact":
        target, words = _whole(one, known)
        payload = blind.of_words(words, target.id).payload()
        return Draft(draft.kind, (target,), payload)
    actor = next(a for a in table.actors if a.id == one.id)
    found = people(table, (), Choice(forgotten={one.id: one.name}))
    names = {n for p in found if one.id in (p.actor, *p.also) for n in p.names} | {one.name}
    nth = sum(is_dark(c.kind, c.targets[0].about) and c.kind == "forget" for c in made)
    kept = others(table, [p for p in found if p.actor == one.id])
    person = actor.kind == "person"
    payload = blind.of_names(names, kept, nth, person=person).payload()
    return Draft(draft.kind, draft.targets, payload)


def _whole(one: Target, known: Known) -> tuple[Target, str]:
    """The words of a redaction as whole words. Raises ``UsageError`` where there is none."""
    (a,) = one.anchors
    text = next(r.document.text for r in known.readings if r.document.id == a.document)
    held = [m for m in WORD.finditer(text) if m.start() < a.span.end and a.span.start < m.end()]
    if not held:
        raise known.refusal("there are no words", "Give the places of words: START-END")
    span = Span(min(a.span.start, held[0].start()), max(a.span.end, held[-1].end()))
    before, after = text[: span.start][-len(a.prefix) :], text[span.end :][: len(a.suffix)]
    anchor = Anchor(
        a.document, span, span.of(text), before if a.prefix else "", after if a.suffix else "",
        a.whole, a.role,
    )  # fmt: skip
    words = text[held[0].start() : held[-1].end()]
    return replace(one, anchors=(anchor,)), words


def darken(story: Story) -> None:
    """Overwrite in all that is stored what the corrections that hold take out; see ``shrink``.

    Raises ``UsageError`` where an article cannot be read without the words; it stays as it is.
    """
    made = story.corrections()
    blinds = blind.of_corrections(made)
    if not blinds:
        return
    before = {d.id: d for d in story.documents()}
    by_hand = {k.document(c).id for c in made if (k := KINDS.get(c.kind)) and k.document}
    models, failed = None, None
    for old in before.values():
        new = shade(old, blinds)
        if new == old or old.id in by_hand:  # a statement is made of its correction
            continue
        models = models or pipeline.models_of(story)
        reading = pipeline.attempt(new, models)
        if isinstance(reading, ReadError):
            failed = reading
            continue
        story.overwrite(old, new, reading, pipeline.reading_key(models))
    for old in story.other_texts():
        if (new := shade(old, blinds)) != old:
            story.overwrite(old, new)
    _corrections(story, made, blinds, before)
    if failed is not None:
        raise UsageError(failed.what, where=failed.where, cure=failed.cure)


def darken_gone(story: Story, document: str, table: Table) -> None:
    """Overwrite in corrections the names of those who stood in a document that is erased, and in no
    other. ``table``: the story as it was with it."""
    gone: list[Actor] = []
    stay: list[Actor] = []
    for a in table.actors:
        alone = a.mentions and all(m.document == document for m in a.mentions)
        (gone if alone and a.kind in ("person", "organisation") else stay).append(a)
    kept = {folded(w) for a in stay for n in (a.name, *a.aliases) for w in WORD.findall(n)}
    whole = {n for a in gone for n in (a.name, *a.aliases)} - {a.name for a in stay}
    single = {w for n in whole for w in parts(n)}
    names = whole | {w for w in single if folded(w) not in kept and not is_weak(folded(w))}
    if not names:
        return
    held = blind.of_names(names, [a.name for a in stay if " " in a.name], 0, person=False)
    _corrections(story, story.corrections(), [held], {d.id: d for d in story.documents()})


def _corrections(
    story: Story, made: Sequence[Correction], blinds: Sequence[Blind],
    before: dict[str, Document],
) -> None:  # fmt: skip
    """What corrections quote, overwritten; a statement that holds the words is another then."""
    renamed: dict[str, str] = {}
    changed = []
    for c in made:
        new = replace(
            c, targets=tuple(_target(t, blinds, before) for t in c.targets),
            reason=None if c.reason is None else overwritten(c.reason, blinds),
            payload=_payload(c, blinds),
        )  # fmt: skip
        kind = KINDS.get(c.kind)
        if new != c and kind is not None and kind.document is not None:
            was, now = kind.document(c), kind.document(new)
            if was.id != now.id:
                renamed[was.id] = now.id
        changed.append(new)
    for id_ in renamed:
        story.erase_text(id_)
    for c, new in zip(made, changed, strict=True):
        moved = replace(new, targets=tuple(_renamed(t, renamed) for t in new.targets))
        if moved != c:
            story.rewrite_correction(moved)


def _payload(c: Correction, blinds: Sequence[Blind]) -> tuple[str, ...]:
    """What a correction says; of digests no letter is another's, and names that stay may be."""
    if c.kind in ("redact", "forget"):
        return tuple(
            f"o {overwritten(p[2:], blinds)}" if p.startswith("o ") else p for p in c.payload
        )
    return tuple(overwritten(p, blinds) for p in c.payload)


def _renamed(t: Target, renamed: dict[str, str]) -> Target:
    anchors = tuple(replace(a, document=renamed.get(a.document, a.document)) for a in t.anchors)
    return replace(t, id=renamed.get(t.id, t.id), anchors=anchors)


def _target(t: Target, blinds: Sequence[Blind], before: dict[str, Document]) -> Target:
    anchors = tuple(_anchor(a, blinds, before) for a in t.anchors)
    return replace(t, name=overwritten(t.name, blinds), anchors=anchors)


def _anchor(a: Anchor, blinds: Sequence[Blind], before: dict[str, Document]) -> Anchor:
    """The anchor in the text without the words: no place moved, so it is cut from that text."""
    d = before.get(a.document)
    at = find(d.text, a) if d is not None else None
    meant = [b for b in blinds if b.here in ("", a.document)]
    if d is None or at is None:
        exact, prefix, suffix = (overwritten(w, meant) for w in (a.exact, a.prefix, a.suffix))
        return replace(a, exact=exact, prefix=prefix, suffix=suffix)
    text = overwritten(d.text, meant)
    first, last = at.start - len(a.prefix), at.end + len(a.suffix)
    return replace(a, exact=at.of(text), prefix=text[first : at.start], suffix=text[at.end : last])


def past(
    story: Story, table: Table, erased: Collection[str]
) -> Callable[[tuple[FindingChange, ...]], tuple[FindingChange, ...]]:
    """Return what takes the words out of the kept changes of findings. Those that rest on an
    ``erased`` document go, with the names of whom no article in the table tells of."""
    blinds = blind.of_corrections(story.corrections())
    known = {a.id for a in table.actors}

    def name(id_: str, called: str) -> str:
        return UNKNOWN if erased and id_ not in known else overwritten(called, blinds)

    def change(held: tuple[FindingChange, ...]) -> tuple[FindingChange, ...]:
        return tuple(
            replace(
                c, names={i: name(i, n) for i, n in c.names.items()},
                before=_finding(c.before, blinds), after=_finding(c.after, blinds),
            )
            for c in held if not _rests(c, erased)
        )  # fmt: skip

    return change


def _rests(c: FindingChange, erased: Collection[str]) -> bool:
    told = [v for f in (c.before, c.after) if f for v in (*f.values, *f.denied)]
    return any(a.document in erased for v in told for a in v.accounts)


def _finding(f: Finding | None, blinds: Sequence[Blind]) -> Finding | None:
    """A finding of the past without the words: topics and places are words of articles."""
    if f is None or f.facet not in ("about", "place"):
        return f
    return replace(
        f, values=tuple(replace(v, value=_value(v.value, blinds)) for v in f.values),
        denied=tuple(replace(v, value=_value(v.value, blinds)) for v in f.denied),
        pooled=tuple(replace(p, value=_value(p.value, blinds)) for p in f.pooled),
        changes=tuple(
            replace(c, before=_value(c.before, blinds), after=_value(c.after, blinds))
            for c in f.changes
        ),
        splits=tuple(
            replace(s, values=tuple(_value(v, blinds) for v in s.values)) for s in f.splits
        ),
    )  # fmt: skip


def _value(value: FacetValue, blinds: Sequence[Blind]) -> FacetValue:
    return overwritten(value, blinds) if isinstance(value, str) else value
