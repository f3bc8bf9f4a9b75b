"""The colours of the style sheet can be read: contrast as WCAG 2.2 counts it, at AA for text."""

from __future__ import annotations

import re

import pytest

from twosource.web.render import HERE

SHEET = (HERE / "static" / "desk.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)
)
TEXT = ["ink", "soft", "link", "disputed", "changed", "agreed", "single", "source", "cue"]
PAIRS = [
    *((front, ground) for front in TEXT for ground in ("paper", "card", "wash")),
    *(
        (front, ground)
        for front in ("ink", "source", "cue")
        for ground in ("deep-1", "deep-2", "deep-3", "lit", "at")
    ),
]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read(scheme: dict[str, str]) -> None:
    found = {pair: round(contrast(*(scheme[p] for p in pair)), 2) for pair in PAIRS}
    assert {pair: c for pair, c in found.items() if c < 4.5} == {}


def test_dark_has_every_colour_of_light() -> None:
    assert LIGHT.keys() == DARK.keys() and len(LIGHT) > 15
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
