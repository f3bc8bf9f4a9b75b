"""Who says what: quotations, cues, contents and sources."""

from twosource.attribution.stage import attribute

__all__ = ["attribute"]
