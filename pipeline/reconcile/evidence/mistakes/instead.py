"""The number that a text means where it tells the very number of a neighbour.

"Nederland nam 70 ton voor zijn rekening" beside a source with "Nederland (49 ton)" and "België (70
ton)": the number stands in the source, and under another name. What speaks for the neighbour is
laid out as numbers and added up by the weights of `instead.toml` (`make weights` learns them).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, get_args

import numpy as np

from pipeline.reconcile.evidence.found import Flags
from pipeline.reconcile.evidence.mistakes.mistaken import beside
from pipeline.reconcile.evidence.mistakes.named import names_year
from pipeline.reconcile.evidence.model import Floats, Trees
from pipeline.reconcile.evidence.pairs.about import words_in
from pipeline.reconcile.evidence.pairs.beside import FIT, Neighbours
from pipeline.reconcile.evidence.pairs.bound import bound_words, tokens_of
from pipeline.reconcile.evidence.pairs.features import COLUMN, LEVELS, VALUES
from pipeline.reconcile.evidence.pairs.roles import role_of
from pipeline.reconcile.evidence.weigh import Weighed
from pipeline.reconcile.language.concepts import concepts_of
from pipeline.reconcile.language.rarity import rarity_of
from pipeline.reconcile.language.vectors import likeness
from pipeline.reconcile.quantity.periods import span_of
from schemas.datafiles import Entry, read_data
from schemas.records import Claim

Sign = Literal[
    "sure",
    "meant",
    "worded",
    "unworded",
    "rival_exact",
    "cover",
    "soft",
    "far",
    "period",
    "swapped",
    "reversed",
    "told_too",
]
SIGNS: Final[tuple[Sign, ...]] = get_args(Sign)
# Farther apart than this, in powers of ten, is as far as it gets.
_FARTHEST: Final = 1.5
_MOST: Final = 8.0
# More of one of these is needed: what both share with the text does not tell them apart.
_LEAST_TELLING: Final[Mapping[Sign, float]] = {
    "meant": 0.5, "worded": 0.0, "period": 0.0, "swapped": 0.0, "reversed": 0.0,
}  # fmt: skip
_FIT: Final = {LEVELS[level]: fit for level, fit in FIT.items()}
# A pair as it would be, were the number told the very one of the source.
_AS_EQUAL: Final = ("distance", "slip", "power_of_ten", "mirrored", "complement")
_YEAR: Final = 4
_CLOSE: Final = 40
_ELSEWHEN: Final = re.compile(
    r"\bja(?:ar|ren)\s(?:later|eerder|daarop|daarna|daarvoor|ervoor|erna|tevoren)\b"
    r"|\b(?:vorig|afgelopen|volgend|datzelfde|hetzelfde)e?\sjaar\b|\b(?:meer|minder)\sdan\sin\b",
    re.I,
)
# Two numbers this near each other, as a share, are one.
_SAME: Final = 0.006


class Weight(Entry):
    """What a sign adds for each of it, and why."""

    weight: float
    because: str


class InsteadFile(Entry):
    """`instead.toml`: what all begins from, and the weight of each sign; above zero in all, the
    neighbour is what is meant."""

    base: float
    signs: dict[Sign, Weight]


@cache
def read_signs() -> InsteadFile:
    """The weights that ship."""
    return read_data(__package__, "instead.toml", InsteadFile)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of a text with what it may retell: the claims, and the features of each pair, a row
    each; `company` are the other claims of its sentence."""

    teller: Claim
    told: Sequence[Claim]
    features: Floats
    company: Sequence[Claim]

    def feature(self, row: int, name: str) -> float:
        """One feature of one pair."""
        return float(self.features[row, COLUMN[name]])


@dataclass(frozen=True, slots=True)
class Instead:
    """The known claim whose very number is told, the neighbour of it that is meant instead, and how
    surely."""

    told: Claim
    meant: Claim
    certainty: float


def find_instead(
    weighed: Weighed, company: Sequence[Claim], neighbours: Neighbours, alone: Trees
) -> Instead | None:
    """The neighbour that is meant instead of the number that fits best; None where it is the number
    itself, or none fits."""
    fits = weighed.features[:, COLUMN["value"]] <= VALUES["comparator"]
    if not fits.any():
        return None
    own = int(np.argmax(np.where(fits, weighed.same, -1.0)))
    one = Told(weighed.teller, weighed.told, weighed.features, company)
    rows = [*rivals_of(one, own, beside(weighed, own))]
    if not rows:
        return None
    signs = signs_of(one, own, rows, neighbours, alone)
    file = read_signs()
    points = file.base + signs @ np.array([file.signs[name].weight for name in SIGNS])
    points[~tell_apart(signs)] = -_MOST
    best = int(np.argmax(points))
    if points[best] <= 0:
        return None
    told, meant = weighed.told[own], weighed.told[rows[best]]
    return Instead(told, meant, _certainty(float(points[best])))


def _certainty(points: float) -> float:
    return round(1 / (1 + math.exp(-points)), 4)


def rivals_of(one: Told, own: int, beside: Sequence[int]) -> Iterator[int]:
    """The rows beside one that tell another number of its unit."""
    claim = one.told[own]
    for row in beside:
        other = one.told[row]
        alike = (other.unit, other.per) == (claim.unit, claim.per)
        if alike and other.value is not None and one.feature(row, "value") >= VALUES["apart"]:
            yield row


def signs_of(
    one: Told, own: int, rows: Sequence[int], neighbours: Neighbours, alone: Trees
) -> Floats:
    """What speaks for each neighbour and against the number itself, in the order of `SIGNS`, a row
    a neighbour; `alone` tells how surely a pair is the same by itself."""
    odds = alone.odds(_as_equal(one, own, rows))
    text, ours = bound_words(one.teller, one.company), _bound(one.told[own], neighbours)
    told = []
    for row, sure in zip(rows, odds.tolist(), strict=True):
        theirs = _bound(one.told[row], neighbours)
        told.append(
            (
                sure,
                *_worded(text, ours, theirs),
                *_compared(one, own, row),
                *_of_company(one, (own, row), (ours, theirs)),
            )
        )
    return np.clip(np.array(told), -_MOST, _MOST)


def _bound(claim: Claim, neighbours: Neighbours) -> str:
    return bound_words(claim, () if claim.in_table else neighbours.around(claim))


def tell_apart(signs: Floats) -> Flags:
    """By row whether any sign but the likeness of both tells the neighbour from the number."""
    least = np.array([_LEAST_TELLING.get(name, np.inf) for name in SIGNS])
    return np.asarray((signs > least).any(axis=1), dtype=bool)


def _as_equal(one: Told, own: int, rows: Sequence[int]) -> Floats:
    """The features of rows, were the number told theirs."""
    features = one.features[list(rows)].copy()
    for name in _AS_EQUAL:
        features[:, COLUMN[name]] = 0.0
    features[:, COLUMN["value"]] = VALUES["equal"]
    features[:, COLUMN["digits"]] = one.feature(own, "digits")
    return features


def _worded(text: str, ours: str, theirs: str) -> tuple[float, ...]:
    """How much better the words bound to the number told meet those bound to the neighbour than
    those bound to the place that tells it, by meaning; how many of the one alone stand with it, and
    how many of the other."""
    told, known, other = map(tokens_of, (text, ours, theirs))
    return (
        _meaning_met(theirs, ours, text) - _meaning_met(ours, theirs, text),
        float(len((other - known) & told)),
        float(len((known - other) & told)),
    )


def _rarity(concepts: frozenset[str]) -> float:
    return sum(rarity_of(concept) for concept in sorted(concepts))


def _meaning_met(words: str, others: str, text: str) -> float:
    """The rarity of words met by those of a text nearest to them in meaning, without those whose
    concepts the others have."""
    ours, theirs = words_in((words,)), words_in((text,))
    if not (ours.printed and theirs.printed):
        return 0.0
    near = likeness(ours.vectors @ theirs.vectors.T).max(axis=1)
    without = concepts_of(others)
    own = [not (concepts and set(concepts) <= without) for concepts in ours.concepts]
    return float((ours.rarity * near)[own].sum())


def _compared(one: Told, own: int, row: int) -> tuple[float, ...]:
    """How the pair of the neighbour compares with that of the number itself."""
    return (
        one.feature(row, "rival_exact"),
        one.feature(row, "cover_teller") - one.feature(own, "cover_teller"),
        one.feature(row, "soft_teller") - one.feature(own, "soft_teller"),
        min(one.feature(row, "distance"), _FARTHEST),
        _period_fit(one, row) - _period_fit(one, own) if _dates_itself(one.teller) else 0.0,
    )


def _period_fit(one: Told, row: int) -> float:
    return _FIT.get(one.feature(row, "period"), 0.0)


def _dates_itself(teller: Claim) -> bool:
    """Whether a text names the year of its number beside it, and not by another's ("een jaar
    later")."""
    year = teller.period[:_YEAR]
    if not year or not names_year(teller, year):
        return False
    return (
        _ELSEWHEN.search(teller.sentence[max(0, teller.start - _CLOSE) : teller.end + _CLOSE])
        is None
    )


def _of_company(
    one: Told, rows: tuple[int, int], words: tuple[str, str]
) -> tuple[float, float, float]:
    """Whether another number of the sentence tells the neighbour's: how much better the words bound
    to it fit the number itself, whether the two ends of a change are told the other way round (1,
    or -1 as the source has them), and that it does."""
    known, other = (one.told[row] for row in rows)
    too = next((c for c in one.company if _tells(c, one.teller, other)), None)
    if too is None:
        return 0.0, 0.0, 0.0
    company = [c for c in (*one.company, one.teller) if c is not too]
    met = concepts_of(bound_words(too, company))
    ours, theirs = map(concepts_of, words)
    swapped = _rarity((ours - theirs) & met) - _rarity((theirs - ours) & met)
    roles = role_of(one.teller), role_of(too)
    turned = 0.0
    if all(roles) and roles[0] != roles[1]:
        turned = _later(known, other) * (1.0 if roles[0] == "from" else -1.0)
    return swapped, turned, 1.0


def _tells(claim: Claim, teller: Claim, known: Claim) -> bool:
    """Whether another number of the sentence tells that of a known claim, its sign aside."""
    if claim.unit != teller.unit or claim.value is None or known.value is None:
        return False
    ours, theirs = abs(float(claim.value)), abs(float(known.value))
    return abs(ours - theirs) <= _SAME * theirs


def _later(one: Claim, other: Claim) -> float:
    """Whether the one is of a later time than the other (1), or an earlier (-1)."""
    spans = span_of(one.period), span_of(other.period)
    if spans[0] and spans[1] and spans[0].last != spans[1].last:
        return 1.0 if spans[0].last > spans[1].last else -1.0
    roles = role_of(one), role_of(other)
    if roles[0] == roles[1]:
        return 0.0
    return 1.0 if roles[1] == "from" or roles[0] == "to" else -1.0
