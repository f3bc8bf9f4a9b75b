"""Read the weights folder, and know that it holds what was measured."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from twosource.errors import ModelError

FOLDER = Path(__file__).parent / "weights"
_CURE = "Reinstall twosource, or delete the folder: the rules then serve alone"


@dataclass(frozen=True, slots=True)
class Config:
    """How the weights were made, and how they are to be used.

    ``parts`` are the columns [from, to) of the projections by head; ``confidence`` the weights of
    the logistic regression; ``limit`` and ``context`` the pieces of a window and before it.
    """

    version: str
    threshold: float
    confidence: tuple[float, ...]
    limit: int
    context: int
    parts: Mapping[str, tuple[int, int]]
    sha256: Mapping[str, str]


def installed(folder: Path = FOLDER) -> bool:
    """Whether there is a weights folder."""
    return (folder / "config.json").is_file()


def load_config(folder: Path = FOLDER) -> Config:
    """Return ``config.json``. Raises ``ModelError`` where it cannot be read."""
    path = folder / "config.json"
    try:
        raw = json.loads(path.read_text("utf-8"))
        return Config(
            version=str(raw["version"]),
            threshold=float(raw["threshold"]),
            confidence=tuple(float(w) for w in raw["confidence"]),
            limit=int(raw["limit"]),
            context=int(raw["context"]),
            parts={str(k): (int(a), int(b)) for k, (a, b) in raw["parts"].items()},
            sha256={str(k): str(v) for k, v in raw["sha256"].items()},
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"the tagger's settings cannot be read ({error})", where=str(path), cure=_CURE
        ) from error


def load_file(folder: Path, name: str, config: Config) -> bytes:
    """Return a file of the folder. Raises ``ModelError`` where it is missing or altered."""
    path = folder / name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"a file of the tagger cannot be read ({error.strerror})", where=str(path), cure=_CURE
        ) from error
    found = hashlib.sha256(data).hexdigest()
    if found != config.sha256.get(name):
        raise ModelError(
            f"the tagger's weights are not the ones that were measured (SHA-256 {found})",
            where=str(path),
            cure=_CURE,
        )
    return data


@cache
def weights_digest(folder: Path = FOLDER) -> str:
    """Return a digest of the settings, which hold the digests of all files; "" without weights."""
    if not installed(folder):
        return ""
    return hashlib.sha256((folder / "config.json").read_bytes()).hexdigest()
