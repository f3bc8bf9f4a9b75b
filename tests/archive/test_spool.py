"""The spool: whatever a kill leaves of it, what is read is what was written, from the first on."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.archive.outcome import pack
from twosource.archive.spool import Spool

KEYS = st.text("0123456789abcdef", min_size=24, max_size=24)
OUTCOMES = st.text(max_size=40).map(lambda t: pack([{"documents": {"text": t}}], []))


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(KEYS, OUTCOMES, max_size=5), st.data())
def test_a_cut_spool_gives_the_first_outcomes(
    entries: dict[str, bytes], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spool.jsonl"
        spool = Spool(path)
        for key, outcome in entries.items():
            spool.add(key, outcome)
        spool.close()
        whole = path.read_bytes() if path.exists() else b""
        path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
        lines = path.read_bytes().count(b"\n")
        kept = Spool(path).read()
        assert list(kept.items()) == list(entries.items())[:lines]
        assert all(json.loads(o) for o in kept.values())
        spool.rewrite(kept)
        assert Spool(path).read() == kept


def test_rubbish_lines_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "spool.jsonl"
    spool = Spool(path)
    spool.add("ab" * 12, pack([], []))
    spool.close()
    path.write_bytes(b"\xff\xfe}\n[]}\n{}\n3}\n" + path.read_bytes() + b'{"key":3}\n')
    assert list(Spool(path).read()) == ["ab" * 12]
