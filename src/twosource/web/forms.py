"""What a person corrects through forms: a correction made, one undone, a file taken in."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from twosource import correcting
from twosource.corrections import share
from twosource.errors import TwosourceError, UsageError
from twosource.export.actors import said
from twosource.model.correction import Correction
from twosource.web import refused
from twosource.web.desk import Desk
from twosource.web.guard import same_token, seen
from twosource.web.limits import counted
from twosource.web.render import Pages
from twosource.web.views.notice import by_whom

MOST = 1024 * 1024
"""Bytes of a form; more is refused."""
FILE = 64 * 1024 * 1024
"""Bytes of a file of corrections."""
LONGEST = 500
"""Letters of an address that a form leads back to."""
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
        kind = request.path_params["kind"]
        done = await run_in_threadpool(self._done, kind, form)
        if isinstance(done, Response):
            return done
        given = _one(form, "back")
        from_ = refused.came_from(request) or (ours(given, "")[0] if given else "")
        page = await refused.page(request, from_) if from_ else None
        if page is None:
            return await run_in_threadpool(self._refused, done, form)
        why = await run_in_threadpool(self._why, done, form)
        return HTMLResponse(refused.filled(page, from_, kind, form, why), status_code=422)

    async def names(self, request: Request) -> Response:
        """Show all names on the pages, or hide those of private people."""
        form = parse_qs((await _body(request) or b"").decode("utf-8", "replace"))
        if not same_token(_one(form, "token"), self.desk.token):
            return PlainTextResponse(_NOT_OURS + "\n", status_code=403)
        self.desk.protecting = _one(form, "to") == "hide"
        return RedirectResponse("/", status_code=303)

    def _done(self, kind: str, form: _Form) -> Response | TwosourceError:
        try:
            made = self._make(kind, form)
        except TwosourceError as error:
            return error
        return RedirectResponse(back(form, made.id, self._under(made, form)), status_code=303)

    def _since(self, form: _Form) -> list[Correction]:
        """The corrections that hold and that the page of a form had not seen."""
        known = seen(_one(form, "token"))
        if known is None:
            return []
        return [c for c in self.desk.look().held if c.id > known and c.undone is None]

    def _under(self, made: Correction, form: _Form) -> int:
        """The last of those that is about what a correction is about, too (0: none)."""
        theirs = [c.id for c in self._since(form) if c.id < made.id and _of_one(c, made)]
        return max(theirs, default=0)

    def _why(self, error: TwosourceError, form: _Form) -> str:
        """Why a form is refused, what to do, and what was corrected since its page was loaded."""
        words = (
            f"Not done. {error.what[:1].upper()}{error.what[1:]}. {refused.for_desk(error.cure)}."
        )
        given = {v for values in form.values() for v in values}
        about = [c for c in self._since(form) if given & _ids(c)] or self._since(form)[-1:]
        said = "; ".join(by_whom(c) for c in about[-2:])
        return f"{words} Since this page was loaded, {said}." if said else words

    def _refused(self, error: TwosourceError, form: _Form | None = None) -> Response:
        words = error.what[:1].upper() + error.what[1:] + "."
        if form is not None:
            words = self._why(error, form)
        return self.pages.page(
            "message.html", "Not corrected", self.desk.look(), 422, message=words,
            cure="" if form is not None else refused.for_desk(error.cure),
        )  # fmt: skip

    def _make(self, kind: str, form: _Form) -> Correction:
        if kind == "undo":
            number = _one(form, "number")
            known = int(number) if number.isascii() and number.isdigit() else 0
            return self.desk.undo(known, sure=bool(_one(form, "sure")))
        request = {name: given for name, given in form.items() if name not in _OURS}
        if kind in correcting.FOR_GOOD and not _one(form, "sure"):
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


def _ids(c: Correction) -> set[str]:
    return {t.id for t in c.targets}


def _of_one(a: Correction, b: Correction) -> bool:
    """Whether two corrections say what may not both be meant: of one row, or of the same two."""
    return share.subject(a) == share.subject(b) or a.targets[0].id == b.targets[0].id


def back(form: _Form, number: int, over: int = 0) -> str:
    """Where a form leads: the page that it says, where that is one of the desk's own. ``over``: a
    correction of the same that its page had not seen."""
    given, at = ours(_one(form, "back"), _one(form, "at"))
    if given == "/":
        return f"/corrections#c{number}"
    path, _, query = given.partition("?")
    kept = "&".join(p for p in query.split("&") if p and not p.startswith(("done=", "over=")))
    more = f"&over={over}" if over else ""
    return f"{path}?{kept}{'&' if kept else ''}done={number}{more}{'#' if at else ''}{at}"


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
