"""Who may ask: this machine alone, by its own name, and forms from the desk's own pages alone.

A page of another site can make a browser send requests here, and can have its own name lead to
127.0.0.1 (DNS rebinding). So the Host must be this machine's, and whatever changes something must
come from our origin, with the token that only our pages hold.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOST = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", re.ASCII)
_SAFE = ("GET", "HEAD")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # "no-referrer" would have forms sent with Origin: null
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",  # stories are confidential: nothing is left in the browser's cache
}


def refused(method: str, headers: Mapping[str, str]) -> str:
    """Why a request is not answered; empty where it is. ``headers`` by lower-case name."""
    host = headers.get("host", "")
    if not _HOST.fullmatch(host):
        return "This desk answers on 127.0.0.1 and localhost alone."
    if method in _SAFE:
        return ""
    if method != "POST":
        return "There is nothing to do that with."
    if headers.get("origin", f"http://{host}") != f"http://{host}":
        return "This was sent from a page that is not the desk's."
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return "This was sent from a page that is not the desk's."
    return ""


def same_token(given: str, token: str) -> bool:
    """Whether a form holds the token of this desk (before a point: behind it stands what the page
    had seen)."""
    given = given.partition(".")[0]
    return secrets.compare_digest(given.encode("utf-8", "replace"), token.encode())


def seen(given: str) -> int | None:
    """The last correction that the page of a form had seen; None where it does not say."""
    number = given.partition(".")[2]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 12 else None


class Guard:
    """Refuses what ``refused`` names, and sets the headers that a browser is to obey."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    held.setdefault(name, value)
            await send(message)

        why = refused(scope["method"], Headers(scope=scope))
        answer = PlainTextResponse(why + "\n", status_code=403) if why else self.app
        await answer(scope, receive, guarded)
