"""What a dataset was made of, remembered beside it: its documents' places and its decisions.

Whoever comes later, from whatever folder, adds to the same documents and decides in the same file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.run.reading.plan import Plan
from pipeline.settings import Settings
from pipeline.store.whole import write_whole
from pipeline.versions.versions import Version
from schemas.errors import UsageError
from schemas.records import Document

FILE: Final = "herkomst.json"
MOST_LEFT: Final = 10
"""A run that withdraws more than one in so many documents is asked about first."""


class Inputs(BaseModel):
    """Absolute places: files and folders of documents, the folder of sources, the decisions, and
    the folder of outputs that these were written down in."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    paths: tuple[Path, ...]
    raw: Path
    decisions: Path
    processed: Path | None = None

    def moved_to(self, processed: Path) -> Inputs:
        """The places as they are now that the folder of outputs is here: what stood beside it and
        moved or was copied along is found beside it again."""
        if self.processed is None or self.processed == processed:
            return self
        old, new = self.processed.parent, processed.parent

        def now(place: Path) -> Path:
            along = new / place.relative_to(old) if place.is_relative_to(old) else place
            return along if os.path.lexists(along) else place

        # The file of decisions may still have to be made: it goes with its folder.
        home = now(self.decisions.parent)
        return Inputs(
            paths=tuple(map(now, self.paths)),
            raw=now(self.raw),
            decisions=home / self.decisions.name,
            processed=processed,
        )


def recall_inputs(processed: Path) -> Inputs | None:
    """What the dataset in `processed` was made of; None where that was not written down."""
    try:
        told = Inputs.model_validate_json((processed / FILE).read_bytes())
        return told.moved_to(_absolute(processed))
    except (OSError, ValidationError):
        return None


def document_places(settings: Settings) -> list[Path]:
    """The files and folders that the documents of the dataset were read from, wherever one stands
    now; `settings` are those of `with_remembered`."""
    known = recall_inputs(settings.folders.processed)
    return [*dict.fromkeys([settings.folders.raw, *(known.paths if known else ())])]


def remember_inputs(paths: Sequence[Path], settings: Settings) -> None:
    """Write down what a dataset is made of."""
    told = Inputs(
        paths=tuple(dict.fromkeys(_absolute(path) for path in paths)),
        raw=_absolute(settings.folders.raw),
        decisions=_absolute(settings.folders.decisions),
        processed=_absolute(settings.folders.processed),
    )
    write_whole(settings.folders.processed / FILE, told.model_dump_json(indent=1) + "\n")


def choose_paths(
    given: Sequence[Path], settings: Settings, *, replace: bool, fetch: bool = False
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The places to read, and those read before that are gone.

    What is given comes on top of what was read before; with `replace` it is all. Without anything
    given or read before it is the folder of sources, which is read as well where that is fetched.
    """
    known = recall_inputs(settings.folders.processed)
    before = () if replace or known is None else known.paths
    usual = fetch or not (given or before)
    told = {_absolute(path): path for path in (*given, *([settings.folders.raw] if usual else []))}
    kept = [path for path in before if path not in told]
    gone = tuple(path for path in kept if not os.path.lexists(path))
    return (*(_shown(path) for path in kept if path not in gone), *told.values()), gone


def with_remembered(settings: Settings) -> Settings:
    """The settings with raw/ and decisions where the dataset has them, save those that were set.

    A place that is no longer there is not gone back to.
    """
    known = recall_inputs(settings.folders.processed)
    if known is None:
        return settings
    chosen = settings.folders.model_fields_set
    changed = {
        name: _shown(place)
        for name, place in (("raw", known.raw), ("decisions", known.decisions))
        if name not in chosen and place.parent.is_dir()
    }
    folders = settings.folders.model_copy(update=changed)
    return settings.model_copy(update={"folders": folders})


def find_leaving(plan: Plan, documents: Iterable[Document]) -> list[str]:
    """The ids of the published `documents` that a run after this plan would withdraw."""
    hashes = {task.sha256 for task in plan.tasks}
    names = {task.source.path.name for task in plan.tasks}
    return [
        d.doc_id
        for d in documents
        if d.status == "ok" and d.sha256 not in hashes and d.file not in names
    ]


def is_much(leaving: Sequence[str], documents: Iterable[Document]) -> bool:
    """Whether so many documents leave that it may be a mistake."""
    standing = sum(d.status == "ok" for d in documents)
    return bool(leaving) and len(leaving) * MOST_LEFT > standing


def refusal(leaving: Sequence[str], version: Version) -> UsageError:
    """Why a run that withdraws much stops before it begins."""
    shown = ", ".join(leaving[:3]) + (f" en nog {len(leaving) - 3}" if len(leaving) > 3 else "")
    return UsageError(
        f"Deze draai trekt {len(leaving)} documenten uit versie {version.version_id} in: {shown}.",
        remedy="Is dat de bedoeling, geef dan --yes; anders zet u ze terug of noemt u hun map.",
    )


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 (resolve would follow links)


def _shown(path: Path) -> Path:
    """A place as it is told: from the working directory where it is in it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) and path != here else path
