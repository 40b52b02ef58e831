"""A page that cannot be opened costs that page: the document has as many pages as its file."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from extractors.document import ExtractOptions, extract_document
from tests.extractors.pdf.draft import Draft


def test_a_missing_page_in_the_middle_leaves_the_others_with_their_numbers(
    tmp_path: Path,
) -> None:
    draft = Draft(tmp_path / "heel.pdf")
    for number, town in enumerate(("Almelo", "Breda", "Culemborg", "Diever"), start=1):
        draft.lines(72, 100 + 40 * number, f"Bij de gemeente {town} werken {number}17 mensen.")
        if number < 4:
            draft.next_page()
    whole, holed = draft.save(), tmp_path / "met gat.pdf"
    with pikepdf.open(whole) as pdf:
        pdf.Root.Pages.Kids[1] = pikepdf.Object.parse(b"null")
        pdf.save(holed)
    found = extract_document(holed, options=ExtractOptions(parse=False, ocr_pages=0))
    assert found.document.pages == len(found.pages) == 3
    assert [page.number for page in found.pages] == [1, 2, 3]
    assert found.pages[1].width == 0.0
    assert {claim.page: claim.value for claim in found.claims} == {1: 117, 3: 317}
    assert ("unreadable_page", 2) in {(issue.code, issue.page) for issue in found.issues}
