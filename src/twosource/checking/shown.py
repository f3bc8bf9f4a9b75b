"""The verdicts on a draft, on a terminal and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from twosource.checking.verdict import FAULTS, VERDICTS, Check
from twosource.export.index import Index
from twosource.export.safe import printable
from twosource.export.word_diff import Op
from twosource.model.document import Document
from twosource.model.finding import Evidence

_LONG = 240
_PLACES = 2
_MARKS: dict[Op, str] = {"same": "{}", "first": "[-{}-]", "second": "{{+{}+}}"}
"""As ``git diff --word-diff`` writes them: [-only in the record-] {+only in the draft+}."""


def lines(
    index: Index, draft: Document, checks: Sequence[Check], *, everything: bool = False
) -> Iterator[str]:
    """Yield what is printed: what needs a look, each with the words of the record; then a count.

    ``everything``: also what is as accounted for, in the order of the draft.
    """
    kept = [c for c in checks if everything or c.verdict not in ("supported",)]
    for c in kept:
        yield from _one(index, draft, c)
        yield ""
    counts = Counter(c.verdict for c in checks)
    said = ", ".join(f"{counts[v]} {w.lower()}" for v, w in VERDICTS.items() if counts[v])
    yield f"{len(checks)} checks: {said}." if checks else "There is nothing here to check."
    yield "Held against the record, which is itself proposed: read the words beside each verdict."
    if not draft.analysed:
        yield "The draft is not in English: its quotations alone were checked."


def _one(index: Index, draft: Document, c: Check) -> Iterator[str]:
    words = printable(c.draft.of(draft.text))
    yield f"line {line_of(draft, c)}  {VERDICTS[c.verdict]}  {c.kind}: \u201c{_cut(words)}\u201d"
    yield f"    {printable(c.note)}"
    if c.diff:
        yield "    " + " ".join(_MARKS[op].format(printable(w)) for op, w in c.diff)
    for passage in c.record[:_PLACES]:
        where = printable(index.label(passage.document))
        shown = "" if c.diff else f"\u201c{_cut(printable(index.words(passage)))}\u201d "
        yield f"    record: {shown}({where})"
    if len(c.record) > _PLACES:
        yield f"    and {len(c.record) - _PLACES} more in the record"


def _cut(words: str) -> str:
    return words if len(words) <= _LONG else words[:_LONG].rsplit(" ", 1)[0] + " \u2026"


def line_of(draft: Document, c: Check) -> int:
    """The line of a draft's words in which a passage begins; the first is 1."""
    return draft.text.count("\n", 0, c.draft.start) + 1


def as_json(
    index: Index,
    draft: Document,
    checks: Sequence[Check],
    words: Callable[[str], str] | None = None,
) -> bytes:
    """One UTF-8 object. Spans of the draft are code points of its words (``text``: Markdown without
    its marks). ``words``: takes names out of what is written; spans are those of before then."""
    made = {
        "version": 1,
        "draft": {"file": draft.file, "text": draft.text, "analysed": draft.analysed},
        "unsupported": sum(c.verdict in FAULTS for c in checks),
        "checks": [_record(index, draft, c) for c in checks],
    }
    if words is not None:
        made = _rewritten(made, words)
    return json.dumps(made, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _rewritten(given: Any, words: Callable[[str], str]) -> Any:
    """The same with every string that is no key rewritten."""
    if isinstance(given, dict):
        return {k: _rewritten(v, words) for k, v in given.items()}
    if isinstance(given, list):
        return [_rewritten(v, words) for v in given]
    return words(given) if isinstance(given, str) else given


def _record(index: Index, draft: Document, c: Check) -> dict[str, Any]:
    return {
        "kind": c.kind, "verdict": c.verdict, "line": line_of(draft, c), "start": c.draft.start,
        "end": c.draft.end, "words": c.draft.of(draft.text), "note": c.note,
        "record": [_passage(index, e) for e in c.record],
        "diff": [{"in": _IN[op], "words": w} for op, w in c.diff],
    }  # fmt: skip


_IN: dict[Op, str] = {"same": "both", "first": "record", "second": "draft"}


def _passage(index: Index, e: Evidence) -> dict[str, Any]:
    return {"document": e.document, "label": index.label(e.document), "start": e.span.start,
            "end": e.span.end, "words": index.words(e)}  # fmt: skip
