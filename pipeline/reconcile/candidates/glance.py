"""What a glance at two claims tells: whether a close look may find anything.

Each test spares pairs of which comparing says nothing, on columns, thousands at a time.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.reconcile.candidates.joined import NONE, distinct, ends_of
from pipeline.reconcile.candidates.subjects import Columns, Ints
from pipeline.reconcile.rules import number

Flags = npt.NDArray[np.bool_]

# Shares of a claim's concepts that the other must have.
LEAST_COVER: Final = 0.33
# Numbers far apart contradict only where nearly all that each names stands around the other.
FAR_COVER: Final = 0.7
# Numbers of one digit are told of everything.
LEAST: Final = 10
# Numbers within this share of each other may be one number, rounded.
NEARLY: Final = 0.05


def worth_a_look(columns: Columns, packed: Ints) -> Ints:
    """Of pairs of claims of one family those that deserve a close look, each once, in order."""
    left, right = ends_of(packed)
    kept = _may_meet(columns, left, right)
    packed = distinct([packed[kept]])
    if not len(packed):
        return NONE
    left, right = ends_of(packed)
    promising = _tell_one_number(columns, left, right) | _promise(columns, left, right)
    promising |= _are_of_one_row(columns, left, right)
    worth: Ints = packed[promising]
    return worth


def _may_meet(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Which pairs of numbers may have to do with each other whatever their words: cells of one
    document do not, nor a change and a level; numbers that differ by much are of one time, and so
    are a cell and a number that differs from it, unless it is the same cell of another edition."""
    cells = columns.cell[left], columns.cell[right]
    beside = cells[0] & cells[1] & (columns.document[left] == columns.document[right])
    periods = columns.period[left], columns.period[right]
    other = (periods[0] != periods[1]) & (periods[0] != 0) & (periods[1] != 0)
    other &= cells[0] | cells[1] | _are_far_apart(columns, left, right)
    other &= ~_are_equal(columns, left, right)
    alike = (columns.named[left] == columns.named[right]).all(axis=1)
    alike |= _are_of_one_place(columns, left, right)
    other &= ~(cells[0] & cells[1] & alike)
    moves: Flags = columns.moves[left] != columns.moves[right]
    may_meet: Flags = ~(beside | other | moves)
    return may_meet


def _are_equal(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Which pairs tell one number, whatever its sign."""
    equal: Flags = np.abs(columns.numbers[left]) == np.abs(columns.numbers[right])
    return equal


def are_near(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Which pairs tell numbers that may be one, rounded."""
    a, b = np.abs(columns.numbers[left]), np.abs(columns.numbers[right])
    near: Flags = np.abs(a - b) <= NEARLY * np.maximum(a, b)
    return near


def _are_far_apart(columns: Columns, left: Ints, right: Ints) -> Flags:
    a, b = np.abs(columns.numbers[left]), np.abs(columns.numbers[right])
    small, large = np.minimum(a, b), np.maximum(a, b)
    far: Flags = (small <= 0) | (large > number("one_thing_apart") * small)
    return far


def _tell_one_number(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Which pairs are of two documents that tell one number, in cells of both of one time: whatever
    else stands around it, they deserve a look."""
    periods = columns.period[left], columns.period[right]
    dated = (periods[0] != 0) & (periods[0] == periods[1])
    told: Flags = columns.document[left] != columns.document[right]
    told &= ~(columns.cell[left] & columns.cell[right]) | dated
    told &= np.abs(columns.numbers[left]) >= LEAST
    told &= _are_equal(columns, left, right)
    return told


def _are_of_one_place(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Which pairs are cells under headings of one name, times aside, in documents of one body."""
    place: Flags = (columns.place[left] == columns.place[right]) & (columns.place[left] != 0)
    return place


def _are_of_one_row(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Which pairs of two documents of one body are cells of one place, or of one row and time: what
    stands in the titles of their tables does not matter."""
    dated = (columns.period[left] == columns.period[right]) & (columns.period[left] != 0)
    row = dated & (columns.row[left] == columns.row[right]) & (columns.row[left] != 0)
    of_one: Flags = columns.document[left] != columns.document[right]
    of_one &= row | _are_of_one_place(columns, left, right)
    return of_one


def _promise(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Which pairs say enough of the same.

    Each has enough of what the other names, or one has it all and both are shares or of one
    period; not both need what the other lacks, and neither does where a cell tells another number;
    they are not different shares of different wholes; and numbers far apart share nearly all.
    """
    share_a, share_b = _share(columns, left, right), _share(columns, right, left)
    least = np.minimum(share_a, share_b)
    period = columns.period[left]
    dated = (period != 0) & (period == columns.period[right])
    enough = least > LEAST_COVER
    enough |= (dated | columns.share[left]) & (np.maximum(share_a, share_b) > 0.99)
    far = _are_far_apart(columns, left, right) & ~_are_equal(columns, left, right)
    enough &= ~(far & (least < FAR_COVER))
    rows = np.flatnonzero(enough)
    left, right = left[rows], right[rows]
    ours, theirs = _has_needed(columns, left, right), _has_needed(columns, right, left)
    strict = (columns.cell[left] | columns.cell[right]) & ~are_near(columns, left, right)
    complete = np.where(strict, ours & theirs, ours | theirs)
    enough[rows] = complete & ~_are_shares_apart(columns, left, right)
    return enough


def _are_shares_apart(columns: Columns, left: Ints, right: Ints) -> Flags:
    """Which pairs are different shares of different wholes, and differ in more than that: one is a
    cell, the numbers lie far apart, or they are of two periods. Comparing finds nothing there."""
    periods = columns.period[left], columns.period[right]
    more = columns.cell[left] | columns.cell[right] | _are_far_apart(columns, left, right)
    more |= (periods[0] != 0) & (periods[1] != 0) & (periods[0] != periods[1])
    more &= columns.document[left] != columns.document[right]
    more &= ~_are_equal(columns, left, right)
    return more & _lacks_whole(columns, left, right) & _lacks_whole(columns, right, left)


def _lacks_whole(columns: Columns, own: Ints, other: Ints) -> Flags:
    """Whether the other nowhere has what each is a share of."""
    lacking = columns.noun[own] & ~columns.reach[other]
    lacks: Flags = np.bitwise_or.reduce(lacking, axis=1) != 0
    return lacks


def _share(columns: Columns, own: Ints, other: Ints) -> npt.NDArray[np.float64]:
    """Which share of what each names the other has around it."""
    named = columns.named[own]
    met = np.bitwise_count(named & columns.reach[other, :2]).sum(axis=1)
    share: npt.NDArray[np.float64] = met / np.maximum(np.bitwise_count(named).sum(axis=1), 1)
    return share


def _has_needed(columns: Columns, own: Ints, other: Ints) -> Flags:
    """Whether the other has all that each needs."""
    lacking = columns.needed[own] & ~columns.reach[other]
    complete: Flags = np.bitwise_or.reduce(lacking, axis=1) == 0
    return complete
