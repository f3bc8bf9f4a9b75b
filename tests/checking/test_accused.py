"""Drafts that accuse: who did it, whom it befell, what is called confirmed, what somebody owns."""

from __future__ import annotations

import pytest

from tests.checking.conftest import table_of
from twosource import pipeline
from twosource.checking.draft import as_document
from twosource.checking.markdown import plain
from twosource.checking.record import Record
from twosource.checking.verdict import Check
from twosource.checking.verify import verify
from twosource.pipeline import Models

ARTICLES = (
    "A man was shot outside the ferry office in Sandholm on Monday, police said. The victim,"
    " Bertil Oxby, 51, was taken to hospital.\n\n"
    "Police arrested Halvar Renn, 33, on Tuesday. Renn said that he did not shoot anyone.",
    "Marit Toller was stabbed to death in Eastwick on Friday, police said. Her brother, Jonas"
    " Toller, was wounded in the leg.\n\n"
    "Knut Arvidson's lawyer, Sigrid Vane, said her client denied any part in the killing.\n\n"
    "A neighbour, Ottilie Grahn, said that Knut Arvidson had threatened the grocer in May.",
)

LINES = [
    ("Halvar Renn shot Bertil Oxby.", "event", "unsupported", "denied"),
    ("Bertil Oxby was killed in Sandholm on Monday.", "event", "unsupported", "killed"),
    ("Jonas Toller was stabbed to death in Eastwick.", "event", "unsupported", "killed"),
    ("Knut Arvidson killed Marit Toller.", "event", "open", "denied"),
    ("It is confirmed that Knut Arvidson threatened the grocer in May.", "confirmed",
     "unsupported", "Ottilie Grahn"),
    ("It is proven that the harbour master drank a bottle of gin.", "confirmed", "unsupported",
     "nothing in the record"),
    ("Knut Arvidson, the killer of Marit Toller, is in custody.", "event", "open", "no such event"),
    ("Ottilie Grahn lied about the noise.", "event", "open", "no such event"),
    ("Halvar Renn was sentenced to life.", "event", "open", "no such event"),
    ("Sigrid Vane said her client admitted the killing.", "attribution", "unsupported", "opposite"),
]  # fmt: skip

SOUND = [
    "Bertil Oxby was shot in Sandholm on Monday.",
    "Marit Toller was stabbed to death in Eastwick.",
    "Jonas Toller was wounded in the leg.",
    "Sigrid Vane said her client denied any part in the killing.",
    "It has not been confirmed that the harbour master drank gin.",
]


@pytest.fixture(scope="module")
def record(harbour_models: Models) -> Record:
    lines = [{"doc": str(n), "text": t} for n, t in enumerate(ARTICLES)]
    return Record(table_of(harbour_models, lines))


def _checks(models: Models, record: Record, text: str) -> tuple[Check, ...]:
    document = as_document(plain(text), "draft.md")
    return verify(pipeline.read_document(document, models), record)


@pytest.mark.parametrize(("text", "kind", "verdict", "note"), LINES)
def test_what_accuses_is_never_passed_over(
    harbour_models: Models, record: Record, text: str, kind: str, verdict: str, note: str
) -> None:
    found = _checks(harbour_models, record, text)
    assert [c for c in found if (c.kind, c.verdict) == (kind, verdict) and note in c.note], found
    assert not [c for c in found if c.kind == "event" and c.verdict == "supported"]


@pytest.mark.parametrize("text", SOUND)
def test_what_the_record_has_so_is_no_fault(
    harbour_models: Models, record: Record, text: str
) -> None:
    found = _checks(harbour_models, record, text)
    assert not [c for c in found if c.verdict in ("unsupported", "altered")], found
