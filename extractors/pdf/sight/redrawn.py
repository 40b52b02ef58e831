"""A page drawn with and without some of its words: what makes no difference is not seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from extractors.pdf.page import pdfium
from extractors.pdf.page.frame import PageFrame, union
from extractors.pdf.page.words.words import WordPiece
from extractors.pdf.sight.isolated import in_a_copy
from schemas.paper import Box

Boxes = NDArray[np.float64]
Flags = NDArray[np.bool_]

_SCALE: Final = 2.0  # pixels a point
_MOST_POINTS: Final = 2_000_000  # of what is drawn: larger sheets are drawn smaller
_SECONDS: Final = 60
_MARGIN: Final = 2.0  # points around what is drawn
_CHANGE: Final = 28  # per colour channel: less does not differ to the eye
_INK: Final = 0.02  # of a character's box: less changed is a rim or a sliver
_ROWS: Final = 0.2  # of the height of a character's box
_SHOWN: Final = 0.7  # of a word's characters
_TOUCH: Final = 0.02  # of a box: words that overlap no more than this do not hide each other
_RIM: Final = 0.2  # of a recognised word's box, on each side: it is never exact


def boxes_of(boxes: Iterable[Box]) -> Boxes:
    """Boxes as rows of x0, top, x1, bottom."""
    rows = [(b.x0, b.top, b.x1, b.bottom) for b in boxes]
    return np.array(rows, dtype=float).reshape(-1, 4)


def overlap(one: Boxes, other: Boxes) -> Boxes:
    """Of each pair which share of the first lies within the second."""
    left = np.maximum(one[:, None, 0], other[None, :, 0])
    top = np.maximum(one[:, None, 1], other[None, :, 1])
    right = np.minimum(one[:, None, 2], other[None, :, 2])
    bottom = np.minimum(one[:, None, 3], other[None, :, 3])
    area = np.clip(right - left, 0, None) * np.clip(bottom - top, 0, None)
    own = (one[:, 2] - one[:, 0]) * (one[:, 3] - one[:, 1])
    share: Boxes = area / np.maximum(own, 1e-6)[:, None]
    return share


def find_without_effect(
    pieces: Sequence[WordPiece], frame: PageFrame, *, page: pypdfium2.PdfPage, textpage: int
) -> set[int] | None:
    """The `id`s of the pieces that change nothing about the page when they are taken away.

    None where the page could not be drawn. `textpage` is the address of the page's text.
    """
    characters = [_characters(piece, frame, textpage) for piece in pieces]

    def shown() -> list[int]:
        before = _draw(page, frame, pieces)
        found = []
        for round_ in _apart(pieces):
            changed = before.changed(_without([pieces[at] for at in round_], page, frame, pieces))
            found += [at for at in round_ if _shows(changed, before, characters[at])]
        return found

    seen = in_a_copy(shown, seconds=_SECONDS)
    if seen is None:
        return None
    return {id(piece) for piece in pieces} - {id(pieces[at]) for at in seen}


def find_blacked_out(
    pieces: Sequence[WordPiece], frame: PageFrame, *, page: pypdfium2.PdfPage
) -> set[int] | None:
    """The `id`s of the pieces where the page shows one colour; None where it was not drawn."""

    def even() -> list[int]:
        picture = _draw(page, frame, pieces)
        return [at for at, piece in enumerate(pieces) if picture.is_even(piece.box)]

    gone = in_a_copy(even, seconds=_SECONDS)
    return None if gone is None else {id(pieces[at]) for at in gone}


def _characters(piece: WordPiece, frame: PageFrame, textpage: int) -> list[Box]:
    """The boxes of the letters and digits of a piece; of all its characters if it has none."""
    found: list[tuple[str, Box]] = []
    rectangle = pdfium.Rectangle()
    for index in range(piece.first, piece.last):
        if pdfium.loose_box(textpage, index, rectangle):
            box = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            found.append((chr(pdfium.get_unicode(textpage, index)), box))
    telling = [box for character, box in found if character.isalnum()]
    return telling or [box for _, box in found]


def _apart(pieces: Sequence[WordPiece]) -> list[list[int]]:
    """Places of the pieces in rounds: in each none lies over another of another text object, so
    that a change has one cause."""
    boxes = boxes_of(piece.box for piece in pieces)
    rounds: list[list[int]] = []
    for at in range(len(pieces)):
        for inside in rounds:
            if overlap(boxes[at : at + 1], boxes[inside]).max() < _TOUCH:
                inside.append(at)
                break
        else:
            rounds.append([at])
    return rounds


def _without(
    gone: Sequence[WordPiece],
    page: pypdfium2.PdfPage,
    frame: PageFrame,
    around: Sequence[WordPiece],
) -> _Picture:
    handles = {handle for piece in gone for handle in piece.handles}
    for handle in handles:
        pdfium.set_active(handle, 0)
    try:
        return _draw(page, frame, around)
    finally:
        for handle in handles:
            pdfium.set_active(handle, 1)


def _shows(changed: Flags, picture: _Picture, characters: Sequence[Box]) -> bool:
    """Whether most characters of a piece left ink on the page."""
    shown = 0
    for box in characters:
        part = changed[picture.cut(box)]
        if part.size and part.mean() >= _INK:
            shown += bool(part.any(axis=1).mean() >= _ROWS or part.any(axis=0).mean() >= _SHOWN)
    return not characters or shown >= _SHOWN * len(characters)


@dataclass(frozen=True, slots=True)
class _Picture:
    """Part of a page as drawn, comments included: pixels (rows, columns, colours)."""

    pixels: NDArray[np.int16]
    left: float
    top: float
    scale: float

    def changed(self, other: _Picture) -> Flags:
        """Per pixel whether the two differ to the eye."""
        differs: Flags = (np.abs(self.pixels - other.pixels) > _CHANGE).any(axis=2)
        return differs

    def cut(self, box: Box, rim: float = 0.0) -> tuple[slice, slice]:
        """Where a box lies, a share of it left out on all sides."""
        across, down = rim * (box.x1 - box.x0), rim * (box.bottom - box.top)
        return (
            self._slice(box.top + down, box.bottom - down, self.top),
            self._slice(box.x0 + across, box.x1 - across, self.left),
        )

    def _slice(self, start: float, end: float, origin: float) -> slice:
        first = max(int((start - origin) * self.scale), 0)
        return slice(first, max(int((end - origin) * self.scale) + 1, first))

    def is_even(self, box: Box) -> bool:
        """Whether there is one colour all over the middle of a box."""
        part = self.pixels[self.cut(box, _RIM)]
        return bool(part.size) and int(np.ptp(part, axis=(0, 1)).max()) <= _CHANGE


def _draw(page: pypdfium2.PdfPage, frame: PageFrame, around: Sequence[WordPiece]) -> _Picture:
    """The page as displayed, as far as these pieces reach."""
    reach = union([piece.box for piece in around])
    left, top = max(reach.x0 - _MARGIN, 0.0), max(reach.top - _MARGIN, 0.0)
    right = max(frame.width - reach.x1 - _MARGIN, 0.0)
    bottom = max(frame.height - reach.bottom - _MARGIN, 0.0)
    points = max((frame.width - left - right) * (frame.height - top - bottom), 1.0)
    scale = _SCALE * min(1.0, (_MOST_POINTS / points) ** 0.5)
    bitmap = page.render(scale=scale, crop=(left, bottom, right, top), may_draw_forms=False)
    try:
        pixels = bitmap.to_numpy()[:, :, :3].astype(np.int16)
    finally:
        bitmap.close()
    # pypdfium2 cuts whole pixels off, rounded up.
    return _Picture(pixels, np.ceil(left * scale) / scale, np.ceil(top * scale) / scale, scale)
