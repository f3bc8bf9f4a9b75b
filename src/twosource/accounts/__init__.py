"""Across documents: reprints, chains, grouping, comparison, findings."""

from twosource.accounts.beside import beside
from twosource.accounts.reprints import find as reprints
from twosource.accounts.reprints import signature
from twosource.accounts.same import same_actors
from twosource.accounts.tabulate import event_ids, events_of, main_events, tabulate, with_events

__all__ = [
    "beside",
    "event_ids",
    "events_of",
    "main_events",
    "reprints",
    "same_actors",
    "signature",
    "tabulate",
    "with_events",
]
