"""Drawn things on a page: rulings, filled areas and pictures, without their meaning."""

from __future__ import annotations

from ctypes import c_float, c_int, c_uint
from dataclasses import dataclass, field

from extractors.pdf.page import pdfium
from extractors.pdf.page.frame import PageFrame
from extractors.pdf.page.sheet import Edge, Shade
from schemas.paper import Box

THIN = 2.5  # points: a filled rectangle this thin is a ruling
SHORT = 3.0  # points: shorter strokes are dashes, ticks and letters drawn as paths
_MAX_OBJECTS = 60_000
_MAX_SEGMENTS = 2_000
_MAX_DEPTH = 8
_BROAD = 4.0  # points: a stroke this broad hides letters
_OPAQUE = 255
_SEE_THROUGH = 128  # what is fainter hides nothing
_WHITE = (255, 255, 255)

Affine = tuple[float, float, float, float, float, float]
_IDENTITY: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _times(m: Affine, n: Affine) -> Affine:
    """The map that first applies `m`, then `n`."""
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def apply(m: Affine, x: float, y: float) -> tuple[float, float]:
    """Where a map puts a point."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _matrix(handle: int) -> Affine:
    found = pdfium.Matrix()
    if not pdfium.object_matrix(handle, found):
        return _IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


@dataclass(frozen=True, slots=True)
class Cover:
    """Something that may hide what was drawn before it, somewhere within its box.

    `order` is its place in the order of drawing, `colour` that of a rectangle filled evenly;
    None where the shape or the colour is another.
    """

    box: Box
    order: int
    colour: tuple[int, int, int] | None = None


@dataclass(slots=True)
class Drawings:
    """What was drawn, collected while walking a page's objects.

    `orders` says of each text object, by its handle, when it was drawn, `within` how the form it
    is in lies on the page; `covers` are what may hide other things.
    """

    frame: PageFrame
    edges: list[Edge] = field(default_factory=list)
    shades: list[Shade] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    orders: dict[int, int] = field(default_factory=dict)
    within: dict[int, Affine] = field(default_factory=dict)
    seen: int = 0

    @property
    def now(self) -> int:
        """The place in the order of drawing that was reached."""
        return self.seen + len(self.orders)

    def take_box(self, box: Box, *, filled: bool, stroked: bool) -> None:
        """A drawn rectangle: one ruling where it is thin, its four sides otherwise."""
        width, height = box.x1 - box.x0, box.bottom - box.top
        if height <= THIN and width >= SHORT and width > height:
            middle = (box.top + box.bottom) / 2
            self.edges.append(Edge("h", box.x0, middle, box.x1, middle))
        elif width <= THIN and height >= SHORT:
            middle = (box.x0 + box.x1) / 2
            self.edges.append(Edge("v", middle, box.top, middle, box.bottom))
        elif (filled or stroked) and width >= SHORT and height >= SHORT:
            self.edges += [
                Edge("h", box.x0, box.top, box.x1, box.top),
                Edge("h", box.x0, box.bottom, box.x1, box.bottom),
                Edge("v", box.x0, box.top, box.x0, box.bottom),
                Edge("v", box.x1, box.top, box.x1, box.bottom),
            ]

    def take_line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A straight stroke; slanted ones rule nothing."""
        (x0, y0), (x1, y1) = self.frame.point(*start), self.frame.point(*end)
        if abs(y1 - y0) <= 0.5 and abs(x1 - x0) >= SHORT:
            self.edges.append(Edge("h", min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2))
        elif abs(x1 - x0) <= 0.5 and abs(y1 - y0) >= SHORT:
            self.edges.append(Edge("v", (x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1)))


def read_drawings(page: int, frame: PageFrame) -> Drawings:
    """All rulings, filled areas and pictures of an open PDFium page, in drawing order."""
    drawn = Drawings(frame)
    for index in range(pdfium.count_objects(page)):
        if drawn.seen >= _MAX_OBJECTS:
            break
        _take_object(drawn, pdfium.get_object(page, index), _IDENTITY, depth=0)
    return drawn


def _take_object(drawn: Drawings, handle: int | None, above: Affine, *, depth: int) -> None:
    if not handle or drawn.seen >= _MAX_OBJECTS:
        return
    kind = pdfium.object_type(handle)
    if kind == pdfium.OBJECT_TEXT:
        drawn.orders[handle] = drawn.now
        if depth:
            drawn.within[handle] = above
        return
    drawn.seen += 1
    if kind == pdfium.OBJECT_FORM:
        if depth < _MAX_DEPTH:
            inner = _times(_matrix(handle), above)
            for index in range(pdfium.form_count(handle)):
                _take_object(drawn, pdfium.form_object(handle, index), inner, depth=depth + 1)
        return
    box = _bounds(drawn.frame, handle, above)
    if box is None:
        return
    if kind == pdfium.OBJECT_PATH:
        _take_path(drawn, handle, box, above)
    else:
        drawn.images.append(box)
        drawn.covers.append(Cover(box, drawn.now))


def _bounds(frame: PageFrame, handle: int, above: Affine) -> Box | None:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not pdfium.object_bounds(handle, left, bottom, right, top):
        return None
    if above is _IDENTITY:
        return frame.box(left.value, bottom.value, right.value, top.value)
    corners = [
        frame.point(*apply(above, x, y))
        for x in (left.value, right.value)
        for y in (bottom.value, top.value)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _take_path(drawn: Drawings, handle: int, box: Box, above: Affine) -> None:
    fill, stroke = c_int(), c_int()
    if not pdfium.draw_mode(handle, fill, stroke):
        return
    filled, stroked = bool(fill.value), bool(stroke.value)
    if not filled and not stroked:
        return
    width, height = box.x1 - box.x0, box.bottom - box.top
    if width <= THIN or height <= THIN:
        drawn.take_box(box, filled=filled, stroked=stroked)
        return
    segments = pdfium.count_segments(handle)
    opacity = _opacity(handle) if filled else 0
    colour = _colour(handle) if filled else None
    if opacity >= _SEE_THROUGH or (stroked and _is_broad(handle)):
        even = opacity == _OPAQUE and 4 <= segments <= 6
        drawn.covers.append(Cover(box, drawn.now, colour if even else None))
    if filled:
        if colour is not None:
            drawn.shades.append(Shade(box, colour))
        if 4 <= segments <= 6 and (stroked or colour != _WHITE):
            drawn.take_box(box, filled=True, stroked=stroked)
            return
    if stroked and segments <= _MAX_SEGMENTS:
        _take_segments(drawn, handle, segments, _times(_matrix(handle), above))


def _take_segments(drawn: Drawings, handle: int, count: int, above: Affine) -> None:
    x, y = c_float(), c_float()
    at: tuple[float, float] | None = None
    start: tuple[float, float] | None = None
    for index in range(count):
        segment = pdfium.get_segment(handle, index)
        if not segment or not pdfium.segment_point(segment, x, y):
            at = None
            continue
        kind = pdfium.segment_type(segment)
        point = apply(above, x.value, y.value)
        if kind == pdfium.SEGMENT_MOVE:
            start = point
        elif kind == pdfium.SEGMENT_LINE and at is not None:
            drawn.take_line(at, point)
        at = point
        if pdfium.segment_closes(segment) and start is not None:
            if kind == pdfium.SEGMENT_LINE:
                drawn.take_line(point, start)
            at = start


def _colour(handle: int) -> tuple[int, int, int] | None:
    """The fill colour; None where it is a pattern or fully transparent."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not pdfium.fill_colour(handle, red, green, blue, alpha) or alpha.value == 0:
        return None
    return red.value, green.value, blue.value


def _opacity(handle: int) -> int:
    """How opaque the fill is, of 255; a pattern is taken for opaque."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    found = pdfium.fill_colour(handle, red, green, blue, alpha)
    return alpha.value if found else _OPAQUE


def _is_broad(handle: int) -> bool:
    width = c_float()
    return bool(pdfium.stroke_width(handle, width)) and width.value >= _BROAD
