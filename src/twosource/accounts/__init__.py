"""Across documents: reprints, chains, grouping, comparison, findings."""
