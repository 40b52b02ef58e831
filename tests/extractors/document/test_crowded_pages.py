"""A page with more words than anybody could read is read as far as that, and the others whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document import ExtractOptions, extract_document
from extractors.pdf import reader
from tests.extractors.pdf.draft import Draft


def test_a_page_is_read_to_its_last_word_but_one_that_is_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MOST_WORDS", 24)
    draft = Draft(tmp_path / "vol.pdf")
    for row, (village, count) in enumerate((("Ee", 41), ("Ie", 42), ("Oe", 43), ("Ae", 44))):
        draft.lines(72, 100 + 60 * row, f"In het dorp {village} wonen samen {count} kuipers.")
    draft.next_page()
    draft.lines(72, 100, "In het dorp Urk wonen samen 45 kuipers.")
    found = extract_document(draft.save(), options=ExtractOptions(parse=False, ocr_pages=0))
    assert [claim.value for claim in found.claims] == [41, 42, 43, 45]
    assert ("too_many_words", 1) in {(issue.code, issue.page) for issue in found.issues}
