"""The commands by which rows are looked at, accepted, rejected and mended; and handed on."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource import cli_streams as streams
from twosource.cli_corrections import ByOption, ReasonOption, StoryOption, listing, make, user
from twosource.cli_inside import InsideOption, look
from twosource.errors import UsageError
from twosource.settings import DEFAULT_STORY

if TYPE_CHECKING:
    from twosource.corrections.propose import Draft, Known
    from twosource.model.correction import Correction
    from twosource.sharing import Taken

_SHOWN = 20
FOR_GOOD = (
    "It is overwritten in the story file. `corrections undo` brings nothing back by itself: only a"
    " build of the original files after it does."
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(review)
    app.command()(correct)
    app.command()(forget)
    app.command()(redact)
    listing.command("export")(give)
    listing.command("import")(take)


def review(
    story: StoryOption = DEFAULT_STORY,
    everything: Annotated[bool, typer.Option("--all", help="Leave out nothing.")] = False,
    protect: InsideOption = None,
) -> None:
    """List what nobody has looked at, the least sure first, with the ids that `correct` takes."""
    from twosource.export.index import Index
    from twosource.export.review import lines
    from twosource.story import Story

    with Story.open(story, create=False) as file:
        seen = look(file, protect)
    index = Index(seen.table)
    orphans = [c for c in seen.held if c.undone is None and c.orphan]
    screen = streams.screen()
    if seen.mark:
        screen.print(seen.mark, soft_wrap=True)
    for line in lines(index, None if everything else _SHOWN):
        screen.print(line, soft_wrap=True)
    if orphans:
        said = f"{len(orphans)} corrections lost their words: twosource corrections"
        screen.print(said, soft_wrap=True)


def correct(
    kind: Annotated[str | None, typer.Argument(metavar="KIND", help="What is corrected.")] = None,
    fields: Annotated[
        list[str] | None, typer.Argument(metavar="NAME=VALUE", help="What the kind asks for.")
    ] = None,
    story: StoryOption = DEFAULT_STORY,
    reason: ReasonOption = None,
    by: ByOption = None,
) -> None:
    """Accept, reject or mend a row, or add a statement. Without a kind: what there is.

    For example: twosource correct stance target=attr-1 to=denies
    """
    from twosource import correcting

    if kind is None:
        _kinds()
        return
    request: dict[str, list[str]] = {}
    for given in fields or ():
        name, found, value = given.partition("=")
        if not found:
            cure = "Give fields as NAME=VALUE; see them with: twosource correct"
            raise UsageError(f"{given!r} is no field", where=kind, cure=cure)
        request.setdefault(name, []).append(value)
    _check(kind, request)
    if reason is not None:
        request.setdefault("reason", [reason])
    make(story, correcting.ask(kind, request), reason or _first(request, "reason"), by)


def forget(
    target: Annotated[
        str,
        typer.Argument(
            metavar="ACTOR|DOCUMENT", help="An actor's name or id; an article's id or file."
        ),
    ],
    story: StoryOption = DEFAULT_STORY,
    reason: ReasonOption = None,
    by: ByOption = None,
) -> None:
    """Take somebody's name out of everything that leaves; or erase an article from the story file.

    An article that was erased does not come back with a build of the same folder. What is taken out
    is overwritten in the file: to undo it brings nothing back before a build of the original files.
    """
    from twosource import correcting

    make(story, correcting.ask("forget", {"target": [target]}), reason, by)
    streams.screen().print(FOR_GOOD, soft_wrap=True)


def redact(
    place: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT[:START-END]",
            help="An article's id or file; and the places, as in: export -f json --no-protect.",
        ),
    ],
    words: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Words that stand in the article once; or at START-END"),
    ] = None,
    story: StoryOption = DEFAULT_STORY,
    reason: ReasonOption = None,
    by: ByOption = None,
) -> None:
    """Take words out of everything that leaves, also where another article repeats them.

    For example: twosource redact kestrel-1.txt --words "of 14 Mill Lane". Offsets are those of the
    text with its true names: an export under pseudonyms has others. The words are overwritten in
    the file: to undo it brings nothing back before a build of the original files.
    """
    from twosource import correcting
    from twosource.export.safe import printable

    at = re.search(r":\d+-\d+$", place) is not None
    if not at and words is None:
        cure = 'Give --words "...", or DOCUMENT:START-END as in: export -f json --no-protect'
        raise UsageError("it is not said which words", where=place, cure=cure)
    request = {"place" if at else "document": [place]}
    if words is not None:
        request["words"] = [words]
    taken: list[str] = []

    def propose(known: Known) -> Draft:
        draft = correcting.ask("redact", request)(known)
        taken.extend(a.exact for t in draft.targets for a in t.anchors)
        return draft

    make(story, propose, reason, by)
    screen = streams.screen()
    for gone in taken:
        screen.print(f"Taken out: {printable(' '.join(gone.split()))}", soft_wrap=True)
    screen.print(FOR_GOOD, soft_wrap=True)


def _first(request: dict[str, list[str]], name: str) -> str | None:
    return next(iter(request.get(name, ())), None)


def _check(kind: str, request: dict[str, list[str]]) -> None:
    """Refuse a field that the kind does not know: it would be passed over in silence."""
    from twosource.corrections.kinds import KINDS

    if kind in KINDS:
        names = {f.name for f in KINDS[kind].fields} | {"reason"}
        wrong = sorted(request.keys() - names)
        if wrong:
            cure = f"Give one of: {', '.join(sorted(names))}"
            raise UsageError(f"{kind} has no field {wrong[0]!r}", where="correct", cure=cure)


def _kinds() -> None:
    from twosource.corrections.kinds import KINDS

    screen = streams.screen()
    for kind in KINDS.values():
        screen.print(f"{kind.name}: {kind.about}", soft_wrap=True)
        for f in kind.fields:
            choices = f" ({', '.join(f.choices)})" if f.choices else ""
            may = "" if f.required else " [may be left out]"
            screen.print(f"    {f.name}={f.about}{choices}{may}", soft_wrap=True)


def give(
    path: Annotated[str, typer.Argument(metavar="FILE", help="- is standard output.")] = "-",
    story: StoryOption = DEFAULT_STORY,
) -> None:
    """Write the corrections that hold as JSON lines, to hand them to a colleague."""
    from twosource import sharing
    from twosource.story import Story

    with Story.open(story, create=False) as file:
        if path == "-":
            sharing.give(file, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            return
        try:
            with Path(path).open("xb") as out:
                n = sharing.give(file, out)
        except FileExistsError as error:
            raise UsageError("there is such a file", where=path, cure="Give another") from error
        except OSError as error:
            raise streams.not_written(path, error) from error
    streams.say(
        f"{path}: {n} correction{'s' * (n != 1)}, with the words they are about: for the desk."
    )


def take(
    path: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="Written by corrections export; or what was edited in Label Studio (its JSON"
            " export) or brat (a ZIP of its folder).",
        ),
    ],
    story: StoryOption = DEFAULT_STORY,
) -> None:
    """Take a colleague's corrections in. What contradicts one made here is listed, not stored.

    The same file a second time changes nothing. Exit code 1 where something was not taken.
    """
    from twosource import correcting, importing, sharing
    from twosource.annotated.edits import is_annotated
    from twosource.annotated.marked import FILE

    try:
        file = sys.stdin.buffer if path == "-" else Path(path).open("rb")  # noqa: SIM115
    except OSError as error:
        what = f"it cannot be read ({error.strerror})"
        raise UsageError(what, where=path, cure="Give a file of corrections") from error
    with file, correcting.writing(story) as held:
        now = datetime.now(UTC)
        data = file.read(FILE + 1)
        if is_annotated(data[:64]):
            taken = importing.take(held, data, path, now, user())
        else:
            taken = sharing.take(held, BytesIO(data), path, now)
    _tell(story, taken)
    if taken.faults or taken.conflicts or taken.undone:
        raise typer.Exit(streams.SOME_FAILED)


def _tell(story: str, taken: Taken) -> None:
    from twosource.export.actors import correction
    from twosource.export.actors import said as words
    from twosource.export.safe import printable

    def said(c: Correction) -> str:
        return printable(words(c))

    screen = streams.screen()
    for c in taken.added:
        for line in correction(c):
            screen.print(line, soft_wrap=True)
    for theirs, ours in taken.conflicts:
        screen.print(f"not taken: {printable(theirs.by)} says: {said(theirs)}", soft_wrap=True)
        here = f"    here correction {ours.id}, {printable(ours.by)}, says: {said(ours)}"
        screen.print(here, soft_wrap=True)
    for c in taken.undone:
        line = f"not taken: correction {c.id} was undone here: {said(c)}"
        screen.print(line, soft_wrap=True)
    for fault in taken.faults:
        streams.say(str(fault))
    orphans = sum(c.orphan for c in taken.added)
    count = f"{len(taken.added)} taken ({orphans} of them without their words here)"
    screen.print(f"{story}: {count}, {taken.known} known already.", soft_wrap=True)
