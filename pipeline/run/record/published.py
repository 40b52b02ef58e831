"""Which version goes with which ingredients: equal ingredients, nothing to do."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pipeline.run.reading.plan import Plan
from pipeline.run.record.record import RememberedVersion
from pipeline.settings import Settings
from pipeline.store.store import Store
from pipeline.versions.versions import find_current


def publish_key(plan: Plan, store: Store, settings: Settings, *, code: str) -> str:
    """All that the dataset depends on, as one hash: documents, decisions, settings.

    `code` is the fingerprint of all that makes the dataset from them.
    """
    digests = store.digests()
    documents = sorted(
        f"{digests[task.key][0]} {task.sha256} {task.source.path}" for task in plan.tasks
    )
    notes = store.hash_files([task.source.note for task in plan.tasks if task.source.note])
    documents += [f"{sha256} {path}" for path, sha256 in sorted(notes.items())]
    decisions = settings.folders.decisions
    decided = decisions.read_bytes() if decisions.is_file() else b""
    catalog = settings.catalog.model_dump_json()
    text = "\n".join([code, catalog, hashlib.sha256(decided).hexdigest(), *documents])
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def find_published(store: Store, key: str, processed: Path) -> RememberedVersion | None:
    """The version published from these ingredients, when it is still what readers see."""
    current = find_current(processed)
    if current is None or store.note("published_key") != f"{key} {current.version_id}":
        return None
    try:
        return TypeAdapter(RememberedVersion).validate_json(store.note("published"))
    except ValidationError:
        return None


def remember_published(store: Store, key: str, published: RememberedVersion) -> None:
    """Remember what was published from these ingredients."""
    store.remember("published", TypeAdapter(RememberedVersion).dump_json(published).decode())
    store.remember("published_key", f"{key} {published.version}")
