"""pdfplumber reads the same numbers, and says so when it does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.pdf.engine import open_pdf
from extractors.pdf.second_opinion import audit_numbers, read_page_with_pdfplumber
from schemas.errors import UnreadableDocument
from tests.extractors.pdf.draft import Draft


@pytest.fixture
def path(tmp_path: Path) -> Path:
    draft = Draft(tmp_path / "draft.pdf")
    draft.marked(72, 100, "In 2021 was dat 5,4", "^3", " procent van 1.234 zaken")
    return draft.save()


def test_both_read_the_same_numbers_marks_aside(path: Path) -> None:
    with open_pdf(path) as pdf:
        ours = pdf.read_page(1)
    audit = audit_numbers(ours, read_page_with_pdfplumber(path, 1))
    assert audit.agreed >= 2
    assert audit.only_theirs == ()
    assert audit.recall == 1.0


def test_a_number_that_one_lacks_is_named(path: Path) -> None:
    with open_pdf(path) as pdf:
        ours = pdf.read_page(1)
    fewer = replace(ours, words=tuple(word for word in ours.words if word.text != "1.234"))
    audit = audit_numbers(fewer, read_page_with_pdfplumber(path, 1))
    assert audit.only_theirs == ("1.234",)
    assert audit.recall < 1.0


def test_the_fallback_gives_places_as_displayed(path: Path) -> None:
    page = read_page_with_pdfplumber(path, 1)
    word = next(word for word in page.words if word.text == "zaken")
    assert (page.width, page.height) == (595.0, 842.0)
    assert word.box.top < 100 < word.box.bottom + 1
    assert not word.raised


def test_a_page_neither_can_read_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "kapot.pdf"
    path.write_bytes(b"%PDF-1.4\nniets")
    with pytest.raises(UnreadableDocument) as caught:
        read_page_with_pdfplumber(path, 1)
    assert caught.value.code == "damaged"
