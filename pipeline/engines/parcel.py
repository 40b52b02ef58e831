"""Work that travels: a call with all it needs, in one piece: what was one object stays one."""

from __future__ import annotations

import gc
import pickle
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from pipeline.engines.lot import refuse_other_code

QUICKLY: Final = 1
"""Of how hard to compress: texts halve already."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A call, packed, and the fingerprint of the code that must do it."""

    call: bytes
    code: str


def pack(call: Callable[[], Any], code: str) -> Parcel:
    """A call of functions of modules on records."""
    return Parcel(_packed(call), code)


def do_parcel(parcel: Parcel) -> bytes:
    """Do a call; its outcome, packed. Raises ComponentMissing where other code stands here."""
    refuse_other_code(parcel.code)
    call = unpack(parcel.call)
    gc.disable()  # comparing makes no cycles, and looking for them walks all claims
    try:
        return _packed(call())
    finally:
        gc.enable()


def unpack(packed: bytes) -> Any:
    """What was packed by a process of this run."""
    return pickle.loads(zlib.decompress(packed))  # nosec B301 # of our own cluster


def _packed(value: object) -> bytes:
    return zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), QUICKLY)
