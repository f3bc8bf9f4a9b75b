"""Above and below the findings on a terminal: what was read, claims, drifts, quote variants."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from twosource.export import phrases
from twosource.export.index import Index
from twosource.export.report_more import ADDED
from twosource.export.safe import printable
from twosource.export.word_diff import Op, word_diff
from twosource.model.claim import Drift
from twosource.model.finding import Evidence
from twosource.model.standing import Standing

FEW = 5
_STYLES: dict[Op, str] = {"same": "", "first": "red", "second": "green"}
_MARKS: dict[Op, str] = {"same": "{}", "first": "[-{}-]", "second": "{{+{}+}}"}
"""As ``git diff --word-diff`` writes them, so that nothing rests on colour alone."""


def head(index: Index, name: str) -> Text:
    """What the story holds, what was not analysed, and that nobody has checked it."""
    table = index.table
    outlets = {d.outlet for d in table.documents if d.outlet}
    counts = [_count(len(table.documents), "article"), _count(len(outlets), "outlet"),
              _count(len(table.events), "event")]  # fmt: skip
    out = Text.assemble((printable(name), "bold"), f": {', '.join(counts)}.")
    values = (v for e in table.events for f in e.findings for v in (*f.values, *f.denied))
    checked = any(v.standing != "proposed" for v in values)
    unless = ", unless it says accepted or by hand" if checked else ""
    out.append(f" Proposed, not checked by a person{unless}.")
    for document in table.documents:
        copied = table.reprint_of.get(document.id)
        if copied:
            line = f"{index.label(document.id)} repeats {index.label(copied)}: no further source"
            out.append("\n" + printable(line), style="dim")
    other = [index.label(d.id) for d in table.documents if not d.analysed]
    if other:
        said = f"Stored, not analysed (not in English): {', '.join(other)}"
        out.append("\n" + printable(said), style="yellow")
    out.append("\n")
    return out


def footnotes(index: Index, *, everything: bool) -> Iterator[Text]:
    """Claims, wording that is the teller's own, and utterances quoted in several wordings."""
    table = index.table
    yield from _part("CLAIMS  said, and no event", _claims(index), everything)
    yield from _part(
        "WORDING  that goes beyond what it retells", (_drift(index, d) for d in table.drifts),
        everything,
    )  # fmt: skip
    yield from _part("QUOTED  in different words", _variants(index), everything)


def _part(title: str, lines: Iterator[Text], everything: bool) -> Iterator[Text]:
    found = list(lines)
    if not found:
        return
    word, rest = title.split("  ", 1)
    out = Text.assemble((word, "bold"), f"  {rest} ({len(found)})")
    shown = found if everything else found[:FEW]
    for line in shown:
        out.append("\n  ")
        out.append_text(line)
    if len(shown) < len(found):
        out.append(f"\n  {len(found) - len(shown)} more: --all shows them.", style="dim")
    out.append("\n")
    yield out


def _claims(index: Index) -> Iterator[Text]:
    """Those of several accounts and those that are opposed first, as the table has them."""
    texts = {c.id: c.text for c in index.table.claims}
    for claim in sorted(index.table.claims, key=lambda c: not c.opposed_by):
        who = "; ".join(phrases.chain(index, a, "<-") for a in claim.accounts)
        said = f"denied, {claim.status}" if claim.polarity == "negative" else claim.status
        counted = phrases.independent(claim.independent)
        against = "".join(f"; against: {texts.get(i, i)}" for i in claim.opposed_by)
        yield Text(
            printable(f"{claim.text}: {who} ({said}, {counted}){against}{_mark(claim.standing)}")
        )


def _drift(index: Index, drift: Drift) -> Text:
    retold, what = _quoted(index, drift.retold), ADDED[drift.facet]
    mark = _mark(drift.standing)
    if drift.body is None:
        return Text(printable(f"{what}: {retold} stands nowhere in these words{mark}"))
    return Text(printable(f"{what}: {retold} retells {_quoted(index, drift.body)}{mark}"))


def _variants(index: Index) -> Iterator[Text]:
    """The first wording, and under it what each other has instead."""
    for variant in index.table.quote_variants:
        who = index.name(variant.speaker) if variant.speaker else "speaker not known"
        first, *others = variant.variants
        out = Text(printable(f"{who}: {_quoted(index, first)}{_mark(variant.standing)}"))
        for other in others:
            out.append("\n    ")
            for op, words in word_diff(index.words(first), index.words(other)):
                out.append(_MARKS[op].format(printable(words)) + " ", style=_STYLES[op])
            out.append(f"({printable(index.label(other.document))})")
        yield out


def _mark(standing: Standing) -> str:
    return f" [{standing}]" if standing != "proposed" else ""


def _quoted(index: Index, passage: Evidence) -> str:
    return f"\u201c{index.words(passage)}\u201d ({index.label(passage.document)})"


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
