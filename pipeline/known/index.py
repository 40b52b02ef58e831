"""An index over the claims of a published version: which are worth a close look, and what their
documents lend them.

A cache in `processed/index/`, keyed by version and by the code that takes words apart; it may be
deleted at any time.
"""

from __future__ import annotations

import math
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from pipeline.fingerprint import ALL_PACKAGES, fingerprint
from pipeline.known.surroundings import Surroundings
from pipeline.published import version_folder
from pipeline.reconcile.candidates.subjects import subject_of
from pipeline.reconcile.language.concepts import concepts_of, weight_of
from pipeline.reconcile.quantity.units import family_of
from pipeline.store.whole import whole
from schemas.records import Claim, Document

Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]

MOST_WEIGHED, MOST_FOUND, MOST_EQUAL = 400, 28, 12
"""Claims that share the rarest words with one: so many are weighed, so many found, and so many
that tell the very same number."""
LEAST_COVER: Final = 0.51
LEAST_COVER_OF_SHARE: Final = 0.3
"""Of two claims about one thing, one has at least this much of what the other names; what a share
is of stands elsewhere in its sentence as often."""
BITS: Final = 64
WORDS_OF_BITS: Final = 8


@dataclass(frozen=True, slots=True)
class ClaimIndex:
    """Rows of the claims table by word; `named` and `reach` are bit sets, one column a row.

    `numbers` holds the values in their own units, NaN for a range; `surroundings` tells what the
    claims' documents lend them.
    """

    positions: dict[str, int]
    starts: Ints
    rows: Ints
    named: Flags
    reach: Flags
    numbers: Floats
    surroundings: Surroundings

    @classmethod
    def of(cls, documents: Sequence[Document], claims: Sequence[Claim]) -> ClaimIndex:
        """Index claims in the order given."""
        titles = {document.doc_id: concepts_of(document.title) for document in documents}
        postings: defaultdict[str, list[int]] = defaultdict(list)
        named, reach = (np.zeros((WORDS_OF_BITS, len(claims)), np.uint64) for _ in range(2))
        for row, claim in enumerate(claims):
            subject = subject_of(claim, titles[claim.doc_id])
            family = family_of(claim.unit)[0]
            for concept in subject.reach:
                if weight_of(concept) == 1.0:
                    postings[f"{family} {concept}"].append(row)
            named[:, row] = _bit_set(subject.named)
            reach[:, row] = _bit_set(subject.reach)
        lengths = [len(rows) for rows in postings.values()]
        return cls(
            {word: position for position, word in enumerate(postings)},
            np.cumsum([0, *lengths]).astype(np.int32),
            np.fromiter((row for rows in postings.values() for row in rows), np.int32),
            named,
            reach,
            np.array([_number(claim) for claim in claims], np.float64),
            Surroundings.of(documents, claims),
        )

    def find(self, claim: Claim) -> list[int]:
        """The rows most like the claim in words, at most `MOST_FOUND`, and those like it at all
        that tell its number, at most `MOST_EQUAL`."""
        family = family_of(claim.unit)[0]
        subject = subject_of(claim)
        scores = np.zeros(self.named.shape[1])
        for concept in sorted(subject.reach):
            position = self.positions.get(f"{family} {concept}")
            if position is not None:
                rows = self.rows[self.starts[position] : self.starts[position + 1]]
                weight = 2.0 if concept in subject.found_by else 1.0
                scores[rows] += weight * math.log1p(len(scores) / len(rows))
        near = np.array(_highest(scores, MOST_WEIGHED), np.intp)
        least = LEAST_COVER_OF_SHARE if family == "percent" else LEAST_COVER
        alike = near[self._cover(near, subject.named, subject.reach) >= least]
        scores[self.numbers != _number(claim)] = 0
        return [*dict.fromkeys([*alike[:MOST_FOUND].tolist(), *_highest(scores, MOST_EQUAL)])]

    def _cover(
        self, rows: npt.NDArray[np.intp], named: frozenset[str], reach: frozenset[str]
    ) -> Floats:
        """Of each row: the share of what it or the claim names that the other has around it."""
        own_named, own_reach = (_bit_set(words)[:, None] for words in (named, reach))
        theirs, around = self.named[:, rows], self.reach[:, rows]
        cover: Floats = np.maximum(
            _count(theirs & own_reach) / np.maximum(_count(theirs), 1),
            _count(own_named & around) / max(_count(own_named)[0], 1),
        )
        return cover

    def save(self, path: Path) -> None:
        """Write the index whole or not at all; other indexes beside it go."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as part, part.open("wb") as file:
            np.savez(
                file,
                words=_as_bytes(self.positions),
                starts=self.starts,
                rows=self.rows,
                named=self.named,
                reach=self.reach,
                numbers=self.numbers,
                company=self.surroundings.company,
                before=self.surroundings.before,
                naming=self.surroundings.naming,
                doc_ids=_as_bytes(self.surroundings.documents),
                documents=_as_bytes(self.surroundings.documents.values()),
            )
        for old in path.parent.glob("*.npz"):
            if old != path:
                old.unlink(missing_ok=True)

    @classmethod
    def load(cls, path: Path) -> ClaimIndex:
        """Read an index. Raises OSError or ValueError where there is none or it is damaged."""
        with np.load(path, allow_pickle=False) as kept:
            documents = zip(_as_lines(kept["doc_ids"]), _as_lines(kept["documents"]), strict=True)
            return cls(
                {word: position for position, word in enumerate(_as_lines(kept["words"]))},
                starts=kept["starts"],
                rows=kept["rows"],
                named=kept["named"],
                reach=kept["reach"],
                numbers=kept["numbers"],
                surroundings=Surroundings(
                    company=kept["company"],
                    before=kept["before"],
                    naming=kept["naming"],
                    documents=dict(documents),
                ),
            )


def index_file(place: Path) -> Path | None:
    """Where the index of the version now published stands.

    None for a copy of a dataset and for an older version: theirs is not kept.
    """
    folder = version_folder(place).resolve()
    processed = folder.parent.parent
    if (processed / "dataset").resolve() != folder:
        return None
    return processed / "index" / f"{folder.name}-{_code()}.npz"


@cache
def _code() -> str:
    """Which code and data made the index: of a letter the same words must be found."""
    return fingerprint(ALL_PACKAGES)[:12]


def _number(claim: Claim) -> float:
    return math.nan if claim.value is None else float(claim.value)


def _highest(scores: Floats, most: int) -> list[int]:
    """The rows that score, highest first and of equal ones the first, at most so many."""
    rows = np.flatnonzero(scores)
    if len(rows) > most:
        least = np.partition(scores[rows], len(rows) - most)[len(rows) - most]
        rows = rows[scores[rows] >= least]
    found: list[int] = rows[np.argsort(-scores[rows], kind="stable")][:most].tolist()
    return found


def _as_bytes(lines: Iterable[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _as_lines(kept: npt.NDArray[np.uint8]) -> list[str]:
    return kept.tobytes().decode().split("\n")


def _bit_set(concepts: Iterable[str]) -> Flags:
    bits = 0
    for concept in concepts:
        if weight_of(concept) == 1.0:
            bits |= 1 << zlib.crc32(concept.encode()) % (BITS * WORDS_OF_BITS)
    return np.frombuffer(bits.to_bytes(WORDS_OF_BITS * BITS // 8, "little"), np.uint64)


def _count(flags: Flags) -> npt.NDArray[np.int64]:
    counts: npt.NDArray[np.int64] = np.bitwise_count(flags).sum(axis=0, dtype=np.int64)
    return counts
