"""What a steward is asked: the places, how they differ, and the answers that can be given."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from pipeline.explain import Place, as_plain
from pipeline.reconcile import Step
from schemas.records import Decision, Figure, Relation
from schemas.vocabularies import DecisionKind


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """One thing a steward may decide: what it means, the decision, and the command for it.

    `because` is a reason to begin with. `command` is empty where a shell could misread it. `alike`
    holds other pairs of the case that tell the same numbers: what is decided on `claims` is decided
    on them too.
    """

    meaning: str
    kind: DecisionKind
    claims: tuple[str, ...]
    outcome: str
    because: str
    command: str
    alike: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Two claims that are held against each other, dimension by dimension."""

    relation: Relation
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A figure that is contested, or two claims that do not fit.

    `places` are the claims involved, the preferred one first; `figure` is None where the claims
    belong to no one figure.
    """

    case_id: str
    figure: Figure | None
    places: tuple[Place, ...]
    differences: tuple[Difference, ...]
    answers: tuple[AnswerOption, ...]

    @property
    def telling(self) -> tuple[Difference, ...]:
        """The differences, of those that are told alike only the first."""
        told = {(d.relation.explanation, d.steps): d for d in reversed(self.differences)}
        return tuple(d for d in self.differences if told[d.relation.explanation, d.steps] is d)


@dataclass(frozen=True, slots=True)
class DecidedClaim:
    """A claim a decision is about: the value it was made on, the value now, and where it stands.

    `place` is None when the claim is gone.
    """

    claim_id: str
    expected: str
    seen: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class StaleCase:
    """A decision that is not applied because a value changed.

    `lost` tells that a claim is gone and none took its place: it cannot be taken again as it was.
    """

    decision: Decision
    message: str
    changes: tuple[DecidedClaim, ...]
    answers: tuple[AnswerOption, ...]
    lost: bool


@dataclass(frozen=True, slots=True)
class Review:
    """All that waits, most weighty first. `left_out` counts what a limit kept away, by sort."""

    contested: tuple[Case, ...]
    stale: tuple[StaleCase, ...]
    doubtful: tuple[Case, ...]
    left_out: dict[str, int]

    @property
    def waits(self) -> bool:
        """Whether there is anything to decide."""
        return bool(self.contested or self.stale or self.doubtful)

    def to_json(self) -> dict[str, Any]:
        """The same as plain values; decimals and dates as text."""
        plain: dict[str, Any] = as_plain(asdict(self))
        return plain
