"""The configuration: one TOML file, environment and flags over it, unknown keys refused by name.

`kamercijfers.toml` is looked for in the working directory unless `--config` names a file. An
environment variable is `KAMERCIJFERS_` + section + `_` + key (`KAMERCIJFERS_LIMITS_SECONDS`).
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError

from schemas.catalog import Catalog
from schemas.errors import UsageError
from schemas.faults import tell_fault

FILE_NAME: Final = "kamercijfers.toml"
PREFIX: Final = "KAMERCIJFERS_"
NOT_SETTINGS: Final = frozenset({"KAMERCIJFERS_CONFIG", "KAMERCIJFERS_SHARED"})
"""Variables with our prefix that are no setting: the file itself, and where tests find a corpus."""


class Section(BaseModel):
    """A part of the configuration: closed, and not changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Folders(Section):
    """Where inputs come from and outputs go; relative paths count from the working directory."""

    raw: Path = Field(default=Path("raw"), description="waar de bronnen staan")
    processed: Path = Field(default=Path("processed"), description="waar de uitvoer komt")
    decisions: Path = Field(
        default=Path("raw/decisions.jsonl"), description="de beslissingen van stewards (invoer)"
    )


class LanguageSettings(Section):
    """The language model."""

    model: str = Field(
        default="builtin", description="naam van een spaCy-model; builtin: het eigen model"
    )


class Ocr(Section):
    """Reading text from pictures."""

    enabled: bool = Field(default=True, description="scans lezen met Tesseract")
    max_pages: int = Field(
        default=40, ge=0, description="pagina's per document die als beeld gelezen worden"
    )

    @property
    def pages(self) -> int:
        """How many pages of a document may be recognised."""
        return self.max_pages if self.enabled else 0


class LimitSettings(Section):
    """What one document may cost before it is quarantined."""

    seconds: float = Field(default=300, gt=0, description="rekentijd en wachttijd per document")
    memory_mb: int = Field(default=2048, ge=64, description="extra geheugen per document, in MB")
    documents_per_worker: int = Field(
        default=200, ge=1, description="daarna krijgt een werker een opvolger"
    )


class Fetch(Section):
    """How politely sources are asked, and what an answer may weigh."""

    contact: str = Field(default="", description="e-mail of webadres waarop u bereikbaar bent")
    tries: int = Field(default=5, ge=1, description="pogingen per vraag")
    backoff: float = Field(default=2.0, ge=0, description="eerste wachttijd na een fout, in s")
    connect_timeout: float = Field(default=10.0, gt=0, description="wachttijd op verbinding, in s")
    read_timeout: float = Field(default=60.0, gt=0, description="wachttijd op antwoord, in s")
    source_seconds: float = Field(
        default=7200.0, gt=0, description="tijd voor een bron in één nacht, in s"
    )
    max_page_mb: int = Field(default=64, ge=1, description="grootste lijst van een bron, in MB")
    max_file_mb: int = Field(default=512, ge=1, description="grootste document, in MB")


class Publish(Section):
    """What is kept of earlier versions."""

    keep_versions: int = Field(default=10, ge=1, description="zoveel versies blijven bewaard")
    keep_runs: int = Field(default=60, ge=1, description="zoveel draaiverslagen blijven bewaard")


class Settings(Section):
    """The whole configuration; `origin` is the file it was read from."""

    _origin: Path | None = PrivateAttr(default=None)

    jobs: int = Field(default=0, ge=0, description="aantal werkers; 0: een per processorkern")
    engine: Literal["local", "dask"] = Field(
        default="local", description="waar het werk gedaan wordt: local (deze machine) of dask"
    )
    scheduler: str = Field(
        default="",
        description="adres van de planner van een Dask-cluster (tcp://…); leeg: een eigen cluster "
        "van zoveel werkers op deze machine",
    )
    folders: Folders = Folders()
    language: LanguageSettings = LanguageSettings()
    ocr: Ocr = Ocr()
    limits: LimitSettings = LimitSettings()
    fetch: Fetch = Fetch()
    publish: Publish = Publish()
    catalog: Catalog = Catalog()

    @property
    def origin(self) -> Path | None:
        """The configuration file, None where there is none."""
        return self._origin

    @property
    def workers(self) -> int:
        """How many processes share the work."""
        return self.jobs or len(os.sched_getaffinity(0))


def load_settings(
    config: Path | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    flags: Mapping[str, object] | None = None,
) -> Settings:
    """Settings from file, then environment, then flags (`{"folders.processed": "x"}`; None skips).

    Raises UsageError when the file is missing or unreadable, and when a key or value is wrong.
    """
    environment = os.environ if environment is None else environment
    path = _config_path(config, environment)
    values = _read_toml(path) if path else {}
    for name, text in _settings_in(environment).items():
        _put(values, name, text)
    for name, value in (flags or {}).items():
        if value is not None:
            _put(values, name, value)
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        raise UsageError(
            f"Instelling in {path or 'de omgeving'} klopt niet: {_explain(error)}.",
            remedy="Verbeter of verwijder deze instelling.",
        ) from None
    settings._origin = path
    return settings


def setting_names() -> tuple[str, ...]:
    """Every setting as `section.key`, in the order of the file."""
    return tuple(_names(Settings, ""))


def _config_path(config: Path | None, environment: Mapping[str, str]) -> Path | None:
    named = config or (
        Path(environment["KAMERCIJFERS_CONFIG"]) if environment.get("KAMERCIJFERS_CONFIG") else None
    )
    if named is None:
        found = Path(FILE_NAME)
        return found if found.is_file() else None
    if not named.is_file():
        raise UsageError(
            f"Configuratie {named} bestaat niet.", remedy="Controleer de naam bij --config."
        )
    return named


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(
            f"Configuratie {path} is niet te lezen: {error}.", remedy="Het moet geldig TOML zijn."
        ) from None


def _names(section: type[BaseModel], above: str) -> list[str]:
    names = []
    for key, field in section.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            names += _names(inner, f"{above}{key}.")
        else:
            names.append(above + key)
    return names


def _settings_in(environment: Mapping[str, str]) -> dict[str, str]:
    variables = {PREFIX + name.replace(".", "_").upper(): name for name in setting_names()}
    found = {}
    for variable, text in sorted(environment.items()):
        if variable.startswith(PREFIX) and variable not in NOT_SETTINGS:
            if variable not in variables:
                raise UsageError(
                    f"Omgevingsvariabele {variable} bestaat niet.",
                    remedy=did_you_mean(variable, variables),
                )
            found[variables[variable]] = text
    return found


def _put(values: dict[str, Any], name: str, value: object) -> None:
    *sections, key = name.split(".")
    for section in sections:
        inner = values.setdefault(section, {})
        if not isinstance(inner, dict):
            raise UsageError(f"Instelling {section} moet een sectie zijn: [{section}].")
        values = inner
    values[key] = value


def _explain(error: ValidationError) -> str:
    parts = []
    for fault in error.errors(include_url=False):
        name = ".".join(map(str, fault["loc"]))
        if fault["type"] == "extra_forbidden":
            known = [*setting_names(), *Settings.model_fields]
            parts.append(f"{name} bestaat niet. {did_you_mean(name, known)}".rstrip(" ."))
        else:
            parts.append(f"{name} = {fault['input']!r} {tell_fault(fault)}")
    return "; ".join(parts)


def did_you_mean(word: str, known: object) -> str:
    """A Dutch hint at the known word nearest to `word`, or the empty string."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)  # type: ignore[call-overload]
    return f"Bedoelde u {near[0]}?" if near else ""
