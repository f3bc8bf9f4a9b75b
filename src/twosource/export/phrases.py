"""Plain words for findings: what screens and the flat table say. Nothing here says what is true."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from twosource.export.index import Index
from twosource.model.event import Participant
from twosource.model.finding import (
    Account,
    DateRange,
    Event,
    Facet,
    FacetValue,
    Independent,
    Value,
)
from twosource.model.number import NumberRange

_QUESTIONS: dict[Facet, str] = {
    "count": "How often?",
    "when": "When?",
    "place": "Where?",
    "about": "About what?",
    "initiator": "Who began it?",
    "participants": "Who took part?",
    "occurred": "Did it happen?",
    "killed": "How many were killed?",
    "injured": "How many were injured?",
    "amount": "How much?",
}
_OF_PEOPLE = frozenset({"expulsion", "arrest"})
"""Event types whose number is that of the people whom the act befell, not of the acts."""


_MATTERS: dict[Facet, str] = {
    "count": "how often", "when": "the day", "place": "the place", "about": "the topic",
    "initiator": "who began it", "participants": "who took part",
    "occurred": "whether it happened", "killed": "how many were killed",
    "injured": "how many were injured", "amount": "the amount",
}  # fmt: skip


def question(event: Event, facet: Facet) -> str:
    """What a finding of an event answers, as a question. All pages and exports take it here."""
    return question_of(event.type, facet)


def question_of(kind: str, facet: Facet) -> str:
    """The same, of any event of a type."""
    return "How many people?" if _of_people(kind, facet) else _QUESTIONS[facet]


def matter(event: Event, facet: Facet) -> str:
    """The same within a sentence: "accounts differ on how often"."""
    return "how many people" if _of_people(event.type, facet) else _MATTERS[facet]


def any_question(facet: Facet) -> str:
    """The same, of events of any type."""
    return "How often, or how many people?" if facet == "count" else _QUESTIONS[facet]


def times(kind: str, given: NumberRange) -> str:
    """Once; 3 times; of an act on people: 3 people."""
    if _of_people(kind, "count"):
        return f"{number(given)} {'person' if given.exact == 1 else 'people'}"
    return "once" if given.exact == 1 else f"{number(given)} times"


def _of_people(kind: str, facet: Facet) -> bool:
    return facet == "count" and kind in _OF_PEOPLE


_OCCURRED = {
    "yes": "it happened",
    "no": "it did not happen",
    "planned": "planned",
    "open": "left open",
}
_MODALITY = {"happened": "", "planned": "planned ", "denied": "", "questioned": "possible ",
             "conditional": "possible "}  # fmt: skip


def day(value: date) -> str:
    """4 May 2031."""
    return f"{value.day} {value:%B} {value.year}"


def number(value: NumberRange) -> str:
    """5; at least 2; 3 to 5; 5,000,000 dollars."""
    if value.unit:
        low, high = f"{value.min:,}", None if value.max is None else f"{value.max:,}"
    else:
        low, high = str(value.min), None if value.max is None else str(value.max)
    words = f"at least {low}" if high is None else low if low == high else f"{low} to {high}"
    return f"{words} {value.unit}".strip()


def days(value: DateRange) -> str:
    """One day; a whole month or year; a range; one that is open at an end."""
    first, last = value.earliest, value.latest
    if first and last:
        if first == last:
            return day(first)
        return _whole(first, last) or f"{day(first)} to {day(last)}"
    if first:
        return f"{day(first)} or later"
    return f"{day(last)} or earlier" if last else "day not known"


def _whole(first: date, last: date) -> str:
    """The month or year that two days are the first and last of; else nothing."""
    if (first.year, first.day, last.day) != (last.year, 1, monthrange(last.year, last.month)[1]):
        return ""
    if first.month == last.month:
        return f"{first:%B} {first.year}"
    return str(first.year) if (first.month, last.month) == (1, 12) else ""


def value(index: Index, facet: Facet, given: FacetValue) -> str:
    """A facet's value in words; ids become names."""
    match given:
        case NumberRange():
            return number(given)
        case DateRange():
            return days(given)
        case str():
            if facet == "initiator":
                return index.name(given)
            return _OCCURRED.get(given, given) if facet == "occurred" else given
        case _:
            return listing([index.name(a) for a in given])


def independent(counted: Independent) -> str:
    """1 independent; 1 to 3 independent; 1 or more independent."""
    low, high = counted.at_least, counted.at_most
    if high is None:
        return f"{low} or more independent"
    return f"{low} independent" if low == high else f"{low} to {high} independent"


def listing(names: Sequence[str]) -> str:
    """A, B and C; a name that stands twice is said once."""
    names = list(dict.fromkeys(names))
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def chain(index: Index, account: Account, arrow: str) -> str:
    """Outlet, the report it cites, the person that one cites; an outlet alone speaks itself."""
    names = [index.name(a) for a in account.chain] or [index.label(account.document)]
    if len(names) == 1:
        return f"{names[0]}, in its own voice"
    return f" {arrow} ".join(names)


def event_title(index: Index, event: Event) -> str:
    """What an event is called on screens: its name, and the day where all agree."""
    return ", ".join(filter(None, (event_name(index, event), agreed_day(event))))


def event_name(index: Index, event: Event) -> str:
    """What an event is called without its day: kind, who took part."""
    what = _MODALITY[event.modality] + (event.channel or event.type).replace("_", " ")
    who = _who(index, event.participants, contact=event.type == "contact")
    return f"{what} {who}".strip()


def event_kind(index: Index, event: Event, differ: Collection[Facet]) -> str:
    """The same, without what accounts differ on: who began a contact, who took part."""
    people = event.participants
    if "participants" in differ:
        people = ()
    elif "initiator" in differ and event.type == "contact":
        people = tuple(replace(p, role="participant") for p in people)
    return event_name(index, replace(event, participants=people))


def _who(index: Index, participants: Sequence[Participant], *, contact: bool) -> str:
    by = [index.name(p.actor) for p in participants if p.role in ("initiator", "actor")]
    to = [index.name(p.actor) for p in participants if p.role == "addressee"]
    both = [index.name(p.actor) for p in participants if p.role == "participant"]
    if contact and len(both) > 1 and not by and not to:
        return f"between {listing(both)}"
    parts = []
    if by:
        parts.append(f"by {listing(by)}")
    if to:
        parts.append(f"to {listing(to)}")
    if both:
        parts.append(f"with {listing(both)}")
    for role in ("recipient", "victim", "suspect", "object"):
        names = [index.name(p.actor) for p in participants if p.role == role]
        if names:
            of = f"of people of {listing(names)}"  # "two diplomats of Norway" who have no names
            parts.append(of if role == "object" else f"({role}: {listing(names)})")
    return " ".join(parts)


def agreed_day(event: Event) -> str:
    """The day, where one value of `when` is given and nothing else."""
    given = [v.value for f in event.findings if f.facet == "when" for v in f.values]
    if len(given) == 1 and isinstance(given[0], DateRange) and given[0] != DateRange(None, None):
        return days(given[0])
    return ""


def ladder(values: Sequence[Value]) -> list[Value]:
    """Numbers from the lowest up, the vaguer before the exact; other values as they were given.

    So the vaguest number, which most accounts fit, does not look the best supported.
    """
    if not all(isinstance(v.value, NumberRange) for v in values):
        return list(values)

    def rung(v: Value) -> tuple[int, float]:
        assert isinstance(v.value, NumberRange)
        return v.value.min, -(float("inf") if v.value.max is None else v.value.max)

    return sorted(values, key=rung)


def in_marks(words: str) -> str:
    """A passage as a sentence that quotes it: in quotation marks of its own where it has none, and
    with one stop. One that begins inside a quotation gets its opening mark back."""
    said = " ".join(words.split())
    if said[:1] not in _OPENING:
        first = next((c for c in said if c in _DOUBLE), "")
        inside = first == "\u201d" or (first == '"' and said.count('"') % 2 == 1)
        said = f"\u201c{said}" if inside else f"\u201c{said}\u201d"
    stopped = said.rstrip("\"\u201d'\u2019")[-1:] in (".", "!", "?", "\u2026")
    return said if stopped else f"{said}."


_DOUBLE = frozenset('"\u201c\u201d')
_OPENING = frozenset('"\u201c\u2018\u00ab')
