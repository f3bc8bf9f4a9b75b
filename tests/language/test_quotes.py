from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.rewriting import STYLES, agreement, lines, outer, rewrite
from twosource.language.quotes import find_quotes
from twosource.model.document import Zone, ZoneKind
from twosource.model.span import Span

ARTICLE = """\
"We never took a penny," said Mara Quint, the harbour minister. "It's the players' union that did."
Quint, who joined in the '90s, said the envoy's call "was short" and that she "didn't mind it."
"He told me, 'I'm leaving,' and I let him go," she added.
"The dockers' vote is what counts," Holt said. "Ask 'em. It's rock 'n' roll to them."
Asked at three o'clock whether he'd resign, Holt said: "No."
The 6'2" goalkeeper called the plan "half-baked," a word that Quint's aides' friends dislike.
"Will you go?" a reporter asked. "Not today," came the answer.
Holt's deputy wrote of "an hour's delay" and "the ministers' mistake" in the players' magazine."""


def found(text: str, depth: int | None = None) -> list[str]:
    return [
        text[q.start : q.end]
        for q in find_quotes(text, lines(text))
        if depth is None or q.depth == depth
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quint's aides said 'it is over' at six o'clock.", ["'it is over'"]),
        ("The players' union met. The '90s were 'fine' for 'em.", ["'fine'"]),
        ("'It's the players' union, and rock 'n' roll,' he said.",
         ["'It's the players' union, and rock 'n' roll,'"]),
        ("He is 6'2\" tall and ran 5'10\" or so.", []),
        ("He is 6'2\" tall and said \"I am 5'10\" or so\" and left.", ['"I am 5\'10" or so"']),
        ("``We won,'' she said.", ["``We won,''"]),
        ("''We won,'' she said. ''Ours.''", ["''We won,''", "''Ours.''"]),
        ("\u00ab Bonjour \u00bb and \u201eHallo\u201c and \u00bbHej\u00ab.",
         ["\u00ab Bonjour \u00bb", "\u201eHallo\u201c", "\u00bbHej\u00ab"]),
        ("Quint \u2019s lawyers said \u2018no\u2019.", ["\u2018no\u2019"]),
        ('She said:"Never."He left.', ['"Never."']),
        ("Holt said 'no', 'never' and 'not now'.", ["'no'", "'never'", "'not now'"]),
        ('A word with a space " here and "there" too.', ['"there"']),
        ("No marks at all, and one' alone.", []),
    ],
)  # fmt: skip
def test_marks_and_apostrophes(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_nested_in_the_same_mark_with_a_doubled_close() -> None:
    text = "'She left a note that read, 'Good luck to the crew, and all of you,'' Quint said."
    assert found(text, 0) == [text[: text.index(" Quint")]]
    assert found(text, 1) == ["'Good luck to the crew, and all of you,'"]


def test_nested_in_the_same_mark_in_mid_sentence() -> None:
    text = "'He said, 'I'd like a call, may I?' He took it on the 4th,' Quint said."
    assert found(text, 0) == [text[: text.index(" Quint")]]
    assert found(text, 1) == ["'I'd like a call, may I?'"]


def test_nested_in_other_marks() -> None:
    text = "\u201cHe said, \u2018I want it,\u2019\u201d Quint said. \"And 'no' is 'no.'\""
    assert found(text, 0) == [
        "\u201cHe said, \u2018I want it,\u2019\u201d",
        "\"And 'no' is 'no.'\"",
    ]
    assert found(text, 1) == ["\u2018I want it,\u2019", "'no'", "'no.'"]


@pytest.mark.parametrize("style", ["straight", "single", "curly", "curly single", "two single"])
def test_runs_over_paragraphs(style: str) -> None:
    opening, closing = STYLES[style]
    text = (
        f"{opening}We went home.\n{opening}It was the owner's idea.\n{opening}It was late,"
        f"{closing} he said.\nThen {opening}something{closing} else."
    )
    quotes = outer(text)
    assert [q.closed for q in quotes] == [False, False, True, True]
    assert len({q.run for q in quotes[:3]}) == 1
    assert quotes[3].run != quotes[0].run
    assert text[quotes[1].start : quotes[1].end].endswith("idea.")


def test_an_unclosed_mark_never_leaves_its_paragraph() -> None:
    text = 'He said, "It is over and went.\nThe rest of the article.\n"Fine," she said.'
    quotes = outer(text)
    assert [text[q.start : q.end] for q in quotes] == ['"It is over and went.', '"Fine,"']
    assert [q.closed for q in quotes] == [False, True]


def test_a_mark_that_opens_nothing_is_ignored() -> None:
    assert found("The hood' of the car and the ' of it.\nThe rest 'is fine' here.") == ["'is fine'"]


def test_blank_lines_part_a_zone_into_paragraphs() -> None:
    text = 'One "quoted.\n\nTwo" more.'
    assert find_quotes(text, (Zone("body", Span(0, len(text))),)) == ()


def test_zones_never_mix() -> None:
    text = '"One starts here. And ends" there.'
    cut = text.index(" And")
    zones = (Zone("body", Span(0, cut)), Zone("caption", Span(cut, len(text))))
    for q in find_quotes(text, zones):
        assert any(z.span.contains(q.span) for z in zones)


@pytest.mark.parametrize("style", sorted(STYLES))
def test_the_style_of_marks_changes_nothing(style: str) -> None:
    quotes = outer(ARTICLE)
    assert len(quotes) == 13
    new, wanted = rewrite(ARTICLE, quotes, style)
    assert [(q.inner_start, q.inner_end) for q in outer(new)] == wanted


@pytest.mark.parametrize("style", ["single", "curly single", "curly", "two single", "latex"])
def test_the_style_of_marks_changes_little_in_real_articles(style: str, shared: Path) -> None:
    rows = (shared / "polnear/polnear_dev.jsonl").read_text(encoding="utf-8").splitlines()
    same, every = agreement([json.loads(r)["text"] for r in rows], style)
    assert every > 900
    assert same >= 0.975 * every


PIECES = [
    '"', "'", "\u201c", "\u201d", "\u2018", "\u2019", "''", "``", "\u00ab", "\u00bb", "\u201e",
    "`", "\u00b4", " ", "\n", "\n\n", ",", ".", "?", "a", "Word", "players'", "'90s", "6'2", "5",
    "\u200b", "\u00a0", "(", ")", "\u2014", "said", "'s", "'em", "\U0001f600",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.data())
@settings(max_examples=250, deadline=None)
def test_any_marks_give_proper_spans(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)) | {0, len(text)})
    kinds: list[ZoneKind] = ["body", "caption", "headline"]
    zones = tuple(Zone(kinds[k % 3], Span(a, b)) for k, (a, b) in enumerate(pairwise(cuts)))
    open_: list[int] = []
    previous = -1
    for q in find_quotes(text, zones):
        assert 0 <= q.start < q.inner_start <= q.inner_end <= q.end <= len(text)
        assert q.closed == (q.inner_end < q.end)
        assert text[q.inner_start : q.inner_end].strip()
        assert q.start >= previous
        assert any(z.span.contains(q.span) for z in zones)
        assert "\n\n" not in text[q.start : q.end]
        while open_ and open_[-1] <= q.start:
            open_.pop()
        assert q.depth == len(open_)
        assert not open_ or q.end <= open_[-1]
        open_.append(q.end)
        previous = q.start


@pytest.mark.parametrize(
    "unit", ['"', "'", ' "a', " 'a\"", "s' a 'b\" ", '\n\n"a', "\u201c\u2018\u2019\u201d", "''' "]
)
def test_time_is_linear(unit: str) -> None:
    def seconds(n: int) -> float:
        text = unit * (n // len(unit))
        began = time.process_time()
        find_quotes(text, (Zone("body", Span(0, len(text))),))
        return time.process_time() - began

    small, large = seconds(50_000), seconds(400_000)
    assert large < 0.2 + 8 * 2.5 * small


def test_a_megabyte_of_marks_takes_seconds() -> None:
    text = "s' a 'b\" " * 115_000
    began = time.process_time()
    find_quotes(text, (Zone("body", Span(0, len(text))),))
    assert time.process_time() - began < 15
