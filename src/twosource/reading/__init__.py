"""Bytes -> Document: readers, encodings, zones, publication date, language."""

from twosource.reading.hints import Hints
from twosource.reading.inputs import read
from twosource.reading.readers import READERS

__all__ = ["READERS", "Hints", "read"]
