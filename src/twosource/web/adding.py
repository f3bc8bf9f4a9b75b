"""The page on which files are dropped, and what became of them. It works without JavaScript."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from twosource.errors import UsageError
from twosource.reading.dates import parse_published
from twosource.reading.hints import Hints
from twosource.reading.readers import READERS
from twosource.reading.source import megabytes
from twosource.web.desk import Desk
from twosource.web.guard import same_token
from twosource.web.intake import Intake
from twosource.web.limits import counted
from twosource.web.render import Pages

MOST = 256 * 1024 * 1024
"""Bytes of a form with its files; more is refused as it comes."""
FILES, _FIELDS, _FIELD = 500, 10, 10_000
_NAME = 200


class Adding:
    """``/add``: the form and what was read; files are sent to the same address."""

    def __init__(self, desk: Desk, pages: Pages, intake: Intake) -> None:
        self.desk, self.pages, self.intake = desk, pages, intake

    def routes(self) -> list[Route]:
        """The page, and where its form goes."""
        return [
            Route("/add", self.page, methods=["GET"]),
            Route("/add", self.take, methods=["POST"]),
        ]

    def page(self, _: Request) -> Response:
        """The form, and the batches that were added since the desk was opened."""
        batches = self.intake.batches()
        known = ", ".join(s for r in READERS for s in r.suffixes)
        return self.pages.page(
            "add.html", "Add articles", self.desk.look(), batches=batches, known=known,
            running=any(b.step for b in batches), most=megabytes(MOST), files=FILES,
        )  # fmt: skip

    async def take(self, request: Request) -> Response:
        """Take the files of a form; what is refused is said, with the cure."""
        length = request.headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length) > MOST:
            return PlainTextResponse(_too_large(), status_code=413)
        held = Request(request.scope, counted(request.receive, MOST, _too_large().strip()))
        async with held.form(max_files=FILES, max_fields=_FIELDS, max_part_size=_FIELD) as form:
            if not same_token(_one(form, "token"), self.desk.token):
                said = "This form is not of this desk: load the page again.\n"
                return PlainTextResponse(said, status_code=403)
            return await run_in_threadpool(self._taken, form)

    def _taken(self, form: FormData) -> Response:
        files = [f for f in form.getlist("files") if isinstance(f, UploadFile) and f.filename]
        try:
            hints = _hints(form)
            if not files:
                raise UsageError(
                    "no file was chosen", cure="Choose files, or drop them on the form"
                )
        except UsageError as error:
            said = error.what[:1].upper() + error.what[1:] + "."
            return self.pages.page(
                "message.html", "Not added", self.desk.look(), 422, message=said, cure=error.cure
            )
        folder = TemporaryDirectory(prefix="twosource-")
        number = self.intake.take(_put(files, Path(folder.name)), folder, hints)
        return RedirectResponse(f"/add#b{number}", status_code=303)


def _put(files: Sequence[UploadFile], folder: Path) -> list[tuple[str, Path]]:
    """Put files into a folder under names of ours: theirs are only shown."""
    out = []
    for n, file in enumerate(files):
        place = folder / str(n)
        with place.open("wb") as out_file:
            shutil.copyfileobj(file.file, out_file)
        name = (file.filename or "").replace("\\", "/").rpartition("/")[2]
        plain = name.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")
        out.append((" ".join(plain.split())[-_NAME:] or "a file", place))
    return out


def _hints(form: FormData) -> Hints:
    given = _one(form, "published")
    day: date | None = parse_published(given) if given else None
    if given and day is None:
        raise UsageError(f"{given[:40]!r} is no date", cure="Write it as 2031-03-04")
    return Hints(day, _one(form, "outlet")[:_NAME] or None)


def _one(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def _too_large() -> str:
    return f"These files are more than {megabytes(MOST)} together. Add them in several steps.\n"
