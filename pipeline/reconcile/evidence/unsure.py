"""On which dimension two claims differ that are alike, and what a reader should look at."""

from __future__ import annotations

from typing import Final

from pipeline.reconcile.evidence.pairs.features import LEVELS, VALUES
from pipeline.reconcile.evidence.weigh import Weighed
from schemas.vocabularies import Dimension

# In this order: the first that differs explains.
_DIMENSIONS: Final[tuple[tuple[str, Dimension], ...]] = (
    ("count_unit", "count_unit"),
    ("definition", "definition"),
    ("bounds", "definition"),
    ("population", "population"),
    ("period", "period"),
    ("per", "per"),
)


def dimension_of(weighed: Weighed, row: int) -> Dimension:
    """The dimension on which two that are alike differ."""
    for feature, dimension in _DIMENSIONS:
        if weighed.feature(row, feature) == LEVELS["other"]:
            return dimension
    if weighed.feature(row, "statistic"):
        return "statistic"
    return "definition"


# What a reader is told to look at, in this order.
_UNSURE: Final = ("count_unit", "definition", "bounds", "population", "period", "per", "head")


def unsure_of(weighed: Weighed, row: int) -> tuple[str, ...]:
    """The dimensions on which two claims differ or one of them says nothing; `labels.toml` has
    their Dutch."""
    told = [
        name
        for name in _UNSURE
        if weighed.feature(row, name) in (LEVELS["other"], LEVELS["one_sided"])
    ]
    if weighed.feature(row, "statistic"):
        told.append("statistic")
    if weighed.feature(row, "value") >= VALUES["beyond"]:
        told.append("value")
    return tuple(told)
