"""The formats that `export` knows, one file each."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from twosource.export import (
    as_brat,
    as_csv,
    as_docx,
    as_ftm,
    as_graphml,
    as_html,
    as_json,
    as_labelstudio,
    as_markdown,
    as_parquet,
    as_prompt,
    as_prov,
    as_timelinejs,
    as_webannotation,
    as_xlsx,
)
from twosource.export.take import Take


class Format(NamedTuple):
    """A format: its name, what it is for, the ending and media type of its files, and the function
    that writes it to a binary stream. ``gated``: people read it in print, so it holds what a person
    accepted, and the rest only where it is asked for, stamped."""

    name: str
    about: str
    suffix: str
    media: str
    write: Callable[[Take, BinaryIO], None]
    gated: bool = False


def _json(take: Take, out: BinaryIO) -> None:
    as_json.write(take.table, out, take.checked, take.checks)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {
    f.name: f
    for f in (
        Format("json", "everything, one object (the contract)", "json", "application/json",
               _json),
        Format("csv", "one row for each account of each value", "csv", "text/csv; charset=utf-8",
               as_csv.write),
        Format("parquet", "the same rows, with types", "parquet",
               "application/vnd.apache.parquet", as_parquet.write),
        Format("xlsx", "the same rows, as a workbook", "xlsx", _EXCEL, as_xlsx.write),
        Format("html", "a report for an editor, one page in one file", "html",
               "text/html; charset=utf-8", as_html.write, gated=True),
        Format("docx", "the report for Word", "docx", _WORD, as_docx.write, gated=True),
        Format("markdown", "the report as Markdown", "md", "text/markdown; charset=utf-8",
               as_markdown.write, gated=True),
        Format("prompt", "the record as text for a chat model, with rules", "prompt.txt",
               "text/plain; charset=utf-8", as_prompt.write, gated=True),
        Format("timelinejs", "slides for TimelineJS", "timeline.json", "application/json",
               as_timelinejs.write, gated=True),
        Format("webannotation", "every passage as a W3C Web Annotation", "jsonld",
               "application/ld+json", as_webannotation.write),
        Format("ftm", "FollowTheMoney entities, one a line", "ftm.json", "application/x-ndjson",
               as_ftm.write),
        Format("graphml", "actors and events as a graph", "graphml", "application/graphml+xml",
               as_graphml.write),
        Format("prov", "where each finding comes from (PROV-JSON)", "prov.json", "application/json",
               as_prov.write),
        Format("labelstudio", "sayings to be corrected in Label Studio", "labelstudio.zip",
               "application/zip", as_labelstudio.write),
        Format("brat", "sayings to be corrected in brat", "brat.zip", "application/zip",
               as_brat.write),
    )
}  # fmt: skip
