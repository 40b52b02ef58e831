"""Pages whose text lies on its side: laid out upright, then put back as displayed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.pdf.page.frame import across
from extractors.pdf.page.sheet import Edge, RawPage, RawWord
from schemas.paper import Box, Cell, Passage, PlacedWord, Table

_MOSTLY = 0.7
_EDGE = 0.12


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page is turned to be read: by its writing direction (0, 90, 180, 270)."""

    angle: int
    width: float
    height: float

    def upright(self, box: Box) -> Box:
        """A box of the page as displayed, on the page turned upright."""
        if self.angle == 90:
            return Box(self.height - box.bottom, box.x0, self.height - box.top, box.x1)
        if self.angle == 270:
            return Box(box.top, self.width - box.x1, box.bottom, self.width - box.x0)
        return Box(
            self.width - box.x1,
            self.height - box.bottom,
            self.width - box.x0,
            self.height - box.top,
        )

    def displayed(self, box: Box) -> Box:
        """A box of the page turned upright, on the page as displayed."""
        if self.angle == 90:
            return Box(box.top, self.height - box.x1, box.bottom, self.height - box.x0)
        if self.angle == 270:
            return Box(self.width - box.bottom, box.x0, self.width - box.top, box.x1)
        return self.upright(box)

    def at_edge(self, box: Box) -> bool:
        """Whether a box of the upright page stands in the head or foot of the displayed one."""
        shown = self.displayed(box)
        return shown.bottom <= _EDGE * self.height or shown.top >= (1 - _EDGE) * self.height


def find_turn(page: RawPage) -> Turn | None:
    """How most of a page's text lies, where that is not upright."""
    letters: Counter[int] = Counter()
    for word in page.words:
        letters[word.angle] += len(word.text)
    if not letters:
        return None
    angle, most = letters.most_common(1)[0]
    if angle not in (90, 180, 270) or most < _MOSTLY * letters.total():
        return None
    return Turn(angle, page.width, page.height)


def turn_upright(page: RawPage, turn: Turn) -> RawPage:
    """The page as it looks with its text upright."""
    sideways = turn.angle != 180
    return replace(
        page,
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        words=tuple(_word(word, turn) for word in page.words),
        edges=tuple(_edge(edge, turn) for edge in page.edges),
        shades=tuple(replace(shade, box=turn.upright(shade.box)) for shade in page.shades),
        images=tuple(turn.upright(box) for box in page.images),
    )


def _word(word: RawWord, turn: Turn) -> RawWord:
    box = turn.upright(word.box)
    angle = (word.angle - turn.angle) % 360
    if angle == 0:
        side = {90: 0.0, 180: turn.height, 270: turn.width}[turn.angle]
        return replace(word, box=box, angle=0, baseline=side + word.baseline)
    under = 0.2 * word.size
    x = box.x1 - under if angle == 90 else box.x0 + under
    y = box.top + under if angle == 180 else box.bottom - under
    return replace(word, box=box, angle=angle, baseline=across(x, y, angle))


def _edge(edge: Edge, turn: Turn) -> Edge:
    box = turn.upright(Box(edge.x0, edge.top, edge.x1, edge.bottom))
    orientation = edge.orientation
    if turn.angle != 180:
        orientation = "v" if orientation == "h" else "h"
    return Edge(orientation, box.x0, box.top, box.x1, box.bottom)


def put_back_passage(passage: Passage, turns: dict[int, Turn]) -> Passage:
    """The passage with its words where the page shows them."""
    if not any(word.page in turns for word in passage.words):
        return passage
    return replace(passage, words=_words(passage.words, turns))


def put_back_table(table: Table, turns: dict[int, Turn]) -> Table:
    """The table with its cells where the page shows them."""
    turn = turns.get(table.page)
    if turn is None:
        return table
    cells = tuple(_cell(cell, turns) for cell in table.cells)
    return replace(table, box=turn.displayed(table.box), cells=cells)


def _cell(cell: Cell, turns: dict[int, Turn]) -> Cell:
    turn = turns.get(cell.page)
    if turn is None:
        return cell
    return replace(cell, box=turn.displayed(cell.box), words=_words(cell.words, turns))


def _words(words: Sequence[PlacedWord], turns: dict[int, Turn]) -> tuple[PlacedWord, ...]:
    return tuple(
        replace(word, box=turns[word.page].displayed(word.box)) if word.page in turns else word
        for word in words
    )
