"""The share that a count is of its whole: "25 van de 85 zaken", "Van de 85 zaken zijn er 25 …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from extractors.lexicon import hedge_pattern
from pipeline.reconcile.documents.placed import Placed, place
from pipeline.reconcile.outcome.sums import HUNDRED
from pipeline.reconcile.rules import values
from pipeline.reconcile.wording.things import dutch_number
from schemas.records import Claim

_LOOSELY: Final = rf"(?:(?:in totaal|{hedge_pattern()})\s+)*"
_OF: Final = re.compile(rf"\s+(?:[^\W\d_]+\s+){{0,2}}van\s+(?:de|het|alle)\s+{_LOOSELY}", re.I)
_OF_ALL: Final = re.compile(rf"(?:^|[.,;:]\s+)van\s+(?:de|het|alle)\s+{_LOOSELY}$", re.I)
# Decimals kept of a quotient.
_DECIMALS: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Quotient:
    """A share as a claim, the count that it is the share of, and how it is computed."""

    share: Claim
    part: Claim
    working: str


def find_quotients(sentence: str, claims: Sequence[Claim]) -> Iterator[Quotient]:
    """The shares that counts of a sentence imply."""
    for first, last in pairwise(place(claims)):
        if _OF.fullmatch(sentence, first.end, last.start):
            yield from _divide(first, last)
        elif _is_part_of(last, first) and _OF_ALL.search(sentence[: first.start]):
            yield from _divide(last, first)


def _is_part_of(part: Placed, whole: Placed) -> bool:
    """Whether a bare number counts what the whole counts: "Van de 85 zaken zijn er 25 gestaakt"."""
    return part.claim.measure == whole.claim.measure != ""


def _divide(part: Placed, whole: Placed) -> Iterator[Quotient]:
    counts = part.claim.unit == whole.claim.unit == "count" and 0 < part.value < whole.value
    if not counts or whole.value < values()["quotient_least"]:
        return
    quotient = (part.value / whole.value * HUNDRED).quantize(_DECIMALS)
    low = part.interval.low / whole.interval.high * HUNDRED
    high = part.interval.high / whole.interval.low * HUNDRED
    share = replace(
        part.claim,
        claim_id=f"{part.claim.claim_id}~share",
        value=quotient,
        step=(high - low).quantize(_DECIMALS),
        unit="percent",
        statistic="share",
        population=part.claim.population or f"van de {whole.claim.measure}",
    )
    told = f"{dutch_number(round(quotient, 1))}%"
    working = f"{dutch_number(part.value)} / {dutch_number(whole.value)} = {told}"
    yield Quotient(share, part.claim, working)
