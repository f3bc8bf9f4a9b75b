"""WARC files for tests and benchmarks: invented pages, as a crawler stores them."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

STORY = (
    "The council of Quill Bay approved the new ferry terminal on Tuesday, its chairwoman said.",
    "“We have waited ten years for this,” Mara Delling told reporters after the vote.",
    "Residents of the old harbour said that they would appeal to the regional court in May.",
)


def page(title: str = "Ferry terminal approved", paragraphs: Sequence[str] = STORY) -> bytes:
    """An article as HTML."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    html = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}"
    return (html + "</article></body></html>").encode()


def response(url: str, body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    """A response record. ``Content_Type`` as a keyword is the header Content-Type."""
    given = {"Content-Type": "text/html; charset=utf-8"}
    given |= {k.replace("_", "-"): v for k, v in headers.items()}
    lines = "".join(f"{k}: {v}\r\n" for k, v in given.items())
    http = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
    return record("response", url, http, "application/http; msgtype=response")


def record(kind: str, url: str, block: bytes, media: str) -> bytes:
    """A record of any kind."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2031-05-05T00:00:00Z\r\nWARC-Record-ID: <urn:test:{url}>\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """The records as a compressed WARC file: each compressed alone, as the standard asks."""
    return b"".join(gzip.compress(r, mtime=0) for r in records)
