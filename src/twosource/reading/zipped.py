"""A ZIP of a folder: each file of a known kind in it is read as one in a folder would be.

Nothing is ever written to disk, so no name can lead out of a folder; one that tries is refused all
the same, since its maker meant harm. A Word document is a ZIP too, and is read as that.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from twosource.errors import ReadError, ReadWarning
from twosource.model.document import Document
from twosource.reading import docx
from twosource.reading.hints import Hints
from twosource.reading.inner import held, read_inner
from twosource.reading.saved import is_beside
from twosource.reading.source import Source
from twosource.reading.zips import MARK, open_zip, unpack
from twosource.settings import Limits

_DRIVE = re.compile(r"[A-Za-z]:|[/\\]")
_OTHERS = (
    (docx.PART, "a Word document of another name: call it .docx"),
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an e-book"),
)
_SHOWN = 5


def sniff(head: bytes) -> bool:
    """Whether the bytes begin a ZIP file."""
    return head.startswith((MARK, b"PK\x05\x06"))


def read_zip(source: Source, hints: Hints, limits: Limits) -> Iterator[Document | ReadError]:
    """Yield the documents of the files in it, in order of their names. Raises ``ReadError``."""
    source = held(source, limits)
    if _holds(source, limits, docx.PART):
        yield from docx.read_docx(source, hints, limits)
        return
    for found in members(source, limits):
        if isinstance(found, ReadError):
            yield found
        else:
            name, data = found
            yield from read_inner(source, where(source.name, name), data, hints, limits)


def _holds(source: Source, limits: Limits, part: str) -> bool:
    with source.open() as file, open_zip(file, source.name, limits.parts) as opened:
        return part in opened.namelist()


def where(name: str, member: str) -> str:
    """How a file of a ZIP is named."""
    return f"{name}, file {member}"


def members(source: Source, limits: Limits) -> Iterator[tuple[str, bytes] | ReadError]:
    """Yield name and bytes of each file that may be read, and errors and warnings in their place.

    Raises ``ReadError`` where it is no folder that was packed, but a file of another program.
    """
    with source.open() as file, open_zip(file, source.name, limits.parts) as opened:
        names = set(opened.namelist())
        for part, kind in _OTHERS:
            if part in names:
                raise ReadError(
                    f"it is {kind}", where=source.name, cure="Save its text as DOCX, PDF or TXT"
                )
        yield from _files(opened, source, limits)


def _files(
    opened: zipfile.ZipFile, source: Source, limits: Limits
) -> Iterator[tuple[str, bytes] | ReadError]:
    from twosource.reading.readers import READERS, by_name  # which knows this reader too

    skipped: set[str] = set()
    seen = False
    # not ``is_dir``: a file may have no name, which it cannot take before Python 3.12
    files = (i for i in opened.infolist() if not i.filename.endswith("/"))
    infos = sorted(files, key=lambda i: i.filename)
    paths = (PurePosixPath(i.filename) for i in infos)
    pages = {str(path.with_suffix("")) for path in paths if path.name}
    for info in infos:
        name = _shown(info.filename)
        if leads_out(info.filename):
            yield ReadError(
                "its name leads out of the folder", where=where(source.name, name),
                cure="Do not trust this file; ask who packed it",
            )  # fmt: skip
        elif _left_out(info.filename, pages):
            continue
        elif by_name(name) is None:
            skipped.add(PurePosixPath(name).suffix.lower() or "none")
        else:
            seen = True
            place = where(source.name, name)
            try:
                yield name, unpack(opened, info, limits.file_bytes, place)
            except ReadError as e:
                yield e
    known = ", ".join(s for r in READERS for s in r.suffixes)
    if not seen:
        cure = f"Pack files of these kinds: {known}"
        yield ReadError("nothing in it can be read", where=source.name, cure=cure)
    elif skipped:
        kinds = ", ".join(sorted(skipped)[:_SHOWN]) + (", \u2026" if len(skipped) > _SHOWN else "")
        what = f"files of a suffix that is not known were passed over ({kinds})"
        yield ReadWarning(what, where=source.name, cure=f"Known are {known}")


def leads_out(name: str) -> bool:
    """Whether a name is absolute, of a drive, or climbs up."""
    return bool(_DRIVE.match(name)) or ".." in name.replace("\\", "/").split("/")


def _left_out(name: str, pages: set[str]) -> bool:
    """Whether a file is hidden, or was saved beside a page (its pictures and frames)."""
    folders = PurePosixPath(name).parts
    if any(p.startswith((".", "__MACOSX")) for p in folders):
        return True
    ways = [PurePosixPath(*folders[:k]) for k in range(1, len(folders))]
    return any(is_beside(str(way), pages) for way in ways)


def _shown(name: str) -> str:
    return name.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")
