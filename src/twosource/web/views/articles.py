"""The list of articles."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.export import phrases
from twosource.web.lookups import Lookups
from twosource.web.views import parts


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A line of the list of articles."""

    article: parts.Link
    title: str
    outlet: str
    published: str
    sayings: int
    remark: str


def articles(lk: Lookups) -> list[ArticleRow]:
    """All articles, the newest first, those without a date last."""
    table = lk.table
    ordered = sorted(table.documents, key=lambda d: (d.published is None, d.outlet or "", d.id))
    ordered.sort(key=lambda d: d.published.toordinal() if d.published else 0, reverse=True)
    out = []
    for d in ordered:
        remark = "" if d.analysed else "stored, not analysed (not in English)"
        if d.id in table.reprint_of:
            remark = f"repeats {parts.article(lk, table.reprint_of[d.id]).words}"
        day = phrases.day(d.published) if d.published else "not known"
        out.append(ArticleRow(
            parts.article(lk, d.id), d.title or lk.label(d.id), d.outlet or "not known", day,
            len(lk.attributions_of.get(d.id, ())), remark,
        ))  # fmt: skip
    return out
