"""Pages as a browser reads them: elements and their attributes, by lxml's parser."""

from __future__ import annotations

import re

from lxml import html

OURS = {"/static/htmx.min.js", "/static/desk.js", "/static/copy.js"}
LINKS = ("href", "src", "action", "formaction", "hx-get", "data", "poster", "srcset")


def faults(text: str) -> list[str]:
    """What must be on no page: scripts that are not ours, handlers, styles, addresses elsewhere."""
    out = []
    for element in html.fromstring(text).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in ("style", "iframe", "object", "embed", "base"):
            out.append(f"<{element.tag}>")
        if element.tag == "script" and (element.get("src") not in OURS or element.text):
            out.append("a script")
        for name, value in ((str(n), str(v)) for n, v in element.attrib.items()):
            if name.startswith("on") or name == "style":
                out.append(f"{name}={value}")
            if name in LINKS and not re.match(r"(/(?!/)|[?#])", value):
                out.append(f"{name}={value}")
    return out


def words(text: str) -> str:
    """All words of a page on one line."""
    return " ".join(str(html.fromstring(text).xpath("string()")).split())
