"""The commands of what comes after the table: a draft is checked, an editor briefed."""

from __future__ import annotations

import sys
from datetime import date
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
    for command in (verify,):
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
        with streams.output("-") as out:
            out.write(shown.as_json(record.index, document, checks))
    else:
        screen = streams.screen()
        for line in shown.lines(record.index, document, checks, everything=everything):
            screen.print(line, soft_wrap=True)
    sys.stdout.flush()
    raise typer.Exit(streams.SOME_FAILED if faulty(checks) else streams.DONE)


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
