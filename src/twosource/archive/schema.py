"""The tables of an archive, written by hand: a row a document, with lists of what was found in it.

The fields are those of the JSON contract (``export/shapes.py``); days are days, and a pair of
offsets is a struct of ``start`` and ``end``. ``readings`` holds the whole of each reading as the
story file does, and the keys by which documents of one matter find each other.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from typing import Any

from twosource.reading.extras import need

Fit = Callable[[Any], Any]


@cache
def schemas() -> dict[str, Any]:
    """Return the Arrow schema of each table. Raises ``ReadError`` without pyarrow."""
    pa = need("pyarrow", "Parquet")
    text, day, flag = pa.string(), pa.date32(), pa.bool_()
    span = pa.struct([("start", pa.int32()), ("end", pa.int32())])
    evidence = [("document", text), ("start", pa.int32()), ("end", pa.int32())]
    numbers = [("min", pa.int64()), ("max", pa.int64())]
    dated = [("earliest", day), ("latest", day), ("basis", text)]

    def listed(*fields: tuple[str, Any]) -> Any:
        return pa.list_(pa.struct(list(fields)))

    attribution = listed(
        ("id", text), ("document", text),
        ("source", pa.list_(span)), ("cue", pa.list_(span)), ("content", pa.list_(span)),
        ("speaker", text), ("kind", text), ("stance", text), ("hedged", flag), ("parent", text),
        ("via", text), ("addressee", text), ("said_on", day), ("knows_by", text),
        ("score", pa.float64()), ("standing", text),
    )  # fmt: skip
    mention = listed(*evidence, ("form", text), ("score", pa.float64()), ("reason", text))
    actor = listed(
        ("id", text), ("kind", text), ("name", text), ("aliases", pa.list_(text)),
        ("roles", pa.list_(text)), ("count", pa.int64()), ("speaks_for", pa.list_(text)),
        ("mentions", mention), ("member_of", pa.list_(text)), ("unnamed_why", listed(*evidence)),
        ("standing", text),
    )  # fmt: skip
    timex = listed(
        ("id", text), *evidence, ("type", text), ("value", text), ("edtf", text),
        ("earliest", day), ("latest", day), ("precision", text), ("basis", text),
    )  # fmt: skip
    event = listed(
        ("id", text), *evidence, ("type", text), ("channel", text),
        ("participants", listed(("role", text), ("actor", text))),
        ("when", pa.struct([("timex", text), *dated])), ("count", pa.struct(numbers)),
        ("modality", text), ("about", span), ("place", text), ("attribution", text),
        ("event", text), ("standing", text),
    )  # fmt: skip
    order = listed(
        ("id", text), *evidence, ("kind", text), ("mention", text),
        ("ends", listed(*evidence[1:], ("mention", text), ("timex", text))),
        ("distance", pa.struct([("unit", text), *numbers])), ("attribution", text),
    )  # fmt: skip
    document = [
        ("id", text), ("doc", text), ("version", text), ("file", text), ("url", text),
        ("outlet", text), ("title", text), ("byline", text), ("published", day),
        ("language", text), ("analysed", flag), ("kind", text), ("text", text),
        ("zones", listed(("kind", text), *evidence[1:])), ("signature", pa.list_(pa.int64())),
    ]  # fmt: skip
    nested = {
        "attributions": attribution, "actors": actor, "timexes": timex, "event_mentions": event,
        "order_relations": order,
    }  # fmt: skip
    return {
        "documents": pa.schema(document),
        **{n: pa.schema([("document", text), (n, kind)]) for n, kind in nested.items()},
        "readings": pa.schema(
            [("document", text), ("keys", pa.list_(pa.int64())), ("payload", pa.binary())]
        ),
        "failures": failures(),
    }


def failures() -> Any:
    """Return the Arrow schema of the table of failures."""
    pa = need("pyarrow", "Parquet")
    fields = ("file", "unit", "kind", "reason", "quarantine")
    return pa.schema([("offset", pa.int64()), *((f, pa.string()) for f in fields)])


def table(schema: Any, rows: list[dict[str, Any]], marks: dict[str, str]) -> Any:
    """Return rows in the shapes of the contract as an Arrow table, with ``marks`` as metadata.

    Raises ``ValueError`` where a row has a field that the schema does not know.
    """
    pa = need("pyarrow", "Parquet")
    fit = _fitter(pa.struct(list(schema)))
    assert fit is not None
    fitted = [fit(row) for row in rows]
    return pa.Table.from_pylist(fitted, schema=schema.with_metadata(marks))


@cache
def _fitter(kind: Any) -> Fit | None:
    """How to turn what JSON holds into what Arrow takes: days, pairs as spans, and no field lost.

    Worked out once for a type, since it is done for each value; None where nothing is to be done.
    """
    types = need("pyarrow", "Parquet").types
    if types.is_binary(kind):
        return b64decode  # JSON holds no bytes
    if types.is_date(kind):
        return date.fromisoformat
    if types.is_list(kind):
        each = _fitter(kind.value_type)
        return each and partial(_fit_list, each)
    if types.is_struct(kind):
        return partial(_fit_struct, {f.name: _fitter(f.type) for f in kind})
    return None


def _fit_list(each: Fit, values: Any) -> list[Any]:
    return [None if v is None else each(v) for v in values]


def _fit_struct(fields: dict[str, Fit | None], value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        return dict(zip(("start", "end"), value, strict=True))
    if not fields.keys() >= value.keys():
        raise ValueError(f"not in the schema: {sorted(value.keys() - fields.keys())}")
    return {k: v if v is None or (each := fields[k]) is None else each(v) for k, v in value.items()}
