"""The pipeline over a story file: nothing is done twice, and the order of articles is nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from twosource import pipeline
from twosource.comparing import compare
from twosource.errors import ReadError
from twosource.language.parse import SpacyParser
from twosource.model.document import Document
from twosource.model.parse import Parse
from twosource.model.table import Table
from twosource.pipeline import analyse, build, read_document
from twosource.reading.hints import Hints
from twosource.reading.inputs import read
from twosource.settings import LIMITS
from twosource.story import Story

ARTICLES = [
    (
        "The Herald",
        "2022-03-20",
        "Orla Fenwick, a spokeswoman for the Harbour Office, said on Friday that Dario Quist "
        "phoned Lena Marrow once, on 9 March.\n\n"
        "\u201cMr Quist called Ms Marrow about the gala,\u201d Fenwick said.",
    ),
    (
        "The Echo",
        "2022-03-21",
        "Two officials said Dario Quist called Lena Marrow five times on 11 March.\n\n"
        "Quist 'did not call anybody', his lawyer, Abel Stroud, said.",
    ),
    (
        "The Post",
        "2022-03-22",
        'Lena Marrow met Dario Quist on 17 March, the mayor, Ines Halloran, said. "I saw them," '
        "she said.",
    ),
]


class CountingParser:
    """The real parser, and how often it was asked."""

    def __init__(self, parser: SpacyParser) -> None:
        self.parser = parser
        self.calls = 0

    def parse(self, document: Document) -> Parse:
        self.calls += 1
        return self.parser.parse(document)


def lines(n: int) -> str:
    return "".join(
        json.dumps({"doc": o, "outlet": o, "published": p, "text": t}) + "\n"
        for o, p, t in ARTICLES[:n]
    )


def file_of(folder: Path, n: int) -> str:
    path = folder / f"articles-{n}.jsonl"
    path.write_text(lines(n), encoding="utf-8")
    return str(path)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    with Story.open(tmp_path / "s.story", create=True) as opened:
        yield opened


def run(story: Story, parser: CountingParser, *targets: str) -> tuple[int, int]:
    report = build(targets, story, Hints(), LIMITS, parser=parser)
    assert report.failed == ()
    return report.added, report.unchanged


def test_a_second_build_does_nothing_and_one_more_article_is_read_alone(
    story: Story, parser: SpacyParser, tmp_path: Path
) -> None:
    counting = CountingParser(parser)
    assert run(story, counting, file_of(tmp_path, 2)) == (2, 0)
    before = story.table()
    assert run(story, counting, file_of(tmp_path, 2)) == (0, 2)
    assert counting.calls == 2
    assert story.table() == before
    assert len(story.builds()) == 1
    assert run(story, counting, file_of(tmp_path, 3)) == (1, 2)
    assert counting.calls == 3


def page(folder: Path, *texts: str) -> str:
    """An input with these texts, all of one address."""
    path = folder / "page.jsonl"
    line = {"url": "https://harbour.example/1", "outlet": "The Post"}
    path.write_text("".join(json.dumps({**line, "text": t}) + "\n" for t in texts), "utf-8")
    return str(path)


def test_a_page_that_was_edited_is_read_again(
    story: Story, parser: SpacyParser, tmp_path: Path
) -> None:
    counting = CountingParser(parser)
    once, twice = (f"Lena Marrow called Dario Quist {n}, he said." for n in ("once", "twice"))
    assert run(story, counting, page(tmp_path, once)) == (1, 0)
    assert run(story, counting, page(tmp_path, twice)) == (1, 0)
    assert [d.text for d in story.table().documents] == [twice]
    assert [d.text for d in story.other_texts()] == [once]
    assert run(story, counting, page(tmp_path, twice)) == (0, 1)


def test_of_two_texts_of_one_address_in_one_input_the_first_counts(
    story: Story, parser: SpacyParser, tmp_path: Path
) -> None:
    counting = CountingParser(parser)
    both = page(tmp_path, "Lena Marrow called once, she said.", "Lena Marrow left, she said.")
    assert run(story, counting, both) == (1, 1)
    assert run(story, counting, both) == (0, 2)
    assert counting.calls == 1


def test_one_by_one_or_all_at_once(parser: SpacyParser, tmp_path: Path) -> None:
    with Story.open(tmp_path / "all.story", create=True) as whole:
        build([file_of(tmp_path, 3)], whole, Hints(), LIMITS, parser=parser)
        want = whole.table()
    with Story.open(tmp_path / "one.story", create=True) as parts:
        for outlet, published, text in reversed(ARTICLES):
            line = json.dumps(
                {"doc": outlet, "outlet": outlet, "published": published, "text": text}
            )
            path = tmp_path / f"{outlet}.jsonl"
            path.write_text(line + "\n", encoding="utf-8")
            build([str(path)], parts, Hints(), LIMITS, parser=parser)
        got = parts.table()
    assert shape(got) == shape(want)


def shape(table: Table) -> list[str]:
    """The findings without ids, which are minted once and depend on what came first."""
    names = {a.id: a.name for a in table.actors}
    out = []
    for e in table.events:
        people = sorted((p.role, names[p.actor]) for p in e.participants)
        for f in e.findings:
            values = [
                (
                    names.get(str(v.value), str(v.value)),
                    v.independent,
                    sorted([names[c] for c in a.chain] for a in v.accounts),
                )
                for v in f.values
            ]
            out.append(str((e.type, e.channel, people, f.facet, f.status, values)))
    return sorted(out)


def test_findings_of_the_three_articles(parser: SpacyParser, tmp_path: Path) -> None:
    found = list(read(file_of(tmp_path, 3), Hints(), LIMITS, None))
    readings = [read_document(d, parser) for d in found if not isinstance(d, ReadError)]
    table, names = compare(readings, {})
    calls = [e for e in table.events if e.channel == "call" and len(e.mentions) > 1]
    assert len(calls) == 1
    status = {f.facet: f.status for f in calls[0].findings}
    assert status["count"] == "disputed"
    assert status["when"] == "disputed"
    again, _ = compare(list(reversed(readings)), names)
    assert again == table


def test_what_is_not_english_is_stored_and_not_analysed(
    story: Story, parser: SpacyParser, tmp_path: Path
) -> None:
    text = (
        "Der Minister hat am Montag mit dem Botschafter telefoniert, sagte ein Sprecher der "
        "Regierung. \u201eWir haben nichts zu verbergen\u201c, sagte er. Die Opposition fordert "
        "nun eine Untersuchung durch den Ausschuss des Parlaments."
    )
    path = tmp_path / "de.txt"
    path.write_text(text, encoding="utf-8")
    report = build([str(path)], story, Hints(), LIMITS, parser=parser)
    assert (report.added, report.not_analysed) == (1, 1)
    [document] = story.documents()
    assert (document.language, document.analysed) == ("de", False)
    assert story.table().attributions == ()


def test_errors_pass_through_in_their_place(parser: SpacyParser) -> None:
    wrong = ReadError("it is empty", where="x.txt")
    assert list(analyse([wrong], parser)) == [wrong]


def test_a_fault_in_one_article_is_that_articles_and_the_others_go_on(
    story: Story, parser: SpacyParser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails_once(work: pipeline.Work) -> pipeline.Work:
        if work.document.outlet == ARTICLES[1][0]:
            raise KeyError("unit")
        return work

    stages = (*pipeline.STAGES, ("one that fails", fails_once))
    monkeypatch.setattr(pipeline, "STAGES", stages)
    report = build([file_of(tmp_path, 3)], story, Hints(), LIMITS, parser=parser)
    assert report.added == 2
    [error] = report.failed
    assert "could not be analysed (KeyError: 'unit')" in str(error)
    assert "articles-3.jsonl" in error.where
    assert len(list(story.documents())) == 2
    monkeypatch.undo()
    assert run(story, CountingParser(parser), file_of(tmp_path, 3)) == (1, 2)


def test_two_papers_with_one_text_are_two_documents(
    story: Story, parser: SpacyParser, tmp_path: Path
) -> None:
    text = "Quist called Marrow twice, a spokesman for the Harbour Office said on Friday. " * 2
    for outlet in ("The Herald", "The Echo"):
        line = {"text": text, "outlet": outlet, "published": "2022-03-20"}
        (tmp_path / f"{outlet}.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    counting = CountingParser(parser)
    targets = [str(tmp_path / "The Herald.jsonl"), str(tmp_path / "The Echo.jsonl")]
    assert run(story, counting, *targets) == (2, 0)
    assert run(story, counting, *targets) == (0, 2)
