"""A part of some people is a part, and what numbers a picture or an age counts nobody."""

from __future__ import annotations

import pytest

from tests.events.test_tolls import Range, toll
from twosource.language.parse import SpacyParser


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("One of six miners hurt in the blast at Averham has died.", (1, None)),
        ("Two of the seven sailors injured when the ferry capsized died on Monday.", (2, None)),
        ("Photo 4 of 12 A baker was shot dead in Kelmouth.", None),
        ("A barber, 34 Ode Brill fatally shot inside a shop in Kelmouth.", (1, None)),
        ("An 11 yo girl died in the crash at Averham.", (1, 1)),
        ("The gunman killed clerks Ode Brill, 61, and Ida Stott, 58, in Kelmouth.", (2, None)),
        ("Police found the bodies of a nurse and three boys after the fire.", (4, 4)),
        ("Relatives of the driver killed in the crash came to Averham.", (1, None)),
        ("They have killed before, the governor said of the gang.", None),
        ("Ode Brill, 34, Ida Stott, 29 and Al Moe, 31 were killed in the crash.", (1, None)),
        ("A niece, a nephew and one of their aunts were shot dead in Kelmouth.", (3, None)),
        ("A couple, a nurse and a baker, were shot dead in Kelmouth.", (2, 2)),
        ("The crash killed as many as six people.", (1, 6)),
    ],
)
def test_who_died_of_whom(parser: SpacyParser, text: str, killed: Range | None) -> None:
    found = toll(parser, text, "killed")
    assert found == killed or (found is not None and killed == (1, None) and found == (1, 1))
