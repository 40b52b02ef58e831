"""What is wrong with a file that people type is told in Dutch, key by key."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from schemas.faults import tell_faults


class Typed(BaseModel):
    """A file with one key of every sort."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(min_length=1)] = "x"
    slug: Annotated[str, Field(pattern="^[a-z]+$")] = "x"
    tries: Annotated[int, Field(ge=1, le=9)] = 1
    delay: Annotated[float, Field(gt=0)] = 1.0
    kind: Literal["same", "different"] = "same"
    claims: Annotated[tuple[str, ...], Field(min_length=1)] = ("x",)
    enabled: bool = True
    at: dt.datetime | None = None

    @model_validator(mode="after")
    def _fits(self) -> Typed:
        if self.name == self.slug == "twee":
            raise ValueError("twee keer twee")
        return self


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"naam": "x"}', "naam bestaat niet"),
        ('{"name": ""}', "name mag niet leeg zijn"),
        ('{"name": 3}', "name moet tekst zijn"),
        ('{"slug": "X"}', "slug moet passen op ^[a-z]+$"),
        ('{"tries": "veel"}', "tries moet een geheel getal zijn"),
        ('{"tries": 0}', "tries moet ten minste 1 zijn"),
        ('{"tries": 10}', "tries mag hoogstens 9 zijn"),
        ('{"delay": 0}', "delay moet meer dan 0.0 zijn"),
        ('{"kind": "soms"}', "kind moet een van deze zijn: 'same' of 'different'"),
        ('{"claims": []}', "claims moet er ten minste 1 hebben"),
        ('{"claims": "x"}', "claims moet een lijst zijn"),
        ('{"enabled": "soms"}', "enabled moet true of false zijn"),
        ('{"at": "gisteren"}', "at moet een datum met tijd zijn (2024-06-03T09:30:00Z)"),
        ('{"name": "twee", "slug": "twee"}', "de regel klopt niet: twee keer twee"),
        ("[]", "de regel moet een object met sleutels zijn"),
        ("{", "de regel is geen geldige JSON"),
    ],
)
def test_every_sort_of_fault(text: str, told: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Typed.model_validate_json(text)
    assert tell_faults(caught.value, whole="de regel") == told


def test_a_key_that_lacks() -> None:
    class Needy(BaseModel):
        because: str

    with pytest.raises(ValidationError) as caught:
        Needy.model_validate({})
    assert tell_faults(caught.value, whole="de regel") == "because ontbreekt"
