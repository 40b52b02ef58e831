"""Annual accounts: under each year amounts in one column, and their totals in one further out.

    Reserves                         2031              2030
    Dijkreserve             490               470
    Molenreserve            607               510
                                    1.097               980

A row fills one of the columns of each year, the same for all years; what heads them are the years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from extractors.lexicon.months import MONTHS
from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.accounts.columns import YearColumns, find_columns
from extractors.pdf.tables.built.build import FoundTable, finish
from extractors.pdf.tables.built.layout import PARTING
from extractors.pdf.tables.built.years_above import YEAR
from extractors.pdf.tables.grid.cells import Slot, cell_words
from extractors.pdf.tables.grid.chunks import BULLETS, Chunk, TextLine, around, make_chunk
from extractors.pdf.tables.grid.frame import find_caption
from extractors.pdf.tables.grid.grid import LEVEL, Band, find_bands
from extractors.pdf.tables.grid.scale import scale_of_heading
from schemas.paper import Table

WITH_TOTALS: Final = (2, 3)  # columns of one year
PLAIN: Final = (1,)
APART: Final = 9.0  # em between two rows: more is white between two tables
# A figure among words, no year, day or number of a note: "hierin is 155 opgenomen".
_TELLS: Final = re.compile(
    rf"(?i)\s(?!(?:19|20)\d\d\b|\d{{1,2}}[-/ ](?:\d|{'|'.join(MONTHS)}))\d[\d.,]*(?=[\s%)]|$)"
)


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines that head a table: its years, in what they are; `again` where another table under
    them comes first and has their words."""

    lines: Sequence[TextLine]
    years: Sequence[Chunk]
    again: bool

    @property
    def own_lines(self) -> Sequence[TextLine]:
        """The lines that are part of this table."""
        return () if self.again else self.lines


def find_accounts(
    page: RawPage, lines: Sequence[TextLine], widths: Sequence[int] = WITH_TOTALS
) -> list[FoundTable]:
    """The tables of a page that are set so, each under its years; `widths` is how many columns a
    year may have.
    """
    lines = [_joined_to_bullet(page, line) for line in lines]
    heads = [(at, years) for at, line in enumerate(lines) if (years := _years(line))]
    found: list[FoundTable] = []
    for number, (at, years) in enumerate(heads, start=1):
        end = heads[number][0] if number < len(heads) else len(lines)
        first = at + 1 + _is_of_units(lines[at + 1 : end], years)
        parts = list(_parts(lines[first:end], years))
        for count in range(len(parts), 0, -1):
            columns = find_columns([line for part in parts[:count] for line in part], years, widths)
            if columns is not None:
                blocks = [b for part in parts[:count] for b in _blocks(part, columns)]
                for again, block in enumerate(blocks):
                    above = [line for line in lines if line.baseline < block[0].lines[0].baseline]
                    head = _Head(lines[at:first], years, again > 0)
                    found.append(_build(page, above if again else lines[:at], head, block, columns))
                break
    return found


def _joined_to_bullet(page: RawPage, line: TextLine) -> TextLine:
    """The line with the name of its row in one piece with the bullet before it."""
    if len(line.chunks) < 2 or line.chunks[0].text not in BULLETS or line.chunks[1].value:
        return line
    name = make_chunk(page, line.chunks[0].words + line.chunks[1].words)
    return replace(line, chunks=(name, *line.chunks[2:]))


def _years(line: TextLine) -> tuple[Chunk, ...]:
    """The years that a line ends with, from left to right; empty where it has fewer than two, or
    one twice."""
    count = 0
    for chunk in reversed(line.chunks):
        if not YEAR.fullmatch(chunk.text.strip()):
            break
        count += 1
    years = line.chunks[-count:] if count > 1 else ()
    return years if len({chunk.text for chunk in years}) == len(years) else ()


def _pitch(years: Sequence[Chunk]) -> float:
    return min(right.box.x1 - left.box.x1 for left, right in pairwise(years))


def _is_of_units(below: Sequence[TextLine], years: Sequence[Chunk]) -> bool:
    """Whether the line under the years says in what their amounts are: "€ 1.000" under each."""
    chunks = below[0].chunks if below else ()
    told = len(chunks) == len(years) and all(scale_of_heading(chunk.text) for chunk in chunks)
    return told and chunks[0].box.x0 > years[0].box.x1 - _pitch(years)


def _parts(lines: Sequence[TextLine], years: Sequence[Chunk]) -> Iterator[list[TextLine]]:
    """The lines in runs: text that reaches in among the figures, words set apart as headings are,
    or much white part them."""
    edge = years[0].box.x0
    part: list[TextLine] = []
    for line in lines:
        text = any(not chunk.value and chunk.box.x1 > edge for chunk in line.chunks)
        text = text or (len(line.chunks) > 1 and not any(chunk.value for chunk in line.chunks))
        if part and (text or line.baseline - part[-1].baseline > APART * line.size):
            yield part
            part = []
        if not text:
            part.append(line)
    if part:
        yield part


def _blocks(lines: Sequence[TextLine], columns: YearColumns) -> list[list[Band]]:
    """The rows of a table each: running text at the left parts them, but for totals without a name
    below it; what comes after the last figure is of none."""
    blocks: list[list[Band]] = [[]]
    for band in find_bands(lines, _cuts(lines, columns)):
        figures = _holds_figures(band, columns)
        if not figures and _is_text(band, columns):
            blocks.append([])
        elif figures and not blocks[-1] and not _named(band, columns) and len(blocks) > 1:
            blocks[-2].append(band)
            del blocks[-1]
        else:
            blocks[-1].append(band)
    return [kept for block in blocks if (kept := _up_to_figures(block, columns))]


def _cuts(lines: Sequence[TextLine], columns: YearColumns) -> list[float]:
    """Where rows end: under a total without a name, which no words further down go on with, and
    over sentences."""
    held = [{columns.column(chunk) >= 0 for chunk in line.chunks} for line in lines]
    cuts = []
    for at in range(1, len(lines)):
        above, below = lines[at - 1], lines[at]
        apart = below.baseline - above.baseline >= LEVEL * below.size
        total = apart and held[at - 1] == {True}
        if (
            True in held[at - 1]
            and True not in held[at]
            and (total or _opens_text(lines, held, at))
        ):
            cuts.append(below.baseline - 0.5 * below.size)
    return cuts


def _opens_text(lines: Sequence[TextLine], held: Sequence[set[bool]], at: int) -> bool:
    """Whether the words from a line on, up to the next figure, are a sentence."""
    last = next((n for n in range(at, len(lines)) if True in held[n]), len(lines)) - 1
    return lines[at].chunks[0].text[:1].isupper() and lines[last].chunks[-1].text.endswith(".")


def _is_text(band: Band, columns: YearColumns) -> bool:
    """Whether a row of words is running text: it is long, ends in a stop or tells a figure."""
    placed = [(chunk, line) for line in band.lines for chunk in line.chunks]
    text = " ".join(chunk.text for chunk, line in placed if not columns.is_note(chunk, line))
    return len(text) > PARTING or text.endswith(".") or _TELLS.search(text) is not None


def _up_to_figures(block: list[Band], columns: YearColumns) -> list[Band]:
    last = max((at for at, b in enumerate(block) if _holds_figures(b, columns)), default=-1)
    return block[: last + 1]


def _holds_figures(band: Band, columns: YearColumns) -> bool:
    return any(columns.column(chunk) >= 0 for line in band.lines for chunk in line.chunks)


def _named(band: Band, columns: YearColumns) -> bool:
    return any(columns.column(chunk) < 0 for line in band.lines for chunk in line.chunks)


def _build(
    page: RawPage,
    above: Sequence[TextLine],
    head: _Head,
    bands: Sequence[Band],
    columns: YearColumns,
) -> FoundTable:
    """The table of a block under its years."""
    placed = [(chunk, line) for band in bands for line in band.lines for chunk in line.chunks]
    labels = 1 + any(columns.is_note(chunk, line) for chunk, line in placed)
    slots: list[Slot] = []
    for row, band in enumerate(bands, start=len(head.lines)):
        made: dict[int, Slot] = {}
        for line in band.lines:
            for chunk in line.chunks:
                at = columns.column(chunk)
                column = labels + at if at >= 0 else int(columns.is_note(chunk, line))
                made.setdefault(column, Slot(row, column)).lines.append(chunk.words)
        slots += made.values()
    heads = _heads(head, columns, labels)
    box = around([chunk.box for chunk, _ in placed] + [line.box for line in head.own_lines])
    table = Table(
        table_id="",
        page=page.number,
        box=box,
        cells=(),
        header_rows=len(head.lines),
        header_columns=labels,
        caption=find_caption(above, box),
        rule="aligned",
    )
    found = finish(page, [*heads, *slots], table)
    if head.again:
        found = FoundTable(replace(found.table, box=box), found.words - cell_words(heads))
    return found


def _heads(head: _Head, columns: YearColumns, labels: int) -> list[Slot]:
    """The years and the units under them over their columns, other words over names and notes."""
    slots: list[Slot] = []
    count = len(head.years)
    for row, line in enumerate(head.lines):
        beside = [chunk.words for chunk in line.chunks[:-count]]
        first = len(beside) if labels == 1 else 1
        for column, words in ((0, beside[:first]), (1, beside[first:])):
            slots += [Slot(row, column, words)] if words else []
        slots += (
            Slot(row, labels + columns.wide * at, [chunk.words], column_span=columns.wide)
            for at, chunk in enumerate(line.chunks[-count:])
        )
    return slots
