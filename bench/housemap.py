"""Print the map of the house: each module with the first line of what it says of itself.

``python -m bench.housemap > docs/map.md``. ``tests/test_architecture.py`` fails where it is old.
"""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "twosource"
HEAD = """# Where things are

One line a module, in its own words. Written by `python -m bench.housemap > docs/map.md`. Which
stage follows which stands in `pipeline.py` (`STAGES`); within a stage, start at the entry named.
"""
ENTRIES = {
    "reading": "inputs.read",
    "language": "parse.SpacyParser",
    "attribution": "stage.attribute",
    "actors": "document.cast, merge.merge",
    "dating": "recognise.recognise, anchor.date_events",
    "events": "stage.extract",
    "accounts": "tabulate.tabulate",
    "corrections": "actors.overlay",
    "story": "story.Story",
    "export": "formats.FORMATS",
    "web": "app.make_app",
}


def summary(path: Path) -> str:
    """The first line of a module's docstring."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(said.split("\n\n", maxsplit=1)[0].split())


def text() -> str:
    """The whole map."""
    out = [HEAD]
    folders = [SOURCE, *sorted(p for p in SOURCE.rglob("*") if (p / "__init__.py").is_file())]
    for folder in folders:
        name = folder.relative_to(SOURCE.parent).as_posix()
        entry = ENTRIES.get(folder.name, "")
        out.append(f"\n## `{name}`" + (f": begins at `{entry}`" if entry else "") + "\n\n")
        for path in sorted(folder.glob("*.py")):
            if path.name != "__init__.py":
                out.append(f"- `{path.name}`: {summary(path)}\n")
    return "".join(out)


if __name__ == "__main__":
    print(text(), end="")
