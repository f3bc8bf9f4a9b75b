"""`--format html`: the report as one page in one file. No script, nothing fetched, all escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import BinaryIO

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from twosource.export.report import report
from twosource.export.safe import harmless
from twosource.export.take import Take


def write(take: Take, out: BinaryIO) -> None:
    """Write the page."""
    css = Markup(_file("report.css"))  # noqa: S704 - our own file
    page = _template().render(r=report(take), css=css)
    out.write(page.strip().encode("utf-8") + b"\n")


def _file(name: str) -> str:
    return files("twosource.export").joinpath("templates", name).read_text("utf-8")


def _finalize(value: object) -> object:
    """What every expression goes through before it is escaped."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _template() -> Template:
    made = Environment(
        loader=FunctionLoader(_file), autoescape=True, undefined=StrictUndefined,
        finalize=_finalize, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return made.get_template("report.html")
