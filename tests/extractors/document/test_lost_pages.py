"""A page that cannot be opened costs that page: the document has as many pages as its file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest

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
        pdf.save(holed)  # which counts three pages
    found = extract_document(holed, options=ExtractOptions(parse=False, ocr_pages=0))
    assert found.document.pages == len(found.pages) == 4
    assert [page.number for page in found.pages] == [1, 2, 3, 4]
    assert found.pages[1].width == 0.0
    assert {claim.page: claim.value for claim in found.claims} == {1: 117, 3: 317, 4: 417}
    assert ("unreadable_page", 2) in {(issue.code, issue.page) for issue in found.issues}


def three_towns(folder: Path) -> Path:
    """Three pages, each with a number of its own."""
    draft = Draft(folder / "drie.pdf")
    for number, town in enumerate(("Epe", "Franeker", "Goor"), start=1):
        draft.lines(72, 100 + 40 * number, f"In de haven van {town} lagen {number}26 schepen.")
        if number < 3:
            draft.next_page()
    return draft.save()


def read_numbers(file: Path) -> tuple[int | None, dict[int, Decimal | None], set[str]]:
    """How many pages there are, the value claimed on each, and what was told."""
    found = extract_document(file, options=ExtractOptions(parse=False, ocr_pages=0))
    return (
        found.document.pages,
        {claim.page: claim.value for claim in found.claims},
        {issue.code for issue in found.issues},
    )


def test_a_page_whose_object_is_gone_does_not_lend_its_number_to_the_next(tmp_path: Path) -> None:
    holed = tmp_path / "weg.pdf"
    with pikepdf.open(three_towns(tmp_path)) as pdf:
        pdf.save(holed, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(holed) as pdf:
        lost = pdf.pages[1].obj.objgen[0]
    body = holed.read_bytes()
    start = body.index(b"\n%d 0 obj" % lost) + len(b"\n%d 0 obj" % lost)
    stop = body.index(b"endobj", start)
    holed.write_bytes(body[:start] + b" " * (stop - start) + body[stop:])
    assert read_numbers(holed) == (3, {1: 126, 3: 326}, {"unreadable_page"})


@pytest.mark.parametrize("hole", [b"null", b"(geen pagina)", b"17", b"[]"])
def test_a_hole_among_the_pages_that_is_not_counted_hides_no_page(
    tmp_path: Path, hole: bytes
) -> None:
    with pikepdf.open(three_towns(tmp_path)) as pdf:
        kids = pdf.Root.Pages.Kids
        kids.insert(1, pikepdf.Object.parse(hole))
        pdf.save(tmp_path / "gat.pdf")
    pages, values, told = read_numbers(tmp_path / "gat.pdf")
    assert (pages, values) == (4, {1: 126, 3: 226, 4: 326})
    assert told == {"repaired", "unreadable_page"}


def test_two_holes_cost_no_page(tmp_path: Path) -> None:
    with pikepdf.open(three_towns(tmp_path)) as pdf:
        for place in (0, 2):
            pdf.Root.Pages.Kids.insert(place, pikepdf.Object.parse(b"null"))
        pdf.save(tmp_path / "gaten.pdf")
    _, values, told = read_numbers(tmp_path / "gaten.pdf")
    assert sorted(filter(None, values.values())) == [126, 226, 326]
    assert "unreadable_page" in told


def test_a_count_that_is_too_low_hides_no_page(tmp_path: Path) -> None:
    with pikepdf.open(three_towns(tmp_path)) as pdf:
        pdf.save(tmp_path / "teller.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    body = (tmp_path / "teller.pdf").read_bytes()
    assert body.count(b"/Count 3") == 1
    (tmp_path / "teller.pdf").write_bytes(body.replace(b"/Count 3", b"/Count 1"))
    pages, values, told = read_numbers(tmp_path / "teller.pdf")
    assert (pages, values) == (3, {1: 126, 2: 226, 3: 326})
    assert told == {"repaired"}
