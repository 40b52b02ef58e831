"""Cues: words that say something about a number, kept as data with their own proof."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from extractors.lexicon import filled, read_toml, shared_parts
from extractors.meaning.lists.wordlists import LEXICON
from schemas.vocabularies import Statistic


class Cue(BaseModel):
    """A pattern, where it is tried, what it gives, and what it must find and must ignore."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    gives: Statistic = ""
    where: str = "clause"
    pattern: re.Pattern[str]
    sign: int = 1
    exact: bool = False  # capitals count
    units: frozenset[str] = frozenset()
    bounded: bool = False  # only with a bound that is kept to: "moet minimaal 40%"
    level: bool = False  # not in "een daling van 40% naar 30%"
    weight: float = 0.0  # where cues of a file add up
    finds: tuple[str, ...] = Field(min_length=1)
    ignores: tuple[str, ...] = Field(min_length=1)


@cache
def load_cues(name: str) -> tuple[Cue, ...]:
    """The cues of `lexicon/<name>.toml`, in order; a misspelt key stops the run.

    `[parts]` names pieces of pattern that the file's cues use as `{name}`, beside `{hedge}`.
    """
    content = read_toml(LEXICON / f"{name}.toml")
    parts = shared_parts()
    for part, piece in content.get("parts", {}).items():
        parts[part] = filled(piece, parts)
    return tuple(Cue.model_validate(_compiled(cue, parts)) for cue in content["cue"])


def _compiled(cue: dict[str, object], parts: Mapping[str, str]) -> dict[str, object]:
    flags = re.NOFLAG if cue.get("exact") else re.IGNORECASE
    return cue | {"pattern": re.compile(filled(str(cue["pattern"]), parts), flags)}
