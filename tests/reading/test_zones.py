"""Zones: the seed and its variants as gold has them; layouts of our own; hostile text."""

from __future__ import annotations

import json
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Seed
from tests.reading.layouts import LAYOUTS, TABLOID, build
from twosource.reading.zones import find_zones, lay_out


def test_seed_and_variants(seed: Seed) -> None:
    assert find_zones(seed.text) == seed.document.zones


@pytest.mark.parametrize("change", ["single", "wrapped", "dashes", "zero width", "titled"])
def test_seed_in_another_layout(seed: Seed, change: str) -> None:
    lines = seed.text.split("\n")
    text, title = seed.text, None
    if change == "single":
        text = "\n".join(x for x in lines if x.strip())
    elif change == "wrapped":
        text = "\n".join(
            textwrap.fill(x, 72, subsequent_indent="    " if "\u2022" in x else "") for x in lines
        )
    elif change == "dashes":
        text = text.replace("\u2022", "-")
    elif change == "zero width":
        text = text.replace("\n\n", "\n\n\u200b")
    else:
        title = "Another title, given beside the text"
    zones = find_zones(text, title=title)
    assert [z.kind for z in zones] == [z.kind for z in seed.document.zones]


def test_seed_with_crlf(seed: Seed) -> None:
    crlf = seed.text.replace("\n", "\r\n")
    got = [(z.kind, z.span.of(crlf)) for z in find_zones(crlf)]
    assert got == [(z.kind, z.span.of(seed.text)) for z in seed.document.zones]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_layouts(name: str, newline: str) -> None:
    text, want = build(LAYOUTS[name], newline)
    assert [(z.kind, z.span.of(text)) for z in find_zones(text)] == want


@pytest.mark.parametrize(
    ("name", "published", "byline"),
    [
        ("tabloid", "2021-05-04", "Petra Holm for the Port Elin Chronicle"),
        ("single_newlines", "2021-05-04", "Mara Quill, Education Correspondent"),
        ("picture_desk", "2020-06-12", "Dana Lowe"),
        ("transcript", "2021-05-04", None),
        ("broadcaster", "2021-05-04", None),
        ("agency", None, None),
        ("wrapped", None, None),
        ("no_headline", None, None),
    ],
)
def test_top_matter(name: str, published: str | None, byline: str | None) -> None:
    layout = lay_out(build(LAYOUTS[name])[0])
    assert (layout.published and layout.published.isoformat()) == published
    assert layout.byline == byline


def test_title_beside_the_text() -> None:
    body = "The mayor flew once, her office said.\n\nThree pilots said she flew four times."
    told = "Mayor 'flew four times', pilots say."
    with_title = find_zones(f"{told}\n\n{body}", title=told.upper())
    assert [z.kind for z in with_title] == ["headline", "body", "body"]
    # Where the title stands beside the text, an unlike first line is no second headline.
    lead = "Three pilots of the small airfield contradict the office of the mayor"
    assert find_zones(f"{lead}\n\n{body}", title=told)[0].kind == "body"


def test_headline_with_a_stop_is_told_by_its_capitals() -> None:
    body = "\n\nThree pilots said so.\n\nHer office said she flew once, and paid."
    assert find_zones("Mayor Flew Four Times To Island, Pilots Say." + body)[0].kind == "headline"
    assert find_zones("The mayor flew four times." + body)[0].kind == "body"


@pytest.mark.parametrize("marks", ["''", '""', "“”", "‘’", "«»"])
def test_quotation_marks_do_not_matter(marks: str) -> None:
    plain = build(TABLOID)[0]
    k = 0
    text = ""
    for c in plain:
        text += marks[k % 2] if c == "'" else c
        k += c == "'"
    assert [z.kind for z in find_zones(text)] == [z.kind for z in find_zones(plain)]


def test_few_captions_in_agency_and_paper_text(shared: Path) -> None:
    zones = long = captions = 0
    with (shared / "polnear" / "polnear_dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            for z in find_zones(text):
                zones += 1
                captions += z.kind == "caption"
                long += z.kind in ("caption", "furniture") and len(z.span.of(text)) > 800
    assert captions < 0.04 * zones
    assert not long


PIECES = [
    "\n", "\r\n", "• ", "By Ann Lee", "4 May 2021", "(pictured)", "'", '"', ".", "\u00a0", "\u200b",
    "\ufeff", "Read more: x", "Tom Ash said so", "____", "a" * 80, "日本", "\u2028",
    "The mayor said that she flew to the island once. ",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=40,
    ).map("".join)
    | st.text(max_size=200)
)  # fmt: skip
def test_zones_cover_the_text_in_order(text: str) -> None:
    zones = find_zones(text)
    at = 0
    for z in zones:
        assert z.span.start >= at
        assert not any(c.isalnum() for c in text[at : z.span.start])
        assert z.span.of(text).strip()
        at = z.span.end
    assert not any(c.isalnum() for c in text[at:])


@pytest.mark.parametrize(
    "text",
    ["'" * 1_000_000, "\n" * 1_000_000, "a\n" * 300_000, "• " * 500_000, "(" * 1_000_000,
     "Tom Ash " * 120_000, "By " * 300_000, "word " * 15 + "\n" + "Photo (" * 140_000,
     "Tom Ash went home with his two dogs today\n" * 24_000, "- " * 200_000,
     "4 May 2021 " * 90_000],
    ids=lambda t: ascii(t[:12]),
)  # fmt: skip
def test_a_megabyte_of_anything_takes_linear_time(text: str) -> None:
    began = time.process_time()
    find_zones(text)
    assert time.process_time() - began < 8
