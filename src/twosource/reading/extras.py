"""Readers that need a package which not everybody installs: said plainly where it is missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from twosource.errors import ReadError

CURE = "Install it with: pip install 'twosource[archive]'"


def need(module: str, what: str) -> ModuleType:
    """Return the module ``what`` is read or written with. Raises ``ReadError``."""
    try:
        return import_module(module)
    except ImportError as e:
        raise ReadError(
            f"the package {module.partition('.')[0]} is not installed", where=what, cure=CURE
        ) from e
