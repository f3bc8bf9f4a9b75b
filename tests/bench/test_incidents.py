"""The measures of people across articles: who counts as whom, and that the figures can fall."""

from __future__ import annotations

import pytest
from bench.incidents import STRANGER, Count, one_incident, who
from bench.merging import curve, read

from twosource.actors.document import cast
from twosource.language.parse import SpacyParser

from ..conftest import make_document

ROE, BRASK = ("ada", "roe"), ("tor", "brask")


@pytest.mark.parametrize(
    ("keys", "participants", "expected"),
    [
        ([("ada", "roe")], [ROE, BRASK], "ada roe"),
        ([("roe",)], [ROE, BRASK], "ada roe"),
        ([("roe",)], [ROE, ("jane", "roe")], None),
        ([("a", "roe")], [ROE], "ada roe"),
        ([("jane", "roe")], [ROE], STRANGER),
        ([("jane", "lunt")], [ROE], None),
    ],
)
def test_who_a_person_is(
    keys: list[tuple[str, ...]], participants: list[tuple[str, ...]], expected: str | None
) -> None:
    assert who(keys, participants) == expected


def test_counts_of_one_incident(parser: SpacyParser) -> None:
    texts = ["Ada Roe was shot on Monday.", "Police named Ada Roe. Jane Roe wept. Brask fled."]
    casts = []
    for text in texts:
        d = make_document(text)
        casts.append((d, cast(d, parser.parse(d), ()).actors))
    assert one_incident(casts, [ROE]) == Count(named=2, found=2, merged=1, one=1, both=1)
    nobody = one_incident([(d, ()) for d, _ in casts], [ROE])
    assert nobody == Count(named=2)
    assert nobody.figures["participants_found"] == 0


def test_the_curve_has_a_point_for_each_size() -> None:
    points = curve(list(read(6, 1)), [3, 6])
    assert [p.documents for p in points] == [3, 6]
    assert 0 < points[0].merged < points[1].actors
