"""What the fuzzing is made of: texts of awkward pieces, and good files that are then damaged."""

from __future__ import annotations

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
from bench.make_warc import packed, page, response
from hypothesis import strategies as st

from tests.reading.made import docx_bytes, html_story, item, mail, rss, zip_bytes
from tests.reading.pdfs import column, pdf

PIECES = [
    '"', "'", "\u201c", "\u201d", "\u2018", "\u2019", "''", "`", "\u00ab", "\u00bb", " ", "\n",
    "\n\n", "\r\n", "\t", "\u00a0", "\u200b", "\u2028", "\ufeff", ".", ",", ":", ";", "?", "!",
    "-", "\u2014", "(", ")", "[", "]", "\u2022 ", "* ", "> ", "6'2\"", "'90s", "don't",
    "rock 'n' roll", "\u0130", "said", "Ida Malk", "Mr", "the board", "By Ida Malk",
    "PORT LENA, May 4 (Tern Wire) - ", "Photo:", "Read more", "4 May 2031", "04/05/2031",
    "Tuesday", "last week", "two days ago", "the 31st", "February 30, 2031", "9999-99-99",
    "10:30 p.m.", "in the spring of 2031", "3rd quarter", "1/2", "on the eve of",
    "99999999999999999999", "twenty-four", "years", "since", "\U0001f600", "e\u0301",
    "\u0661\u0662", "\u05d0", "A", "a", "I", "Q:", "A:", "IDA:", "@ida", "http://x.example/a",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join)
lines = st.lists(texts, max_size=8).map("\n".join)

_TOKENS = [
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"<", b">", b"&", b"&#0;", b"&#xD800;", b"]]>",
    b"<!--", b"<![CDATA[", b"<!DOCTYPE x [<!ENTITY e 'x'>]>", b"&e;", b"{", b"[", b'"',
    b"\\ud800", b"null", b"\r\n\r\n", b"From ", b"\n\nFrom x\n",
    b"Content-Type: multipart/mixed; boundary=b\n\n--b\n", b"--b--",
    b"Content-Transfer-Encoding: base64\n", b"=?utf-8?q?=00?=", b"charset=utf-7", b"PK\3\4",
    b"PK\1\2", b"PK\5\6", b"%PDF-1.4", b"%%EOF", b"endstream", b"PAR1", b"WARC/1.0\r\n",
    b"Content-Length: 9\r\n\r\n", b"00:00:01,000 --> 00:00:02,000", b"99:99 --> 1", b"WEBVTT\n",
    b"<v ", b"{\\an8}", b"<table><tr><td>", b"<figcaption>", b"<div>" * 30, b"<script>",
    b"<a href=javascript:x>", b"<meta charset=utf-16>",
]  # fmt: skip


def _seeds() -> dict[str, list[bytes]]:
    """Good files by the name of their reader."""
    table = io.BytesIO()
    pq.write_table(pa.table({"text": ["The board met.", "It left."], "doc": ["a", "b"]}), table)
    message = mail("Own words.\n\n> Quoted words.\n", html=f"<p>Own</p><blockquote>{html_story()}")
    message.add_attachment(b"Words.", maintype="text", subtype="plain", filename="a.txt")
    message.set_boundary("outer")
    next(message.iter_parts()).set_boundary("inner")
    cue = b"1\n00:00:01,000 --> 00:00:02,000\nIDA: The board met.\n\n"
    ninjs = {"headline": "Crane", "body_html": html_story(), "versioncreated": "2031-03-04",
             "headlines": [{"value": "x"}], "bodies": [{"value": "y"}],
             "infosources": [{"name": "z"}]}  # fmt: skip
    web = page()
    related = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
    return {
        "pdf": [pdf([column(["The board met on Tuesday.", "It put off the vote."])])],
        "warc": [packed(response("https://quill.example/1", web)),
                 response("https://quill.example/1", web)],
        "parquet": [table.getvalue()],
        "docx": [docx_bytes(table=[["a", "b"]])],
        "zip": [zip_bytes({"a.txt": "The board met.", "b.html": web, "c.zip": zip_bytes({})})],
        "transcript": [cue * 3, b"WEBVTT x\n\n00:01.000 --> 00:02.000\n<v Ida>The board met.\n"],
        "feed": [rss(item("Crane", html_story())), b"<feed xmlns='http://www.w3.org/2005/Atom'>"
                 b"<entry><title>x</title><content type='html'>&lt;p>y</content></entry></feed>"],
        "record": [b"date,from,to,channel,count,note\r\n2031-05-04,Ida Malk,Tom Brek,call,2,\r\n",
                   b'Date;To;From\n4 May 2031;"Brek; Tom";Ida Malk\n;;\n'],
        "ninjs": [json.dumps(ninjs).encode(), json.dumps([ninjs] * 2).encode()],
        "jsonl": [b'{"doc": "a", "text": "The board met.", "published": "2031-03-04"}\n' * 2],
        "mhtml": [related + b"Content-Type: text/html\n\n" + web + b"\n--b--\n"],
        "mbox": [b"From x\n" + message.as_bytes() + b"\n\nFrom y\n" + message.as_bytes()],
        "mail": [message.as_bytes(), mail().as_bytes()],
        "html": [web, b"<p>The board met and then it left.<ul><li>One thing<li>Two"],
        "text": ["The board met.\n\n\u201cYes,\u201d".encode(), "The café met.".encode("cp1252")],
    }  # fmt: skip


SEEDS = _seeds()


@st.composite
def damaged(draw: st.DrawFn, name: str) -> bytes:
    """A good file of that reader with up to four places cut out, overwritten, doubled or put in."""
    data = draw(st.sampled_from(SEEDS[name]))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        size = draw(st.integers(0, 60))
        how = draw(st.integers(0, 4))
        if how == 0:
            data = data[:at] + data[at + size :]
        elif how == 1:
            data = data[:at] + draw(st.sampled_from(_TOKENS)) + data[at:]
        elif how == 2:
            data = data[:at] + draw(st.binary(max_size=12)) + data[at + size :]
        elif how == 3:
            data = data[: at + size] + data[at:]
        else:
            data = data[:at]
    return data
