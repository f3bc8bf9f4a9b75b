"""Heads of files that label their lines, and e-mails whose text names its paper."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.reading.helpers import read_bytes
from twosource.model.document import Document
from twosource.reading.hints import Hints
from twosource.reading.zones import lay_out

BODY = "\n\nThe reeve of Oxmoor, Ada Quell, met the ferry owner on Monday.\n\nShe said no more.\n"


@pytest.mark.parametrize(
    ("head", "title", "outlet"),
    [
        ("Title: Reeve met ferry owner\nSource: Oxmoor Herald\nDate: 2031-03-04",
         "Reeve met ferry owner", "Oxmoor Herald"),
        ("HEADLINE: Reeve met ferry owner\nPublication: Fen & Field", "Reeve met ferry owner",
         "Fen & Field"),
        ("Outlet: Fenland Today\nTitle: Reeve met owner", "Reeve met owner", "Fenland Today"),
        ("Reeve met ferry owner\nSource: Ada Quell", "Reeve met ferry owner", None),
    ],
)  # fmt: skip
def test_labelled_heads(head: str, title: str, outlet: str | None) -> None:
    text = head + BODY
    found = lay_out(text)
    assert (found.headline, found.outlet) == (title, outlet)
    shown = [z.span.of(text) for z in found.zones if z.kind == "headline"]
    assert [" ".join(s.split()) for s in shown] == [title]


def test_a_label_in_the_text_makes_no_headline() -> None:
    text = "Reeve met ferry owner" + BODY * 4 + "Title: owner of the ferry\n\nShe has none.\n"
    assert lay_out(text).headline == "Reeve met ferry owner"


def _mail(sender: str, first: str) -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "desk@paper.example", "Reeve met owner"
    made["Date"] = "Tue, 04 Mar 2031 10:00:00 +0000"
    made.set_content(first + BODY)
    return made.as_bytes()


@pytest.mark.parametrize(
    ("sender", "first", "outlet"),
    [
        ("wire@oxmoor.example", "Oxmoor Herald, March 4", "Oxmoor Herald"),
        ("wire@oxmoor.example", "Good morning", "wire@oxmoor.example"),
        ("Ida Malk <ida@oxmoor.example>", "Oxmoor Herald, March 4", "Ida Malk"),
    ],
)
def test_the_outlet_of_an_email(tmp_path: Path, sender: str, first: str, outlet: str) -> None:
    (document,), _ = read_bytes(tmp_path, "a.eml", _mail(sender, first), Hints())
    assert isinstance(document, Document)
    assert document.outlet == outlet
