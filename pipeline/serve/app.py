"""The application: its routes, what guards them, and how trouble is told."""

from __future__ import annotations

import getpass
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from pipeline.run.record.inputs import document_places
from pipeline.serve import api
from pipeline.serve.api.answers import PREFIX, Refusal, tell
from pipeline.serve.assets import MOUNTED, Assets
from pipeline.serve.desk.desk import Desk
from pipeline.serve.desk.guard import Guard, with_headers
from pipeline.serve.desk.secrets import Secrets
from pipeline.serve.edition.edition import Editions
from pipeline.serve.letters import Letters
from pipeline.serve.pages.send import send
from pipeline.serve.pictures import Painter, find_sources
from pipeline.serve.routes import letters
from pipeline.serve.routes.deciding import cases, name, second, workbook
from pipeline.serve.routes.deciding import decisions as claims
from pipeline.serve.routes.reading import (
    documents,
    feeds,
    figures,
    overview,
    pictures,
    search,
    versions,
)
from pipeline.settings import Settings
from schemas.errors import KamercijfersError

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]", "testserver")
ROUTES: Final = (
    *overview.ROUTES,
    *search.ROUTES,
    *workbook.ROUTES,
    *second.ROUTES,
    *cases.ROUTES,
    *claims.ROUTES,
    *letters.ROUTES,
    *figures.ROUTES,
    *documents.ROUTES,
    *versions.ROUTES,
    *feeds.ROUTES,
    *pictures.ROUTES,
    *name.ROUTES,
    *api.ROUTES,
)


def create_app(
    settings: Settings,
    *,
    decisions: Path | None = None,
    passwords: dict[str, str] | None = None,
    hosts: Sequence[str] = LOOPBACK,
) -> Starlette:
    """The desk over the dataset published in the settings' folder.

    `decisions` is the stewards' file, `hosts` the names the desk may be asked by. Raises UsageError
    when nothing is published.
    """
    editions = Editions(settings.folders.processed, decisions or settings.folders.decisions)
    documents = editions.now().published.documents
    painter = Painter(
        settings.folders.processed / "pictures",
        find_sources(documents, document_places(settings)),
    )
    desk = Desk(
        settings=settings,
        editions=editions,
        painter=painter,
        secrets=Secrets(passwords=passwords or {}),
        steward=getpass.getuser(),
        letters=Letters(settings, editions.known),
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        threading.Thread(target=editions.known, daemon=True).start()
        yield
        desk.painter.close()
        desk.letters.close()

    app = Starlette(
        routes=[*ROUTES, Mount(MOUNTED, Assets(), name="static")],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=[*hosts]),
            Middleware(GZipMiddleware, minimum_size=2000),
            Middleware(Guard),
        ],
        exception_handlers={404: _not_found, KamercijfersError: _trouble, Exception: _fault},
        lifespan=lifespan,
    )
    app.state.desk = desk
    return app


def _not_found(request: Request, error: Exception) -> Response:
    return send(
        request, "trouble.html", status=404, title="Niet gevonden",
        message="Deze pagina is er niet, of niet meer.",
    )  # fmt: skip


def _trouble(request: Request, error: Exception) -> Response:
    return send(request, "trouble.html", status=400, title="Dat ging niet", message=str(error))


def _fault(request: Request, error: Exception) -> Response:
    """An error of ours costs one page; its traceback is what the server prints."""
    if request.url.path.startswith(PREFIX):
        return with_headers(tell(Refusal(500, "Interne fout", type(error).__name__)))
    page = send(
        request, "trouble.html", status=500, title="Hier ging iets mis",
        message=f"Deze pagina liep vast op een fout van ons ({type(error).__name__}). "
        "De andere pagina’s werken; wat u besloot staat vast.",
    )  # fmt: skip
    return with_headers(page)


__all__ = ["ROUTES", "Route", "create_app"]
