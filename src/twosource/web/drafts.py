"""The page on which a draft is held against the record: a file or pasted words. Nothing is kept.

It works without JavaScript. One draft is read at a time, and a draft is bounded in size.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import PurePath
from threading import Lock
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from twosource import pipeline
from twosource.checking.draft import of_bytes
from twosource.checking.record import Record
from twosource.checking.verify import verify
from twosource.errors import ReadError
from twosource.model.document import Document
from twosource.reading.source import megabytes
from twosource.settings import Limits
from twosource.web.desk import Desk
from twosource.web.guard import same_token
from twosource.web.limits import counted
from twosource.web.lookups import Lookups
from twosource.web.render import Pages
from twosource.web.views.checked import checked

MOST = 8 * 1024 * 1024
"""Bytes of a form with its file; more is refused as it comes."""
LETTERS = 150_000
"""Letters of a draft (some 25,000 words): what is read in half a minute."""
_LIMITS = Limits(file_bytes=MOST, text_chars=LETTERS)
_NAME = 200
T = TypeVar("T")


class Drafts:
    """``/verify``: the form, and the verdicts on what it sends."""

    def __init__(self, desk: Desk, pages: Pages) -> None:
        self.desk, self.pages = desk, pages
        self._one = Lock()
        self._record: tuple[Lookups, Record] | None = None
        self._models: pipeline.Models | None = None

    def routes(self) -> list[Route]:
        """The page, and where its form goes."""
        return [
            Route("/verify", self.page, methods=["GET"]),
            Route("/verify", self.take, methods=["POST"]),
        ]

    def page(self, _: Request) -> Response:
        """The form."""
        return self._page(self.desk.look())

    def _page(self, lk: Lookups, status: int = 200, /, **given: object) -> Response:
        held: dict[str, object] = {"view": None, "wrong": "", "pasted": "", "written": ""}
        return self.pages.page(
            "verify.html", "Check a draft", lk, status, most=megabytes(MOST), letters=LETTERS,
            **(held | given),
        )  # fmt: skip

    async def take(self, request: Request) -> Response:
        """The verdicts; what is wrong with a draft is said, with the cure."""
        length = request.headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length) > MOST:
            return PlainTextResponse(_TOO_LARGE, status_code=413)
        held = Request(request.scope, counted(request.receive, MOST, _TOO_LARGE.strip()))
        async with held.form(max_files=1, max_fields=5, max_part_size=MOST) as form:
            if not same_token(_text(form, "token"), self.desk.token):
                said = "This form is not of this desk: load the page again.\n"
                return PlainTextResponse(said, status_code=403)
            file = form.get("file")
            data, name = b"", ""
            if isinstance(file, UploadFile) and file.filename:
                data, name = await file.read(), file.filename
            return await run_in_threadpool(self._checked, form, data, name)

    def _checked(self, form: FormData, data: bytes, name: str) -> Response:
        lk, pasted, written = self.desk.true(), _text(form, "words"), _text(form, "written")
        as_shown = self._as_shown()
        shown: dict[str, object] = {"pasted": as_shown(pasted[:LETTERS]), "written": written}
        try:
            draft = _draft(data, name, pasted, _day(written))
        except ReadError as error:
            wrong = f"{error.where}: {error.what}. {error.cure}."
            return self._page(self.desk.look(), 422, wrong=wrong, **shown)
        with self._one:
            checks = verify(pipeline.read_document(draft, self._read_with()), self._of(lk))
        shown_on = self.desk.look()
        view = as_shown(checked(shown_on, draft, as_shown(checks)))  # places first, then words
        return self._page(shown_on, view=view, **shown)

    def _as_shown(self) -> Callable[[T], T]:
        """A draft is held against the true names; what is shown of it has those that are shown."""
        if self.desk.protecting is False:
            return _same
        return self.desk.leaving(self.desk.protecting).record

    def _read_with(self) -> pipeline.Models:
        self._models = self._models or self.desk.models()
        return self._models

    def _of(self, lk: Lookups) -> Record:
        """The record, made ready once for each state of the story."""
        if self._record is None or self._record[0] is not lk:
            self._record = (lk, Record(lk.table))
        return self._record[1]


def _same(given: T) -> T:
    return given


_TOO_LARGE = f"This draft is more than {megabytes(MOST)}. Check it in parts.\n"


def _draft(data: bytes, name: str, pasted: str, written: date | None) -> Document:
    """The file where there is one, else the words. Raises ``ReadError``."""
    if data:
        called = " ".join(PurePath(name.replace("\\", "/")).name.split())[-_NAME:] or "the file"
        return of_bytes(data, PurePath(called).suffix.lower(), called, _LIMITS, written)
    if not pasted:
        cure = "Choose a file, or paste the words"
        raise ReadError("there is nothing to check", where="The form", cure=cure)
    plain = pasted.encode("utf-8", "replace")
    return of_bytes(plain, ".md", "pasted words", _LIMITS, written)


def _day(given: str) -> date | None:
    """Raises ``ReadError``."""
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        cure = "Write it as 2031-03-04"
        raise ReadError(f"{given[:40]!r} is no date", where="Its day", cure=cure) from None


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return _lines(value).strip() if isinstance(value, str) else ""


def _lines(text: str) -> str:
    """The text with line ends as we write them: a browser sends CR LF, whatever was typed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
