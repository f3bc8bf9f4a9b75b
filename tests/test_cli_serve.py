"""``twosource serve`` as users meet it: a process that answers on this machine alone."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from pathlib import Path

from tests.cli_runs import TWOSOURCE, run
from twosource.story import Story


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def answer(port: int, path: str) -> tuple[int, str]:
    """Ask until the server is up, for 30 seconds at most."""
    for _ in range(300):
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            asked.request("GET", path)
            got = asked.getresponse()
            return got.status, got.read().decode()
        except ConnectionRefusedError:
            time.sleep(0.1)
        finally:
            asked.close()
    raise AssertionError("the desk never answered")


def test_it_serves_until_it_is_stopped(tmp_path: Path) -> None:
    Story.open(tmp_path / "matter.story", create=True).close()
    port = free_port()
    command = [str(TWOSOURCE), "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE) as desk:
        try:
            status, page = answer(port, "/")
            assert status == 200 and "no article in this story yet" in page
            taken = run("serve", "--port", str(port), cwd=tmp_path)
            assert taken.returncode == 2 and b"the port cannot be used" in taken.stderr
        finally:
            desk.terminate()
        assert desk.stderr is not None
        assert f"http://127.0.0.1:{port}/".encode() in desk.stderr.read()


def test_a_story_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = run("serve", "--story", "none.story", cwd=tmp_path)
    assert missing.returncode == 2
    assert b"there is no such story file" in missing.stderr
    assert not (tmp_path / "none.story").exists()


def test_its_help_says_where_it_listens(tmp_path: Path) -> None:
    said = b" ".join(run("serve", "--help", cwd=tmp_path).stdout.split())
    assert b"--story" in said and b"--port" in said and b"127.0.0.1" in said
