"""The commands that brief an editor: a page of a story or an article, and whom still to call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource import cli_streams as streams
from twosource.cli_checking import one_of, print_lines, write
from twosource.cli_corrections import ProtectOption, StoryOption
from twosource.errors import ReadError, UsageError
from twosource.settings import DEFAULT_STORY, LIMITS

if TYPE_CHECKING:
    from twosource.export.take import Take
    from twosource.protect.leaving import Leaving

_STORY = b"SQLite format 3\0"
PAGES = ("text", "markdown", "json")
BRIEFS = ("text", "markdown", "html", "json")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (brief, calls):
        app.command()(command)


EventOption = Annotated[
    str | None, typer.Option(metavar="ID", help="This event alone (the id beside its name).")
]


def brief(
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="[STORY | ARTICLE]",
            help="A story file, or an article that is read and briefed alone.",
        ),
    ] = None,
    story: StoryOption = DEFAULT_STORY,
    event: EventOption = None,
    name: Annotated[
        str, typer.Option("--format", "-f", help="text, markdown, html (a fragment) or json.")
    ] = "text",
    proposed: Annotated[
        bool,
        typer.Option(help="Also what nobody has checked, stamped; an article has nothing else."),
    ] = False,
    rules: Annotated[
        bool, typer.Option("--rules", help="Read an article without the trained tagger.")
    ] = False,
    protect: ProtectOption = None,
) -> None:
    """A page for the editor: headline, up to five points, the accounts in their own words.

    Every line is verbatim or filled from findings; disputes are named as disputes.
    """
    from twosource.checking import page
    from twosource.checking.brief import brief as made_of
    from twosource.export.take import Take, accepted

    one_of(name, BRIEFS)
    if target is not None and not _is_story(target):
        if event is not None:
            cure = "Leave --event out, or name a story"
            raise UsageError("an article is briefed whole", where="--event", cure=cure)
        take, wanted = _of_article(target, rules=rules, protect=protect), None
    else:
        safe, wanted = _events(target or story, event, protect)
        held = accepted(safe.table)
        take = Take(safe.table, Path(target or story).stem, proposed=proposed, checked=held)
        take = safe.take(take)
    made, index = made_of(take, wanted), take.index
    if made is None:
        print_lines([_nothing(take)])
    elif name == "json":
        write(page.brief_json(index, made))
    elif name == "html":
        write(page.brief_html(index, made))
    else:
        print_lines(page.Writer(index, markdown=name == "markdown").brief(made))


def _nothing(take: Take) -> str:
    from twosource.export.gate import EMPTY

    if any(e.findings for e in take.table.events) and not take.proposed:
        return EMPTY
    return "No account of an event was found in these articles."


def _is_story(target: str) -> bool:
    try:
        with Path(target).open("rb") as file:
            return file.read(len(_STORY)) == _STORY
    except OSError:
        return False  # the reader says what is wrong


def _of_article(target: str, *, rules: bool, protect: bool | None) -> Take:
    """What one file holds, read and compared alone; nobody has checked any of it.

    Raises ``UsageError`` where it cannot be read.
    """
    from twosource import pipeline
    from twosource.comparing import compare
    from twosource.export.take import Take
    from twosource.protect.leaving import leave
    from twosource.reading.hints import Hints
    from twosource.reading.inputs import read

    found = read(target, Hints(), LIMITS, streams.stdin_bytes([target]))
    models, readings = pipeline.load_models(tagger=not rules), []
    for one in pipeline.analyse(found, models):
        if isinstance(one, ReadError):
            raise UsageError(one.what, where=one.where, cure=one.cure) from one
        readings.append(one)
    table, _ = compare(readings, {})
    safe = leave(table, protect)
    streams.say_protected(safe.people)
    return safe.take(Take(table, Path(target).stem, proposed=True))


def calls(
    story: StoryOption = DEFAULT_STORY,
    event: EventOption = None,
    name: Annotated[str, typer.Option("--format", "-f", help="text, markdown or json.")] = "text",
    protect: ProtectOption = None,
) -> None:
    """Still to call: who has not replied, what rests on one account, what is open."""
    from twosource.checking import page
    from twosource.checking.calls import still_to_call
    from twosource.export.index import Index

    one_of(name, PAGES)
    safe, wanted = _events(story, event, protect)
    table = safe.table
    made, index = still_to_call(table, wanted), Index(table)
    if name == "json":
        write(page.sections_json(index, made))
    else:
        print_lines(page.Writer(index, markdown=name == "markdown").sections(made))


def _events(story: str, event: str | None, protect: bool | None) -> tuple[Leaving, str | None]:
    """What may leave, and an event's id of today. Raises ``UsageError`` where there is no such
    event."""
    from twosource import leaving
    from twosource.story import Story

    with Story.open(story, create=False) as file:
        safe = leaving.of_story(file, protect)
        table = safe.table
        wanted = None if event is None else file.resolve(event)
    if wanted is not None and wanted not in {e.id for e in table.events}:
        cure = f"See the ids with: twosource show --story {story}"
        raise UsageError(f"there is no event {event}", where=story, cure=cure)
    streams.say_protected(safe.people)
    return safe, wanted
