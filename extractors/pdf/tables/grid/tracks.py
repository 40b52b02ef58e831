"""Numbers that stand under each other: the columns of tables without rulings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from extractors.pdf.tables.grid.chunks import Chunk, TextLine

ALIGNED: Final = 0.45  # em: how far edges under each other may differ
REACH: Final = 7.0  # em: how far down the next number of a column may stand
SAME_SIZE: Final = 0.2  # share: numbers of one column are printed in one size


@dataclass(slots=True)
class Track:
    """Value chunks under each other, with the line each stands on."""

    items: list[tuple[int, Chunk]] = field(default_factory=list)

    @property
    def rows(self) -> set[int]:
        """The lines it has a value on."""
        return {line for line, _ in self.items}

    @property
    def x0(self) -> float:
        """Its left edge."""
        return min(chunk.box.x0 for _, chunk in self.items)

    @property
    def x1(self) -> float:
        """Its right edge."""
        return max(chunk.box.x1 for _, chunk in self.items)


def find_tracks(lines: Sequence[TextLine], *, reach: float = REACH) -> list[Track]:
    """Columns of at least two values, nothing but a lone bold line standing between them."""
    done: list[Track] = []
    live: list[Track] = []
    for number, line in enumerate(lines):
        still: list[Track] = []
        for track in live:
            last_line, last = track.items[-1]
            far = line.baseline - last.baseline > reach * last.size
            (done if far or _crossed(track, last_line, number, lines) else still).append(track)
        live = still
        for chunk in line.chunks:
            if not chunk.value:
                continue
            above = _nearest(live, chunk, number)
            if above is None:
                live.append(Track([(number, chunk)]))
            else:
                above.items.append((number, chunk))
    return [track for track in done + live if len(track.items) >= 2]


def _nearest(tracks: list[Track], chunk: Chunk, line: int) -> Track | None:
    best: tuple[float, Track] | None = None
    for track in tracks:
        last_line, last = track.items[-1]
        if last_line == line or abs(last.size - chunk.size) > SAME_SIZE * chunk.size:
            continue
        distance = misalignment(last, chunk)
        if distance <= ALIGNED * chunk.size and (best is None or distance < best[0]):
            best = (distance, track)
    return best[1] if best else None


def misalignment(one: Chunk, other: Chunk) -> float:
    """How far apart the nearest pair of edges or centres is; nought where one holds the other."""
    a, b = one.box, other.box
    narrow = min(a.x1 - a.x0, b.x1 - b.x0)
    overlap = min(a.x1, b.x1) - max(a.x0, b.x0)
    if overlap < 0.5 * narrow:
        return float("inf")
    return min(abs(a.x1 - b.x1), abs(a.x0 - b.x0), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2)


def _crossed(track: Track, last_line: int, number: int, lines: Sequence[TextLine]) -> bool:
    """Whether text runs over the column between its last value and this line.

    A single bold line is a group heading ("Uitgaven") and does not end the column.
    """
    middle = lines[number - 1] if number - 1 > last_line else None
    if middle is None:
        return False
    last = track.items[-1][1]
    over = [
        chunk
        for chunk in middle.chunks
        if not chunk.value and chunk.box.x0 < last.box.x1 and chunk.box.x1 > last.box.x0
    ]
    if not over:
        return False
    return not (number - 1 == last_line + 1 and all(chunk.bold for chunk in over))


def group_tracks(tracks: Sequence[Track]) -> list[list[Track]]:
    """Tracks of one table: they share lines, or stand between each other."""
    parent = list(range(len(tracks)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    rows = [track.rows for track in tracks]
    for i in range(len(tracks)):
        for j in range(i + 1, len(tracks)):
            shared = len(rows[i] & rows[j])
            if shared >= 2 and shared >= 0.4 * min(len(rows[i]), len(rows[j])):
                parent[root(i)] = root(j)
    groups: dict[int, list[Track]] = {}
    for i, track in enumerate(tracks):
        groups.setdefault(root(i), []).append(track)
    merged: list[list[Track]] = []
    for group in groups.values():
        other = next((each for each in merged if _interleave(each, group)), None)
        if other is None:
            merged.append(group)
        else:
            other += group
    return [sorted(group, key=lambda t: t.x0) for group in merged]


def _interleave(one: list[Track], other: list[Track]) -> bool:
    """Whether amounts and their totals stand in turns: in columns of their own, row by row."""
    if len(one) < 2 or len(other) < 2:
        return False
    (left, right, first, last), (x0, x1, top, bottom) = map(_reach, (one, other))
    return left < x1 and x0 < right and first < bottom and top < last


def _reach(group: list[Track]) -> tuple[float, float, int, int]:
    """The sides of a group, and its first and last line."""
    rows = [row for track in group for row in track.rows]
    return min(t.x0 for t in group), max(t.x1 for t in group), min(rows), max(rows)
