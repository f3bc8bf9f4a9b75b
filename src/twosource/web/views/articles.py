"""The list of articles."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.export import phrases
from twosource.model.document import Document
from twosource.web.lookups import Lookups
from twosource.web.views import parts
from twosource.web.views.limited import Leaf, leaf

A_PAGE = 150


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A line of the list of articles."""

    article: parts.Link
    title: str
    outlet: str
    published: str
    sayings: int
    remark: str


def articles(lk: Lookups, page: int = 1) -> Leaf[ArticleRow]:
    """The articles, the newest first, those without a date last."""
    return leaf(lk.newest, page, A_PAGE).each(lambda d: _row(lk, d))


def _row(lk: Lookups, d: Document) -> ArticleRow:
    remark = "" if d.analysed else "stored, not analysed (not in English)"
    copied = lk.table.reprint_of.get(d.id)
    if copied is not None:
        remark = f"repeats {parts.article(lk, copied).words}"
    if lk.is_private(d.id):
        remark = "; ".join(filter(None, ("private", remark)))
    return ArticleRow(
        parts.article(lk, d.id), d.title or lk.label(d.id), d.outlet or "outlet not known",
        phrases.day(d.published) if d.published else "day not known",
        len(lk.attributions_of.get(d.id, ())), remark,
    )  # fmt: skip
