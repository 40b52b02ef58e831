"""The way of one document: read, cut into sentences, describe, collect."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from extractors.doctypes import Identity, identify
from extractors.document.prose import add_prose
from extractors.document.read import read_file
from extractors.document.rows.collect import Collector
from extractors.document.rows.doubts import look_at_doubtful
from extractors.document.rows.retold import told_in_full
from extractors.document.tables import add_tables
from extractors.document.text.cell_text import passages_of_cells
from extractors.document.text.flow import OwnNumbers, sentences
from extractors.document.whole.amounts import ChapterScale
from extractors.document.whole.naming import tell_names
from extractors.document.whole.page_periods import (
    DocumentPeriods,
    annual_year,
    page_periods,
    year_told,
)
from extractors.language import load_language
from extractors.pdf.ocr import OcrSettings
from extractors.periods import read_periods
from schemas.names import document_id, printable
from schemas.paper import PageInfo, Reading
from schemas.records import Document, Extraction

CHUNK = 1 << 20

# Kinds that tell how a year went; letters, bills and plans speak of years to come as well.
_TELL_OF_THE_PAST: Final = frozenset(
    {"monitor", "factsheet", "infographic", "jaarverslag", "rapport", "statistiek", "overig"}
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a file came from, as written down when it was fetched."""

    source_url: str = ""
    retrieved_at: str = ""


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """How to read: the language model's name, whether to parse, how many pages to recognise."""

    language_model: str = "builtin"
    parse: bool = True
    ocr_pages: int = 40


def extract_document(
    path: Path,
    *,
    xml: Path | None = None,
    provenance: Provenance | None = None,
    options: ExtractOptions | None = None,
) -> Extraction:
    """All rows of the document in `path` (a PDF, an official XML, a .docx or a web page).

    `xml` is the official XML beside a PDF: its text leads. Raises UnreadableDocument when no
    page of it can be read, ComponentMissing when the language model is not installed.
    """
    options = options or ExtractOptions()
    ocr = OcrSettings(enabled=options.ocr_pages > 0, max_pages=options.ocr_pages)
    reading = read_file(path, xml=xml, ocr=ocr)
    identity = identify(document_id(path.stem), reading)
    collector = Collector(identity)
    language = load_language(options.language_model) if options.parse else None
    own = OwnNumbers(identity.dossier, identity.number)
    flow = tell_names(list(sentences(reading, own, identity.date)), reading)
    title_period = _title_period(identity)
    told = year_told(identity.title, reading) if identity.kind in _TELL_OF_THE_PAST else ""
    annual = annual_year(identity.title, reading)
    periods = DocumentPeriods(title_period, page_periods(reading, identity.date), told, annual)
    add_prose(collector, flow, language, periods, ChapterScale(reading))
    cells = replace(reading, passages=tuple(passages_of_cells(reading)))
    within = tell_names(list(sentences(cells, own, identity.date)), reading)
    add_prose(collector, within, language, periods, ChapterScale(reading))
    add_tables(collector, reading, periods)
    collector.add_furniture(reading)
    collector.add_marks(reading)
    collector.claims = told_in_full(collector.claims)
    claims, doubts = look_at_doubtful(path, collector.claims, reading, ocr)
    collector.claims = claims
    collector.issues += doubts
    return _extraction(path, reading, identity, collector, provenance or Provenance())


def _title_period(identity: Identity) -> str:
    """The period named in the title ("Monitor 2015-2019"), if there is just one."""
    if re.search(r"\d{4}", identity.title) is None:
        return ""
    named = {period.iso for period in read_periods(identity.title)}
    return named.pop() if len(named) == 1 else ""


def _extraction(
    path: Path,
    reading: Reading,
    identity: Identity,
    collector: Collector,
    provenance: Provenance,
) -> Extraction:
    footnotes = collector.footnotes(reading.notes)
    pages = _all_pages(reading)
    document = Document(
        doc_id=identity.doc_id,
        file=printable(path.name),
        sha256=file_hash(path),
        kind=identity.kind,
        title=identity.title,
        publisher=identity.publisher,
        date=identity.date,
        dossier=identity.dossier,
        number=identity.number,
        source_url=provenance.source_url,
        retrieved_at=provenance.retrieved_at,
        pages=len(pages),
        text_source=reading.text_source,
        status="ok",
        reason="",
        claims=len(collector.claims),
        footnotes=len(footnotes),
    )
    return Extraction(
        document=document,
        pages=pages,
        claims=tuple(collector.claims),
        footnotes=footnotes,
        references=tuple(collector.references),
        law_references=tuple(collector.law_references),
        rejected=tuple(collector.rejected),
        issues=(*reading.issues, *collector.issues),
        numbers=collector.numbers,
    )


def _all_pages(reading: Reading) -> tuple[PageInfo, ...]:
    """Every page of the file in order; one that could not be opened has no size."""
    read = {page.number: page for page in reading.pages}
    numbers = range(1, max(reading.page_count, len(reading.pages)) + 1)
    return tuple(read.get(number) or PageInfo(number, 0.0, 0.0) for number in numbers)


def file_hash(path: Path) -> str:
    """The file's sha256, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
