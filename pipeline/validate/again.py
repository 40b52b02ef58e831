"""The questions of a suite put to a table without the library that it is written for.

Great Expectations takes seconds to import and a second to answer; after a decision all but a few
rows are as they were. So a table that it checked before, by the same code, is asked here again.
Whoever fails a critical check is not refused on this word: the library is then asked as well. What
both answer is the same, and a test holds them to it for every check.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from pipeline.validate.suites import ExpectationFile

if TYPE_CHECKING:
    import pandas as pd

Flags = npt.NDArray[np.bool_]
Words = Mapping[str, list[str]]
"""The word lists that a suite names by `$PARAMETER`."""
Kwargs = Mapping[str, Any]
TYPES: Final = {"Decimal": Decimal, "date": date}


def rows_failing(expectation: ExpectationFile, frame: pd.DataFrame, words: Words) -> list[int]:
    """The positions of the rows that fall short. Raises KeyError for a kind of expectation, an
    argument or a column that is not known here."""
    ask, arguments = _KINDS[expectation.type]
    if unknown := expectation.kwargs.keys() - arguments:
        raise KeyError(unknown)
    return [int(row) for row in np.flatnonzero(ask(frame, expectation.kwargs, words))]


def _told(frame: pd.DataFrame, name: str) -> Flags:
    told: Flags = frame[name].notna().to_numpy(dtype=bool)
    return told


def _where(frame: pd.DataFrame, name: str, wrong: Callable[[Any], bool]) -> Flags:
    """Of the cells of a column that are told those that are wrong."""
    told = _told(frame, name)
    found = np.zeros(len(told), dtype=bool)
    found[told] = [wrong(cell) for cell in frame.loc[told, name]]
    return found


def _null(frame: pd.DataFrame, asked: Kwargs, _: Words) -> Flags:
    return ~_told(frame, asked["column"])


def _told_twice(frame: pd.DataFrame, asked: Kwargs, _: Words) -> Flags:
    twice: pd.Series[Any] = frame[asked["column"]].duplicated(keep=False)
    return twice.to_numpy(dtype=bool) & _told(frame, asked["column"])


def _strange(frame: pd.DataFrame, asked: Kwargs, words: Words) -> Flags:
    allowed = asked["value_set"]
    if isinstance(allowed, dict):
        allowed = words[allowed["$PARAMETER"]]
    known: Flags = frame[asked["column"]].isin(allowed).to_numpy(dtype=bool)
    return _told(frame, asked["column"]) & ~known


def _out_of_bounds(frame: pd.DataFrame, asked: Kwargs, _: Words) -> Flags:
    low, high = asked.get("min_value"), asked.get("max_value")
    below = operator.le if asked.get("strict_min") else operator.lt

    def wrong(cell: Any) -> bool:
        return (low is not None and below(cell, low)) or (high is not None and cell > high)

    return _where(frame, asked["column"], wrong)


def _unlike(frame: pd.DataFrame, asked: Kwargs, _: Words) -> Flags:
    pattern = re.compile(asked["regex"])
    return _where(frame, asked["column"], lambda cell: not pattern.match(cell))


def _of_other_type(frame: pd.DataFrame, asked: Kwargs, _: Words) -> Flags:
    kind = TYPES[asked["type_"]]
    return _where(frame, asked["column"], lambda cell: not isinstance(cell, kind))


def _pair(compare: Callable[[Any, Any], bool]) -> Callable[[pd.DataFrame, Kwargs, Words], Flags]:
    """Of pairs of cells those that do not compare so; of one that is lacking nothing is asked
    unless `ignore_row_if` is `neither`."""

    def ask(frame: pd.DataFrame, asked: Kwargs, _: Words) -> Flags:
        left, right = asked["column_A"], asked["column_B"]
        both = _told(frame, left) & _told(frame, right)
        lacking = {"either_value_is_missing": np.zeros_like(both), "neither": ~both}
        found = lacking[asked["ignore_row_if"]].copy()
        found[both] = [
            not compare(one, other)
            for one, other in zip(frame.loc[both, left], frame.loc[both, right], strict=True)
        ]
        return found

    return ask


_COLUMN: Final = frozenset({"column"})
_PAIR: Final = frozenset({"column_A", "column_B", "ignore_row_if"})
_KINDS: Final[
    Mapping[str, tuple[Callable[[pd.DataFrame, Kwargs, Words], Flags], frozenset[str]]]
] = {
    "expect_column_values_to_not_be_null": (_null, _COLUMN),
    "expect_column_values_to_be_unique": (_told_twice, _COLUMN),
    "expect_column_values_to_be_in_set": (_strange, _COLUMN | {"value_set"}),
    "expect_column_values_to_be_between": (
        _out_of_bounds,
        _COLUMN | {"min_value", "max_value", "strict_min"},
    ),
    "expect_column_values_to_match_regex": (_unlike, _COLUMN | {"regex"}),
    "expect_column_values_to_be_of_type": (_of_other_type, _COLUMN | {"type_"}),
    "expect_column_pair_values_a_to_be_greater_than_b": (
        _pair(operator.ge),
        _PAIR | {"or_equal"},
    ),
    "expect_column_pair_values_to_be_equal": (_pair(operator.eq), _PAIR),
}
