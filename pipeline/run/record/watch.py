"""Who watches a run: times its stages, logs its events, and leaves a record however it ends."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from pipeline.run.record.record import RunRecord
from pipeline.run.record.runs import begin_record, drop_old_runs, keep_record, run_file
from pipeline.settings import Settings
from schemas.errors import KamercijfersError

if TYPE_CHECKING:
    from pipeline.diff import Diff
    from pipeline.validate import ValidationReport


class Watch:
    """The record of a run under way, with the checks and changes that its report will tell."""

    def __init__(self, record: RunRecord, log: TextIO) -> None:
        self.record = record
        self.checks: ValidationReport | None = None
        self.changes: Diff | None = None
        self._log = log
        self._begin = time.monotonic()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage; one that is entered twice adds up."""
        begin = time.monotonic()
        self.event("begin", stage=name)
        try:
            yield
        finally:
            spent = time.monotonic() - begin
            self.record.stages[name] = round(self.record.stages.get(name, 0.0) + spent, 3)
            self.event("einde", stage=name, seconds=round(spent, 3))

    def notice(self, message: str) -> None:
        """Something the summary and the report should tell."""
        self.record.notices.append(message)
        self.event("melding", message=message)

    def event(self, name: str, **fields: object) -> None:
        """One line in the run's log: JSON, with the moment and the run."""
        moment = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
        line = {"time": moment, "run_id": self.record.run_id, "event": name, **fields}
        print(json.dumps(line, ensure_ascii=False), file=self._log, flush=True)

    def elapsed(self) -> float:
        """Seconds since the run began, by a clock that does not jump."""
        return round(time.monotonic() - self._begin, 3)


@contextmanager
def watched(settings: Settings) -> Iterator[Watch]:
    """Watch a run from its first moment to its last, whatever becomes of it."""
    processed = settings.folders.processed
    record = begin_record(processed)
    keep_record(processed, record)
    with run_file(processed, record.run_id, "jsonl").open("a", encoding="utf-8") as log:
        watch = Watch(record, log)
        try:
            yield watch
            record.end("done", 4 if record.is_lacking else 0)
        except KamercijfersError as error:
            record.end("failed", error.exit_code, str(error))
            raise
        except KeyboardInterrupt:
            record.end("failed", 130, "afgebroken")
            raise
        except BaseException as error:
            record.end("failed", 1, f"{type(error).__name__}: {error}")
            raise
        finally:
            _close(watch, settings)


def _close(watch: Watch, settings: Settings) -> None:
    """Write down how the run ended; after a failure nothing here may hide what failed."""
    processed, record = settings.folders.processed, watch.record
    record.seconds = watch.elapsed()
    steps: tuple[Callable[[], object], ...] = (
        lambda: watch.event(record.state, exit_code=record.exit_code, message=record.message),
        lambda: keep_record(processed, record),
        lambda: _report(watch, settings),
        lambda: drop_old_runs(processed, keep=settings.publish.keep_runs),
    )
    for step in steps:
        if record.state == "done":
            step()
        else:
            with contextlib.suppress(Exception):
                step()


def _report(watch: Watch, settings: Settings) -> None:
    from pipeline.publish.run_report import write_run_report
    from pipeline.run.record.report import make_report

    report = make_report(watch)
    write_run_report(settings.folders.processed, report, site=settings.catalog.site)
