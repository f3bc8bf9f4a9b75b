"""The commands of what comes after the table: a draft is checked, contacts are listed."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource import cli_streams as streams
from twosource.cli_corrections import ProtectOption, StoryOption
from twosource.cli_inside import InsideOption, mark
from twosource.errors import ReadError, UsageError
from twosource.settings import DEFAULT_STORY, LIMITS

if TYPE_CHECKING:
    from twosource.checking.record import Record
    from twosource.model.table import Table
    from twosource.protect.leaving import Leaving


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (verify, contacts):
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
    protect: InsideOption = None,
) -> None:
    """Hold a draft against the record: quotations, speakers, numbers, days, names, "confirmed".

    Exit code 1 where something has no support in the record. Nothing is rewritten. It is held
    against true names always; with --protect what is printed has pseudonyms in their place.
    """
    from twosource import pipeline
    from twosource.checking import shown
    from twosource.checking.draft import read_draft
    from twosource.checking.verify import faulty
    from twosource.checking.verify import verify as check

    one_of(name, ("text", "json"))
    day = _day(written)
    record, safe = _record(story, protect)
    try:
        document = read_draft(draft, LIMITS, day, streams.stdin_bytes([draft]))
    except ReadError as error:
        raise UsageError(error.what, where=error.where, cure=error.cure) from error
    reading = pipeline.read_document(document, pipeline.load_models(tagger=not rules))
    checks = check(reading, record)
    if name == "json":
        write(shown.as_json(record.index, document, checks, safe.record if protect else None))
    else:
        printed = shown.lines(record.index, document, checks, everything=everything)
        print_lines([mark(safe.people)] if safe.people and protect is None else [])
        print_lines(safe.record(line) if protect else line for line in printed)
    sys.stdout.flush()
    raise typer.Exit(streams.SOME_FAILED if faulty(checks) else streams.DONE)


def contacts(
    story: StoryOption = DEFAULT_STORY,
    name: Annotated[str, typer.Option("--format", "-f", help="csv or html.")] = "csv",
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="PATH", help="Where to write; - is standard output."
        ),
    ] = "-",
    protect: ProtectOption = None,
) -> None:
    """List the contacts: when, who to whom, by which channel, how many, according to whom."""
    from twosource.checking import contacts as listed

    one_of(name, ("csv", "html"))
    if output != "-" and Path(output).exists() and Path(output).samefile(story):
        cure = "Give another path with --output"
        raise UsageError("it would be written over the story", where=output, cure=cure)
    table = table_of(story, protect)
    write(listed.as_csv(table) if name == "csv" else listed.as_html(table), output)


def _record(story: str, protect: bool | None) -> tuple[Record, Leaving]:
    """The record with the true names, and what takes these out of what is printed."""
    from twosource import leaving
    from twosource.checking.record import Record
    from twosource.story import Story

    with Story.open(story, create=False) as file:
        desk = not protect
        plain = leaving.of_story(file, False, desk=desk)
        safe = plain if protect is False else leaving.of_story(file, protect, desk=desk)
        streams.say_private(len(leaving.private(file.corrections())) if desk else 0)
    return Record(plain.table), safe


def print_lines(lines: Iterable[str]) -> None:
    """Print lines to the screen."""
    screen = streams.screen()
    for line in lines:
        screen.print(line, soft_wrap=True)


def write(data: bytes, output: str = "-") -> None:
    """Write bytes to a file or standard output."""
    with streams.output(output) as out:
        out.write(data)


def table_of(story: str, protect: bool | None) -> Table:
    """What may leave of a story. Raises ``StoryError``."""
    from twosource import leaving
    from twosource.story import Story

    with Story.open(story, create=False) as file:
        safe = leaving.of_story(file, protect)
    streams.say_protected(safe.people)
    return safe.table


def one_of(given: str, known: tuple[str, ...]) -> None:
    """Raise ``UsageError`` where a format is not known."""
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
