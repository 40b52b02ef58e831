"""The versions that are kept, and what each brought."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.diff import published_changes
from pipeline.diff.render import say_change
from pipeline.labels import labels
from pipeline.serve.desk import desk_of
from pipeline.serve.history import published_at
from pipeline.serve.pages import send
from pipeline.versions import find_versions

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
        counts=tell_counts(told.counts),
        lines=[say_change(change) for change in told.changes[:MOST_SHOWN]],
        more=max(0, len(told.changes) - MOST_SHOWN),
    )


def tell_counts(counts: dict[str, int]) -> list[str]:
    """How much changed, a line for each subject and kind: "3 beweringen nieuw"."""
    told = []
    for name, count in counts.items():
        subject, _, kind = name.partition("_")
        one, many = labels().subject[subject]
        told.append(f"{count} {one if count == 1 else many} {labels().change[kind]}")
    return told


ROUTES: Final = [Route("/versies", versions), Route("/versies/{version_id}", version)]
