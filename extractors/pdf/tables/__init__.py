"""Tables of a page: found by tags, rulings or alignment, and what their cells mean."""

from extractors.pdf.tables.built.join import join_tables
from extractors.pdf.tables.built.layout import Layout
from extractors.pdf.tables.elsewhere.other_tables import with_scale_of_others
from extractors.pdf.tables.elsewhere.said_of_all import said_of_all
from extractors.pdf.tables.figures.days import is_day
from extractors.pdf.tables.figures.meaning import CellContext, cell_context, with_all_headings
from extractors.pdf.tables.figures.signs import is_note
from extractors.pdf.tables.finding.find import FoundTable, find_tables
from extractors.pdf.tables.finding.scale_below import says_scale, scale_words
from extractors.pdf.tables.grid.scale import Scale, find_scale
from extractors.pdf.tables.grid.scale_lines import ScaleLines, with_scale_lines
from extractors.pdf.tables.grid.values import value_kind

__all__ = [
    "CellContext",
    "FoundTable",
    "Layout",
    "Scale",
    "ScaleLines",
    "cell_context",
    "find_scale",
    "find_tables",
    "is_day",
    "is_note",
    "join_tables",
    "said_of_all",
    "says_scale",
    "scale_words",
    "value_kind",
    "with_all_headings",
    "with_scale_lines",
    "with_scale_of_others",
]
