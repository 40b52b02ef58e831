"""Which documents there are to read: PDFs, the official XML beside them or alone, Word, HTML."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from schemas.errors import UsageError
from schemas.vocabularies import TextSource

KINDS: Final[dict[str, TextSource]] = {
    ".pdf": "pdf",
    ".xml": "xml",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
}
"""What is read, by the end of its name. Of files that differ in it alone the first kind is read:
one document in several forms. The XML beside a PDF is read with it."""
NOTE_SUFFIX: Final = ".bron.json"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `xml` is the official XML with the same name beside a PDF.

    `note` is what fetching wrote down about where the file came from.
    """

    path: Path
    xml: Path | None = None
    note: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """All files of this document."""
        return (self.path, self.xml) if self.xml else (self.path,)


def discover(paths: Iterable[Path]) -> tuple[Source, ...]:
    """The documents in these files and folders (searched to the bottom), each once, by name.

    Raises UsageError for a path that is not there, is no kind of file that is read, or holds none,
    and for a folder that cannot be opened: its documents would be taken for withdrawn.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for file in _files_in(path):
            found.setdefault(os.path.realpath(file), file)
    files = sorted(found.values())
    forms: dict[Path, dict[str, Path]] = {}
    for path in files:
        forms.setdefault(path.with_suffix(""), {})[path.suffix.lower()] = path
    sources = []
    for by_kind in forms.values():
        path = next(by_kind[kind] for kind in KINDS if kind in by_kind)
        xml = by_kind.get(".xml")
        sources.append(Source(path, xml if path != xml and ".pdf" in by_kind else None))
    sources.sort(key=lambda source: source.path)
    return tuple(replace(source, note=_note_of(source.path)) for source in sources)


def _note_of(path: Path) -> Path | None:
    note = path.with_name(path.name + NOTE_SUFFIX)
    return note if _holds(note.is_file) else None


def _files_in(path: Path) -> list[Path]:
    if _holds(path.is_dir):
        files = [
            file
            for file in sorted(_walk(path))
            if file.suffix.lower() in KINDS
            and not file.name.startswith(".")
            and (_holds(file.is_file) or not _holds(file.exists))
        ]
        if not files:
            raise UsageError(
                f"In de map {path} staat geen PDF, XML, Word of HTML.",
                remedy="Zet er documenten in of noem een andere map.",
            )
        return files
    if not _holds(path.exists):
        raise UsageError(f"{path} bestaat niet.", remedy="Controleer het pad.")
    if path.suffix.lower() not in KINDS:
        raise UsageError(
            f"{path} is geen PDF, XML, Word of HTML.",
            remedy="Noem een .pdf, .xml, .docx of .html, of een map.",
        )
    return [path]


def _holds(question: Callable[[], bool]) -> bool:
    """The answer; no where the system will not say (a name too long, a folder that is closed)."""
    with contextlib.suppress(OSError):
        return question()
    return False


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below, links that lead nowhere included: they are told as documents unread."""
    for place, _, names in os.walk(folder, onerror=_refuse):
        yield from (Path(place, name) for name in names)


def _refuse(error: OSError) -> None:
    raise UsageError(
        f"De map {error.filename} is niet te openen ({error.strerror}).",
        remedy="Pas de rechten aan of haal de map weg.",
    ) from error
