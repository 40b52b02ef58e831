"""What a document's text tells against the tables of the document itself.

A number of the text is held against the cells whose row its own clause names. It is told from such
a cell where the number is too long, or the words too many, to be the same by chance; and the table
belies it where the one cell of the same row, thing and period tells another number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.language.clauses import clause_of
from pipeline.reconcile.language.concepts import concepts_of, light_roots, without_deeds
from pipeline.reconcile.language.limits import is_limit
from pipeline.reconcile.likeness.values import significant_digits
from pipeline.reconcile.outcome.explanations import relation_of
from pipeline.reconcile.outcome.judgement import Comparison
from pipeline.reconcile.outcome.sums import Sum
from pipeline.reconcile.quantity.intervals import ZERO, Interval, interval_of
from pipeline.reconcile.quantity.periods import match_periods, span_of
from pipeline.reconcile.quantity.units import family_of
from pipeline.reconcile.recompute.texts.bases import Base, imply_bases
from pipeline.reconcile.recompute.texts.changes import read_formulas
from pipeline.reconcile.wording.things import number_of
from schemas.records import Claim, Relation

# What a text tells of changes and goals a table of numbers does not confirm, nor belie of means.
CHANGES: Final = frozenset({"change", "ratio", "target"})
OTHER_STATISTICS: Final = CHANGES | {"mean", "median", "min", "max"}
BOUNDS: Final = frozenset({"gt", "ge", "lt", "le"})
# Digits, words of the row and of the other headings that make an equal number no chance.
LEAST_EVIDENCE, LEAST_DIGITS = 4, 2
MOST_WORDS_COUNTED: Final = 2
# Numbers further apart than this are seldom told of one thing.
FAR_APART: Final = Decimal("2.5")
AGREES, BELIED = 0.8, 0.75


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A row of a table by the telling words of its label, with its cells."""

    words: frozenset[str]
    cells: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class RowsByLabel:
    """The rows of a document's tables, by family of unit and by each word of their labels."""

    by_word: Mapping[tuple[str, str], Sequence[LabelledRow]]

    @classmethod
    def of(cls, cells: Sequence[Claim]) -> RowsByLabel:
        """Index cells by their row headings."""
        rows: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for cell in cells:
            if cell.value is not None:
                rows[family_of(cell.unit)[0], cell.in_table, cell.row_heading].append(cell)
        by_word: dict[tuple[str, str], list[LabelledRow]] = defaultdict(list)
        for (family, _, label), members in rows.items():
            row = LabelledRow(_telling(label), tuple(members))
            for word in row.words:
                by_word[family, word].append(row)
        return cls(by_word)

    def named_in(self, words: frozenset[str], family: str) -> list[LabelledRow]:
        """The rows of a family of which all words are among these, in the order of the tables."""
        met: Counter[int] = Counter()
        rows: dict[int, LabelledRow] = {}
        for word in sorted(words):
            for row in self.by_word.get((family, word), ()):
                met[id(row)] += 1
                rows[id(row)] = row
        named = [row for key, row in rows.items() if met[key] == len(row.words)]
        return sorted(named, key=lambda row: (row.cells[0].page, row.cells[0].claim_id))


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """A number of the text with the telling words of its clause and the rows these name."""

    claim: Claim
    words: frozenset[str]
    rows: tuple[LabelledRow, ...]


def relate_to_own_tables(claims: Sequence[Claim], corpus: Corpus) -> Iterator[Relation]:
    """What a document's tables say of the numbers in its text, and of how these changed."""
    cells = [c for c in claims if c.in_table]
    running = [c for c in claims if not c.in_table]
    rows = RowsByLabel.of(cells)
    if not rows.by_word:
        return
    sentences: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in running:
        sentences[claim.page, claim.sentence].append(claim)
    sources: dict[str, tuple[Claim, LabelledRow]] = {}
    for told in _find_told(running, rows):
        claim = told.claim
        source = _source_of(told)
        if source is not None:
            sources[claim.claim_id] = source
            yield relation_of(_agreement(claim, source[0]), corpus)
            continue
        cell = _belied_by(told, sentences[claim.page, claim.sentence])
        if cell is not None and not corpus.is_unclear(claim):
            yield _contradiction(claim, cell)
    for base in imply_bases(read_formulas(running)) if sources else ():
        if base.end.claim_id in sources:
            yield from _change_of(base, *sources[base.end.claim_id])


def _find_told(claims: Sequence[Claim], rows: RowsByLabel) -> Iterator[NamedNumber]:
    """The numbers of the text whose clause names a row."""
    company = Counter(c.sentence for c in claims)
    for claim in claims:
        if (
            claim.value is None
            or claim.in_footnote
            or claim.statistic in ("change", "ratio", "target")
        ):
            continue
        clause = clause_of(claim, company=company[claim.sentence])
        words = _telling(f"{clause} {claim.measure} {claim.population}")
        named = rows.named_in(words, family_of(claim.unit)[0])
        if named and not is_limit(claim):
            yield NamedNumber(claim, words, tuple(named))


def _source_of(told: NamedNumber) -> tuple[Claim, LabelledRow] | None:
    """The cell a number is told from, with its row; None where none fits, or of two periods."""
    claim = told.claim
    if claim.comparator in BOUNDS or significant_digits(claim) < LEAST_DIGITS:
        return None
    fits = [
        (row, cell)
        for row in told.rows
        for cell in row.cells
        if match_periods(span_of(claim.period), span_of(cell.period)) not in ("apart", "overlap")
        and not _differ(claim, cell)
        and _is_as_fine(cell, claim)
        and _evidence(told, row, cell) >= LEAST_EVIDENCE
    ]
    if not fits:
        return None
    most = max(len(row.words) for row, _ in fits)
    best = [(row, cell) for row, cell in fits if len(row.words) == most]
    dated = [(row, cell) for row, cell in best if cell.period == claim.period]
    best = dated or best
    if len({cell.period for _, cell in best}) > 1:
        return None
    row, cell = min(best, key=lambda fit: (abs(fit[1].page - claim.page), fit[1].claim_id))
    return cell, row


def _is_as_fine(cell: Claim, claim: Claim) -> bool:
    """Whether the cell is printed no more coarsely than the text that tells it."""
    steps = [(c.step or ZERO) * family_of(c.unit)[1] for c in (cell, claim)]
    return steps[0] <= steps[1] or cell.value == claim.value


def _evidence(told: NamedNumber, row: LabelledRow, cell: Claim) -> int:
    """How little chance there is in a number that is equal: its digits, and the words that tell
    where in the table it stands."""
    headings = _telling(cell.sentence[len(cell.row_heading) :]) - row.words
    words = min(len(row.words), MOST_WORDS_COUNTED) + bool(headings & told.words)
    digits = min(significant_digits(told.claim), significant_digits(cell))
    return digits + words + (cell.period == told.claim.period != "")


def _belied_by(told: NamedNumber, company: Sequence[Claim]) -> Claim | None:
    """The one cell that tells another number of what the text counts, of the same period.

    The table names what is counted beside the row, no cell of the row tells the number after all,
    and the sentence does not tell the cell's.
    """
    claim = told.claim
    if claim.statistic in OTHER_STATISTICS or claim.comparator in BOUNDS or not claim.period:
        return None
    named = _telling(f"{without_deeds(claim.measure)} {claim.population}")
    cells = [
        cell
        for row in told.rows
        if named - row.words
        for cell in row.cells
        if cell.period == claim.period and named <= row.words | _headings_of(cell)
    ]
    others = [cell for row in told.rows for cell in row.cells]
    if len(cells) != 1 or any(not _differ(claim, cell) for cell in others):
        return None
    (cell,) = cells
    if cell.comparator in BOUNDS or any(c.value == cell.value for c in company):
        return None
    return None if _far_apart(claim, cell) else cell


def _agreement(claim: Claim, cell: Claim) -> Comparison:
    if claim.value == cell.value and claim.unit == cell.unit:
        return Comparison(claim, cell, "agrees", "", AGREES)
    if {claim.comparator, cell.comparator} - {"eq"}:
        return Comparison(claim, cell, "consistent", "comparator", AGREES)
    return Comparison(claim, cell, "consistent", "rounding", AGREES)


def _contradiction(claim: Claim, cell: Claim) -> Relation:
    told = f"De tekst noemt {number_of(claim)}, de eigen tabel op p. {cell.page} {number_of(cell)}"
    return Comparison(claim, cell, "contradicts", "", BELIED).relation(
        f"{told}: dat klopt niet met elkaar."
    )


def _change_of(base: Base, cell: Claim, row: LabelledRow) -> Iterator[Relation]:
    """The change that the text tells of a number told from a cell, held against the cell of the
    year before in its row."""
    span = span_of(cell.period)
    year = base.year
    if year is None and span is not None and span.years < 1.1:
        year = span.first_year - 1
    before = [c for c in row.cells if c.period[:4] == str(year) and "/" not in c.period]
    if len(before) != 1 or before[0].statistic in CHANGES:
        return
    interval, size = _in_base_units(before[0]), family_of(base.end.unit)[1]
    if interval is not None and not _far_apart(base.end, before[0]):
        holds = base.computed.span.shifted(size).overlaps(interval)
        computed = Sum(base.origin, before[0], holds, base.dimension, base.computed.working)
        yield computed.relation()


def _differ(claim: Claim, cell: Claim) -> bool:
    """Whether the two cannot be one number, rounded or told loosely as they are."""
    ours, theirs = _in_base_units(claim), _in_base_units(cell)
    return ours is None or theirs is None or not ours.overlaps(theirs)


def _far_apart(claim: Claim, cell: Claim) -> bool:
    small, large = sorted(abs(c.value or ZERO) * family_of(c.unit)[1] for c in (claim, cell))
    return large > FAR_APART * small


def _in_base_units(claim: Claim) -> Interval | None:
    interval = interval_of(claim)
    return interval.shifted(family_of(claim.unit)[1]) if interval else None


def _headings_of(cell: Claim) -> frozenset[str]:
    """The telling words of all headings of a cell, the row's among them."""
    return _telling(f"{cell.sentence} {cell.measure} {cell.population} {cell.section}")


def _telling(text: str) -> frozenset[str]:
    return concepts_of(text) - light_roots()
