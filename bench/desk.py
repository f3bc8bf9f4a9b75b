"""How quick the desk is: each page of a story file, with one reader and with 20 at once.

``python -m bench.desk STORY`` (a story of generated articles: ``python -m bench.generate``, then
``twosource build``). It starts ``twosource serve`` and asks it over HTTP, as a browser does.
"""

from __future__ import annotations

import argparse
import http.client
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from twosource.web.desk import Desk

ASKED = 20
"""Times that each page is asked for."""


def paths(story: Path) -> list[str]:
    """Each page, those of single things with the most in them."""
    table = Desk(story).look().table
    event = max(table.events, key=lambda e: len(e.mentions))
    actor = max(table.actors, key=lambda a: len(a.mentions))
    document = max(table.documents, key=lambda d: len(d.text))
    return ["/", "/?page=3", "/?actor=a&facet=count", f"/event/{event.id}",
            f"/event/{event.id}/{event.findings[0].facet}",
            f"/document/{document.id}", f"/actor/{actor.id}", "/claims", "/timeline", "/contacts",
            "/actors", "/articles", "/search?q=minister", "/review", "/review?of=claims",
            "/corrections", "/since"]  # fmt: skip


def ask(port: int, path: str) -> tuple[float, int]:
    """Milliseconds until the whole page is there, and its bytes."""
    start = time.perf_counter()
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    asked.request("GET", path)
    answer = asked.getresponse()
    held = answer.read()
    asked.close()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status}")
    return 1000 * (time.perf_counter() - start), len(held)


def up(port: int) -> None:
    """Wait until the server answers."""
    for _ in range(1200):
        try:
            ask(port, "/corrections")
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the desk never answered")


def p95(took: list[float]) -> float:
    """The 95th percentile."""
    return sorted(took)[max(0, -(-len(took) * 95 // 100) - 1)]


def main() -> None:
    """Print a line a page."""
    parser = argparse.ArgumentParser(prog="python -m bench.desk", description=__doc__)
    parser.add_argument("story", type=Path)
    story = parser.parse_args().story
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = int(one.getsockname()[1])
    command = [str(Path(sys.executable).with_name("twosource")), "serve", "--story", str(story)]
    with subprocess.Popen([*command, "--port", str(port)]) as desk:  # noqa: S603
        try:
            up(port)
            print(f"{'page':28}{'first ms':>10}{'p95 ms':>10}{'20 at once':>12}{'kB':>8}")
            for path in paths(story):
                first, size = ask(port, path)
                fresh = [f"{path}{'&' if '?' in path else '?'}n={n}" for n in range(ASKED)]
                alone = [ask(port, p)[0] for p in fresh]  # none that the desk has kept
                with ThreadPoolExecutor(20) as many:
                    crowd = [t for t, _ in many.map(lambda p: ask(port, p), [path] * 60)]
                line = f"{path[:27]:28}{first:10.0f}{p95(alone):10.0f}{p95(crowd):12.0f}"
                print(f"{line}{size / 1000:8.0f}", flush=True)
        finally:
            desk.terminate()


if __name__ == "__main__":
    main()
