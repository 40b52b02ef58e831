"""What the last reconciliation found, kept so that only what changed is compared again."""

from __future__ import annotations

import json
from functools import cache

from pydantic import TypeAdapter, ValidationError

from pipeline.reconcile import PreviousReconciliation
from pipeline.store.store import Store

NAME = "reconciled"


def recall(store: Store, code: str) -> PreviousReconciliation | None:
    """What the same `code` (a fingerprint) found last time; None where it did not run yet."""
    try:
        written = json.loads(store.note(NAME) or "{}")
        if written.get("code") != code:
            return None
        return _adapter().validate_python(written["found"])
    except (ValueError, KeyError, ValidationError):
        return None


def keep(store: Store, code: str, found: PreviousReconciliation) -> None:
    """Keep what was found for the next run."""
    plain = _adapter().dump_python(found, mode="json")
    store.remember(NAME, json.dumps({"code": code, "found": plain}, ensure_ascii=False))


@cache
def _adapter() -> TypeAdapter[PreviousReconciliation]:
    return TypeAdapter(PreviousReconciliation)
