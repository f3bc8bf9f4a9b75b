"""Which language a text is in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from twosource.language.entries import entries

_SAMPLE = 3000
_LETTERS = 40
_SURE = 0.9
_ENGLISH_WORDS = 0.12
_LATIN_END = "\u024f"
_FEW = 12


def language(parts: Iterable[str]) -> str:
    """Return the ISO 639-1 code of the running text: ``en`` where it is short or unsure.

    Most of the words that are in every English text settle it; the classifier (py3langid, a
    naive Bayes model over byte n-grams) is asked for the rest. Deterministic; the model is loaded
    on first use.
    """
    sample = _sample(parts)
    letters = sum(c.isalpha() for c in sample)
    foreign = sum(c.isalpha() and c > _LATIN_END for c in sample)
    if letters < (_FEW if 2 * foreign > letters else _LETTERS):
        return "en"
    found = re.findall(r"[^\W\d_]+", sample.lower())
    if sum(w in _function_words() for w in found) >= _ENGLISH_WORDS * len(found):
        return "en"
    code, sure = _identifier().classify(sample)
    return str(code) if sure >= _SURE or 2 * foreign > letters else "en"


def load() -> None:
    """Load the classifier now (some 110 MiB): a worker of an archive must not grow by it later."""
    _identifier()


def _sample(parts: Iterable[str]) -> str:
    out, size = [], 0
    for p in parts:
        out.append(p[: _SAMPLE - size])
        size += len(out[-1]) + 1
        if size >= _SAMPLE:
            break
    return " ".join(out)


@cache
def _function_words() -> frozenset[str]:
    lines = entries("twosource.reading", "english.txt")
    return frozenset(w for line in lines for w in line.split())


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
