"""What the engine hands over: one page's words, edges and shades before any layout is read.

All coordinates are points from the top left of the page as displayed (CropBox and /Rotate
applied). Word indices used elsewhere are positions in `RawPage.words`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.paper import Box

ARTIFACT = "Artifact"


@dataclass(frozen=True, slots=True)
class RawWord:
    """One word as printed, in the order of the content stream.

    `size` and `baseline` are in displayed points. `raised` marks a superscript, split from the
    word it stands on; `joined` says that no space stands between it and the word before,
    `thin` that a thin one does ("1 000"). `bridged` is the room that struck words take before it.
    `angle` is the writing direction in degrees, counter-clockwise (0 is upright). `tag` is the
    most telling structure element above the word (Note, TD, TH, H1, P, LI, Caption, Artifact,
    ... or empty) and `element` its place in `RawPage.elements` (-1: untagged). `confidence` is
    0-1 where the word was recognised from a picture.
    """

    text: str
    box: Box
    font: str
    size: float
    baseline: float
    bold: bool = False
    italic: bool = False
    raised: bool = False
    joined: bool = False
    thin: bool = False
    bridged: float = 0.0
    mcid: int | None = None
    tag: str = ""
    element: int = -1
    angle: int = 0
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A horizontal or vertical ruling: a drawn line or a side of a drawn rectangle."""

    orientation: Literal["h", "v"]
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Shade:
    """A filled area with its colour (red, green, blue 0-255): call-outs, bars, table bands."""

    box: Box
    colour: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element of a tagged page, in reading order; `parent` indexes its parent."""

    tag: str
    parent: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as displayed, read by PDFium or recognised from its picture."""

    number: int
    width: float
    height: float
    rotation: int
    words: tuple[RawWord, ...]
    edges: tuple[Edge, ...] = ()
    shades: tuple[Shade, ...] = ()
    images: tuple[Box, ...] = ()
    elements: tuple[Element, ...] = ()
    broken_glyphs: float = 0.0
    """Share of control, U+FFFD and private-use characters: >= 0.16 is a garbled text layer."""
    hidden_words: int = 0
    """Words nobody sees, left out of `words`: invisible, blacked out, on their own colour, off
    the page."""
    struck: tuple[RawWord, ...] = ()
    """Words with a line through them, left out of `words`: the text no longer says them."""
