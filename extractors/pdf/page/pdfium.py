"""PDFium's hot functions, bound so that handles are plain integers.

pypdfium2 returns handles as ctypes pointers, whose creation costs as much as the call; and
`PYFUNCTYPE` keeps the interpreter lock, which is right here: PDFium is not thread-safe.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import c_double, c_float, c_int, c_uint, c_ulong, c_void_p
from typing import Any

import pypdfium2.raw as raw

Matrix = raw.FS_MATRIX
Rectangle = raw.FS_RECTF
OBJECT_TEXT = raw.FPDF_PAGEOBJ_TEXT
OBJECT_PATH = raw.FPDF_PAGEOBJ_PATH
OBJECT_FORM = raw.FPDF_PAGEOBJ_FORM
SEGMENT_LINE = raw.FPDF_SEGMENT_LINETO
SEGMENT_MOVE = raw.FPDF_SEGMENT_MOVETO
INVISIBLE = raw.FPDF_TEXTRENDERMODE_INVISIBLE


def _bind(name: str, result: type | None, *arguments: type) -> Callable[..., Any]:
    address = ctypes.cast(getattr(raw, name), c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_pointer = ctypes.POINTER
_floats = _pointer(c_float)
_uints = _pointer(c_uint)

count_chars = _bind("FPDFText_CountChars", c_int, c_void_p)
get_text = _bind("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
get_unicode = _bind("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
is_generated = _bind("FPDFText_IsGenerated", c_int, c_void_p, c_int)
text_object_of = _bind("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
loose_box = _bind("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, _pointer(Rectangle))
char_matrix = _bind("FPDFText_GetMatrix", c_int, c_void_p, c_int, _pointer(Matrix))
char_size = _bind("FPDFText_GetFontSize", c_double, c_void_p, c_int)
font_of = _bind("FPDFTextObj_GetFont", c_void_p, c_void_p)
font_name = _bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, c_void_p, c_void_p, ctypes.c_size_t)
font_weight = _bind("FPDFFont_GetWeight", c_int, c_void_p)
font_italic = _bind("FPDFFont_GetItalicAngle", c_int, c_void_p, _pointer(c_int))
render_mode = _bind("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
marked_content = _bind("FPDFPageObj_GetMarkedContentID", c_int, c_void_p)
count_marks = _bind("FPDFPageObj_CountMarks", c_int, c_void_p)
get_mark = _bind("FPDFPageObj_GetMark", c_void_p, c_void_p, c_ulong)
mark_name = _bind("FPDFPageObjMark_GetName", c_int, c_void_p, c_void_p, c_ulong, _pointer(c_ulong))
fill_colour = _bind("FPDFPageObj_GetFillColor", c_int, c_void_p, _uints, _uints, _uints, _uints)
count_objects = _bind("FPDFPage_CountObjects", c_int, c_void_p)
get_object = _bind("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
object_type = _bind("FPDFPageObj_GetType", c_int, c_void_p)
object_matrix = _bind("FPDFPageObj_GetMatrix", c_int, c_void_p, _pointer(Matrix))
object_bounds = _bind("FPDFPageObj_GetBounds", c_int, c_void_p, _floats, _floats, _floats, _floats)
form_count = _bind("FPDFFormObj_CountObjects", c_int, c_void_p)
form_object = _bind("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
draw_mode = _bind("FPDFPath_GetDrawMode", c_int, c_void_p, _pointer(c_int), _pointer(c_int))
count_segments = _bind("FPDFPath_CountSegments", c_int, c_void_p)
get_segment = _bind("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
segment_type = _bind("FPDFPathSegment_GetType", c_int, c_void_p)
segment_point = _bind("FPDFPathSegment_GetPoint", c_int, c_void_p, _floats, _floats)
segment_closes = _bind("FPDFPathSegment_GetClose", c_int, c_void_p)
stroke_width = _bind("FPDFPageObj_GetStrokeWidth", c_int, c_void_p, _floats)
clip_path = _bind("FPDFPageObj_GetClipPath", c_void_p, c_void_p)
count_clips = _bind("FPDFClipPath_CountPaths", c_int, c_void_p)
count_clip_segments = _bind("FPDFClipPath_CountPathSegments", c_int, c_void_p, c_int)
clip_segment = _bind("FPDFClipPath_GetPathSegment", c_void_p, c_void_p, c_int, c_int)
set_active = _bind("FPDFPageObj_SetIsActive", c_int, c_void_p, c_int)
count_annotations = _bind("FPDFPage_GetAnnotCount", c_int, c_void_p)
