"""How alike the texts of a story are, held against the same worked out by hand."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.accounts.harm_texts import Texts, mark
from twosource.model.document import Document, Zone
from twosource.model.span import Span

WORDS = ("quarry", "Ulvik", "sirens", "ferry", "night", "Kelm", "crane", "beacon")
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join), min_size=2, max_size=6
)


def document(name: str, text: str) -> Document:
    zones = (Zone("body", Span(0, len(text))),)
    return Document(name, name, None, None, None, None, None, None, "en", text, zones)


def cosine(texts: list[str], a: int, b: int) -> float:
    counts = [Counter(t.lower().split()) for t in texts]
    many = Counter(w for c in counts for w in c)
    rarity = {w: math.log((len(texts) + 60) / (n + 0.5)) for w, n in many.items()}
    raw = [{w: (1 + math.log(n)) * rarity[w] for w, n in c.items()} for c in counts]
    one, other = raw[a], raw[b]
    lengths = math.hypot(*one.values()) * math.hypot(*other.values())
    return sum(x * other.get(w, 0.0) for w, x in one.items()) / lengths


@given(TEXTS)
def test_two_texts_are_as_alike_as_their_words(texts: list[str]) -> None:
    held = Texts(document(str(n), t) for n, t in enumerate(texts))
    pairs = [(a, b) for a in range(len(texts)) for b in range(a, len(texts))]
    found = held.alike([(str(a), str(b)) for a, b in pairs])
    assert found == pytest.approx([cosine(texts, a, b) for a, b in pairs])
    assert held.alike([("0", None), (None, None)]) == [0.0, 0.0]
    alone = [held.alike([(str(a), str(b))])[0] for a, b in pairs]
    assert alone == found, "what else is asked for changes nothing, to the last bit"


@given(TEXTS)
def test_names_and_rare_words(texts: list[str]) -> None:
    held = Texts(document(str(n), t) for n, t in enumerate(texts))
    many = Counter(w for t in texts for w in set(t.split()))
    rarity = {w: math.log((len(texts) + 60) / (n + 0.5)) for w, n in many.items()}
    asked = [[mark(w.lower()) for w in sorted(set(t.split()))] for t in texts]
    wanted = [sum(rarity[w] for w in set(t.split())) for t in texts]
    assert held.shared([*asked, []]) == pytest.approx([*wanted, 0.0])
    for n, t in enumerate(texts):
        assert len(held.rare(3)[str(n)]) == sum(1 < many[w] <= 3 for w in set(t.split()))
        assert held.names(str(n)) == {w.lower() for w in t.split() if w[0].isupper()}


def test_no_texts() -> None:
    held = Texts([])
    assert held.alike([]) == [] and held.shared([]) == [] and held.rare(12) == {None: []}
