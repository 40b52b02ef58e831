"""The whole way from a file to a reading: look, read, take tables out, lay out, pair notes.

Long documents are laid out in stretches, so that what is kept of a page is its text and not its
geometry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractors.pdf.assemble import PageLayout, assemble
from extractors.pdf.blocks import group_blocks
from extractors.pdf.engine import PdfFile, open_pdf
from extractors.pdf.furniture import PageSize
from extractors.pdf.lines import group_lines
from extractors.pdf.notes import Call, WrittenNote, pair_notes
from extractors.pdf.passages import KnownMarks
from extractors.pdf.probe import probe_pdf
from extractors.pdf.second_opinion import read_page_with_pdfplumber
from extractors.pdf.sheet import RawPage
from extractors.pdf.tables import find_tables, join_tables
from schemas.errors import UnreadableDocument
from schemas.records import Issue, PageInfo, Passage, Reading, Table
from schemas.vocabularies import TextSource

STRETCH = 300  # pages laid out together
_MOSTLY = 0.5


def read_pdf(path: Path, *, xml: Path | None = None, ocr: bool = True) -> Reading:
    """Read a PDF as a person would; `ocr` lets pages without usable text go to Tesseract.

    Raises `UnreadableDocument` where nothing of the file can be read.
    """
    probed = probe_pdf(path)
    with open_pdf(path, mended=probed.mended) as pdf:
        reader = _Reader(path, issues=list(probed.issues))
        for page in reader.pages(pdf):
            reader.take(page)
        reader.lay_out()
        metadata = pdf.metadata
    return reader.finish(metadata)


@dataclass(slots=True)
class _Reader:
    """What was read so far of one document."""

    path: Path
    issues: list[Issue]
    infos: list[PageInfo] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[WrittenNote] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    waiting: list[PageLayout] = field(default_factory=list)
    waiting_tables: list[Table] = field(default_factory=list)

    def pages(self, pdf: PdfFile) -> Iterator[RawPage]:
        """The pages in turn; one that cannot be read becomes an issue."""
        failed = 0
        for number in range(1, pdf.page_count + 1):
            page = self._read(pdf, number)
            if page is None:
                failed += 1
                continue
            yield page
        if failed == pdf.page_count:
            raise UnreadableDocument("damaged", f"Geen pagina van {self.path.name} is te lezen.")

    def _read(self, pdf: PdfFile, number: int) -> RawPage | None:
        try:
            return pdf.read_page(number)
        except UnreadableDocument as error:
            self.issues.append(Issue("unreadable_page", error.message, number))
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
        source: TextSource = "pdf"
        found = find_tables(page)
        taken = {index for table in found for index in table.words}
        blocks = group_blocks(page, group_lines(page, taken))
        self.infos.append(PageInfo(page.number, page.width, page.height, page.rotation, source))
        self.waiting.append(
            PageLayout(
                PageSize(page.number, page.width, page.height),
                tuple(blocks),
                tuple(edge for edge in page.edges[:400] if edge.orientation == "h"),
            )
        )
        self.waiting_tables += [table.table for table in found]
        if len(self.waiting) >= STRETCH:
            self.lay_out()

    def lay_out(self) -> None:
        """Turn the waiting pages into passages, notes and tables."""
        heading = next((p.text for p in reversed(self.passages) if p.role == "heading"), "")
        laid = assemble(self.waiting, heading)
        tables = [_with_section(table, laid.passages) for table in self.waiting_tables]
        self.passages += laid.passages
        self.notes += laid.notes
        self.calls += _merge_calls(laid.calls, tables, laid.marks)
        self.tables += tables
        self.waiting, self.waiting_tables = [], []

    def finish(self, metadata: dict[str, str]) -> Reading:
        """The document as read."""
        recognised = sum(info.text_source == "ocr" for info in self.infos)
        return Reading(
            pages=tuple(self.infos),
            passages=tuple(self.passages),
            tables=join_tables(self.tables),
            notes=tuple(pair_notes(self.notes, self.calls)),
            text_source="ocr" if recognised > _MOSTLY * len(self.infos) else "pdf",
            metadata=metadata,
            issues=tuple(self.issues),
        )


def _with_section(table: Table, passages: list[Passage]) -> Table:
    """The table under the last heading above it on its page, or before it in the document."""
    section = table.section
    for passage in passages:
        if passage.role != "heading" or passage.page > table.page:
            continue
        box = passage.words[-1].box
        beside = box.x1 < table.box.x0 or passage.words[0].box.x0 > table.box.x1
        if passage.page < table.page or (box.bottom <= table.box.top + 2 and not beside):
            section = passage.text
    return replace(table, section=section)


def _merge_calls(calls: list[Call], tables: list[Table], marks: KnownMarks) -> list[Call]:
    """Calls of text and tables in reading order: by page, tables after what stands above."""
    found = list(calls)
    for table in tables:
        for call in table.calls:
            before = table.caption[: call.offset]
            found.append(Call(call.page, call.marker, table.box.top, before))
        for cell in table.cells:
            for call in cell.calls:
                if marks.on(call.page, call.marker):
                    before = cell.text[: call.offset]
                    found.append(Call(call.page, call.marker, cell.box.top, before))
    return sorted(found, key=lambda call: (call.page, call.height))
