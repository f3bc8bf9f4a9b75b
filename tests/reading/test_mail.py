"""E-mail: whose words are whose, what hangs on a message, and what none can do to us."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.reading.helpers import kinds, read_all, read_bytes
from tests.reading.made import STORY, docx_bytes, mail, zip_bytes
from twosource.errors import ReadWarning
from twosource.model.document import Document
from twosource.reading import Hints
from twosource.settings import LIMITS


def own(document: Document) -> str:
    """The words that are not furniture."""
    return "\n".join(words for kind, words in kinds(document) if kind != "furniture")


def test_a_message_is_its_senders(tmp_path: Path) -> None:
    (document,), errors = read_bytes(tmp_path, "a.eml", mail().as_bytes(), Hints(outlet="Courier"))
    assert not errors
    assert (document.byline, document.outlet) == ("Ida Malk", "Ida Malk")
    assert document.published == date(2031, 3, 4)  # the day where it was sent
    assert document.title == "The crane"
    assert own(document).split("\n") == list(STORY)
    assert kinds(document)[0] == ("furniture", "From: Ida Malk <ida.malk@board.example>")


QUOTED = [
    "On Mon, 3 Mar 2031, Bo Tarn <bo@x.example> wrote:\n> You had the figures.\n> Stop it.",
    "On Mon, 3 Mar 2031 at 10:00, Bo Tarn\n<bo@x.example> wrote:\n\n> You had the figures.",
    "-----Original Message-----\nFrom: Bo Tarn\nYou had the figures.",
    "From: Bo Tarn\nSent: Monday\nTo: Ida Malk\nSubject: crane\n\nYou had the figures.",
    "---------- Forwarded message ---------\nFrom: Bo Tarn\n\nYou had the figures.",
    "-- \nYou had the figures. Harbour Board",
]


@pytest.mark.parametrize("quoted", QUOTED)
def test_what_is_quoted_is_not_the_senders(tmp_path: Path, quoted: str) -> None:
    body = f"The board saw nothing.\n\n{quoted}\n"
    (document,), _ = read_bytes(tmp_path, "a.eml", mail(body).as_bytes())
    assert own(document) == "The board saw nothing."
    assert "You had the figures." in document.text


def test_answers_between_quoted_lines_are_the_senders(tmp_path: Path) -> None:
    body = "> Did you see them?\nNo, nobody did.\n> When was that?\nIt was on Monday.\n"
    (document,), _ = read_bytes(tmp_path, "a.eml", mail(body).as_bytes())
    assert own(document) == "No, nobody did.\nIt was on Monday."


def test_a_sender_who_writes_of_writing_is_not_cut_off(tmp_path: Path) -> None:
    body = "This is what he wrote:\n\nNothing at all. From: nowhere came help.\n"
    (document,), _ = read_bytes(tmp_path, "a.eml", mail(body).as_bytes())
    assert own(document).startswith("This is what he wrote:")


@pytest.mark.parametrize(
    "html",
    [
        '<div class="gmail_quote"><div class="gmail_attr">On Monday Bo wrote:</div>'
        "<blockquote><p>You had the figures.</p></blockquote></div>",
        '<blockquote type="cite"><p>You had</p><p>You had the figures.</p></blockquote>',
        '<div id="divRplyFwdMsg"><b>From:</b> Bo<br></div><div>You had the figures.</div>',
        "<div>-----Original Message-----</div><div>You had the figures.</div>",
    ],
)
def test_what_html_quotes_is_not_the_senders(tmp_path: Path, html: str) -> None:
    message = mail(
        "x", html=f"<div>The board <b>saw</b> nothing at all.</div>{html}<script>bad</script>"
    )
    (document,), _ = read_bytes(tmp_path, "a.eml", message.as_bytes())
    assert own(document).split("\n")[0] == "The board saw nothing at all."
    assert "You had the figures." not in own(document) or "divRplyFwdMsg" in html
    assert "You had the figures." in document.text
    assert "bad" not in document.text


def test_attachments_are_documents_of_their_own(tmp_path: Path) -> None:
    message = mail("See what hangs on this message.")
    message.add_attachment(
        docx_bytes(), maintype="application", subtype="octet-stream", filename="notes.docx"
    )
    message.add_attachment(b"\xff\xd8", maintype="image", subtype="jpeg", filename="../a.jpg")
    message.add_attachment(mail("A message within the message.", Subject="Inner"))
    documents, errors = read_bytes(tmp_path, "a.eml", message.as_bytes())
    assert [(d.file or "").rpartition("a.eml")[2] for d in documents] == [
        "", ", attachment notes.docx", ", attachment 3",
    ]  # fmt: skip
    assert STORY[0] in documents[1].text
    assert documents[2].title == "Inner"
    assert any("attachment a.jpg: passed over" in str(e) for e in errors)
    assert all(isinstance(e, ReadWarning) for e in errors)


def test_a_bad_attachment_is_named_and_the_message_read(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.4 cut", maintype="application", subtype="pdf", filename="a.pdf")
    (document,), (error,) = read_bytes(tmp_path, "a.eml", message.as_bytes())
    assert STORY[0] in document.text
    assert "a.eml, attachment a.pdf: the PDF is truncated" in str(error)


def test_messages_in_messages_end(tmp_path: Path) -> None:
    message = mail("The innermost of them all.")
    for _ in range(8):
        outer = mail("One more around it.")
        outer.add_attachment(message)
        message = outer
    documents, errors = read_bytes(tmp_path, "a.eml", message.as_bytes())
    assert len(documents) == LIMITS.depth + 1
    assert "one in another" in str(errors[0])


def test_the_budget_is_shared_by_all_that_is_within(tmp_path: Path) -> None:
    inner = zip_bytes({f"{k}.txt": f"Words of file {k}." + " " * 400_000 for k in range(5)})
    message = mail()
    for _ in range(3):
        message.add_attachment(inner, maintype="application", subtype="zip", filename="a.zip")
    small = replace(LIMITS, unpacked_bytes=2_500_000)
    documents, errors = read_bytes(tmp_path, "a.eml", message.as_bytes(), limits=small)
    assert 1 < len(documents) < 10
    assert any("unpacks to more than the limit" in str(e) for e in errors)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "no-such-code"])
def test_charsets_are_undone(tmp_path: Path, charset: str) -> None:
    said = "The caf\u00e9 of the board was closed."
    body = said.encode("utf-8" if charset == "utf-8" else "cp1252")
    head = (
        b"From: a@x.example\nDate: Tue, 4 Mar 2031 10:00:00 +0000\nSubject: =?utf-8?q?Caf=C3=A9?=\n"
    )
    data = head + f"Content-Type: text/plain; charset={charset}\n\n".encode() + body
    (document,), _ = read_bytes(tmp_path, "a.eml", data)
    assert said in document.text
    assert document.title == "Caf\u00e9"


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    second = mail("The second message.\n\nFrom the board nothing came.", Subject="Two")
    text = second.as_string().replace("\nFrom the", "\n>From the")
    data = b"From a Tue\n" + mail().as_bytes() + b"\n\nFrom b Tue\n" + text.encode()
    documents, errors = read_bytes(tmp_path, "unnamed", data)
    assert not errors
    assert [d.title for d in documents] == ["The crane", "Two"]
    assert "\n\nFrom the board nothing came." in documents[1].text
    assert (documents[1].file or "").endswith("unnamed, message 2")


def test_a_message_too_long_is_named_and_the_rest_read(tmp_path: Path) -> None:
    long = mail("words " * 3000)
    data = b"From a Tue\n" + long.as_bytes() + b"\n\nFrom b Tue\n" + mail().as_bytes()
    limits = replace(LIMITS, line_bytes=9000)
    (document,), (error,) = read_bytes(tmp_path, "a.mbox", data, limits=limits)
    assert document.file is not None
    assert document.file.endswith("message 2")
    assert "message 1: the message is longer than the limit" in str(error)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"From: \n\n", b"From: a\nSubject: b\nDate: c\n\n \n",
        b"Content-Type: multipart/mixed; boundary=b\nFrom: a\n\n--b--",
    ],
)  # fmt: skip
def test_without_words_is_an_error(tmp_path: Path, data: bytes) -> None:
    documents, errors = read_bytes(tmp_path, "a.eml", data)
    assert not documents
    assert len(errors) == 1


def _nested(depth: int) -> bytes:
    heads = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (k, k) for k in range(depth)
    )
    return b"From: a@x.example\nSubject: x\nDate: y\n" + heads + b"\n\nwords here"


@pytest.mark.parametrize("depth", [15, 150, 900, 5000])
def test_parts_in_parts_end(tmp_path: Path, depth: int) -> None:
    start = time.process_time()
    documents, errors = read_bytes(tmp_path, "a.eml", _nested(depth))
    assert documents or errors
    assert time.process_time() - start < 5


def test_a_header_without_end_costs_nothing(tmp_path: Path) -> None:
    message = mail().as_bytes().replace(b"To: ", b"To: " + b"a <a@x.example>, " * 100_000)
    start = time.process_time()
    (document,), _ = read_bytes(tmp_path, "a.eml", message)
    assert time.process_time() - start < 5
    assert len(document.text) < 6000


def test_a_message_is_known_by_its_headers_and_a_note_is_none(tmp_path: Path) -> None:
    (document,), _ = read_all("-", stdin=mail().as_bytes())
    assert document.byline == "Ida Malk"
    note = b"Note: we met on Monday.\nFrom: the board came nothing.\n\nIt was late in the day."
    (document,), _ = read_all("-", stdin=note)
    assert document.text.startswith("Note:")


def test_headers_alone_are_not_enough_to_hide_words(tmp_path: Path) -> None:
    made = EmailMessage()
    made["From"] = "Ida Malk <a@x.example>"
    made.set_content("Only these words stand in it.")
    (document,), _ = read_bytes(tmp_path, "a.eml", made.as_bytes())
    assert own(document) == "Only these words stand in it."
    assert document.published is None
