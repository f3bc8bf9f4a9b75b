"""The bundled example: a story about a berth, all of it invented, with its reference reading.

``documents()`` is the folder that ``twosource demo`` builds; ``gold.json`` lies beside it.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

__all__ = ["documents"]


def documents() -> Path:
    """The folder of the example's documents, as it lies in the installed package."""
    with as_file(files(__name__) / "documents") as folder:
        return Path(folder)
