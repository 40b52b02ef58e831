"""The letter read in a worker process: a PDF may hang or crash, the fact-check may not."""

from __future__ import annotations

import tempfile
from pathlib import Path

from extractors.document.extract import file_hash
from pipeline.check.known import Known, open_known
from pipeline.published import read_published
from pipeline.run.discover import Source
from pipeline.run.isolated import in_worker
from pipeline.run.reading import ReadTask, read_document
from pipeline.run.run import Wishes, run_pipeline
from pipeline.settings import Settings
from pipeline.store.codec import unpack
from schemas.errors import UsageError
from schemas.records import Extraction


def read_letter(path: Path, settings: Settings) -> Extraction:
    """The letter's rows. Raises UsageError when it is not there, UnreadableDocument when bad."""
    if not path.is_file():
        raise UsageError(f"Bestand {path} bestaat niet.", remedy="Controleer de naam.")
    task = ReadTask(
        key="",
        source=Source(path),
        sha256=file_hash(path),
        model=settings.language.model,
        ocr_pages=settings.ocr.pages,
    )
    stored: bytes = in_worker(read_document, task, settings)
    return unpack(stored).extraction


def read_sources(paths: tuple[Path, ...], settings: Settings) -> Known:
    """The documents, claims and footnotes to hold a letter against.

    With `paths` those sources, read on the spot; without, the published dataset.
    """
    if not paths:
        return open_known(settings.folders.processed)
    with tempfile.TemporaryDirectory(prefix="kamercijfers-") as scratch:
        folders = settings.folders.model_copy(update={"processed": Path(scratch)})
        run_pipeline(paths, settings.model_copy(update={"folders": folders}), Wishes())
        return Known(read_published(Path(scratch)))
