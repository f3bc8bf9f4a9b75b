"""The picture of the desk in docs/ is of the page that the program shows today."""

from __future__ import annotations

from bench import screenshot


def test_the_picture_is_fresh() -> None:
    kept = screenshot.OF.read_text("ascii").split()[0]
    with screenshot.desk() as desk:
        assert kept == screenshot.shown(desk), "take it again: python -m bench.screenshot"
    assert screenshot.PICTURE.read_bytes()[1:4] == b"PNG"


def test_another_page_or_style_is_another_digest() -> None:
    held = {screenshot.digest(p, s) for p in ("a page", "another") for s in ("a {}", "b {}")}
    assert len(held) == 4
