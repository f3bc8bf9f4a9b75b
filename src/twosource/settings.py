"""Limits and defaults in one place. Stages take what they need as arguments and never read this."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on outside input.

    ``file_bytes``: bytes of one input file; ``text_chars``: code points of one stored text;
    ``pdf_pages``: pages read of one PDF; ``line_bytes``: bytes of one JSONL line, or of one e-mail
    in a mailbox. Of what stands inside an input (attachments, files of a ZIP, entries of a feed):
    ``parts`` how many, ``unpacked_bytes`` bytes together, ``depth`` how deep one in another.
    """

    file_bytes: int = 64 * 1024 * 1024
    text_chars: int = 1_000_000
    pdf_pages: int = 500
    line_bytes: int = 16 * 1024 * 1024
    parts: int = 10_000
    unpacked_bytes: int = 512 * 1024 * 1024
    depth: int = 3


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """Bounds on one document of an archive, and on what is kept in memory.

    ``seconds``: wall time for one; ``memory_bytes``: memory for one, beyond that of the models;
    ``tries``: how often a worker may die over one; ``rows``: documents in one file of a table;
    ``ahead``: files begun at a time, while the first of them waits for a slow document;
    ``start_seconds``: within which a worker must have loaded its models.
    """

    seconds: float = 120.0
    memory_bytes: int = 3 * 1024**3
    tries: int = 3
    rows: int = 500
    ahead: int = 3
    start_seconds: float = 300.0


LIMITS = Limits()
ARCHIVE_LIMITS = ArchiveLimits()
DEFAULT_STORY = "matter.story"
