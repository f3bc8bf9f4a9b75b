"""The desk as an application, and as a server on this machine alone."""

from __future__ import annotations

import asyncio
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Message

from twosource.errors import TwosourceError
from twosource.web.adding import Adding
from twosource.web.briefing import Briefing
from twosource.web.desk import Desk
from twosource.web.drafts import Drafts
from twosource.web.forms import Writing
from twosource.web.guard import Guard
from twosource.web.intake import Intake
from twosource.web.pages import Reading
from twosource.web.render import HERE, Pages
from twosource.web.taking import Taking

ADDRESS = "127.0.0.1"


def make_app(story: str | Path) -> Starlette:
    """Return the application for a story file."""
    return app_of(Desk(story))


def app_of(desk: Desk) -> Starlette:
    """Return the application for a desk."""
    pages = Pages(desk.token)
    routes = [
        *Reading(desk, pages).routes(),
        *Writing(desk, pages).routes(),
        *Taking(desk, pages).routes(),
        *Adding(desk, pages, Intake(desk)).routes(),
        *Drafts(desk, pages).routes(),
        *Briefing(desk, pages).routes(),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard)],
        exception_handlers={TwosourceError: _failed, HTTPException: _not_there},
    )


def serve(story: str, port: int) -> None:
    """Serve a story until it is stopped. Raises ``StoryError`` where it cannot be read."""
    import uvicorn

    desk = Desk(story)
    desk.look()
    app = app_of(desk)
    warm(app)
    uvicorn.run(
        app, host=ADDRESS, port=port, log_level="warning", access_log=False,
        server_header=False,
    )  # fmt: skip


def warm(app: Starlette) -> None:
    """Make the first page once, so that whoever asks first does not wait for templates and look-ups
    to be made: some 0.2 s of a small story."""
    asyncio.run(_ask(app, "/"))


async def _ask(app: Starlette, path: str) -> None:
    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "root_path": "",
        "query_string": b"", "scheme": "http", "http_version": "1.1",
        "headers": [(b"host", ADDRESS.encode())], "server": (ADDRESS, 80), "client": None,
    }  # fmt: skip

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_: Message) -> None:
        pass

    await app(scope, receive, send)


def _failed(_: Request, error: Exception) -> Response:
    return PlainTextResponse(f"{error}\n", status_code=503)


def _not_there(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return PlainTextResponse(f"{error.detail}\n", status_code=error.status_code)
