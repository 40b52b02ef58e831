"""The data files beside the code: TOML that is checked against a model the moment it is read."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from schemas.errors import ComponentMissing

Model = TypeVar("Model", bound=BaseModel)


class Entry(BaseModel):
    """What stands in a data file; a key that no field is for is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def read_data(package: str, name: str, model: type[Model]) -> Model:
    """The data file `name` of a package (`lexicon/words.toml`), as its model.

    Raises ComponentMissing, with the file's name in front, where it is no TOML or does not fit: no
    document is to blame for that, and nothing may be published without it.
    """
    text = files(package).joinpath(*name.split("/")).read_text(encoding="utf-8")
    try:
        return model.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise ComponentMissing(
            f"Gegevensbestand {package.replace('.', '/')}/{name} klopt niet: {error}",
            remedy="Herstel het bestand, of installeer kamercijfers opnieuw.",
        ) from error
