"""Templates: every word of a document is escaped, and made harmless, before it reaches a page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from twosource.export.formats import FORMATS
from twosource.export.safe import harmless
from twosource.protect.share import WORDS
from twosource.web.lookups import Lookups
from twosource.web.views.parts import count

HERE = Path(__file__).parent


def _finalize(value: object) -> object:
    """What every expression of every template goes through before it is escaped."""
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def environment() -> Environment:
    """The templates, with escaping of everything."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["count"] = count
    made.globals["formats"] = tuple(FORMATS.values())
    made.globals["share_words"] = WORDS
    made.filters["query"] = query
    return made


def query(asked: Mapping[str, object]) -> str:
    """What is asked for as an address's query, without what is empty."""
    held = {k: str(v).encode("utf-8", "replace") for k, v in asked.items() if v not in ("", None)}
    return urlencode(held)


class Pages:
    """Turns views into pages."""

    def __init__(self, token: str) -> None:
        self._templates = environment()
        self._token = token

    def page(
        self, name: str, title: str, lk: Lookups, status: int = 200, /, **given: object
    ) -> HTMLResponse:
        """The page of a template, within the frame that all share."""
        last = max((c.id for c in lk.held), default=0)  # a form tells what its page had seen
        text = self._templates.get_template(name).render(
            title=title, story=lk.story, waiting=lk.waiting, here=name.removesuffix(".html"),
            token=f"{self._token}.{last}", hidden=lk.hidden, **given,
        )  # fmt: skip
        return HTMLResponse(text, status_code=status)
