"""What the pages say: invented articles, and what sites print around them. All made up by us."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import pairwise

_PLACES = (
    "Harrow Quay",
    "Tolm",
    "Vessel Bay",
    "Orrin",
    "Lower Maddock",
    "Pell",
    "Skarn",
    "Winmouth",
)
_PEOPLE = ("Una Marrick", "Tobias Fenn", "Greta Olland", "Sol Hadder", "Iris Quayle", "Bram Tessel",
           "Noor Hallam", "Piet Corran")  # fmt: skip
_BODIES = ("the water board", "the town council", "the ferry company", "the county court",
           "the dockers' union", "the school board")  # fmt: skip
_THINGS = ("the new pumping station", "the night ferry", "the old grain store", "the sea wall",
           "the bus depot", "the library's roof")  # fmt: skip
_SENTENCES = (
    "{body} met in {place} on Tuesday evening and spoke for three hours about {thing}.",
    "{person}, who has sat on it since 2019, said that nobody had asked the people who live there.",
    "“We were told in April that {thing} would be paid for by the county,” {last} said.",
    "A spokesman for {body} declined to say how much money had been set aside for it.",
    "According to minutes seen by this paper, the cost has risen from four million to nine million.",
    "{person} called the figures “a guess, and not a good one” in a letter to the mayor.",
    "Two engineers who worked on the plans said they had warned of the soft ground two years ago.",
    "The mayor of {place} did not answer questions that were sent to her office on Friday.",
    "“Nobody will close the road before the summer,” said {person}, the deputy mayor.",
    "Residents have collected more than two thousand names against {thing} since the spring.",
    "In an earlier vote, in November, the plan had been turned down by a single voice.",
    "{last} denied that there had been a second meeting with the builders in December.",
    "The builders said in a statement that they had met {body} once, on 4 March, and never again.",
    "A judge is to decide by the end of the month whether the vote has to be held anew.",
    "Fishermen from {place} fear that the dredging will bury the beds on which they depend.",
    "“I have read the report twice,” said {person}, “and there is no word about the tide in it.”",
)
_HEADS = ("Vote on {thing} in {place} is put off again", "{place} quarrels over {thing}",
          "What {body} knew about {thing}", "Court is asked to rule on {thing} in {place}")  # fmt: skip
_STANDS = ("Members say they were shown the figures too late, and the mayor is silent.",
           "The cost has doubled in a year, and nobody will say why.")  # fmt: skip
_CAPTIONS = ("{thing_} seen from the east pier in {place} last week. Photograph: Lin Arrow",
             "{person} outside the town hall in {place}", "Workers at the gate on Monday morning")  # fmt: skip
_BULLETS = ("Cost of {thing} has more than doubled", "{body_} will vote again in the autumn",
            "Judge to decide whether the ballot was lawful")  # fmt: skip
_QUOTED = (
    "We write to you because we have been given three dates in one year. None of them was kept. "
    "We ask that the work on {thing} be stopped until the ground has been looked at."
)

NAVIGATION = ("Home", "World", "Business", "Sport", "Weather", "Opinion", "Culture", "Podcasts",
              "Crossword", "Sign in", "My account")  # fmt: skip
COOKIES = "We and our partners use cookies to show you adverts. Accept all, or manage your choices."
LETTER = "Sign up for our morning newsletter, and get the best of our stories in your inbox."
PAYWALL = "Subscribe to continue reading. Already have an account? Log in to unlock this story."
RELATED = ("Harvest festival draws record crowd despite rain", "Five walks to take this weekend",
           "Goalkeeper signs for two more seasons", "How to poach an egg, by a cook who knows")  # fmt: skip
COMMENTS = ("They should all resign, the whole lot of them, and I said so years ago.",
            "Lovely weather for ducks today, greetings from the islands to all.",
            "First! Also my cat could plan a better budget than these clowns.")  # fmt: skip
FOOTER = (
    "Copyright Quill Media Group. All rights reserved.",
    "Terms of use",
    "Privacy",
    "Advertise",
)
BIO = "Rhea Dunmore has covered local politics for twelve years and keeps bees."
SHARE = ("Share on Facebook", "Tweet this", "Copy link", "Print")


@dataclass(frozen=True, slots=True)
class Article:
    """What an article says, part by part."""

    headline: str
    standfirst: str
    author: str
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    bullets: tuple[str, ...]
    quoted: str
    day: str = "2031-03-04"


def article(number: int, length: int = 9) -> Article:
    """The article of that number: the same each time."""
    rng = random.Random(number)
    person, place = rng.choice(_PEOPLE), rng.choice(_PLACES)
    body, thing = rng.choice(_BODIES), rng.choice(_THINGS)
    known = {"person": person, "last": person.split()[1], "place": place, "body": body,
             "thing": thing, "thing_": thing.capitalize(), "body_": body.capitalize()}  # fmt: skip

    def say(form: str) -> str:
        said = form.format(**known)
        return said[:1].upper() + said[1:]

    sentences = [say(s) for s in rng.sample(_SENTENCES, len(_SENTENCES))]
    cuts = [k + k // 2 for k in range(length + 1)]  # one sentence and two, by turns
    paragraphs = [" ".join(sentences[a:b]) for a, b in pairwise(cuts) if sentences[a:b]]
    return Article(
        say(rng.choice(_HEADS)), say(rng.choice(_STANDS)), rng.choice(_PEOPLE),
        tuple(paragraphs), tuple(map(say, _CAPTIONS)), tuple(map(say, _BULLETS)),
        say(_QUOTED),
    )  # fmt: skip
