"""The vocabulary of indicators: what stewards say is measured, and which claim measures it.

One TOML file per domain in `schemas/indicators/`. Patterns are words in order, with other words
allowed between them; a `*` stands for any letters. A measure that fits two indicators equally well
gets none: sameness is never a guess.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from schemas.errors import UsageError
from schemas.faults import tell_faults

FOLDER: Final = Path(__file__).parent
_WORD: Final = re.compile(r"[\w’'-]+")

Pattern = Annotated[str, Field(pattern=r"^[^\sA-Z]+( [^\sA-Z]+)*$")]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class _IndicatorEntry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Indicator(_IndicatorEntry):
    """One thing that is measured.

    `measures` are alternatives for the lemmatised measure; one of `context`, where given, must
    stand in measure, population or heading and none of `without` may. `units` are those a claim
    may have; `count_unit` is the Dutch noun for what one of them is (persoon, zaak, toezicht).
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
    label: str
    measures: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    context: tuple[Pattern, ...] = ()
    without: tuple[Pattern, ...] = ()
    units: Annotated[tuple[str, ...], Field(min_length=1)]
    count_unit: str
    definition: str


class Domain(_IndicatorEntry):
    """A file of the vocabulary; `about` are the patterns that put a claim in the domain."""

    domain: Slug
    label: str
    about: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    indicator: Annotated[tuple[Indicator, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _check_ids(self) -> Domain:
        """Ids stand in their own domain, once."""
        seen: set[str] = set()
        for indicator in self.indicator:
            if indicator.id in seen or not indicator.id.startswith(f"{self.domain}."):
                raise ValueError(f"indicator {indicator.id}: id dubbel of niet in {self.domain}")
            seen.add(indicator.id)
        return self


@cache
def load_domains(folder: Path = FOLDER) -> tuple[Domain, ...]:
    """The vocabulary, by file name. Raises UsageError when a file does not fit the definition."""
    domains = []
    for path in sorted(folder.glob("*.toml")):
        try:
            domains.append(Domain.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))))
        except tomllib.TOMLDecodeError as error:
            raise _faulty(path, f"geen geldig TOML ({error})") from error
        except ValidationError as error:
            raise _faulty(path, tell_faults(error, whole="het bestand")) from error
    return tuple(domains)


def _faulty(path: Path, told: str) -> UsageError:
    return UsageError(
        f"Indicatorenbestand {path.name} klopt niet: {told}.",
        remedy="Herstel het bestand; schemas/indicators/indicators.py beschrijft de velden.",
    )


@cache
def load_indicators() -> Mapping[str, Indicator]:
    """Every indicator of the vocabulary by id."""
    return {each.id: each for domain in load_domains() for each in domain.indicator}


def spell_words(text: str) -> str:
    """The words of `text` in lower case with plain apostrophes, a space around each."""
    return f" {' '.join(_WORD.findall(text.lower().replace('’', chr(39))))} "


@cache
def _compile(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for all `patterns`: words in order, others between, `*` within a word."""
    words = (
        "(?:.* )?".join(
            "[^ ]*".join(re.escape(part) for part in word.split("*")) + " "
            for word in pattern.split(" ")
        )
        for pattern in patterns
    )
    return re.compile(f" (?:{'|'.join(words)})")


def contains_any(words: str, patterns: tuple[str, ...]) -> bool:
    """Whether one of `patterns` stands in `words`, which `spell_words` made."""
    return bool(patterns) and _compile(patterns).search(words) is not None


def _rank(
    indicator: Indicator, *, measure: str, near: str, far: str
) -> tuple[int, int, int] | None:
    """How closely an indicator fits: context nearby, words, letters; None where it does not."""
    if not contains_any(measure, indicator.measures) or contains_any(far, indicator.without):
        return None
    fitting = [pattern for pattern in indicator.measures if contains_any(measure, (pattern,))]
    nearness = 0
    if indicator.context:
        if not contains_any(far, indicator.context):
            return None
        nearness = 2 if contains_any(near, indicator.context) else 1
    words, letters = max((pattern.count(" ") + 1, -pattern.count("*")) for pattern in fitting)
    return nearness, words, letters


@cache
def _candidates(unit: str) -> tuple[tuple[Domain, Indicator], ...]:
    return tuple(
        (domain, indicator)
        for domain in load_domains()
        for indicator in domain.indicator
        if unit in indicator.units
    )


@lru_cache(maxsize=65_536)
def find_indicator(
    measure_lemma: str, population: str, section: str, unit: str, title: str = ""
) -> str:
    """The id of the indicator a claim measures; empty where none or several fit equally well.

    `title` (of the document) only helps to tell the domain.
    """
    measure = spell_words(measure_lemma)
    if not measure.strip():
        return ""
    near = spell_words(f"{measure_lemma} {population}")
    far = spell_words(f"{measure_lemma} {population} {section}")
    everything = spell_words(f"{measure_lemma} {population} {section} {title}")
    domains: dict[str, bool] = {}
    best: tuple[int, int, int] | None = None
    found: list[str] = []
    for domain, indicator in _candidates(unit):
        rank = _rank(indicator, measure=measure, near=near, far=far)
        if rank is None or (best is not None and rank < best):
            continue
        if domain.domain not in domains:
            domains[domain.domain] = contains_any(everything, domain.about)
        if domains[domain.domain]:
            found = [*found, indicator.id] if rank == best else [indicator.id]
            best = rank
    return found[0] if len(found) == 1 else ""
