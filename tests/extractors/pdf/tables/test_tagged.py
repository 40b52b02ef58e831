"""Tags give rows and columns outright; where they leave out merged cells the eye decides."""

from __future__ import annotations

from dataclasses import replace

from extractors.pdf.page.sheet import Element, RawPage, RawWord
from extractors.pdf.tables import find_tables
from schemas.paper import Box
from tests.extractors.pdf.tables.drawing import rows_of


class TaggedPage:
    """A page of one tagged table, built cell by cell."""

    def __init__(self) -> None:
        self.elements = [Element("Table", -1)]
        self.words: list[RawWord] = []
        self.row = -1

    def start_row(self) -> None:
        """The next TR."""
        self.row = len(self.elements)
        self.elements.append(Element("TR", 0))

    def cell(self, x: float, top: float, text: str, *, tag: str = "TD", wide: int = 1) -> None:
        """A cell with its words from x on."""
        at = len(self.elements)
        self.elements.append(Element(tag, self.row, column_span=wide))
        for word in text.split():
            width = 5 * len(word)
            box = Box(x, top, x + width, top + 9)
            self.words.append(RawWord(word, box, "F", 9, top + 8, tag=tag, element=at))
            x += width + 2.5

    def page(self) -> RawPage:
        """As the engine would hand it over."""
        return RawPage(1, 595, 842, 0, tuple(self.words), elements=tuple(self.elements))


def make_rows(rows: list[list[tuple[float, str]]], *, head: str = "TD") -> TaggedPage:
    table = TaggedPage()
    for number, cells in enumerate(rows):
        table.start_row()
        for x, text in cells:
            table.cell(x, 100 + 14 * number, text, tag=head if number == 0 else "TD")
    return table


def test_rows_and_columns_are_those_of_the_tags() -> None:
    page = make_rows(
        [
            [(50, "Regio"), (150, "2022"), (250, "2023")],
            [(50, "Noord"), (150, "12"), (250, "15")],
            [(50, "Zuid"), (150, ""), (250, "18")],
        ],
        head="TH",
    ).page()
    (found,) = find_tables(page)
    assert found.table.rule == "tagged"
    assert rows_of(found.table) == [
        ["Regio", "2022", "2023"],
        ["Noord", "12", "15"],
        ["Zuid", "", "18"],
    ]
    assert (found.table.header_rows, found.table.header_columns) == (1, 1)


def test_merged_cells_cover_their_columns() -> None:
    table = TaggedPage()
    table.start_row()
    table.cell(50, 100, "Regio", tag="TH")
    table.cell(150, 100, "Panden in gebruik", tag="TH", wide=2)
    for number, name in enumerate(("Noord", "Zuid")):
        table.start_row()
        table.cell(50, 114 + 14 * number, name)
        table.cell(150, 114 + 14 * number, "12")
        table.cell(250, 114 + 14 * number, "15")
    (found,) = find_tables(table.page())
    over = next(cell for cell in found.table.cells if cell.text == "Panden in gebruik")
    assert (over.column, over.column_span) == (1, 2)


def test_a_row_that_forgets_a_merged_cell_is_set_by_eye() -> None:
    page = make_rows(
        [
            [(50, "Nr"), (100, "Soort"), (200, "Aantal")],
            [(50, "A"), (100, "Brieven"), (200, "12")],
            [(50, "B"), (100, "Moties"), (200, "15")],
            [(50, "Alle stukken samen"), (200, "27")],
        ]
    ).page()
    (found,) = find_tables(page)
    total = next(cell for cell in found.table.cells if cell.text == "27")
    name = next(cell for cell in found.table.cells if cell.text == "Alle stukken samen")
    assert total.column == 2
    assert (name.column, name.column_span) == (0, 2)


def test_a_letter_laid_out_in_a_table_is_no_table() -> None:
    page = make_rows(
        [
            [(50, "Datum"), (150, "Hierbij stuur ik u de antwoorden op de vragen van 12 maart.")],
            [(50, "12 mei 2023"), (150, "Er zijn 1.250 aanvragen gedaan en 980 toegekend.")],
            [(50, "Bijlagen"), (150, "Ik vertrouw erop u zo voldoende te hebben ingelicht.")],
        ]
    ).page()
    assert find_tables(page) == ()


def test_cells_that_pack_several_rows_are_read_by_their_lines() -> None:
    table = TaggedPage()
    table.start_row()
    table.cell(50, 100, "Soort", tag="TH")
    table.cell(200, 100, "2023", tag="TH")
    table.start_row()
    for number, (name, value) in enumerate((("Brieven", "12"), ("Moties", "15"), ("Nota", "18"))):
        if number == 0:
            table.cell(50, 114, name)
            table.cell(200, 114, value)
            label, figure = len(table.elements) - 2, len(table.elements) - 1
            continue
        top = 114 + 14 * number
        for x, text, element in ((50, name, label), (200, value, figure)):
            box = Box(x, top, x + 5 * len(text), top + 9)
            table.words.append(RawWord(text, box, "F", 9, top + 8, tag="TD", element=element))
    (found,) = find_tables(table.page())
    assert found.table.rule == "aligned"
    assert rows_of(found.table)[1:] == [["Brieven", "12"], ["Moties", "15"], ["Nota", "18"]]


def test_the_body_of_a_note_that_is_tagged_within_a_heading_is_none_of_it() -> None:
    tagged = make_rows(
        [
            [(70, "Regio"), (200, "Aantal"), (300, "Aandeel")],
            [(70, "Noord"), (200, "12"), (300, "40%")],
            [(70, "Zuid"), (200, "18"), (300, "60%")],
        ]
    )
    head = next(word.element for word in tagged.words if word.text == "Aandeel")
    tagged.elements.append(Element("Note", head))
    at = len(tagged.elements) - 1
    for place, word in enumerate(("Van", "alle", "regio's", "samen")):
        box = Box(70 + 40 * place, 760, 100 + 40 * place, 769)
        tagged.words.append(RawWord(word, box, "F", 9, 768, tag="Note", element=at))
    (found,) = find_tables(tagged.page())
    assert [cell.text for cell in found.table.cells if cell.row == 0] == [
        "Regio",
        "Aantal",
        "Aandeel",
    ]


def test_a_table_of_one_row_in_a_cell_only_sets_its_text() -> None:
    table = make_rows(
        [
            [(50, "Premie"), (150, "Gedempt"), (250, "Zuiver")],
            [(50, "Opbouw"), (150, "20,45"), (250, "23,50")],
            [(50, "Risico"), (150, "0,40"), (250, "0,45")],
            [(50, "Opslag"), (150, "1,10"), (250, "1,25")],
        ]
    )
    for number, word in enumerate(table.words):
        if word.text in ("20,45", "0,40", "1,10"):
            outer = len(table.elements)
            table.elements += [Element("Table", word.element), Element("TR", outer)]
            table.elements.append(Element("TD", outer + 1))
            table.words[number] = replace(word, element=outer + 2)
    (found,) = find_tables(table.page())
    assert rows_of(found.table)[1:] == [
        ["Opbouw", "20,45", "23,50"],
        ["Risico", "0,40", "0,45"],
        ["Opslag", "1,10", "1,25"],
    ]
