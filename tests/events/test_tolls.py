from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.events.test_stage import mentions
from twosource.language.parse import SpacyParser
from twosource.model.number import NumberRange

Range = tuple[int, int | None]


def toll(parser: SpacyParser, text: str, fate: str) -> Range | None:
    """The largest number of a fate that the mentions of a text give."""
    found: list[NumberRange] = [
        n for m in mentions(parser, text) if (n := getattr(m, fate)) is not None
    ]
    best = max(found, default=None)
    return None if best is None else (best.min, best.max)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A man was fatally shot in Kelmouth.", (1, 1)),
        ("A ferry accident off Averham left 14 dead.", (14, 14)),
        ("A sailor was knifed to death in Kelmouth.", (1, 1)),
        ("Three people were shot in Kelmouth, none fatally.", (0, 0)),
        ("A ferry capsized off Kelmouth. Officials had feared that ten were dead.", None),
        ("Divers recovered six bodies after a ferry capsized.", (6, 6)),
        ("The bodies of two boys were found after a boat capsized.", (2, 2)),
        ("A barge capsized. The morgue received 11 bodies.", (11, 11)),
        ("Four guests died after drinking bootleg gin in Kelmouth.", (4, 4)),
        ("The crash killed three people.", (3, 3)),
        ("Three people are dead after a shooting in Kelmouth.", (3, 3)),
        ("The death toll of the crash rose to 5.", (5, 5)),
        ("A gunman opened fire in a shooting, killing at least two women.", (2, None)),
        ("A woman and two men were shot to death.", (3, 3)),
        ("Four people were shot, one fatally.", (1, 1)),
        ("Police are looking into the shooting deaths of two men.", (2, 2)),
        ("A triple homicide left three men shot dead.", (3, 3)),
        ("The shooting left one man dead and a woman hospitalized.", (1, 1)),
        ("Twenty-two people were killed in the crash.", (22, 22)),
        ("About 20 people were killed in the crash.", (16, 24)),
        ("More than a dozen people were killed in the crash.", (13, None)),
        ("Two dozen people were killed in the crash.", (24, 24)),
        ("Half a dozen people were killed in the crash.", (6, 6)),
        ("A few hundred people were killed in the crash.", (200, None)),
        ("Dozens of people were killed in the crash.", (24, None)),
        ("A number of workers were killed in the crash.", (2, None)),
        ("A woman and her son were killed in the crash.", (2, 2)),
        ("A couple and their daughter were killed in a crash.", (3, 3)),
        ("Her son was killed in the crash.", (1, None)),
        ("A gunman shot dead two men.", (2, 2)),
        ("Police shot dead a man.", (1, 1)),
        ("Nine people lost their lives in the crash.", (9, 9)),
        ("The crash claimed nine lives.", (9, 9)),
        ("The crash claimed the lives of two men.", (2, 2)),
        ("The crash cost him a year of his life.", None),
        ("The crash left one dead and three injured.", (1, 1)),
        ("No one was killed in the shooting.", (0, 0)),
        ("The shooting was heard by a 15-year-old boy.", None),
        ("No officers were killed in the shooting.", None),
        ("An officer shot at the suspect.", None),
    ],
)
def test_killed(parser: SpacyParser, text: str, killed: Range | None) -> None:
    assert toll(parser, text, "killed") == killed


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Two men were killed and at least six others hurt in the crash.", (6, None)),
        ("Ten miners were killed and more than 40 injured when a tunnel collapsed.", (41, None)),
        ("One man was killed and several wounded in the shooting.", (2, None)),
        ("Two sailors died and three more were taken ill after eating shellfish.", (3, 3)),
        ("Two were killed and six others hurt when a fire broke out in Kelmouth.", (6, 6)),
        ("As many as 30 guests fell ill after drinking bootleg gin.", (1, 30)),
        ("Three men were stabbed and robbed in Kelmouth.", None),
        ("The crash left two people in critical condition.", (2, 2)),
        ("A man was killed in a shooting and two others were wounded.", (2, 2)),
        ("Two men were injured in the crash.", (2, 2)),
        ("1 dead, 4 wounded in a crash", (4, 4)),
        ("The crash left three people injured.", (3, 3)),
        ("The crash left two people dead and five injured.", (5, 5)),
        ("The crash left two people dead and several injured.", (2, None)),
        ("The crash left a guard dead and wounded three visitors.", (3, 3)),
        (
            "One person was wounded in the shooting, and three others were wounded in the leg.",
            (4, 4),
        ),
        ("Police shot nobody.", None),
    ],
)
def test_injured(parser: SpacyParser, text: str, injured: Range | None) -> None:
    assert toll(parser, text, "injured") == injured


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("Two men were shot in Kelmouth.", (2, 2)),
        ("Two people shot in Kelmouth", (2, 2)),
        ("A man shot himself in a shooting in the hand.", (1, None)),
        ("Four people, three women and one man, were shot in Kelmouth.", (4, 4)),
        ("He fired a shot at a car.", None),
    ],
)
def test_hit_without_a_word_on_death(parser: SpacyParser, text: str, hurt: Range | None) -> None:
    assert toll(parser, text, "hurt") == hurt


def test_who_is_shot_in_a_headline_shot_nobody(parser: SpacyParser) -> None:
    [m] = mentions(parser, "Quist was shot, police said.")
    assert {p.role for p in m.participants} == {"victim"}


def test_a_plan_that_is_attacked_is_no_harm(parser: SpacyParser) -> None:
    found = mentions(parser, "Two men died in a crash. The plan was attacked in the council.")
    assert {m.type for m in found} == {"accident"}


def test_what_came_of_a_harm_is_a_mention_of_it(parser: SpacyParser) -> None:
    found = mentions(parser, "A shooting shook Kelmouth. Quist died on Tuesday.")
    assert [(m.type, m.aftermath) for m in found] == [("violence", False), ("violence", True)]


def test_without_a_harm_a_death_is_no_event(parser: SpacyParser) -> None:
    assert mentions(parser, "Quist died on Tuesday.") == []


def test_talks_that_collapse_hurt_nobody(parser: SpacyParser) -> None:
    assert mentions(parser, "The bid collapsed on Tuesday.") == []
    [died, fell] = mentions(parser, "Two people died when a crane collapsed.")
    assert (died.type, fell.type) == ("accident", "accident")


def test_those_killed_in_a_crash_are_the_crashs(parser: SpacyParser) -> None:
    found = mentions(parser, "Eight people were killed when a crane collapsed.")
    assert {m.type for m in found} == {"accident"}


WORDS = """two three a man men were was shot killed dead died and others in the shooting fatally ,
. wounded condition critical hospital taken to of 5 nobody himself"""
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=30)


@given(PIECES)
@settings(deadline=None, max_examples=60)
def test_any_words_give_numbers_of_people(parser: SpacyParser, words: list[str]) -> None:
    for m in mentions(parser, " ".join(words)):
        for number in (m.killed, m.injured, m.hurt):
            assert number is None or number.min >= 0


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A man opened fire in Kelmouth, killing two people.", "violence"),
        ("A bomb exploded in Kelmouth, killing two people.", "violence"),
        ("A boiler exploded in Kelmouth, killing two people.", "accident"),
        ("A fire in Kelmouth killed two people.", "accident"),
        ("Two men drowned when a boat capsized off Kelmouth.", "accident"),
        ("A bomb killed two people in Kelmouth. The explosion took place at noon.", "violence"),
        (
            "A boiler killed two people when it exploded. The explosion happened at noon.",
            "accident",
        ),
        ("A man was stabbed in Kelmouth. Quist was attacked near the station.", "violence"),
        ("Bootleg gin killed two people in Kelmouth.", "accident"),
        ("Two people were killed when their plane smashed into a hill near Kelmouth.", "accident"),
        ("Nine people were killed in a crush at a stadium in Kelmouth.", "accident"),
        ("Police fire on marchers in Kelmouth, two killed", "violence"),
    ],
)
def test_what_goes_off_may_be_a_deed_or_an_accident(
    parser: SpacyParser, text: str, type_: str
) -> None:
    assert {m.type for m in mentions(parser, text)} == {type_}


def test_shots_and_a_fire_in_one_text_are_two_kinds(parser: SpacyParser) -> None:
    text = "Soldiers fired live rounds in Kelmouth. Two people were killed. A fire hurt a man."
    found = mentions(parser, text)
    assert {m.type for m in found if m.killed} == {"violence"}
    assert {m.type for m in found if m.injured} == {"accident"}
