"""From a file to a reading: a PDF, an official XML, the one led by the other, Word, HTML, text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extractors.pdf import read_pdf
from extractors.pdf.ocr import OcrSettings
from schemas.errors import UnreadableDocument
from schemas.paper import Issue, Reading


def read_file(path: Path, *, xml: Path | None, ocr: OcrSettings) -> Reading:
    """The document in `path` as a person would read it.

    `xml` is the official publication beside a PDF: its text and notes lead, the PDF gives page and
    box. Raises `UnreadableDocument` where nothing of the file can be read.
    """
    # Each reader is loaded only where there is something for it to read.
    match path.suffix.lower():
        case ".xml":
            from extractors.xml import read_xml

            return read_xml(path)
        case ".docx":
            from extractors.html import read_word

            return read_word(path)
        case ".html" | ".htm":
            from extractors.html import read_html

            return read_html(path)
        case ".txt" | ".md":
            from extractors.text import read_text

            return read_text(path)
    reading = read_pdf(path, ocr=ocr)
    return reading if xml is None else _lead_with(xml, reading)


def _lead_with(xml: Path, reading: Reading) -> Reading:
    from extractors.xml import align_with_pdf, read_xml

    try:
        return align_with_pdf(read_xml(xml), reading)
    except UnreadableDocument as error:
        issue = Issue("xml_unreadable", f"{xml.name}: {error.message} De PDF gaat voor.")
        return replace(reading, issues=(*reading.issues, issue))
