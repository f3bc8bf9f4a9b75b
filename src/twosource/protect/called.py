"""What each who is hidden is called: the same in all that leaves of a story, whatever is hidden.

Letters are given over all who could ever be hidden, in one order: first those whom the texts make
victims, minors or private people, in whatever article; then everybody else in the order of the
texts, since a person may choose to hide anyone. Whom an export hides alters no letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from twosource.model.table import Table
from twosource.protect.scrub import REMOVED
from twosource.protect.who import Person, Why, people

_CALLED: dict[Why, str] = {
    "victim": "Victim", "minor": "Child", "relative": "Relative", "private": "Person",
    "forgotten": "Person",
}  # fmt: skip


def labels(found: Sequence[Person], table: Table) -> dict[str, str]:
    """The key of each person -> "Victim A", "Girl B". ``table``: all that the story holds."""
    given = _given(table)
    count = given.count
    out = {}
    for p in found:
        known = next((given.by_id[i] for i in _ids(p) if i in given.by_id), None)
        out[p.key] = REMOVED if p.why == "forgotten" else known or _next(p, count)
    return out


class _Given:
    """The letters of a story, by the ids of those who have them."""

    def __init__(self) -> None:
        self.by_id: dict[str, str] = {}
        self.count: Counter[str] = Counter()

    def give(self, p: Person) -> None:
        """The next letter, to all ids of a person."""
        label = _next(p, self.count)
        for i in _ids(p):
            self.by_id.setdefault(i, label)


def _given(table: Table) -> _Given:
    given = _Given()
    for p in people(table, frozenset(d.id for d in table.documents)):
        given.give(p)
    order = {d.id: n for n, d in enumerate(table.documents)}
    rest = [a for a in table.actors if a.id not in given.by_id and a.kind != "outlet"]
    for a in sorted(
        rest, key=lambda a: (min(((order.get(m.document, 0), m.span.start) for m in a.mentions),
                                 default=(len(order), 0)), a.id)
    ):  # fmt: skip
        given.give(Person(a.id, {a.name}, "private", a.id))
    return given


def _ids(p: Person) -> tuple[str, ...]:
    return (p.key, *(() if p.actor is None else (p.actor,)), *sorted(p.also))


def _next(p: Person, count: Counter[str]) -> str:
    kind = _CALLED[p.why]
    if kind == "Child" and p.female is not None:
        kind = "Girl" if p.female else "Boy"
    group = "Child" if p.why == "minor" else kind
    count[group] += 1
    return f"{kind} {_letter(count[group])}"


def _letter(n: int) -> str:
    """1 -> A ... 26 -> Z, 27 -> AA ..."""
    out = ""
    while n:
        n, rest = divmod(n - 1, 26)
        out = chr(65 + rest) + out
    return out
