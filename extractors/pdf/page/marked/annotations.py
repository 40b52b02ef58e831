"""Comments laid over a page after it was made: boxes that hide text, marks that strike it out."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as raw

from extractors.pdf.page import pdfium
from extractors.pdf.page.frame import PageFrame
from schemas.paper import Box

_MOST = 2_000
_COVERING = frozenset(
    {
        raw.FPDF_ANNOT_SQUARE,
        raw.FPDF_ANNOT_CIRCLE,
        raw.FPDF_ANNOT_POLYGON,
        raw.FPDF_ANNOT_INK,
        raw.FPDF_ANNOT_LINE,
        raw.FPDF_ANNOT_STAMP,
        raw.FPDF_ANNOT_FREETEXT,
        raw.FPDF_ANNOT_HIGHLIGHT,  # a black one, or one that lets nothing through
    }
)
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


@dataclass(frozen=True, slots=True)
class Annotations:
    """Places on the page as displayed.

    `covers` may hide what is beneath; `redactions` are marked to be blacked out, whether or not
    that was done; `strikes` are struck out.
    """

    covers: list[Box] = field(default_factory=list)
    redactions: list[Box] = field(default_factory=list)
    strikes: list[Box] = field(default_factory=list)


def read_annotations(page: pypdfium2.PdfPage, address: int, frame: PageFrame) -> Annotations:
    """The annotations of an open page that hide or strike out text."""
    found = Annotations()
    for index in range(min(pdfium.count_annotations(address), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            _take(found, annotation, frame)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return found


def _take(found: Annotations, annotation: object, frame: PageFrame) -> None:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
        return
    if kind in _COVERING:
        found.covers.extend(_rectangle(annotation, frame))
    elif kind == raw.FPDF_ANNOT_REDACT:
        found.redactions.extend(_quads(annotation, frame) or _rectangle(annotation, frame))
    elif kind == raw.FPDF_ANNOT_STRIKEOUT:
        found.strikes.extend(_quads(annotation, frame) or _rectangle(annotation, frame))


def _rectangle(annotation: object, frame: PageFrame) -> list[Box]:
    found = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(annotation, ctypes.byref(found)):
        return []
    return [frame.box(found.left, found.bottom, found.right, found.top)]


def _quads(annotation: object, frame: PageFrame) -> list[Box]:
    boxes: list[Box] = []
    for index in range(min(raw.FPDFAnnot_CountAttachmentPoints(annotation), _MOST)):
        quad = raw.FS_QUADPOINTSF()
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, index, ctypes.byref(quad)):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            boxes.append(frame.box(min(xs), min(ys), max(xs), max(ys)))
    return boxes
