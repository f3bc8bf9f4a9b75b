"""Two ends: "between the time A and B", "between the vote and the announcement"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.dating.order_ends import STOP, Scene, happens, words_of
from twosource.dating.order_signals import lower
from twosource.dating.order_words import order_words
from twosource.dating.sameday import clause_after
from twosource.model.order import End
from twosource.model.parse import Token


def pairs(scene: Scene) -> Iterator[tuple[Token, tuple[End, End]]]:
    """Return each "between" that stands before two points in time, with them.

    Two people ("a call between the two") are no points in time.
    """
    for t in scene.parse.tokens:
        if t.text.lower() != "between" or t.i in scene.dates:
            continue
        ends = _timed(scene, t) or _two(scene, t) or _dates(scene, t)
        if ends is not None:
            yield t, ends


def _two(scene: Scene, t: Token) -> tuple[End, End] | None:
    """Two dates or occasions side by side."""
    parse = scene.parse
    for a in (parse.tokens[c] for c in parse.children[t.i]):
        if a.dep != "pobj" or not happens(scene, a):
            continue
        for b in (parse.tokens[c] for c in parse.children[a.i]):
            if b.dep != "conj" or b.i < a.i or not happens(scene, b):
                continue
            left = _to_and([w for w in words_of(parse, a, t.i) if w.i < b.i])
            right = words_of(parse, b, _opening(scene, a, b) - 1)
            same = scene.dates.get(a.i)  # "between May 4 and 7" is one date
            if left and right and (same is None or same != scene.dates.get(b.i)):
                return scene.end(a, left), scene.end(b, right)
    return None


def _dates(scene: Scene, t: Token) -> tuple[End, End] | None:
    """Two dates with "and" between, however the parser hangs them ("between 3 and 6 April")."""
    tokens = scene.parse.tokens
    left = _date_at(scene, t.i + 1)
    at = left[-1].i + 1 if left else t.i
    if not left or at >= len(tokens) or tokens[at].text.lower() != "and":
        return None
    right = _date_at(scene, at + 1)
    same = not right or scene.dates.get(left[0].i) == scene.dates.get(right[0].i)
    return None if same else (scene.end(left[-1], left), scene.end(right[-1], right))


def _date_at(scene: Scene, i: int) -> list[Token]:
    """The tokens of the date that begins at a place."""
    date = scene.dates.get(i)
    out: list[Token] = []
    while date is not None and scene.dates.get(i) == date:
        out.append(scene.parse.tokens[i])
        i += 1
    return out


def _opening(scene: Scene, a: Token, b: Token) -> int:
    """The first token of the second end: that behind the "and"."""
    ands = [c for c in scene.parse.children[a.i] if a.i < c < b.i and
            scene.parse.tokens[c].dep == "cc"]  # fmt: skip
    return ands[-1] + 1 if ands else b.i


def _timed(scene: Scene, t: Token) -> tuple[End, End] | None:
    """``the time A and B``: the "and" whose other side is a time, an occasion or a doing."""
    parse, times = scene.parse, order_words().times
    ahead = lower(parse, t.i + 1, 2) if t.i + 1 < len(parse.tokens) else ()
    if len(ahead) < 2 or ahead[0] != "the" or ahead[1] not in times:
        return None
    words = clause_after(parse, parse.tokens[t.i + 2])
    for k, w in enumerate(words):
        rest = words[k + 1 :]
        head = next((r for r in rest[:4] if r.pos == "NOUN"), None)
        if w.text.lower() != "and" or not words[:k] or head is None:
            continue
        if happens(scene, head):
            return _by_verb(scene, words[:k]), scene.end(head, rest)
        if head.text.lower() in times:
            return _by_verb(scene, words[:k]), _by_verb(scene, rest)
    return None


def _by_verb(scene: Scene, words: Sequence[Token]) -> End:
    """The end named by a clause: by its topmost verb."""
    own = {w.i for w in words}
    tops = [w for w in words if w.pos in ("VERB", "AUX") and w.head not in own]
    verbs = tops or [w for w in words if w.pos in ("VERB", "AUX")] or list(words)
    return scene.end(verbs[0], words)


def _to_and(words: list[Token]) -> list[Token]:
    """The words up to an "and" or a mark."""
    out: list[Token] = []
    for w in words:
        if out and (w.text.lower() == "and" or w.text in STOP):
            break
        out.append(w)
    return out
