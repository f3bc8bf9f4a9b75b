"""What a person corrects through forms: actors merged, parted and split; a correction undone."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from twosource import correcting
from twosource.errors import TwosourceError, UsageError
from twosource.model.correction import Correction
from twosource.model.span import Span
from twosource.web.desk import Desk
from twosource.web.guard import same_token
from twosource.web.lookups import Lookups
from twosource.web.render import Pages

MOST = 1024 * 1024
"""Bytes of a form; more is refused."""
_Form = dict[str, list[str]]


class Writing:
    """Forms are sent to ``/correct/KIND``; each leads back to a page."""

    def __init__(self, desk: Desk, pages: Pages) -> None:
        self.desk, self.pages = desk, pages

    def routes(self) -> list[Route]:
        """The one address that changes something."""
        return [Route("/correct/{kind}", self.correct, methods=["POST"])]

    async def correct(self, request: Request) -> Response:
        """Make or undo a correction; what is refused is said, with the cure."""
        body = await _body(request)
        if body is None:
            return PlainTextResponse("The form is too long.\n", status_code=413)
        form = parse_qs(body.decode("utf-8", "replace"))
        if not same_token(_one(form, "token"), self.desk.token):
            said = (
                "This form is not of this desk: it may have been started anew. Load the page again."
            )
            return PlainTextResponse(said + "\n", status_code=403)
        return await run_in_threadpool(self._done, request.path_params["kind"], form)

    def _done(self, kind: str, form: _Form) -> Response:
        try:
            made = self._make(kind, form)
        except TwosourceError as error:
            lk = self.desk.look()
            said = error.what[:1].upper() + error.what[1:] + "."
            return self.pages.page(
                "message.html", "Not corrected", lk, 422, message=said, cure=error.cure
            )
        back = f"/corrections#c{made.id}"
        return RedirectResponse(back, status_code=303)

    def _make(self, kind: str, form: _Form) -> Correction:
        reason, actor = _one(form, "reason") or None, _one(form, "actor")
        if kind == "undo":
            number = _one(form, "number")
            return self.desk.undo(int(number) if number.isascii() and number.isdigit() else 0)
        if kind == "split":
            return self.desk.correct(correcting.split(actor, _places(form)), reason)
        if kind not in ("merge", "apart"):
            raise UsageError(f"there is no correction called {kind}")
        propose = correcting.merge if kind == "merge" else correcting.apart
        other = chosen(self.desk.look(), _one(form, "other"))
        return self.desk.correct(propose(actor, other), reason)


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


def chosen(lk: Lookups, given: str) -> str:
    """The id of an actor that was given by its id or its name. Raises ``UsageError``."""
    if given in lk.actors:
        return given
    found = [a.id for a in lk.table.actors if a.name.casefold() == given.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        cure = f"Give the id of the one that is meant: {', '.join(found)}"
        raise UsageError(f"{len(found)} actors are called {given}", cure=cure)
    cure = "Give its name as the list of actors has it, or its id"
    raise UsageError(
        f"there is no actor called {given}" if given else "no actor is given", cure=cure
    )


def _places(form: _Form) -> list[tuple[str, Span | None]]:
    """The places that were ticked: ``DOCUMENT:START-END``."""
    out: list[tuple[str, Span | None]] = []
    for given in form.get("place", []):
        document, _, range_ = given.rpartition(":")
        start, _, end = range_.partition("-")
        if not (document and start.isdecimal() and end.isdecimal() and int(start) < int(end)):
            raise UsageError(f"{given!r} is no place", cure="Load the page again")
        out.append((document, Span(int(start), int(end))))
    if not out:
        raise UsageError("no words were ticked", cure="Tick those that are another's")
    return out
