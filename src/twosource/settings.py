"""Limits and defaults in one place. Stages take what they need as arguments and never read this."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on outside input.

    ``file_bytes``: bytes of one input file; ``text_chars``: code points of one stored text;
    ``pdf_pages``: pages read of one PDF; ``line_bytes``: bytes of one JSONL line.
    """

    file_bytes: int = 64 * 1024 * 1024
    text_chars: int = 1_000_000
    pdf_pages: int = 500
    line_bytes: int = 16 * 1024 * 1024


LIMITS = Limits()
DEFAULT_STORY = "matter.story"
