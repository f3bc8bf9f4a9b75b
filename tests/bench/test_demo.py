"""The page of the example in docs/ is what the program writes today."""

from __future__ import annotations

from bench import demo


def test_the_page_of_the_example_is_fresh() -> None:
    kept = demo.PAGE.read_text(encoding="utf-8")
    assert demo.same(kept, demo.page()), "write it anew: python -m bench.demo"


def test_the_version_alone_may_differ() -> None:
    assert demo.same("made by twosource 0.1.0.", "made by twosource 1.2.0rc1.")
    assert not demo.same("4 calls", "5 calls")
