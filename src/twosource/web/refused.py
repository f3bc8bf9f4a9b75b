"""A form that was refused: the page that it came from, with what was typed, and why it is refused.

The page is made anew, and the form on it that was sent is filled in as it was sent. So whoever
typed something loses nothing of it, on any page, with or without JavaScript.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from lxml import html
from lxml.html import HtmlElement
from starlette.requests import Request
from starlette.types import Message

from twosource.export.safe import xml_text

Form = Mapping[str, Sequence[str]]
_PAGES = {"actors": "Actors", "corrections": "Corrections", "review": "Review",
          "show": "Findings", "export": "Articles"}  # fmt: skip
_COMMAND = re.compile(r"(with: |in: |: )?\btwosource (\w+)[^;]*")
_SURE = re.compile(r": --sure$")
_TYPED = ("text", "search", "date", "number", "")


def for_desk(cure: str) -> str:
    """A cure without a command line: the page of the desk that does what the command does."""
    return _SURE.sub(" by the tick beside it", _COMMAND.sub(_page, cure))


def _page(found: re.Match[str]) -> str:
    name = _PAGES.get(found[2])
    if name is None:
        return "" if found[1] else "see the command line"
    words = f"the page \u201c{name}\u201d"
    return f"on {words}" if found[1] else words


def came_from(request: Request) -> str:
    """The page that a form was sent from, as the browser says; empty where it does not."""
    given = urlsplit(request.headers.get("referer", ""))
    if given.netloc != request.headers.get("host", ""):
        return ""
    return given.path + (f"?{given.query}" if given.query else "")


async def page(request: Request, place: str) -> str | None:
    """A page of this desk as anybody sees it; None where there is none."""
    path, _, query = place.partition("?")
    kept = "&".join(p for p in query.split("&") if p and not p.startswith(("done=", "over=")))
    scope = {
        **request.scope, "method": "GET", "path": path, "raw_path": path.encode(),
        "query_string": kept.encode(),
    }  # fmt: skip
    for name in ("app", "router", "endpoint", "path_params", "state", "route"):
        scope.pop(name, None)
    status, held = 0, b""

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status, held
        status = message.get("status", status)
        held += message.get("body", b"")

    await request.app(scope, receive, send)
    return held.decode("utf-8", "replace") if status == 200 else None


def filled(text: str, place: str, kind: str, form: Form, why: str) -> str:
    """The page with the form as it was sent, and at its head why it is refused."""
    tree = html.document_fromstring(text)
    sent = _form(tree, f"/correct/{kind}", form)
    said = html.Element("p", {"class": "notice", "id": "refused", "role": "alert"})
    said.text = xml_text(why)
    if sent is None:
        next(tree.iter("main")).insert(0, said)
    else:
        sent.insert(0, said)
        _fill(sent, form)
        for around in sent.iterancestors("details"):
            around.set("open", "open")
        said.set("tabindex", "-1")
        said.set("autofocus", "autofocus")
    for link in tree.iter("a"):
        if (href := link.get("href", "")).startswith("?"):
            link.set("href", place.partition("?")[0] + href)
    made: str = html.tostring(tree, encoding="unicode", doctype="<!doctype html>")
    return made


def _form(tree: HtmlElement, action: str, form: Form) -> HtmlElement | None:
    """The form that was sent: it leads there, and its hidden fields are what was sent."""

    def leads(one: HtmlElement) -> bool:
        return one.get("action") == action or any(
            b.get("formaction") == action for b in one.iter("button")
        )

    def agrees(one: HtmlElement) -> bool:
        hidden = [i for i in one.iter("input") if i.get("type") == "hidden"]
        return all(
            i.get("value", "") in form.get(i.get("name", ""), ("",))
            for i in hidden
            if i.get("name") not in ("token", "back", "at")
        )

    return next((f for f in tree.iter("form") if leads(f) and agrees(f)), None)


def _fill(sent: HtmlElement, form: Form) -> None:
    for field in sent.iter("input", "textarea", "select"):
        given = [xml_text(v) for v in form.get(field.get("name", ""), ())]
        if field.tag == "textarea":
            field.text = "\n" + (given[0] if given else "")
        elif field.tag == "select":
            for option in field.iter("option"):
                _mark(option, "selected", option.get("value", option.text or "") in given)
        elif field.get("type") == "checkbox":
            _mark(field, "checked", field.get("value", "on") in given)
        elif field.get("type", "") in _TYPED:
            field.set("value", given[0] if given else "")


def _mark(element: HtmlElement, name: str, holds: bool) -> None:
    element.attrib.pop(name, None)
    if holds:
        element.set(name, name)
