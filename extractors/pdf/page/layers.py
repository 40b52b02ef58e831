"""Layers that a file keeps switched off: a reader sees nothing of them, PDFium reads them all."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf


def hides_layers(source: Path | bytes) -> bool:
    """Whether a file has layers (optional content) that are not always shown.

    False as well where its structure cannot be read. See ISO 32000-1, 8.11.4.3.
    """
    try:
        with pikepdf.open(io.BytesIO(source) if isinstance(source, bytes) else source) as document:
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
    except (pikepdf.PdfError, OSError, ValueError, RuntimeError, KeyError, TypeError):
        return False
