"""The whole way from a file to a reading: look, read, take tables out, lay out, pair notes.

Long documents are laid out in stretches, so that what is kept of a page is its text and not its
geometry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractors.pdf.assemble import PageLayout, assemble
from extractors.pdf.engine import PdfFile, open_pdf
from extractors.pdf.layout.blocks import group_blocks
from extractors.pdf.layout.contents import contents_entries
from extractors.pdf.layout.furniture import PageSize
from extractors.pdf.notes.cell_marks import split_notes, take_marks
from extractors.pdf.notes.notes import MetCall, WrittenNote, pair_notes
from extractors.pdf.ocr import OcrSettings, Recogniser
from extractors.pdf.page.sheet import RawPage, RawWord
from extractors.pdf.probe import probe_pdf
from extractors.pdf.second_opinion import count_pages_with_pdfplumber, read_page_with_pdfplumber
from extractors.pdf.sight.quality import page_text_quality
from extractors.pdf.sight.turned import (
    Turn,
    find_turn,
    put_back_passage,
    put_back_table,
    turn_upright,
)
from extractors.pdf.tables import find_tables, join_tables
from extractors.pdf.text.captions import with_caption_in_order
from extractors.pdf.text.lines import group_lines
from extractors.pdf.text.passages import KnownMarks, write_words
from schemas.errors import UnreadableDocument
from schemas.paper import Issue, PageInfo, Passage, Reading, Table
from schemas.vocabularies import TextSource

STRETCH = 300  # pages laid out together
_MOSTLY = 0.5
_SOME_BROKEN = 0.002  # of the signs of a page: then others may have got a wrong code
_MOST_EDGES = 400  # a page with more rulings is a drawing
_GOES_ON = 3  # paragraphs
_RUNNING = 120  # characters of one
_NOTED = re.compile(r"(?:Noot|Bron|Toelichting|\*+|\d\))\W")
_ANNEX = re.compile(r"(?i)bijlage|annex|appendix")
MOST_WORDS = 20_000  # of one page, which people cannot read: a newspaper's has some 5,000


def read_pdf(path: Path, *, ocr: bool | OcrSettings = True) -> Reading:
    """Read a PDF as a person would.

    `ocr` lets pages without usable text go to Tesseract. Raises `UnreadableDocument` where
    nothing of the file can be read.
    """
    probed = probe_pdf(path)
    settings = ocr if isinstance(ocr, OcrSettings) else OcrSettings(enabled=ocr)
    reader = _DocumentReader(
        path, list(probed.issues), Recogniser(probed.source, settings), lost=probed.lost
    )
    with open_pdf(path, mended=probed.mended) as pdf:
        for page in reader.pages(pdf, probed.pages):
            reader.take(page)
        reader.lay_out()
        metadata = pdf.metadata
    return replace(reader.finish(metadata), page_count=probed.pages)


@dataclass(slots=True)
class _DocumentReader:
    """What was read so far of one document."""

    path: Path
    issues: list[Issue]
    recogniser: Recogniser
    infos: list[PageInfo] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[WrittenNote] = field(default_factory=list)
    calls: list[MetCall] = field(default_factory=list)
    waiting: list[PageLayout] = field(default_factory=list)
    waiting_tables: list[Table] = field(default_factory=list)
    turns: dict[int, Turn] = field(default_factory=dict)
    struck: list[Passage] = field(default_factory=list)
    garbled: int = 0
    words: int = 0
    suspect: set[int] = field(default_factory=set)
    lost: frozenset[int] = frozenset()
    """Pages that are nowhere in the file."""
    counted_otherwise: bool | None = None
    """Whether the other reader counts other pages; None until it is asked."""

    def pages(self, pdf: PdfFile, count: int) -> Iterator[RawPage]:
        """The pages in turn; one that cannot be read becomes an issue."""
        failed = 0
        for number in range(1, count + 1):
            page = self._read(pdf, number)
            if page is None:
                failed += 1
                continue
            yield page
        if failed == count:
            raise UnreadableDocument("damaged", f"Geen pagina van {self.path.name} is te lezen.")

    def _read(self, pdf: PdfFile, number: int) -> RawPage | None:
        if number in self.lost:
            told = f"Pagina {number} van {self.path.name} ontbreekt in het bestand."
            self.issues.append(Issue("unreadable_page", told, number))
            return None
        try:
            return pdf.read_page(number)
        except UnreadableDocument as error:
            self.issues.append(Issue("unreadable_page", error.message, number))
        if self.counted_otherwise is None:
            self.counted_otherwise = count_pages_with_pdfplumber(self.path) != pdf.page_count
        if self.counted_otherwise:  # its page 2 may be our page 3
            return None
        try:
            return read_page_with_pdfplumber(self.path, number)
        except UnreadableDocument:
            return None

    def take(self, page: RawPage) -> None:
        """Lay out one page by itself and keep its blocks until its stretch is full."""
        if page.hidden_words:
            self.issues.append(
                Issue(
                    "hidden_text",
                    f"{page.hidden_words} woorden zijn niet te zien en niet gelezen.",
                    page.number,
                )
            )
        if len(page.words) > MOST_WORDS:
            told = (
                f"Deze pagina heeft {len(page.words)} woorden; de eerste {MOST_WORDS} zijn gelezen."
            )
            self.issues.append(Issue("too_many_words", told, page.number))
            page = replace(page, words=page.words[:MOST_WORDS])
        self._take_struck(page)
        broken = page.broken_glyphs > _SOME_BROKEN
        page, source = self._usable(page)
        if broken and source == "pdf":
            self.suspect.add(page.number)
        self.words += len(page.words)
        self.infos.append(PageInfo(page.number, page.width, page.height, page.rotation, source))
        turn = find_turn(page)
        if turn is not None:
            self.turns[page.number] = turn
            page = turn_upright(page, turn)
        lines = group_lines(page)
        pointing = {index for at in contents_entries(lines) for index in lines[at].indices}
        called = {w.text for line in lines for w in line.words[1:] if w.raised}
        found = find_tables(page, pointing)
        taken = {index for table in found for index in table.words}
        if taken:
            lines = group_lines(page, taken)
        blocks = group_blocks(page, lines)
        tables, cell_notes = split_notes([table.table for table in found])
        self.waiting.append(
            PageLayout(
                PageSize(page.number, page.width, page.height),
                tuple(blocks),
                tuple(edge for edge in page.edges[:_MOST_EDGES] if edge.orientation == "h"),
                _confidence(page.words),
                frozenset(
                    place
                    for place, block in enumerate(blocks)
                    if any(line.indices[0] in pointing for line in block.lines)
                    or (turn is not None and block.angle != 0 and turn.at_edge(block.box))
                ),
                cell_notes,
                frozenset(called),
            )
        )
        self.waiting_tables += tables
        if len(self.waiting) >= STRETCH:
            self.lay_out()

    def _usable(self, page: RawPage) -> tuple[RawPage, TextSource]:
        """The page with words that can be believed: its own, recognised ones, or none."""
        quality = page_text_quality(page)
        if quality == "good" or (quality == "none" and not page.images and not page.broken_glyphs):
            return page, "pdf"
        self.garbled += quality == "garbled"
        recognised = self.recogniser.read(page)
        if recognised is not None:
            return recognised, "ocr"
        if quality == "garbled":
            self.issues.append(
                Issue("garbled_text", "De tekstlaag van deze pagina is onleesbaar.", page.number)
            )
            page = replace(page, words=())
        return page, "pdf"

    def _take_struck(self, page: RawPage) -> None:
        """Words struck out say nothing any more, but they are there."""
        if not page.struck:
            return
        self.issues.append(
            Issue("struck_text", f"{len(page.struck)} woorden zijn doorgehaald.", page.number)
        )
        for line in group_lines(replace(page, words=page.struck)):
            written = write_words(line.words, page.number)
            self.struck.append(Passage(written.text, "struck", written.words))

    def lay_out(self) -> None:
        """Turn the waiting pages into passages, notes and tables."""
        heading = next((p.text for p in reversed(self.passages) if p.role == "heading"), "")
        laid = assemble(self.waiting, heading)
        tables = [
            with_caption_in_order(
                _with_section(take_marks(table, laid.marks), laid.passages), laid.passages
            )
            for table in self.waiting_tables
        ]
        self.passages += [put_back_passage(passage, self.turns) for passage in laid.passages]
        self.notes += laid.notes
        self.calls += _merge_calls(laid.calls, tables, laid.marks)
        self.tables += [put_back_table(table, self.turns) for table in tables]
        self.waiting, self.waiting_tables = [], []

    def finish(self, metadata: dict[str, str]) -> Reading:
        """The document as read. Raises `UnreadableDocument` where there was not a word."""
        issues = (*self.issues, *self.recogniser.issues)
        if not self.words:
            raise _wordless(self.path, garbled=self.garbled > 0, issues=issues)
        recognised = sum(info.text_source == "ocr" for info in self.infos)
        return Reading(
            pages=tuple(self.infos),
            passages=(*self.passages, *self.struck),
            tables=join_tables(self.tables),
            notes=tuple(pair_notes(self.notes, self.calls)),
            text_source="ocr" if recognised > _MOSTLY * len(self.infos) else "pdf",
            metadata=metadata,
            issues=issues,
            suspect=frozenset(self.suspect),
        )


def _confidence(words: Sequence[RawWord]) -> float | None:
    """How sure text recognition is of a page, by letters; None where the file gave the words."""
    sure = [(len(word.text), word.confidence) for word in words]
    total = sum(length for length, confidence in sure if confidence is not None)
    if not total:
        return None
    return round(sum(length * (confidence or 0.0) for length, confidence in sure) / total, 3)


def _wordless(path: Path, *, garbled: bool, issues: Sequence[Issue]) -> UnreadableDocument:
    """Why there was nothing to read, with what would help."""
    hint = next((issue.message for issue in issues if issue.code.startswith("ocr_")), "")
    if garbled:
        return UnreadableDocument(
            "garbled_text", f"De tekstlaag van {path.name} is onleesbaar.", remedy=hint
        )
    return UnreadableDocument("no_text", f"{path.name} bevat geen leesbare tekst.", remedy=hint)


def _with_section(table: Table, passages: list[Passage]) -> Table:
    """The table under the last heading above it on its page, or before it in the document.

    A heading of an earlier page than the one before holds while only tables follow it: what text
    goes on about by then has headings that are set like text. That of an annex holds for all of it.
    """
    section, far, told = table.section, False, 0
    for passage in passages:
        if passage.page > table.page:
            continue
        if passage.role != "heading":
            runs_on = passage.role == "paragraph" and len(passage.text) > _RUNNING
            told += runs_on and not _NOTED.match(passage.text) and passage.page < table.page
            continue
        box = passage.words[-1].box
        beside = box.x1 < table.box.x0 or passage.words[0].box.x0 > table.box.x1
        if passage.page < table.page or (box.bottom <= table.box.top + 2 and not beside):
            far = passage.page < table.page - 1 and not _ANNEX.search(passage.text)
            section, told = passage.text, 0
    return replace(table, section="" if far and told >= _GOES_ON else section)


def _merge_calls(calls: list[MetCall], tables: list[Table], marks: KnownMarks) -> list[MetCall]:
    """Calls of text and tables in reading order: by page, tables after what stands above."""
    found = list(calls)
    for table in tables:
        for call in table.calls:
            before = table.caption[: call.offset]
            found.append(MetCall(call.page, call.marker, table.box.top, before))
        for cell in table.cells:
            for call in cell.calls:
                if marks.on(call.page, call.marker):
                    before = cell.text[: call.offset]
                    found.append(MetCall(call.page, call.marker, cell.box.top, before))
    return sorted(found, key=lambda call: (call.page, call.height))
