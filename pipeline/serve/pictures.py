"""Pages as pictures: drawn in a process of its own, kept under processed/pictures."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as Late
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from pipeline.store.whole import whole
from schemas.errors import UnreadableDocument
from schemas.records import Document

DPI: Final = 130
SECONDS: Final = 30.0
"""What one page may take; then its process is ended and the page is not shown."""
MEMORY: Final = 2 << 30


@dataclass(slots=True)
class Painter:
    """Draws pages once each, in a process that may hang or crash without harm.

    `files` says where the PDF with a hash stands.
    """

    folder: Path
    files: dict[str, Path]
    _pool: ProcessPoolExecutor | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _unreadable: set[tuple[str, int]] = field(default_factory=set)

    def page(self, sha256: str, number: int) -> Path | None:
        """The picture (WebP) of a page (from 1) of the file with this hash; None if there is none.

        The name of the picture is made of the hash and the number, never of a request.
        """
        source = self.files.get(sha256)
        if source is None or (sha256, number) in self._unreadable:
            return None
        kept = self.folder / f"{sha256}-{number}.webp"
        if not kept.is_file():
            self.folder.mkdir(parents=True, exist_ok=True)
            if not self._draw(source, number, kept):
                self._unreadable.add((sha256, number))
                return None
        return kept

    def look_for(self, documents: Mapping[str, Document], places: Sequence[Path]) -> None:
        """Look in these places for the files of documents that were not at hand."""
        lacking = {name: d for name, d in documents.items() if d.sha256 not in self.files}
        if lacking:
            self.files |= find_sources(lacking, places)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._dismiss()

    def _draw(self, source: Path, number: int, out: Path) -> bool:
        with self._lock:
            if out.is_file():
                return True
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    1, mp_context=get_context("spawn"), initializer=_bound
                )
            try:
                done = self._pool.submit(_paint, source, number, out).result(timeout=SECONDS)
            except (Late, BrokenProcessPool):
                self._dismiss()
                return False
            return done

    def _dismiss(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            for process in (pool._processes or {}).values():
                process.kill()
            pool.shutdown(wait=False, cancel_futures=True)


def _bound() -> None:
    """In the process: no more memory than a page may take."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _paint(source: Path, number: int, out: Path) -> bool:
    """In the process: draw and keep one page, whole or not at all."""
    from extractors.pdf.page.drawn.render import render_page

    try:
        picture = render_page(source, number, dpi=DPI)
    except (UnreadableDocument, MemoryError):
        return False
    with whole(out) as part:
        picture.convert("RGB").save(part, "WEBP", quality=82, method=3)
    return True


def find_sources(documents: Mapping[str, Document], places: Sequence[Path]) -> dict[str, Path]:
    """Where the PDF of each hash stands, looked for in these files and folders."""
    from pipeline.pages.pictures import find_files

    names = {d.doc_id: (d.file, d.sha256) for d in documents.values() if d.sha256}
    there = [place for place in places if place.exists()]
    found = find_files(names, there)
    return {documents[doc_id].sha256: path for doc_id, path in found.items()}
