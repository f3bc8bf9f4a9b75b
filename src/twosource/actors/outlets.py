"""What an outlet is called, and by which site it is known."""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import urlsplit

from twosource.model.document import Document

_PORT = re.compile(r"((?:[\w-]+\.)+[\w-]+):\d{1,5}", re.ASCII)


def without_port(name: str) -> str:
    """A site's name without the port: "news.example:80" is "news.example". Others unchanged."""
    found = _PORT.fullmatch(name)
    return found[1] if found else name


def host_of(url: str | None) -> str:
    """The host of a URL without "www." and port; empty where there is none."""
    text = (url or "").strip()
    try:
        host = urlsplit(text if "//" in text[:12] else f"//{text}").hostname or ""
    except ValueError:
        host = ""
    host = host.removeprefix("www.").rstrip(".")
    return host if "." in host or "//" in text[:12] else ""


def is_known(document: Document) -> bool:
    """Whether a document tells its outlet, by name or by its site."""
    return bool((document.outlet or "").strip()) or bool(host_of(document.url))


def outlet_name(document: Document) -> str:
    """What to call the outlet: its name, else the site's domain. Where neither is known it is
    called unknown, with the file's name and the id of its line; that need not be unique."""
    if document.outlet and document.outlet.strip():
        return without_port(document.outlet.strip())
    host = host_of(document.url)
    if host:
        return host
    file = PurePath(document.file.replace("\\", "/")).name if document.file else ""
    known = ": ".join(n for n in (file, document.doc) if n)
    return f"outlet not known ({known or document.title or document.id})"
