"""Which documents are looked through for what they retell of each other: those that have numbers
left that may be.

Comparing by dimension relates what is told in like words. What it leaves is worth looking through
only where a number of one stands in the other too and is related to nothing there, or where beside
a number that both tell another one is told of much the same. That follows from the two documents
alone; the pairs are found by the numbers that both tell, so that the work grows with these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.equals import Equals, shared_nats
from pipeline.reconcile.candidates.glance import are_near
from pipeline.reconcile.candidates.joined import are_among, distinct
from pipeline.reconcile.candidates.kin import beyond_chance
from pipeline.reconcile.candidates.meetings import Meetings
from pipeline.reconcile.candidates.subjects import Columns, Ints
from pipeline.reconcile.quantity.intervals import interval_of
from schemas.records import Claim

Flags = npt.NDArray[np.bool_]

# What numbers that both tell, and that are related to nothing, must say together beyond chance: one
# short number and one word do not.
ENOUGH: Final = 9.0
# Numbers so far before and behind one that both tell stand beside it.
BESIDE: Final = 4
# What a number that is told of much the same must share in words, in nats.
MUCH_THE_SAME: Final = 12.0
# Of numbers of fewer digits two are told beside each other everywhere.
DIGITS: Final = 2
# Equal numbers whose surroundings are looked at in one go.
AT_A_TIME: Final = 1 << 15
# Claims of documents that are held against each other before others are read.
TILE: Final = 5_000


@dataclass(frozen=True, slots=True)
class Taken:
    """Which claims are related to something of which documents, as row * documents + document."""

    keys: Ints
    meetings: Meetings

    @classmethod
    def of(cls, ends: Ints, meetings: Meetings) -> Taken:
        """From the rows of both ends of relations, two a row."""
        left, right = ends[:, 0], ends[:, 1]
        rows, others = np.append(left, right), np.append(right, left)
        keys = rows * len(meetings.documents) + meetings.home[others]
        return cls(distinct([keys]), meetings)

    def are(self, rows: Ints, others: Ints) -> Flags:
        """Whether each of these claims is related to the document of the other."""
        home = self.meetings.home
        return are_among(rows * len(self.meetings.documents) + home[others], self.keys)


def find_opened(meetings: Meetings, claims: Sequence[Claim], taken: Taken) -> list[tuple[str, str]]:
    """The pairs of documents of these meetings that may retell each other, in order."""
    equals, columns = meetings.equals, meetings.columns
    keys = _pairs_of(meetings, equals.left, equals.right)
    equals = equals.take(are_among(keys, meetings.kin))
    told = equals.take(_are_told_by_both(columns, equals, claims, taken))
    pairs, beyond = beyond_chance(told, meetings.home, len(meetings.documents))
    opened = [pairs[beyond >= ENOUGH]]
    place = _Reading.of(claims, meetings.home)
    for at in range(0, len(equals.left), AT_A_TIME):
        part = slice(at, at + AT_A_TIME)
        for left, right in place.beside(equals.left[part], equals.right[part]):
            much = _tell_much_the_same(columns, left, right, taken)
            opened.append(distinct([_pairs_of(meetings, left[much], right[much])]))
    count = max(len(meetings.documents), 1)
    return [
        (meetings.documents[key // count], meetings.documents[key % count])
        for key in distinct(opened).tolist()
    ]


def in_tiles(pairs: Sequence[tuple[str, str]], lengths: Mapping[str, int]) -> list[tuple[str, str]]:
    """The pairs in an order in which documents of so many claims that come after one another are
    few, so that what was read of them is still at hand."""
    tile, held = {}, 0
    for doc_id in sorted({doc_id for pair in pairs for doc_id in pair}):
        held += lengths[doc_id]
        tile[doc_id] = held // TILE
    return sorted(pairs, key=lambda pair: (tile[pair[0]], tile[pair[1]], pair))


def _pairs_of(meetings: Meetings, left: Ints, right: Ints) -> Ints:
    """The documents of these pairs as first * documents + second."""
    one, other = meetings.home[left], meetings.home[right]
    first, second = np.minimum(one, other), np.maximum(one, other)
    keys: Ints = first * len(meetings.documents) + second
    return keys


def _are_told_by_both(
    columns: Columns, equals: Equals, claims: Sequence[Claim], taken: Taken
) -> Flags:
    """Which pairs tell one number, of no two times, and are related to nothing of the other."""
    left, right = equals.left, equals.right
    may = ~_of_other_times(columns, left, right)
    may &= ~(taken.are(left, right) | taken.are(right, left))
    rows = np.flatnonzero(may)
    same = np.abs(columns.numbers[left[rows]]) == np.abs(columns.numbers[right[rows]])
    for row in rows[~same].tolist():
        may[row] = _overlap(claims[left[row]], claims[right[row]])
    return may


def _overlap(one: Claim, other: Claim) -> bool:
    ours, theirs = interval_of(one), interval_of(other)
    return ours is not None and theirs is not None and ours.overlaps(theirs)


def _tell_much_the_same(columns: Columns, left: Ints, right: Ints, taken: Taken) -> Flags:
    """Which pairs tell two numbers of much the same, and are related to nothing."""
    much: Flags = columns.family[left] == columns.family[right]
    much &= ~(columns.cell[left] & columns.cell[right])
    much &= np.minimum(columns.digits[left], columns.digits[right]) >= DIGITS
    much &= ~_of_other_times(columns, left, right) & ~are_near(columns, left, right)
    rows = np.flatnonzero(much)
    left, right = left[rows], right[rows]
    open_ends = ~(taken.are(left, right) | taken.are(right, left))
    rows, left, right = rows[open_ends], left[open_ends], right[open_ends]
    much[:] = False
    much[rows] = shared_nats(columns, left, right) >= MUCH_THE_SAME
    return much


def _of_other_times(columns: Columns, left: Ints, right: Ints) -> Flags:
    periods = columns.period[left], columns.period[right]
    other: Flags = (periods[0] != periods[1]) & (periods[0] != 0) & (periods[1] != 0)
    return other


@dataclass(frozen=True, slots=True)
class _Reading:
    """The rows in the order in which documents are read, and the place of each row in it."""

    rows: Ints
    places: Ints
    home: Ints

    @classmethod
    def of(cls, claims: Sequence[Claim], home: Ints) -> _Reading:
        page = np.fromiter((c.page for c in claims), dtype=np.int64, count=len(claims))
        top = np.fromiter((c.top or 0.0 for c in claims), dtype=np.float64, count=len(claims))
        ahead = np.fromiter((c.x0 or 0.0 for c in claims), dtype=np.float64, count=len(claims))
        rows = np.lexsort((np.arange(len(claims)), ahead, top, page, home))
        places = np.empty(len(claims), dtype=np.int64)
        places[rows] = np.arange(len(claims))
        return cls(rows, places, home)

    def beside(self, left: Ints, right: Ints) -> Iterator[tuple[Ints, Ints]]:
        """The pairs of what stands beside both ends of pairs, one offset at a time."""
        offsets = range(-BESIDE, BESIDE + 1)
        for step in offsets:
            one, stands = self._off(left, step)
            for other_step in offsets:
                other, stands_too = self._off(right, other_step)
                both = stands & stands_too
                if step or other_step:
                    yield one[both], other[both]

    def _off(self, rows: Ints, step: int) -> tuple[Ints, Flags]:
        """The rows so many places further, and which of them are of the same document."""
        places = np.clip(self.places[rows] + step, 0, len(self.rows) - 1)
        found = self.rows[places]
        return found, self.home[found] == self.home[rows]
