"""Which words of a page a reader sees.

The order of drawing tells what may be hidden: text with something opaque drawn over it (blacked
out names and figures), text in the colour of what lies beneath it, text that hardly shows; a clip
or a layer that is switched off may leave out any text. Boxes
are no shapes, though: a white figure stands on a slice of a pie, a clipped band covers less than
its box. So where there is doubt the page is drawn with and without the doubtful words
(`redrawn`), and what makes no difference is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from extractors.pdf.page.drawn.clips import clip_boxes
from extractors.pdf.page.drawn.paths import Cover, Drawings
from extractors.pdf.page.marked.annotations import Annotations
from extractors.pdf.page.words.words import WordPiece
from extractors.pdf.sight.redrawn import boxes_of, find_blacked_out, find_without_effect, overlap
from schemas.paper import Box

_COVERED: Final = 0.25  # of a word's box, beneath things drawn later
_HIDDEN: Final = 0.7  # of a word's box, where drawing the page failed
_INDISTINCT: Final = 24  # per colour channel: text this near to its ground may be unseen
_FAINT: Final = 64  # of 255: opacity under which text may be unseen
_LEAST_SIZE: Final = 1.5  # points: nobody reads smaller letters
_SCAN_SHARE: Final = 0.5
_GROUND_SHARE: Final = 0.6  # of the page: a larger area is clipped more often than not
_AT_A_TIME: Final = 2_000_000  # boxes held against boxes
_BLOCKS: Final = re.compile(r"[\u2580-\u259f\u25a0-\u25ac]+")


def find_seen(
    pieces: Sequence[WordPiece],
    drawn: Drawings,
    notes: Annotations,
    *,
    page: pypdfium2.PdfPage,
    textpage: int,
    layered: bool = False,
) -> list[WordPiece]:
    """The pieces a reader sees, in the same order.

    `textpage` is the address of the page's text, `drawn` and `notes` are what lies around and
    over it; `layered` says that the file has layers that may be switched off.
    """
    on_page = [
        piece
        for piece in pieces
        if drawn.frame.holds(piece.box) and not _within(piece.box, notes.redactions)
    ]
    shown = [p for p in on_page if not p.ink.invisible and p.ink.size >= _LEAST_SIZE]
    if len(shown) < 0.1 * len(on_page) and _is_scan(drawn):
        return _on_scan(on_page, drawn, notes, page)
    covered = _covered(shown, drawn, notes)
    if layered:
        doubtful = list(shown)
    else:
        clips = _Clips(drawn)
        doubtful = [
            piece
            for piece, at in zip(shown, covered, strict=True)
            if at > _COVERED or _is_faint(piece) or clips.cut(piece)
        ]
        doubtful += _like_their_ground(shown, drawn, but={id(piece) for piece in doubtful})
    if not doubtful:
        return shown
    hidden = find_without_effect(doubtful, drawn.frame, page=page, textpage=textpage)
    if hidden is None:
        hidden = {id(p) for p, at in zip(shown, covered, strict=True) if at > _HIDDEN}
    if len(hidden) > 0.9 * len(shown) and _is_scan(drawn):
        return _on_scan(shown, drawn, notes, page)  # the text lies beneath the scan
    return [piece for piece in shown if id(piece) not in hidden]


class _Clips:
    """What the text objects of a page are clipped to."""

    def __init__(self, drawn: Drawings) -> None:
        self._drawn = drawn
        self._boxes: dict[int, tuple[Box, ...]] = {}

    def cut(self, piece: WordPiece) -> bool:
        """Whether part of a piece may be beyond what it is clipped to."""
        return any(self._is_beyond(piece.box, handle) for handle in piece.handles)

    def _is_beyond(self, box: Box, handle: int) -> bool:
        clips = self._boxes.get(handle)
        if clips is None:
            within = self._drawn.within.get(handle)
            clips = self._boxes[handle] = clip_boxes(handle, self._drawn.frame, within)
        return bool(clips) and all(_lacks(box, clip) for clip in clips)


def _lacks(box: Box, clip: Box) -> bool:
    """Whether a clip leaves out more than a rim of a box."""
    width = min(box.x1, clip.x1) - max(box.x0, clip.x0)
    height = min(box.bottom, clip.bottom) - max(box.top, clip.top)
    left = max(width, 0.0) * max(height, 0.0)
    return left < (1 - _COVERED) * (box.x1 - box.x0) * (box.bottom - box.top)


def _within(box: Box, areas: Iterable[Box]) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return any(a.x0 <= x <= a.x1 and a.top <= y <= a.bottom for a in areas)


def _is_scan(drawn: Drawings) -> bool:
    """Whether pictures cover most of the page."""
    area = sum((b.x1 - b.x0) * (b.bottom - b.top) for b in drawn.images)
    return area >= _SCAN_SHARE * drawn.frame.width * drawn.frame.height


def _on_scan(
    pieces: Sequence[WordPiece], drawn: Drawings, notes: Annotations, page: pypdfium2.PdfPage
) -> list[WordPiece]:
    """Recognised words, without those where the picture was blacked out afterwards."""
    if len(drawn.covers) == len(drawn.images) and not notes.covers:
        return list(pieces)
    gone = find_blacked_out(pieces, drawn.frame, page=page) or set()
    return [piece for piece in pieces if id(piece) not in gone]


def _covered(
    pieces: Sequence[WordPiece], drawn: Drawings, notes: Annotations
) -> NDArray[np.float64]:
    """Per piece how much of its box lies beneath what may be opaque and was drawn later."""
    over_all = drawn.now + 1
    covers = [(cover.box, cover.order) for cover in drawn.covers]
    covers += [(box, over_all) for box in notes.covers]
    covers += [(p.box, _order(p, drawn)) for p in pieces if _BLOCKS.fullmatch(p.text)]
    found = np.zeros(len(pieces))
    if not covers or not pieces:
        return found
    boxes, orders = boxes_of(box for box, _ in covers), np.array([at for _, at in covers])
    mine = np.array([_order(piece, drawn) for piece in pieces])
    under = np.flatnonzero(mine < orders.max())
    step = max(_AT_A_TIME // len(covers), 1)
    for start in range(0, len(under), step):
        part = under[start : start + step]
        later = mine[part][:, None] < orders[None, :]
        own = boxes_of(pieces[at].box for at in part)
        found[part] = (overlap(own, boxes) * later).sum(axis=1)
    return found


def _order(piece: WordPiece, drawn: Drawings) -> int:
    """When the first of a piece was drawn; an unknown text object counts as drawn first."""
    return min(drawn.orders.get(handle, 0) for handle in piece.handles)


def _is_faint(piece: WordPiece) -> bool:
    return piece.ink.alpha < _FAINT


def _like_their_ground(
    pieces: Sequence[WordPiece], drawn: Drawings, *, but: set[int]
) -> list[WordPiece]:
    """The pieces, but those already in doubt, that may have the colour of what is beneath them."""
    grounds = drawn.covers
    colours = {piece.ink.colour for piece in pieces}
    told = {cover.colour for cover in grounds}
    unsure = {
        colour
        for colour in colours
        if colour is not None
        and (_alike(colour, (255, 255, 255)) or any(c and _alike(colour, c) for c in told))
    }
    if not unsure:
        return []
    boxes = boxes_of(cover.box for cover in grounds)
    orders = np.array([cover.order for cover in grounds])
    most = _GROUND_SHARE * drawn.frame.width * drawn.frame.height
    found = []
    for piece in pieces:
        if piece.ink.colour not in unsure or id(piece) in but:
            continue
        x, y = (piece.box.x0 + piece.box.x1) / 2, (piece.box.top + piece.box.bottom) / 2
        beneath = np.flatnonzero(
            (boxes[:, 0] <= x)
            & (x <= boxes[:, 2])
            & (boxes[:, 1] <= y)
            & (y <= boxes[:, 3])
            & (orders <= _order(piece, drawn))  # what was drawn just before has its place
        )
        nearest = grounds[int(beneath[-1])] if len(beneath) else None
        if not _stands_out(piece, nearest, most=most):
            found.append(piece)
    return found


def _stands_out(piece: WordPiece, ground: Cover | None, *, most: float) -> bool:
    """Whether a piece is seen for sure on the last thing drawn beneath it."""
    colour = piece.ink.colour
    assert colour is not None
    if ground is None:
        return not _alike(colour, (255, 255, 255))
    box = ground.box
    if ground.colour is None or (box.x1 - box.x0) * (box.bottom - box.top) > most:
        return False
    return not _alike(colour, ground.colour)


def _alike(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) <= _INDISTINCT for a, b in zip(one, other, strict=True))
