"""The versions that are kept, and what each brought."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.diff import published_changes
from pipeline.diff.render import say_change, summarise
from pipeline.serve.desk.desk import desk_of
from pipeline.serve.edition.history import published_at
from pipeline.serve.pages.send import send
from pipeline.versions.versions import find_versions

MOST_SHOWN: Final = 200


def versions(request: Request) -> Response:
    """All versions, the newest first."""
    processed = desk_of(request).editions.processed
    return send(
        request,
        "versions.html",
        versions=[*reversed(find_versions(processed))],
        moments=published_at(processed),
        current=desk_of(request).now().edition.version_id,
    )


def version(request: Request) -> Response:
    """What one version brought."""
    processed = desk_of(request).editions.processed
    wanted = request.path_params["version_id"]
    found = next((v for v in find_versions(processed) if v.version_id == wanted), None)
    if found is None:
        return send(
            request, "trouble.html", status=404, title="Deze versie wordt niet meer bewaard",
            message="Alleen de laatste versies blijven staan.",
        )  # fmt: skip
    told = published_changes(found)
    return send(
        request,
        "version.html",
        version=found,
        before=told.old,
        moment=published_at(processed).get(found.version_id, ""),
        counts=summarise(told),
        lines=[say_change(change) for change in told.changes[:MOST_SHOWN]],
        more=max(0, len(told.changes) - MOST_SHOWN),
    )


ROUTES: Final = [Route("/versies", versions), Route("/versies/{version_id}", version)]
