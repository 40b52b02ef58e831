"""Four tools over the published dataset, so that an assistant cites page and box and guesses none.

Everything is read; nothing is written. Answers are JSON with, for every number, the document, page,
box and sentence it stands in.
"""

from __future__ import annotations

import tempfile
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any, Final

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from pipeline.explain import explain_in
from pipeline.search import FACETS
from pipeline.serve.edition.edition import Editions
from pipeline.serve.edition.plain import figure_json, place_json
from pipeline.settings import Settings
from schemas.errors import KamercijfersError

MOST_HITS: Final = 25
MOST_TEXT: Final = 50_000
"""Characters of a text to check."""
READING: Final = ToolAnnotations(read_only_hint=True, open_world_hint=False, idempotent_hint=True)
INSTRUCTIONS: Final = (
    "Kamercijfers holds the figures of Dutch policy documents. Use `search` to find what documents "
    "say, `figure` for one thing measured with all its sources, `explain` for why two claims "
    "agree, differ or contradict, and `check_text` to hold every number of a Dutch text against "
    "the dataset. Cite the document, page and sentence a result gives; where nothing is found, "
    "say so. A verdict of `contradicts` is a machine's, unless it was decided by a steward."
)


def make_server(settings: Settings) -> MCPServer[Any]:
    """The server over the dataset published in the settings' folder.

    A version published meanwhile is taken up. Raises UsageError when nothing is published.
    """
    editions = Editions(settings.folders.processed, settings.folders.decisions)
    editions.now()
    server: MCPServer[Any] = MCPServer(
        "kamercijfers",
        title="Kamercijfers",
        instructions=INSTRUCTIONS,
        version=metadata.version("kamercijfers"),
        log_level="WARNING",
    )

    @server.tool(annotations=READING)
    def search(
        query: Annotated[str, Field(description="Dutch words, numbers, years or paper names")],
        dossier: Annotated[str, Field(description="Only this dossier, such as 28638")] = "",
        publisher: Annotated[str, Field(description="Only this publisher")] = "",
        kind: Annotated[str, Field(description="Only this kind of document")] = "",
        year: Annotated[str, Field(description="Only about this year")] = "",
        unit: Annotated[str, Field(description="Only this unit, such as percent or EUR")] = "",
        verdict: Annotated[str, Field(description="Only with relations of this verdict")] = "",
        limit: Annotated[int, Field(ge=1, le=MOST_HITS)] = 10,
    ) -> dict[str, Any]:
        """Find claims and figures in the documents by words and numbers, best first."""
        given = (dossier, publisher, kind, year, unit, verdict)
        narrow = {name: value for name, value in zip(FACETS, given, strict=True) if value}
        edition = editions.now().edition
        outcome = edition.finder.ask(query, narrow=narrow, limit=limit)
        documents = edition.published.documents
        return {
            "version": edition.version_id,
            "total": outcome.total,
            "some_words_let_go": outcome.loosened,
            "hits": [
                {
                    **hit.to_json(),
                    "place": place_json(hit.claim, documents[hit.claim.doc_id]),
                }
                for hit in outcome.hits
            ],
        }

    @server.tool(annotations=READING)
    def figure(
        figure_id: Annotated[str, Field(description="The figure_id of a search hit")],
    ) -> dict[str, Any]:
        """One thing measured: its preferred value, its status, and every place that tells it."""
        published = editions.now().published
        found = published.figures.get(figure_id)
        if found is None:
            raise ToolError(f"There is no figure {figure_id}; search gives the ids there are.")
        return figure_json(published, found)

    @server.tool(annotations=READING)
    def explain(
        asked: Annotated[
            str, Field(description="A claim_id, a figure_id, or two claim ids joined by ~")
        ],
    ) -> dict[str, Any]:
        """Where a number comes from and how it stands to others, dimension by dimension."""
        now = editions.now()
        try:
            told = explain_in(now.published, asked, now.decisions)
        except KamercijfersError as error:
            raise ToolError(str(error)) from error
        return {"text": told.to_text(), **told.to_json()}

    @server.tool(annotations=READING)
    def check_text(
        text: Annotated[str, Field(description="Dutch text with numbers", max_length=MOST_TEXT)],
    ) -> dict[str, Any]:
        """Hold every number of a Dutch text against the dataset: a verdict and evidence each."""
        try:
            return _check(text, editions, settings)
        except KamercijfersError as error:
            raise ToolError(str(error)) from error

    return server


def _check(text: str, editions: Editions, settings: Settings) -> dict[str, Any]:
    from pipeline.check.letter import check_letter
    from pipeline.check.read import read_letter

    with tempfile.TemporaryDirectory(prefix="kamercijfers-") as scratch:
        path = Path(scratch) / "tekst.txt"
        path.write_text(text, encoding="utf-8")
        letter = read_letter(path, settings)
    now = editions.now()
    known = now.edition.known().under(now.decisions)
    told = check_letter(letter, known.near(letter.document, letter.claims)).to_json()
    return {"version": now.edition.version_id, **told}
