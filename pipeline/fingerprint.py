"""Fingerprints: of the code, data and libraries that a result came from."""

from __future__ import annotations

import hashlib
import importlib.util
import platform
from collections.abc import Callable, Iterable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Final

import extractors
import pipeline
import schemas
from pipeline.store.hashes import hash_file

READING_PACKAGES: Final = (extractors.__name__, schemas.__name__)
"""What decides how one document is read."""
ALL_PACKAGES: Final = (*READING_PACKAGES, pipeline.__name__)
"""What decides the dataset."""
LIBRARIES: Final = (
    "spacy",
    "pypdfium2",
    "pdfplumber",
    "pdfminer.six",
    "lxml",
    "numpy",
    "rapidfuzz",
)
COMPILED: Final = "__pycache__"

HashFiles = Callable[[Iterable[Path]], Mapping[Path, str]]


def hash_all(paths: Iterable[Path]) -> dict[Path, str]:
    """The sha256 of each file, all of them read."""
    return {path: hash_file(path) for path in paths}


def fingerprint(
    packages: Iterable[str], options: str = "", hash_files: HashFiles = hash_all
) -> str:
    """A hash that changes when the source, data, libraries or options change.

    `hash_files` gives the sha256 of files; the store's knows which did not change.
    """
    digest = hashlib.sha256(options.encode())
    digest.update(platform.python_version().encode())
    for library in LIBRARIES:
        digest.update(f"{library} {_version(library)}\n".encode())
    for package in packages:
        folder = _folder(package)
        hashes = hash_files(sorted(_sources(folder)))
        for path, sha256 in hashes.items():
            digest.update(f"{package}/{path.relative_to(folder).as_posix()} {sha256}\n".encode())
    return digest.hexdigest()


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent


def _sources(folder: Path) -> Iterable[Path]:
    for path in folder.rglob("*"):
        if COMPILED not in path.parts and path.is_file():
            yield path


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "-"
