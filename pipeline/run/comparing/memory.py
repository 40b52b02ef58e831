"""What the last run found, kept so that only what changed is compared and checked again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final

from pydantic import TypeAdapter, ValidationError

from pipeline.dataset import Dataset
from pipeline.publish.formats.columnar import as_arrow
from pipeline.published import records_of
from pipeline.reconcile import PreviousReconciliation
from pipeline.store.store import Store
from pipeline.validate import CheckedTables
from schemas.errors import UsageError
from schemas.tables import load_tables

CODE: Final = "code"
RELATIONS: Final = "relations"
DESCRIBED: Final = "described"
CHECKS: Final = "checks"
CHECKED_BY: Final = "checked_by"


def recall(store: Store, code: str) -> PreviousReconciliation | None:
    """What the same `code` (a fingerprint) found last time; None where it did not run yet."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kept = [store.blob(name) for name in (RELATIONS, DESCRIBED)]
    if store.blob(CODE) != _seal(code, *kept):
        return None
    try:
        table = pq.ParquetFile(pa.BufferReader(kept[0])).read()
        return PreviousReconciliation(records_of("relations", table), kept[1])
    except (pa.ArrowException, UsageError):
        return None


def _seal(code: str, *kept: bytes) -> bytes:
    """The code with the digest of what it found: neither is believed without the other."""
    return f"{code} {' '.join(hashlib.sha256(part).hexdigest() for part in kept)}".encode()


def keep(store: Store, code: str, found: PreviousReconciliation) -> None:
    """Keep what was found for the next run."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = Dataset(relations=found.relations).columns("relations")
    sink = pa.BufferOutputStream()
    pq.write_table(as_arrow(load_tables()["relations"], columns), sink, compression="zstd")
    relations = sink.getvalue().to_pybytes()
    kept = {RELATIONS: relations, DESCRIBED: found.described}
    _keep_what_differs(store, {CODE: _seal(code, *kept.values()), **kept})


def _keep_what_differs(store: Store, kept: Mapping[str, bytes]) -> None:
    """After most decisions it is what is kept already, and writing it takes long."""
    if any(store.blob(name) != value for name, value in kept.items()):
        store.keep_blobs(kept)


def recall_checks(store: Store, code: str) -> CheckedTables | None:
    """What the checks of the same `code` found last time; None where they did not run yet."""
    kept = store.blob(CHECKS)
    if store.blob(CHECKED_BY) != _seal(code, kept):
        return None
    try:
        return TypeAdapter(CheckedTables).validate_json(kept)
    except ValidationError:
        return None


def keep_checks(store: Store, code: str, checked: CheckedTables) -> None:
    """Keep what the checks found for the next run."""
    told = TypeAdapter(CheckedTables).dump_json(checked)
    _keep_what_differs(store, {CHECKED_BY: _seal(code, told), CHECKS: told})
