"""The commands by which a person mends what the program got wrong about actors."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource import cli_streams as streams
from twosource.cli_inside import InsideOption, look
from twosource.errors import UsageError
from twosource.settings import DEFAULT_STORY

if TYPE_CHECKING:
    from twosource.correcting import Propose
    from twosource.model.actor import Actor
    from twosource.model.span import Span
    from twosource.model.table import Table
    from twosource.story import Story

StoryOption = Annotated[str, typer.Option("--story", metavar="FILE", help="The story file.")]
ReasonOption = Annotated[
    str | None, typer.Option("--reason", metavar="WORDS", help="Why; kept beside the correction.")
]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who says so; else your user name.")
]
ProtectOption = Annotated[
    bool | None,
    typer.Option(
        "--protect/--no-protect",
        help="Victims, minors and private persons under pseudonyms: in all articles, or in none."
        " Without either: in those that tell of violence.",
    ),
]
listing = typer.Typer(
    help="List what was corrected, with what could not be found again; or undo one.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (actors, merge, split, apart):
        app.command()(command)
    app.add_typer(listing, name="corrections")


def actors(
    of: Annotated[
        str | None, typer.Argument(metavar="ID", help="This actor alone, with all its places.")
    ] = None,
    story: StoryOption = DEFAULT_STORY,
    named: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Those whose names hold these words.")
    ] = None,
    protect: InsideOption = None,
) -> None:
    """List the actors: id, kind, names used, articles, for whom they speak, and who says so."""
    from twosource.export import actors as listed
    from twosource.story import Story

    with Story.open(story, create=False) as file:
        seen = look(file, protect)
        wanted = None if of is None else _actor(file, seen.table, of)
    screen = streams.screen()
    if seen.mark:
        screen.print(seen.mark, soft_wrap=True)
    held = [c for c in seen.held if c.undone is None]
    for line in listed.lines(seen.table, held, wanted, named):
        screen.print(line, soft_wrap=True)


def merge(
    keep: Annotated[str, typer.Argument(metavar="ID", help="The actor whose id stays.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The actor that is the same.")],
    story: StoryOption = DEFAULT_STORY,
    reason: ReasonOption = None,
    by: ByOption = None,
) -> None:
    """Say that two actors are one. The id of the first stays; the other leads to it.

    With two story files: the second's articles and corrections go into the first; corrections that
    disagree are listed, and the first's hold.
    """
    from twosource import correcting

    if is_story(keep) and is_story(other):
        _join(keep, other)
        return

    make(story, correcting.merge(keep, other), reason, by)


def is_story(path: str) -> bool:
    """Whether there is a story file of that name."""
    try:
        with Path(path).open("rb") as file:
            return file.read(15) == b"SQLite format 3"
    except (OSError, ValueError):
        return False


def _join(first: str, second: str) -> None:
    """Put two stories into one, and list what disagrees."""
    from twosource import correcting
    from twosource.export.actors import said
    from twosource.export.safe import printable
    from twosource.joining import join
    from twosource.story import Story

    if Path(first).samefile(second):
        raise UsageError("it is given twice", where=first, cure="Give two story files")
    with (
        correcting.writing(first) as story,
        Story.open(second, create=False) as other,
        streams.progress() as tell,
    ):
        report, taken = join(story, other, datetime.now(UTC), tell)
    screen = streams.screen()
    for theirs, ours in taken.conflicts:
        screen.print(f"not taken: {printable(theirs.by)} says: {said(theirs)}", soft_wrap=True)
        line = f"    here correction {ours.id}, {printable(ours.by)}, says: {said(ours)}"
        screen.print(line, soft_wrap=True)
    for c in taken.undone:
        line = f"not taken: correction {c.id} was undone here: {said(c)}"
        screen.print(line, soft_wrap=True)
    counts = f"{report.added} articles and {len(taken.added)} corrections added"
    screen.print(f"{first}: {counts}, {taken.known} known already.", soft_wrap=True)
    code = streams.name_failures(report.failed, report.added + report.unchanged)
    if taken.conflicts or taken.undone:
        code = max(code, streams.SOME_FAILED)
    raise typer.Exit(code)


def split(
    actor: Annotated[str, typer.Argument(metavar="ID", help="The actor that is two.")],
    mention: Annotated[
        list[str] | None,
        typer.Option(metavar="DOC:START-END", help="Words that are another's; may be repeated."),
    ] = None,
    document: Annotated[
        list[str] | None,
        typer.Option("--in", metavar="DOC", help="An article in which it is another throughout."),
    ] = None,
    story: StoryOption = DEFAULT_STORY,
    reason: ReasonOption = None,
    by: ByOption = None,
) -> None:
    """Say that some mentions of an actor are another's, who gets an id of its own.

    See the places with: twosource actors ID. DOC is the article's id or file.
    """
    from twosource import correcting
    from twosource.story import Story

    if not mention and not document:
        cure = f"Give --mention DOC:START-END or --in DOC; places: twosource actors {actor}"
        raise UsageError("it is not said what to take out", where=actor, cure=cure)
    with Story.open(story, create=False) as file:
        table = file.table()
    places: list[tuple[str, Span | None]] = [_place(table, story, m) for m in mention or ()]
    places += [(_document(table, story, d), None) for d in document or ()]
    make(story, correcting.split(actor, places), reason, by)


def apart(
    first: Annotated[str, typer.Argument(metavar="ID", help="An actor.")],
    second: Annotated[str, typer.Argument(metavar="OTHER", help="Another, with another id now.")],
    story: StoryOption = DEFAULT_STORY,
    reason: ReasonOption = None,
    by: ByOption = None,
) -> None:
    """Say that two actors are never to be taken for one, whatever is read later."""
    from twosource import correcting

    make(story, correcting.apart(first, second), reason, by)


@listing.callback()
def corrections(
    context: typer.Context, story: StoryOption = DEFAULT_STORY, protect: InsideOption = None
) -> None:
    """List what was corrected, with what could not be found again; or undo one."""
    if context.invoked_subcommand is not None:
        return
    from twosource.export import actors as listed
    from twosource.story import Story

    with Story.open(story, create=False) as file:
        seen = look(file, protect)
    screen = streams.screen()
    if seen.held and seen.mark:
        screen.print(seen.mark, soft_wrap=True)
    for one in seen.held:
        for line in listed.correction(one):
            screen.print(line, soft_wrap=True)
    if not seen.held:
        screen.print("Nothing was corrected.", soft_wrap=True)


@listing.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Its number in the list.")],
    story: StoryOption = DEFAULT_STORY,
    sure: Annotated[
        bool,
        typer.Option(
            "--sure", help="End what `forget` or `redact` protects; what was erased stays erased."
        ),
    ] = False,
) -> None:
    """Take a correction back: the findings are as if it had never been made.

    What `redact` and `forget` took out of the story file stays out until the original files are
    built again.
    """
    from twosource import correcting

    with correcting.writing(story) as file:
        one = correcting.undo(file, number, datetime.now(UTC), sure=sure)
    streams.screen().print(f"{story}: correction {one.id} is undone.", soft_wrap=True)
    if one.kind in ("redact", "forget"):
        line = (
            "What it took out is not back: it was overwritten in the story file. Build the original"
            f" files again: twosource build ARTICLES --story {story}"
        )
        streams.screen().print(line, soft_wrap=True)


def make(story: str, propose: Propose, reason: str | None, by: str | None) -> None:
    """Store a correction and print it."""
    from twosource import correcting
    from twosource.export import actors as listed

    with correcting.writing(story) as file:
        one = correcting.correct(file, propose, datetime.now(UTC), by or user(), reason)
    screen = streams.screen()
    for line in listed.correction(one):
        screen.print(line, soft_wrap=True)


def user() -> str:
    """Who is at the keyboard, by the name of the account."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _actor(file: Story, table: Table, given: str) -> Actor:
    today = file.resolve(given)
    for a in table.actors:
        if a.id == today:
            return a
    cure = f"See the ids with: twosource actors --story {file.where}"
    raise UsageError(f"there is no actor {given}", where=file.where, cure=cure)


def _place(table: Table, story: str, given: str) -> tuple[str, Span]:
    from twosource.model.span import Span

    name, _, range_ = given.rpartition(":")
    start, _, end = range_.partition("-")
    if not (name and start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        cure = "Give DOC:START-END, as: twosource actors ID prints them"
        raise UsageError(f"{given!r} is no place", where="--mention", cure=cure)
    return _document(table, story, name), Span(int(start), int(end))


def _document(table: Table, story: str, given: str) -> str:
    found = [d.id for d in table.documents if given in (d.id, d.file, d.doc)]
    if len(found) != 1:
        fault = "there is no article" if not found else "more than one article is called"
        cure = "Give the article's id, as: twosource actors ID prints it"
        raise UsageError(f"{fault} {given}", where=story, cure=cure)
    return found[0]
