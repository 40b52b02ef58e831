"""Lines: words that follow each other on one baseline without a column's gap between them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from extractors.pdf.page.frame import along, union
from extractors.pdf.page.sheet import RawPage, RawWord
from schemas.paper import Box

COLUMN_GAP = 1.3  # em: a wider gap ends a line, for beyond it another column may begin
LABEL_GAP = 0.75  # em
MARKER_GAP = 6.0  # em: list and note marks stand this far from their text at most
_BACKWARD = 0.5
_BAND = 10.0  # points
LIST_MARK = re.compile(
    r"o|[•‣◦▪■□●○–—\-→✓✔\uf0b7\uf0a7\uf0d8]"
    r"|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]"
    r"|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?"
)


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, left to right; `indices` are their places in `RawPage.words`."""

    page: int
    words: tuple[RawWord, ...]
    indices: tuple[int, ...]
    box: Box
    size: float
    baseline: float

    @property
    def text(self) -> str:
        """The words with spaces between, raised marks included."""
        return "".join(
            word.text if word.joined or i == 0 else f" {word.text}"
            for i, word in enumerate(self.words)
        )

    @property
    def bold(self) -> bool:
        """Whether all of it is bold, marks aside."""
        return all(word.bold for word in self.words if not word.raised)

    @property
    def angle(self) -> int:
        """Its writing direction."""
        return self.words[0].angle

    @property
    def tag(self) -> str:
        """The structure element most of it is in."""
        return Counter(word.tag for word in self.words).most_common(1)[0][0]


def group_lines(page: RawPage, skip: Collection[int] = frozenset()) -> list[Line]:
    """The lines of a page in stream order, without the words in `skip` (taken by tables)."""
    runs: list[list[int]] = []
    for index, word in enumerate(page.words):
        if index in skip:
            continue
        if runs and _follows(page.words[runs[-1][-1]], word, [page.words[i] for i in runs[-1]]):
            runs[-1].append(index)
        else:
            runs.append([index])
    return [_line(page, part) for run in _rejoin(page, runs) for part in _cut_at_columns(page, run)]


def _cut_at_columns(page: RawPage, run: list[int]) -> list[list[int]]:
    """Cut a row of labels apart: wide gaps beside narrow ones, as no justified line has them."""
    if len(run) < 4 or LIST_MARK.fullmatch(page.words[run[0]].text):
        return [run]
    words = [page.words[i] for i in run]
    gaps = [
        (along(b.box, b.angle)[0] - along(a.box, a.angle)[1] - b.bridged) / max(a.size, b.size)
        for a, b in pairwise(words)
    ]
    wide = [gap for gap in gaps if gap > LABEL_GAP]
    narrow = [gap for gap in gaps if gap <= LABEL_GAP]
    if len(wide) < 2 or not narrow or max(narrow) > 0.5 * min(wide):
        return [run]
    cuts = [at + 1 for at, gap in enumerate(gaps) if gap > LABEL_GAP]
    return [run[a:b] for a, b in zip([0, *cuts], [*cuts, len(run)], strict=True)]


def _follows(before: RawWord, word: RawWord, run: list[RawWord]) -> bool:
    if word.angle != before.angle or word.angle % 90:
        return False
    size = max(before.size, word.size)
    start, end = along(word.box, word.angle)[0], along(before.box, before.angle)[1]
    gap = start - end - word.bridged
    if not _same_row(before, word, size) or gap < -_BACKWARD * size:
        return False
    if word.joined:
        return True
    reach = COLUMN_GAP
    if len(run) == 1 and (before.raised or LIST_MARK.fullmatch(before.text)):
        reach = MARKER_GAP
    elif word.element >= 0 and word.element == before.element:
        reach = 2 * COLUMN_GAP
    return gap <= reach * size


def _same_row(before: RawWord, word: RawWord, size: float) -> bool:
    shift = abs(word.baseline - before.baseline)
    if before.raised or word.raised:
        return shift <= 0.9 * size
    if word.joined or min(before.size, word.size) < 0.8 * size:
        return shift <= 0.6 * size  # the 3 of NH3
    return shift <= 0.3 * size


def _rejoin(page: RawPage, runs: list[list[int]]) -> list[list[int]]:
    """Put marks and words drawn apart back into the line they stand in."""
    words = page.words
    kept: list[list[int]] = []
    by_height: defaultdict[int, list[list[int]]] = defaultdict(list)
    for run in runs:
        first = words[run[0]]
        level = int(first.baseline / _BAND)
        if len(run) <= 2 and (first.raised or len(first.text) <= 3) and first.angle == 0:
            near = [host for at in (level, level - 1, level + 1) for host in by_height[at]]
            host = next((host for host in reversed(near) if _stands_in(words, host, run)), None)
            if host is not None:
                host += run
                host.sort(key=lambda i: words[i].box.x0)
                continue
        kept.append(run)
        by_height[level].append(run)
    return kept


def _stands_in(words: tuple[RawWord, ...], line: list[int], run: list[int]) -> bool:
    """Whether a short run fills a hole in, or closes, a line drawn earlier."""
    first, last = words[run[0]], words[run[-1]]
    host = words[line[0]]
    size = max(host.size, first.size)
    if host.angle != 0 or not _same_row(host, first, size):
        return False
    begin, end = words[line[0]].box.x0, words[line[-1]].box.x1
    if not begin - 0.3 * size < first.box.x0 < end + 0.5 * size:
        return False
    return all(
        words[i].box.x1 <= first.box.x0 + 0.3 * size or words[i].box.x0 >= last.box.x1 - 0.3 * size
        for i in line
    )


def _line(page: RawPage, run: list[int]) -> Line:
    words = tuple(page.words[i] for i in run)
    plain = [word for word in words if not word.raised] or list(words)
    sizes: Counter[float] = Counter()
    for word in plain:
        sizes[word.size] += len(word.text)
    size = sizes.most_common(1)[0][0]
    return Line(
        page=page.number,
        words=words,
        indices=tuple(run),
        box=union([word.box for word in words]),
        size=size,
        baseline=next(word.baseline for word in plain if word.size == size),
    )
