"""Feeds: entries with their sources, and what no feed can do to us."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from tests.reading.helpers import kinds, read_all, read_bytes
from tests.reading.made import STORY, html_story, item, rss
from twosource.errors import ReadWarning

ATOM = """<?xml version="1.0"?><!-- made -->
<feed xmlns="http://www.w3.org/2005/Atom"><title>Gatherer</title><entry><title>Crane vote</title>
<id>https://gather.example/1</id><author><name>Jon Pell</name></author>{more}
<published>2031-03-04T23:30:00-05:00</published><updated>2031-03-09T00:00:00Z</updated>
<content type="html">&lt;p&gt;The board met on Tuesday.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "unnamed", "a.html", "a.txt"])
def test_each_entry_is_a_document(tmp_path: Path, name: str) -> None:
    creator = "<dc:creator>Jon Pell</dc:creator>"
    data = rss(item("Crane & vote", html_story(), 1, creator), item("Second", html_story(), 2))
    (one, two), errors = read_bytes(tmp_path, name, data)
    assert not errors
    assert (one.url, two.url) == ("https://tern.example/1", "https://tern.example/2")
    assert (one.outlet, one.byline, one.title) == ("Tern Wire", "Jon Pell", "Crane & vote")
    assert one.published == date(2031, 3, 4)  # the day where it was written
    assert kinds(one) == [("headline", "Crane & vote"), *(("body", p) for p in STORY)]


def test_captions_and_lists_of_an_entry_stay(tmp_path: Path) -> None:
    points = "<ul><li>One point of it</li><li>Another</li></ul>"
    body = f"{points}{html_story()}<figure><figcaption>The crane"
    (document,), _ = read_bytes(tmp_path, "a.rss", rss(item("Crane", body)))
    assert ("caption", "The crane") in kinds(document)
    assert "\u2022 One point of it\n\u2022 Another" in document.text


SOURCES = [
    ("<source><title>Northern Ledger</title><id>x</id></source>", "Northern Ledger"),
    ('<link rel="via" href="https://www.ledger.example/1"/>', "ledger.example"),
    ("", "Gatherer"),
]


@pytest.mark.parametrize(("more", "outlet"), SOURCES)
def test_the_source_of_an_entry_is_its_outlet(more: str, outlet: str) -> None:
    (document,), errors = read_all("-", stdin=ATOM.format(more=more).encode())
    assert not errors
    assert document.outlet == outlet
    assert document.published == date(2031, 3, 4)


def test_so_is_that_of_an_item(tmp_path: Path) -> None:
    source = '<source url="https://ledger.example/feed">Northern Ledger</source>'
    (document,), _ = read_bytes(tmp_path, "a.rss", rss(item("Crane", html_story(), 1, source)))
    assert document.outlet == "Northern Ledger"


def test_summaries_are_read_and_said(tmp_path: Path) -> None:
    data = rss(item("Crane", f"{STORY[0]}", 1, tag="description"))
    (document,), (warning,) = read_bytes(tmp_path, "a.rss", data)
    assert STORY[0] in document.text
    assert isinstance(warning, ReadWarning)
    assert "a summary alone" in str(warning)


def test_scripts_and_forms_hold_no_words(tmp_path: Path) -> None:
    body = f"<script>bad()</script><form>Sign up</form>{html_story()}<style>x</style>"
    (document,), _ = read_bytes(tmp_path, "a.rss", rss(item("<b>Crane</b>", body)))
    assert document.text == "\n\n".join(("Crane", *STORY))


def test_a_broken_feed_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    data = rss(item("One", html_story()), item("Two", html_story(), 2))
    documents, errors = read_bytes(tmp_path, "a.rss", data[: data.find(b"Two") + 30])
    assert [d.title for d in documents][:1] == ["One"]
    assert "not well-formed" in str(errors[-1])


@pytest.mark.parametrize("mark", [b"\0", b"\x1f", b"\xff"])
def test_bytes_that_no_xml_has_are_borne(tmp_path: Path, mark: bytes) -> None:
    data = rss(item("Crane", html_story())).replace(b"Tue,", b"Tue," + mark)
    documents, errors = read_bytes(tmp_path, "a.rss", data)
    assert documents or errors
    assert not any("fault of twosource" in str(e) for e in errors)


def test_an_entry_without_words_is_named_and_the_rest_read(tmp_path: Path) -> None:
    documents, errors = read_bytes(
        tmp_path, "a.rss", rss("<item></item>", item("Two", html_story()))
    )
    assert [d.title for d in documents] == ["Two"]
    assert "a.rss, entry 1: the entry holds no words" in str(errors[0])


def test_entities_of_its_own_are_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hidden words")
    bomb = "".join(f'<!ENTITY e{k} "{f"&e{k - 1};" * 10}">' for k in range(1, 10))
    top = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret"><!ENTITY e0 "boom">{bomb}]>'
    data = rss(item("Crane", html_story(), 1, "<author>&x; &e9;</author>"))
    data = data.replace(b"?>\n", b"?>\n" + top.encode(), 1)
    start = time.process_time()
    documents, errors = read_bytes(tmp_path, "a.rss", data)
    assert time.process_time() - start < 5
    assert documents or errors
    assert not any(
        "hidden" in f"{d.text} {d.byline}" or len(d.byline or "") > 600 for d in documents
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"), (rss(), "holds no entries"), (b"<?xml version='1.0'?><other/>", "no feed"),
        (b"<rss>", "holds no entries"), (b"words", "no feed"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(tmp_path: Path, data: bytes, said: str) -> None:
    documents, errors = read_bytes(tmp_path, "a.rss", data)
    assert not documents
    assert said in str(errors[0])
