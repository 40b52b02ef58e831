"""The expectation suites: read from schemas/expectations, counted, and never half loaded."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

import schemas
from pipeline.validate.report import Scope, Severity
from schemas.errors import KamercijfersError
from schemas.tables import load_tables

if TYPE_CHECKING:
    from great_expectations import ExpectationSuite


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ExpectationMeta(_Strict):
    """What a person needs: the check's name, why it matters, and the test row that breaks it.

    A check with scope `rows` speaks of the rows that break it: their documents can be set aside.
    One with scope `whole` breaks only when something is wrong with the dataset as such.
    """

    check: str = Field(pattern="^[a-z_]+\\.[a-z0-9_]+$")
    waarom: str = Field(pattern="^[A-Z].*\\.$")
    breuk: str
    scope: Scope = "rows"


class ExpectationFile(_Strict):
    """One expectation as written in a suite file."""

    type: str
    severity: Severity
    kwargs: dict[str, Any]
    meta: ExpectationMeta


class SuiteFile(_Strict):
    """One file of schemas/expectations."""

    name: str
    expectations: list[ExpectationFile] = Field(min_length=1)

    @model_validator(mode="after")
    def _check_names(self) -> SuiteFile:
        names = [expectation.meta.check for expectation in self.expectations]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"staat er dubbel: {', '.join(twice)}")
        return self


@dataclass(frozen=True, slots=True)
class Suite:
    """A suite as Great Expectations runs it; `file` is what was asked for."""

    table: str
    file: SuiteFile
    expectations: ExpectationSuite


@cache
def load_suite_files() -> dict[str, SuiteFile]:
    """The suite file of every table, in the order of the tables."""
    folder = resources.files(schemas).joinpath("expectations")
    return {
        table: read_suite_file(folder.joinpath(f"{table}.json").read_text(encoding="utf-8"), table)
        for table in load_tables()
    }


def read_suite_file(text: str, table: str) -> SuiteFile:
    """Read one suite; a key it does not know, a missing reason or an empty list is refused."""
    try:
        return SuiteFile.model_validate(json.loads(text))
    except (ValidationError, json.JSONDecodeError) as error:
        raise KamercijfersError(
            f"De controles van tabel {table} zijn niet te lezen: {error}",
            remedy=f"Herstel schemas/expectations/{table}.json.",
        ) from error


def load_suite(file: SuiteFile, *, table: str) -> Suite:
    """Build the suite; Great Expectations drops what it does not know, so the count must hold."""
    import great_expectations as gx

    remedy = f"Herstel schemas/expectations/{table}.json."
    try:
        suite = gx.ExpectationSuite(
            name=file.name,
            expectations=[entry.model_dump() for entry in file.expectations],
        )
    except ValueError as error:
        raise KamercijfersError(
            f"Een controle van tabel {table} heeft een verkeerd argument: {error}", remedy=remedy
        ) from error
    loaded = {expectation.meta["check"] for expectation in suite.expectations}
    lost = [e.meta.check for e in file.expectations if e.meta.check not in loaded]
    if lost or len(suite.expectations) != len(file.expectations):
        raise KamercijfersError(
            f"Deze controles van tabel {table} bestaan niet: {', '.join(lost)}.", remedy=remedy
        )
    return Suite(table, file, suite)
