"""Plain heads: which paper, whose byline, which day. Invented papers and people."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.helpers import kinds, read_bytes
from tests.reading.pdfs import pdf
from twosource.model.document import Document
from twosource.reading import Hints
from twosource.reading.outlets import outlet_name

HEADLINE = "Mayor met builder, officials say"
BODY = (
    "The mayor of Kelmouth met the builder Gideon Ashworth twice in May, officials said on Friday."
    '\n\n"We met once," the mayor said. The council meets next week.\n'
)


def read(folder: Path, head: str, body: str = BODY) -> Document:
    (document,), errors = read_bytes(folder, "a.txt", f"{head}\n\n{body}".encode())
    assert errors == []
    return document


@pytest.mark.parametrize(
    ("head", "outlet", "byline", "published"),
    [
        (f"The Wessex Chronicle\n{HEADLINE}\n\nBy Ann Lee\n22 May 2021",
         "The Wessex Chronicle", "Ann Lee", "2021-05-22"),
        (f"THE WESSEX CHRONICLE\n\n{HEADLINE}\n\nBy Ann Lee\n22 May 2021",
         "The Wessex Chronicle", "Ann Lee", "2021-05-22"),
        (f"Kelmouth Post\n\n22 May 2021\n\n{HEADLINE}", "Kelmouth Post", None, "2021-05-22"),
        (f"{HEADLINE}\n\nDaily Post, 21 May 2021", "Daily Post", None, "2021-05-21"),
        (f"{HEADLINE}\n\nPublished in the Daily Post on May 21, 2021",
         "Daily Post", None, "2021-05-21"),
        (f"{HEADLINE}\n\nNorrhamn Blade, 21 May 2021", None, None, "2021-05-21"),
        (f"{HEADLINE}\n\nKelmouth, May 21, 2021", None, None, "2021-05-21"),
        (f"{HEADLINE}\n\nBy Ann Lee, Daily Post", "Daily Post", "Ann Lee", None),
        (f"{HEADLINE}\n\nBy Ann Lee, Daily Post, May 21, 2021",
         "Daily Post", "Ann Lee", "2021-05-21"),
        (f"{HEADLINE}\nBy Ann Lee\nKelmouth Courier\n22 May 2021",
         "Kelmouth Courier", "Ann Lee", "2021-05-22"),
        (f"{HEADLINE}\n\nKelmouth Courier | 22 May 2021", "Kelmouth Courier", None, "2021-05-22"),
        (f"{HEADLINE}\n\nBy Ann Lee for the Kelmouth Courier",
         "Kelmouth Courier", "Ann Lee for the Kelmouth Courier", None),
        (f"{HEADLINE}\n\nBy Ann Lee, Northgate Press Agency",
         None, "Ann Lee, Northgate Press Agency", None),
        (f"{HEADLINE}\n\nBy Ann Lee", None, "Ann Lee", None),
    ],
)  # fmt: skip
def test_heads(
    tmp_path: Path, head: str, outlet: str | None, byline: str | None, published: str | None
) -> None:
    d = read(tmp_path, head)
    assert (d.title, d.outlet, d.byline) == (HEADLINE, outlet, byline)
    assert (str(d.published) if d.published else None) == published
    found = kinds(d)
    assert [words for kind, words in found if kind == "headline"] == [HEADLINE]
    assert [words for kind, words in found if kind == "body"] == BODY.strip().split("\n\n")


@pytest.mark.parametrize(
    "title", ["Mayor Breaks Record", "Star Rises Over Outpost", "Post Office Opens Its Doors Again"]
)
def test_headlines_are_no_outlets(tmp_path: Path, title: str) -> None:
    d = read(tmp_path, f"{title}\nBuilder denies all of it\n\nBy Ann Lee\n22 May 2021")
    assert (d.title, d.outlet) == (title, None)


def test_an_agency_in_the_dateline_is_its_byline(tmp_path: Path) -> None:
    line = "KELMOUTH, 22 March 2022 (Northgate Press Agency) \u2014 "
    d = read(tmp_path, HEADLINE, line + BODY)
    assert (d.outlet, d.byline) == (None, "Northgate Press Agency")
    named = read(tmp_path, f"{HEADLINE}\n\nBy Ann Lee", line + BODY)
    assert named.byline == "Ann Lee"


def test_what_the_text_says_comes_before_what_the_user_says(tmp_path: Path) -> None:
    text = f"{HEADLINE}\n\nDaily Post, 21 May 2021\n\n{BODY}".encode()
    (d,), _ = read_bytes(tmp_path, "a.txt", text, Hints(outlet="Another Paper"))
    assert d.outlet == "Daily Post"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Daily Post", "Daily Post"),
        ("The Times of Orwen", "The Times of Orwen"),
        ("KELMOUTH EVENING STAR", "Kelmouth Evening Star"),
        ("Northgate Press Agency", "Northgate Press Agency"),
        ("the mayor spoke to the Daily Post", None),
        ("Mayor Breaks Record", None),
        ("Post", None),
        ("News", None),
        ("", None),
        ("Daily Post said so.", None),
    ],
)
def test_names(line: str, name: str | None) -> None:
    assert outlet_name(line) == name


@pytest.mark.parametrize("second", ["22 May 2021", "By Ann Lee", "Daily Post, 22 May 2021"])
def test_a_pdf_whose_second_line_is_a_date(tmp_path: Path, second: str) -> None:
    lines = [
        HEADLINE,
        second,
        "The mayor of Kelmouth met the builder Gideon Ashworth twice in May, two officials said",
        "on Friday. They spoke about the harbour and about the houses that stand beside the quay,",
        "the officials said.",
    ]
    page = [(72.0, 770.0 - 14 * k, 11.0, line) for k, line in enumerate(lines)]
    (d,), errors = read_bytes(tmp_path, "a.pdf", pdf([page]))
    assert errors == []
    assert [kind for kind, _ in kinds(d)] == ["headline", "furniture", "body"]
    assert kinds(d)[1][1] == second
