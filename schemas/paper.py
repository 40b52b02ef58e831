"""A document as read, on paper: pages, passages, tables and notes.

Coordinates are PDF points from the top left of the page as displayed (CropBox and /Rotate
applied); pages are 1-based. Text offsets are code points, end exclusive. All of it is frozen and
slotted, and the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.vocabularies import (
    PassageRole,
    TextSource,
)


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
    recognised from a picture. A `headed` one is a number by itself that its `section` names.
    """

    text: str
    role: PassageRole
    words: tuple[PlacedWord, ...]
    section: str = ""
    calls: tuple[NoteCall, ...] = ()
    marker: str = ""
    repairs: tuple[Repair, ...] = ()
    ocr_confidence: float | None = None
    headed: bool = False

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
    a line elsewhere that holds for its amounts ("Bedragen in duizenden euro's"), `scale_below` one
    right below the table that holds for all of its figures.
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
    scale_below: str = ""


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
    """A document as read: what a person would see, in the order a person would read it.

    `page_count` tells how many pages the file has, those that could not be opened included;
    0 where that is as many as there are in `pages`. `suspect` are the pages whose text layer may
    say something else than they show.
    """

    pages: tuple[PageInfo, ...]
    passages: tuple[Passage, ...]
    tables: tuple[Table, ...] = ()
    notes: tuple[Note, ...] = ()
    text_source: TextSource = "pdf"
    metadata: dict[str, str] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    page_count: int = 0
    suspect: frozenset[int] = frozenset()
