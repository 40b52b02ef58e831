"""Layers that a file keeps switched off: a reader sees nothing of them, PDFium reads them all."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

import pikepdf

_UNREADABLE: Final = (
    *(pikepdf.PdfError, pikepdf.PasswordError),
    *(OSError, ValueError, RuntimeError, KeyError, TypeError),
)


def hides_layers(source: Path | bytes, password: str | None = None) -> bool:
    """Whether a file has layers (optional content) that are not always shown.

    False as well where its structure cannot be read. See ISO 32000-1, 8.11.4.3.
    """
    try:
        file = io.BytesIO(source) if isinstance(source, bytes) else source
        with pikepdf.open(file, password=password or "") as document:
            told = document.Root.get("/OCProperties")
            default = told.get("/D") if isinstance(told, pikepdf.Dictionary) else None
            if not isinstance(default, pikepdf.Dictionary):
                return False
            off, by_use = default.get("/OFF"), default.get("/AS")
            return (
                default.get("/BaseState", "/ON") != "/ON"
                or (isinstance(off, pikepdf.Array) and len(off) > 0)
                or (isinstance(by_use, pikepdf.Array) and len(by_use) > 0)
            )
    except _UNREADABLE:
        return False
