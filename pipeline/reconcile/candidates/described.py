"""Documents as they were described, kept between runs: what is as it was is not described again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.reconcile.candidates.subjects import ROW, Columns, Ints, Rows, as_columns


@dataclass(frozen=True, slots=True)
class Described:
    """A digest of each document, by id in order, how many claims each has, and these as records of
    `ROW`, document after document."""

    digests: Mapping[str, int]
    lengths: Ints
    rows: Rows

    @classmethod
    def none(cls) -> Described:
        """No document at all."""
        return cls({}, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=ROW))

    @classmethod
    def from_bytes(cls, kept: bytes) -> Described:
        """What `to_bytes` gave; no document where nothing was kept."""
        if not kept:
            return cls.none()
        head, _, rows = kept.partition(b"\n")
        documents = json.loads(head)
        lengths = np.array([length for _, _, length in documents], dtype=np.int64)
        digests = {doc_id: digest for doc_id, digest, _ in documents}
        return cls(digests, lengths, np.frombuffer(rows, dtype=ROW))

    def to_bytes(self) -> bytes:
        """All of it, the same bytes for the same documents."""
        lengths = self.lengths.tolist()
        documents = [
            (doc_id, digest, length)
            for (doc_id, digest), length in zip(self.digests.items(), lengths, strict=True)
        ]
        return json.dumps(documents).encode() + b"\n" + self.rows.tobytes()

    def unlike(self, digests: Mapping[str, int]) -> frozenset[str]:
        """Which documents of these digests are new or changed."""
        return frozenset(name for name in digests if self.digests.get(name) != digests[name])

    def renewed(
        self, digests: Mapping[str, int], rows: Rows | None = None, homes: Iterable[str] = ()
    ) -> Described:
        """The documents of these digests: those that are as they were with their rows, the others
        with the new ones, of which `homes` tells the document."""
        rows = self.rows[:0] if rows is None else rows
        names = sorted(digests)
        number = {doc_id: place for place, doc_id in enumerate(names)}
        stays = [
            number[doc_id] if digests.get(doc_id) == digest else -1
            for doc_id, digest in self.digests.items()
        ]
        old = np.repeat(np.array(stays, dtype=np.int64), self.lengths)
        new = np.fromiter(map(number.__getitem__, homes), dtype=np.int64, count=len(rows))
        home = np.append(old[old >= 0], new)
        order = np.argsort(home, kind="stable")
        return Described(
            {doc_id: digests[doc_id] for doc_id in names},
            np.bincount(home, minlength=len(names)),
            np.concatenate([self.rows[old >= 0], rows])[order],
        )

    def columns(self) -> Columns:
        """The claims as columns."""
        return as_columns(self.rows)

    def home(self) -> Ints:
        """The number of the document of each claim."""
        return np.repeat(np.arange(len(self.lengths)), self.lengths)
