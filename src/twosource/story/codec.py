"""Records to compressed JSON and back, typed by their fields.

cattrs does the work; what it cannot know is said here: a span is a pair, and which of the four
kinds of facet values a JSON value stands for. Defaults are left out, so that a field added later
with a default reads old rows.
"""

from __future__ import annotations

import json
import zlib
from datetime import date
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter

from twosource.model.finding import DateRange, FacetValue
from twosource.model.number import NumberRange
from twosource.model.span import Span

T = TypeVar("T")
LEVEL = 6


@cache
def converter() -> Converter:
    """The one converter. Building it takes milliseconds; each type's code is made at first use."""
    made = Converter(omit_if_default=True, detailed_validation=False)
    made.register_unstructure_hook(Span, lambda s: (s.start, s.end))
    made.register_structure_hook(Span, lambda v, _: Span(int(v[0]), int(v[1])))
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(date, lambda v, _: date.fromisoformat(v))
    made.register_structure_hook_func(lambda t: t == FacetValue, _facet_value)
    return made


def _facet_value(value: Any, _: Any) -> FacetValue:
    """Tell the kinds apart by their shape: text, a list of ids, a number range, a date range."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return tuple(str(v) for v in value)
    if "min" in value:
        return converter().structure(value, NumberRange)
    return converter().structure(value, DateRange)


def to_json(value: object) -> str:
    """Return the record, or a tuple of records, as compact JSON."""
    plain = converter().unstructure(value)
    return json.dumps(plain, ensure_ascii=True, separators=(",", ":"))


def from_json(text: str, kind: type[T]) -> T:
    """Return the record. Raises ``ValueError`` where the JSON does not have the record's shape."""
    try:
        return converter().structure(json.loads(text), kind)
    except Exception as error:  # cattrs lets through whatever the shape provokes
        raise ValueError(f"not a {kind}: {error}") from error


def pack(value: object) -> bytes:
    """Return the record as zlib-compressed JSON."""
    return zlib.compress(to_json(value).encode("ascii"), LEVEL)


def unpack(data: bytes, kind: type[T]) -> T:
    """Return the record. Raises ``ValueError`` where the bytes are no such record."""
    try:
        text = zlib.decompress(data).decode("ascii")
    except (zlib.error, UnicodeDecodeError) as error:
        raise ValueError(f"damaged record: {error}") from error
    return from_json(text, kind)
