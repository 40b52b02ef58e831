"""What a worker does with one document: extract it, or say why it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pipeline.run.inputs.discover import KINDS, Source
from pipeline.store.codec import StoredExtraction, pack
from pipeline.workers import Done, Limits
from schemas.errors import UnreadableDocument
from schemas.names import document_id, is_decodable, printable
from schemas.records import Document, Extraction

NO_ACCESS: Final = "no_access"
TROUBLES: Final = {
    "timeout": "lezen duurde langer dan de grens van {seconds:.0f} s",
    "memory": "te groot: lezen kostte meer dan de grens van {memory} MB geheugen",
    "crashed": "het lezen brak af ({detail})",
}


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A document to read. `key` is where the store keeps the result.

    `sha256` is empty when a file of it could not be opened.
    """

    key: str
    source: Source
    sha256: str
    model: str
    ocr_pages: int

    def anywhere(self) -> ReadTask:
        """The same for a process with another working directory."""
        source = self.source
        xml = source.xml and source.xml.absolute()
        return replace(self, source=replace(source, path=source.path.absolute(), xml=xml))


def files_of(task: ReadTask) -> tuple[Path, ...]:
    """What must be seen to do it."""
    return task.source.files


def prepare(model: str) -> None:
    """Load the language model once, before the first document."""
    from extractors.language import load_language

    load_language(model)


def read_document(task: ReadTask) -> bytes:
    """The packed extraction of one document; raises UnreadableDocument."""
    from extractors.document import ExtractOptions, extract_document

    if not is_decodable(task.source.path.name):
        raise UnreadableDocument(
            "damaged",
            "De bestandsnaam bevat tekens die geen UTF-8 zijn.",
            remedy="Geef het bestand een andere naam.",
        )
    if not task.sha256:
        raise UnreadableDocument(
            NO_ACCESS,
            f"{' of '.join(file.name for file in task.source.files)} is niet te openen.",
            remedy="Pas de rechten van het bestand aan of haal het opnieuw op.",
        )
    options = ExtractOptions(language_model=task.model, ocr_pages=task.ocr_pages)
    return pack(
        StoredExtraction(extract_document(task.source.path, xml=task.source.xml, options=options))
    )


def tell_trouble(done: Done, limits: Limits) -> str:
    """A Dutch clause on what ended the work on a task."""
    return TROUBLES[done.trouble or "crashed"].format(
        seconds=limits.seconds,
        memory=limits.memory_mb,
        detail=done.detail or type(done.error).__name__,
    )


def quarantine(done: Done, limits: Limits) -> StoredExtraction:
    """What is kept of a document that could not be read: a row with the reason."""
    task: ReadTask = done.task
    if isinstance(done.error, UnreadableDocument):
        code, reason = done.error.code, str(done.error)
    else:
        code, reason = done.trouble or "crashed", tell_trouble(done, limits)
    path = task.source.path
    document = Document.quarantined(
        document_id(path.stem),
        printable(path.name),
        task.sha256,
        KINDS.get(path.suffix.lower(), "pdf"),
        f"{code}: {reason}",
    )
    return StoredExtraction(Extraction(document), again=code in (*TROUBLES, NO_ACCESS))
