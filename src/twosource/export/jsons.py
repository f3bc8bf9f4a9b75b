"""JSON as the exports write it: compact, UTF-8, and without characters that act on a screen."""

from __future__ import annotations

import json
import re

from twosource.export.shapes import Json

_ACTS = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ue000-\uf8ff\ufeff\ufff9-\uffff\U000e0000-\U0010ffff]"
)
"""Control, bidirectional, invisible, surrogate and private characters; JSON escapes C0 itself."""


def dumps(value: Json) -> bytes:
    """Return compact UTF-8 JSON. What controls a screen or turns the direction of reading stays an
    escape, and so does a lone surrogate, which UTF-8 cannot hold: read back, all are as they were.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return (text if text.isascii() else _ACTS.sub(_escape, text)).encode("utf-8")


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]
