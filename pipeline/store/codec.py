"""Extractions as bytes and back: JSON that is checked against the records, compressed."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from schemas.records import Extraction


@dataclass(frozen=True, slots=True)
class StoredExtraction:
    """A document's extraction; `again` when the next run should try to read it once more.

    That is so for what the machine did (a time-out, too little memory, a crash), not for what
    the document is (encrypted, empty, damaged).
    """

    extraction: Extraction
    again: bool = False


def pack(stored: StoredExtraction) -> bytes:
    """The record as compressed JSON: equal records give equal bytes."""
    return zlib.compress(_adapter().dump_json(stored), 1)


def unpack(payload: bytes) -> StoredExtraction:
    """The record again, every field checked; raises ValueError when it does not hold."""
    try:
        return _adapter().validate_json(zlib.decompress(payload))
    except zlib.error as error:
        raise ValueError(str(error)) from error


@cache
def _adapter() -> TypeAdapter[StoredExtraction]:
    return TypeAdapter(StoredExtraction)
