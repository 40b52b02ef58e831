"""One publication twice, as XML and as PDF: the XML says what, the PDF says where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.document.read import read_file
from extractors.pdf import read_pdf
from extractors.pdf.ocr import OcrSettings
from extractors.xml import align_with_pdf, read_xml
from extractors.xml.tokens import match_tokens, normal
from schemas.paper import PlacedWord, Reading

NO_OCR = OcrSettings(enabled=False)
LINES_ONE = (
    "De leegstand daalt. In 2023 stonden er nog 1.250 panden leeg, verdeeld over",
    "drie gemeenten in het noorden. De gemeenten hebben samen een aanpak opge-",
    "steld die in de komende jaren tot een verdere daling moet leiden.",
)
LINES_TWO = (
    "Het kabinet stelt hiervoor 12,5 miljoen euro beschikbaar. Daarvan gaat een",
    "derde naar de verbouwing van winkels tot woningen in kleine kernen.",
)
XML = """<officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst><tekst>
<tussenkop>Stand van zaken</tussenkop>
<al>De leegstand daalt. In 2023 stonden er nog 1.250 panden<noot><noot.nr>1</noot.nr><noot.al>Bron:
eigen telling van de gemeenten, peildatum 31 december.</noot.al></noot> leeg, verdeeld over drie
gemeenten in het noorden. De gemeenten hebben samen een aanpak opgesteld die in de komende jaren
tot een verdere daling moet leiden.</al>
<al>Het kabinet stelt hiervoor 12,5 miljoen euro beschikbaar. Daarvan gaat een derde naar de
verbouwing van winkels tot woningen in kleine kernen.</al>
</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>
"""


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A PDF of two pages and the XML of the same text."""
    folder = tmp_path_factory.mktemp("pair")
    canvas = Canvas(str(folder / "stuk.pdf"), pagesize=A4, invariant=1)
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(100, 740, "Stand van zaken")
    canvas.setFont("Helvetica", 10)
    for number, line in enumerate(LINES_ONE):
        canvas.drawString(100, 715 - 13 * number, line)
    mark = 100 + canvas.stringWidth(LINES_ONE[0][: LINES_ONE[0].index(" leeg,")], "Helvetica", 10)
    canvas.setFont("Helvetica", 5.5)
    canvas.drawString(mark, 719, "1")
    canvas.setFont("Helvetica", 5)
    canvas.drawString(100, 93, "1")
    canvas.setFont("Helvetica", 7.5)
    canvas.drawString(106, 90, "Bron: eigen telling van de gemeenten, peildatum 31 december.")
    canvas.showPage()
    canvas.setFont("Helvetica", 10)
    for number, line in enumerate(LINES_TWO):
        canvas.drawString(100, 740 - 13 * number, line)
    canvas.save()
    (folder / "stuk.xml").write_text(XML, encoding="utf-8")
    return folder / "stuk.pdf", folder / "stuk.xml"


def word_at(reading: Reading, text: str) -> tuple[PlacedWord, ...]:
    """Where a piece of text stands."""
    passage = next(passage for passage in reading.passages if text in passage.text)
    start = passage.text.index(text)
    end = start + len(text)
    return tuple(word for word in passage.words if word.start < end and word.end > start)


def test_both_hold_the_same_running_text(pair: tuple[Path, Path]) -> None:
    pdf, xml = pair

    def running(reading: Reading) -> str:
        roles = ("heading", "paragraph", "note")
        return " ".join(p.text for p in reading.passages if p.role in roles)

    read, official = running(read_pdf(pdf)), running(read_xml(xml))
    assert sorted(read.split()) == sorted(official.split())


def test_numbers_of_the_xml_stand_where_the_pdf_prints_them(pair: tuple[Path, Path]) -> None:
    pdf, xml = pair
    aligned = align_with_pdf(read_xml(xml), read_pdf(pdf))
    (word,) = word_at(aligned, "1.250")
    assert word.page == 1
    before = LINES_ONE[0][: LINES_ONE[0].index("1.250")]
    expected = 100 + Canvas("x").stringWidth(before, "Helvetica", 10)
    assert word.box.x0 == pytest.approx(expected, abs=1)
    (other,) = word_at(aligned, "12,5")
    assert other.page == 2


def test_the_note_is_placed_and_its_call_kept(pair: tuple[Path, Path]) -> None:
    pdf, xml = pair
    aligned = align_with_pdf(read_xml(xml), read_pdf(pdf))
    (note,) = aligned.notes
    assert (note.marker, note.page, note.anchor_page) == ("1", 1, 1)
    assert note.anchor_text.endswith("nog 1.250 panden")
    body = next(passage for passage in aligned.passages if passage.role == "note")
    assert body.words[0].box.top > 700


def test_a_word_hyphenated_on_paper_is_whole_and_has_both_places(pair: tuple[Path, Path]) -> None:
    pdf, xml = pair
    aligned = align_with_pdf(read_xml(xml), read_pdf(pdf))
    places = word_at(aligned, "opgesteld")
    assert len({round(place.box.top) for place in places}) == 2


def test_the_xml_beside_a_pdf_leads(pair: tuple[Path, Path]) -> None:
    pdf, xml = pair
    reading = read_file(pdf, xml=xml, ocr=NO_OCR)
    assert reading.text_source == "xml"
    assert len(reading.pages) == 2


def test_broken_xml_leaves_the_pdf_in_charge(tmp_path: Path, pair: tuple[Path, Path]) -> None:
    broken = tmp_path / "stuk.xml"
    broken.write_text("<officiele-publicatie><al>Half", encoding="utf-8")
    reading = read_file(pair[0], xml=broken, ocr=NO_OCR)
    assert reading.text_source == "pdf"
    assert [issue.code for issue in reading.issues] == ["xml_unreadable"]


def test_the_xml_of_another_document_is_set_aside(tmp_path: Path, pair: tuple[Path, Path]) -> None:
    other = tmp_path / "ander.xml"
    other.write_text(
        "<officiele-publicatie><al>Over vissen, vogels, planten en hele andere "
        "zaken waar niemand om vroeg.</al></officiele-publicatie>",
        encoding="utf-8",
    )
    paper = read_pdf(pair[0])
    aligned = align_with_pdf(read_xml(other), paper)
    assert [issue.code for issue in aligned.issues] == ["xml_mismatch"]
    assert replace(aligned, issues=()) == replace(paper, issues=())


def test_rare_runs_anchor_a_text_that_repeats_itself() -> None:
    left = list("abcxyzabc")
    right = list("abcqxyzqabc")
    assert match_tokens(left, right) == [
        (0, 0), (1, 1), (2, 2), (3, 4), (4, 5), (5, 6), (6, 8), (7, 9), (8, 10),
    ]  # fmt: skip


def test_case_hyphens_and_stops_do_not_part_words() -> None:
    assert normal("Beleids-") == normal("beleids")
    assert normal("45%.") == "45%"
    assert normal("–") == ""
