"""Numbers whose code says something else than their sign are found out by looking at the page."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from extractors.document import extract_document
from extractors.document.extract import ExtractOptions
from extractors.pdf.ocr import missing_component
from extractors.pdf.second_look import differ
from pipeline.issues import doubts, lost_pages
from schemas.paper import Issue
from schemas.records import Extraction
from tests.extractors.pdf.tables.drawing import Drawing

needs_tesseract = pytest.mark.skipif(bool(missing_component()), reason="no Tesseract with Dutch")

LINES = (
    "In dat jaar waren er 4830 huurders en 2195 kopers in de wijk.",
    "Het jaar ervoor waren dat 4617 huurders en 2092 kopers.",
    "Die cijfers staan in de quaestie van de gemeente en zijn geteld.",
)


def _told_otherwise(path: Path, codes: dict[str, str], lines: tuple[str, ...] = LINES) -> Path:
    """A page of lines whose text layer gives signs other codes than they are drawn with."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    ranges = "\n".join(
        f"<{ord(c.encode('cp1252')):02X}> <{ord(codes.get(c, c)):04X}>"
        for c in sorted({c for line in lines for c in line})
    )
    count = ranges.count("\n") + 1
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{count} beginbfchar\n{ranges}\nendbfchar endcmap end end"
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
        ToUnicode=pdf.make_stream(table.encode()),
    )
    page = pdf.pages[0]
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    shown = b"".join(
        b"BT /F1 12 Tf 72 %d Td <%s> Tj ET\n"
        % (740 - 20 * at, line.encode("cp1252").hex().encode())
        for at, line in enumerate(lines)
    )
    page.Contents = pdf.make_stream(shown)
    pdf.save(path)
    return path


def _read(path: Path, **options: int) -> Extraction:
    return extract_document(path, options=ExtractOptions(parse=False, **options))


@needs_tesseract
def test_a_figure_with_the_code_of_another_is_less_sure_and_told(tmp_path: Path) -> None:
    path = _told_otherwise(tmp_path / "codes.pdf", {"3": "8", "q": "\ue001"})
    found = _read(path)
    sure = {claim.as_written: claim.confidence for claim in found.claims}
    plain = {claim.as_written: claim.confidence for claim in _read(path, ocr_pages=0).claims}
    assert {"4880", "2195", "4617", "2092"} <= set(sure)
    assert sure["4880"] == pytest.approx(plain["4880"] / 2)
    assert all(sure[text] == plain[text] for text in ("2195", "4617", "2092"))
    told = [issue.message for issue in found.issues if issue.code == "picture_differs"]
    assert told == ["Gelezen is ‘4880’; in beeld staat ‘4830’."]


@needs_tesseract
def test_a_page_that_looks_as_it_reads_is_as_sure_as_before(tmp_path: Path) -> None:
    path = _told_otherwise(tmp_path / "codes.pdf", {"q": "\ue001"})
    assert [i for i in _read(path).issues if i.code == "picture_differs"] == []


@pytest.mark.parametrize(
    ("read", "shown", "other"),
    [
        ("-219", "€219", True),
        ("-219", "−219", False),
        ("1.204", "1 204", False),
        ("3 6200", "36200", False),
        ("4880", "4830", True),
        ("12%", "12 %", False),
    ],
)
def test_numbers_are_compared_by_their_digits_and_a_minus(
    read: str, shown: str, other: bool
) -> None:
    assert differ(read, shown) is other


def test_a_total_that_is_no_sum_is_told(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "totals.pdf")
    drawing.row(100, "Streek", ["2024", "2023", "2022"])
    drawing.row(114, "Kust", ["120", "118", "92"])
    drawing.row(128, "Heuvels", ["305", "301", "288"])
    drawing.row(142, "Polder", ["77", "70", "81"])
    drawing.row(156, "Totaal", ["502", "499", "461"])
    drawing.canvas.save()
    found = _read(drawing.path)
    told = [issue for issue in found.issues if issue.code == "total_differs"]
    assert [issue.page for issue in told] == [1]
    sure = {claim.as_written: claim.confidence for claim in found.claims}
    assert sure["118"] < sure["120"]


def test_what_is_doubted_is_told_and_costs_no_page() -> None:
    issues = (Issue("total_differs", "Klopt niet.", 3), Issue("ocr_off", "Niet gelezen.", 4))
    assert lost_pages(issues) == issues[1:]
    assert doubts(issues) == issues[:1]
