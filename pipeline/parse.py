"""What `kamercijfers parse` does: JSON lines of text in, JSON lines of quantities and dates out."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from extractors.lexicon import fold
from extractors.numbers import find_vague, is_rough, may_be_vague, read_numbers
from schemas.readings import NumberReading, Period, Quantity

_OPEN: Final = frozenset({"gt", "ge", "lt", "le"})
_DAY: Final = re.compile(r"[0-9X]{4}-[0-9]{2}-[0-9]{2}")
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
_YEARS: Final = (1000, 9000)
_STRETCH: Final = 20_000  # characters: a longer text is read sentence by sentence, to spare memory
_BREAK: Final = re.compile(r"\n|[.;!?]\s+(?=[^\W\d_a-z])")
_GIVEN_ID: Final = re.compile(
    r'\s{0,20}\{\s{0,20}"id"\s{0,20}:\s{0,20}(-?\d{1,18}|"[^"\\]{0,200}")\s{0,20}[,}]'
)
_GAP: Final = re.compile(r"(?<=[^\W\d])[,;:]? (?=[^\W\d])")


class LineFault(Exception):
    """What is wrong with one line, in Dutch; the id it had."""

    def __init__(self, said: str, given_id: object = None) -> None:
        super().__init__(said)
        self.given_id = given_id


def parse_stream(
    lines: Iterable[str | bytes], *, on_fault: Callable[[str], None] = lambda said: None
) -> Iterator[str]:
    """One JSON line `{"id", "spans"}` for every JSON line `{"id", "text"}`; blank lines pass by.

    Spans stand in the order of the text; offsets are code points, end exclusive. A value is a
    number, `[low, high]` for a range, or an ISO 8601 string for dates and periods, which ends or
    begins with a slash where it is open ("vanaf 2026" is 2026/, with ge). A bare number
    with a bound is a range that is open on one side: "meer dan 5000" is [5000, null], with gt; a
    measured one is its number, with gt. Rough words ("tientallen") are spans of kind vague, whose
    value is null. A line may name the day its text was written as "date", from which "vorig jaar"
    and "12 mei" are counted. A line that is no such object gives `{"id", "error"}` and is told to
    `on_fault`; the rest goes on.
    """
    for number, line in enumerate(lines, start=1):
        if not line or line.isspace():
            continue
        try:
            yield _answer(line)
        except LineFault as fault:
            said = f"Regel {number} {fault}"
            on_fault(said)
            yield json.dumps({"id": fault.given_id, "error": said})


def _answer(line: str | bytes) -> str:
    record = _record(line)
    given_id, text = record.get("id"), record.get("text")
    told_id = _told(given_id)
    if not isinstance(text, str):
        raise LineFault('heeft geen tekst in het veld "text".', given_id)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise LineFault("heeft halve tekens (surrogaten) in de tekst.", given_id) from None
    written_on = _written_on(record.get("date"), given_id)
    told = [
        _ENCODER.encode([_moved(span, start) for span in spans(piece, reading)])[1:-1]
        for start, piece in _stretches(text)
        for reading in (read_numbers(piece, reference_date=written_on, everyday=True),)
    ]
    return f'{{"id": {told_id}, "spans": [{", ".join(filter(None, told))}]}}'


def _told(given_id: object) -> str:
    """An id as JSON tells it."""
    if type(given_id) is int:
        return str(given_id)
    try:
        told = _ENCODER.encode(given_id)
        told.encode()
    except (ValueError, RecursionError):  # a lone surrogate, NaN, or nested without end
        raise LineFault('heeft in het veld "id" geen gewone waarde.') from None
    return told


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """A text in pieces of whole sentences, with where they begin; nearly always one piece.

    Where no sentence ends for a long time a piece ends between two words.
    """
    start = 0
    while len(text) - start > 2 * _STRETCH:
        least, most = start + _STRETCH, start + 2 * _STRETCH
        cut = _BREAK.search(text, least, most) or _GAP.search(text, least, most)
        end = cut.end() if cut else most
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _moved(span: dict[str, Any], by: int) -> dict[str, Any]:
    return span if not by else {**span, "start": span["start"] + by, "end": span["end"] + by}


def _record(line: str | bytes) -> dict[str, Any]:
    try:
        if isinstance(line, bytes):
            line = line.decode("utf-8-sig")
        record = json.loads(line)
    except UnicodeDecodeError as error:
        said = f"is geen UTF-8 ({error.reason} op plaats {error.start})."
        raise LineFault(said, _seen_id(line)) from None
    except RecursionError:
        raise LineFault("is te diep genest.", _seen_id(line)) from None
    except ValueError as error:
        raise LineFault(f"is geen geldige JSON ({error}).", _seen_id(line)) from None
    if not isinstance(record, dict):
        raise LineFault('is geen object met de velden "id" en "text".')
    return record


def _seen_id(line: str | bytes) -> object:
    """The id that a line which is no JSON begins with; None where it does not."""
    start = line[:400]
    seen = _GIVEN_ID.match(start if isinstance(start, str) else start.decode(errors="replace"))
    return json.loads(seen[1], strict=False) if seen else None


def _written_on(date: object, given_id: object) -> dt.date | None:
    if date is None:
        return None
    try:
        return told_day(date)
    except ValueError:
        raise LineFault('heeft in het veld "date" geen datum als "2023-04-11".', given_id) from None


def told_day(date: object) -> dt.date:
    """The day in ISO 8601 that a text was written; raises ValueError for all that is none, and for
    years so far off that what is counted from them falls outside the calendar.
    """
    day = dt.date.fromisoformat(date) if isinstance(date, str) else dt.date.min
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        raise ValueError(f"no day of writing: {date!r}")
    return day


def spans(
    text: str, reading: NumberReading, *, number: Callable[[Decimal], Any] | None = None
) -> list[dict[str, Any]]:
    """The quantities, periods and rough words of a text's reading, as the contract's spans.

    `number` says how a number is given; without it as JSON has them.
    """
    rough = may_be_vague(text)
    folded = fold(text) if rough or reading.quantities else ""
    found: list[tuple[int, dict[str, Any]]] = [
        (quantity.start, _quantity_span(text, folded, quantity, number or _plain))
        for quantity in reading.quantities
    ]
    found += [(period.start, _period_span(text, period)) for period in reading.periods]
    if rough:
        vague = find_vague(folded, reading)
        found += [(start, _vague_span(text, start, end)) for start, end in vague]
    if len(found) > 1:
        found.sort(key=lambda pair: pair[0])
    return [span for _, span in found]


def _vague_span(text: str, start: int, end: int) -> dict[str, Any]:
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "kind": "vague",
        "value": None,
        "unit": "count",
        "comparator": "approx",
    }


def _quantity_span(
    text: str, folded: str, quantity: Quantity, number: Callable[[Decimal], Any]
) -> dict[str, Any]:
    kind, value = quantity.kind, _value(folded, quantity, number)
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


def _value(folded: str, quantity: Quantity, number: Callable[[Decimal], Any]) -> Any:
    """The number, or both ends of a range; an open end is None."""
    if quantity.value is None:
        ends = (quantity.low, quantity.high)
        return [None if end is None else number(end) for end in ends]
    value = number(quantity.value)
    if quantity.comparator not in _OPEN or (quantity.kind, quantity.unit) != ("cardinal", "count"):
        return value
    if is_rough(quantity, folded):
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
