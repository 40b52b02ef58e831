"""What sources answer, held against a schema: a misfit is told, and costs that source only."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from schemas.errors import SourceUnavailable
from schemas.faults import tell_faults

_WHOLE: Final = re.compile(r"[0-9]{1,18}")
_TOLD: Final = 300
"""Characters of a misfit that are told: an answer may hold any amount of them."""

Model = TypeVar("Model", bound=BaseModel)


def whole_number(text: str) -> int | None:
    """The number that a source writes in plain digits; None for anything else."""
    return int(text) if _WHOLE.fullmatch(text) else None


def _as_text(value: object) -> object:
    """Interfaces write some texts as numbers; null is no text."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int | float) else value


def _as_size(value: object) -> object:
    """A length of zero, below zero or not in plain digits is no length."""
    number = whole_number(value) if isinstance(value, str) else value
    told = isinstance(number, int) and not isinstance(number, bool) and number > 0
    return number if told else None


Text = Annotated[str, BeforeValidator(_as_text), Field(max_length=100_000)]


class Answered(BaseModel):
    """A part of an answer; what else a source tells is left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class ODataPage(Answered):
    """A page of OData: rows by the interface's own names, and where the next page is."""

    value: list[dict[str, Any]]
    following: Text = Field(default="", alias="@odata.nextLink")


class Offered(Answered):
    """One document that a source offers or takes back."""

    identifier: Annotated[str, BeforeValidator(_as_text), Field(min_length=1, max_length=2_000)]
    title: Text = ""
    kind: Text = ""
    date: Text = ""
    modified: Text = ""
    media_type: Text = ""
    deleted: bool | None = None
    size: Annotated[int | None, BeforeValidator(_as_size)] = None


class SruCounts(Answered):
    """How many records a query of SRU finds, and where the next page begins."""

    total: Annotated[int, Field(ge=0, lt=10**18)]
    following: int | None = None


def fit(model: type[Model], told: object, url: str) -> Model:
    """What was told as the model has it. Raises SourceUnavailable, saying what does not fit."""
    try:
        return model.model_validate(told)
    except ValidationError as error:
        raise _misfit(url, error) from error


def fit_json(model: type[Model], body: bytes, url: str) -> Model:
    """The same of a JSON text."""
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        raise _misfit(url, error) from error


def _misfit(url: str, error: ValidationError) -> SourceUnavailable:
    told = tell_faults(error, whole="het antwoord")
    return SourceUnavailable(f"{url} antwoordt anders dan afgesproken: {told[:_TOLD]}.")
