"""What two numbers of a source come to, in the unit of a number that a text may have worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from pipeline.reconcile.evidence.pairs.scales import COUNT, SHARES
from pipeline.reconcile.evidence.worked.workings import Working
from pipeline.reconcile.language.opposites import SIZE, sides_of
from pipeline.reconcile.likeness.values import significant_digits
from pipeline.reconcile.quantity.periods import span_of
from pipeline.reconcile.quantity.units import family_of
from pipeline.reconcile.wording.things import dutch_number, number_of
from schemas.records import Claim
from schemas.vocabularies import Dimension

# A sum or difference of fewer digits comes out by chance, unless the words say that it is one.
SUM_DIGITS: Final = 2
# From here on a number without a unit may be one of money.
LARGE: Final = 100_000
_HUNDRED: Final = Decimal(100)
_TIMES, _PERCENT, _POINT = "times", "percent", "percentage_point"


@dataclass(frozen=True, slots=True)
class Result:
    """What two numbers come to: by which computation, the value without its sign, the computation
    in Dutch, the words that would tell it (`said`), and whether a text that tells this value is
    right; it is not where it takes a fall for a rise, or points for per cent."""

    dimension: Dimension
    value: Decimal
    working: str
    said: Working
    holds: bool = True


def outcomes(
    teller: Claim, first: Claim, second: Claim, said: frozenset[Working]
) -> Iterator[Result]:
    """What two claims come to in the teller's unit; `said` is how its words say it was worked
    out."""
    if not first.value or not second.value:
        return
    first, second = (_in_unit_of(teller, claim, said) for claim in (first, second))
    if first.unit != second.unit:
        yield from _parts(teller, first, second)
        return
    large, small = sorted((first, second), key=_size, reverse=True)
    both = TwoNumbers(large, small)
    if teller.unit == _TIMES:
        yield both.ratio()
    elif teller.unit == _PERCENT and first.unit not in SHARES:
        changed = teller.statistic == "change" and "difference" in said  # "de helft meer": no half
        if not changed:
            yield both.share()
        if said & {"difference", "rest"}:
            yield from both.changes(teller)
    elif teller.unit in SHARES and first.unit == _PERCENT:
        yield from _of_shares(teller, both, said)
    elif teller.unit == first.unit and (said or significant_digits(teller) >= SUM_DIGITS):
        yield both.together()
        yield both.apart(teller)


def _in_unit_of(teller: Claim, claim: Claim, said: frozenset[Working]) -> Claim:
    """A claim in the teller's unit, where both measure the same; a teller that says how it was
    worked out leaves its unit to what stands beside it ("2 miljoen euro, 300.000 meer dan")."""
    if claim.unit == teller.unit or claim.value is None:
        return claim
    (ours, unit), (theirs, size) = family_of(teller.unit), family_of(claim.unit)
    if ours == theirs and ours not in SHARES:
        return replace(claim, unit=teller.unit, value=claim.value * size / unit)
    if ours == COUNT and said and theirs.startswith("money") and _size(teller) >= LARGE:
        return replace(claim, unit=teller.unit)
    return claim


@dataclass(frozen=True, slots=True)
class TwoNumbers:
    """Two claims of one unit, the larger first."""

    large: Claim
    small: Claim

    def ratio(self) -> Result:
        """How many times the one is the other."""
        value = _size(self.large) / _size(self.small)
        return self._told("ratio", value, "{0} gedeeld door {1} is", " keer", "share")

    def share(self) -> Result:
        """How many per cent the smaller is of the larger."""
        value = _HUNDRED * _size(self.small) / _size(self.large)
        return self._told("share", value, "{1} is", "% van {0}", "share")

    def changes(self, teller: Claim) -> Iterator[Result]:
        """How many per cent the one is more, or less, than the other, whichever the teller says."""
        lies, holds = self._distance(), self.goes_its_way(teller)
        way = _way_of(teller)
        if way >= 0:
            yield self._told(
                "change", _HUNDRED * lies / _size(self.small), "{0} is", "% meer dan {1}",
                "difference", holds=holds,
            )  # fmt: skip
        if way <= 0:
            yield self._told(
                "change", _HUNDRED * lies / _size(self.large), "{1} is", "% minder dan {0}",
                "difference", holds=holds,
            )  # fmt: skip

    def together(self) -> Result:
        """Their sum."""
        value = _size(self.large) + _size(self.small)
        return self._told("sum", value, "{0} en {1} is samen", "", "sum")

    def apart(self, teller: Claim, unit: str = "") -> Result:
        """How far they lie apart."""
        dimension: Dimension = "change" if unit else "sum"
        return self._told(
            dimension, self._distance(), "{0} min {1} is", unit, "difference",
            holds=self.goes_its_way(teller),
        )  # fmt: skip

    def goes_its_way(self, teller: Claim) -> bool:
        """Whether the teller does not call a rise what fell from one period to the next, or the
        reverse."""
        way = _way_of(teller)
        spans = span_of(self.large.period), span_of(self.small.period)
        if not way or spans[0] is None or spans[1] is None or spans[0].last == spans[1].last:
            return True
        rose = 1 if spans[1].last < spans[0].last else -1
        return rose * way > 0

    def _distance(self) -> Decimal:
        return _size(self.large) - _size(self.small)

    def _told(
        self,
        dimension: Dimension,
        value: Decimal,
        before: str,
        behind: str,
        said: Working,
        *,
        holds: bool = True,
    ) -> Result:
        names = number_of(self.large), number_of(self.small)
        number = dutch_number(round(value, 2))
        working = f"{before.format(*names)} {number}{behind.format(*names)}"
        return Result(dimension, value, working, said, holds)


def _of_shares(teller: Claim, both: TwoNumbers, said: frozenset[Working]) -> Iterator[Result]:
    """Two shares: how many points apart, and where the words say so how many per cent the one is of
    the other, or more. Points told as per cent are wrong, and the reverse."""
    points = both.apart(teller, " procentpunt")
    if teller.unit == _POINT:
        yield points
        yield from (_wrong(one) for one in both.changes(teller) if "difference" in said)
        return
    if "sum" in said:
        yield both.together()
    if "share" in said:
        yield both.share()
    if "difference" in said:
        yield from both.changes(teller)
        yield _wrong(points)


def _wrong(outcome: Result) -> Result:
    return Result(outcome.dimension, outcome.value, outcome.working, outcome.said, holds=False)


def _parts(teller: Claim, first: Claim, second: Claim) -> Iterator[Result]:
    """So many per cent of a number, where the one is a share and the other is what it is of."""
    share, whole = (first, second) if first.unit == _PERCENT else (second, first)
    if share.unit != _PERCENT or whole.unit != teller.unit or teller.unit in SHARES:
        return
    if share.statistic in ("share", "") and significant_digits(teller) >= SUM_DIGITS:
        value = _size(whole) * _size(share) / _HUNDRED
        working = f"{number_of(share)} van {number_of(whole)} is {dutch_number(round(value, 2))}"
        yield Result("share", value, working, "share")


def _way_of(teller: Claim) -> int:
    """1 where a claim's words tell of more, -1 where they tell of less, else 0."""
    return sides_of(teller.sentence, teller.start).get(SIZE, 0)


def _size(claim: Claim) -> Decimal:
    return abs(claim.value or Decimal(0))
