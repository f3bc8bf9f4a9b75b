"""The engines by name: what the stages of a single document run on."""

from __future__ import annotations

from collections.abc import Callable

from twosource.archive.build import MakeEngine
from twosource.archive.pool import Pool
from twosource.errors import ReadError, UsageError


def engine(name: str) -> MakeEngine:
    """Return the engine of that name.

    Raises ``UsageError`` where there is none, or where its package is not installed.
    """
    if name not in ENGINES:
        cure = f"Give one of: {', '.join(ENGINES)}"
        raise UsageError(f"there is no engine {name}", where="--engine", cure=cure)
    try:
        return ENGINES[name]()
    except ReadError as e:
        raise UsageError(e.what, where=e.where, cure=e.cure) from e


def _local() -> MakeEngine:
    return Pool


def _ray() -> MakeEngine:
    from twosource.archive.on_ray import RayPool, package

    package()
    return RayPool


ENGINES: dict[str, Callable[[], MakeEngine]] = {"local": _local, "ray": _ray}
