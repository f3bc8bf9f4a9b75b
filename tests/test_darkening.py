"""Words that a person wants gone: gone from the bytes of a story file, and after every rebuild."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from twosource import correcting
from twosource.errors import UsageError
from twosource.export import actors as listed
from twosource.joining import join
from twosource.language.parse import SpacyParser
from twosource.model.correction import Correction
from twosource.pipeline import build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story

NOW = datetime(2031, 5, 4, 12, 30, tzinfo=UTC)
FIRST = (
    "Talks went on\n\nIlse Marrow, the minister's aide, rang Tomas Brek twice on 5 May 2031, the"
    " ministry said.\n\nBREK said on Friday that the purple umbrella stood in the hall. Tomas"
    " Lund denied it. Brek’s lawyer, Ann Dole, wept. See #TomasBrek and"
    " https://ledger.example/tomas-brek-rang.\n"
)
SECOND = "Two calls\n\nIlse Marrow called Mr Brek once on 5 May 2031, Ann Dole said.\n"
NAME = (b"brek", b"tomas b", b"tomas-b")
WORDS = "the purple umbrella stood in the hall"


@pytest.fixture
def story(tmp_path: Path, parser: SpacyParser) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "brek.txt").write_text(SECOND, encoding="utf-8")
    again(tmp_path / "a.story", parser)
    return tmp_path / "a.story"


def again(story: Path, parser: SpacyParser) -> None:
    with Story.open(story, create=True) as file:
        build([str(story.parent / "in")], file, Hints(), LIMITS, parser=parser)


def correct(story: Path, kind: str, **given: str) -> Correction:
    request = {k: [v] for k, v in given.items()}
    with Story.open(story, create=True) as file:
        return correcting.correct(file, correcting.ask(kind, request), NOW, "me", "Brek asked")


def held(story: Path) -> bytes:
    """All bytes of the story file and of what lies beside it, and its records unpacked."""
    with Story.open(story, create=False) as file:
        records = repr(
            (file.table(), list(file.readings()), file.corrections(), file.other_texts())
        )
    raw = b"".join(p.read_bytes() for p in story.parent.glob(f"{story.name}*"))
    return raw.lower() + records.encode().lower()


def texts(story: Path) -> str:
    with Story.open(story, create=False) as file:
        return "\n".join(d.text for d in file.documents())


def place(story: Path, words: str) -> str:
    with Story.open(story, create=False) as file:
        d = next(d for d in file.documents() if words in d.text)
    at = d.text.index(words)
    return f"{d.id}:{at}-{at + len(words)}"


def gone(story: Path, words: tuple[bytes, ...]) -> bool:
    found = held(story)
    left = [found[max(0, i - 60) : i + 40] for w in words if (i := found.find(w)) >= 0]
    assert not left
    return not left


def test_a_name_is_gone_from_the_file_and_from_every_rebuild(
    story: Path, parser: SpacyParser
) -> None:
    assert all(w in held(story) for w in NAME)
    before = texts(story)
    with Story.open(story, create=False) as file:
        events = [(e.id, len(e.mentions)) for e in file.table().events]
    correct(story, "forget", target="Tomas Brek")
    assert gone(story, NAME)
    assert len(texts(story)) == len(before), "no place moved"
    assert "Tomas Lund denied" in texts(story), "another keeps his name"
    assert "Ilse Marrow, the minister's aide, rang Xxxxx Xxxx twice" in texts(story)
    with Story.open(story, create=False) as file:
        assert [(e.id, len(e.mentions)) for e in file.table().events] == events
        assert not file.search("Brek")
    again(story, parser)
    assert gone(story, NAME)
    new = story.parent / "in" / "new.txt"
    new.write_text(SECOND.replace("once", "nine times") + "It was Brek.\n", encoding="utf-8")
    (story.parent / "in" / "first.txt").write_text("News. " + FIRST, encoding="utf-8")
    again(story, parser)
    assert gone(story, NAME)
    assert "nine times" in texts(story)


def test_redacted_words_are_gone_in_every_text_and_article(
    story: Path, parser: SpacyParser
) -> None:
    (story.parent / "in" / "third.txt").write_text(
        "Umbrellas\n\nAnn Dole said the PURPLE umbrella stood\nin the hall.\n", encoding="utf-8"
    )
    again(story, parser)
    at = place(story, WORDS)
    saying = next(a for a in sayings(story) if "Lund denied" in a[1])[0]
    correct(story, "accept", target=saying)
    correct(story, "redact", place=at)
    words = (b"purple", b"umbrella stood")
    assert gone(story, words)
    assert "that ███ ██████ ████████ █████ ██ ███ ████." in texts(story)
    with Story.open(story, create=False) as file:
        assert not any(c.orphan for c in file.corrections()), "anchors follow"
    (story.parent / "in" / "first.txt").write_text("News. " + FIRST, encoding="utf-8")
    again(story, parser)
    assert gone(story, words)


def sayings(story: Path) -> list[tuple[str, str]]:
    with Story.open(story, create=False) as file:
        table = file.table()
    text = {d.id: d.text for d in table.documents}
    return [
        (a.id, text[a.document][a.cue[0].start - 12 : a.cue[0].end])
        for a in table.attributions if a.cue and a.content
    ]  # fmt: skip


def test_a_word_alone_goes_in_its_own_article(story: Path) -> None:
    correct(story, "redact", place=place(story, "twice"))
    assert "rang Tomas Brek █████ on" in texts(story)
    assert "once" in texts(story)


def test_part_of_a_word_takes_the_whole_word(story: Path) -> None:
    correct(story, "redact", place=place(story, "umbrel"))
    assert "purple ████████ stood" in texts(story)


def test_a_statement_loses_the_name_too(story: Path) -> None:
    correct(story, "statement", form="interview", who="Ann Dole", words="I saw Tomas Brek twice.")
    correct(story, "forget", target="Tomas Brek")
    assert gone(story, NAME)
    assert "I saw Xxxxx Xxxx twice." in texts(story)


def test_two_who_are_forgotten_stay_two(story: Path) -> None:
    correct(story, "forget", target="Tomas Brek")
    correct(story, "forget", target="Ilse Marrow")
    assert gone(story, (*NAME, b"marrow"))
    assert "Qqqq Qqqqqq, the minister's aide, rang Xxxxx Xxxx twice" in texts(story)


def test_a_merged_story_loses_the_name_too(story: Path, parser: SpacyParser) -> None:
    other = story.with_name("b.story")
    again(other, parser)
    correct(other, "forget", target="Tomas Brek")
    with Story.open(story, create=True) as file, Story.open(other, create=False) as second:
        join(file, second, NOW)
    assert gone(story, NAME)


def test_who_stood_in_an_erased_article_alone_stands_in_no_correction(
    story: Path, parser: SpacyParser
) -> None:
    (story.parent / "in" / "third.txt").write_text(
        "Zora Quillfeather, a gardener, said on Friday that Zora Fenn left Carrow.\n", "utf-8"
    )
    again(story, parser)
    correct(story, "protect", actor="Ann Dole", to="yes")
    with Story.open(story, create=True) as file:
        ids = {a.name: a.id for a in file.table().actors}
        pair = correcting.apart(ids["Ann Dole"], ids["Zora Quillfeather"])
        correcting.correct(file, pair, NOW, "me", "Quillfeather is not Ann Dole")
    assert b"quillfeather" in held(story)
    correct(story, "forget", target="third.txt")
    assert gone(story, (b"quillfeather",))
    assert b"ann dole" in held(story)
    with Story.open(story, create=False) as file:
        told = [line for c in file.corrections() for line in listed.correction(c)]
    assert any("an article (" in line for line in told), "the list says what it was"


def test_words_are_redacted_by_themselves_where_they_stand_once(story: Path) -> None:
    with pytest.raises(UsageError, match="stand there 2 times"):
        correct(story, "redact", document="first.txt", words="Tomas")
    with pytest.raises(UsageError, match="do not stand"):
        correct(story, "redact", document="first.txt", words="no such words")
    one = correct(story, "redact", document="first.txt", words="purple  umbrella")
    assert gone(story, (b"purple",))
    assert "first.txt" in " ".join(listed.correction(one))


def test_a_place_at_which_other_words_stand_is_refused(story: Path) -> None:
    at = place(story, WORDS)
    with pytest.raises(UsageError, match="other words stand"):
        correct(story, "redact", place=at, words="the green umbrella")
    correct(story, "redact", place=at, words=WORDS)
    assert gone(story, (b"purple",))


def past(story: Path) -> tuple[int, str]:
    """How many changes are kept, and all that they say."""
    with Story.open(story, create=False) as file:
        found = file.replacements()
    return len(found), repr(found)


def test_the_past_of_the_findings_stays_without_the_name(story: Path, parser: SpacyParser) -> None:
    (story.parent / "in" / "late.txt").write_text(SECOND.replace("once", "nine times"))
    again(story, parser)
    before, told = past(story)
    assert before and "Brek" in told
    correct(story, "forget", target="Tomas Brek")
    after, told = past(story)
    assert after >= before and "brek" not in told.lower() and "Ilse Marrow" in told
    assert gone(story, NAME)
    (story.parent / "in" / "later.txt").write_text(SECOND.replace("once", "seven times"))
    again(story, parser)
    assert past(story)[0] == after + 1
    assert gone(story, NAME)


def test_the_past_of_an_article_that_is_erased_goes(story: Path, parser: SpacyParser) -> None:
    (story.parent / "in" / "late.txt").write_text(
        "Talks\n\nOdo Quill rang Ilse Marrow in Fenwater on 6 May 2031, Odo Quill said.\n"
    )
    again(story, parser)
    assert "Odo Quill" in past(story)[1]
    correct(story, "forget", target=place(story, "Fenwater").partition(":")[0])
    count, told = past(story)
    assert count and "Quill" not in told and "Fenwater" not in told
    assert gone(story, (b"quill", b"fenwater"))


def test_undoing_what_is_for_good_must_be_asked_for(story: Path) -> None:
    made = correct(story, "forget", target="Tomas Brek")
    with Story.open(story, create=True) as file:
        with pytest.raises(UsageError, match="brings nothing back"):
            correcting.undo(file, made.id, NOW)
        assert file.corrections()[0].undone is None
        correcting.undo(file, made.id, NOW, sure=True)
        assert file.corrections()[0].undone is not None
    assert gone(story, NAME)
