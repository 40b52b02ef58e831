"""What is read in a text: quantities, periods, references, and what a quantity is about.

Numbers are `Decimal` from digit to CSV: a float is a coordinate or a bug. Text offsets are code
points, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from schemas.vocabularies import (
    Comparator,
    QuantityKind,
    RejectReason,
    Statistic,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: `text[start:end]` holds it with its comparator and unit.

    An exact value fills `value`; a range fills `low` and `high` and leaves `value` None (an open
    end is None). `step` is the value of the last printed digit. `digits` spans the number's own
    words without comparator ("zo'n"), for boxes and for `as_written`.
    """

    start: int
    end: int
    kind: QuantityKind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    step: Decimal | None
    comparator: Comparator
    unit: str
    digits: tuple[int, int]
    per: str = ""
    rule: str = ""

    def times(self, factor: Decimal) -> Quantity:
        """The quantity so many times as large, printed as finely."""

        def larger(value: Decimal | None) -> Decimal | None:
            return None if value is None else value * factor

        return replace(
            self,
            value=larger(self.value),
            low=larger(self.low),
            high=larger(self.high),
            step=larger(self.step),
        )


@dataclass(frozen=True, slots=True)
class Period:
    """A date or period in a text, as ISO 8601 (`2019`, `2015/2019`, `2023-04-11`, `2022-Q2`).

    `comparator` says that it is open at an end: gt and ge ("na 2018", "vanaf 2030"), lt and le
    ("vóór 2020", "uiterlijk 2025"). `bounded` spans it with the words that say so; empty where
    there are none.
    """

    start: int
    end: int
    iso: str
    comparator: Comparator = "eq"
    bounded: tuple[int, int] = (0, 0)
    rule: str = ""

    @property
    def open_start(self) -> bool:
        """Whether it reaches back without end: "tot 2025"."""
        return self.comparator in ("lt", "le")

    @property
    def open_end(self) -> bool:
        """Whether it goes on without end: "vanaf 2030"."""
        return self.comparator in ("gt", "ge")

    @property
    def told(self) -> str:
        """The ISO form with its open end: `2018/` from then on, `/2030` until then."""
        first, _, last = self.iso.partition("/")
        match self.comparator:
            case "ge":
                return f"{first}/"
            case "gt":
                return f"{last or first}/"
            case "lt":
                return f"/{first}"
            case "le":
                return f"/{last or first}"
            case _:
                return self.iso


@dataclass(frozen=True, slots=True)
class Rejection:
    """A number-like string that is no claim, and why."""

    start: int
    end: int
    reason: RejectReason


@dataclass(frozen=True, slots=True)
class Citation:
    """A Kamerstuk, law or other official reference in a text."""

    start: int
    end: int
    kind: str
    dossier: str
    number: str


@dataclass(frozen=True, slots=True)
class NumberReading:
    """All that was read in one text. Together the spans cover every number-like string once."""

    quantities: tuple[Quantity, ...] = ()
    periods: tuple[Period, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a quantity is about; the empty string where the text does not say."""

    measure: str = ""
    measure_lemma: str = ""
    population: str = ""
    indicator: str = ""
    period: str = ""
    per: str = ""
    statistic: Statistic = ""
    attributed_to: str = ""
    cited_source: str = ""
    sign: int = 1
    rule: str = ""
    confidence: float = 1.0
