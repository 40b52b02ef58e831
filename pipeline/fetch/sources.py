"""What to follow: `raw/sources.toml`, one `[[source]]` each. Unknown keys are refused by name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from schemas.errors import UsageError
from schemas.faults import tell_faults

KOOP_HOSTS = (
    "repository.overheid.nl",
    "zoek.officielebekendmakingen.nl",
    "repository.officiele-overheidspublicaties.nl",
)
TK_HOSTS = ("gegevensmagazijn.tweedekamer.nl",)


class _Source(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", description="naam van de bron")]
    delay: Annotated[float, Field(ge=0, description="seconden tussen twee vragen")] = 1.0
    licence: Annotated[str, Field(description="voorwaarden voor hergebruik")] = ""
    max_documents: Annotated[int, Field(ge=1, description="hoogstens zoveel per nacht")] = 500


class SruSource(_Source):
    """KOOP SRU 2.0. Give one of `identifier`, `dossier`, `query`; the rest narrows it down."""

    kind: Literal["sru"]
    endpoint: str = "https://repository.overheid.nl/sru"
    hosts: tuple[str, ...] = KOOP_HOSTS
    identifier: str = ""
    dossier: str = ""
    publication: str = ""
    type: str = ""
    modified_since: str = ""
    query: str = ""
    manifestations: tuple[Literal["pdf", "xml"], ...] = ("pdf", "xml")
    page_size: Annotated[int, Field(ge=1, le=1000)] = 500


class SyncFeedSource(_Source):
    """The Tweede Kamer's SyncFeed 2.0: everything since the token of last time."""

    kind: Literal["syncfeed"]
    endpoint: str = "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0/Feed"
    hosts: tuple[str, ...] = TK_HOSTS
    category: str = "Document"
    soorten: tuple[str, ...] = ("Brief regering",)
    contains: tuple[str, ...] = ()
    delay: float = 0.25
    licence: str = "CC0-1.0"


class ODataSource(_Source):
    """The Tweede Kamer's OData v5; `properties` maps our names to those of the interface."""

    kind: Literal["odata"]
    endpoint: str = "https://gegevensmagazijn.tweedekamer.nl/OData/v5/"
    hosts: tuple[str, ...] = TK_HOSTS
    filter: str = "Verwijderd eq false"
    modified_since: str = ""
    page_size: Annotated[int, Field(ge=1, le=100)] = 100
    properties: dict[str, str] = {
        "id": "Id",
        "title": "Onderwerp",
        "kind": "Soort",
        "date": "Datum",
        "modified": "GewijzigdOp",
        "deleted": "Verwijderd",
        "media_type": "ContentType",
        "size": "ContentLength",
        "document_number": "DocumentNummer",
    }
    delay: float = 0.25
    licence: str = "CC0-1.0"


class StatlineSource(_Source):
    """Tables of CBS StatLine by their ids; `filter` (OData) asks a part of each."""

    kind: Literal["statline"]
    endpoint: str = "https://datasets.cbs.nl/odata/v1/CBS"
    hosts: tuple[str, ...] = ("datasets.cbs.nl",)
    tables: Annotated[
        tuple[Annotated[str, Field(pattern="^[A-Za-z0-9]{4,24}$")], ...], Field(min_length=1)
    ]
    filter: str = ""
    delay: float = 0.25
    licence: str = "CC-BY-4.0"


class UrlSource(_Source):
    """Plain addresses of PDF or XML files."""

    kind: Literal["url"]
    urls: Annotated[tuple[str, ...], Field(min_length=1)]
    hosts: tuple[str, ...]


class FolderSource(_Source):
    """A folder others fill (a share, an export): its PDFs and XMLs are copied in."""

    kind: Literal["folder"]
    path: Path


Source = Annotated[
    SruSource | SyncFeedSource | ODataSource | StatlineSource | UrlSource | FolderSource,
    Field(discriminator="kind"),
]


class SourceList(BaseModel):
    """The whole of `sources.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: tuple[Source, ...] = ()


def load_sources(path: Path) -> tuple[Source, ...]:
    """The sources in `path`; none when the file is not there. Raises UsageError, naming the key."""
    if not path.is_file():
        return ()
    try:
        listed = TypeAdapter(SourceList).validate_python(tomllib.loads(path.read_text("utf-8")))
    except ValidationError as error:
        raise UsageError(
            f"{path} klopt niet: {tell_faults(error, whole='het bestand')}.",
            remedy="Zie docs/nacht.md.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path} is geen geldig TOML: {error}.") from error
    names = [source.name for source in listed.source]
    if twice := {name for name in names if names.count(name) > 1}:
        raise UsageError(f"{path} noemt twee bronnen {', '.join(sorted(twice))!r}.")
    return listed.source
