"""One night's fetching: every source in its turn, and what came of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from pipeline.fetch.client.client import Manners, PoliteClient
from pipeline.fetch.connectors.odata import ODataConnector
from pipeline.fetch.connectors.plain import FolderConnector, UrlConnector
from pipeline.fetch.connectors.sru import SruConnector
from pipeline.fetch.connectors.statline import StatlineConnector
from pipeline.fetch.connectors.syncfeed import SyncFeedConnector
from pipeline.fetch.resources import Connector, Resource, SourceOutcome
from pipeline.fetch.shelf import (
    SourceFiles,
    SourceNote,
    Stand,
    check_file,
    is_taken_down,
    read_note,
)
from pipeline.fetch.sources import (
    FolderSource,
    ODataSource,
    Source,
    SruSource,
    StatlineSource,
    SyncFeedSource,
    UrlSource,
)
from pipeline.settings import Fetch
from pipeline.store.disk import speaks_of_full_disk
from pipeline.store.hashes import hash_file
from pipeline.store.whole import whole, write_whole
from schemas.errors import SourceUnavailable


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def fetch_sources(
    sources: Sequence[Source],
    raw: Path,
    *,
    limits: Fetch,
    dry_run: bool = False,
    now: Callable[[], str] = _now,
    tell: Callable[[str], None] = lambda _: None,
) -> list[SourceOutcome]:
    """Bring what is new from `sources` into `raw`; with `dry_run` only say what would come.

    A source that fails costs itself only: its outcome says why, and the next night goes on from
    where it stopped. `tell` hears one Dutch line per source.
    """
    outcomes = []
    for source in sources:
        tell(f"Bron {source.name} …")
        outcome = SourceOutcome(source.name)
        try:
            with PoliteClient(_manners(source, limits)) as client:
                round_ = _Round(source, client, SourceFiles(raw, source.name), outcome, now)
                round_.plan() if dry_run else round_.run()
        except SourceUnavailable as error:
            outcome.error = str(error)
        except Exception as error:
            if speaks_of_full_disk(error):
                raise
            # Whatever a source manages to break, the other sources are asked all the same.
            outcome.error = f"Hier liep het ophalen op vast: {type(error).__name__}: {error}."
        outcomes.append(outcome)
    return outcomes


def _manners(source: Source, limits: Fetch) -> Manners:
    hosts = () if isinstance(source, FolderSource) else source.hosts
    return Manners.within(limits, hosts, delay=source.delay)


def _connector(source: Source, client: PoliteClient) -> Connector:
    match source:
        case SruSource():
            return SruConnector(source, client)
        case SyncFeedSource():
            return SyncFeedConnector(source, client)
        case ODataSource():
            return ODataConnector(source, client)
        case StatlineSource():
            return StatlineConnector(source, client)
        case UrlSource():
            return UrlConnector(source)
        case FolderSource():
            return FolderConnector(source)
        case _:
            assert_never(source)


@dataclass(slots=True)
class _Round:
    """One source, one night."""

    source: Source
    client: PoliteClient
    shelf: SourceFiles
    outcome: SourceOutcome
    now: Callable[[], str]

    def plan(self) -> None:
        """List what would be fetched; nothing is written."""
        for batch in _connector(self.source, self.client).batches(self.shelf.read_stand().token):
            for resource in batch.resources:
                if resource.withdrawn:
                    self.outcome.withdrawn.append(resource.identifier)
                elif self._is_known(resource):
                    self.outcome.unchanged.append(resource.identifier)
                else:
                    self.outcome.planned.append(f"{resource.identifier} {resource.url}")
            if len(self.outcome.planned) >= self.source.max_documents:
                return

    def run(self) -> None:
        """Fetch, batch by batch; the stand moves only after a batch is stored."""
        self.shelf.clear_parts()
        stand = self.shelf.read_stand()
        pending = self._take(stand.pending)
        for batch in _connector(self.source, self.client).batches(stand.token):
            pending += self._take(batch.resources)
            stand = Stand(batch.token or stand.token, tuple(dict.fromkeys(pending)))
            self.shelf.write_stand(stand)
            if len(self.outcome.fetched) >= self.source.max_documents:
                return

    def _take(self, resources: Iterable[Resource]) -> list[Resource]:
        """Store what is new; what failed comes back, to be tried again next night."""
        failed = []
        for resource in resources:
            if resource.withdrawn:
                if self.shelf.withdraw(resource, self.now()):
                    self.outcome.withdrawn.append(resource.identifier)
                continue
            if self._is_known(resource):
                self.outcome.unchanged.append(resource.identifier)
                continue
            try:
                self._store(resource)
            except SourceUnavailable as error:
                self.outcome.failed.append(f"{resource.identifier}: {error}")
                failed.append(resource)
        return failed

    def _is_known(self, resource: Resource) -> bool:
        """Whether the file is here in the version the source names: no need to ask."""
        path = self.shelf.path(resource)
        note = read_note(path)
        return bool(
            note and resource.modified and note.modified == resource.modified and path.exists()
        )

    def _store(self, resource: Resource) -> None:
        path = self.shelf.path(resource)
        note = read_note(path) if path.exists() else None
        if isinstance(self.source, FolderSource):
            new = self._copy(resource, path, note)
        elif isinstance(self.source, StatlineSource):
            new = self._compose(self.source, resource, path, note)
        else:
            new = self._download(resource, path, note)
        if new is None:
            self.outcome.unchanged.append(resource.identifier)
            return
        self.shelf.write_note(path, new)
        if is_taken_down(path):
            self.shelf.withdraw(resource, self.now())
            self.outcome.withdrawn.append(resource.identifier)
        else:
            self.outcome.fetched.append(resource.identifier)

    def _download(
        self, resource: Resource, path: Path, note: SourceNote | None
    ) -> SourceNote | None:
        saved = self.client.save(
            resource.url,
            path,
            check=lambda part: check_file(part, resource),
            etag=note.etag if note else "",
            last_modified=note.last_modified if note else "",
        )
        if saved is None or (note and note.sha256 == saved.sha256):
            return None
        return self._note(resource, saved.sha256, saved.size, saved.etag, saved.last_modified)

    def _compose(
        self, source: StatlineSource, resource: Resource, path: Path, note: SourceNote | None
    ) -> SourceNote | None:
        """Make the page of a table out of what the source answers."""
        page = StatlineConnector(source, self.client).page(resource)
        digest = hashlib.sha256(page).hexdigest()
        if note and note.sha256 == digest and note.modified == resource.modified:
            return None
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, page.decode("utf-8"))
        return self._note(resource, digest, len(page))

    def _copy(self, resource: Resource, path: Path, note: SourceNote | None) -> SourceNote | None:
        origin = Path(resource.url)
        try:
            check_file(origin, resource)
            digest = hash_file(origin)
            if note and note.sha256 == digest:
                return None
            path.parent.mkdir(parents=True, exist_ok=True)
            with whole(path) as part:
                shutil.copyfile(origin, part)
            return self._note(resource, digest, path.stat().st_size)
        except OSError as error:
            if speaks_of_full_disk(error):
                raise
            raise SourceUnavailable(f"{origin} is niet over te nemen: {error.strerror}.") from error

    def _note(
        self, resource: Resource, digest: str, size: int, etag: str = "", last_modified: str = ""
    ) -> SourceNote:
        return SourceNote(
            source=self.source.name,
            identifier=resource.identifier,
            url=resource.url,
            retrieved_at=self.now(),
            sha256=digest,
            size=size,
            modified=resource.modified,
            etag=etag,
            last_modified=last_modified,
            title=resource.title,
            kind=resource.kind,
            date=resource.date,
            licence=self.source.licence,
        )
