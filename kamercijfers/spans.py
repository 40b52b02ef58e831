"""What a text says in numbers, dates and periods."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Span:
    """One quantity, date or period in a text.

    `start` and `end` count code points, end exclusive, and `text` is what stands there. `value` is
    a Decimal, `(low, high)` for a range (None where an end is open), or ISO 8601 text for dates
    and periods. `kind` is cardinal, ordinal, percent, fraction, currency, number_range, age,
    dimension, duration, date or date_period; `unit` and `comparator` are those of the dataset
    (count, percent, EUR, …; eq, approx, gt, ge, lt, le, range).
    """

    start: int
    end: int
    text: str
    kind: str
    value: Decimal | tuple[Decimal | None, Decimal | None] | str
    unit: str
    comparator: str
