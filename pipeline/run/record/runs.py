"""The records of runs, in processed/runs: one JSON file each, whole or not there."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import json
import re
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from pipeline.run.record.record import RunRecord
from pipeline.store.whole import TEMPORARY, write_whole

NAME: Final = re.compile(r"(\d{5,})-\d{8}T\d{6}Z\.json")


def now() -> dt.datetime:
    """The moment, in UTC. It names runs and is told in reports; nothing is decided by it."""
    return dt.datetime.now(dt.UTC)


def begin_record(processed: Path) -> RunRecord:
    """A new record; runs are counted, so that a clock that jumps does not change their order."""
    for folder in ("runs", "reports"):
        for half in (processed / folder).glob(f"{TEMPORARY}*"):  # of a run that was killed
            half.unlink(missing_ok=True)
    last = max((_sequence(path) for path in find_runs(processed)), default=0)
    started = now()
    return RunRecord(
        run_id=f"{last + 1:05d}-{started:%Y%m%dT%H%M%SZ}",
        started_at=f"{started:%Y-%m-%dT%H:%M:%SZ}",
    )


def keep_record(processed: Path, record: RunRecord) -> None:
    """Write the record as it stands, durably."""
    text = json.dumps(dataclasses.asdict(record), ensure_ascii=False, indent=1)
    write_whole(run_file(processed, record.run_id, "json"), text)


def run_file(processed: Path, run_id: str, ending: str) -> Path:
    """Where a file of a run stands: its record (json), log (jsonl) or the workers' log."""
    folder = processed / "runs"
    folder.mkdir(exist_ok=True)
    return folder / f"{run_id}.{ending}"


def drop_old_runs(processed: Path, *, keep: int) -> None:
    """Remove all of the runs but the newest `keep`: records, logs and reports."""
    for old in find_runs(processed)[:-keep]:
        for folder in ("reports", "runs"):
            for part in (processed / folder).glob(f"{old.stem}.*"):
                part.unlink(missing_ok=True)


def find_runs(processed: Path) -> list[Path]:
    """The records kept, oldest first."""
    folder = processed / "runs"
    found = [path for path in folder.glob("*.json") if NAME.fullmatch(path.name)]
    return sorted(found, key=_sequence)


def last_run(processed: Path) -> RunRecord | None:
    """The newest record that can be read; None where nothing ran yet."""
    for path in reversed(find_runs(processed)):
        with contextlib.suppress(OSError, ValidationError):
            return TypeAdapter(RunRecord).validate_json(path.read_bytes())
    return None


def _sequence(path: Path) -> int:
    match = NAME.fullmatch(path.name)
    return int(match[1]) if match else 0
