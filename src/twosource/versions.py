"""Versions of the stages, so that a cached reading is never one of another version.

A stage's version is the digest of its files, code and lexicons alike: it cannot be forgotten when
a rule is changed.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from twosource.attribution.tagging import tagger_digest
from twosource.language.model_files import SHA256

_LEFT_OUT = ("__pycache__", "weights")  # the tagger's weights are known by their own digest
STAGES = ("model", "language", "reading", "attribution", "actors", "dating", "events", "accounts",
          "corrections", "recorded.py")  # fmt: skip
"""The packages (and one module) that a document's reading or the findings depend on."""


@cache
def versions() -> dict[str, str]:
    """Return the digest of each stage's files, of the models, and of ``all`` together."""
    out = {name: _digest(files("twosource").joinpath(name)) for name in STAGES}
    out["weights"] = SHA256
    out["tagger"] = tagger_digest()
    whole = hashlib.blake2b("".join(f"{k}{v}" for k, v in out.items()).encode(), digest_size=10)
    return {**out, "all": whole.hexdigest()}


def _digest(folder: Traversable) -> str:
    h = hashlib.blake2b(digest_size=10)
    _add(h, folder, "")
    return h.hexdigest()


def _add(h: hashlib.blake2b, place: Traversable, name: str) -> None:
    if place.is_dir():
        for child in sorted(place.iterdir(), key=lambda c: c.name):
            if child.name not in _LEFT_OUT:
                _add(h, child, f"{name}/{child.name}")
    elif not place.name.endswith((".pyc", ".md")):
        data = place.read_bytes()
        h.update(f"{name}:{len(data)}:".encode())
        h.update(data)
