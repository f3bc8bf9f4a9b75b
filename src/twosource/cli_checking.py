"""The commands of what comes after the table: a draft is checked, an editor briefed."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource import cli_streams as streams
from twosource.cli_corrections import StoryOption
from twosource.errors import ReadError, UsageError
from twosource.settings import DEFAULT_STORY, LIMITS

if TYPE_CHECKING:
    from twosource.model.table import Table


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (verify, brief, calls, contacts):
        app.command()(command)


def verify(
    draft: Annotated[
        str, typer.Argument(metavar="DRAFT", help="Markdown, plain text or .docx; - reads it in.")
    ],
    story: StoryOption = DEFAULT_STORY,
    name: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    written: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help='Its day, from which "on Tuesday" is counted.'),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is as accounted for.")
    ] = False,
    rules: Annotated[
        bool, typer.Option("--rules", help="Read it by rules alone, without the trained tagger.")
    ] = False,
) -> None:
    """Hold a draft against the record: quotations, speakers, numbers, days, names, "confirmed".

    Exit code 1 where something has no support in the record. Nothing is rewritten.
    """
    from twosource import pipeline
    from twosource.checking import shown
    from twosource.checking.draft import read_draft
    from twosource.checking.record import Record
    from twosource.checking.verify import faulty
    from twosource.checking.verify import verify as check

    _one_of(name, ("text", "json"))
    day = _day(written)
    record = Record(_table(story))
    try:
        document = read_draft(draft, LIMITS, day, streams.stdin_bytes([draft]))
    except ReadError as error:
        raise UsageError(error.what, where=error.where, cure=error.cure) from error
    reading = pipeline.read_document(document, pipeline.load_models(tagger=not rules))
    checks = check(reading, record)
    if name == "json":
        _write(shown.as_json(record.index, document, checks))
    else:
        _print(shown.lines(record.index, document, checks, everything=everything))
    sys.stdout.flush()
    raise typer.Exit(streams.SOME_FAILED if faulty(checks) else streams.DONE)


EventOption = Annotated[
    str | None, typer.Option(metavar="ID", help="This event alone (the id beside its name).")
]
PageOption = Annotated[str, typer.Option("--format", "-f", help="text, markdown or json.")]


def brief(
    story: StoryOption = DEFAULT_STORY, event: EventOption = None, name: PageOption = "text"
) -> None:
    """A page for the editor: headline, up to five points, the accounts in their own words.

    Every line is verbatim or filled from findings; disputes are named as disputes.
    """
    from twosource.checking import page
    from twosource.checking.brief import brief as made_of
    from twosource.export.index import Index

    _one_of(name, PAGES)
    table, wanted = _events(story, event)
    made, index = made_of(table, wanted), Index(table)
    if made is None:
        streams.screen().print("No events were found in these articles.", soft_wrap=True)
        return
    if name == "json":
        _write(page.brief_json(index, made))
    else:
        _print(page.Writer(index, markdown=name == "markdown").brief(made))


def calls(
    story: StoryOption = DEFAULT_STORY, event: EventOption = None, name: PageOption = "text"
) -> None:
    """Still to call: who has not replied, what rests on one account, what is open."""
    from twosource.checking import page
    from twosource.checking.calls import still_to_call
    from twosource.export.index import Index

    _one_of(name, PAGES)
    table, wanted = _events(story, event)
    made, index = still_to_call(table, wanted), Index(table)
    if name == "json":
        _write(page.sections_json(index, made))
    else:
        _print(page.Writer(index, markdown=name == "markdown").sections(made))


def contacts(
    story: StoryOption = DEFAULT_STORY,
    name: Annotated[str, typer.Option("--format", "-f", help="csv or html.")] = "csv",
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="PATH", help="Where to write; - is standard output."
        ),
    ] = "-",
) -> None:
    """List the contacts: when, who to whom, by which channel, how many, according to whom."""
    from twosource.checking import contacts as listed

    _one_of(name, ("csv", "html"))
    if output != "-" and Path(output).exists() and Path(output).samefile(story):
        cure = "Give another path with --output"
        raise UsageError("it would be written over the story", where=output, cure=cure)
    table = _table(story)
    _write(listed.as_csv(table) if name == "csv" else listed.as_html(table), output)


PAGES = ("text", "markdown", "json")


def _print(lines: Iterable[str]) -> None:
    screen = streams.screen()
    for line in lines:
        screen.print(line, soft_wrap=True)


def _write(data: bytes, output: str = "-") -> None:
    with streams.output(output) as out:
        out.write(data)


def _events(story: str, event: str | None) -> tuple[Table, str | None]:
    """The table, and an event's id of today. Raises ``UsageError`` where there is no such event."""
    from twosource.story import Story

    with Story.open(story, create=False) as file:
        table = file.table()
        wanted = None if event is None else file.resolve(event)
    if wanted is not None and wanted not in {e.id for e in table.events}:
        cure = f"See the ids with: twosource show --story {story}"
        raise UsageError(f"there is no event {event}", where=story, cure=cure)
    return table, wanted


def _table(story: str) -> Table:
    from twosource.story import Story

    with Story.open(story, create=False) as file:
        return file.table()


def _one_of(given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        cure = f"Give one of: {', '.join(known)}"
        raise UsageError(f"there is no format {given}", where="--format", cure=cure)


def _day(given: str | None) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        cure = "Give it as YYYY-MM-DD"
        raise UsageError(f"{given!r} is no date", where="--written", cure=cure) from None
