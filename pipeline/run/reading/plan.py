"""What a run has to do: which documents there are, which are known, which must be read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.fingerprint import READING_PACKAGES, fingerprint
from pipeline.run.inputs.discover import Source
from pipeline.run.reading.reading import ReadTask
from pipeline.settings import Settings
from pipeline.store.store import Store
from schemas.names import printable


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file with the same content as another; it counts once."""

    path: str
    same_as: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Every document once, with its key in the store; those in `to_read` are not known yet."""

    tasks: tuple[ReadTask, ...]
    to_read: tuple[ReadTask, ...]
    duplicates: tuple[Duplicate, ...]


def make_plan(
    sources: Sequence[Source], store: Store, settings: Settings, *, full_refresh: bool
) -> Plan:
    """Hash what may have changed and look up what is known.

    The key of a document is made of its content, its name (which may hold date and number) and
    the fingerprint of all that reads it. A file that cannot be opened is a document without hash.
    """
    options = f"{settings.language.model} {settings.ocr.pages}"
    reader = fingerprint(READING_PACKAGES, options, store.hash_files)
    hashes = store.hash_files([file for source in sources for file in source.files])
    known = store.digests()
    tasks: dict[str, ReadTask] = {}
    duplicates = []
    for source in sources:
        content = " ".join(hashes.get(file, f"closed {file}") for file in source.files)
        closed = not all(file in hashes for file in source.files)
        if content in tasks:
            first = tasks[content].source.path
            duplicates.append(Duplicate(printable(str(source.path)), printable(str(first))))
            continue
        name = printable(source.path.name)
        tasks[content] = ReadTask(
            key=hashlib.sha256(f"{reader}\n{content}\n{name}".encode()).hexdigest(),
            source=source,
            sha256="" if closed else hashes[source.path],
            model=settings.language.model,
            ocr_pages=settings.ocr.pages,
        )
    to_read = tuple(
        task
        for task in tasks.values()
        if full_refresh or task.key not in known or known[task.key][1]
    )
    return Plan(tuple(tasks.values()), to_read, tuple(duplicates))


def narrow(plan: Plan, keys: set[str]) -> Plan:
    """The plan that reads only the documents with these keys."""
    return replace(plan, to_read=tuple(task for task in plan.tasks if task.key in keys))
