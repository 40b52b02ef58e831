"""The part that quantities are made of: one number with its unit."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from schemas.vocabularies import QuantityKind


class Part(NamedTuple):
    """A number with unit, from token `first` up to `last`; without its "per" up to `unit_last`."""

    value: Decimal
    step: Decimal | None
    unit: str
    family: str
    kind: QuantityKind
    first: int
    last: int
    unit_last: int
    per: str = ""
    times: Decimal = Decimal(1)
    currency: bool = False
    rule: str = "number"

    @property
    def bare(self) -> bool:
        """Whether nothing says what the number counts."""
        return self.unit == "count" and not self.per
