"""A number told of the wrong year or row: what the source has for the one that the text names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.reconcile.evidence.mistakes.mistaken import tells_too
from pipeline.reconcile.evidence.pairs.beside import Neighbours
from pipeline.reconcile.language.concepts import concepts_of
from pipeline.reconcile.language.rarity import rarity_of
from schemas.records import Claim

# A year so few letters behind a number is its own, where no other number stands between.
_CLOSE: Final = 25
_YEAR: Final = 4
# As rare as the name of a row must be for it to lack.
_TELLING: Final = 1.5
_NUMBER: Final = re.compile(r"(?<![\d.,])\d[\d.,]*\s")
_NEXT: Final = re.compile(r"\d|[;,]|\ben\b")
_THAT_YEAR: Final = re.compile(r"\b(?:dat|dit|datzelfde|hetzelfde)\s(?:jaar|moment)\b", re.I)


def told_for_its_year(teller: Claim, told: Sequence[Claim], neighbours: Neighbours) -> Claim | None:
    """What the source tells for the year that the text names with its number, where all that tells
    the very number (`told`, the surest first) is of another year, and of one series with it; else
    None."""
    year = teller.period[:_YEAR]
    if not year or not names_year(teller, year):
        return None
    if any(claim.period[:_YEAR] in ("", year) for claim in told):
        return None
    best = told[0]
    series = (
        claim
        for claim in neighbours.around(best)
        if claim.unit == best.unit
        and claim.period[:_YEAR] == year
        and claim.value is not None
        and _are_of_one_series(claim, best)
    )
    found = next(series, None)
    return found if found and found.value != best.value else None


def names_year(teller: Claim, year: str) -> bool:
    """Whether the year stands before a text's number, or close behind it."""
    before, behind = teller.sentence[: teller.start], teller.sentence[teller.end :]
    if year in before or _THAT_YEAR.search(before):
        return True
    close = behind[:_CLOSE].partition(year)
    return bool(close[1]) and not re.search(r"\d", close[0])


def _are_of_one_series(one: Claim, other: Claim) -> bool:
    """Whether two cells share their row or column, or two numbers of a sentence their measure."""
    if not other.in_table:
        return bool(other.measure_lemma) and one.measure_lemma == other.measure_lemma
    rows = one.row_heading == other.row_heading != ""
    return rows or one.column_heading == other.column_heading != ""


def told_for_its_row(teller: Claim, told: Sequence[Claim], neighbours: Neighbours) -> Claim | None:
    """What a table tells under the name that stands with the number, where all that tells the very
    number (`told`, the surest first) is of rows that the sentence does not name; else None."""
    beside = concepts_of(_said_of(teller))
    sentence = concepts_of(teller.sentence)
    found = [_row_named(claim, teller, beside, sentence, neighbours) for claim in told]
    return found[0] if found and all(found) else None


def _row_named(
    told: Claim,
    teller: Claim,
    beside: frozenset[str],
    sentence: frozenset[str],
    neighbours: Neighbours,
) -> Claim | None:
    """The cell of the same column whose row is named beside the number, and by all of its name."""
    own = concepts_of(told.row_heading) if told.in_table else frozenset()
    if not own:
        return None
    for other in neighbours.around(told):
        name = concepts_of(other.row_heading)
        unnamed = own - name - sentence
        if (
            other.unit == told.unit
            and other.column_heading == told.column_heading
            and other.value not in (None, told.value)
            and name - own
            and name <= sentence
            and name - own <= beside
            and max(map(rarity_of, unnamed), default=0.0) > _TELLING
            and not tells_too(teller, other)
        ):
            return other
    return None


def _said_of(teller: Claim) -> str:
    """The words that stand with a number: behind the number before it, up to what follows."""
    before, behind = teller.sentence[: teller.start], teller.sentence[teller.end :]
    numbers = [*_NUMBER.finditer(before)]
    end = _NEXT.search(behind)
    return (
        f"{before[numbers[-1].end() if numbers else 0 :]} {behind[: end.start() if end else None]}"
    )
