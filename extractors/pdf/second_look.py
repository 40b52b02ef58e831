"""Numbers as they look on the page, against what the file says they are.

Where a text layer is suspect, or a number begins with a dash that may be another sign without a
code of its own, what stands in its box is drawn and recognised. The picture is what a reader sees.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from extractors.pdf.ocr import OcrSettings, missing_component, read_line_by_line
from extractors.pdf.page.drawn.render import render_page
from schemas.errors import UnreadableDocument
from schemas.paper import Box

MOST: Final = 60  # numbers of a document that are looked at
MOST_PAGES: Final = 10
_DPI: Final = 300
_ASIDE: Final = 0.1  # of its height: a space is wider
_AROUND: Final = 0.1
_APART: Final = 24  # pixels of white between two pieces of a picture
_SURE: Final = 0.6  # confidence of Tesseract: what it is less sure of is no opinion
_DARK: Final = 128
_DIGITS: Final = re.compile(r"\d")
_DASH: Final = re.compile(r"^[^\d]*[-‐‑–−—]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A number as read: its text, and where it stands."""

    page: int
    box: Box
    text: str


def look_again(path: Path, spots: Sequence[Spot], settings: OcrSettings) -> dict[int, str]:
    """What the page shows at the spots (by their place) where that is another number than was read.

    Nothing for those that look as they read, where the picture is not clear, and where there is no
    Tesseract.
    """
    if not spots or not settings.enabled or missing_component(settings.language):
        return {}
    by_page: dict[int, list[int]] = {}
    for at, spot in enumerate(spots[:MOST]):
        by_page.setdefault(spot.page, []).append(at)
    found: dict[int, str] = {}
    for page, places in list(by_page.items())[:MOST_PAGES]:
        try:
            shown = _shown(path, page, [spots[at] for at in places], settings)
        except (UnreadableDocument, subprocess.TimeoutExpired, OSError, ValueError):
            continue
        found |= {
            at: text
            for at, text in zip(places, shown, strict=True)
            if text and differ(spots[at].text, text)
        }
    return found


def differ(read: str, shown: str) -> bool:
    """Whether two texts tell other numbers: other digits, or a minus that only was read."""
    if "".join(_DIGITS.findall(read)) != "".join(_DIGITS.findall(shown)):
        return True
    return _DASH.match(read) is not None and _DASH.match(shown) is None


def _shown(path: Path, page: int, spots: Sequence[Spot], settings: OcrSettings) -> list[str]:
    """The text in the box of each spot, empty where it is not clear, from one picture of all."""
    picture = render_page(path, page, dpi=_DPI, grey=True)
    scale = _DPI / 72
    cuts = [_cut(picture, spot.box, scale) for spot in spots]
    width = max(cut.width for cut in cuts) + 2 * _APART
    sheet = Image.new("L", (width, sum(cut.height + _APART for cut in cuts) + _APART), 255)
    tops, top = [], _APART
    for cut in cuts:
        sheet.paste(cut, (_APART, top))
        tops.append(top)
        top += cut.height + _APART
    lines = read_line_by_line(sheet, settings)
    told = []
    for cut, top in zip(cuts, tops, strict=True):
        own = [
            (x, text, sure) for x, middle, text, sure in lines if top <= middle <= top + cut.height
        ]
        clear = own and min(sure for _, _, sure in own) >= _SURE
        told.append("".join(text for _, text, _ in sorted(own)) if clear else "")
    return [text if _DIGITS.search(text) else "" for text in told]


def _cut(picture: Image.Image, box: Box, scale: float) -> Image.Image:
    """What stands in a box, dark on light, with a little around it."""
    height = box.bottom - box.top
    aside, around = _ASIDE * height, _AROUND * height
    part = picture.crop(
        (
            int(max(box.x0 - aside, 0) * scale),
            int(max(box.top - around, 0) * scale),
            int(min((box.x1 + aside) * scale, picture.width)),
            int(min((box.bottom + around) * scale, picture.height)),
        )
    )
    pixels = sorted(part.resize((16, 16)).tobytes())
    return ImageOps.invert(part) if pixels[len(pixels) // 2] < _DARK else part
