"""What the catalogue says about the dataset as a whole; people write it in the configuration."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, field_validator

AUTHORITY = "http://publications.europa.eu/resource/authority"


class Catalog(BaseModel):
    """The `[catalog]` part of the configuration: who publishes the dataset, and on what terms."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(default="Kamercijfers", description="titel van de dataset")
    description: str = Field(
        default=(
            "Cijfers uit Nederlandse beleidsdocumenten, elk met document, pagina en zin, en met "
            "een oordeel over welke cijfers kloppen, verschillen of elkaar tegenspreken."
        ),
        description="omschrijving van de dataset",
    )
    identifier: str = Field(
        default="urn:kamercijfers:dataset", description="vast kenmerk (URI) van de dataset"
    )
    publisher: str = Field(default="Kamercijfers", description="organisatie die publiceert")
    publisher_uri: str = Field(
        default="urn:kamercijfers:publisher", description="kenmerk (URI) van die organisatie"
    )
    contact: str = Field(default="Beheerder van de dataset", description="wie vragen beantwoordt")
    email: str = Field(default="", description="e-mailadres voor vragen")
    homepage: str = Field(default="", description="webpagina over de dataset")
    base_url: str = Field(
        default="", description="webadres waar de map dataset/ staat; leeg: naast dcat.jsonld"
    )
    site: str = Field(
        default="",
        pattern="^((https?|file)://.+)?$",
        description="webadres van wat `kamercijfers site` schreef; verslag, kwaliteit en "
        "wijzigingen verwijzen ernaar",
    )
    license: str = Field(
        default="https://creativecommons.org/publicdomain/zero/1.0/",
        pattern="^https?://creativecommons.org/.+",
        description="licentie (Creative Commons, als webadres)",
    )
    license_name: str = Field(default="CC0-1.0", description="naam van de licentie (SPDX)")
    access: str = Field(
        default="PUBLIC",
        pattern="^(PUBLIC|RESTRICTED|NON_PUBLIC)$",
        description="toegankelijkheid: PUBLIC, RESTRICTED of NON_PUBLIC",
    )
    themes: tuple[str, ...] = Field(
        default=("GOVE", "SOCI"), min_length=1, description="thema's uit de Europese lijst"
    )
    frequency: str = Field(default="DAILY", description="hoe vaak er een nieuwe versie kan zijn")

    @field_validator("themes", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        """An environment variable holds a list as words between commas."""
        return tuple(part.strip() for part in value.split(",")) if isinstance(value, str) else value
