"""Actors across documents. All names are invented."""

from __future__ import annotations

import itertools
import random
import time
from dataclasses import replace
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.actors.document import outlet_id
from twosource.actors.merge import merge
from twosource.actors.outlets import host_of, outlet_name
from twosource.model.actor import Actor, ActorKind, Mention
from twosource.model.document import Document, document_id
from twosource.model.ids import make_id
from twosource.model.number import NumberRange
from twosource.model.span import Span


def document(
    *names: str, number: int = 0, outlet: str | None = None, url: str | None = None
) -> Document:
    text = "\n".join((*names, f"document {number}"))
    return Document(
        id=document_id(url, str(number), text), doc=None, file=None, url=url, outlet=outlet,
        title=None, byline=None, published=None, language="en", text=text, zones=(),
    )  # fmt: skip


def actor(
    doc: Document,
    *names: str,
    kind: ActorKind = "person",
    roles: tuple[str, ...] = (),
    speaks_for: tuple[str, ...] = (),
    count: NumberRange | None = None,
    gender: Literal["female", "male"] | None = None,
) -> Actor:
    """An actor with a mention of each name, which the document's text must hold."""
    mentions = []
    for name in names:
        at = doc.text.index(name)
        span = Span(at, at + len(name))
        form = "name" if kind != "unnamed" and name[0].isupper() else "description"
        mentions.append(Mention(doc.id, span, span, form, 0.9, "test"))  # type: ignore[arg-type]
    first = mentions[0].span
    return Actor(
        make_id("actor", doc.id, first.start, first.end), kind, max(names, key=len), names[1:],
        roles, count, speaks_for, tuple(mentions), (), gender,
    )  # fmt: skip


def one(
    *names: str, number: int, roles: tuple[str, ...] = (), kind: ActorKind = "person"
) -> tuple[Document, tuple[Actor, ...]]:
    """A document with one actor, and a harbour that all of them name."""
    doc = document(*names, "Port of Ulvik", number=number)
    return doc, (
        actor(doc, *names, kind=kind, roles=roles),
        actor(doc, "Port of Ulvik", kind="organisation"),
    )


def groups(*casts: tuple[Document, tuple[Actor, ...]]) -> list[set[str]]:
    """The names that were united, a set each, persons only."""
    merged = merge(casts)
    out: dict[str, set[str]] = {}
    for _, actors in casts:
        for a in actors:
            if a.kind != "organisation":
                out.setdefault(merged.of[a.id], set()).add(a.name)
    return sorted(out.values(), key=sorted)


def test_spellings_of_one_name() -> None:
    assert groups(one("Sergei Malyov", number=1), one("Sergey Malyov", number=2)) == [
        {"Sergei Malyov", "Sergey Malyov"}
    ]


def test_nickname_and_initial() -> None:
    assert len(groups(one("Michael Tarn", number=1), one("Mike Tarn", number=2))) == 1
    assert len(groups(one("Michael Tarn", number=1), one("M. Tarn", number=2))) == 1


def test_a_swapped_letter_where_context_agrees() -> None:
    assert len(groups(one("Tariq Belhamdi", number=1), one("Tariq Belhadmi", number=2))) == 1


def test_a_swapped_letter_in_another_context_stays_apart() -> None:
    a, b = document("Tariq Belhamdi", number=1), document("Tariq Belhadmi", number=2)
    assert len(groups((a, (actor(a, "Tariq Belhamdi"),)), (b, (actor(b, "Tariq Belhadmi"),)))) == 2


def test_another_letter_in_a_short_name_is_another_person() -> None:
    assert len(groups(one("Mei Chang", number=1), one("Mei Cheng", number=2))) == 2


def test_first_names_keep_people_apart() -> None:
    assert len(groups(one("Anna Korvald", number=1), one("Peder Korvald", number=2))) == 2


def test_titles_change() -> None:
    merged = merge(
        [
            one("Odd Lervik", number=1, roles=("mayor",)),
            one("Odd Lervik", number=2, roles=("minister",)),
        ]
    )
    person = next(a for a in merged.actors if a.kind == "person")
    assert person.roles == ("mayor", "minister")
    assert len(person.mentions) == 2


def test_surname_alone_goes_to_the_only_one() -> None:
    assert len(groups(one("Odd Lervik", number=1), one("Lervik", number=2))) == 1


def test_surname_alone_of_two_stays_open() -> None:
    found = groups(
        one("Anna Korvald", number=1), one("Peder Korvald", number=2), one("Korvald", number=3)
    )
    assert len(found) == 3


def test_a_form_of_address_against_the_gender_is_someone_else() -> None:
    a, b, c = (document(x, number=k) for k, x in enumerate(("Anna Korvald", "Korvald", "Korvald")))
    anna = actor(a, "Anna Korvald", gender="female")
    men = [(d, (actor(d, "Korvald", gender="male"),)) for d in (b, c)]
    merged = merge([(a, (anna,)), *men])
    assert len(merged.actors) == 2
    assert merged.of[men[0][1][0].id] == merged.of[men[1][1][0].id] != merged.of[anna.id]


def test_two_whom_one_document_holds_apart_stay_apart() -> None:
    a = document("Mr Korvald, x", "Peder Korvald", number=1)
    known, full = actor(a, "Korvald", gender="male"), actor(a, "Peder Korvald")
    b = document("Korvald", number=2)
    other = actor(b, "Korvald", gender="male")
    merged = merge([(a, (known, full)), (b, (other,))])
    assert merged.of[known.id] != merged.of[full.id]
    assert merged.of[other.id] == merged.of[known.id]
    c = document("Ivar Korvald", number=3)
    third = actor(c, "Ivar Korvald")
    merged = merge([(a, (known, full)), (c, (third,))])
    assert merged.of[known.id] == merged.of[third.id] != merged.of[full.id]


def test_a_form_of_address_does_not_make_the_fuller_name() -> None:
    a, b = document("Korvald", number=1), document("Odd Korvald", number=2)
    mr = replace(actor(a, "Korvald", gender="male"), name="Mr Korvald")
    merged = merge([(a, (mr,)), (b, (actor(b, "Odd Korvald"),))])
    assert [x.name for x in merged.actors] == ["Odd Korvald"]


def published(d: Document) -> tuple[Document, tuple[Actor, ...]]:
    return d, (Actor(outlet_id(d), "outlet", outlet_name(d), (), (), None, (), ()),)


def test_a_port_is_no_part_of_an_outlet() -> None:
    docs = [
        document(number=1, outlet="fenland.example"),
        document(number=2, outlet="fenland.example:80"),
        document(number=3, url="http://www.fenland.example:8080/b"),
        document(number=4, url="fenland.example:80/c"),
    ]
    merged = merge([published(d) for d in docs])
    assert [a.name for a in merged.actors] == ["fenland.example"]
    assert outlet_name(document(outlet="Post: 80")) == "Post: 80"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_any_url_has_a_host_or_none(url: str) -> None:
    assert ":" not in host_of(f"https://fenland.example/{url}")
    host_of(url)


def test_unknown_outlets_are_never_one_and_named_without_their_folder() -> None:
    docs = [
        replace(document(number=k), file=f"{folder}/story.jsonl", doc="7")
        for k, folder in enumerate(("in/a", "in/b"))
    ]
    assert {outlet_name(d) for d in docs} == {"outlet not known (story.jsonl: 7)"}
    assert len(merge([published(d) for d in docs]).actors) == 2


def test_outlets_by_name_article_and_spaces() -> None:
    casts = []
    for k, name in enumerate(("The Fenland Post", "Fenland Post", "FenlandPost")):
        doc = document(name, number=k)
        casts.append((doc, (actor(doc, name, kind="outlet"),)))
    assert len(merge(casts).actors) == 1


def test_an_outlet_is_found_by_its_site() -> None:
    a = document(number=1, outlet="Fenland Post", url="https://www.fenland.example/a")
    b = document(number=2, url="https://fenland.example/b")
    made = [
        (d, (Actor(outlet_id(d), "outlet", d.outlet or "fenland.example", (), (), None, (), ()),))
        for d in (a, b)
    ]
    assert len(merge(made).actors) == 1


def test_unnamed_are_united_by_others_alone() -> None:
    docs = [document("three sources", number=k) for k in (1, 2)]
    casts = [
        (d, (actor(d, "three sources", kind="unnamed", count=NumberRange(3, 3)),)) for d in docs
    ]
    assert len(merge(casts).actors) == 2
    pair = (casts[0][1][0].id, casts[1][1][0].id)
    merged = merge(casts, same=[pair])
    assert len(merged.actors) == 1
    assert merged.actors[0].count == NumberRange(3, 3)


def test_speaks_for_is_mapped() -> None:
    a = document("Odd Lervik", "Tor Brask", number=1)
    lervik = actor(a, "Odd Lervik")
    brask = actor(a, "Tor Brask", speaks_for=(lervik.id,))
    merged = merge([(a, (lervik, brask)), one("Odd Lervik", number=2)])
    found = {x.name: x for x in merged.actors}
    assert found["Tor Brask"].speaks_for == (found["Odd Lervik"].id,)


def test_a_small_body_is_the_only_longer_one() -> None:
    found = groups(
        one("Sund transition team", number=1, kind="outlet"),
    )
    assert len(found) == 1
    a, b = document("transition team", number=1), document("x Sund transition team", number=2)
    small = actor(a, "transition team", kind="organisation")
    full = Actor("actor-x", "organisation", "Sund transition team", (), (), None, (), ())
    assert len(merge([(a, (small,)), (b, (full,))]).actors) == 1


def test_the_company_of_two_documents_is_not_one() -> None:
    casts = []
    for k in (1, 2):
        doc = document("company", number=k)
        casts.append((doc, (actor(doc, "company", kind="organisation"),)))
    assert len(merge(casts).actors) == 2


FIRST = ("Odd", "Anna", "Tor", "Sergei", "Sergey", "Michael", "Mike", "M.")
LAST = ("Lervik", "Lervki", "Brask", "Korvald", "Malyov")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST)), min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
def test_the_order_of_documents_does_not_matter(
    people: list[tuple[str, str]], dice: random.Random
) -> None:
    casts = [one(" ".join(p), number=k) for k, p in enumerate(people)]
    mixed = casts[:]
    dice.shuffle(mixed)
    a, b = merge(casts), merge(mixed)
    assert a.actors == b.actors
    assert dict(a.of) == dict(b.of)
    assert len({x.id for x in a.actors}) == len(a.actors)
    locals_ = [x for _, actors in casts for x in actors]
    assert set(a.of) == {x.id for x in locals_}
    assert sum(len(x.mentions) for x in a.actors) == sum(len(x.mentions) for x in locals_)


def generated(n: int, seed: int = 7) -> list[tuple[Document, tuple[Actor, ...]]]:
    """``n`` documents of some 15 actors from a pool of people that grows with ``n``."""
    dice = random.Random(seed)
    syllables = ["bra", "kor", "tel", "vik", "sun", "mar", "lo", "fen", "dal", "ru"]
    lasts = ["".join(p).capitalize() for p in itertools.product(syllables, repeat=3)]
    firsts = ["".join(p).capitalize() for p in itertools.product(syllables, repeat=2)]
    pool = [f"{dice.choice(firsts)} {dice.choice(lasts)}" for _ in range(max(10, n))]
    out = []
    for k in range(n):
        names = list(dict.fromkeys(dice.choice(pool) for _ in range(12)))
        doc = document(*names, "three sources", "Port of Ulvik", number=k)
        people = [actor(doc, x) for x in names]
        extra = (
            actor(doc, "three sources", kind="unnamed"),
            actor(doc, "Port of Ulvik", kind="organisation"),
        )
        out.append((doc, (*people, *extra)))
    return out


def test_two_thousand_documents_merge_in_seconds() -> None:
    times = []
    for n in (1000, 2000):
        casts = generated(n)
        start = time.process_time()
        merged = merge(casts)
        times.append(time.process_time() - start)
        assert len(merged.actors) > n
    assert times[1] < 10
    assert times[1] < 3.5 * times[0] + 0.5
