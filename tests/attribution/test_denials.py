"""What denies and what only leaves open, in sentences written for these tests (invented people)."""

from __future__ import annotations

import pytest

from tests.attribution.test_stage import read
from twosource.language.parse import SpacyParser

STANCES = [
    ("Holt did not deny that he had met the envoy.", "declines"),
    ("Holt refused to deny that he had met the envoy.", "declines"),
    ("Holt could not deny that he had met the envoy.", "declines"),
    ("Holt has never denied meeting the envoy.", "declines"),
    ("Holt refused to confirm that he had met the envoy.", "declines"),
    ("Holt failed to confirm that he had met the envoy.", "declines"),
    ("Holt would neither confirm nor deny that he had met the envoy.", "declines"),
    ("The spokeswoman neither confirmed nor denied that a deal had been signed.", "declines"),
    ("Neither club denied that the two had met.", "declines"),
    ('"I do not deny that I met the envoy," Holt said.', "declines"),
    ("No 12 Group denied that the two had met.", "denies"),
    ("Holt denied that he had not met the envoy.", "denies"),
    ('"It is a lie that I met Cy Fenn," Holt said.', "denies"),
    ("Holt said it was a lie that he had met Cy Fenn.", "denies"),
    ("Holt said reports that he had met Cy Fenn were false.", "denies"),
    ("Reports that he had met Cy Fenn were false, Holt said.", "denies"),
    ('"There is no evidence that I met Cy Fenn," Holt said.', "denies"),
    ('"The report in the Daily Quill is untrue," Holt said.', "denies"),
    ("Holt said the story that he had met Cy Fenn was nonsense.", "denies"),
    ('"That is a complete lie," Holt said.', "denies"),
    ('"The letter is a fake," Holt said.', "denies"),
    ("Holt called the report a lie.", "denies"),
    ('Holt called this "a lie".', "denies"),
    ("Holt dismissed the report as nonsense.", "denies"),
    ("Holt dismissed as false a report that he had met Fenn.", "denies"),
    ("Fenn said that talk of a meeting was nonsense.", "denies"),
    ("Bell said it was nonsense to suggest that he had been paid.", "denies"),
    ("Holt said the brakes were a fake.", "asserts"),
    ("Holt said the report was not false.", "asserts"),
    ("Holt said that Bell had told a lie.", "asserts"),
    ('"Did Holt call it a lie?" Bell asked.', "asks"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES, ids=[c[0][:40] for c in STANCES])
def test_stance(parser: SpacyParser, text: str, stance: str) -> None:
    assert [a.stance for a in read(parser, text) if a.parent is None] == [stance]
