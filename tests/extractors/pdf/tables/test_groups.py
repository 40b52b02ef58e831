"""Headings over several columns, and headings that a table leaves out of its tags or repeats."""

from __future__ import annotations

from dataclasses import replace

from extractors.pdf.page.sheet import RawWord
from extractors.pdf.tables import find_tables, join_tables
from extractors.pdf.tables.heads.groups import widen_groups
from schemas.paper import Box, Cell
from tests.extractors.pdf.tables.cells import SPOT, make_table
from tests.extractors.pdf.tables.drawing import rows_of
from tests.extractors.pdf.tables.test_tagged import make_rows

ROUNDS = ["Gebied", "2022", "2023", "verschil", "2022", "2023", "verschil"]


def groups_of(cells: tuple[Cell, ...]) -> list[tuple[str, int, int]]:
    return [(c.text, c.column, c.column_span) for c in cells if c.row == 0 and c.text]


def test_a_group_heading_reaches_over_the_whole_round_under_it() -> None:
    table = make_table([["", "Oppervlak (ha)", "", "", "", "Panden"], ROUNDS], heads=2)
    widened = widen_groups(table.cells, heads=2, labels=1)
    assert groups_of(widened) == [("Oppervlak (ha)", 1, 3), ("Panden", 4, 3)]


def test_a_group_goes_on_until_the_words_under_it_begin_anew() -> None:
    cells = make_table([["", "Eerst", "", "", "Later", "", "", "Ook"], [*ROUNDS, "Anders"]]).cells
    wide = tuple(replace(c, column_span=2) if c.text in ("Eerst", "Later") else c for c in cells)
    widened = widen_groups(wide, heads=2, labels=1)
    assert groups_of(widened) == [("Eerst", 1, 3), ("Later", 4, 2), ("Ook", 7, 1)]


def test_a_group_set_in_the_middle_reaches_to_the_groups_beside_it() -> None:
    figures = [
        Cell(row, n, text * n, 1, Box(60.0 * n, 20, 60.0 * n + 20, 30))
        for row, text in ((1, "v"), (2, "5"))
        for n in range(1, 6)
    ]
    light = Cell(0, 2, "Licht verkeer", 1, Box(110, 5, 210, 15), column_span=2)
    heavy = Cell(0, 5, "Zwaar", 1, Box(300, 5, 320, 15))
    widened = widen_groups((light, heavy, *figures), heads=2, labels=1)
    assert groups_of(widened) == [("Licht verkeer", 1, 4), ("Zwaar", 5, 1)]


def test_a_heading_of_one_column_is_not_widened() -> None:
    table = make_table([["", "index", "", "", "index"], ROUNDS], heads=2)
    assert groups_of(widen_groups(table.cells, heads=2, labels=1)) == [
        ("index", 1, 1),
        ("index", 4, 1),
    ]


def test_headings_that_are_not_in_the_tags_are_read_from_above() -> None:
    tagged = make_rows(
        [
            [(50, "code"), (150, "V_WW"), (250, "E_WW")],
            [(50, "Kantoor"), (150, "0,4"), (250, "0,65")],
            [(50, "Winkel"), (150, "0,7"), (250, "0,95")],
        ],
        head="TH",
    )
    for x, text in ((150, "Vraag"), (250, "Aanbod")):
        box = Box(x, 86, x + 5 * len(text), 95)
        tagged.words.append(RawWord(text, box, "F", 9, 94))
    (found,) = find_tables(tagged.page())
    assert rows_of(found.table)[:2] == [["", "Vraag", "Aanbod"], ["code", "V_WW", "E_WW"]]
    assert found.table.header_rows == 2


def test_a_line_of_text_over_a_tagged_table_is_no_heading() -> None:
    tagged = make_rows(
        [
            [(50, "Regio"), (150, "2022"), (250, "2023")],
            [(50, "Noord"), (150, "12"), (250, "15")],
            [(50, "Zuid"), (150, "14"), (250, "18")],
        ],
        head="TH",
    )
    x = 50.0
    for text in ["De", "brieven", "staan", "hieronder", "per", "regio", "en", "jaar", "geteld"]:
        box = Box(x, 86, x + 5 * len(text), 95)
        tagged.words.append(RawWord(text, box, "F", 9, 94))
        x += 5 * len(text) + 2.5
    (found,) = find_tables(tagged.page())
    assert found.table.header_rows == 1


def test_a_part_that_repeats_its_last_headings_keeps_the_first_ones() -> None:
    first = make_table(
        [["", "Vraag", "Aanbod"], ["code", "V_WW", "E_WW"], ["A", "1", "2"]], heads=2
    )
    second = replace(
        make_table([["code", "V_WW", "E_WW"], ["B", "3", "4"]]), table_id="p2t1", page=2
    )
    second = replace(second, cells=tuple(replace(c, page=2) for c in second.cells), box=SPOT)
    joined = join_tables([first, second])
    assert [rows_of(table)[0] for table in joined] == [["", "Vraag", "Aanbod"]] * 2
    assert {c.page for c in joined[1].cells if c.row == 0} == {1}
    assert joined[1].header_rows == 2


def test_a_part_with_other_headings_is_a_table_of_its_own() -> None:
    first = make_table([["", "2022", "2023"], ["A", "1", "2"]])
    second = replace(make_table([["", "2024", "2025"], ["B", "3", "4"]]), table_id="p2t1", page=2)
    assert rows_of(join_tables([first, second])[1])[0] == ["", "2024", "2025"]
