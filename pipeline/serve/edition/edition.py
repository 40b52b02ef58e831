"""A published version in memory, for as long as it is the one that readers see."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

from pipeline.explain import PublishedRows
from pipeline.known.near import Known, open_known
from pipeline.publish.formats.databases import NAME
from pipeline.reconcile import Corpus, load_decisions
from pipeline.reconcile.decisions.disputes import members_of
from pipeline.review.taken.effect import DecidedDataset, stand
from pipeline.search import Finder
from pipeline.search.rows import open_rows, records_from
from pipeline.versions.intact import is_whole, refuse_broken
from pipeline.versions.versions import find_current
from schemas.errors import UsageError
from schemas.records import Claim, Decision, DocumentPage, Figure, Rejected, Relation

MOST_CORPORA: Final = 64
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Indexes:
    """What of the published rows goes with which claim."""

    figures: dict[str, Figure]
    relations: dict[str, tuple[Relation, ...]]

    @classmethod
    def of(cls, published: PublishedRows) -> Indexes:
        """Index the figures and relations of a version."""
        figures = {c: f for f in published.figures.values() for c in members_of(f)}
        relations: defaultdict[str, list[Relation]] = defaultdict(list)
        for relation in published.relations:
            relations[relation.left].append(relation)
            relations[relation.right].append(relation)
        return cls(figures, {name: tuple(found) for name, found in relations.items()})


@dataclass(slots=True)
class Edition:
    """A version with its rows by id. `taken` are the decisions it was published with."""

    version_id: str
    folder: Path
    published: PublishedRows
    finder: Finder
    sizes: dict[tuple[str, int], DocumentPage]
    taken: tuple[Decision, ...]
    processed: Path
    _known: Known | None = None
    _members: dict[str, list[Claim]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _corpora: dict[frozenset[str], Corpus] = field(default_factory=dict)

    @classmethod
    def read(cls, processed: Path) -> Edition:
        """The version now published. Raises UsageError when there is none."""
        current = find_current(processed)
        if current is None:
            raise UsageError(
                f"In {processed} is geen gepubliceerde dataset.",
                remedy="Draai eerst `kamercijfers run`.",
            )
        folder = current.folder
        if not is_whole(folder, f"{NAME}.sqlite"):
            refuse_broken(current)
        with open_rows(folder / f"{NAME}.sqlite") as connection:
            pages = records_from(connection, "pages")
            taken = tuple(records_from(connection, "decisions"))
        return cls(
            version_id=current.version_id,
            folder=folder,
            published=PublishedRows.read(processed),
            finder=Finder.open(folder / f"{NAME}.sqlite"),
            sizes={(page.doc_id, page.page): page for page in pages},
            taken=taken,
            processed=processed,
        )

    def known(self) -> Known:
        """The dataset as letters are held against it; made once, which may take a while."""
        with self._lock:
            if self._known is None:
                self._known = open_known(self.processed)
            return self._known

    def corpus(self, doc_ids: Iterable[str]) -> Corpus:
        """These documents as claims are compared in them; kept, for a case is looked at twice."""
        key = frozenset(doc_ids)
        known = self._corpora.get(key)
        if known is None:
            documents = [self.published.documents[doc_id] for doc_id in sorted(key)]
            claims = [claim for doc_id in sorted(key) for claim in self.of_document(doc_id)]
            known = Corpus.of(documents, claims)
            if len(self._corpora) >= MOST_CORPORA:
                self._corpora.clear()
            self._corpora[key] = known
        return known

    def of_document(self, doc_id: str) -> list[Claim]:
        """The claims of a document, in the order of the pages."""
        if not self._members:
            members: defaultdict[str, list[Claim]] = defaultdict(list)
            for claim in self.published.claims.values():
                members[claim.doc_id].append(claim)
            self._members = dict(members)
        return self._members.get(doc_id, [])

    def rejected(self, doc_id: str) -> list[Rejected]:
        """The number-like strings of a document that are no claims, in the order of the pages."""
        with open_rows(self.folder / f"{NAME}.sqlite") as connection:
            return records_from(connection, "rejected", "WHERE doc_id = ?", [doc_id])


@dataclass(slots=True)
class Now:
    """An edition and what became of it by the decisions in the file, as one moment's view."""

    edition: Edition
    decisions: tuple[Decision, ...]
    standing: DecidedDataset
    indexes: Indexes

    _kept: dict[str, Any] = field(default_factory=dict)

    @property
    def published(self) -> PublishedRows:
        """The dataset as it stands after all decisions."""
        return self.standing.published

    def keep(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, worked out once for this moment."""
        if name not in self._kept:
            self._kept[name] = make()
        found: T = self._kept[name]
        return found


class Editions:
    """Gives the edition that holds now; a version published meanwhile is read aside first."""

    def __init__(self, processed: Path, decisions: Path) -> None:
        self.processed, self.decisions = processed, decisions
        self._now: Now | None = None
        self._stamp: tuple[int, int] = (0, 0)
        self._lock = threading.RLock()
        self._reading: threading.Thread | None = None

    def now(self) -> Now:
        """The dataset as it stands. Raises UsageError when nothing is published, or the file of
        decisions is not right."""
        known = self._now
        if known is None:
            return self.refresh()
        current = find_current(self.processed)
        if current is not None and current.version_id != known.edition.version_id:
            self._read_aside()
        if self._file_stamp() != self._stamp:
            with self._lock:
                if self._file_stamp() != self._stamp:
                    return self._stand(known.edition)
        return self._now or known

    def refresh(self) -> Now:
        """Read the version now published, and wait for it."""
        edition = Edition.read(self.processed)
        with self._lock:
            return self._stand(edition)

    def known(self) -> Known:
        """The dataset as letters are held against it now."""
        now = self.now()
        return now.edition.known().under(now.decisions)

    def _read_aside(self) -> None:
        with self._lock:
            if self._reading is not None and self._reading.is_alive():
                return
            self._reading = threading.Thread(target=self.refresh, daemon=True)
            self._reading.start()

    def _stand(self, edition: Edition) -> Now:
        stamp = self._file_stamp()
        decisions = load_decisions(self.decisions)
        standing = stand(edition.published, edition.taken, decisions, edition.corpus)
        now = Now(edition, decisions, standing, Indexes.of(standing.published))
        self._now, self._stamp = now, stamp
        return now

    def _file_stamp(self) -> tuple[int, int]:
        """What changes when the file of decisions does."""
        try:
            told = self.decisions.stat()
        except OSError:
            return (0, 0)
        return (told.st_mtime_ns, told.st_size)
