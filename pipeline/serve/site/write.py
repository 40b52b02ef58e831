"""Write the site: overview, search, figures that say more than one claim, documents."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from pipeline.pages.site import anchor_of, file_name
from pipeline.reconcile.wording.dutch import period_of
from pipeline.reconcile.wording.things import capitalise, number_of
from pipeline.run.record.runs import last_run
from pipeline.serve.assets import STATIC
from pipeline.serve.edition.edition import Editions, Now
from pipeline.serve.pages.document_page import reading_of, verdict_of
from pipeline.serve.pages.figure_page import figure_page
from pipeline.serve.pages.overview_page import overview_page
from pipeline.serve.pages.send import environment
from pipeline.serve.site.links import SiteLinks
from pipeline.settings import Settings
from schemas.errors import UsageError
from schemas.records import Claim, Document, Figure

ASSETS: Final = ("desk.css", "desk.js", "search.js", "mark.svg", "fonts")
MARK: Final = ".kamercijfers-site"
"""A file that tells a folder holds a site of ours, which may be written anew."""
PARTS: Final = (("", "Overzicht"), ("zoeken", "Zoeken"), ("documenten", "Documenten"))


@dataclass(frozen=True, slots=True)
class SiteWritten:
    """What a site holds."""

    figures: int
    documents: int
    version: str


def write_site(settings: Settings, out: Path) -> SiteWritten:
    """Write the site of the published dataset to `out`, whole or not at all.

    A folder that holds anything but an earlier site is refused with UsageError.
    """
    if out.exists() and not (out / MARK).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise UsageError(
            f"In {out} staat al iets anders.", remedy="Noem een lege map of een eerdere site."
        )
    now = Editions(settings.folders.processed, settings.folders.decisions).now()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=out.parent) as scratch:
        fresh = Path(scratch) / "site"
        written = _write(now, settings, fresh)
        fresh.chmod(0o755)
        if out.exists():
            out.rename(Path(scratch) / "oud")
        fresh.rename(out)
    return written


def _write(now: Now, settings: Settings, out: Path) -> SiteWritten:
    published = now.published
    told = {figure.figure_id for figure in published.figures.values() if is_telling(now, figure)}
    at_root = SiteLinks("", told, published.figures, published.claims)
    below = SiteLinks("../", told, published.figures, published.claims)
    for name in ("cijfers", "documenten", "vast"):
        (out / name).mkdir(parents=True)
    _copy_assets(out / "vast")
    (out / MARK).write_text(now.edition.version_id + "\n", "utf-8")
    overview = overview_page(now, last_run(settings.folders.processed), at_root)
    _fill(out / "index.html", "overview.html", at_root, now, "", **overview)
    _fill(out / "zoeken.html", "site_search.html", at_root, now, "zoeken")
    (out / "vast" / "index.js").write_text(search_index(now, at_root), "utf-8")
    documents = [*published.documents.values()]
    _fill(
        out / "documenten.html", "documents.html", at_root, now, "documenten",
        found=sorted(documents, key=lambda d: d.doc_id), asked={}, kinds=(), dossiers=(),
        publishers=(),
    )  # fmt: skip
    for document in documents:
        place = out / "documenten" / file_name(document.doc_id)
        _fill(place, "site_document.html", below, now, "documenten", **_document(now, document))
    for figure_id in sorted(told):
        page = figure_page(now, published.figures[figure_id]) | {"past": ()}
        _fill(out / "cijfers" / file_name(figure_id), "figure.html", below, now, "", **page)
    return SiteWritten(len(told), len(documents), now.edition.version_id)


def is_telling(now: Now, figure: Figure) -> bool:
    """Whether a figure says more than its one claim does: others tell it, or differ from it."""
    if figure.alternatives or figure.status != "single":
        return True
    return bool(now.indexes.relations.get(figure.preferred_claim))


def search_index(now: Now, links: SiteLinks) -> str:
    """The script that holds what can be searched: a file, for a page from a share fetches none."""
    documents = now.published.documents
    places = {doc_id: number for number, doc_id in enumerate(documents)}
    rows = [
        [
            number_of(claim),
            capitalise(claim.measure or claim.section),
            period_of(claim.period),
            claim.sentence.replace(" | ", " › ") if claim.in_table else claim.sentence,
            places[claim.doc_id],
            claim.page,
            links.figure(now.indexes.figures[claim.claim_id].figure_id),
            verdict_of(now, claim),
        ]
        for claim in now.published.claims.values()
        if claim.claim_id in now.indexes.figures
    ]
    names = [[d.title or d.doc_id, d.doc_id, links.document(d.doc_id)] for d in documents.values()]
    told = json.dumps({"documents": names, "claims": rows}, ensure_ascii=False)
    return f"window.KAMERCIJFERS = {told};\n"


def _copy_assets(folder: Path) -> None:
    for name in ASSETS:
        source = STATIC / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copyfile(source, folder / name)


def _fill(path: Path, template: str, links: SiteLinks, now: Now, here: str, **subject: Any) -> None:
    told: Mapping[str, Any] = {
        "links": links,
        "here": here,
        "parts": PARTS,
        "at_desk": False,
        "waiting": 0,
        "version": now.edition.version_id,
    }
    page = environment().get_template(template).render({**told, **subject})
    path.write_text(page, "utf-8")


def _document(now: Now, document: Document) -> dict[str, Any]:
    own = [
        c
        for c in now.edition.of_document(document.doc_id)
        if c.claim_id not in now.standing.rulings.rejected
    ]
    rejected = now.edition.rejected(document.doc_id)
    return {
        "document": document,
        "pages": [*_by_page(own)],
        "verdict_of": {c.claim_id: verdict_of(now, c) for c in own},
        "figures": now.indexes.figures,
        "notes": now.published.notes.get(document.doc_id, ()),
        "reading": reading_of(own, rejected),
        "anchor_of": anchor_of,
        "source_url": document.source_url if document.source_url.startswith("http") else "",
    }


def _by_page(claims: list[Claim]) -> Iterator[tuple[int, list[Claim]]]:
    for number, own in groupby(sorted(claims, key=attrgetter("page")), key=attrgetter("page")):
        yield number, [*own]
