"""The command line. Each command imports what it needs, so that ``--help`` is quick."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource import (
    __version__,
    cli_archive,
    cli_brief,
    cli_checking,
    cli_correct,
    cli_corrections,
    cli_matrix,
    cli_serve,
)
from twosource import cli_streams as streams
from twosource.cli_corrections import ProtectOption, StoryOption
from twosource.errors import ReadError, TwosourceError, UsageError
from twosource.settings import DEFAULT_STORY, LIMITS

if TYPE_CHECKING:
    from twosource.export.terminal import Section, View
    from twosource.pipeline import Models

app = typer.Typer(
    help="Reads the articles about a matter and builds the table of accounts: who says what, by"
    " how many independent sources, and where the accounts differ. It never says what is true.",
    epilog="Exit codes: 0 done; 1 some inputs could not be read (each is named, the rest is done);"
    " 2 wrong usage, or the story or the output cannot be opened or written.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
OutputOption = Annotated[
    str,
    typer.Option("--output", "-o", metavar="PATH", help="Where to write; - is standard output."),
]

RulesOption = Annotated[
    bool,
    typer.Option(
        "--rules",
        help="Find attributions by rules alone, without the trained tagger: fewer, but faster.",
    ),
]

_FORMATS = (
    "json, csv, parquet, xlsx, html, docx, markdown, prompt, timelinejs, webannotation, ftm,"
    " graphml, prov, labelstudio or brat."
)


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        app(prog_name="twosource")
    except TwosourceError as error:
        streams.say(f"twosource: {error}")
        sys.exit(streams.WRONG_USAGE)
    except streams.NobodyReads:
        _close_quietly()
        sys.exit(streams.DONE)
    except OSError as error:
        if not streams.is_no_room(error):
            raise
        _close_quietly()
        streams.say(f"twosource: {streams.not_written('the output', error)}")
        sys.exit(streams.WRONG_USAGE)
    except SystemExit as end:
        if end.code == streams.STOPPED:
            streams.say("Stopped. What was stored stays; the same command goes on from there.")
        raise


def _close_quietly() -> None:
    """Nobody reads standard output any more: what is still held back goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _version(wanted: bool) -> None:
    if wanted:
        print(f"twosource {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    pass


@app.command()
def build(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files, folders, or - for standard input."),
    ],
    story: StoryOption = DEFAULT_STORY,
    published: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="When published, where the input does not say."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="By whom, where the input does not say.")
    ] = None,
    rules: RulesOption = False,
    private: Annotated[
        bool,
        typer.Option("--private", help="Own interviews and notes: in no export, and not shared."),
    ] = False,
) -> None:
    """Read articles, analyse what is new, and reconcile the accounts."""
    day = _day(published)
    raise typer.Exit(_build(paths, story, day, outlet, rules, private))


def _build(
    paths: list[str], story: str, published: date | None, outlet: str | None, rules: bool = False,
    private: bool = False,
) -> int:  # fmt: skip
    from datetime import UTC, datetime

    from twosource import correcting, pipeline
    from twosource.cli_corrections import user
    from twosource.reading.hints import Hints
    from twosource.story import Story

    models, new = _models(rules), not Path(story).exists()
    with Story.open(story, create=True) as file, streams.progress() as tell:
        given, hints = streams.stdin_bytes(paths), Hints(published, outlet)
        before = {d.id for d in file.documents()} if private else set()
        report = pipeline.build(paths, file, hints, LIMITS, tell, given, models=models)
        if private:
            correcting.keep_private(file, before, datetime.now(UTC), user())
        gone = new and file.discard_empty()
    if gone:
        streams.say(f"{story}: nothing could be read, so no story was made.")
        return streams.name_failures(report.failed, 0)
    said = f"{story}: {report.added} added, {report.unchanged} unchanged"
    if report.not_analysed:
        said += f", {report.not_analysed} stored but not analysed (not in English)"
    streams.screen().print(f"{said}.", soft_wrap=True)
    return streams.name_failures(report.failed, report.added + report.unchanged)


def _models(rules: bool) -> Models:
    """The models, after saying where the tagger is not there."""
    from twosource import pipeline
    from twosource.attribution.tagging import MISSING

    models = pipeline.load_models(tagger=not rules)
    if not rules and models.tagger is None:
        streams.say(f"twosource: {MISSING}")
    return models


@app.command()
def analyse(
    source: Annotated[str, typer.Argument(metavar="IN.jsonl", help="JSON Lines; - reads them in.")],
    output: OutputOption = "-",
    rules: RulesOption = False,
) -> None:
    """Run the stages of a single document alone: a line in, a line out, no story file."""
    from twosource import pipeline
    from twosource.export import analysis
    from twosource.reading.hints import Hints
    from twosource.reading.inputs import read

    _not_the_same(source, output)
    failed, done, models = [], 0, _models(rules)
    inputs = read(source, Hints(), LIMITS, streams.stdin_bytes([source]))
    with streams.output(output) as out, streams.progress() as tell:
        for reading in pipeline.analyse(inputs, models):
            if isinstance(reading, ReadError):
                failed.append(reading)
            else:
                out.write(analysis.line(reading))
                done += 1
            if tell:
                tell("analysing", done + len(failed), None)
    raise typer.Exit(streams.name_failures(failed, done))


@app.command()
def show(
    one: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[EVENT]",
            help="One event as a matrix, origins by facets: its id, the beginning of it, or words"
            " of its name.",
        ),
    ] = None,
    story: StoryOption = DEFAULT_STORY,
    event: Annotated[
        str | None,
        typer.Option(metavar="ID", help="The findings of this event alone, as a list."),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(help="disputed, changed, agreed, uncorroborated or single; may be repeated."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Leave nothing out.")] = False,
    name: Annotated[
        str, typer.Option("--format", "-f", help="text, or with an EVENT json.")
    ] = "text",
    protect: ProtectOption = None,
) -> None:
    """Show the findings: what is disputed first, then what changed, what is agreed, the rest."""
    from twosource.export.terminal import View

    if one:
        if event is not None or status:
            cure = "Give an EVENT, or --event and --status"
            raise UsageError("one event is shown whole", where="show", cure=cure)
        cli_matrix.show(story, " ".join(one), name, everything=everything, protect=protect)
        return
    if name != "text":
        cure = f"Name an EVENT, or take all: twosource export --story {story} --format {name}"
        raise UsageError("only one event is shown in another format", where="--format", cure=cure)
    _show(story, View(event, _sections(status or []), everything), protect)


def _show(story: str, view: View, protect: bool | None = None) -> None:
    from dataclasses import replace

    from twosource import leaving
    from twosource.corrections.checked import checked
    from twosource.export import terminal
    from twosource.story import Story

    with Story.open(story, create=False) as file:
        safe = leaving.of_story(file, protect, desk=not protect)
        checks = checked(file.corrections())
        table = safe.table
        private = 0 if protect else len(leaving.private(file.corrections()))
        left = file.not_compared() if file.findings_stale() else None
        if view.event is not None:
            view = replace(view, event=file.resolve(view.event))
    if view.event is not None and view.event not in {e.id for e in table.events}:
        cure = f"See the ids with: twosource show --story {story}"
        raise UsageError(f"there is no event {view.event}", where=story, cure=cure)
    terminal.show(table, streams.screen(), view, safe.words(Path(story).name), checks)
    streams.say_protected(safe.people)
    streams.say_private(private)
    streams.say_not_compared(left)


@app.command()
def timeline(
    story: StoryOption = DEFAULT_STORY,
    svg: Annotated[
        str | None,
        typer.Option(
            "--svg", metavar="OUT.svg", help="Write it as a picture; - is standard output."
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Leave no event out.")] = False,
    protect: ProtectOption = None,
) -> None:
    """Show the events in order of time, each with who says when, and what has no date."""
    from twosource import leaving
    from twosource.export import timeline_svg, timeline_text
    from twosource.export.timeline import SHOWN
    from twosource.story import Story

    shown = None if everything else SHOWN
    if svg is not None:
        _not_the_same(story, svg)
    with Story.open(story, create=False) as file:
        safe = leaving.of_story(file, protect)
    table, name = safe.table, safe.words(Path(story).name)
    streams.say_protected(safe.people)
    if svg is not None:
        with streams.output(svg) as out:
            out.write(timeline_svg.svg(table, name, shown).encode())
        return
    timeline_text.show(table, streams.screen(), name, shown)


@app.command()
def export(
    name: Annotated[str, typer.Option("--format", "-f", metavar="NAME", help=_FORMATS)],
    story: StoryOption = DEFAULT_STORY,
    output: OutputOption = "-",
    proposed: Annotated[
        bool,
        typer.Option(
            "--proposed",
            help="In what people read (html, docx, markdown, prompt, timelinejs): also what nobody"
            " has checked, stamped so. The other formats hold all and say it in each row.",
        ),
    ] = False,
    protect: ProtectOption = None,
    share: Annotated[
        bool,
        typer.Option(
            "--share",
            help="Passages of at most 25 words in place of the articles,"
            " which are their publishers'.",
        ),
    ] = False,
) -> None:
    """Write the table of accounts as a report to read, or in a format for other programs."""
    from dataclasses import replace

    from twosource import leaving
    from twosource.corrections.checked import checked
    from twosource.export.formats import FORMATS
    from twosource.export.take import Take, accepted
    from twosource.protect.share import short
    from twosource.story import Story

    if name not in FORMATS:
        cure = f"Give one of: {', '.join(FORMATS)}"
        raise UsageError(f"there is no format {name}", where="--format", cure=cure)
    _not_the_same(story, output)
    with Story.open(story, create=False) as file:
        safe, checks = leaving.of_story(file, protect), checked(file.corrections())
    done = accepted(safe.table)
    asked = Take(safe.table, Path(story).stem, proposed=proposed, checked=done, checks=checks)
    streams.say_protected(safe.people)
    take = safe.take(asked)
    if share:
        take = replace(take, table=short(take.table))
    with streams.output(output) as out:
        FORMATS[name].write(take, out)


@app.command()
def demo(
    folder: Annotated[
        str, typer.Option(metavar="FOLDER", help="Where to put the example.")
    ] = "twosource-demo",
) -> None:
    """Copy the bundled example to a folder, build it, and show what it holds."""
    from shutil import copytree

    from twosource import example
    from twosource.export.terminal import View

    place = Path(folder)
    articles = place / "articles"
    try:
        copytree(example.documents(), articles, dirs_exist_ok=True)
    except OSError as error:
        cure = "Give another with --folder"
        raise UsageError("the example cannot be put there", where=folder, cure=cure) from error
    story = str(place / "demo.story")
    code = _build([str(articles)], story, None, None)
    _show(story, View())
    streams.say(f"The articles are in {articles}. More: twosource show --story {story} --all")
    raise typer.Exit(code)


cli_serve.register(app)
cli_corrections.register(app)
cli_correct.register(app)
cli_checking.register(app)
cli_brief.register(app)
cli_archive.register(app)


def _day(published: str | None) -> date | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(published)
    except ValueError:
        cure = "Give it as YYYY-MM-DD"
        raise UsageError(f"{published!r} is no date", where="--published", cure=cure) from None


def _sections(given: list[str]) -> frozenset[Section]:
    from twosource.export.terminal import SECTIONS

    found: set[Section] = {s for s in SECTIONS if s in given}
    unknown = sorted(set(given) - found)
    if unknown:
        cure = f"Give one of: {', '.join(SECTIONS)}"
        raise UsageError(f"there is no status {unknown[0]}", where="--status", cure=cure)
    return frozenset(found)


def _not_the_same(source: str, output: str) -> None:
    if output == "-" or not (Path(output).exists() and Path(source).exists()):
        return
    if Path(source).samefile(output):
        cure = "Give another path with --output"
        raise UsageError("it would be written over its own input", where=output, cure=cure)
