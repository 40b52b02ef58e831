"""The picture of a page shows what was read, in a colour for each part, with a legend."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.document import ExtractOptions, extract_document
from extractors.pdf import read_pdf
from pipeline.page_picture import CLAIM, TABLE, draw_page, page_picture
from schemas.errors import UsageError


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A page with a sentence and a table."""
    path = tmp_path / "brief.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(80, 740, "In 2023 stonden er 1.250 panden leeg in drie gemeenten.")
    for number, (name, value) in enumerate((("Noord", "410"), ("Oost", "340"), ("Zuid", "500"))):
        canvas.drawString(80, 700 - 14 * number, name)
        canvas.drawRightString(250, 700 - 14 * number, value)
    canvas.save()
    return path


def test_tables_and_claims_are_framed_in_their_colour(letter: Path, tmp_path: Path) -> None:
    claims = extract_document(letter, options=ExtractOptions(parse=False)).claims
    assert claims
    out = tmp_path / "out.png"
    draw_page(letter, 1, out, reading=read_pdf(letter), claims=claims)
    with Image.open(out) as picture:
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 24) or ()}
        assert picture.width == pytest.approx(A4[0] * 2, abs=2)
        assert picture.height > A4[1] * 2
    assert {CLAIM[0], TABLE[0]} <= colours


def test_without_claims_nothing_is_framed_as_one(letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    draw_page(letter, 1, out, reading=read_pdf(letter), claims=())
    with Image.open(out) as picture:
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 24) or ()}
    assert CLAIM[0] not in colours


def test_a_page_that_is_not_there_is_a_wrong_question(letter: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="geen leesbare pagina 9"):
        page_picture(letter, 9, tmp_path / "out.png")
