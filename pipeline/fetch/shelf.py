"""Where fetched files stand: `raw/fetched/<source>/`, each with a note of where it came from.

`name.pdf.bron.json` beside a file says its address, hash and moment; `.stand.json` says how far
the source was followed. Both are written whole or not at all, the stand after the files.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from pipeline.fetch.resources import Resource
from pipeline.store.whole import write_whole
from schemas.errors import SourceUnavailable

FOLDER = "fetched"
NOTE_SUFFIX = ".bron.json"
TRACE_SUFFIX = ".ingetrokken.json"
STAND = ".stand.json"
MAGIC_WINDOW = 1024
STUB_SIZE = 700
"""KOOP answers an XML that does not exist with a stub below this many bytes."""
UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
TAKEN_DOWN = "op verzoek van publicerende organisatie verwijderd"


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where a file came from. Moments are ISO 8601 in UTC."""

    source: str
    identifier: str
    url: str
    retrieved_at: str
    sha256: str
    size: int
    modified: str = ""
    etag: str = ""
    last_modified: str = ""
    title: str = ""
    kind: str = ""
    date: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a source was followed, and what failed and is to be tried again."""

    token: str = ""
    pending: tuple[Resource, ...] = ()


_NOTE: Final = TypeAdapter(SourceNote)
_STAND: Final = TypeAdapter(Stand)


def read_note(path: Path) -> SourceNote | None:
    """The note beside the file `path`; None where there is none or it cannot be read."""
    with contextlib.suppress(OSError, ValidationError):
        return _NOTE.validate_json(path.with_name(path.name + NOTE_SUFFIX).read_bytes())
    return None


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """The files of one source."""

    raw: Path
    source: str

    @property
    def folder(self) -> Path:
        """Where they stand."""
        return self.raw / FOLDER / self.source

    def path(self, resource: Resource) -> Path:
        """Where a resource's file stands; its name cannot leave the folder."""
        name = (UNSAFE.sub("_", resource.identifier).strip("._") or "document")[:120]
        path = self.folder / f"{name}.{resource.media}"
        note = read_note(path)
        if note is None or note.identifier == resource.identifier:
            return path
        # Another document has this name already: "a b" and "a_b" are two.
        digest = hashlib.sha256(resource.identifier.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / f"{name}-{digest[:8]}.{resource.media}"

    def write_note(self, path: Path, note: SourceNote) -> None:
        """Write down where the file `path` came from."""
        _write_json(path.with_name(path.name + NOTE_SUFFIX), dataclasses.asdict(note))

    def withdraw(self, resource: Resource, moment: str) -> bool:
        """Take a withdrawn document away, leaving a trace. False when it was not here."""
        gone = False
        for media in ("pdf", "xml", "html"):
            path = self.path(dataclasses.replace(resource, media=media))
            note = read_note(path)
            if path.exists():
                trace = dataclasses.asdict(note) if note else {"identifier": resource.identifier}
                _write_json(
                    path.with_name(path.name + TRACE_SUFFIX), {**trace, "withdrawn_at": moment}
                )
                path.unlink()
                path.with_name(path.name + NOTE_SUFFIX).unlink(missing_ok=True)
                gone = True
        return gone

    def read_stand(self) -> Stand:
        """How far the source was followed; from the start when that is not known."""
        with contextlib.suppress(OSError, ValidationError):
            return _STAND.validate_json((self.folder / STAND).read_bytes())
        return Stand()

    def clear_parts(self) -> None:
        """Take away what a night that was killed left half written."""
        for part in self.folder.glob("*.part"):
            part.unlink(missing_ok=True)

    def write_stand(self, stand: Stand) -> None:
        """Remember how far the source was followed: only after its files are stored."""
        _write_json(self.folder / STAND, dataclasses.asdict(stand))


def check_file(path: Path, resource: Resource) -> None:
    """Raise SourceUnavailable when `path` is not the PDF or XML that `resource` promises."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(MAGIC_WINDOW)
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise SourceUnavailable(f"{resource.url} geeft een webpagina in plaats van een bestand.")
    if resource.media == "pdf" and b"%PDF-" not in head:
        raise SourceUnavailable(f"{resource.url} is geen PDF.")
    if resource.media == "xml":
        if not start.startswith(b"<"):
            raise SourceUnavailable(f"{resource.url} is geen XML.")
        with path.open("rb") as file:
            prologue = file.read(64 * MAGIC_WINDOW)
        if b"<!entity" in prologue.lower():
            raise SourceUnavailable(f"{resource.url} is XML met entiteiten: geweigerd.")
        if size < STUB_SIZE:
            raise SourceUnavailable(f"{resource.url} is een lege huls: de XML bestaat niet.")
    if resource.size is not None and size != resource.size:
        raise SourceUnavailable(f"{resource.url} is {size} bytes; de bron noemt {resource.size}.")


def is_taken_down(path: Path) -> bool:
    """Whether the file only says that the publication was removed at its publisher's request."""
    return path.suffix == ".xml" and TAKEN_DOWN in path.read_text("utf-8", errors="replace")


def _write_json(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
