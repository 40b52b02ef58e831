"""What `kamercijfers parse` does: JSON lines of text in, JSON lines of quantities and dates out."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from extractors.lexicon import fold
from extractors.numbers import is_rough, read_numbers
from schemas.errors import UsageError
from schemas.readings import NumberReading, Period, Quantity

_OPEN: Final = frozenset({"gt", "ge", "lt", "le"})
_DAY: Final = re.compile(r"[0-9X]{4}-[0-9]{2}-[0-9]{2}")
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "))


def parse_stream(lines: Iterable[str]) -> Iterator[str]:
    """One JSON line `{"id", "spans"}` for every JSON line `{"id", "text"}`; blank lines pass by.

    Spans stand in the order of the text; offsets are code points, end exclusive. A value is a
    number, `[low, high]` for a range, or an ISO 8601 string for dates and periods, which ends or
    begins with a slash where it is open ("vanaf 2026" is 2026/, with ge). A bare number
    with a bound is a range that is open on one side: "meer dan 5000" is [5000, null], with gt; a
    measured one is its number, with gt. A line may name the day its text was written as "date",
    from which "vorig jaar" and "12 mei" are counted. Raises UsageError, naming the line, for a
    line that is no such object.
    """
    for number, line in enumerate(lines, start=1):
        if line.isspace() or not line:
            continue
        record = _record(line, number)
        text = record["text"]
        reading = read_numbers(text, reference_date=_written_on(record, number))
        yield _ENCODER.encode({"id": record.get("id"), "spans": spans(text, reading)})


def _record(line: str, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise UsageError(
            f"Regel {number} is geen geldige JSON ({error}).",
            remedy='Geef per regel een object als {"id": 1, "text": "…"}.',
        ) from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise UsageError(
            f'Regel {number} heeft geen tekst in het veld "text".',
            remedy='Geef per regel een object als {"id": 1, "text": "…"}.',
        )
    return record


def _written_on(record: dict[str, Any], number: int) -> dt.date | None:
    date = record.get("date")
    if date is None:
        return None
    try:
        return dt.date.fromisoformat(date)
    except (TypeError, ValueError):
        raise UsageError(
            f'Regel {number} heeft in het veld "date" geen datum.',
            remedy='Schrijf de datum als "2023-04-11".',
        ) from None


def spans(
    text: str, reading: NumberReading, *, number: Callable[[Decimal], Any] | None = None
) -> list[dict[str, Any]]:
    """The quantities and periods of a reading, as the contract's spans.

    `number` says how a number is given; without it as JSON has them.
    """
    found: list[tuple[int, dict[str, Any]]] = [
        (quantity.start, _quantity_span(text, quantity, number or _plain))
        for quantity in reading.quantities
    ]
    found += [(period.start, _period_span(text, period)) for period in reading.periods]
    if len(found) > 1:
        found.sort(key=lambda pair: pair[0])
    return [span for _, span in found]


def _quantity_span(
    text: str, quantity: Quantity, number: Callable[[Decimal], Any]
) -> dict[str, Any]:
    kind, value = quantity.kind, _value(text, quantity, number)
    if kind == "cardinal" and isinstance(value, list):
        kind = "number_range"
    return {
        "start": quantity.start,
        "end": quantity.end,
        "text": text[quantity.start : quantity.end],
        "kind": kind,
        "value": value,
        "unit": quantity.unit,
        "comparator": quantity.comparator,
    }


def _value(text: str, quantity: Quantity, number: Callable[[Decimal], Any]) -> Any:
    """The number, or both ends of a range; an open end is None."""
    if quantity.value is None:
        ends = (quantity.low, quantity.high)
        return [None if end is None else number(end) for end in ends]
    value = number(quantity.value)
    if quantity.comparator not in _OPEN or (quantity.kind, quantity.unit) != ("cardinal", "count"):
        return value
    if is_rough(quantity, fold(text)):
        return value
    if quantity.comparator in ("gt", "ge"):
        return [value, None]
    return [None, value]


def _period_span(text: str, period: Period) -> dict[str, Any]:
    start, end = period.bounded if period.comparator != "eq" else (period.start, period.end)
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "kind": "date" if _DAY.fullmatch(period.told) else "date_period",
        "value": period.told,
        "unit": "",
        "comparator": period.comparator,
    }


def _plain(value: Decimal) -> int | float:
    """A JSON number: whole numbers stay exact, whatever their size."""
    return int(value) if value == value.to_integral_value() else float(value)
