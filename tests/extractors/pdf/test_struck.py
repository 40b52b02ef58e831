"""Numbers with a line through them are deleted; lines that only pass by delete nothing."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from extractors.document import extract_document
from extractors.pdf.engine import RawPage, open_pdf
from tests.extractors.pdf.draft import HEIGHT, Draft


def read_first(path: Path) -> RawPage:
    with open_pdf(path) as pdf:
        return pdf.read_page(1)


@pytest.mark.parametrize("size", [8.0, 11.0, 24.0])
@pytest.mark.parametrize("height", [0.22, 0.3, 0.38])
@pytest.mark.parametrize("filled", [True, False])
def test_a_number_that_is_struck_out_is_set_apart(
    draft: Draft, size: float, height: float, *, filled: bool
) -> None:
    start = draft.text(72, 100, "Dat zijn ", size=size)
    end = draft.text(start, 100, "3.950 woningen", size=size, colour=(0.8, 0, 0))
    draft.text(end, 100, " 4.125 huizen.", size=size)
    level = HEIGHT - 100 + height * size
    if filled:
        draft.canvas.rect(start, level, end - start, 0.05 * size, stroke=0, fill=1)
    else:
        draft.canvas.line(start, level, end, level)
    page = read_first(draft.save())
    assert [word.text for word in page.struck] == ["3.950", "woningen"]
    assert [word.text for word in page.words] == ["Dat", "zijn", "4.125", "huizen."]


def test_two_lines_in_pieces_strike_out_too(draft: Draft) -> None:
    end = draft.text(72, 100, "3.950 woningen", size=11)
    draft.text(end, 100, " 4.125", size=11)
    for level in (2.2, 4.4):
        for x in (72, (72 + end) / 2):
            draft.canvas.line(x, HEIGHT - 100 + level, x + (end - 72) / 2, HEIGHT - 100 + level)
    assert [word.text for word in read_first(draft.save()).words] == ["4.125"]


def test_a_mark_laid_over_the_page_strikes_out(draft: Draft) -> None:
    end = draft.text(72, 100, "3.950", size=11)
    draft.text(end, 100, " 4.125", size=11)
    path = draft.save()
    low, high = HEIGHT - 102, HEIGHT - 90
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        mark = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.StrikeOut,
            Rect=[72, low, end, high],
            QuadPoints=[72, high, end, high, 72, low, end, low],
            F=4,
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(mark)]))
        pdf.save(path)
    assert [word.text for word in read_first(path).words] == ["4.125"]


def test_lines_of_charts_and_tables_strike_nothing_out(draft: Draft) -> None:
    draft.text(200, 100, "3.950", size=9)  # a value that a grid line passes through
    draft.rule(72, 500, 97)
    end = draft.text(72, 130, "4.125 huizen", size=11)
    draft.rule(72, end, 131.5)  # underlined
    draft.text(72, 160, "612", size=11)
    draft.rule(60, 300, 150)  # a table's rule
    page = read_first(draft.save())
    assert not page.struck
    assert [word.text for word in page.words] == ["3.950", "4.125", "huizen", "612"]


def test_what_is_struck_out_is_rejected_as_such(draft: Draft) -> None:
    start = draft.text(72, 100, "In 2023 kregen ", size=11)
    end = draft.text(start, 100, "3.950", size=11)
    draft.rule(start, end, 96.5)
    start = draft.text(end, 100, " 4.125 gezinnen een nieuwe woning, een groei van ", size=11)
    end = draft.text(start, 100, "8 procent", size=11)
    draft.rule(start, end, 96.5)
    draft.text(end, 100, " 10%.", size=11)
    extraction = extract_document(draft.save())
    assert [claim.as_written for claim in extraction.claims] == ["4.125", "10%"]
    assert [(r.as_written, r.reason) for r in extraction.rejected if r.reason == "struck_out"] == [
        ("3.950", "struck_out"),
        ("8 procent", "struck_out"),
    ]
