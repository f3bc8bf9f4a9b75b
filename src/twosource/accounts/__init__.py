"""Across documents: reprints, chains, grouping, comparison, findings."""

from twosource.accounts.beside import beside
from twosource.accounts.reprints import find as reprints
from twosource.accounts.reprints import signature
from twosource.accounts.same import same_actors
from twosource.accounts.tabulate import event_ids, events_of, main_event, tabulate

__all__ = [
    "beside",
    "event_ids",
    "events_of",
    "main_event",
    "reprints",
    "same_actors",
    "signature",
    "tabulate",
]
