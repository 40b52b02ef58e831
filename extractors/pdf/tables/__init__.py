"""Tables of a page: found by tags, rulings or alignment, and what their cells mean."""

from extractors.pdf.tables.find import FoundTable, find_tables
from extractors.pdf.tables.join import join_tables
from extractors.pdf.tables.meaning import CellContext, cell_context

__all__ = ["CellContext", "FoundTable", "cell_context", "find_tables", "join_tables"]
