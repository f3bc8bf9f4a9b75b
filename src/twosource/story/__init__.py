"""The story file: evidence, readings, findings and identities in one SQLite file."""

from twosource.story.held import Held
from twosource.story.ledger import Build
from twosource.story.search import Hit
from twosource.story.story import Story

__all__ = ["Build", "Held", "Hit", "Story"]
