"""Lists of words as the stages keep them: one entry a line, lines that begin with # left out."""

from __future__ import annotations

from importlib.resources import files


def entries(package: str, name: str) -> list[str]:
    """Return the entries of ``lexicons/NAME`` of a package, in order, without space around them."""
    text = files(package).joinpath("lexicons", name).read_text(encoding="utf-8")
    return [x for line in text.splitlines() if (x := line.strip()) and not x.startswith("#")]
