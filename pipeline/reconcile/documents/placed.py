"""The numbers of a text in their places, and the text with marks in their stead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from pipeline.reconcile.quantity.intervals import Interval, interval_of
from pipeline.reconcile.wording.things import dutch_number
from schemas.records import Claim

# Longer lists of numbers are tables in disguise.
MOST_IN_SENTENCE: Final = 12
_SIGN: Final = "#"
_STAND_IN: Final = "\N{FULLWIDTH NUMBER SIGN}"
"""What the text's own "#" ("issue #12") becomes, so that it is never taken for a mark."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim with the place of its number in its text."""

    claim: Claim
    start: int
    end: int
    value: Decimal
    interval: Interval

    @property
    def printed(self) -> str:
        """The number as an explanation shows it in a computation."""
        return dutch_number(self.value) + ("%" if self.claim.unit == "percent" else "")


@dataclass(frozen=True, slots=True)
class PlacedPassage:
    """A sentence, or some that lean on each other, with the numbers in it in order.

    `wider` tells that numbers stand right before them, on which they may lean as well.
    """

    text: str
    numbers: tuple[Placed, ...]
    wider: bool = False

    def marked(self) -> str:
        """The text in small letters with `#0`, `#1`, … for its numbers; a "tot" that was read with
        its number ("verdubbeld tot 5.000") stands before the mark."""
        return self._mark(_opening_of).casefold()

    def with_marks(self) -> str:
        """The text as printed with `#0`, `#1`, … for its numbers."""
        return self._mark(lambda _: "")

    def unmarked(self, marked: str) -> str:
        """A text with such marks, the numbers back in their place."""
        numbers = self.numbers
        told = re.sub(r"#(\d+)", lambda m: numbers[int(m[1])].claim.as_written, marked)
        return told.replace(_STAND_IN, _SIGN)

    def _mark(self, opening: Callable[[Placed], str]) -> str:
        parts: list[str] = []
        at = 0
        for index, number in enumerate(self.numbers):
            if number.start >= at:
                parts += [_own(self.text[at : number.start]), f"{opening(number)}#{index}"]
                at = number.end
        return "".join([*parts, _own(self.text[at:])])


def _own(text: str) -> str:
    """A stretch between numbers, as long as it was, with nothing in it that reads as a mark."""
    return text.replace(_SIGN, _STAND_IN)


def _opening_of(number: Placed) -> str:
    return "tot " if number.claim.as_written.casefold().startswith("tot ") else ""


def place(claims: Sequence[Claim]) -> list[Placed]:
    """The claims of one sentence in order, with the place of each number; ranges are left out."""
    found = [
        Placed(claim, claim.start, claim.end, claim.value, interval)
        for claim in claims
        if claim.value is not None and (interval := interval_of(claim)) is not None
    ]
    return sorted(found, key=lambda p: (p.start, p.claim.claim_id))


def join(sentences: Sequence[str], members: Mapping[str, Sequence[Claim]]) -> PlacedPassage:
    """Sentences in reading order as one passage; `members` holds the claims of each."""
    numbers: list[Placed] = []
    at = 0
    for sentence in sentences:
        placed = place(members[sentence])
        numbers += [replace(n, start=n.start + at, end=n.end + at) for n in placed]
        at += len(sentence) + 1
    return PlacedPassage(" ".join(sentences), tuple(numbers))
