from __future__ import annotations

import pickle

import spacy
from spacy.tokens import Doc, DocBin

from twosource.component import NAME

TEXT = (
    "The harbour office closed on Monday.\n\n"
    "\u201cWe had no choice,\u201d Orla Fenwick told the Echo. "
    "She denied that money was the reason."
)


def test_spans_and_records_stand_on_the_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME)
    doc = nlp(TEXT)
    sources = [s.text for s in doc.spans["attribution_source"]]
    assert "Orla Fenwick" in sources
    contents = {s.id_: s for s in doc.spans["attribution_content"]}
    assert any("We had no choice" in s.text for s in contents.values())
    assert {s.label_ for s in contents.values()} >= {"denies"}
    by_id = {a.id: a for a in doc._.attributions}
    assert set(contents) == set(by_id)
    for a in by_id.values():
        for s in (*a.source, *a.cue, *a.content):
            assert TEXT[s.start : s.end].strip()
    assert "Orla Fenwick" in doc._.attribution_speakers.values()


def test_a_doc_can_be_stored() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME)
    doc = nlp(TEXT)
    [again] = DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)
    for other in (
        again,
        Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        pickle.loads(pickle.dumps(doc)),
    ):
        assert other._.attributions == doc._.attributions
        assert other._.attribution_speakers == doc._.attribution_speakers
    assert nlp.make_doc(TEXT)._.attributions is None


def test_any_text_passes() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME)
    for text in ("", " ", "\u201c", "\n\n'", "a"):
        assert nlp(text).text == text
