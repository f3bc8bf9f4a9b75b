"""Draw the picture of the README: the demo's first findings as SVG.

``python -m bench.picture [OUT.svg]``. The words are those that ``twosource demo`` prints; the SVG
names only fonts of the system, for a page that shows it must fetch nothing.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from rich.console import Console

from bench.demo import table
from twosource.export import terminal
from twosource.export.terminal import View

WIDTH, LINES = 104, 44
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def draw() -> str:
    """Build the example and return the picture."""
    with Path("/dev/null").open("w", encoding="utf-8") as nowhere:
        console = Console(
            record=True, width=WIDTH, file=nowhere, force_terminal=True, color_system="truecolor"
        )
        terminal.show(table(), console, View(), "demo.story")
    lines = console.export_text(clear=True, styles=True).splitlines()[:LINES]
    with Path("/dev/null").open("w", encoding="utf-8") as nowhere:
        page = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        from rich.text import Text

        page.print(Text.from_ansi("\n".join(lines)))
        svg = page.export_svg(title="twosource demo", unique_id="demo")
    return _FONTS.sub("", svg).replace("Fira Code", "DejaVu Sans Mono")


if __name__ == "__main__":
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/demo.svg")
    out.write_text(draw(), encoding="utf-8")
    print(out)
