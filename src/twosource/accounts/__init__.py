"""Across documents: reprints, chains, grouping, comparison, findings."""

from twosource.accounts.reprints import find as reprints
from twosource.accounts.reprints import same_actors, signature
from twosource.accounts.tabulate import main_events, tabulate, with_events

__all__ = [
    "main_events",
    "reprints",
    "same_actors",
    "signature",
    "tabulate",
    "with_events",
]
