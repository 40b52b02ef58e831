"""Words of a page as lines of chunks: pieces of a line with white on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.pdf.page.sheet import RawPage, RawWord
from extractors.pdf.tables.grid.values import value_kind
from schemas.paper import Box

CHUNK_GAP: Final = 0.9  # em: white this wide parts two chunks
VALUE_GAP: Final = 0.55  # em: between two numbers less will do; "1 000" has 0.3
MONEY_GAP: Final = 8.0  # em: a currency sign may stand at the left of its column
# Raised digits that are part of a unit ("µg m-3", "GJ/m2"), where others call a note.
_POWER: Final = re.compile(r"[-–−]?[123](?!\d)")
_METRE: Final = re.compile(r"(?:^|[^\w])[ckd]?m$")
BULLETS: Final = frozenset("•▪●○◦–-*§o")
_SIGNS: Final = frozenset("-–−+±")
_CURRENCY: Final = frozenset("€$£")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of one line that stand together; `words` are indices into `RawPage.words`."""

    words: tuple[int, ...]
    text: str
    box: Box
    baseline: float
    size: float
    bold: bool

    @property
    def kind(self) -> str:
        """What the text is as a table cell; empty for words."""
        return value_kind(self.text)

    @property
    def value(self) -> bool:
        """Whether it may stand in the body of a table."""
        return self.kind != ""


@dataclass(frozen=True, slots=True)
class TextLine:
    """Chunks on one baseline, from left to right."""

    chunks: tuple[Chunk, ...]
    baseline: float
    size: float

    @property
    def box(self) -> Box:
        """The box around all chunks."""
        return around(chunk.box for chunk in self.chunks)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all."""
    every = list(boxes)
    return Box(
        min(box.x0 for box in every),
        min(box.top for box in every),
        max(box.x1 for box in every),
        max(box.bottom for box in every),
    )


def chunk_lines(page: RawPage, words: Iterable[int] | None = None) -> tuple[TextLine, ...]:
    """Lines of the upright words, from the top; raised marks go with the word they stand on."""
    chosen = range(len(page.words)) if words is None else words
    upright = [i for i in chosen if page.words[i].angle == 0]
    plain = [i for i in upright if not page.words[i].raised]
    marks = _marks_by_host(page, [i for i in upright if page.words[i].raised], set(plain))
    lines = []
    for indices in _by_baseline(page.words, plain):
        chunks = tuple(
            make_chunk(page, part, marks) for part in _split_at_gaps(page.words, indices)
        )
        sizes = sorted(chunk.size for chunk in chunks)
        lines.append(TextLine(chunks, chunks[0].baseline, sizes[len(sizes) // 2]))
    return tuple(lines)


def make_chunk(
    page: RawPage, indices: Sequence[int], marks: dict[int, list[int]] | None = None
) -> Chunk:
    """A chunk of these words, given from left to right."""
    words = [page.words[i] for i in indices]
    text = ""
    for i, word in zip(indices, words, strict=True):
        text += word.text if word.joined or not text else f" {word.text}"
        raised = "".join(page.words[m].text for m in (marks or {}).get(i, ()))
        power = _POWER.match(raised)
        if power and (raised[0] in "-–−" or _METRE.search(text)):
            text += power[0]
    return Chunk(
        words=tuple(w for i in indices for w in (i, *(marks or {}).get(i, ()))),
        text=text,
        box=around(word.box for word in words),
        baseline=words[0].baseline,
        size=max(word.size for word in words),
        bold=all(word.bold for word in words),
    )


def _marks_by_host(page: RawPage, marks: list[int], plain: set[int]) -> dict[int, list[int]]:
    """Raised words under the word they follow in the stream, precede in it, or stand on."""
    hosts: dict[int, list[int]] = {}
    for mark in marks:
        near = [_host(page, mark, -1), _host(page, mark, 1)]
        found = [h for h in near if h in plain and _touches(page.words[mark], page.words[h])]
        if not found:
            found = [h for h in sorted(plain) if _touches(page.words[mark], page.words[h])]
            found.sort(key=lambda h: abs(page.words[mark].box.x0 - page.words[h].box.x1))
        if found:
            hosts.setdefault(found[0], []).append(mark)
    return hosts


def _host(page: RawPage, mark: int, step: int) -> int:
    """The first word before or after a mark that is not raised; -1 for none."""
    at = mark + step
    while 0 <= at < len(page.words):
        if not page.words[at].raised:
            return at
        at += step
    return -1


def _touches(mark: RawWord, host: RawWord) -> bool:
    near = min(abs(mark.box.x0 - host.box.x1), abs(host.box.x0 - mark.box.x1)) < host.size
    return near and mark.box.top < host.box.bottom and host.box.top < mark.box.bottom


def _by_baseline(words: Sequence[RawWord], indices: list[int]) -> list[list[int]]:
    lines: list[list[int]] = []
    for i in sorted(indices, key=lambda i: words[i].baseline):
        word = words[i]
        if lines:
            last = words[lines[-1][0]]
            if abs(word.baseline - last.baseline) <= 0.25 * min(word.size, last.size):
                lines[-1].append(i)
                continue
        lines.append([i])
    for line in lines:
        line.sort(key=lambda i: words[i].box.x0)
    return lines


def _split_at_gaps(words: Sequence[RawWord], indices: list[int]) -> list[list[int]]:
    parts: list[list[int]] = [[indices[0]]]
    for i in indices[1:]:
        before, word = words[parts[-1][-1]], words[i]
        gap = (word.box.x0 - before.box.x1) / max(word.size, before.size, 1.0)
        figure = any(character.isdigit() for character in word.text)
        sign = before.text in _CURRENCY and _only_signs(words, parts[-1])
        wide = gap > CHUNK_GAP and not (sign and gap < MONEY_GAP and figure)
        two_figures = gap > VALUE_GAP and value_kind(before.text) and value_kind(word.text)
        if wide or two_figures:
            parts.append([i])
        else:
            parts[-1].append(i)
    return parts


def _only_signs(words: Sequence[RawWord], part: Sequence[int]) -> bool:
    """Whether a currency stands alone or behind a minus; that of "Premie in €" is of its words."""
    return all(words[i].text in _CURRENCY or words[i].text in _SIGNS for i in part)
