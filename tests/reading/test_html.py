# ruff: noqa: E501 - pages
from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.helpers import kinds, read_all, read_bytes
from twosource.reading import Hints
from twosource.reading.html import _without_controls
from twosource.settings import Limits

HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Mayor denies secret flights | The Port Elin Chronicle</title>
<meta property="og:site_name" content="The Port Elin Chronicle">
<meta property="article:published_time" content="2021-05-04T22:10:00+01:00">
<meta property="article:modified_time" content="2021-05-06T08:00:00+01:00">
<link rel="canonical" href="https://www.chronicle.example/news/flights">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
 "author": {"@type": "Person", "name": "Ann Lee"},
 "publisher": {"@type": "Organization", "name": "Chronicle Media"}}</script></head>"""

BODY = """<body><nav><a href="/">Home</a><a href="/world">World</a></nav><main><article>
<header><h1>Mayor denies secret flights to the island</h1>
<p class="article__standfirst">Aides say she stayed at home all weekend</p>
<ul class="key-points"><li>Two aides say so</li><li>One pilot denies it all</li></ul>
<p class="byline">By Ann Lee</p></header>
<figure><img src="a.jpg" alt=""><figcaption>The mayor at the harbour on Monday. <span>Meridian Wire</span>
</figcaption></figure>
<p>The mayor of Port Elin denied on Monday that she had flown to the island. &quot;I was at
 home,&quot; she told <b>reporters</b> in a long&nbsp;statement that her office sent out at noon.</p>
<p>Two aides familiar with the matter said that the mayor had spent the weekend with her family,
 and that nobody had called her at all.</p>
<h2>What the pilot says</h2>
<p>A pilot said that he flew the mayor twice,<br>and that a man whom he did not know paid in cash.</p>
<div class="wp-caption-text">A file picture of the airfield</div>
<blockquote><p>"I never flew anybody anywhere," another pilot had said in an earlier statement.</p></blockquote>
<ul><li>He flew on Monday to the island, he said.</li><li>He flew on Friday, too, he said.</li></ul>
<p>The council will meet again next week, and the members want to question both pilots about it.</p>
<p>Sign up for our newsletter</p>
</article><aside><h3>Most read</h3><ul><li><a href="1">Cat saved from a tree</a></li></ul></aside>
</main><footer><p>Copyright 2021 The Port Elin Chronicle</p></footer></body></html>"""


def test_a_page(tmp_path: Path) -> None:
    hints = Hints(published=date(1999, 1, 1), outlet="Hint")
    (d,), errors = read_bytes(tmp_path, "a.html", (HEAD + BODY).encode(), hints)
    assert not errors
    assert d.title == "Mayor denies secret flights to the island"
    assert d.outlet == "The Port Elin Chronicle"
    assert d.byline == "Ann Lee"
    assert d.published == date(2021, 5, 4)
    assert d.url == "https://www.chronicle.example/news/flights"
    zones = kinds(d)
    assert zones[:4] == [
        ("headline", "Mayor denies secret flights to the island"),
        ("standfirst", "Aides say she stayed at home all weekend"),
        ("standfirst", "• Two aides say so"),
        ("standfirst", "• One pilot denies it all"),
    ]
    captions = [words for kind, words in zones if kind == "caption"]
    assert captions == [
        "The mayor at the harbour on Monday. Meridian Wire",
        "A file picture of the airfield",
    ]
    body = "\n".join(words for kind, words in zones if kind == "body")
    assert '"I was at home," she told reporters in a long statement' in body
    assert "he flew the mayor twice, and that a man" in body
    assert "• He flew on Friday, too, he said." in body
    running = "\n".join(z.span.of(d.text) for z in d.running())
    for furniture in ("Most read", "Cat saved", "Copyright", "newsletter", "Home"):
        assert furniture not in running


@pytest.mark.parametrize(
    "odd", ["\x0b", "\x01", "\ufffe", "&#11;", "&#x1F;", "&#00011", "&#xFFFE;"]
)
def test_what_no_tree_can_hold_is_a_space(tmp_path: Path, odd: str) -> None:
    said = "The harbour master said on Monday that the ferry would not sail again this year."
    page = f"<html><title>No{odd}ferry</title><h1>No{odd}ferry</h1><p>{said}{odd}</p><p>{said}</p>"
    documents, errors = read_bytes(tmp_path, "a.html", page.encode())
    assert not errors
    assert documents[0].title == "No ferry"
    assert said in documents[0].text


@pytest.mark.parametrize("kept", ["&#8220;", "&#x201C;", "&#233;", "&#9;&amp;", "&#99999999;"])
def test_other_references_are_left_alone(kept: str) -> None:
    assert _without_controls(kept) == kept


def test_the_headline_is_written_where_the_body_lacks_it(tmp_path: Path) -> None:
    page = HEAD + BODY.replace("<h1>Mayor denies secret flights to the island</h1>", "")
    (d,), _ = read_bytes(tmp_path, "a.html", page.encode())
    assert kinds(d)[0] == ("headline", "Mayor denies secret flights")


def test_outlet_by_publisher_then_by_address(tmp_path: Path) -> None:
    head = HEAD.replace('<meta property="og:site_name" content="The Port Elin Chronicle">', "")
    (d,), _ = read_bytes(tmp_path, "a.html", (head + BODY).encode())
    assert d.outlet == "Chronicle Media"
    head = head.replace("NewsArticle", "WebPage")
    (d,), _ = read_bytes(tmp_path, "b.html", (head + BODY).encode())
    assert d.outlet == "chronicle.example"


def test_without_metadata_nothing_is_claimed(tmp_path: Path) -> None:
    page = "<html><head><title>Mayor denies flights</title></head>" + BODY
    (d,), _ = read_bytes(tmp_path, "a.html", page.encode())
    assert (d.published, d.outlet, d.url) == (None, None, None)


@pytest.mark.parametrize(
    ("page", "want"),
    [
        ("<h1>Mayor flew once</h1><p>The mayor flew once, she said.</p>",
         [("headline", "Mayor flew once"), ("body", "The mayor flew once, she said.")]),
        ("<div>The mayor flew once, she said.<br><br>Three pilots<br>disagree.</div>",
         [("body", "The mayor flew once, she said."), ("body", "Three pilots disagree.")]),
        ("<nav>Home</nav><article><h1>Mayor flew once</h1><p>She said so on Monday.</p><figure><figcaption>"
         "The mayor, left</figcaption></figure><p>Pilots disagree.</p></article><footer>About</footer>",
         [("headline", "Mayor flew once"), ("body", "She said so on Monday."),
          ("caption", "The mayor, left"), ("body", "Pilots disagree.")]),
    ],
)  # fmt: skip
def test_short_pages_keep_their_paragraphs(page: str, want: list[tuple[str, str]]) -> None:
    (d,), _ = read_all("-", stdin=f"<html><body>{page}</body></html>".encode())
    assert kinds(d) == want


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "iso-8859-1"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    page = (HEAD + BODY).replace("utf-8", encoding).replace("a long", "ein längerer")
    (d,), _ = read_bytes(tmp_path, "a.html", page.encode(encoding))
    assert "ein längerer statement" in d.text


def test_a_page_without_suffix_is_told_by_its_content(tmp_path: Path) -> None:
    for data in ((HEAD + BODY).encode(), b"\xef\xbb\xbf  " + (HEAD + BODY).encode()):
        (d,), _ = read_bytes(tmp_path, "page", data)
        assert kinds(d)[0][0] == "headline"
    (d,), _ = read_all("-", stdin=(HEAD + BODY).encode())
    assert d.file == "-"
    assert kinds(d)[0][0] == "headline"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<div>" * 100_000 + "deep" + "</div>" * 100_000,
        "<b>" * 100_000,
        "<p>" + "<font color=red>" * 60_000 + "x",
        "<html>" + "<table><tr><td>" * 30_000 + "x",
        "<html><body>" + "&lt;" * 400_000,
        "<a href='" + "x" * 1_000_000,
        "<html><body><!--" + "-" * 500_000,
        "<html><body><p class='" + "standfirst " * 50_000 + "'>a</p>",
        "<p>" + "word " * 4_000_000 + "</p>",
        "<html><head><script type='application/ld+json'>" + "[" * 100_000 + "</script><p>a",
    ],
    ids=lambda p: f"{p[:16]}-{len(p)}",
)
def test_hostile_pages_are_errors_in_bounded_time(tmp_path: Path, page: str) -> None:
    began = time.process_time()
    documents, errors = read_bytes(tmp_path, "a.html", page.encode())
    assert time.process_time() - began < 10
    assert len(documents) + len(errors) == 1
    assert all(e.where.endswith("a.html") and e.cure for e in errors)


def test_limits(tmp_path: Path) -> None:
    page = (HEAD + BODY).encode()
    for limits in (Limits(file_bytes=1000), Limits(text_chars=100)):
        documents, errors = read_bytes(tmp_path, "a.html", page, limits=limits)
        assert not documents
        assert "limit" in errors[0].what
    padded = page.replace(b"</body>", b"<!--" + b"x" * 20_000_000 + b"--></body>")
    documents, errors = read_bytes(tmp_path, "b.html", padded)
    assert not documents
    assert "larger than the limit" in errors[0].what


TAGS = ["<p>", "</p>", "<h1>", "<figcaption>", "<ul class=summary>", "<li>", "<figure>", "</figure>",
        "<div class=caption>", "</div>", "<article>", "\uf8f0", "\uf8f1x", "The mayor said no. " * 9,
        "<meta property=og:site_name content=x>", "<time datetime=2021-05-04>", "<br>", "&#0;", "<![CDATA[",
        "<svg>", "<script>", "<title>", "&amp;", "<p class=standfirst>", "<link rel=canonical href=//x[>"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(TAGS), max_size=25).map("".join))
def test_any_page_gives_a_document_or_an_error(page: str) -> None:
    documents, errors = read_all("-", stdin=("<html><body>" + page).encode())
    assert len(documents) + len(errors) == 1
    for d in documents:
        assert "\uf8f0" not in d.text
        assert all(z.span.of(d.text).strip() for z in d.zones)
