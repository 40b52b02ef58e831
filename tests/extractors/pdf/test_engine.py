"""PDFium's words come with their place as displayed, and unseen ones do not come at all."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from extractors.pdf.engine import RawPage, RawWord, open_pdf
from schemas.errors import UnreadableDocument
from schemas.paper import Box
from tests.extractors.pdf.draft import BOLD, Draft, draw_tagged


def read_first(path: Path) -> RawPage:
    with open_pdf(path) as pdf:
        return pdf.read_page(1)


def word_named(page: RawPage, text: str) -> RawWord:
    return next(word for word in page.words if word.text == text)


def test_words_have_box_font_size_and_baseline(draft: Draft) -> None:
    draft.text(72, 100, "Het kabinet telde", size=12)
    draft.text(72, 130, "1.234", size=9, font=BOLD)
    page = read_first(draft.save())
    assert [word.text for word in page.words] == ["Het", "kabinet", "telde", "1.234"]
    figure = word_named(page, "1.234")
    assert (figure.font, figure.size, figure.bold) == ("Helvetica-Bold", 9.0, True)
    assert figure.baseline == pytest.approx(130, abs=0.1)
    assert figure.box.x0 == pytest.approx(72, abs=0.5)
    assert figure.box.top < 130 < figure.box.bottom
    assert not word_named(page, "kabinet").bold


def box_width(box: Box, turn: int) -> float:
    return box.x1 - box.x0 if turn % 180 == 0 else box.bottom - box.top


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_places_are_those_of_the_page_as_displayed(draft: Draft, turn: int) -> None:
    draft.text(100, 200, "hier")
    path = draft.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].CropBox = [50, 42, 595, 742]  # 100 points off the top, 50 off the left
        pdf.pages[0].Rotate = turn
        pdf.save(path)
    page = read_first(path)
    box = word_named(page, "hier").box
    x0, x1, top, bottom = 50, box_width(box, turn) + 50, 90.55, 102.1  # as displayed upright
    expected = {
        0: (x0, top, x1, bottom),
        90: (700 - bottom, x0, 700 - top, x1),
        180: (545 - x1, 700 - bottom, 545 - x0, 700 - top),
        270: (top, 545 - x1, bottom, 545 - x0),
    }[turn]
    assert (page.width, page.height) == ((545, 700) if turn % 180 == 0 else (700, 545))
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx(expected, abs=0.5)
    assert word_named(page, "hier").angle == (360 - turn) % 360


def test_text_on_its_side_is_one_word_along_its_own_axis(draft: Draft) -> None:
    draft.canvas.saveState()
    draft.canvas.translate(300, 400)
    draft.canvas.rotate(90)
    draft.canvas.drawString(0, 0, "aantal meldingen")
    draft.canvas.restoreState()
    page = read_first(draft.save())
    assert [(word.text, word.angle) for word in page.words] == [("aantal", 90), ("meldingen", 90)]


def test_marks_are_split_from_the_number_they_stand_on(draft: Draft) -> None:
    draft.marked(72, 100, "Dat is 5,4", "^3", " procent van 90%", "^12", ".")
    page = read_first(draft.save())
    assert [(w.text, w.raised) for w in page.words if w.text[0].isdigit()] == [
        ("5,4", False),
        ("3", True),
        ("90%", False),
        ("12", True),
    ]


def test_lowered_figures_are_not_raised(draft: Draft) -> None:
    end = draft.text(72, 100, "NH")
    end = draft.text(end, 102, "3", size=6)
    draft.text(end + 3, 100, "emissies")
    page = read_first(draft.save())
    assert [(w.text, w.raised, w.joined) for w in page.words][:2] == [
        ("NH", False, False),
        ("3", False, True),
    ]


def test_glyphs_set_one_by_one_are_one_word(draft: Draft) -> None:
    x = 72.0
    for glyph in "2022":
        x = draft.text(x, 100, glyph) + 0.6
    page = read_first(draft.save())
    assert [word.text for word in page.words] == ["2022"]


def test_unseen_text_is_counted_and_left_out(draft: Draft) -> None:
    draft.text(72, 100, "zichtbaar")
    draft.text(72, 120, "wit 999", colour=(1, 1, 1))
    draft.text(900, 140, "buiten 888")
    line = draft.canvas.beginText(72, 600)
    line.setTextRenderMode(3)
    line.textOut("onzichtbaar 777")
    draft.canvas.drawText(line)
    page = read_first(draft.save())
    assert [word.text for word in page.words] == ["zichtbaar"]
    assert page.hidden_words >= 4


def test_a_white_digit_that_fills_a_column_is_no_part_of_its_number(draft: Draft) -> None:
    end = draft.text(72, 100, "0", colour=(1, 1, 1))
    draft.text(end, 100, "2,67")
    draft.text(draft.text(72, 120, "1,6"), 120, "0", colour=(1, 1, 1))
    page = read_first(draft.save())
    assert [(word.text, word.joined) for word in page.words] == [("2,67", False), ("1,6", False)]
    assert page.hidden_words == 2


def test_white_text_on_a_dark_area_is_seen(draft: Draft) -> None:
    draft.area(60, 80, 200, 40, grey=0.1)
    draft.text(72, 100, "kop in wit", colour=(1, 1, 1))
    page = read_first(draft.save())
    assert [word.text for word in page.words] == ["kop", "in", "wit"]


def test_invisible_text_over_a_scan_is_its_text(draft: Draft, tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "scan.png"
    Image.new("L", (60, 84), 240).save(picture)
    draft.canvas.drawImage(str(picture), 0, 0, 595, 842)
    line = draft.canvas.beginText(72, 700)
    line.setTextRenderMode(3)
    line.textOut("herkende tekst")
    draft.canvas.drawText(line)
    page = read_first(draft.save())
    assert [word.text for word in page.words] == ["herkende", "tekst"]
    assert len(page.images) == 1


def test_rulings_and_areas_come_along(draft: Draft) -> None:
    draft.rule(72, 272, 300)
    draft.canvas.line(100, 842 - 310, 100, 842 - 360)
    draft.area(72, 400, 200, 50)
    page = read_first(draft.save())
    edges = {(e.orientation, round(e.x0), round(e.top)) for e in page.edges}
    assert {("h", 72, 300), ("v", 100, 310), ("h", 72, 400), ("v", 272, 400)} <= edges
    assert [shade.colour for shade in page.shades] == [(217, 217, 217)]


def test_tags_name_what_a_word_is_in(tmp_path: Path) -> None:
    content = (
        b"/Artifact BMC BT /F1 8 Tf 72 800 Td (Kopregel) Tj ET EMC\n"
        b"/P <</MCID 0>> BDC BT /F1 10 Tf 72 700 Td (Alinea) Tj ET EMC\n"
        b"/Note <</MCID 1>> BDC BT /F1 7 Tf 72 60 Td (Noot) Tj ET EMC\n"
    )
    page = read_first(draw_tagged(tmp_path / "tagged.pdf", content, ["P", "Note"]))
    assert {word.text: word.tag for word in page.words} == {
        "Kopregel": "Artifact",
        "Alinea": "P",
        "Noot": "Note",
    }
    assert [word.mcid for word in page.words] == [None, 0, 1]


def test_metadata_and_page_count(draft: Draft) -> None:
    draft.canvas.setTitle("Een proef")
    draft.text(72, 100, "een")
    draft.next_page()
    draft.text(72, 100, "twee")
    with open_pdf(draft.save()) as pdf:
        assert (pdf.page_count, pdf.tagged, pdf.metadata["Title"]) == (2, False, "Een proef")
        assert [page.words[0].text for page in pdf.pages()] == ["een", "twee"]


def test_a_locked_file_asks_for_its_password(draft: Draft) -> None:
    draft.text(72, 100, "geheim")
    path = draft.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="sleutel", owner="baas"))
    with pytest.raises(UnreadableDocument) as caught:
        open_pdf(path)
    assert caught.value.code == "encrypted"
    with open_pdf(path, "sleutel") as pdf:
        assert pdf.read_page(1).words[0].text == "geheim"


def test_a_file_that_is_no_pdf_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "leeg.pdf"
    path.write_bytes(b"%PDF-1.4\nnietszeggend")
    with pytest.raises(UnreadableDocument) as caught:
        open_pdf(path)
    assert caught.value.code == "damaged"
