"""Plain addresses, and folders that others fill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from pipeline.fetch.resources import Resource, ResourcePage
from pipeline.fetch.sources import FolderSource, UrlSource
from schemas.errors import SourceUnavailable

MEDIA = {".pdf": "pdf", ".xml": "xml"}


@dataclass(frozen=True, slots=True)
class UrlConnector:
    """The addresses themselves; a file's name is the last part of its path."""

    source: UrlSource

    def batches(self, token: str) -> Iterator[ResourcePage]:
        """All addresses, every time: validators tell what changed."""
        yield ResourcePage(tuple(self._resource(url) for url in self.source.urls), token)

    def _resource(self, url: str) -> Resource:
        path = PurePosixPath(unquote(_path_of(url)))
        return Resource(path.stem or "document", url, MEDIA.get(path.suffix.lower(), "pdf"))


def _path_of(url: str) -> str:
    """The path of an address; of one that is none, what stands after its last slash."""
    try:
        return urlsplit(url).path
    except ValueError:
        return url.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class FolderConnector:
    """PDFs and XMLs of a folder; the address of each is its path."""

    source: FolderSource

    def batches(self, token: str) -> Iterator[ResourcePage]:
        """All files below the folder, sorted by name."""
        folder = self.source.path
        if not folder.is_dir():
            raise SourceUnavailable(
                f"De map {folder} is er niet.", remedy="Is de schijf gekoppeld?"
            )
        found = (path for path in sorted(folder.rglob("*")) if self._is_wanted(path))
        yield ResourcePage(
            tuple(Resource(path.stem, str(path), MEDIA[path.suffix.lower()]) for path in found),
            token,
        )

    @staticmethod
    def _is_wanted(path: Path) -> bool:
        return path.is_file() and not path.is_symlink() and path.suffix.lower() in MEDIA
