"""Small stories made by hand, in memory: invented people, no parser."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from twosource.actors import outlet_id
from twosource.comparing import Compared, Comparer, corrected
from twosource.corrections import divide, lay
from twosource.corrections.propose import Draft, Known
from twosource.export import as_json
from twosource.model.actor import Actor, Mention
from twosource.model.attribution import Attribution, attribution_id
from twosource.model.correction import Correction
from twosource.model.document import Document, Zone
from twosource.model.event import EventMention, Participant
from twosource.model.ids import make_id
from twosource.model.number import NumberRange
from twosource.model.reading import Reading
from twosource.model.span import Span
from twosource.model.table import Table

NAMES = ("Odd Lervik", "Lervik", "Anna Lervik", "Sergei Malyov", "Sergey Malyov", "Mina Holt")
ROLES = ("", "mayor", "captain")
BEGUN = datetime(2031, 5, 4, tzinfo=UTC)


@dataclass(frozen=True)
class Line:
    """ "NAME, the ROLE, called OTHER N times": who called whom."""

    name: str
    role: str
    other: str
    times: int


def reading(number: int, *lines: Line) -> Reading:
    """A document with a line for each call; a name that stands in several lines is one actor."""
    id_ = make_id("doc", number)
    text = ""
    marks: list[tuple[Line, int, int, int, int]] = []
    for k, x in enumerate(lines):
        role = f" the {x.role}" if x.role else ""
        start = len(text)
        said = f"{x.name}{role} called {x.other} {x.times} times, {x.name} said"
        text += f"Notice {number}.{k}: {said}.\n"
        first = text.index(x.name, start)
        verb = text.index(" called ", start) + 1
        marks.append((x, first, verb, verb + 7, text.rindex(x.name)))
    places: dict[str, list[int]] = {}
    roles: dict[str, set[str]] = {}
    for x, first, _, other, last in marks:
        places.setdefault(x.name, []).extend([first, last])
        places.setdefault(x.other, []).append(other)
        if x.role:
            roles.setdefault(x.name, set()).add(x.role)
    cast = {
        n: Actor(
            make_id("actor", id_, n), "person", n, (), tuple(sorted(roles.get(n, ()))), None, (),
            tuple(_mention(id_, at, n) for at in sorted(set(ats))),
        )
        for n, ats in places.items()
    }  # fmt: skip
    attributions, mentions = [], []
    for x, first, verb, other, last in marks:
        source, content = (Span(last, last + len(x.name)),), (Span(first, last - 2),)
        cue = (Span(last + len(x.name) + 1, last + len(x.name) + 5),)
        a = Attribution(
            attribution_id(id_, source, cue, content), id_, source, cue, content, "indirect",
            "asserts", False, speaker=cast[x.name].id,
        )  # fmt: skip
        attributions.append(a)
        who = (
            Participant("initiator", cast[x.name].id, Span(first, first + len(x.name))),
            Participant("addressee", cast[x.other].id, Span(other, other + len(x.other))),
        )
        span = Span(verb, verb + 6)
        mentions.append(
            EventMention(
                make_id("mention", id_, verb), id_, span, content[0], "contact", "call", who, None,
                NumberRange(x.times, x.times), None, "happened", None, None, None, a.id,
            )
        )  # fmt: skip
    document = Document(
        id=id_, doc=str(number), file=f"{number}.txt", url=None, outlet=f"The Paper {number}",
        title=None, byline=None, published=None, language="en", text=text,
        zones=(Zone("body", Span(0, len(text))),),
    )  # fmt: skip
    own = Actor(outlet_id(document), "outlet", document.outlet or "", (), (), None, (), ())
    actors = sorted(cast.values(), key=lambda a: a.mentions[0].span)
    return Reading(document, tuple(attributions), (), (own, *actors), tuple(mentions))


def _mention(document: str, at: int, name: str) -> Mention:
    span = Span(at, at + len(name))
    return Mention(document, span, span, "name", 0.9, "the name itself")


@st.composite
def readings(draw: st.DrawFn, least: int = 2, most: int = 5, first: int = 0) -> list[Reading]:
    """A few documents that tell of calls between people whose names are easily taken for one."""
    lines = st.builds(
        Line,
        st.sampled_from(NAMES),
        st.sampled_from(ROLES),
        st.sampled_from(NAMES),
        st.integers(1, 3),
    ).filter(lambda x: x.name not in x.other and x.other not in x.name)
    many = draw(st.lists(st.lists(lines, min_size=1, max_size=3), min_size=least, max_size=most))
    return [reading(first + n, *some) for n, some in enumerate(many)]


@dataclass
class World:
    """What a story file keeps, in memory."""

    readings: list[Reading]
    made: list[Correction] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    machine: dict[str, str] = field(default_factory=dict)
    before: dict[int, dict[str, str]] = field(default_factory=dict)
    last: Compared | None = None
    comparer: Comparer = field(default_factory=Comparer)

    def build(self) -> Table:
        """A build: names are kept for the next one. What is kept of the build before never shows:
        a comparison from nothing gives the same."""
        given = (self.readings, self.names, self.machine, self.made)
        self.last = self.comparer.corrected(*given)
        assert self.last == corrected(*given)
        self.names.update(self.last.names)
        self.machine.update(self.last.machine)
        return self.last.table

    def known(self) -> Known:
        """What drafts are made from."""
        table = self.build()
        parts = divide(self.readings, [c for c in self.made if c.undone is None])
        laid = lay(parts, self.names, self.made).readings
        by_id = {a.id: a for a in table.actors}
        return Known(laid, self.names, by_id, "x", str, {e.id: e for e in table.events},
                     table.claims, table.drifts, table.quote_variants)  # fmt: skip

    def apply(self, draft: Draft) -> Correction:
        """Make a correction and build."""
        n = len(self.made) + 1
        when = BEGUN + timedelta(minutes=n)
        one = Correction(n, draft.kind, draft.targets, when, "ada", "a test", draft.payload)
        held = dict(self.names)
        self.made.append(one)
        self.build()
        self.before[n] = {k: v for k, v in held.items() if self.names[k] != v}
        return one

    def undo(self, number: int) -> Table:
        """Undo a correction and build."""
        self.made = [replace(c, undone=BEGUN) if c.id == number else c for c in self.made]
        events = {m: v for m, v in self.before[number].items() if v.startswith("event-")}
        self.names.update(events)
        return self.build()

    def state(self, one: Correction) -> str:
        """What became of it."""
        assert self.last is not None
        return self.last.states[one.id]


def written(table: Table) -> bytes:
    """The table as it is exported."""
    out = io.BytesIO()
    as_json.write(table, out)
    return out.getvalue()
