"""From characters in a passage back to a box on paper."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from schemas.paper import Box, PlacedWord


def words_between(words: Sequence[PlacedWord], start: int, end: int) -> list[PlacedWord]:
    """The words (in order of `start`) that overlap characters `start:end`."""
    first = max(bisect_right(words, start, key=lambda word: word.start) - 1, 0)
    found = []
    for word in words[first:]:
        if word.start >= end:
            break
        if word.end > start:
            found.append(word)
    return found


def place(words: Sequence[PlacedWord], start: int, end: int) -> tuple[int, Box] | None:
    """Page and box of characters `start:end`; of a number over two pages the first part.

    A number that is part of a longer word ("5%/9%") gets its share of that word's box, by
    characters. None where no word stands there.
    """
    found = words_between(words, start, end)
    if not found:
        return None
    page = found[0].page
    boxes = [_part(word, start, end) for word in found if word.page == page]
    same_line = [box for box in boxes if box.top < boxes[0].bottom and box.bottom > boxes[0].top]
    return page, Box(
        round(min(box.x0 for box in same_line), 2),
        round(min(box.top for box in same_line), 2),
        round(max(box.x1 for box in same_line), 2),
        round(max(box.bottom for box in same_line), 2),
    )


def _part(word: PlacedWord, start: int, end: int) -> Box:
    length = word.end - word.start
    first = max(start, word.start) - word.start
    last = min(end, word.end) - word.start
    if length <= 0 or (first == 0 and last == length):
        return word.box
    width = word.box.x1 - word.box.x0
    return Box(
        word.box.x0 + width * first / length,
        word.box.top,
        word.box.x0 + width * last / length,
        word.box.bottom,
    )
