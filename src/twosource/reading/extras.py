"""Parts that need a package which not everybody installs: said plainly where it is missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from twosource.errors import ReadError


def need(module: str, what: str, extra: str = "archive") -> ModuleType:
    """Return the module ``what`` is read, written or run with. Raises ``ReadError``."""
    try:
        return import_module(module)
    except ImportError as e:
        raise ReadError(
            f"the package {module.partition('.')[0]} is not installed",
            where=what,
            cure=f"Install it with: pip install 'twosource[{extra}]'",
        ) from e
