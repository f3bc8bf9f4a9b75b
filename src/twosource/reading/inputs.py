"""What the user names -> documents and errors, one by one, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from twosource.errors import ReadError, ReadWarning, TwosourceError
from twosource.model.document import Document
from twosource.reading.hints import Hints
from twosource.reading.readers import READERS, Reader, ReadFunction, by_name, choose
from twosource.reading.saved import is_beside
from twosource.reading.source import Source
from twosource.settings import Limits

STDIN = "-"
_SHOWN = 5


def read(
    target: str, hints: Hints, limits: Limits, stdin: bytes | None = None
) -> Iterator[Document | ReadError]:
    """Yield the documents of a file, a folder or ``-`` (``stdin``), and an error per bad input.

    Nothing is raised. A folder is walked in sorted order; files of unknown suffix are passed over
    there, with one warning that counts them, and hidden ones without. A file named alone is read
    whatever its suffix, by its content.
    """
    for found in files(target, stdin):
        if isinstance(found, ReadError):
            yield found
        else:
            yield from read_source(found, hints, limits)


def files(target: str, stdin: bytes | None = None) -> Iterator[Source | ReadError]:
    """Yield the files that ``read`` reads, unread, and the errors and warnings it finds so far."""
    if target == STDIN:
        yield Source(STDIN, data=stdin or b"")
        return
    path = Path(target)
    try:
        kind = "folder" if path.is_dir() else "file" if path.exists() else "nothing"
    except (OSError, ValueError):
        kind = "nothing"
    if kind == "folder":
        yield from _in_folder(target)
    elif kind == "file":
        yield Source(_shown(target), path=path)
    else:
        yield ReadError(
            "no such file or folder", where=_shown(target), cure="Check the path for a typing error"
        )


def reader_of(source: Source) -> Reader:
    """Return the reader of a file, as ``readers.choose`` does. Raises ``ReadError``."""
    if source.path is not None and not source.path.is_file():
        raise ReadError("not a regular file", where=source.name, cure="Name a file or a folder")
    return choose(source.name, source.head())


def _in_folder(target: str) -> Iterator[Source | ReadError]:
    errors: list[OSError] = []
    seen = False
    skipped: list[str] = []
    for name in _walk(target, errors, skipped):
        seen = True
        yield Source(_shown(name), path=Path(name))
    for e in errors:
        seen = True
        yield ReadError(
            f"the folder cannot be read: {e.strerror}",
            where=_shown(os.fspath(e.filename)),
            cure="Check that you may read it",
        )
    known = ", ".join(s for r in READERS for s in r.suffixes)
    if seen and skipped:
        yield _passed_over(target, skipped, known)
    if not seen:
        yield ReadError(
            "nothing in the folder can be read",
            where=_shown(target),
            cure=f"Name a folder that holds files of these kinds: {known}",
        )


def _passed_over(target: str, skipped: list[str], known: str) -> ReadWarning:
    suffixes = sorted({Path(name).suffix.lower() or "none" for name in skipped})
    more = ", \u2026" if len(suffixes) > _SHOWN else ""
    kinds = ", ".join(map(_shown, suffixes[:_SHOWN])) + more
    files = "1 file was" if len(skipped) == 1 else f"{len(skipped):,} files were"
    return ReadWarning(
        f"{files} passed over, of a suffix that is not known ({kinds})",
        where=_shown(target),
        cure=f"Known are {known}; a file named alone is read whatever its suffix",
    )


def _walk(top: str, errors: list[OSError], skipped: list[str]) -> Iterator[str]:
    """Yield files of known suffix, folder by folder, sorted. Links to folders are not followed, and
    the pictures and frames that a browser saves beside a page are left out.

    The names of the others go into ``skipped``.
    """
    for folder, folders, files in os.walk(top, onerror=errors.append):
        pages = {Path(f).stem for f in files}
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not is_beside(f, pages))
        for file in sorted(files):
            if file.startswith("."):
                continue
            if by_name(file):
                yield os.path.join(folder, file)  # noqa: PTH118 - keeps the path as it was named
            else:
                skipped.append(file)


def read_source(
    source: Source, hints: Hints, limits: Limits, read: ReadFunction | None = None
) -> Iterator[Document | ReadError]:
    """Yield the documents of one file or of bytes at hand, by ``read`` or the reader chosen.

    No ``ReadError`` is raised: it is yielded, and so is a fault of a reader.
    """
    try:
        yield from (read or reader_of(source).read)(source, hints, limits)
    except ReadError as e:
        yield e
    except (RecursionError, MemoryError) as e:
        yield ReadError(
            f"too deep or too large to read ({type(e).__name__})",
            where=source.name,
            cure="Save the article alone, as plain text, and read that",
        )
    except (TwosourceError, OSError):
        raise
    except Exception as e:  # a fault of a reader: the other inputs go on
        yield ReadError(
            f"it could not be read ({type(e).__name__}: {e})",
            where=source.name,
            cure="It is a fault of twosource: please report it. Save the article as plain text",
        )


def _shown(path: str) -> str:
    """Return the path as text that can be stored: file names may be no valid UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
