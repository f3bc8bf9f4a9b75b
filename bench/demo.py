"""Write docs/demo.html: the report of the bundled example, one file.

``python -m bench.demo [OUT.html]``. It holds what the program proposes, stamped unchecked. A test
holds it to what the command writes; the version alone may differ.
"""

from __future__ import annotations

import re
import sys
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path

from twosource import example
from twosource.export import as_html
from twosource.export.take import Take
from twosource.model.table import Table
from twosource.pipeline import build
from twosource.reading.hints import Hints
from twosource.settings import LIMITS
from twosource.story import Story

PAGE = Path(__file__).parents[1] / "docs/demo.html"
_VERSION = re.compile(r"twosource \d[\w.+-]*")


@cache
def table() -> Table:
    """Build the example and return its table."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Story.open(Path(folder) / "demo.story", create=True) as story,
    ):
        build([str(example.documents())], story, Hints(), LIMITS)
        return story.table()


def page() -> str:
    """The report of the example."""
    out = BytesIO()
    as_html.write(Take(table(), "A berth at Kelmouth", proposed=True), out)
    return out.getvalue().decode("utf-8")


def same(one: str, other: str) -> bool:
    """Whether two reports are the same but for the program's version."""
    return _VERSION.sub("twosource", one) == _VERSION.sub("twosource", other)


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    out.write_text(page(), encoding="utf-8")
    print(out)
