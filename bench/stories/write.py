"""Sentences and articles about a matter, each event sentence with what it tells."""

from __future__ import annotations

import random
from calendar import day_name, month_name
from dataclasses import dataclass, field
from datetime import date

from bench.stories.names import Outlet, Person, town
from bench.stories.plan import Happening, Origin, Telling, Value, spell, wording

_TIMES = ("", "once", "twice")


@dataclass(frozen=True, slots=True)
class Told:
    """One origin's value for one facet of one event; ``denied``: it says that it is not so."""

    event: str
    facet: str
    value: Value
    origin: str
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``<``, ``>``, ``[``, ``]`` stand for quotation marks, ``'`` for an apostrophe."""

    text: str
    event: str | None = None
    told: tuple[Told, ...] = ()


Paragraph = tuple[Sentence, ...]


@dataclass(slots=True)
class Writer:
    """Writes one article: knows the outlet, the day and who has been named in full.

    ``owners``: the outlet that first had an unnamed group. Another outlet tells what the group says
    as a report of that one, so that one group is one origin and never two of one description.
    """

    rng: random.Random
    outlet: Outlet
    published: date
    owners: dict[str, Outlet] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    def party(self, one: Person | str) -> str:
        """Return a party as the article has it: in full the first time, then in house style."""
        if isinstance(one, str):
            return one
        if one.name not in self.named:
            self.named.add(one.name)
            return f"the {one.role} {one.name}"
        return f"{one.title} {one.last}" if self.outlet.titles else one.last

    def source(self, origin: Origin, *, last: bool = False) -> str:
        """Return an origin: in full the first time. ``last``: nothing but a stop follows."""
        if origin.name in self.named:
            return origin.short if origin.named else origin.full
        self.named.add(origin.name)
        return origin.full.rstrip(",") if last else origin.full

    def day(self, when: Value) -> str:
        """Return a day with its preposition: by weekday, by date, or with the year."""
        assert isinstance(when, dict)
        day = date.fromisoformat(str(when["earliest"]))
        ago = (self.published - day).days
        if 1 <= ago <= 5 and self.rng.random() < 0.5:
            return f"on {day_name[day.weekday()]}"
        month = month_name[day.month]
        form = self.rng.choice(("{d} {m}", "{m} {d}", "{d} {m} {y}"))
        return "on " + form.format(d=day.day, m=month, y=day.year)

    def report(self, event: Happening, origin: Origin, telling: Telling) -> Sentence:
        """Return the sentence by which an origin tells of an event."""
        if telling.denies:
            return self._denial(event, origin)
        choices = [
            c for c in wording()[event.kind]["clauses"] if set(c["tells"]) <= set(telling.values)
        ]
        clause = self.rng.choice(choices)
        told = [Told(event.id, f, telling.values[f], origin.name) for f in clause["tells"]]
        told.append(Told(event.id, "occurred", "yes", origin.name))
        return self._say(origin, self._fill(clause["text"], event, telling), event, told)

    def topic(self, event: Happening, origin: Origin, telling: Telling) -> Sentence | None:
        """Return the sentence by which an origin tells what the event was about, or was not."""
        topic = telling.not_about or telling.values.get("about")
        if topic is None or telling.denies:
            return None
        form = wording()[event.kind]["not_about" if telling.not_about else "about"][0]
        told = [
            Told(event.id, "about", topic, origin.name, denied=telling.not_about is not None),
            Told(event.id, "occurred", "yes", origin.name),
        ]
        if _low(telling.values["count"]) == 1:  # "the call" is one call
            told.append(Told(event.id, "count", telling.values["count"], origin.name))
        clause = self._fill(form.replace("{topic}", str(topic)), event, telling)
        return self._say(origin, clause, event, told)

    def quote(self, origin: Origin) -> Sentence:
        """Return words of an origin that tell of no event."""
        form = self.rng.choice(wording()["saying"]["quotes"])
        last = "{O} said." not in form
        return Sentence(_upper(form.replace("{O}", self.source(origin, last=last).rstrip(","))))

    def filler(self) -> Sentence:
        """Return a sentence about something else."""
        words, rng = wording()["fillers"], self.rng
        return Sentence(
            rng.choice(words["sentences"]).format(
                Town=town(rng), Town2=town(rng), thousands=rng.randint(11, 990),
                trade=rng.choice(words["trades"]), street=rng.choice(words["streets"]),
                years=rng.randint(11, 90), percent=rng.randint(11, 60),
            )
        )  # fmt: skip

    def _denial(self, event: Happening, origin: Origin) -> Sentence:
        form = self.rng.choice(wording()[event.kind]["denial"])
        text = form.replace("{O}", self.source(origin))
        text = self._credit(origin) + text.replace("{I}", self.party(event.parties[0]))
        told = (Told(event.id, "occurred", "no", origin.name),)
        text = text.replace("{A}", self.party(event.parties[1]))
        return Sentence(_upper(text), event.id, told)

    def _credit(self, origin: Origin) -> str:
        owner = self.outlet if origin.named else self.owners.setdefault(origin.name, self.outlet)
        return "" if owner == self.outlet else f"According to a report in the {owner.name}, "

    def _say(self, origin: Origin, clause: str, event: Happening, told: list[Told]) -> Sentence:
        saying = wording()["saying"]
        frames = saying["frames"] + (saying["named"] if origin.named else [])
        credit = self._credit(origin)
        frame = credit + self.rng.choice(frames[:2] if credit else frames)
        source = self.source(origin, last="According to {O}" in frame)
        text = frame.format(O=source, clause=clause, Clause=_upper(clause), outlet=self.outlet.name)
        return Sentence(_upper(text), event.id, tuple(told))

    def _fill(self, form: str, event: Happening, telling: Telling) -> str:
        values = telling.values
        parties = event.parties
        if values.get("initiator") and len(parties) == 2 and isinstance(parties[1], Person):
            swap = values["initiator"] == parties[1].name
            parties = (parties[1], parties[0]) if swap else parties
        count = _low(values["count"]) if "count" in values else 0
        nouns = wording()[event.kind].get("noun", ["", ""])
        filled = {
            "date": self.day(values["when"]),
            "times": _TIMES[count] if count < 3 else f"{spell(count)} times",
            "n": f"{spell(count)} {nouns[count != 1]}",
            "noun": nouns[count != 1],
            "number": spell(count),
            "was": "was" if count == 1 else "were",
            "place": event.place,
            "thing": event.thing,
            "killed": spell(_low(values["killed"])) if "killed" in values else "",
            "injured": spell(_low(values["injured"])) if "injured" in values else "",
        }
        # In order of the text: whoever comes first is named in full.
        for key, who in sorted(
            zip("IA", parties, strict=False), key=lambda p: form.find("{" + p[0])
        ):
            filled[key] = self.party(who)
        return form.format(**filled)


def _low(value: Value) -> int:
    assert isinstance(value, dict)
    low = value["min"]
    assert isinstance(low, int)
    return low


def _upper(text: str) -> str:
    """Return the text with its first letter a capital."""
    at = next((k for k, c in enumerate(text) if c.isalpha()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def render(outlet: Outlet, sentence: str) -> str:
    """Return a sentence with the outlet's quotation marks and apostrophes."""
    left, right, inner_left, inner_right = outlet.marks
    marks: dict[str, str | int | None] = {
        "<": left,
        ">": right,
        "[": inner_left,
        "]": inner_right,
        "'": outlet.apostrophe,
    }
    return sentence.translate(str.maketrans(marks))
