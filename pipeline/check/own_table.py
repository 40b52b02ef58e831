"""Where a letter's text contradicts its own table: the sentence names the row and the column of one
cell, and tells another number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.check.inner import Clash
from pipeline.reconcile.clauses import clause_of
from pipeline.reconcile.concepts import concepts_of, light_roots
from pipeline.reconcile.intervals import Interval, interval_of
from pipeline.reconcile.units import family_of
from pipeline.reconcile.wording import number_of
from schemas.records import Claim

# What a text tells of changes, goals and means a table of numbers does not belie.
OTHER_STATISTICS: Final = frozenset({"change", "ratio", "target", "mean", "median", "min", "max"})
BOUNDS: Final = frozenset({"gt", "ge", "lt", "le"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a table: the telling words of its row, and of all its headings."""

    claim: Claim
    row: frozenset[str]
    headings: frozenset[str]

    @classmethod
    def of(cls, claim: Claim) -> Cell:
        """The cell of a claim that stands in a table: its sentence is "row | column | number"."""
        row = _telling(claim.sentence.partition("|")[0])
        around = (claim.sentence, claim.measure, claim.population, claim.section)
        return cls(claim, row, row | _telling(" ".join(around)))


def find_table_clashes(claims: Sequence[Claim]) -> Iterator[Clash]:
    """The numbers of the running text that the letter's own tables tell otherwise."""
    cells = [Cell.of(claim) for claim in claims if claim.in_table and claim.value is not None]
    sentences: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.in_table:
            sentences[claim.sentence].append(claim)
    for company in sentences.values():
        for claim in company:
            cell = _cell_told(claim, len(company), cells)
            if cell is not None and not _tells(company, cell) and _differ(claim, cell):
                yield _clash(claim, cell)


def _cell_told(claim: Claim, company: int, cells: Sequence[Cell]) -> Claim | None:
    """The one cell that a number of the text is about; None where there is none, or several.

    Its row stands in the number's own clause, the period is the same, and what the text counts is
    named by the table.
    """
    if claim.value is None or claim.statistic in OTHER_STATISTICS or claim.in_footnote:
        return None
    clause = _telling(clause_of(claim.sentence, claim.as_written, company=company))
    named = _telling(f"{claim.measure} {claim.population}")
    family = family_of(claim.unit)[0]
    told = [
        cell
        for cell in cells
        if family_of(cell.claim.unit)[0] == family
        and cell.claim.period == claim.period
        and cell.row
        and cell.row <= clause | named
        and named <= cell.headings
        and named - cell.row
    ]
    return told[0].claim if len(told) == 1 else None


def _tells(company: Sequence[Claim], cell: Claim) -> bool:
    """Whether the sentence tells the cell's number after all."""
    return any(claim.value == cell.value for claim in company)


def _differ(claim: Claim, cell: Claim) -> bool:
    """Whether the two cannot be one number, rounded or told loosely as they are."""
    if claim.comparator in BOUNDS or cell.comparator in BOUNDS:
        return False
    ours, theirs = _in_base_units(claim), _in_base_units(cell)
    return ours is not None and theirs is not None and not ours.overlaps(theirs)


def _in_base_units(claim: Claim) -> Interval | None:
    interval = interval_of(claim)
    return interval.shifted(family_of(claim.unit)[1]) if interval else None


def _telling(text: str) -> frozenset[str]:
    return concepts_of(text) - light_roots()


def _clash(claim: Claim, cell: Claim) -> Clash:
    told = number_of(claim)
    explanation = (
        f"De tekst noemt {told}, de eigen tabel op p. {cell.page} {number_of(cell)}: "
        "dat klopt niet met elkaar."
    )
    return Clash(claim, cell, "", explanation)
