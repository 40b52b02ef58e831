"""pdfplumber beside PDFium: a second opinion on the numbers, and a fallback where PDFium fails.

It is an order of magnitude slower and fuses raised marks into numbers, so it never leads.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from extractors.pdf.page.sheet import RawPage, RawWord
from schemas.errors import UnreadableDocument
from schemas.paper import Box

_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberAudit:
    """How far two readings of a page agree on its numbers."""

    agreed: int
    only_ours: tuple[str, ...]
    only_theirs: tuple[str, ...]

    @property
    def recall(self) -> float:
        """The share of their numbers that we read too."""
        theirs = self.agreed + len(self.only_theirs)
        return self.agreed / theirs if theirs else 1.0


def count_pages_with_pdfplumber(path: Path) -> int:
    """How many pages pdfplumber finds; 0 where it cannot read the file.

    It passes over what it cannot find, so that its page 2 may be page 3 of another reader.
    """
    import pdfplumber

    try:
        with pdfplumber.open(path) as pdf:
            return len(pdf.pages)
    except Exception:  # pdfminer raises whatever its parser stumbled over
        return 0


def read_page_with_pdfplumber(path: Path, number: int, password: str | None = None) -> RawPage:
    """The page that pdfplumber counts as `number` (1-based): words only, nothing raised.

    Raises `UnreadableDocument` (damaged) where pdfplumber cannot read it either.
    """
    import pdfplumber  # late: with pdfminer's fonts it takes as long as reading a letter

    try:
        with pdfplumber.open(path, pages=[number], password=password or "") as pdf:
            page = pdf.pages[0]
            found = page.dedupe_chars().extract_words(
                x_tolerance_ratio=0.15, extra_attrs=["fontname", "size"]
            )
            left, top = page.bbox[0], page.bbox[1]
            width, height, rotation = float(page.width), float(page.height), page.rotation or 0
            page.close()
    except Exception as error:  # pdfminer raises whatever its parser stumbled over
        raise UnreadableDocument(
            "damaged", f"Pagina {number} van {path.name} is niet te lezen."
        ) from error
    words = tuple(_word(each, float(left), float(top)) for each in found)
    return RawPage(number, width, height, rotation, words)


def _word(found: dict[str, object], left: float, top: float) -> RawWord:
    x0, y0, x1, y1 = (float(str(found[key])) for key in ("x0", "top", "x1", "bottom"))
    font = str(found["fontname"])
    size = float(str(found["size"]))
    return RawWord(
        text=str(found["text"]),
        box=Box(x0 - left, y0 - top, x1 - left, y1 - top),
        font=font.partition("+")[2] or font,
        size=size,
        baseline=y1 - top - 0.2 * size,
        bold=bool(_BOLD.search(font)),
    )


def audit_numbers(ours: RawPage, theirs: RawPage) -> NumberAudit:
    """Compare the numbers of two readings; raised marks count with the word they stand on.

    A mark that only their reading fused into its number ("90%3", "5,43") is no difference.
    """
    mine, other = Counter(_numbers(ours, fused=False)), Counter(_numbers(theirs, fused=False))
    lacking = other - mine
    fused = Counter(_numbers(ours, fused=True)) - mine
    lacking -= fused
    extra = mine - other
    return NumberAudit(
        agreed=sum((mine & other).values()),
        only_ours=tuple(extra.elements()),
        only_theirs=tuple(lacking.elements()),
    )


def _numbers(page: RawPage, *, fused: bool) -> list[str]:
    text = "".join(
        word.text if (fused and word.joined) or i == 0 else f" {word.text}"
        for i, word in enumerate(page.words)
    )
    return _NUMBER.findall(text)
