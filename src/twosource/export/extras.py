"""Formats that need a package which not everybody installs: said plainly where it is missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from twosource.errors import UsageError


def need(module: str, extra: str, what: str) -> ModuleType:
    """Return a module of an extra. Raises ``UsageError`` that names the extra."""
    try:
        return import_module(module)
    except ImportError as e:
        package = module.partition(".")[0]
        cure = f"Install it with: pip install 'twosource[{extra}]'"
        raise UsageError(f"the package {package} is not installed", where=what, cure=cure) from e
