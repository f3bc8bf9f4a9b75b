"""What stands below the findings in a report: claims, wording, and the articles it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.export import phrases
from twosource.export.gate import STAMP, PassedClaim, Released
from twosource.export.index import Index
from twosource.export.report_parts import Origin, Parts, Passage
from twosource.export.word_diff import Op, word_diff
from twosource.model.claim import DriftFacet
from twosource.model.document import Document
from twosource.model.standing import Standing

ADDED: dict[DriftFacet, str] = {
    "count": "another number",
    "when": "another day",
    "place": "another place",
    "about": "another topic",
    "initiator": "says who began it",
    "participants": "others took part",
    "occurred": "whether it happened",
    "killed": "another number of people killed",
    "injured": "another number of people injured",
    "amount": "another sum",
    "hedge": "a hedge is left out",
    "attribution": "whose word it is is left out, and it is denied",
    "quotation": "quotation marks around words that stand nowhere else",
}


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What is said and is no event, with who says so."""

    id: str
    words: str
    denied: bool
    status: str
    standing: str
    independent: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Drifted:
    """Wording that goes beyond what it retells."""

    what: str
    standing: str
    retold: Passage
    body: Passage | None


@dataclass(frozen=True, slots=True)
class Variant:
    """One utterance: its first wording, and the difference of each other one, word by word."""

    speaker: str
    standing: str
    first: Passage
    others: tuple[tuple[tuple[tuple[Op, str], ...], str], ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article that the report rests on."""

    number: int
    id: str
    title: str
    outlet: str
    published: str
    byline: str
    url: str
    label: str
    remark: str


class More:
    """Makes these parts; ``numbers`` are those of the articles: by day, outlet and id."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.ordered = sorted(index.table.documents, key=_place)
        self.numbers = {d.id: n for n, d in enumerate(self.ordered, start=1)}

    def articles(self) -> tuple[ArticleView, ...]:
        """The articles, the oldest first."""
        return tuple(self._article(n, d) for n, d in enumerate(self.ordered, start=1))

    def _article(self, number: int, d: Document) -> ArticleView:
        remark = "" if d.analysed else "stored, not analysed (not in English)"
        copied = self.index.table.reprint_of.get(d.id)
        if copied in self.numbers:
            remark = f"repeats [{self.numbers[copied]}]: no further source"
        elif copied:
            remark = "repeats another article: no further source"
        return ArticleView(
            number, d.id, d.title or self.index.label(d.id), d.outlet or "outlet not known",
            phrases.day(d.published) if d.published else "day not known", d.byline or "",
            web_address(d.url), self.index.label(d.id), remark,
        )  # fmt: skip

    def claims(self, parts: Parts, out: Released) -> Iterator[tuple[ClaimView, ...]]:
        """Claims; those that stand against each other side by side, the denial last."""
        by_id = {c.claim.id: c for c in out.claims}
        done: set[str] = set()
        for c in sorted(out.claims, key=lambda c: not c.claim.opposed_by):
            if c.claim.id not in done:
                against = (i for i in c.claim.opposed_by if i in by_id and i not in done)
                held = [c, *(by_id[i] for i in against)]
                done |= {x.claim.id for x in held}
                held.sort(key=lambda x: x.claim.polarity == "negative")
                yield tuple(_claim(parts, x) for x in held)

    def drifts(self, parts: Parts, out: Released) -> Iterator[Drifted]:
        """Wording of the teller's own."""
        for d in out.drifts:
            body = parts.passages([d.body])[0] if d.body else None
            yield Drifted(ADDED[d.facet], _told(d.standing), parts.passages([d.retold])[0], body)

    def variants(self, parts: Parts, out: Released) -> Iterator[Variant]:
        """Utterances that are quoted in different words."""
        for v in out.variants:
            first, *others = v.variants
            words = self.index.words(first)
            yield Variant(
                self.index.name(v.speaker) if v.speaker else "speaker not known",
                _told(v.standing),
                parts.passages([first])[0],
                tuple(
                    (tuple(word_diff(words, self.index.words(o))), parts.passages([o])[0].places)
                    for o in others
                ),
            )


def _told(standing: Standing) -> str:
    return STAMP.lower() if standing == "proposed" else standing


def _claim(parts: Parts, passed: PassedClaim) -> ClaimView:
    c = passed.claim
    return ClaimView(
        c.id, c.text, c.polarity == "negative", c.status,
        "accepted" if passed.checked else STAMP.lower(), phrases.independent(c.independent),
        parts.origins(c.accounts),
    )  # fmt: skip


def _place(d: Document) -> tuple[bool, str, str, str]:
    day = d.published.isoformat() if d.published else ""
    return not day, day, d.outlet or "", d.id


def web_address(url: str | None) -> str:
    """An address that a page may lead to: of the web, and nothing that runs."""
    return url if url and url.startswith(("https://", "http://")) and url.isprintable() else ""
