"""Drafts against the bundled example: what is sound, and one planted fault each."""

from __future__ import annotations

import pytest

from tests.checking.conftest import Verify
from twosource.checking.verdict import FAULTS, Check

FAULTY = [
    # quotations
    ("“They were drinking coffee,” Agnes Drummey said.", "quotation", "altered", "coffee"),
    (
        "“If one bidder has the minister's office on the line and the others have a telephone, "
        "that is not a fair contest,” Bruna Ostley said.",
        "quotation", "altered", "telephone",
    ),
    (
        "“My client will answer no question that the committee puts to her,” Edda Kestrin said.",
        "quotation", "altered", "answer no",
    ),
    (
        "“The harbour is a nest of herons and we shall drain it,” Bruna Ostley said.",
        "quotation", "unsupported", "herons",
    ),
    ("Edda Kestrin called the accounts “a wilful fabrication”.", "quotation", "unsupported",
     "wilful"),
    # who said it
    ("“I was in the room on the first occasion,” Bruna Ostley said.", "attribution",
     "unsupported", "Bruna Ostley"),
    ("“It was a courtesy meeting, and it was minuted,” Agnes Drummey said.", "attribution",
     "unsupported", "Agnes Drummey"),
    ("“The minister's diary was kept in two books,” Leofric Tanshaw told reporters.",
     "attribution", "unsupported", "Leofric Tanshaw"),
    ("“No such record was made,” Petra Sollen said.", "attribution", "unsupported",
     "Petra Sollen"),
    (
        "Petra Sollen said that Maren Tolvick telephoned Joren Haskard four times.",
        "attribution", "unsupported", "Petra Sollen",
    ),
    (
        "Edda Kestrin said that there was one call between Maren Tolvick and Joren Haskard.",
        "attribution", "unsupported", "Edda Kestrin",
    ),
    # numbers
    (
        "Maren Tolvick telephoned Joren Haskard six times, two people familiar with the matter"
        " said.",
        "number", "unsupported", "six times",
    ),
    (
        "The minister, Odran Pellick, held three meetings with Joren Haskard in February,"
        " Petra Sollen said.",
        "number", "unsupported", "three",
    ),
    ("The gala of the children's hospital in Kelmouth raised 312,000 crowns.", "number",
     "unsupported", "312,000"),
    ("It gives Nordvane the use of the new berth for 25 years.", "number", "unsupported", "25"),
    # days
    (
        "Maren Tolvick telephoned Joren Haskard four times on 12 March, two people familiar with"
        " the matter said.",
        "date", "unsupported", "12 March",
    ),
    ("Maren Tolvick met Joren Haskard on 18 March at the Grand Quay Hotel, Edda Kestrin said.",
     "date", "unsupported", "18 March"),
    ("Joren Haskard sent Maren Tolvick a message on 13 March, Petra Sollen said.", "date",
     "unsupported", "13 March"),
    ("Joren Haskard wrote a letter to Odran Pellick on 15 March, a senior harbour official said.",
     "date", "unsupported", "15 March"),
    ("The Kelmouth Harbour Authority granted the licence to Nordvane Lines on 22 March.",
     "date", "unsupported", "22 March"),
    # names
    ("Maren Tolvik resigned on Thursday.", "name", "unsupported", "Maren Tolvik"),
    ("The chairwoman is Agnes Drumney.", "name", "unsupported", "Agnes Drumney"),
    ("Petra Solen declined to comment.", "name", "unsupported", "Petra Solen"),
    # who began it, whether there was such an event
    ("Joren Haskard met Bruna Ostley on 4 March.", "event", "unsupported", "met Bruna"),
    ("Edda Kestrin telephoned Tamsin Dorrel on 4 March.", "event", "unsupported", "telephoned"),
    # confirmed
    ("It was confirmed that Maren Tolvick met Joren Haskard on 3 March.", "confirmed",
     "unsupported", "confirmed"),
    ("Several sources said that Maren Tolvick met Joren Haskard on 3 March.", "confirmed",
     "unsupported", "Several sources"),
    ("Officials confirmed that Joren Haskard called Maren Tolvick on 9 March.", "confirmed",
     "unsupported", "confirmed"),
]  # fmt: skip

DISPUTED = [
    ("There was one call between Maren Tolvick and Joren Haskard.", "number", "one call"),
    ("Maren Tolvick telephoned Joren Haskard four times.", "number", "four times"),
    ("Maren Tolvick telephoned Joren Haskard on 11 March.", "date", "11 March"),
    ("Joren Haskard called Maren Tolvick on 9 March.", "date", "9 March"),
    ("Maren Tolvick telephoned Joren Haskard on 11 March.", "event", "Maren Tolvick"),
]

SOUND = [
    ("“They were drinking tea,” Agnes Drummey said.", "quotation", "They were drinking tea"),
    ("\"They were drinking tea,\" Drummey said.", "attribution", "Drummey"),
    ("‘They spoke for four minutes,’ said Petra Sollen.", "quotation", "They spoke"),
    ("“It is not enough and they know it,” Tamsin Dorrel said.", "attribution", "Tamsin Dorrel"),
    ("Bruna Ostley said she was “astonished”.", "quotation", "astonished"),
    ("“She did nothing wrong … with my thanks,” Odran Pellick said.", "quotation",
     "She did nothing wrong"),
    ("“[T]he others have an answering machine,” Bruna Ostley said.", "quotation", "others"),
    ("Petra Sollen said there was one call between Maren Tolvick and Joren Haskard.",
     "attribution", "Petra Sollen"),
    ("Petra Sollen said there was one call between Maren Tolvick and Joren Haskard.",
     "number", "one call"),
    ("Two people familiar with the matter said Maren Tolvick telephoned Joren Haskard four times"
     " on 11 March.", "date", "11 March"),
    ("Maren Tolvick met Joren Haskard on 17 March.", "date", "17 March"),
    ("Joren Haskard sent Maren Tolvick a message on 12 March.", "date", "12 March"),
    ("The Kelmouth Harbour Authority granted the licence to Nordvane Lines on 21 March.",
     "date", "21 March"),
    ("It was confirmed that Maren Tolvick met Joren Haskard on 17 March.", "confirmed",
     "confirmed"),
    ("The vote on the licence was five to two.", "number", "five"),
    ("Leofric Tanshaw is the chairman of the Committee on Ports.", "name", "Leofric Tanshaw"),
]  # fmt: skip


def _found(checks: tuple[Check, ...], text: str, kind: str, words: str) -> list[str]:
    plain = text.replace("**", "")
    return [c.verdict for c in checks if c.kind == kind and words in c.draft.of(plain)]


@pytest.mark.parametrize(("text", "kind", "verdict", "words"), FAULTY)
def test_a_planted_fault_is_found(
    held: Verify, text: str, kind: str, verdict: str, words: str
) -> None:
    assert verdict in _found(held(text), text, kind, words)


@pytest.mark.parametrize(("text", "kind", "words"), DISPUTED)
def test_what_the_draft_states_and_accounts_dispute_is_called_disputed(
    held: Verify, text: str, kind: str, words: str
) -> None:
    checks = held(text)
    assert "disputed" in _found(checks, text, kind, words)
    assert not [c for c in checks if c.verdict in FAULTS]


@pytest.mark.parametrize(("text", "kind", "words"), SOUND)
def test_a_sound_statement_is_as_accounted_for(
    held: Verify, text: str, kind: str, words: str
) -> None:
    checks = held(text)
    assert "supported" in _found(checks, text, kind, words)
    assert not [c for c in checks if c.verdict in FAULTS]


def test_the_record_against_itself_has_no_faults(held: Verify, harbour_articles: list[str]) -> None:
    """Each article of the example as a draft: every word of it is in the record."""
    for text in harbour_articles:
        faults = [(c.kind, c.note, c.draft.of(text)) for c in held(text) if c.verdict in FAULTS]
        assert not [f for f in faults if f[0] in ("quotation", "name")], faults


def test_the_day_of_a_byline_is_no_claim(held: Verify) -> None:
    assert held("*By our reporter, 2 April 2022*\n\nThe vote was close.\n") == ()


def test_the_words_of_several_sources_are_shown_whole(held: Verify) -> None:
    text = (
        "Maren Tolvick telephoned Joren Haskard four times on 11 March, two people familiar with"
        " the matter said."
    )
    promised = [c.draft.of(text) for c in held(text) if c.kind == "confirmed"]
    assert promised == ["two people familiar with the matter"]


def test_what_is_withheld_is_not_called_confirmed(held: Verify) -> None:
    text = "Petra Sollen declined to confirm that Maren Tolvick met Joren Haskard on 3 March."
    assert not [c for c in held(text) if c.kind == "confirmed"]


def test_a_pronoun_is_never_enough_to_call_the_speaker_another(held: Verify) -> None:
    text = "Bruna Ostley waved at the quay. “I was in the room on the first occasion,” she said."
    assert "unsupported" not in [c.verdict for c in held(text) if c.kind == "attribution"]


def test_every_verdict_names_its_words(held: Verify) -> None:
    text = " ".join(t for t, *_ in FAULTY)
    for c in held(text):
        assert c.draft.of(text).strip()
        assert c.note
        if c.verdict in ("supported", "disputed", "altered"):
            assert c.record
        assert bool(c.diff) == (c.verdict == "altered")


def test_an_empty_story_calls_no_event_disputed(held: Verify) -> None:
    assert held("Nothing of this is anywhere.") == ()
