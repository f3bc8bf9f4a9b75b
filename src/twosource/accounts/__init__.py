"""Across documents: reprints, chains, grouping, comparison, findings."""

from twosource.accounts.beside import beside
from twosource.accounts.naming import events_in, events_of, names_of
from twosource.accounts.reprints import find as reprints
from twosource.accounts.reprints import signature
from twosource.accounts.same import same_actors
from twosource.accounts.tabulate import event_ids, main_event, tabulate
from twosource.accounts.told import Told, heard

__all__ = [
    "Told",
    "beside",
    "event_ids",
    "events_in",
    "events_of",
    "heard",
    "main_event",
    "names_of",
    "reprints",
    "same_actors",
    "signature",
    "tabulate",
]
