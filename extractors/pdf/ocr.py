"""Pages without usable text, recognised from their picture by Tesseract.

Tesseract is optional: without it, or without its Dutch, such pages are reported and left out.
Raised footnote marks are lost or read as digits, so what is read here carries its confidence.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image

from extractors.pdf.page.drawn.render import render_page
from extractors.pdf.page.sheet import RawPage, RawWord
from schemas.errors import UnreadableDocument
from schemas.paper import Box, Issue

INSTALL: Final = "Installeer het met: apt install tesseract-ocr tesseract-ocr-nld"
DOUBTFUL: Final = 0.55  # mean confidence: below this the page may lie on its side
SECONDS_A_PAGE: Final = 6.0
NOISE: Final = 0.20  # confidence: below this signs without letters are specks
ASCENDING: Final = frozenset("bdfhijkltABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789€%&()[]/\"'!?")
DESCENDING: Final = frozenset("gjpqyQ,;()[]/")
# What Tesseract makes of "•" and "◦": a letter or sign far before the first word of its line.
BULLETS: Final = frozenset("eo©®«»*°¢•")
BULLET_GAP: Final = 0.8  # of the height of the word after it
BULLET_REACH: Final = 12.0  # of its own height
BODY: Final = 0.25  # share: sizes this near to the usual one are the usual one


@dataclass(frozen=True, slots=True)
class OcrSettings:
    """How much recognising one document may cost: 2-5 seconds of computing a page."""

    enabled: bool = True
    language: str = "nld"
    dpi: int = 300
    max_pages: int = 40
    page_seconds: float = 60.0

    @property
    def document_seconds(self) -> float:
        """How long all pages together may take, waiting included: 240 for 40 pages."""
        return SECONDS_A_PAGE * self.max_pages


def missing_component(language: str = "nld") -> str:
    """What is lacking, in a Dutch sentence with its remedy; empty when all is there."""
    if shutil.which("tesseract") is None:
        return f"Tesseract is niet geïnstalleerd. {INSTALL}"
    if language not in _languages():
        return f"Tesseract kent de taal '{language}' nog niet. {INSTALL}"
    return ""


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    answer = subprocess.run(  # nosec B603 B607 # no shell, fixed words
        ["tesseract", "--list-langs"], capture_output=True, text=True, timeout=20, check=False
    )
    return frozenset((answer.stdout + answer.stderr).split())


@dataclass(slots=True)
class Recogniser:
    """Reads the pictured pages of one document within its budget; what it skips is an issue."""

    source: Path | bytes
    settings: OcrSettings = field(default_factory=OcrSettings)
    issues: list[Issue] = field(default_factory=list)
    pages_read: int = 0
    _seconds: float = 0.0

    def read(self, page: RawPage) -> RawPage | None:
        """The page with its words recognised; None, and an issue, where that was not possible."""
        reason = self._refusal()
        if reason is not None:
            self._report(*reason, page.number)
            return None
        started = time.monotonic()
        try:
            read = recognise_page(self.source, page, self.settings)
        except subprocess.TimeoutExpired:
            self._report("ocr_timeout", "Het herkennen van de tekst duurde te lang.", page.number)
            return None
        except (UnreadableDocument, OSError, ValueError) as error:
            self._report("ocr_failed", f"De tekst is niet te herkennen: {error}", page.number)
            return None
        finally:
            self.pages_read += 1
            self._seconds += time.monotonic() - started
        return read

    def _refusal(self) -> tuple[str, str] | None:
        settings = self.settings
        if not settings.enabled:
            return "ocr_off", "Tekstherkenning staat uit; deze pagina is een afbeelding."
        lacking = missing_component(settings.language)
        if lacking:
            return "ocr_missing", f"Deze pagina is een afbeelding. {lacking}"
        stopped = f"Na {self.pages_read} pagina's tekstherkenning is gestopt; deze is niet gelezen."
        if self.pages_read >= settings.max_pages:
            return "ocr_budget", f"{stopped} Verhoog ocr.max_pages om meer te lezen."
        if self._seconds >= settings.document_seconds:
            return "ocr_budget", f"{stopped} Dat duurde al {self._seconds:.0f} seconden."
        return None

    def _report(self, code: str, message: str, page: int) -> None:
        self.issues.append(Issue(code, message, page))


def recognise_page(source: Path | bytes, page: RawPage, settings: OcrSettings) -> RawPage:
    """The page with the words Tesseract sees; a page on its side is turned upright first.

    Raises `subprocess.TimeoutExpired`, `UnreadableDocument` (the page cannot be drawn, or
    Tesseract failed).
    """
    picture = render_page(source, page.number, dpi=settings.dpi, grey=True)
    words = read_words(_tesseract(picture, settings), page.width / picture.width)
    turn = 0
    if _confidence(words) < DOUBTFUL or len(words) < 5:
        turn = _quarter_turns(picture, settings)
        if turn:
            picture = picture.rotate(-turn, expand=True)
            width = page.height if turn % 180 else page.width
            words = read_words(_tesseract(picture, settings), width / picture.width)
    if turn % 180:
        page = replace(page, width=page.height, height=page.width, edges=(), shades=(), images=())
    return replace(
        page,
        words=tuple(words),
        rotation=(page.rotation + turn) % 360,
        elements=(),
        broken_glyphs=0.0,
    )


def read_line_by_line(
    picture: Image.Image, settings: OcrSettings
) -> list[tuple[float, float, str, float]]:
    """The words of a picture of one column of lines: left side and middle in pixels, text,
    confidence (0-1).

    Raises `subprocess.TimeoutExpired`, `UnreadableDocument` (Tesseract failed).
    """
    options = ["-l", settings.language, "--dpi", str(settings.dpi), "--psm", "6", "tsv"]
    words = read_words(_run(picture, options, settings.page_seconds).stdout, 1.0)
    return [
        (word.box.x0, (word.box.top + word.box.bottom) / 2, word.text, word.confidence or 0.0)
        for word in words
    ]


def _confidence(words: Sequence[RawWord]) -> float:
    weights = [(len(word.text), word.confidence or 0.0) for word in words]
    total = sum(length for length, _ in weights)
    return sum(length * sure for length, sure in weights) / total if total else 0.0


def _tesseract(picture: Image.Image, settings: OcrSettings) -> str:
    """Tesseract's table of words (TSV) for a picture."""
    options = ["-l", settings.language, "--dpi", str(settings.dpi), "--psm", "3", "tsv"]
    return _run(picture, options, settings.page_seconds).stdout


def _quarter_turns(picture: Image.Image, settings: OcrSettings) -> int:
    """Degrees to turn the picture clockwise until its text is upright; 0 when unknown."""
    if "osd" not in _languages():
        return 0
    try:
        found = _run(picture, ["--psm", "0", "-l", "osd"], settings.page_seconds)
    except UnreadableDocument:  # too few characters to tell
        return 0
    for line in (found.stdout + found.stderr).splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "Rotate" and value.strip().isdigit():
            return int(value) % 360
    return 0


def _run(
    picture: Image.Image, options: Sequence[str], seconds: float
) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryDirectory(prefix="kamercijfers-ocr-") as folder:
        path = Path(folder) / "page.png"
        picture.save(path, compress_level=1)
        # No shell, and the path is one that we made.
        answer = subprocess.run(  # nosec B603 B607
            ["tesseract", str(path), "stdout", *options],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            check=False,
            # one thread: the pipeline's own workers fill the cores
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    if answer.returncode != 0:
        last = answer.stderr.strip().splitlines()[-1:] or ["geen uitleg"]
        raise UnreadableDocument("ocr_failed", f"Tesseract meldt: {last[0]}")
    return answer


def read_words(table: str, scale: float) -> list[RawWord]:
    """Words from Tesseract's table, in its reading order; `scale` turns pixels into points."""
    lines: dict[tuple[str, str, str], list[tuple[str, Box, float]]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if any(c.isalnum() for c in text):
            text = text.strip("_|")  # rulings beside the words
        sure = float(row.get("conf") or -1) / 100
        if not text or sure < 0 or (sure < NOISE and not any(c.isalnum() for c in text)):
            continue
        left, top = float(row["left"]) * scale, float(row["top"]) * scale
        box = Box(left, top, left + float(row["width"]) * scale, top + float(row["height"]) * scale)
        key = (row["block_num"], row["par_num"], row["line_num"])
        lines.setdefault(key, []).append((text, box, sure))
    _give_bullets(lines)
    sizes = {key: _size(line) for key, line in lines.items()}
    usual = sorted(size for key, size in sizes.items() for _ in lines[key])
    body = usual[len(usual) // 2] if usual else 0.0
    words = []
    for key, line in lines.items():
        size = body if abs(sizes[key] - body) <= BODY * body else sizes[key]
        baseline = _baseline(line)
        words += [
            RawWord(text, box, "", round(size, 2), baseline, confidence=sure)
            for text, box, sure in line
        ]
    return words


def _give_bullets(lines: dict[tuple[str, str, str], list[tuple[str, Box, float]]]) -> None:
    """Read the letter Tesseract makes of a bullet as one, in the line that it stands before."""
    for key in [key for key, line in lines.items() if len(line) == 1 and line[0][0] in BULLETS]:
        mark, box, sure = lines[key][0]
        middle, tall = (box.top + box.bottom) / 2, box.bottom - box.top
        beside = [
            line
            for line in lines.values()
            if line[0][1].top <= middle <= line[0][1].bottom
            and 0 < line[0][1].x0 - box.x1 < BULLET_REACH * max(tall, 4.0)
        ]
        if len(beside) == 1 and beside[0][0][0][:1].isalpha():
            beside[0].insert(0, (mark, box, sure))
            del lines[key]
    for line in lines.values():
        if len(line) < 2:
            continue
        (mark, box, sure), (text, following, _) = line[:2]
        apart = following.x0 - box.x1 > BULLET_GAP * (following.bottom - following.top)
        if mark in BULLETS and apart and text[:1].isupper():
            line[0] = ("•", box, sure)


def _size(line: Sequence[tuple[str, Box, float]]) -> float:
    """The type size of a line, from how high its words are and which letters they have."""
    found = []
    for text, box, _ in line:
        ems = (
            0.5
            + 0.22 * any(c in ASCENDING for c in text)
            + 0.2 * any(c in DESCENDING for c in text)
        )
        found.append((box.bottom - box.top) / ems)
    return sorted(found)[len(found) // 2]


def _baseline(line: Sequence[tuple[str, Box, float]]) -> float:
    """Where the letters of a line stand: the bottom of words without descenders."""
    bottoms = [box.bottom for text, box, _ in line if not any(c in DESCENDING for c in text)]
    bottoms = sorted(bottoms or [box.bottom - 0.2 * (box.bottom - box.top) for _, box, _ in line])
    return round(bottoms[len(bottoms) // 2], 2)
