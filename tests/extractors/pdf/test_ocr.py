"""Pictured pages are recognised within a budget; what is skipped is reported with a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.pdf import ocr, read_pdf
from extractors.pdf.engine import open_pdf
from extractors.pdf.ocr import OcrSettings, Recogniser, missing_component, read_words
from extractors.pdf.page.sheet import RawPage

LINES = (
    "In de gemeente staan ongeveer 1.250 panden leeg.",
    "Dat is 45 procent meer dan in het jaar 2019.",
    "Het college stelt hiervoor 12,5 miljoen euro beschikbaar.",
)
needs_tesseract = pytest.mark.skipif(
    bool(missing_component()), reason="Tesseract met Nederlands is niet geïnstalleerd"
)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A page that is a picture of text, at 150 dpi."""
    return make_scan(tmp_path / "scan.pdf")


def make_scan(path: Path, *, turned: int = 0) -> Path:
    picture = Image.new("L", (1240, 1754), "white")
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(LINES * 4):
        pen.text((150, 200 + 70 * number), line, fill="black", font=ImageFont.load_default(34))
    picture.rotate(turned, expand=True).save(path, resolution=150)
    return path


def raw_page(path: Path) -> RawPage:
    with open_pdf(path) as pdf:
        return pdf.read_page(1)


@needs_tesseract
def test_a_pictured_page_is_read_with_places_and_confidence(scan: Path) -> None:
    page = raw_page(scan)
    assert page.words == ()
    read = Recogniser(scan).read(page)
    assert read is not None
    text = " ".join(word.text for word in read.words)
    assert "ongeveer 1.250 panden leeg" in text
    number = next(word for word in read.words if word.text == "1.250")
    assert 72 < number.box.x0 < 72 + 400
    assert number.box.top == pytest.approx(200 * 72 / 150, abs=8)
    assert number.confidence is not None
    assert 0.5 < number.confidence <= 1
    first_line = [word for word in read.words if word.box.top < 200 * 72 / 150 + 12]
    assert len({(word.baseline, word.size) for word in first_line}) == 1


@needs_tesseract
def test_a_page_on_its_side_is_turned_upright(tmp_path: Path) -> None:
    path = make_scan(tmp_path / "turned.pdf", turned=90)
    page = raw_page(path)
    read = Recogniser(path).read(page)
    assert read is not None
    assert "1.250" in {word.text for word in read.words}
    assert (read.width, read.height) == (page.height, page.width)
    assert read.rotation % 180 == 90


@needs_tesseract
def test_a_scan_is_read_as_a_document(scan: Path) -> None:
    reading = read_pdf(scan)
    assert reading.text_source == "ocr"
    assert reading.pages[0].text_source == "ocr"
    passage = next(p for p in reading.passages if "1.250 panden" in p.text)
    assert passage.ocr_confidence is not None


def test_without_tesseract_the_message_says_how_to_install_it(
    scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda name: None)
    recogniser = Recogniser(scan)
    assert recogniser.read(raw_page(scan)) is None
    (issue,) = recogniser.issues
    assert (issue.code, issue.page) == ("ocr_missing", 1)
    assert "apt install tesseract-ocr tesseract-ocr-nld" in issue.message


def test_without_dutch_it_says_so_too(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda name: "/usr/bin/tesseract")
    monkeypatch.setattr(ocr, "_languages", lambda: frozenset({"eng"}))
    recogniser = Recogniser(scan)
    assert recogniser.read(raw_page(scan)) is None
    assert "'nld'" in recogniser.issues[0].message


def test_pages_beyond_the_budget_are_reported(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "missing_component", lambda language: "")
    monkeypatch.setattr(ocr, "recognise_page", lambda source, page, settings: page)
    recogniser = Recogniser(scan, OcrSettings(max_pages=2))
    page = raw_page(scan)
    assert [recogniser.read(page) is not None for _ in range(4)] == [True, True, False, False]
    assert [issue.code for issue in recogniser.issues] == ["ocr_budget", "ocr_budget"]


def test_a_page_that_takes_too_long_is_reported(
    scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(*_: object) -> RawPage:
        raise ocr.subprocess.TimeoutExpired("tesseract", 60)

    monkeypatch.setattr(ocr, "missing_component", lambda language: "")
    monkeypatch.setattr(ocr, "recognise_page", hang)
    recogniser = Recogniser(scan)
    assert recogniser.read(raw_page(scan)) is None
    assert [issue.code for issue in recogniser.issues] == ["ocr_timeout"]


def test_recognition_that_is_off_is_reported(scan: Path) -> None:
    recogniser = Recogniser(scan, OcrSettings(enabled=False))
    assert recogniser.read(raw_page(scan)) is None
    assert [issue.code for issue in recogniser.issues] == ["ocr_off"]


def test_a_letter_far_before_its_line_is_a_bullet() -> None:
    head = "level page_num block_num par_num line_num word_num left top width height conf text"
    rows = [
        ("1", "1", 100, 100, 8, 8, "e"),
        ("1", "1", 140, 95, 60, 20, "Voor"),
        ("1", "1", 205, 95, 60, 20, "14"),
        ("2", "1", 100, 150, 8, 8, "©"),
        ("3", "1", 140, 145, 60, 20, "_Verder"),
        ("4", "1", 100, 195, 10, 20, "e"),
        ("4", "1", 114, 195, 60, 20, "kansen"),
    ]
    lines = [f"5 1 {b} 1 {line} 1 {x} {y} {w} {h} 90 {t}" for b, line, x, y, w, h, t in rows]
    table = "\n".join([head, *lines]).replace(" ", "\t")
    words = read_words(table, 0.24)
    assert [word.text for word in words] == ["•", "Voor", "14", "•", "Verder", "e", "kansen"]
