"""The Dutch of every closed vocabulary: `labels.toml`."""

from __future__ import annotations

from functools import cache
from typing import get_args, get_origin, get_type_hints

from pydantic import model_validator

from schemas.datafiles import Entry, read_data
from schemas.vocabularies import (
    Comparator,
    DecisionKind,
    Dimension,
    FigureStatus,
    FindingVerdict,
    RejectReason,
    Statistic,
    Verdict,
)


class Labels(Entry):
    """By name of a list, the Dutch of each of its words; what each list is for, the file says."""

    verdict: dict[Verdict, str]
    verdicts: dict[Verdict, str]
    finding: dict[FindingVerdict, str]
    dimension: dict[str, str]
    level: dict[str, str]
    statistic: dict[str, str]
    comparator: dict[Comparator, str]
    unsure: dict[str, str]
    decision: dict[DecisionKind, str]
    reject: dict[RejectReason, str]
    figure: dict[FigureStatus, str]
    outcome: dict[str, str]
    subject: dict[str, tuple[str, str]]
    change: dict[str, str]
    unit: dict[str, str]
    single: dict[str, str]
    many: dict[str, str]

    @model_validator(mode="after")
    def _check(self) -> Labels:
        """Every word of a vocabulary has its Dutch."""
        wanted = {"statistic": Statistic, "dimension": Dimension}
        for name, hint in get_type_hints(type(self)).items():
            words = get_args(wanted.get(name)) or _words_of(hint)
            if lacking := [word for word in words if word and word not in getattr(self, name)]:
                raise ValueError(f"{name} has no Dutch for {', '.join(lacking)}")
        return self


def _words_of(hint: object) -> tuple[str, ...]:
    """The words of a list whose keys are a vocabulary."""
    keys, *_ = get_args(hint) or (str,)
    return get_args(keys) if get_origin(hint) is dict else ()


@cache
def labels() -> Labels:
    """The Dutch of every vocabulary, read once."""
    return read_data(__package__, "labels.toml", Labels)
