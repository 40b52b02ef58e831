"""Boards of tiles: a page filled with shaded areas that each hold a thing of their own.

Their sides line up like the rulings of a grid, but no row or column runs on from tile to tile.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.grid.chunks import TextLine
from schemas.paper import Box

WIDTH: Final = 0.12  # share of the page: narrower fills are bars and bands
HEIGHT: Final = 60.0  # points
WIDEST: Final = 0.6  # share of the page
FEWEST: Final = 4
FILLED: Final = 0.5  # share of a board
SAME: Final = 0.8  # of the larger: so much in common is one tile drawn twice
PANEL_WIDTH: Final = 0.2  # share of the page: narrower fills are bars and bands
PANEL_HEIGHT: Final = 60.0  # points
WIDEST_PART: Final = 0.75  # of a frame: a wider fill is a band of it
LARGE_PART: Final = 0.08  # of the area of a frame: a smaller fill is a cell or a bar


def find_tiles(page: RawPage) -> tuple[Box, ...]:
    """The tiles of a page that is a board of them, uppermost first; empty for other pages.

    One may lie within another, or cover a part of it; what is drawn twice counts once.
    """
    fills = [
        shade.box
        for shade in reversed(page.shades)
        if WIDTH * page.width <= shade.box.x1 - shade.box.x0 <= WIDEST * page.width
        and HEIGHT <= shade.box.bottom - shade.box.top <= WIDEST * page.height
    ]
    chosen: list[Box] = []
    for box in fills:
        if all(_shared(box, o) <= SAME * max(_area(box), _area(o)) for o in chosen):
            chosen.append(box)
    return tuple(chosen) if len(chosen) >= FEWEST else ()


def holds_tiles(frame: Box, tiles: Sequence[Box]) -> bool:
    """Whether a frame is the edge of a board: several tiles fill it."""
    inside = [tile for tile in tiles if _shared(frame, tile) >= 0.9 * _area(tile)]
    return len(inside) >= FEWEST and sum(map(_area, inside)) >= FILLED * _area(frame)


def is_parted(frame: Box, page: RawPage) -> bool:
    """Whether an area of another fill stands in a frame, beside the rest of what it holds.

    What lies in that area and what lies beside it share no rows.
    """
    for shade in page.shades:
        box = shade.box
        wide, high = box.x1 - box.x0, box.bottom - box.top
        beside = wide <= WIDEST_PART * (frame.x1 - frame.x0)
        large = wide >= WIDTH * page.width and high >= HEIGHT
        shared = _shared(frame, box) / max(_area(frame), 1.0)
        if beside and large and LARGE_PART <= shared <= 1 - LARGE_PART:
            return True
    return False


def find_panels(page: RawPage, lines: Sequence[TextLine]) -> list[Box]:
    """Filled areas that part an infographic, smallest first."""
    found = {
        shade.box
        for shade in page.shades
        if shade.box.x1 - shade.box.x0 >= PANEL_WIDTH * page.width
        and shade.box.bottom - shade.box.top >= PANEL_HEIGHT
        and shade.box.x1 - shade.box.x0 < 0.9 * page.width
    }
    found |= set(find_tiles(page))
    ordered = sorted(found, key=lambda b: (b.x1 - b.x0) * (b.bottom - b.top))[:200]
    return [panel for panel in ordered if _holds_words(panel, lines)]


def _holds_words(panel: Box, lines: Sequence[TextLine]) -> bool:
    """Whether words or years stand in a fill: behind figures alone it parts no names from them."""
    kinds = [c.kind for line in lines for c in line.chunks if panel_of(c.box, [panel])]
    return not kinds or "" in kinds or "year" in kinds


def panel_of(box: Box, panels: Sequence[Box]) -> Box | None:
    """The first of the areas that the middle of a box lies in."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return next((p for p in panels if p.x0 <= x <= p.x1 and p.top <= y <= p.bottom), None)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _shared(one: Box, other: Box) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(width, 0.0) * max(height, 0.0)
