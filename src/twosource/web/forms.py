"""What a person corrects through forms: a correction made, one undone, a file taken in."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from twosource import correcting
from twosource.errors import TwosourceError, UsageError
from twosource.export.actors import said
from twosource.model.correction import Correction
from twosource.web.desk import Desk
from twosource.web.guard import same_token
from twosource.web.limits import counted
from twosource.web.render import Pages

MOST = 1024 * 1024
"""Bytes of a form; more is refused."""
FILE = 64 * 1024 * 1024
"""Bytes of a file of corrections."""
LONGEST = 500
"""Letters of an address that a form leads back to."""
FOR_GOOD = ("forget", "redact")
"""Kinds that overwrite what is stored: asked for only by who says that this is known."""
_Form = dict[str, list[str]]
_OURS = ("token", "back", "at", "sure")
_BACK = re.compile(r"/(?:[\w.~%-]+(?:/[\w.~%-]+)*)?(?:\?[\w.~%&=+-]*)?", re.ASCII)
_AT = re.compile(r"[\w-]{1,80}", re.ASCII)
_NOT_OURS = "This form is not of this desk: it may have been started anew. Load the page again."


class Writing:
    """Forms are sent to ``/correct/KIND``; each leads back to a page of the desk."""

    def __init__(self, desk: Desk, pages: Pages) -> None:
        self.desk, self.pages = desk, pages

    def routes(self) -> list[Route]:
        """The addresses that change something."""
        return [
            Route("/names", self.names, methods=["POST"]),
            Route("/correct/{kind}", self.correct, methods=["POST"]),
            Route("/corrections/import", self.take, methods=["POST"]),
        ]

    async def correct(self, request: Request) -> Response:
        """Make or undo a correction; what is refused is said, with the cure."""
        body = await _body(request)
        if body is None:
            return PlainTextResponse("The form is too long.\n", status_code=413)
        form = parse_qs(body.decode("utf-8", "replace"))
        if not same_token(_one(form, "token"), self.desk.token):
            return PlainTextResponse(_NOT_OURS + "\n", status_code=403)
        return await run_in_threadpool(self._done, request.path_params["kind"], form)

    async def names(self, request: Request) -> Response:
        """Show all names on the pages, or hide those of private people."""
        form = parse_qs((await _body(request) or b"").decode("utf-8", "replace"))
        if not same_token(_one(form, "token"), self.desk.token):
            return PlainTextResponse(_NOT_OURS + "\n", status_code=403)
        self.desk.protecting = _one(form, "to") == "hide"
        return RedirectResponse("/", status_code=303)

    def _done(self, kind: str, form: _Form) -> Response:
        try:
            made = self._make(kind, form)
        except TwosourceError as error:
            return self._refused(error)
        return RedirectResponse(back(form, made.id), status_code=303)

    def _refused(self, error: TwosourceError) -> Response:
        words = error.what[:1].upper() + error.what[1:] + "."
        return self.pages.page(
            "message.html", "Not corrected", self.desk.look(), 422, message=words, cure=error.cure
        )

    def _make(self, kind: str, form: _Form) -> Correction:
        if kind == "undo":
            number = _one(form, "number")
            return self.desk.undo(int(number) if number.isascii() and number.isdigit() else 0)
        request = {name: given for name, given in form.items() if name not in _OURS}
        if kind in FOR_GOOD and not _one(form, "sure"):
            cure = "Tick that you know it, and send the form again"
            raise UsageError("what is erased cannot be brought back", cure=cure)
        return self.desk.correct(correcting.ask(kind, request), _one(form, "reason") or None)

    async def take(self, request: Request) -> Response:
        """Take a colleague's corrections in."""
        held = Request(request.scope, counted(request.receive, FILE))
        async with held.form(max_files=1, max_fields=3, max_part_size=10_000) as form:
            token, file = form.get("token"), form.get("file")
            if not same_token(token if isinstance(token, str) else "", self.desk.token):
                return PlainTextResponse(_NOT_OURS + "\n", status_code=403)
            if not isinstance(file, UploadFile):
                return PlainTextResponse("No file was chosen.\n", status_code=422)
            return await run_in_threadpool(self._taken, file)

    def _taken(self, file: UploadFile) -> Response:
        try:
            taken = self.desk.take(file.file, (file.filename or "the file")[-80:])
        except TwosourceError as error:
            return self._refused(error)
        rows = [(f"Not taken: {theirs.by} says: {said(theirs)}",
                 f"Here correction {ours.id}, {ours.by}, says: {said(ours)}")
                for theirs, ours in taken.conflicts]  # fmt: skip
        rows += [(f"Not taken, undone here: {said(c)}", "") for c in taken.undone]
        rows += [(str(fault), "") for fault in taken.faults]
        heading = "Corrections taken in" if taken.added else "No correction was taken in"
        return self.pages.page(
            "taken.html", heading, self.desk.look(), heading=heading, added=len(taken.added),
            orphans=sum(c.orphan for c in taken.added), known=taken.known, rows=rows,
        )  # fmt: skip


def back(form: _Form, number: int) -> str:
    """Where a form leads: the page that it says, where that is one of the desk's own."""
    given, at = ours(_one(form, "back"), _one(form, "at"))
    if given == "/":
        return f"/corrections#c{number}"
    path, _, query = given.partition("?")
    kept = "&".join(p for p in query.split("&") if p and not p.startswith("done="))
    return f"{path}?{kept}{'&' if kept else ''}done={number}{'#' if at else ''}{at}"


def ours(given: str, at: str) -> tuple[str, str]:
    """An address of the desk and a place in it; where it is none, the first page."""
    fits = len(given) <= LONGEST and _BACK.fullmatch(given) is not None
    return (given, at if _AT.fullmatch(at) else "") if fits else ("/", "")


async def _body(request: Request) -> bytes | None:
    """The body; None where it is too long."""
    held = b""
    async for part in request.stream():
        held += part
        if len(held) > MOST:
            return None
    return held


def _one(form: _Form, name: str) -> str:
    return form.get(name, [""])[0].strip()
