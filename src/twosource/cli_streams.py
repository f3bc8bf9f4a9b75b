"""Standard input, output and error for the commands: a screen, a progress bar, errors, files."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from twosource.errors import ReadError, ReadWarning, RowLost, UsageError

if TYPE_CHECKING:
    from rich.console import Console

DONE, SOME_FAILED, WRONG_USAGE, STOPPED = 0, 1, 2, 130
Progress = Callable[[str, int, int | None], None]


class NobodyReads(Exception):
    """Whoever read our standard output has gone (``| head``): not an error."""


def screen(*, error: bool = False) -> Console:
    """A console on standard output or error: colour on terminals alone, no markup, no emoji."""
    from rich.console import Console

    class Screen(Console):
        def on_broken_pipe(self) -> NoReturn:
            """Leave it to ``main``, which ends quietly."""
            raise NobodyReads

    return Screen(stderr=error, highlight=False, markup=False, emoji=False, soft_wrap=False)


def say(message: str) -> None:
    """Print one line on standard error, harmless whatever it quotes."""
    from twosource.export.safe import printable

    print(printable(message), file=sys.stderr)


def say_not_compared(articles: int | None) -> None:
    """Say that so many articles are stored and in no finding yet (None: all are)."""
    if articles is not None:
        are = "article is" if articles == 1 else "articles are"
        say(
            f"{articles} {are} stored and not yet compared, so not in these findings: a build goes"
            " on, or was cut off. Run it again."
        )


def say_protected(people: int) -> None:
    """Say that people are shown under pseudonyms, and how to see their names."""
    if people:
        are = "1 person is" if people == 1 else f"{people} people are"
        say(f"{are} shown under another name (victims, minors, private persons). --no-protect")


def say_private(articles: int) -> None:
    """Say that private articles count in what is shown, and how to see it without them."""
    if articles:
        are = (
            "1 article counts here that is" if articles == 1 else f"{articles} count here that are"
        )
        say(f"{are} private, marked so, and in nothing that leaves. --protect leaves private out")


def name_failures(failed: Sequence[ReadError], done: int) -> int:
    """Name each failure and warning on standard error, count the failures; return the exit code.

    ``done`` is how many inputs were read, those with a warning among them.
    """
    bad = 0
    for error in failed:
        warning = isinstance(error, ReadWarning)
        bad += not warning
        say(f"warning: {error}" if warning else str(error))
    if bad:
        say(f"{bad} of {bad + done} inputs could not be read; the rest is done.")
    lost = any(isinstance(e, RowLost) for e in failed)
    if lost and not bad:
        say("Rows were left out: mend them and build again; the rest is done.")
    return SOME_FAILED if bad or lost else DONE


def is_no_room(error: OSError) -> bool:
    """Whether a write failed for want of room, or for a fault of the device."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def not_written(where: str, error: OSError) -> UsageError:
    """The error for an output that cannot be written."""
    cure = "Check that its folder exists and who may write there"
    if is_no_room(error):
        cure = "Make room, or write it elsewhere, then run this again"
    return UsageError(f"it cannot be written: {error.strerror or error}", where=where, cure=cure)


@contextmanager
def progress() -> Iterator[Progress | None]:
    """A progress bar on standard error, where that is a terminal; else None."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich import progress as bars

    columns = (
        bars.TextColumn("{task.description}", markup=False),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        bars.TimeElapsedColumn(),
    )
    with bars.Progress(*columns, console=screen(error=True), transient=True) as bar:
        tasks: dict[str, bars.TaskID] = {}

        def tell(label: str, done: int, of: int | None) -> None:
            if label not in tasks:
                tasks[label] = bar.add_task(label, total=of)
            bar.update(tasks[label], completed=done, total=of)

        yield tell


@contextmanager
def output(path: str) -> Iterator[BinaryIO]:
    """Standard output for ``-``; else a file that appears whole, or not at all."""
    if path == "-":
        try:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        except BrokenPipeError as error:
            raise NobodyReads from error
        return  # any other fault of it is for ``main``
    target = Path(path)
    if target.is_dir():
        raise UsageError("it is a folder", where=path, cure="Give the path of a file")
    if target.exists() and not target.is_file():  # a device, a pipe: nothing to put in its place
        try:
            with target.open("wb") as file:
                yield file
        except BrokenPipeError as error:
            raise NobodyReads from error
        except OSError as error:
            raise not_written(path, error) from error
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(target)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def stdin_bytes(targets: Sequence[str]) -> bytes | None:
    """All of standard input, where one of the targets is ``-``."""
    return sys.stdin.buffer.read() if "-" in targets else None
