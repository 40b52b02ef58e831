"""Whether everything a run needs is there: one finding per thing, each with what to do."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from typing import Final, Literal

from pipeline.settings import Settings
from schemas.errors import KamercijfersError

Level = Literal["goed", "let op", "mist"]

ROOM: Final = 1 << 30
"""Bytes of free disk below which a run is likely to end halfway."""
LIBRARIES: Final = (
    "spacy", "pypdfium2", "pdfplumber", "pandas", "rapidfuzz", "great-expectations", "duckdb",
)  # fmt: skip
REACH_SECONDS: Final = 8.0


@dataclass(frozen=True, slots=True)
class Examined:
    """How one thing is: good, good to know, or missing."""

    subject: str
    level: Level
    message: str


def examine(settings: Settings) -> Iterator[Examined]:
    """Look at everything in turn; a check that fails itself is a finding too."""
    checks: dict[str, Callable[[], Iterable[Examined]]] = {
        "Python": _python,
        "bibliotheken": _libraries,
        "configuratie": lambda: _configuration(settings),
        "taalmodel": lambda: _model(settings),
        "Tesseract": lambda: _tesseract(settings),
        "mappen": lambda: _folders(settings),
        "schijf": lambda: _disk(settings),
        "beslissingen": lambda: _decisions(settings),
        "bronnen": lambda: _sources(settings),
    }
    for subject, check in checks.items():
        try:
            yield from check()
        except (KamercijfersError, OSError) as error:
            yield Examined(subject, "mist", str(error))


def _python() -> Iterator[Examined]:
    fine = sys.version_info >= (3, 11)
    message = f"{platform.python_version()} op {platform.system()} {platform.machine()}"
    yield Examined("Python", "goed" if fine else "mist", message + ("" if fine else "; 3.11 nodig"))


def _libraries() -> Iterator[Examined]:
    found, missing = [], []
    for library in LIBRARIES:
        try:
            found.append(f"{library} {metadata.version(library)}")
        except metadata.PackageNotFoundError:
            missing.append(library)
    if missing:
        names = ", ".join(missing)
        yield Examined("bibliotheken", "mist", f"{names} ontbreekt: draai make install")
    yield Examined("bibliotheken", "goed", ", ".join(found))


def _configuration(settings: Settings) -> Iterator[Examined]:
    origin = settings.origin
    message = f"uit {origin}" if origin else "geen bestand; de gewone instellingen gelden"
    yield Examined("configuratie", "goed", message)


def _model(settings: Settings) -> Iterator[Examined]:
    from extractors.language import load_language

    language = load_language(settings.language.model)
    message = f"{language.name} {language.version} ({language.description})"
    yield Examined("taalmodel", "let op" if language.is_fallback else "goed", message)


def _tesseract(settings: Settings) -> Iterator[Examined]:
    if not settings.ocr.enabled:
        yield Examined("Tesseract", "goed", "staat uit (ocr.enabled): scans worden apart gezet")
        return
    program = shutil.which("tesseract")
    if program is None:
        yield Examined(
            "Tesseract",
            "mist",
            "niet gevonden: installeer tesseract-ocr en tesseract-ocr-nld, of zet ocr.enabled uit",
        )
        return
    asked = subprocess.run(  # nosec B603 # no shell, the program found on the path
        [program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False
    )
    languages = (asked.stdout + asked.stderr).split()
    if "nld" in languages:
        yield Examined("Tesseract", "goed", f"{program} met Nederlands")
    else:
        yield Examined("Tesseract", "mist", "Nederlands ontbreekt: installeer tesseract-ocr-nld")


def _folders(settings: Settings) -> Iterator[Examined]:
    from pipeline.run.inputs.discover import discover
    from pipeline.run.inputs.folder import check_writable

    sources = discover([settings.folders.raw])
    yield Examined("mappen", "goed", f"{settings.folders.raw}: {len(sources)} documenten")
    processed = settings.folders.processed
    check_writable(processed)
    yield Examined("mappen", "goed", f"{processed}: schrijfbaar")


def _disk(settings: Settings) -> Iterator[Examined]:
    folder = settings.folders.processed.absolute()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    message = f"{free / ROOM:.1f} GB vrij bij {settings.folders.processed}"
    yield Examined("schijf", "goed" if free > ROOM else "mist", message)


def _decisions(settings: Settings) -> Iterator[Examined]:
    from pipeline.reconcile.decisions.file import load_decisions

    path = settings.folders.decisions
    if not path.is_file():
        yield Examined("beslissingen", "goed", f"{path} is er nog niet")
        return
    yield Examined("beslissingen", "goed", f"{path}: {len(load_decisions(path))} beslissingen")


def _sources(settings: Settings) -> Iterator[Examined]:
    from pipeline.fetch import load_sources

    path = settings.folders.raw / "sources.toml"
    if not path.is_file():
        yield Examined("bronnen", "goed", f"{path} is er niet: er wordt niets opgehaald")
        return
    if not settings.fetch.contact:
        yield Examined("bronnen", "let op", "fetch.contact is leeg: zeg bronnen wie er vraagt")
    for source in load_sources(path):
        address = getattr(source, "endpoint", "") or next(iter(getattr(source, "urls", ())), "")
        yield _reach(source.name, address)


def _reach(name: str, address: str) -> Examined:
    import httpx

    if not address:
        return Examined("bronnen", "goed", f"{name}: een map")
    try:
        answer = httpx.head(address, timeout=REACH_SECONDS)
    except httpx.HTTPError as error:
        return Examined("bronnen", "let op", f"{name}: {address} niet bereikbaar ({error})")
    return Examined("bronnen", "goed", f"{name}: bereikbaar (antwoord {answer.status_code})")
