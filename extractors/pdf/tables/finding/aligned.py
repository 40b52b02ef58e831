"""Tables without rulings: numbers under each other, words on their left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extractors.pdf.page.sheet import RawPage
from extractors.pdf.tables.built.build import Region
from extractors.pdf.tables.finding.small import headed_rows, ruled_rows, without
from extractors.pdf.tables.finding.tiles import find_panels, find_tiles, panel_of
from extractors.pdf.tables.grid.beside import left_edge
from extractors.pdf.tables.grid.chunks import BULLETS, Chunk, TextLine
from extractors.pdf.tables.grid.frame import CAPTION, clip
from extractors.pdf.tables.grid.grid import LEVEL
from extractors.pdf.tables.grid.scale import find_unit
from extractors.pdf.tables.grid.tracks import Track, find_tracks, group_tracks
from extractors.pdf.tables.heads.ruled_heads import HIGHEST, SIDE, level_rules
from schemas.paper import Box

LABELLED: Final = 0.6  # share of the rows that must have words on their left
LOOSE: Final = 1.95  # em: rows of a single column of figures stand closer than this
INDENT: Final = 4.0  # em: how far row headings may be indented
UNIT_REACH: Final = 4.0  # em between figures and the column of units behind them
SHORT: Final = 25  # characters of words behind the figures
LEADING: Final = 1.5  # em between the lines of a title
HEADED: Final = 2.8  # em between the headings of two columns and the first row
EVEN: Final = 1.5  # times the pitch of the rows above


def find_regions(
    page: RawPage, lines: Sequence[TextLine], frames: Sequence[Box] = ()
) -> list[Region]:
    """Regions that may be tables, each with the lines above it.

    Inside a drawn frame two rows are enough.
    """
    panels = find_panels(page, lines)
    small = headed_rows(page, lines)
    lines = without(lines, small)
    regions = list(small)
    for part in _apart(lines, find_tiles(page)):
        for group in group_tracks(find_tracks(part)):
            for inside, panel in _runs(group, part, panels):
                region = _region(page, group, part, inside, panel, (panels, frames))
                if region is not None:
                    regions.append(region)
    taken = {chunk.words for each in regions for line in each.lines for chunk in line.chunks}
    rows = (each for each in ruled_rows(page, lines) if each.lines[0].chunks[0].words not in taken)
    return [*regions, *rows]


def _apart(lines: Sequence[TextLine], tiles: Sequence[Box]) -> list[list[TextLine]]:
    """The lines of each tile by themselves, then those of the rest of the page."""
    parts: list[list[TextLine]] = [[] for _ in range(len(tiles) + 1)]
    for line in lines:
        chunks: dict[int, list[Chunk]] = {}
        for chunk in line.chunks:
            tile = panel_of(chunk.box, tiles)
            chunks.setdefault(tiles.index(tile) if tile else len(tiles), []).append(chunk)
        for at, inside in chunks.items():
            parts[at].append(replace(line, chunks=tuple(inside)))
    return parts


def _runs(
    group: list[Track], lines: Sequence[TextLine], panels: Sequence[Box]
) -> list[tuple[list[int], Box | None]]:
    """The rows of a group by the panel they stand in.

    A fill as wide as the table behind some of its rows is no panel: they go on as before.
    """
    first = {row: chunk for track in reversed(group) for row, chunk in reversed(track.items)}
    left, right = min(t.x0 for t in group), max(t.x1 for t in group)
    runs: list[tuple[list[int], Box | None]] = []
    pitches: list[float] = []
    for row in sorted(first):
        panel = panel_of(first[row].box, panels)
        if runs:
            rows, before = runs[-1]
            pitch = lines[row].baseline - lines[rows[-1]].baseline
            wide = all(p is None or (p.x0 <= left and p.x1 >= right) for p in (panel, before))
            goes_on = wide and bool(pitches) and pitch <= EVEN * max(pitches)
            if panel == before or goes_on:
                runs[-1] = ([*rows, row], panel if panel == before else None)
                pitches.append(pitch)
                continue
        runs.append(([row], panel))
        pitches = []
    return runs


def _region(
    page: RawPage,
    group: list[Track],
    lines: Sequence[TextLine],
    inside: Sequence[int],
    panel: Box | None,
    drawn: tuple[Sequence[Box], Sequence[Box]],
) -> Region | None:
    panels, frames = drawn
    left, right = min(t.x0 for t in group), max(t.x1 for t in group)
    labels = _labels(lines, inside, left, panels)
    labelled = len(labels) >= LABELLED * len(inside)
    if len(group) == 1 and len({chunk.words for chunk in labels}) < len(labels):
        return None  # two bars beside one name: whose is which a legend tells
    if not labelled and len(group) < 2:
        return None
    framed = panel_of(group[0].items[0][1].box, frames) is not None
    years = panel is not None and all(chunk.kind == "year" for chunk in labels)
    if len(inside) < 2 or (len(inside) == 2 and len(group) < 2 and not (framed or years)):
        return None
    if len(group) == 1 and _followed_by_words(group[0], lines):
        return None
    if labelled:
        left = left_edge(lines, inside, min(chunk.box.x0 for chunk in labels), panel)
    size = lines[inside[0]].size
    right = _units_behind(lines, inside, right)
    right = _words_behind(page, lines, inside, (left, right))
    last = _wrap_end(lines, inside[-1], left, right)
    body = [clip(line, left - 0.3 * size, right + size) for line in lines[inside[0] : last + 1]]
    kept = [line for line in body if line is not None and _within(line, left, right)]
    above = _in_panel(lines[: inside[0]], panel)
    told = framed or years or _captioned(above) or (labelled and _headed(above, labels, group[0]))
    if len(group) == 1 and not told and _loose(kept):
        return None
    if panel is None:
        return Region(tuple(kept), tuple(above), "aligned")
    beyond = tuple(line for line in lines[: inside[0]] if line.box.top < panel.top - 2)
    title = _panel_title(above)
    return Region(tuple(kept), tuple(above), "aligned", beyond=beyond, title=title)


def _panel_title(above: Sequence[TextLine]) -> str:
    """The line at the top of a panel, which names all that stands in it, and what goes on of it."""
    title: list[TextLine] = []
    for line in above:
        if title and not _goes_on(title[-1], line):
            break
        title.append(line)
    return " ".join(chunk.text for line in title for chunk in line.chunks)


def _goes_on(before: TextLine, line: TextLine) -> bool:
    """Whether a line is set as the one right above it and begins under it."""
    one, other = before.chunks[0], line.chunks[0]
    return (
        one.bold == other.bold
        and abs(one.size - other.size) <= 0.05 * one.size
        and line.baseline - before.baseline <= LEADING * one.size
        and abs(one.box.x0 - other.box.x0) <= 0.5 * one.size
        and other.text[:1].islower()
    )


def _in_panel(lines: Sequence[TextLine], panel: Box | None) -> list[TextLine]:
    if panel is None:
        return list(lines)
    parts = [clip(line, panel.x0, panel.x1) for line in lines if line.box.top >= panel.top - 2]
    return [part for part in parts if part is not None]


def _loose(lines: Sequence[TextLine]) -> bool:
    """Whether lines stand far apart: names with a figure in a chart, not the rows of a table."""
    apart = sorted(b.baseline - a.baseline for a, b in pairwise(lines))
    return bool(apart) and apart[len(apart) // 2] > LOOSE * lines[0].size


def _captioned(above: Sequence[TextLine]) -> bool:
    """Whether "Tabel 3" stands right above."""
    return any(CAPTION.match(line.chunks[0].text) for line in above[-4:])


def _headed(above: Sequence[TextLine], names: Sequence[Chunk], figures: Track) -> bool:
    """Whether words stand right above both columns, each in line with its own."""
    heads = above[-1].chunks if above else ()
    first = figures.items[0][1]
    near = bool(heads) and first.baseline - above[-1].baseline <= HEADED * first.size
    if not near or len(heads) != 2 or any(head.value for head in heads):
        return False
    beside = min(name.box.x0 for name in names)
    over = heads[1].box
    ends = min(abs(over.x1 - figures.x1), abs(over.x0 - figures.x0)) <= first.size
    return abs(heads[0].box.x0 - beside) <= first.size and ends


def _within(line: TextLine, left: float, right: float) -> bool:
    """Whether no chunk of the line runs far out of the table: such a line is text between."""
    slack = 3 * line.size
    return all(c.box.x0 >= left - slack and c.box.x1 <= right + slack for c in line.chunks)


def _labels(
    lines: Sequence[TextLine],
    rows: Sequence[int],
    left: float,
    panels: Sequence[Box],
) -> list[Chunk]:
    """Words left of the first column: per row the nearest, where they begin under each other."""
    nearest: list[Chunk] = []
    for row in rows:
        level = [lines[row]] + [
            lines[near]
            for near in (row - 1, row + 1)
            if 0 <= near < len(lines)
            and abs(lines[near].baseline - lines[row].baseline) < LEVEL * lines[row].size
        ]
        before = [c for line in level for c in line.chunks if c.box.x1 <= left + 1]
        before.sort(key=lambda c: c.box.x1)
        figure = next((c for c in lines[row].chunks if c.box.x1 > left + 1), None)
        if not before or figure is None or before[-1].text in BULLETS:
            continue
        if panel_of(before[-1].box, panels) == panel_of(figure.box, panels):
            nearest.append(before[-1])
    if not nearest:
        return []
    size = nearest[0].size
    starts = Counter(round(chunk.box.x0 / (0.5 * size)) for chunk in nearest)
    common = starts.most_common(1)[0][0] * 0.5 * size
    return [c for c in nearest if -size <= c.box.x0 - common <= INDENT * size]


def _units_behind(lines: Sequence[TextLine], rows: Sequence[int], right: float) -> float:
    """The right edge with the column of units behind the figures ("3,6   mol/ha/jaar")."""
    behind = []
    for row in rows:
        after = [c for c in lines[row].chunks if c.box.x0 >= right]
        if after and after[0].box.x0 - right < UNIT_REACH * after[0].size:
            behind.append(after[0])
    units = [c for c in behind if c.text in "%‰€" or find_unit(c.text, beside=True)]
    if len(units) < 2 or len(units) < LABELLED * len(rows) or len(units) < len(behind):
        return right
    size = units[0].size
    flush = max(c.box.x0 for c in units) - min(c.box.x0 for c in units) <= size
    return max(c.box.x1 for c in units) if flush else right


def _words_behind(
    page: RawPage, lines: Sequence[TextLine], rows: Sequence[int], sides: tuple[float, float]
) -> float:
    """The right edge with a last column of short words, where a rule of the table runs over it."""
    left, right = sides
    behind = []
    for row in rows:
        after = [c for c in lines[row].chunks if c.box.x0 >= right]
        behind += after[:1]
    if len(behind) < LABELLED * len(rows) or any(len(c.text) > SHORT for c in behind):
        return right
    size, end = behind[0].size, max(c.box.x1 for c in behind)
    first, last = lines[rows[0]].box.top, lines[rows[-1]].box.bottom
    rules = level_rules(page, first - HIGHEST * size, last + 2 * size)
    ruled = any(x0 <= left + SIDE and x1 >= end - 2 for _, x0, x1 in rules)
    return end if ruled and min(c.box.x0 for c in behind) - right < UNIT_REACH * size else right


def _followed_by_words(track: Track, lines: Sequence[TextLine]) -> bool:
    """List numbers have their text close on the right; a column of figures has not."""
    followed = 0
    for row, chunk in track.items:
        after = [c for c in lines[row].chunks if c.box.x0 >= chunk.box.x1]
        if after and after[0].box.x0 - chunk.box.x1 < 4 * chunk.size and not after[0].value:
            followed += 1
    return followed > 0.5 * len(track.items)


def _wrap_end(lines: Sequence[TextLine], last: int, left: float, right: float) -> int:
    """The last line of the last row: its heading may go on below its figures."""
    end = last
    for number in range(last + 1, min(last + 4, len(lines))):
        line = clip(lines[number], left - 1, right)
        if line is None or line.baseline - lines[end].baseline > 1.5 * line.size:
            break
        lone = len(line.chunks) == 1 and line.chunks[0].text[:1].islower()
        if not lone or line.chunks[0].box.x1 > right or line.chunks[0].box.x0 > left + line.size:
            break
        end = number
    return end
