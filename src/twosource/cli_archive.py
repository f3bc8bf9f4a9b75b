"""The commands for archives: far more articles than one story holds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource import cli_streams as streams
from twosource.cli_corrections import StoryOption
from twosource.errors import UsageError
from twosource.settings import ARCHIVE_LIMITS, DEFAULT_STORY

if TYPE_CHECKING:
    from twosource.archive.build import Report, Tell
    from twosource.archive.cut import Found
    from twosource.archive.progress import State
    from twosource.pipeline import BuildReport

_ON_SCREEN, _IN_A_LOG = 0.5, 30.0
archives = typer.Typer(
    help="Archives of many articles: the stages of a single document, into Parquet tables.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(archives, name="archive")


@archives.callback()
def _group() -> None:
    pass


@archives.command()
def build(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="WARC, JSON Lines and Parquet files, or folders."),
    ],
    output: Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="The archive.")],
    engine: Annotated[
        str,
        typer.Option(metavar="NAME", help="local: processes here; ray: a Ray (RAY_ADDRESS)."),
    ] = "local",
    workers: Annotated[
        int, typer.Option(min=1, max=512, help="Processes, of some 300 MB each.")
    ] = 1,
    rules: Annotated[
        bool, typer.Option("--rules", help="Without the trained tagger: fewer, but faster.")
    ] = False,
    seconds: Annotated[
        float, typer.Option(min=0.1, help="What one document may take; then it is set aside.")
    ] = ARCHIVE_LIMITS.seconds,
    rows: Annotated[
        int, typer.Option(min=1, help="Documents in one file of a table.")
    ] = ARCHIVE_LIMITS.rows,
) -> None:
    """Read articles into Parquet tables. Run it again after a stop: it goes on from there."""
    from dataclasses import replace

    from twosource.archive.build import Options
    from twosource.archive.build import build as made
    from twosource.archive.engines import engine as named

    runs_on = named(engine)
    bounds = replace(ARCHIVE_LIMITS, seconds=seconds, rows=rows)
    try:
        with _telling() as tell:
            options = Options(workers, rules, bounds=bounds, engine=runs_on)
            report = made(sources, Path(output), options, tell)
    except OSError as error:
        raise streams.not_written(output, error) from error
    raise typer.Exit(_said(output, report))


@archives.command()
def compare(
    archive: Annotated[str, typer.Argument(metavar="DIR", help="What archive build made.")],
    engine: Annotated[
        str, typer.Option(metavar="NAME", help="local or ray, as in build.")
    ] = "local",
    workers: Annotated[int, typer.Option(min=1, max=512, help="Processes.")] = 1,
) -> None:
    """Compare the accounts of an archive, matter by matter, into tables in DIR/compared."""
    from twosource.archive.compare import compare as compared
    from twosource.archive.engines import engine as named

    runs_on = named(engine)
    try:
        with _telling() as tell:
            found = compared(Path(archive), tell, workers, runs_on)
    except OSError as error:
        raise streams.not_written(archive, error) from error
    line = (
        f"{archive}: {found.documents:,} documents, {found.matters:,} matters of more than one;"
        f" {found.events:,} events, {found.disputed:,} findings in which accounts differ."
    )
    streams.screen().print(line, soft_wrap=True)
    if found.failed:
        streams.say(f"{found.failed:,} matters failed: see {Path(archive) / 'compared/failures'}.")
    raise typer.Exit(streams.SOME_FAILED if found.failed else streams.DONE)


@archives.command()
def cut(
    archive: Annotated[str, typer.Argument(metavar="DIR", help="What archive build made.")],
    about: Annotated[
        list[str] | None,
        typer.Option(
            "--about",
            metavar="WORDS",
            help="All these words stand in the article. May be repeated: then any of them will do.",
        ),
    ] = None,
    matter: Annotated[
        str | None,
        typer.Option(metavar="ID", help="A matter that archive compare found, instead of words."),
    ] = None,
    story: StoryOption = DEFAULT_STORY,
    first: Annotated[
        str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="Published then or later.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Published then or earlier.")
    ] = None,
) -> None:
    """Cut the articles about a matter out of an archive, into a story."""
    from twosource.archive.cut import Wanted, chosen, of_matter

    if matter is not None and (about or first or last):
        cure = "Give --matter alone, or words and days without it"
        raise UsageError("a matter is cut as a whole", where="--matter", cure=cure)
    if matter is not None:
        found = of_matter(Path(archive), matter)
    else:
        wanted = Wanted.of(about or [], _day(first, "--from"), _day(last, "--to"))
        found = chosen(Path(archive), wanted)
    for line in found.notes:
        streams.say(line)
    if not found.placed:
        cure = "Give other words with --about, or other days"
        raise UsageError("no article in it is about that", where=archive, cure=cure)
    report = _into(Path(archive), found, story)
    said = f"{story}: {report.added:,} added, {report.unchanged:,} unchanged."
    streams.screen().print(said, soft_wrap=True)
    raise typer.Exit(streams.name_failures(report.failed, report.added + report.unchanged))


def _into(archive: Path, found: Found, story: str) -> BuildReport:
    """Build the story, of the readings that stand in the archive where they are of this program's
    making and of the story's; else each article is read again."""
    from twosource import pipeline
    from twosource.archive.taken import making, readings
    from twosource.story import Story

    made = making(archive)
    with Story.open(story, create=True) as file, streams.progress() as tell:
        tagger = pipeline.tagged(file)
        models = pipeline.load_models(tagger=made.tagger if tagger is None else tagger)
        if made.other:
            streams.say(
                f"The archive is of another version of: {', '.join(made.other)}."
                " Its articles are read again."
            )
        elif made.tagger == (models.tagger is not None):
            return pipeline.build_from(readings(archive, found.placed), file, models, tell)
        return pipeline.build_from(found.documents, file, models, tell)


def _day(given: str | None, option: str) -> date | None:
    try:
        return date.fromisoformat(given) if given is not None else None
    except ValueError:
        cure = "Give it as YYYY-MM-DD"
        raise UsageError(f"{given!r} is no date", where=option, cure=cure) from None


def _said(output: str, report: Report) -> int:
    """Say what stands in the archive; return the exit code."""
    new = report.done - report.begun_with
    line = f"{output}: {report.documents:,} documents; {new:,} inputs read by this run."
    streams.screen().print(line, soft_wrap=True)
    bad = {k: n for k, n in report.failures.items() if k != "warning"}
    if report.failures:
        counts = ", ".join(f"{n:,} {kind}" for kind, n in sorted(report.failures.items()))
        streams.say(f"Failures: {counts}. Each is named in {Path(output) / 'failures'}.")
    return streams.SOME_FAILED if bad else streams.DONE


@contextmanager
def _telling() -> Iterator[Tell]:
    """How far it is, on standard error: a line that changes on a screen, a line now and then
    elsewhere."""
    screen = sys.stderr.isatty()
    every, end = (_ON_SCREEN, "\033[K\r") if screen else (_IN_A_LOG, "\n")
    last = time.monotonic()

    def tell(state: State) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= every:
            last = now
            print(state, end=end, file=sys.stderr, flush=True)

    yield tell
    if screen:
        print("\033[K", end="", file=sys.stderr, flush=True)
