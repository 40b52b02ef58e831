"""Claims from tables: each body number with its row, column, scale and unit."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from extractors.doctypes.registers import as_names, find_registers
from extractors.document.rows.collect import Collector
from extractors.document.text.cell_text import holds_text
from extractors.document.text.stretch import Stretch
from extractors.document.whole.movements import movement_year
from extractors.document.whole.page_periods import DocumentPeriods
from extractors.meaning import CellText, are_classes_of_years, describe_cell, stands_alone
from extractors.numbers import read_numbers
from extractors.pdf.tables import (
    CellContext,
    Layout,
    cell_context,
    is_day,
    is_note,
    said_of_all,
    value_kind,
    with_all_headings,
    with_scale_lines,
    with_scale_of_others,
)
from schemas.paper import Cell, Issue, Reading, Table
from schemas.readings import NumberReading, Quantity

# Over a column of numbers that only point: to sources, pages, articles, levels on a scale.
_REFERS = re.compile(
    r"(?i)\W*(?:progr(?:amma)?\.?(?: ?n(?:umme)?r)?|naam(?: [a-z]+)?|taakveld|prio(?:riteit)?"
    r"|referenties?|bron(?:nen|nummers?)?|literatuur|(?:voet)?no(?:ot|ten)|nr|nrs|nummers?"
    r"|volgn(?:umme)?r|rangn(?:umme)?r|opname(?:n(?:umme)?r)?|proefvlak(?:n(?:umme)?r)?|pag(?:ina)?|blz|paragra(?:af|fen)|art(?:ikel(?:en)?)?"
    r"|hoofdstuk(?:ken)?|bijlagen?|kenmerk|code|postcode|trl(?:[- ]niveau)?|zaakn(?:umme)?r"
    r"|dossier(?:nummer)?|kamerstuk(?:nummer)?|id|doc(?:ument)?[-. ]?id"
    r"|[a-z-]{0,30}(?:zaak|klant|factuur|order|relatie|registratie|contract|debiteur|beschikkings?"
    r"|verzoek|meldings?|klacht)nummer)\W*"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
SENTENCE = 5
"""A cell of so many words tells its numbers in full: no scale or unit of a heading holds there."""

DOUBT = 0.7
CONFIRMED = 0.9
SCALED_KINDS = ("cardinal", "currency", "number_range", "dimension")


def add_tables(collector: Collector, reading: Reading, periods: DocumentPeriods) -> None:
    """Add the claims and rejected strings of every table in `reading`."""
    registers = find_registers(reading)
    tables = [with_all_headings(table) for table in with_scale_lines(reading)]
    for table in with_scale_of_others(tables, said_of_all(reading)):
        layout = Layout(table)
        calling = [cell for cell in table.cells if cell.calls]
        for cell in table.cells:
            over = cell.row < table.header_rows and cell.box.bottom < table.box.top
            if cell.page < table.page or (over and cell.page == table.page):
                continue  # a heading carried over from the part before, counted there
            calls = _calls(table, cell, calling)
            heads = cell.row < table.header_rows or cell.column < table.header_columns
            heads = heads or cell.column in layout.unit_columns
            if heads or layout.is_row_of_classes(cell.row):
                _add_heading(collector, _stretch(table, cell, calls))
            elif holds_text(cell):
                continue  # read as running text
            elif cell.page in registers:
                _add_entry(collector, _stretch(table, cell, calls))
            else:
                _add_cell(collector, layout, cell, calls, periods)


def _stretch(
    table: Table, cell: Cell, calls: tuple[str, ...], *, headings: tuple[str, str] = ("", "")
) -> Stretch:
    return Stretch(
        cell.text,
        cell.words,
        page=cell.page,
        section=table.section,
        footnotes=calls,
        table=table.table_id,
        headings=headings,
    )


def _add_heading(collector: Collector, stretch: Stretch) -> None:
    """Numbers in headings say what the cells are about: no claims, but nothing disappears."""
    numbers = read_numbers(stretch.text, reference_date=collector.identity.date)
    for quantity in numbers.quantities:
        if quantity.kind != "ordinal":
            collector.add_rejected(stretch, *quantity.digits, "table_heading")
    collector.add_remainder(stretch, numbers)


def _add_entry(collector: Collector, stretch: Stretch) -> None:
    """A cell of a list of documents: its numbers are those of the documents."""
    numbers = as_names(read_numbers(stretch.text, reference_date=collector.identity.date))
    for quantity in numbers.quantities:
        if quantity.kind != "ordinal":
            collector.add_rejected(stretch, *quantity.digits, "list_number")
    collector.add_remainder(stretch, numbers)


def _add_cell(
    collector: Collector,
    layout: Layout,
    cell: Cell,
    calls: tuple[str, ...],
    periods: DocumentPeriods,
) -> None:
    identity = collector.identity
    numbers = read_numbers(cell.text, reference_date=identity.date)
    bare = all(quantity.kind == "ordinal" for quantity in numbers.quantities)
    if bare and value_kind(cell.text) != "year":
        collector.add_remainder(_stretch(layout.table, cell, calls), numbers)
        return
    around = cell_context(layout, cell)
    if around.sums == "differs":
        told = Issue("total_differs", "Een totaal is niet de som van wat erboven staat.", cell.page)
        if told not in collector.issues:
            collector.issues.append(told)
    day = is_day(cell.text, around.row_heading, around.column_heading)
    if day or is_note(layout, cell):
        stretch = _stretch(layout.table, cell, calls)
        for quantity in numbers.quantities:
            collector.add_rejected(stretch, *quantity.digits, "date" if day else "list_number")
        return
    if around.like_year:
        numbers = NumberReading(quantities=(_count(cell.text),))
    elif bare:
        collector.add_remainder(_stretch(layout.table, cell, calls), numbers)
        return
    if around.written != cell.text:
        numbers = read_numbers(around.written, reference_date=identity.date)
    headings = (around.row_heading, around.column_heading)
    stretch = _stretch(layout.table, cell, calls, headings=headings)
    text = CellText(
        text=cell.text,
        row_heading=around.row_heading,
        column_heading=around.column_heading,
        corner=" | ".join(layout.corner),
        caption=around.caption,
        section=layout.table.section,
        title=identity.title,
        document_period=periods.annual,
        page_period=movement_year(layout, cell) or periods.pages.get(cell.page, ""),
        document_date=identity.date,
        by_vintage=_is_by_vintage(layout),
    )
    names = (around.column_heading, around.row_heading)
    refers = any(_REFERS.fullmatch(name.rpartition(": ")[2]) for name in names)
    several = sum(quantity.kind != "ordinal" for quantity in numbers.quantities) > 1
    for quantity in numbers.quantities:
        if quantity.kind == "ordinal":
            continue
        if refers and quantity.unit == "count":
            collector.add_rejected(
                stretch, *quantity.digits, "list_number", sentence=stretch.sentence
            )
            continue
        scaled = _below_zero(quantity, cell.text) if around.negative else quantity
        counts = quantity.unit == "count" and not stands_alone(cell.text, quantity.end)
        if len(_WORD.findall(cell.text)) < SENTENCE and not (counts and around.unit == "EUR"):
            scaled = _scaled(scaled, around)
        meaning = describe_cell(text, scaled)
        sure = _confidence(layout, around, meaning.confidence, several=several)
        collector.add_claim(stretch, scaled, replace(meaning, confidence=sure))
    collector.add_remainder(stretch, numbers)


@lru_cache(maxsize=4)
def _is_by_vintage(layout: Layout) -> bool:
    """Whether the columns or the rows of a table are classes of years."""
    heads, first = [head.text for head in layout.heads], layout.table.header_columns
    names = [cell.text for cell in layout.table.cells if cell.column < first]
    return are_classes_of_years(heads) or are_classes_of_years(names)


def _confidence(layout: Layout, around: CellContext, confidence: float, *, several: bool) -> float:
    """How sure a cell is read: less without a heading where others have one, or with company.

    Totals that add up speak for it, and one that does not where others do speaks against it.
    """
    table = layout.table
    unnamed = bool(table.header_columns) and not around.row_heading
    unheaded = bool(table.header_rows) and not around.column_heading
    sure = confidence * DOUBT ** (unnamed + unheaded + several + (around.sums == "differs"))
    return max(sure, CONFIRMED) if around.sums == "agrees" and not several else sure


def _count(text: str) -> Quantity:
    """The whole number that a cell consists of."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return Quantity(
        start,
        end,
        kind="cardinal",
        value=Decimal(text.strip()),
        low=None,
        high=None,
        step=Decimal(1),
        comparator="eq",
        unit="count",
        digits=(start, end),
        rule="number",
    )


def _below_zero(quantity: Quantity, text: str) -> Quantity:
    """The quantity with its value below zero, and the words of the whole cell."""
    if quantity.value is None:
        return quantity
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return replace(quantity, value=-abs(quantity.value), start=start, end=end)


def _calls(table: Table, cell: Cell, calling: list[Cell]) -> tuple[str, ...]:
    """Notes called in the cell and, of the cells `calling` notes, in the headings over it."""
    found: list[str] = []
    for other in calling:
        over = other.row < table.header_rows and (
            other.column <= cell.column < other.column + other.column_span
        )
        beside = other.column < table.header_columns and (
            other.row <= cell.row < other.row + other.row_span
        )
        if other is cell or over or beside:
            found.extend(call.marker for call in other.calls)
    return tuple(dict.fromkeys(found))


def _scaled(quantity: Quantity, around: CellContext) -> Quantity:
    """The quantity in the scale and unit of its headings ("x € 1.000", "mln euro").

    A cell that names its own multiplier or is a percentage keeps what it says.
    """
    if quantity.kind not in SCALED_KINDS:
        return quantity
    names_scale = quantity.step is not None and quantity.step > 1 and quantity.kind != "cardinal"
    scale = Decimal(1) if names_scale else around.scale
    named = quantity.unit == "count" and around.unit != ""
    unit = around.unit if named else quantity.unit
    if scale == 1 and unit == quantity.unit and not (around.per and unit == "count"):
        return quantity
    return replace(
        quantity.times(scale),
        unit=unit,
        per=quantity.per or (around.per if named or quantity.unit == unit == "count" else ""),
    )
