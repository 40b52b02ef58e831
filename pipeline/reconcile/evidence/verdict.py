"""From weighed evidence to a verdict.

Of all a claim may retell, the number that is most surely meant decides: an equal one agrees, one
that cannot be the same contradicts. Where no number is sure enough there is no verdict.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.evidence.certainty import Certainty
from pipeline.reconcile.evidence.mistakes.mistaken import (
    beside,
    how_meant,
    is_swapped,
)
from pipeline.reconcile.evidence.pairs.features import COLUMN, LEVELS, VALUES
from pipeline.reconcile.evidence.pairs.roles import is_compared_with, role_of
from pipeline.reconcile.evidence.pairs.scales import SHARES, are_of_one_rate
from pipeline.reconcile.evidence.unsure import dimension_of
from pipeline.reconcile.evidence.weigh import Weighed
from pipeline.reconcile.likeness.values import significant_digits, telling_digits
from schemas.records import Claim
from schemas.vocabularies import Dimension, Verdict

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# A number of so many digits is seldom told by chance.
LONG_DIGITS: Final = 3
# One digit is a power of ten times many a number.
SCALED_DIGITS: Final = 2
# A period named by a neighbour, and not by the number itself, by this many levels.
OTHER_PERIOD: Final = -1.5
# So many places that say the same are told.
MOST_PLACES: Final = 5


@dataclass(frozen=True, slots=True)
class WeighedVerdict:
    """A verdict on a claim and one known claim; `certainty` from 0 to 1. `instead` where the number
    is that of a neighbour of the known claim that is meant."""

    told: Claim
    verdict: Verdict
    dimension: Dimension
    certainty: float
    instead: bool = False


def judge_weighed(weighed: Weighed, need: Certainty) -> list[WeighedVerdict]:
    """The verdict that the evidence on one claim comes to, then other places that say the same;
    empty where nothing is sure."""
    if not weighed.told:
        return []
    values = weighed.features[:, COLUMN["value"]]
    free = np.where(weighed.barred, 0.0, weighed.same)
    same = free if need.bars else weighed.same
    fits, opposite = values <= VALUES["comparator"], _opposites(weighed)
    fitting = np.where(fits & ~opposite, same, 0.0)
    best = int(np.argmax(fitting))
    sure = float(fitting[best])
    if turned := _turned(weighed, (fits & opposite) | _mirrored(weighed), sure, need):
        return [turned]
    if sure >= _needed(weighed, best, need):
        if other := _of_another_year(weighed, best, sure):
            return [other]
        return _agreeing(weighed, fitting, need)
    rest = weighed.features[:, COLUMN["complement"]] > 0
    if (found := _most(np.where(rest, same, 0.0), need.complement)) is not None:
        return [_judged(weighed, found, "consistent", "complement", float(same[found]))]
    unlike = values >= VALUES["apart"]
    if not need.bars:  # of two documents both bounds may hold; who reads a letter wants to see it
        unlike |= _other_bounds(weighed)
    apart = np.where(unlike & ~rest, free, 0.0)
    if (wrong := _contradicted(weighed, apart, sure, need)) is not None:
        return [wrong]
    known = weighed.features[:, COLUMN["documents"]] > 0
    known &= weighed.features[:, COLUMN["bare"]] == 0  # a duration is no count of another unit
    if (found := _most(np.where(known, weighed.differs, 0.0), need.differs)) is not None:
        certainty = float(weighed.differs[found])
        return [_judged(weighed, found, "explained", dimension_of(weighed, found), certainty)]
    return []


def _needed(weighed: Weighed, row: int, need: Certainty) -> float:
    """How surely the same number must be meant for the two to agree."""
    if weighed.feature(row, "documents") <= 0:
        return need.lone
    digits = weighed.feature(row, "digits")
    if weighed.feature(row, "value") == VALUES["equal"] and weighed.teller.unit in SHARES:
        digits = max(digits, telling_digits(weighed.teller))
    if digits <= 1:
        return need.short
    if weighed.feature(row, "value") != VALUES["equal"]:
        return need.loose
    return need.long if digits >= LONG_DIGITS else need.agrees


def _judged(
    weighed: Weighed, row: int, verdict: Verdict, dimension: Dimension, certainty: float
) -> WeighedVerdict:
    return WeighedVerdict(weighed.told[row], verdict, dimension, round(certainty, 4))


def _most(certainties: Floats, least: float) -> int | None:
    """The row that is surest, where it is sure enough."""
    best = int(np.argmax(certainties))
    return best if certainties[best] >= least else None


def _opposites(weighed: Weighed) -> Flags:
    """By row whether words turn the number round: of the other direction, bound or side. Whether it
    rose or fell says nothing of the number it came from, nor of one it is compared with."""
    column = {name: weighed.features[:, COLUMN[name]] for name in _TURNING}
    teller = weighed.teller
    stood = (teller.statistic != "change" and role_of(teller) == "from") or is_compared_with(teller)
    opposite: Flags = (column["direction"] < 0) & (not stood)
    opposite |= (column["opposed"] > 0) | (column["turned"] > 0)
    return opposite


_TURNING: Final = ("direction", "opposed", "turned")


def _agreeing(weighed: Weighed, fitting: Floats, need: Certainty) -> list[WeighedVerdict]:
    """The number surely meant, with the other places that tell it."""
    first, *others = np.argsort(-fitting, kind="stable")[:MOST_PLACES].tolist()
    least = need.as_sure * fitting[first]
    told = [first]
    told += [n for n in others if fitting[n] >= max(least, _needed(weighed, n, need))]
    return [_fits(weighed, row, float(fitting[row])) for row in told]


def _fits(weighed: Weighed, row: int, sure: float) -> WeighedVerdict:
    value = weighed.feature(row, "value")
    if value == VALUES["equal"]:
        return _judged(weighed, row, "agrees", "", sure)
    dimension: Dimension = "rounding" if value == VALUES["rounding"] else "comparator"
    return _judged(weighed, row, "consistent", dimension, sure)


def _mirrored(weighed: Weighed) -> Flags:
    """By row whether both tell a change, by the same number of the other sign."""
    changes = [c.statistic == "change" == weighed.teller.statistic for c in weighed.told]
    mirrored: Flags = (weighed.features[:, COLUMN["mirrored"]] > 0) & np.array(changes, dtype=bool)
    return mirrored


def _turned(weighed: Weighed, rows: Flags, sure: float, need: Certainty) -> WeighedVerdict | None:
    """The same number told the other way round."""
    found = _most(np.where(rows, weighed.same, 0.0), need.turned)
    if found is None or weighed.same[found] <= sure:
        return None
    return _judged(weighed, found, "contradicts", "", float(weighed.same[found]))


def _of_another_year(weighed: Weighed, row: int, sure: float) -> WeighedVerdict | None:
    """The number of the year that is meant, where this one is of another year beside it."""
    if weighed.feature(row, "rival_period") > OTHER_PERIOD or not _dates_itself(weighed.teller):
        return None
    meant = [
        n
        for n in beside(weighed, row)
        if weighed.feature(n, "value") >= VALUES["beyond"]
        and weighed.feature(n, "period") == LEVELS["same"]
    ]
    if not meant:
        return None
    best = max(meant, key=lambda n: (weighed.same[n], -n))
    return _judged(weighed, best, "contradicts", "", sure)


def _dates_itself(teller: Claim) -> bool:
    """Whether a claim's own sentence names its year or points to one; a year lent by what stands
    before it may be that of another number."""
    named = bool(teller.period) and teller.period[:4] in teller.sentence
    return named or _THAT_YEAR.search(teller.sentence) is not None


_THAT_YEAR: Final = re.compile(r"\b(?:dat|dit|datzelfde|hetzelfde)\s(?:jaar|moment)\b", re.I)


def _contradicted(
    weighed: Weighed, apart: Floats, sure: float, need: Certainty
) -> WeighedVerdict | None:
    """The number that is most surely meant and is another, far enough above what it takes."""
    best, most = -1, 1.0
    least = min(need.contradicts, need.miscopied, need.scaled, need.swapped)
    for row in np.flatnonzero(apart >= least).tolist():
        needed = _needed_apart(weighed, row, need)
        if needed is not None and apart[row] / needed >= most:
            best, most = row, float(apart[row]) / needed
    if best < 0 or sure >= need.doubt * float(apart[best]):
        return None
    return _judged(weighed, best, "contradicts", "", float(apart[best]))


def _needed_apart(weighed: Weighed, row: int, need: Certainty) -> float | None:
    """How surely a number must be meant to contradict one that cannot be the same; None where both
    may be true however sure it is."""
    if weighed.feature(row, "documents") <= 0:
        return None
    better = None if need.bars else how_meant(weighed, row)
    if better is not None and better < 0:
        return None
    swapped = not need.bars and is_swapped(weighed, row)
    if _names_another(weighed, row) or _is_of_another_unit(weighed, row):
        return None
    if _says_other_things(weighed, row, need):
        return None
    if swapped:  # the year that a text names may be another than that of the source
        dated = _dates_itself(weighed.teller) and weighed.feature(row, "period") != LEVELS["same"]
        return need.miscopied if dated else need.swapped
    if weighed.feature(row, "slip") and weighed.feature(row, "distance") < 1:
        return need.miscopied
    if better:
        return need.swapped
    digits = significant_digits(weighed.teller)
    if weighed.feature(row, "power_of_ten") and digits >= SCALED_DIGITS:
        return need.scaled
    return need.contradicts


def _other_bounds(weighed: Weighed) -> Flags:
    """By row whether both tell how much at least, or at most, and not the same."""
    beyond: Flags = weighed.features[:, COLUMN["value"]] == VALUES["beyond"]
    teller = weighed.teller.comparator
    alike = [teller in _BOUNDS and told.comparator == teller for told in weighed.told]
    beyond &= np.array(alike, dtype=bool)
    return beyond


_BOUNDS: Final = frozenset({"ge", "gt", "le", "lt"})


def _says_other_things(weighed: Weighed, row: int, need: Certainty) -> bool:
    """Whether two shares of one population are shares for what is said of it: each says what the
    other does not, and the known one names little of what is told. Digits that only changed places
    tell that it is one share."""
    if weighed.feature(row, "slip"):
        return False
    if weighed.teller.unit != "percent" or weighed.feature(row, "population") != LEVELS["same"]:
        return False
    lacking = min(weighed.feature(row, "lacking_teller"), weighed.feature(row, "lacking_told"))
    return lacking > 0 and weighed.feature(row, "named_teller") < need.named


def _is_of_another_unit(weighed: Weighed, row: int) -> bool:
    """Whether the two are of units that measure different things; a retelling may leave out what a
    rate is per, and a cell its unit."""
    if not weighed.feature(row, "bare") or weighed.feature(row, "cell_told"):
        return False
    return not are_of_one_rate(weighed.teller.unit, weighed.told[row].unit)


def _names_another(weighed: Weighed, row: int) -> bool:
    """Whether the texts name two kinds, groups or limits: numbers of both may be true."""
    return any(
        weighed.feature(row, name) == LEVELS["other"]
        for name in ("count_unit", "definition", "population", "bounds")
    )
