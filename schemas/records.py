"""The records that travel between stages: frozen, slotted, and the same everywhere.

Coordinates are PDF points from the top left of the page as displayed (CropBox and /Rotate
applied); pages are 1-based. Numbers are `Decimal` from digit to CSV: a float is a coordinate
or a bug. Text offsets are code points, end exclusive.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from schemas.vocabularies import (
    Comparator,
    DecisionKind,
    Dimension,
    DocumentKind,
    FigureStatus,
    PassageRole,
    QuantityKind,
    RejectReason,
    Statistic,
    Status,
    TextSource,
    Verdict,
)

# --- paper -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """Where characters `start:end` of a passage's text stand on paper."""

    start: int
    end: int
    page: int
    box: Box
    size: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A footnote mark taken out of a text; `offset` is where it stood (between characters)."""

    offset: int
    marker: str
    page: int


@dataclass(frozen=True, slots=True)
class Repair:
    """What a reader mended: kind is hyphen, ligature, soft_hyphen, doubled, spaced, space."""

    kind: str
    before: str
    after: str
    page: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text read in one go: a paragraph, heading, note body, list item, label.

    It may run over columns and pages; `words` lead every character back to paper. Footnote
    marks are out of `text` and in `calls`. `section` is the heading it stands under, `marker`
    the mark of the note it is the body of (role note), `ocr_confidence` 0-1 where it was
    recognised from a picture.
    """

    text: str
    role: PassageRole
    words: tuple[PlacedWord, ...]
    section: str = ""
    calls: tuple[NoteCall, ...] = ()
    marker: str = ""
    repairs: tuple[Repair, ...] = ()
    ocr_confidence: float | None = None

    @property
    def page(self) -> int:
        """The page the passage begins on."""
        return self.words[0].page if self.words else 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; row and column count from 0, headings included."""

    row: int
    column: int
    text: str
    page: int
    box: Box
    words: tuple[PlacedWord, ...] = ()
    calls: tuple[NoteCall, ...] = ()
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table taken out of the text flow.

    The first `header_rows` rows and `header_columns` columns are headings. `caption` holds the
    title above it and any scale line ("x € 1.000"); `rule` says how it was found. `scale_line` is
    a line elsewhere that holds for its amounts ("Bedragen in duizenden euro's").
    """

    table_id: str
    page: int
    box: Box
    cells: tuple[Cell, ...]
    header_rows: int
    header_columns: int
    caption: str = ""
    section: str = ""
    calls: tuple[NoteCall, ...] = ()
    rule: str = ""
    scale_line: str = ""


@dataclass(frozen=True, slots=True)
class PageInfo:
    """A page as displayed."""

    number: int
    width: float
    height: float
    rotation: int = 0
    text_source: TextSource = "pdf"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its body, and where it is called (empty and 0 where no call was found)."""

    page: int
    marker: str
    text: str
    anchor_page: int = 0
    anchor_text: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """Bad data that did not stop the work: a code, a Dutch sentence, and where (page 0: whole)."""

    code: str
    message: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read: what a person would see, in the order a person would read it."""

    pages: tuple[PageInfo, ...]
    passages: tuple[Passage, ...]
    tables: tuple[Table, ...] = ()
    notes: tuple[Note, ...] = ()
    text_source: TextSource = "pdf"
    metadata: dict[str, str] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


# --- numbers ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: `text[start:end]` holds it with its comparator and unit.

    An exact value fills `value`; a range fills `low` and `high` and leaves `value` None (an open
    end is None). `step` is the value of the last printed digit. `digits` spans the number's own
    words without comparator ("zo'n"), for boxes and for `as_written`.
    """

    start: int
    end: int
    kind: QuantityKind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    step: Decimal | None
    comparator: Comparator
    unit: str
    digits: tuple[int, int]
    per: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A date or period in a text, as ISO 8601 (`2019`, `2015/2019`, `2023-04-11`, `2022-Q2`).

    `open_start` and `open_end` mark "tot 2025" and "vanaf 2030".
    """

    start: int
    end: int
    iso: str
    open_start: bool = False
    open_end: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A number-like string that is no claim, and why."""

    start: int
    end: int
    reason: RejectReason


@dataclass(frozen=True, slots=True)
class Citation:
    """A Kamerstuk, law or other official reference in a text."""

    start: int
    end: int
    kind: str
    dossier: str
    number: str


@dataclass(frozen=True, slots=True)
class NumberReading:
    """All that was read in one text. Together the spans cover every number-like string once."""

    quantities: tuple[Quantity, ...] = ()
    periods: tuple[Period, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a quantity is about; the empty string where the text does not say."""

    measure: str = ""
    measure_lemma: str = ""
    population: str = ""
    indicator: str = ""
    period: str = ""
    per: str = ""
    statistic: Statistic = ""
    attributed_to: str = ""
    cited_source: str = ""
    sign: int = 1
    rule: str = ""
    confidence: float = 1.0


# --- rows of the dataset ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """One source document. `reason` says why it is quarantined or withdrawn.

    `numbers` counts the number-like strings met: claims and rejected together.
    """

    doc_id: str
    file: str
    sha256: str
    kind: DocumentKind
    title: str
    publisher: str
    date: dt.date | None
    dossier: str
    number: str
    source_url: str
    retrieved_at: str
    pages: int
    text_source: TextSource
    status: Status
    reason: str
    claims: int = 0
    footnotes: int = 0
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A row of `pages`: a page of a document as displayed, in points."""

    doc_id: str
    page: int
    width: float
    height: float
    rotation: int
    text_source: TextSource


@dataclass(frozen=True, slots=True)
class Claim:
    """One number that a reader would take as a statement of quantity: a row of `claims`.

    `cited_doc`, the document that `cited_source` names, can be told only once all are read.
    """

    claim_id: str
    doc_id: str
    page: int
    value: Decimal | None
    value_low: Decimal | None
    value_high: Decimal | None
    step: Decimal | None
    comparator: Comparator
    unit: str
    statistic: Statistic
    measure: str
    measure_lemma: str
    population: str
    indicator: str
    period: str
    per: str
    attributed_to: str
    cited_source: str
    as_written: str
    sentence: str
    section: str
    in_footnote: str
    footnotes: str
    in_table: str
    x0: float | None
    top: float | None
    x1: float | None
    bottom: float | None
    rule: str
    confidence: float
    cited_doc: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A row of `footnotes`; `claim_ids` are those standing in it or in the sentence calling it."""

    doc_id: str
    page: int
    marker: str
    text: str
    anchor_page: int | None
    anchor_text: str
    claim_ids: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A row of `references`: a Kamerstuk or other parliamentary paper named in a text."""

    doc_id: str
    page: int
    kind: str
    dossier: str
    number: str
    as_written: str
    target_doc_id: str
    in_footnote: str = ""


@dataclass(frozen=True, slots=True)
class LawReference:
    """A row of `law_references`: a law, decree, treaty or ruling named in a text."""

    doc_id: str
    page: int
    kind: str
    as_written: str
    in_footnote: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row of `rejected`: a number-like string that became no claim."""

    doc_id: str
    page: int
    as_written: str
    reason: RejectReason
    sentence: str
    x0: float | None
    top: float | None
    x1: float | None
    bottom: float | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document gave: the unit of work, kept in the store by the file's hash.

    `numbers` counts the number-like strings met: it equals claims + rejected, which validation
    checks.
    """

    document: Document
    pages: tuple[PageInfo, ...] = ()
    claims: tuple[Claim, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    references: tuple[Reference, ...] = ()
    law_references: tuple[LawReference, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    issues: tuple[Issue, ...] = ()
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """A row of `relations`: how two claims about the same thing stand to each other."""

    left: str
    right: str
    verdict: Verdict
    dimension: Dimension
    explanation: str
    score: float
    decided_by: str = "rule"


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of `figures`: one thing measured, its preferred value and who says what else."""

    figure_id: str
    indicator: str
    measure: str
    population: str
    period: str
    per: str
    statistic: Statistic
    unit: str
    value: Decimal | None
    value_low: Decimal | None
    value_high: Decimal | None
    comparator: Comparator
    status: FigureStatus
    sources: str
    preferred_claim: str
    alternatives: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a steward decided, on which claims and the values seen then."""

    decision_id: str
    kind: DecisionKind
    claims: tuple[str, ...]
    expected: tuple[str, ...]
    outcome: str
    because: str
    decided_by: str
    decided_at: str
