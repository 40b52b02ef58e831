"""What is read of a text, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from extractors.pdf.tables.grid.frame import heading_columns
from extractors.pdf.tables.grid.values import is_number
from schemas.paper import Box, Cell, Passage, PlacedWord, Table
from schemas.vocabularies import PassageRole

NOWHERE: Final = Box(0.0, 0.0, 0.0, 0.0)
ON_PAGE_ONE: Final = PlacedWord(0, 0, 1, NOWHERE)


@dataclass(slots=True)
class Parts:
    """Passages and tables in reading order; a heading holds for what comes after it."""

    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    section: str = ""

    def add(self, text: str, role: PassageRole = "paragraph") -> None:
        """A run of text; one without characters is none."""
        if not text.strip():
            return
        section = "" if role == "heading" else self.section
        if role == "heading":
            self.section = text
        self.passages.append(Passage(text, role, (ON_PAGE_ONE,), section=section))

    def add_table(self, rows: Sequence[Sequence[str]], *, rule: str) -> None:
        """A table given row by row; its headings are the rows before the first figure."""
        cells = [
            Cell(row, column, text, 1, NOWHERE, words=(ON_PAGE_ONE,))
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
        ]
        if not cells:
            return
        heads = min((c.row for c in cells if is_number(c.text)), default=0)
        width = max(cell.column for cell in cells) + 1
        columns = [
            [c.text for c in cells if c.column == column and c.row >= heads and c.text]
            for column in range(width)
        ]
        self.tables.append(
            Table(
                f"x{len(self.tables) + 1}",
                1,
                NOWHERE,
                tuple(cells),
                heads,
                heading_columns(columns),
                caption=self._caption(),
                section=self.section,
                rule=rule,
            )
        )

    def _caption(self) -> str:
        """The heading just above, if any."""
        above = self.passages[-1] if self.passages else None
        return above.text if above is not None and above.role == "heading" else ""
