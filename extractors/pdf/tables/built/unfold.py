"""Cells of a grid that hold a whole row: drawn on one band, without rulings between columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.pdf.tables.grid.cells import Slot
from extractors.pdf.tables.grid.chunks import CHUNK_GAP, Chunk
from extractors.pdf.tables.grid.grid import columns_of


@dataclass(slots=True)
class _Level:
    """One line of a cell, or several that go on below each other: its chunks by first column."""

    chunks: dict[int, list[Chunk]] = field(default_factory=dict)
    spans: dict[int, int] = field(default_factory=dict)
    over_all: bool = False


def unfold(
    cells: Mapping[int, tuple[Slot, Sequence[Chunk]]], cuts: Sequence[tuple[float, float]]
) -> tuple[list[Slot], dict[int, list[tuple[int, str]]]]:
    """The slots of a grid's cells, and the texts (column, text) per row.

    A merged cell with words set apart over several of its columns (`cuts` are the rulings between
    them) is parted; lines of it that stand over groups of columns come in rows of their own.
    """
    levels = {number: _levels(slot, chunks, cuts) for number, (slot, chunks) in cells.items()}
    extra: dict[int, int] = {}
    for number, (slot, _) in cells.items():
        extra[slot.row] = max(extra.get(slot.row, 0), len(levels[number]) - 1)
    slots: list[Slot] = []
    texts: dict[int, list[tuple[int, str]]] = {}
    for number, (slot, _) in cells.items():
        first = slot.row + sum(more for row, more in extra.items() if row < slot.row)
        more = sum(extra.get(row, 0) for row in range(slot.row, slot.row + slot.row_span))
        for at, level in enumerate(levels[number]):
            last = at == len(levels[number]) - 1
            rows = slot.row_span + more - at if last else 1
            for column, chunks in level.chunks.items():
                span = level.spans[column]
                words = [chunk.words for chunk in chunks]
                slots.append(Slot(first + at, column, words, rows, span))
                text = " ".join(chunk.text for chunk in chunks)
                texts.setdefault(first + at, []).append((column, text))
    return slots, texts


def _levels(
    slot: Slot, chunks: Sequence[Chunk], cuts: Sequence[tuple[float, float]]
) -> list[_Level]:
    whole = _Level({slot.column: list(chunks)}, {slot.column: slot.column_span})
    if slot.column_span == 1:
        return [whole]
    lines: dict[float, list[Chunk]] = {}
    for chunk in chunks:
        lines.setdefault(chunk.baseline, []).append(chunk)
    if not any(_set_apart(line, cuts) for line in lines.values()):
        return [whole]
    levels: list[_Level] = []
    for line in lines.values():
        alone = len(line) == 1
        if alone or not levels or levels[-1].over_all:
            levels.append(_Level(over_all=alone))
        level = levels[-1]
        for chunk in line:
            column, span = columns_of(chunk, cuts)
            if alone and columns_of(chunk, cuts)[1] == 1 and column > slot.column:
                column, span = slot.column, slot.column_span
            level.chunks.setdefault(column, []).append(chunk)
            level.spans[column] = max(span, level.spans.get(column, 1))
    return levels


def _set_apart(line: Sequence[Chunk], cuts: Sequence[tuple[float, float]]) -> bool:
    """Whether a line has pieces with white between them, each in columns of its own."""
    ordered = sorted(line, key=lambda chunk: chunk.box.x0)
    pairs = list(pairwise(ordered))
    return bool(pairs) and all(
        right.box.x0 - left.box.x1 > CHUNK_GAP * left.size
        and columns_of(left, cuts)[0] < columns_of(right, cuts)[0]
        for left, right in pairs
    )
