"""A line about all amounts holds for the tables of its page, or of its whole chapter."""

from __future__ import annotations

import pytest

from extractors.pdf.tables import with_scale_lines
from schemas.paper import Box, Passage, PlacedWord, Reading, Table
from schemas.vocabularies import PassageRole


def passage(text: str, role: PassageRole, page: int, top: float, size: float = 10) -> Passage:
    return Passage(text, role, (PlacedWord(0, len(text), page, Box(0, top, 9, top + size)),))


def table(page: int, top: float) -> Table:
    return Table(f"p{page}t{top:.0f}", page, Box(0, top, 9, top + 50), (), 0, 0)


CHAPTER = (
    passage("Toelichting op de balans", "heading", 3, 50, 20),
    passage("1. Effecten", "heading", 3, 90, 12),
    passage("2. Schulden", "heading", 4, 90, 12),
    passage("Overige gegevens", "heading", 6, 50, 20),
)


@pytest.mark.parametrize(
    ("line", "pages"),
    [
        ("(Bedragen in duizenden euro's, tenzij anders vermeld)", [3, 4, 5]),
        ("Alle bedragen x € 1.000", [3, 4, 5]),
        ("(bedragen in duizenden euro's)", [3]),
        ("Bedragen in duizenden", [3]),
        ("De bedragen in dit hoofdstuk zijn afgerond.", []),
        ("In 2023 betaalden wij 12 duizend euro.", []),
    ],
)
def test_a_line_holds_as_far_as_it_says(line: str, pages: list[int]) -> None:
    said = passage(line, "paragraph", 3, 75)
    tables = (table(2, 600), *(table(page, 300) for page in (3, 4, 5, 6)))
    found = with_scale_lines(Reading((), (*CHAPTER[:1], said, *CHAPTER[1:]), tables))
    assert [each.page for each in found if each.scale_line == line] == pages


def test_the_next_line_takes_over() -> None:
    first = passage("Alle bedragen x € 1.000", "paragraph", 3, 75)
    second = passage("Alle bedragen x € 1.000.000", "paragraph", 4, 75)
    found = with_scale_lines(
        Reading((), (*CHAPTER[:1], first, second), (table(3, 300), table(4, 300)))
    )
    assert [each.scale_line for each in found] == [first.text, second.text]


def test_the_running_head_tells_how_long_a_chapter_is() -> None:
    heads = {2: "Verslag", 3: "Toelichting", 4: "Toelichting", 5: "Overig", 6: "Overig"}
    running = [passage(f"{page} {text}", "running", page, 800) for page, text in heads.items()]
    said = passage("Alle bedragen x € 1.000", "paragraph", 3, 75)
    same = passage("1. Effecten", "heading", 3, 90, 20)
    found = with_scale_lines(
        Reading((), (*CHAPTER[:1], said, same, *running), tuple(table(p, 300) for p in heads))
    )
    assert [each.page for each in found if each.scale_line] == [3, 4]
