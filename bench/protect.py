"""Names that must not leave: generated news of violence, every export of it, and what leaks.

``python -m bench.protect --stories 1000`` builds stories of invented victims, minors, relatives
and neighbours, takes each through all that leaves the desk, and looks for every part of every name
in any case, without accents, run together, in addresses and names of files.

How it is judged, apart from the code under test. A part that is no ordinary word (``ORDINARY``) is
a leak wherever it stands as a word, or in its plural, in any case. One that is an ordinary word
(Rose Long: "prices rose") is a leak where it is written with a capital, or beside another part of
the name. Two parts of a name run together are a leak inside any word. The full names of officials
and of places, which may share a first name with a victim, are taken out before.
"""

from __future__ import annotations

import argparse
import html
import json
import random
import re
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from twosource import pipeline
from twosource.comparing import compare
from twosource.errors import ReadError
from twosource.export.formats import FORMATS
from twosource.export.take import Take
from twosource.model.document import Document
from twosource.model.reading import Reading
from twosource.model.table import Table
from twosource.protect.leaving import leave
from twosource.reading.assemble import Draft, assemble
from twosource.reading.hints import Hints

GIRLS = ["Anna-Maria", "Zoé", "Rose", "Grace", "Daisy", "Ilka", "Tamsin", "Olive", "Maud", "Søfie",
         "Ivy", "May", "Nadja", "Elif", "Margaret", "Katherine", "Ruby", "Ottilie"]  # fmt: skip
BOYS = ["Tomáš", "Will", "Robin", "Mark", "Jean-Luc", "Edvin", "Kasper", "Finn", "Björn", "Nikolai",
        "Robert", "Emre", "Yusuf", "Lorcan", "Anselm", "Jasper", "Dov", "Matteo"]  # fmt: skip
SURNAMES = ["Roé", "Long", "Brandt-Quill", "Krolová", "Young", "Hollis", "Fenwick", "de la Brera",
            "van Osten", "Müllner", "Stone", "Okparu", "Łasik", "O'Dane", "Marsh", "Winter", "Tarn",
            "Ostrander", "Vasquez-Lind", "Sørby", "McAlvey", "Field", "Çelin", "Brook"]  # fmt: skip
NICK = {"Margaret": "Maggie", "Katherine": "Katie", "Robert": "Bobby", "Nikolai": "Kolya",
        "Anna-Maria": "Annie", "Ottilie": "Tilly"}  # fmt: skip
OFFICIALS = [("Chief Inspector", "Ida Harrow"), ("Mayor", "Otto Vey"), ("Prosecutor", "Lena Dorn"),
             ("Superintendent", "Grace Ambler"), ("Minister", "Robert Selk")]  # fmt: skip
TOWNS = ["Port Lena", "Great Havering", "Nether Ashby", "Kelm", "Sandry"]
OUTLETS = ["Lena Courier", "Kelm Gazette", "The Northern Ledger", "Sandry Mail"]
ORDINARY = {
    "rose",
    "grace",
    "daisy",
    "olive",
    "ivy",
    "may",
    "will",
    "robin",
    "mark",
    "finn",
    "ruby",
    "long",
    "young",
    "stone",
    "marsh",
    "winter",
    "field",
    "brook",
    "maud",
    "la",
    "de",
    "dov",
}
HARMS = [("stabbed", "stabbing"), ("shot", "shooting"), ("beaten", "attack"), ("killed", "killing"),
         ("attacked", "attack"), ("assaulted", "assault"), ("murdered", "murder")]  # fmt: skip
PLACES = ["on a bus", "outside a school", "in a car park", "at a flat", "near the station"]
FILLER = ["Prices rose after the long winter.", "Residents said they will mark the day in a field.",
          "Long queues formed at the bridge in May.", "A young man stood by the stone for an hour.",
          "Officers will search the brook and the marsh."]  # fmt: skip


@dataclass(frozen=True)
class Soul:
    """One whose name must not leave."""

    first: str
    last: str
    age: int
    girl: bool
    nick: str | None = None

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def he(self) -> str:
        return "she" if self.girl else "he"

    @property
    def his(self) -> str:
        return "her" if self.girl else "his"


@dataclass(frozen=True)
class Story:
    """Documents, and those who must not be named in them."""

    documents: tuple[Document, ...]
    souls: tuple[Soul, ...]
    name: str


def story(seed: int) -> Story:
    """One matter: a victim, a second one, a parent of the first's name, a neighbour."""
    r = random.Random(seed)
    last, other, third = r.sample(SURNAMES, 3)
    girl = r.random() < 0.5
    first = r.choice(GIRLS if girl else BOYS)
    victim = Soul(first, last, r.randint(4, 60), girl, NICK.get(first))
    second = Soul(r.choice(GIRLS), other, r.randint(15, 80), True)
    parent = Soul(r.choice([b for b in BOYS if b != first]), last, r.randint(61, 80), False)
    neighbour = Soul(
        r.choice([g for g in GIRLS if g not in (first, second.first)]), third, 55, True
    )
    souls = (victim, second, parent, neighbour)
    day = date(2031, 3, 1) + timedelta(days=r.randint(0, 200))
    town, (verb, noun), place = r.choice(TOWNS), r.choice(HARMS), r.choice(PLACES)
    made = [
        _document(r, souls, day + timedelta(days=n), outlet, town, verb, noun, place, n)
        for n, outlet in enumerate(r.sample(OUTLETS, r.randint(1, 3)))
    ]
    return Story(tuple(made), souls, r.choice(["matter", f"{_slug(victim.last)} case"]))


def _document(
    r: random.Random, souls: tuple[Soul, ...], day: date, outlet: str, town: str, verb: str,
    noun: str, place: str, n: int,
) -> Document:  # fmt: skip
    victim, second, parent, neighbour = souls
    (rank, chief), (post, mayor) = r.sample(OFFICIALS, 2)
    full = victim.name
    if victim.nick and r.random() < 0.7:
        full = f"{victim.first} \u201c{victim.nick}\u201d {victim.last}"
    child = ("girl" if victim.girl else "boy") if victim.age < 18 else "resident"
    heads = [
        f"{victim.age}-year-old {verb} {place} in {town}",
        f"{victim.last} family mourns after {noun} in {town}",
        f"{victim.name.upper()} {verb.upper()} {place.upper()}",
        f"Police name {victim.name}, {victim.age}, as victim of {town} {noun}",
    ]
    title = r.choice(heads)
    opening = [
        f"{full}, {victim.age}, was {verb} {place} in {town} on {day:%A}, police said.",
        f"A {victim.age}-year-old {child}, {full}, was {verb} {place} in {town} on {day:%A}.",
        f"Police named the victim of the {noun} in {town} as {full}, {victim.age}.",
    ]
    more = [
        f"{second.name}, a passer-by, was also injured in the {noun}.",
        f"Two people were {verb}, {victim.name} and {second.name}, {rank} {chief} said.",
        f"{second.name}, {second.age}, was treated in hospital after the {noun}.",
    ]
    kin = [
        f"{victim.his.capitalize()} father, {parent.name}, said:"
        f" \u201c{victim.first} was our light.\u201d",
        f"\u201cWe want justice for {victim.first},\u201d said {parent.name}, {victim.his} father.",
        f"{parent.name}, whose {'daughter' if victim.girl else 'son'} was {verb}, said the family"
        " was broken.",
    ]
    near = [
        f"A neighbour, {neighbour.name}, said {victim.he} had called for help. \u201cI heard"
        f" {victim.first} scream,\u201d {neighbour.last} said.",
        f"\u201cThe {victim.last}s are good people,\u201d said {neighbour.name}, {neighbour.age},"
        " who lives next door.",
    ]
    ends = [
        f"{post} {mayor} called the {noun} a shock to {town}.",
        f"A page was set up at https://help.example/{_slug(victim.name)} by friends.",
        f"Many wrote under #JusticeFor{_camel(victim.first)} and @{_run(victim.name)}.",
        f"Mr {parent.last} asked for privacy.",
        f"{victim.last}\u2019s friends laid flowers.",
        f"{victim.first} will be buried on Friday.",
        r.choice(FILLER), r.choice(FILLER),
    ]  # fmt: skip
    if victim.nick:
        ends.append(f"\u201cWe loved {victim.nick},\u201d {parent.last} said.")
    r.shuffle(ends)
    body = [
        r.choice(opening),
        r.choice(more),
        r.choice(kin),
        r.choice(near),
        *ends[: r.randint(3, 6)],
    ]
    text = "\n\n".join([title, *body])
    slug = _slug(r.choice([title, victim.name, f"{victim.last} {verb}"]))
    url = None if r.random() < 0.3 else f"https://{_slug(outlet)}.example/news/{slug}.html"
    draft = Draft(
        text, f"/home/desk/{slug}.txt", doc=f"{slug}-{n}" if r.random() < 0.4 else None, url=url,
        outlet=outlet, title=title, published=day,
    )  # fmt: skip
    return assemble(draft, Hints())


def _plain(words: str) -> str:
    low = unicodedata.normalize("NFKD", words.casefold())
    low = "".join(c for c in low if not unicodedata.combining(c))
    return low.translate(str.maketrans("øł", "ol"))


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", _plain(words)).strip("-")


def _run(words: str) -> str:
    return _slug(words).replace("-", "")


def _camel(words: str) -> str:
    return "".join(w.capitalize() for w in _slug(words).split("-"))


_TOKEN = re.compile(r"[^\W\d_]+(?:\u0301[^\W\d_]*)*")


class Judge:
    """Finds the names of a story's people in what left."""

    def __init__(self, souls: tuple[Soul, ...]) -> None:
        self.parts: set[str] = set()
        self._known: dict[str, str | None] = {}
        self.runs: set[str] = set()
        for s in souls:
            words = [_slug(w) for w in re.split(r"[ -]", s.name)]
            words = [w.replace("-", "") for w in words if w]
            self.parts |= {w for w in words if w not in ("van", "de", "la")}
            if "'" in s.last:
                self.parts.add(_slug(s.last).split("-")[-1])
            if s.nick:
                self.parts.add(_plain(s.nick))
            first, last = _run(s.first), _run(s.last)
            self.runs |= {w for w in (first + last, last + first) if len(w) > 5}
        public = [re.escape(n) for n in (*(n for _, n in OFFICIALS), *TOWNS, *OUTLETS)]
        for rank, name in OFFICIALS:  # a passage may be cut in the middle of a name
            first, last = name.split()
            public += [rf"{first} {last[0]}[a-z]*", rf"{rank} {first}"]
        public.append(r"\d{1,2} May|May \d{4}")  # days, as the formats write them
        self.public = re.compile("|".join(public), re.IGNORECASE)

    def leaks(self, words: str) -> Iterator[str]:
        """Parts of names with what stands around."""
        text = self.public.sub(" . ", words)
        tokens = list(_TOKEN.finditer(text))
        for n, m in enumerate(tokens):
            hit = self._part(m[0])
            if hit is None:
                continue
            near = [t for t in tokens[max(0, n - 1) : n + 2] if abs(t.start() - m.start()) < 16]
            beside = any((k := _plain(t[0])) in self.parts and k != _plain(m[0]) for t in near)
            if hit not in ORDINARY or m[0][0].isupper() or beside:
                around = text[max(0, m.start() - 40) : m.end() + 40].replace("\n", " ")
                yield f"{m[0]} in: {around}"

    def _part(self, word: str) -> str | None:
        """The part of a name that a word is, or has run together in it. Kept: the words of the
        formats of one story are the same ones over and over."""
        if word not in self._known:
            key = _plain(word)
            hit = key if key in self.parts else key.removesuffix("s")
            run = next((r for r in self.runs if r in key), None)
            self._known[word] = hit if hit in self.parts else run
        return self._known[word]


SAFE = re.compile(r"Long q[a-z]*|in May\.|\"May\. |(?<=\.)\s+Long(?=\")")
"""Words of our own filler that are no name, capitals or not, also where a passage is cut."""


def words_of(data: bytes) -> str:
    """All words of a file, whatever it is packed in."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(data)) as z:
            return "\n".join([*z.namelist(), *(words_of(z.read(n)) for n in z.namelist())])
    if data[:4] == b"PAR1":
        import pyarrow.parquet as pq

        return json.dumps(pq.read_table(BytesIO(data)).to_pylist(), default=str, ensure_ascii=False)
    text = data.decode("utf-8", "replace")
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text).replace("\\n", " ")
    return html.unescape(text)


def leaving(table: Table, name: str) -> Iterator[tuple[str, str]]:
    """All that leaves of a story: each format, and each page of text."""
    from rich.console import Console

    from twosource.checking import contacts, page
    from twosource.checking.brief import brief
    from twosource.checking.calls import still_to_call
    from twosource.export import terminal
    from twosource.export.index import Index
    from twosource.mcp_server import questions

    safe = leave(table)
    for kind in FORMATS.values():
        out = BytesIO()
        kind.write(safe.take(Take(table, name, shown=name, proposed=True)), out)
        yield kind.name, words_of(out.getvalue())
    index = Index(safe.table)
    made = brief(safe.take(Take(table, name, proposed=True)))
    if made is not None:
        yield "brief", "\n".join(page.Writer(index, markdown=False).brief(made))
    told = page.Writer(index, markdown=True).sections(still_to_call(safe.table, None))
    yield "calls", "\n".join(told)
    yield "contacts", contacts.as_csv(safe.table).decode()
    held = BytesIO()
    import io

    stream = io.TextIOWrapper(held, "utf-8")
    terminal.show(
        safe.table,
        Console(file=stream, width=200),
        terminal.View(everything=True),
        safe.words(name),
    )
    stream.flush()
    yield "show", held.getvalue().decode()
    answers: list[Any] = [questions.findings(index, None, None, 0)]
    answers += [
        questions.evidence(index, d.id, 0, min(900, len(d.text))) for d in safe.table.documents
    ]
    answers += [questions.accounts(index, e.id) for e in safe.table.events]
    yield "mcp", json.dumps(answers, ensure_ascii=False)


def table_of(made: Story, models: pipeline.Models) -> Table:
    """The story as it is built."""
    readings: list[Reading] = []
    for d in made.documents:
        found = pipeline.attempt(d, models)
        if isinstance(found, ReadError):
            raise SystemExit(str(found))
        readings.append(found)
    return compare(readings, {})[0]


def leaks(made: Story, table: Table) -> Iterator[tuple[str, str]]:
    """What of the names left, by format."""
    judge = Judge(made.souls)
    for where, words in leaving(table, made.name):
        for found in judge.leaks(SAFE.sub(" ", words)):
            yield where, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rules", action="store_true", help="without the trained tagger")
    given = parser.parse_args()
    models = pipeline.load_models(tagger=not given.rules)
    bad, by_format, articles = 0, Counter[str](), 0
    for n in range(given.stories):
        made = story(given.seed * 1_000_003 + n)
        articles += len(made.documents)
        found = list(leaks(made, table_of(made, models)))
        bad += bool(found)
        if n % 50 == 49:
            print(f"{n + 1} stories: {bad} with a name that left", file=sys.stderr, flush=True)
        by_format.update({w for w, _ in found})
        for where, words in found[:3]:
            print(f"story {n}, {where}: {words}", file=sys.stderr)
    print(f"{given.stories} stories, {articles} articles: {bad} with a name that left")
    for where, count in by_format.most_common():
        print(f"  {where}: {count}")
    raise SystemExit(bool(bad))


if __name__ == "__main__":
    main()
