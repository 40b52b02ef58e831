"""The letter read in a worker process: a PDF may hang or crash, the fact-check may not.

What reading takes is imported in the worker only, so that it starts at once.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.run.reading.isolated import in_worker
from pipeline.settings import Settings
from schemas.errors import UsageError
from schemas.names import document_id
from schemas.records import Extraction

if TYPE_CHECKING:
    from pipeline.known.near import Known

LETTER_SUFFIXES: Final = (".pdf", ".xml", ".docx", ".html", ".htm", ".txt", ".md")
"""How the name of a letter may end; anything else is tried as a PDF."""
STANDARD_INPUT: Final = Path("-")
PASTED: Final = "tekst.txt"


@contextmanager
def at_hand(letter: str, settings: Settings) -> Iterator[Path]:
    """Where the letter of this name is while the block runs: one with a web address is fetched.

    Raises UsageError for an address of no source that is followed, SourceUnavailable when it does
    not answer.
    """
    if not letter.lower().startswith(("https://", "http://")):
        yield Path(letter)
        return
    from pipeline.fetch.one import fetch_file

    largest = settings.fetch.max_file_mb << 20
    name, data = fetch_file(letter, settings, largest=largest)
    with tempfile.TemporaryDirectory(prefix="kamercijfers-") as scratch:
        path = Path(scratch) / (document_id(Path(name).stem) + Path(name).suffix)
        path.write_bytes(data)
        yield path


def read_letter(path: Path, settings: Settings) -> Extraction:
    """The rows of a letter: a PDF, an official XML, a .docx, a web page or a text.

    The path "-" is standard input. Raises UsageError when it is not there, UnreadableDocument when
    bad.
    """
    if path == STANDARD_INPUT:
        with tempfile.TemporaryDirectory(prefix="kamercijfers-") as scratch:
            pasted = Path(scratch) / PASTED
            pasted.write_bytes(sys.stdin.buffer.read())
            return read_letter(pasted, settings)
    if path.is_dir():
        raise UsageError(
            f"{path} is een map.",
            remedy="Noem één brief; een map leest kamercijfers run.",
        )
    if not path.is_file():
        raise UsageError(f"Bestand {path} bestaat niet.", remedy="Controleer de naam.")
    stored: bytes = in_worker(_read, (path, settings), settings)
    from pipeline.store.codec import unpack

    return unpack(stored).extraction


def _read(task: tuple[Path, Settings]) -> bytes:
    """In the worker: the letter's extraction, packed."""
    from extractors.document.extract import file_hash
    from pipeline.run.inputs.discover import Source
    from pipeline.run.reading.reading import ReadTask, read_document

    path, settings = task
    return read_document(
        ReadTask(
            key="",
            source=Source(path),
            sha256=file_hash(path),
            model=settings.language.model,
            ocr_pages=settings.ocr.pages,
        )
    )


def read_sources(paths: tuple[Path, ...], settings: Settings) -> Known:
    """The documents, claims and footnotes to hold a letter against.

    With `paths` those sources, read on the spot; without, the published dataset.
    """
    from pipeline.known.near import Known, open_known

    if not paths:
        from pipeline.reconcile import load_decisions

        taken = load_decisions(settings.folders.decisions)
        known = open_known(settings.folders.processed)
        return known.under(taken) if taken else known
    from pipeline.published import read_published
    from pipeline.run.run import Wishes, run_pipeline

    with tempfile.TemporaryDirectory(prefix="kamercijfers-") as scratch:
        folders = settings.folders.model_copy(update={"processed": Path(scratch)})
        run_pipeline(paths, settings.model_copy(update={"folders": folders}), Wishes())
        return Known(read_published(Path(scratch)))
