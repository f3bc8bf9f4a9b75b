"""The matrix of one event as JSON: its findings as in ``--format json``, and a row an origin."""

from __future__ import annotations

from dataclasses import asdict

from twosource.export.find_event import name
from twosource.export.index import Index
from twosource.export.matrix import Cell, Matrix, Reason, Row
from twosource.export.replies import Replies
from twosource.export.shapes import Shape, day, evidence
from twosource.export.shapes_story import event, facet_value
from twosource.model.finding import Evidence

VERSION = 1


def matrix_shape(index: Index, found: Matrix) -> Shape:
    """Return the matrix with ids, values and exact words; absent is ``None`` or ``[]``."""
    return {
        "version": VERSION,
        "title": name(index, found.event),
        "event": event(index, found.event, replies=Replies(index).lines(found.event)),
        "facets": [c.finding.facet for c in found.columns],
        "rows": [_row(index, r) for r in found.rows],
        "rests_on": {c.finding.facet: asdict(c.rests) for c in found.columns},
        "not_analysed": list(index.not_analysed),
    }


def _row(index: Index, row: Row) -> Shape:
    known = index.actors.get(row.origin or "")
    return {
        "origin": known.id if known else None,
        "name": index.name(row.origin) if row.origin else None,
        "kind": known.kind if known else None,
        "open_speaker": row.origin is None,
        "chains": [
            {"chain": list(c.actors), "document": c.document, "said_on": day(c.said_on)}
            for c in row.chains
        ],
        "depends": [_reason(r) for r in row.reasons],
        "cells": [_cell(index, c) for c in row.cells if c.given or c.turns],
    }


def _reason(reason: Reason) -> Shape:
    copied = reason.kind == "reprint"
    return {
        "kind": reason.kind,
        "actor": None if copied else reason.other,
        "document": reason.other if copied else None,
    }


def _cell(index: Index, cell: Cell) -> Shape:
    return {
        "facet": cell.facet,
        "given": [
            {
                "value": facet_value(g.value),
                "denied": g.denied,
                "evidence": [_words(index, e) for e in g.evidence],
            }
            for g in cell.given
        ],
        "changes": [
            {
                "from": facet_value(t.before), "to": facet_value(t.after),
                "earlier": day(t.earlier), "later": day(t.later), "kind": t.kind,
            }
            for t in cell.turns
        ],
    }  # fmt: skip


def _words(index: Index, passage: Evidence) -> Shape:
    return {**evidence(passage.document, passage.span), "words": index.words(passage)}
