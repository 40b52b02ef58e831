"""What of the text is cut off: text objects that stand beyond the path they are clipped by."""

from __future__ import annotations

from ctypes import c_float
from typing import Final

from extractors.pdf.page import pdfium
from extractors.pdf.page.drawn.paths import Affine, apply
from extractors.pdf.page.frame import PageFrame
from schemas.paper import Box

_MOST_SEGMENTS: Final = 64  # of a path: one of more is a drawing, whose box says little
_EMPTY: Final = Box(0.0, 0.0, 0.0, 0.0)


def clip_boxes(handle: int, frame: PageFrame, within: Affine | None) -> tuple[Box, ...]:
    """The boxes that a text object is clipped to on the displayed page; none where it is not.

    In a form, whose map to the page is `within`, PDFium gives some clips in the coordinates of the
    page and others in those of the form: both readings are given, and text is surely cut off only
    where it is beyond each of them.
    """
    clip = pdfium.clip_path(handle)
    count = pdfium.count_clips(clip) if clip else 0
    if count <= 0:
        return ()
    plain: Box | None = None
    mapped: Box | None = None
    for index in range(count):
        points = _points(clip, index)
        if points is None:
            continue
        plain = _narrowed(plain, frame, points)
        if within is not None:
            mapped = _narrowed(mapped, frame, [apply(within, x, y) for x, y in points])
    return tuple(box for box in (plain, mapped) if box is not None)


def _points(clip: int, index: int) -> list[tuple[float, float]] | None:
    """The corners of one path of a clip; None where it is too long to be a frame."""
    count = pdfium.count_clip_segments(clip, index)
    if count > _MOST_SEGMENTS:
        return None
    x, y = c_float(), c_float()
    found = []
    for number in range(count):
        segment = pdfium.clip_segment(clip, index, number)
        if segment and pdfium.segment_point(segment, x, y):
            found.append((x.value, y.value))
    return found


def _narrowed(box: Box | None, frame: PageFrame, points: list[tuple[float, float]]) -> Box:
    """What `box` and the frame around `points` have in common."""
    if not points:
        return _EMPTY
    xs, ys = [x for x, _ in points], [y for _, y in points]
    own = frame.box(min(xs), min(ys), max(xs), max(ys))
    if box is None:
        return own
    x0, top = max(box.x0, own.x0), max(box.top, own.top)
    return Box(x0, top, max(x0, min(box.x1, own.x1)), max(top, min(box.bottom, own.bottom)))
