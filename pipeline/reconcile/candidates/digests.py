"""What a document brings to the comparison, as a digest: the same digest, nothing to compare."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import groupby
from operator import attrgetter

from schemas.records import Claim, Document

_CLAIM = attrgetter(*(f.name for f in fields(Claim) if f.name not in ("rule", "confidence")))
_DOCUMENT = attrgetter("doc_id", "file", "kind", "title", "publisher", "date", "dossier", "number")


def digests_of(documents: Iterable[Document], claims: Sequence[Claim]) -> dict[str, int]:
    """A digest of 64 bits per document: of itself and of its claims, which must be in order of
    document."""
    states = {d.doc_id: hashlib.blake2b(_line(_DOCUMENT(d)), digest_size=8) for d in documents}
    for doc_id, members in groupby(claims, key=attrgetter("doc_id")):
        state = states[doc_id]
        for claim in members:
            state.update(_line(_CLAIM(claim)))
    return {doc_id: int.from_bytes(state.digest()) for doc_id, state in states.items()}


def _line(values: Iterable[object]) -> bytes:
    return "\x1f".join(map(str, values)).encode("utf-8", "surrogatepass") + b"\x1e"
