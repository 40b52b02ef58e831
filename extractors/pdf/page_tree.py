"""Pages that PDFium does not reach: behind a count that is too low, or a hole that is not counted.

PDFium believes the count in the file and takes a hole among the pages (null, a string) for a page;
qpdf passes over holes and finds every page. A copy that lists them all is read instead.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf

MAX_PAGES: Final = 20_000
PIKEPDF_FAILS: Final = (
    *(pikepdf.PdfError, pikepdf.PasswordError),
    *(OSError, ValueError, RuntimeError, KeyError, TypeError),
)
_PAPER: Final = (595, 842)  # points, of a page that stands for a hole


@dataclass(frozen=True, slots=True)
class ListedAnew:
    """A copy of a file that lists every page; `lost` are the numbers of holes, from 1."""

    copy: bytes
    lost: frozenset[int]


def list_anew(source: Path | bytes, reached: Sequence[bool]) -> ListedAnew | None:
    """A copy with the pages that are not reached; None where there are none.

    `reached` says for each page that the file counts whether PDFium finds it. Those keep their
    numbers, what is not found between them becomes an empty page, and the others follow behind.
    None as well where qpdf cannot read the file, or it has more than `MAX_PAGES`.
    """
    try:
        file = io.BytesIO(source) if isinstance(source, bytes) else source
        with pikepdf.open(file, suppress_warnings=True) as document:
            if not sum(reached) < len(document.pages) <= MAX_PAGES:
                return None
            document.Root.Pages.Count = len(document.pages)
            lost = [number for number, found in enumerate(reached, start=1) if not found]
            for number in lost:
                empty = document.add_blank_page(page_size=_PAPER)
                del document.pages[-1]
                document.pages.insert(number - 1, empty)
            document.add_blank_page()  # qpdf makes one list of all pages where one is added
            del document.pages[-1]
            copy = io.BytesIO()
            document.save(copy)
            return ListedAnew(copy.getvalue(), frozenset(lost))
    except PIKEPDF_FAILS:
        return None
