"""A desk that is served over HTTP from a thread, for a browser beside it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn

from twosource.web.app import ADDRESS, app_of
from twosource.web.desk import Desk


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """Serve the desk, and give its address."""
    with socket.create_server((ADDRESS, 0)) as place:
        config = uvicorn.Config(app_of(desk), log_level="error", access_log=False, lifespan="off")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, args=([place],), daemon=True)
        thread.start()
        try:
            yield f"http://{ADDRESS}:{place.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
