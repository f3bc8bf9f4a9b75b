"""The commands that open a story to others: the desk to a browser, the record to a model."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from twosource import cli_streams as streams
from twosource.cli_corrections import ProtectOption, StoryOption
from twosource.errors import UsageError
from twosource.settings import DEFAULT_STORY

PortOption = Annotated[
    int, typer.Option("--port", min=1, max=65535, metavar="N", help="The port to listen on.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(serve)
    app.command()(mcp)


def serve(story: StoryOption = DEFAULT_STORY, port: PortOption = 8734) -> None:
    """Open the desk: pages in your browser to read and correct a story, on this machine alone.

    It listens on 127.0.0.1 and sends nothing anywhere. Stop it with Ctrl-C.
    """
    from twosource.story import Story
    from twosource.web import app

    Story.open(story, create=False).close()
    _free(app.ADDRESS, port)
    streams.say(f"{story}: http://{app.ADDRESS}:{port}/  (stop with Ctrl-C)")
    app.serve(story, port)


def mcp(story: StoryOption = DEFAULT_STORY, protect: ProtectOption = None) -> None:
    """Let a language model ask the record: a Model Context Protocol server on standard input and
    output. It reads alone: search, findings, accounts, evidence, verify.
    """
    from pathlib import Path

    from twosource.mcp_server import server
    from twosource.story import Story

    Story.open(story, create=False).close()
    server.serve(Path(story), protect)


def _free(address: str, port: int) -> None:
    """Raise ``UsageError`` where nothing can listen there."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((address, port))
        except OSError as error:
            cure = "Give another with --port"
            what = f"the port cannot be used ({error.strerror})"
            raise UsageError(what, where=f"{address}:{port}", cure=cure) from error
