"""twosource: who says what, by how many independent sources, and where the accounts differ."""

from importlib.metadata import version

__version__ = version("twosource")
