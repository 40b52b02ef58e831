"""The file of decisions: JSON lines, only ever added to, read strictly and written to last."""

from __future__ import annotations

import datetime as dt
import errno
import os
from pathlib import Path
from typing import Annotated, Final

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pipeline.reconcile.decisions.decision import find_problem
from schemas.errors import KamercijfersError, UsageError
from schemas.faults import tell_faults
from schemas.records import Decision
from schemas.vocabularies import DecisionKind

_LOCK_SECONDS: Final = 10

Filled = Annotated[str, Field(min_length=1)]


class DecisionLine(BaseModel):
    """One line of decisions.jsonl, as a person or `kamercijfers decide` writes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    decision_id: Filled
    kind: DecisionKind
    claims: tuple[Filled, ...]
    expected: tuple[Filled, ...]
    outcome: str = ""
    because: Filled
    decided_by: Filled
    decided_at: dt.datetime

    @model_validator(mode="after")
    def _fits_its_kind(self) -> DecisionLine:
        if problem := find_problem(self.kind, self.claims, self.outcome):
            raise ValueError(problem)
        if len(self.expected) != len(self.claims):
            raise ValueError("noem bij elke bewering de waarde waarop besloten is (expected)")
        return self

    def decision(self) -> Decision:
        """The record the rest of the pipeline knows."""
        return Decision(
            decision_id=self.decision_id,
            kind=self.kind,
            claims=self.claims,
            expected=self.expected,
            outcome=self.outcome,
            because=self.because,
            decided_by=self.decided_by,
            decided_at=self.decided_at.isoformat(),
        )


def load_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions in a file, oldest first; none when there is no file.

    Raises UsageError naming the line that cannot be read.
    """
    if not path.exists():
        return ()
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.name} is niet te lezen: {error}.") from error
    found: dict[str, Decision] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        decision = _read_line(line, f"Regel {number} van {path.name}")
        if decision.decision_id in found:
            raise UsageError(
                f"Regel {number} van {path.name} herhaalt besluit {decision.decision_id}.",
                remedy="Verwijder de dubbele regel.",
            )
        if decision.kind == "withdraw" and decision.outcome not in found:
            raise UsageError(
                f"Regel {number} van {path.name} trekt besluit {decision.outcome} in, "
                "dat er niet boven staat.",
                remedy="Verbeter of verwijder die regel.",
            )
        found[decision.decision_id] = decision
    return tuple(found.values())


def _read_line(line: str, where: str) -> Decision:
    try:
        return DecisionLine.model_validate_json(line).decision()
    except ValidationError as error:
        raise UsageError(
            f"{where} is geen geldig besluit: {tell_faults(error, whole='de regel')}.",
            remedy="Verbeter of verwijder die regel.",
        ) from error


def append_decision(path: Path, decision: Decision) -> None:
    """Add a decision to the file and wait until it is on disk; others wait their turn.

    Raises UsageError when the file holds it already, is broken, or stays locked.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    line = DecisionLine(
        decision_id=decision.decision_id,
        kind=decision.kind,
        claims=decision.claims,
        expected=decision.expected,
        outcome=decision.outcome,
        because=decision.because,
        decided_by=decision.decided_by,
        decided_at=dt.datetime.fromisoformat(decision.decided_at),
    ).model_dump_json()
    try:
        with FileLock(path.with_name(path.name + ".lock"), timeout=_LOCK_SECONDS):
            known = load_decisions(path)
            if any(d.decision_id == decision.decision_id for d in known):
                raise UsageError(f"Besluit {decision.decision_id} staat al in {path.name}.")
            _append(path, line.encode())
    except Timeout as error:
        raise UsageError(f"{path.name} is in gebruik.", remedy="Probeer het zo weer.") from error


def _append(path: Path, line: bytes) -> None:
    """Add a line; where the disk has no room for all of it, nothing of it is left behind."""
    with path.open("ab", buffering=0) as file:
        size = file.tell()
        whole = b"\n" * (size > 0 and _last_byte(path) != b"\n") + line + b"\n"
        try:
            # One call to the system: who is killed wrote all of the line or nothing.
            if file.write(whole) < len(whole):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            os.fsync(file.fileno())
        except OSError as error:
            file.truncate(size)
            raise KamercijfersError(
                f"{path.name} is niet te schrijven ({error.strerror}); er is niets vastgelegd.",
                remedy="Maak ruimte op de schijf en beslis opnieuw.",
            ) from error


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1)
