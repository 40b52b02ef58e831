"""What waits for a steward as one self-contained Dutch web page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.explain import Place
from pipeline.labels import labels
from pipeline.pages import render_page
from pipeline.pages.pictures import Pictures, Strip, find_files
from pipeline.pages.sources import box_of, link_to_page, mark_number
from pipeline.reconcile.decisions.decision import tell_value
from pipeline.reconcile.wording.things import number_of
from pipeline.review.told.wording import GONE_FOR_GOOD, HOW, count_cases, name_case
from pipeline.review.waiting.cases import Case, Review, StaleCase
from pipeline.store.whole import write_whole

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A claim as shown: its sentence with the number marked, its link and its strip."""

    place: Place
    number: str
    sentence: Markup
    name: str
    link: str
    picture: Strip | None


@dataclass(frozen=True, slots=True)
class ShownCase:
    """A case as shown; `anchor` leads to it within the page."""

    anchor: str
    name: str
    case: Case
    places: tuple[ShownPlace, ...]


@dataclass(frozen=True, slots=True)
class ShownStale:
    """A stale decision as shown, with the places of its claims by id."""

    anchor: str
    case: StaleCase
    places: dict[str, ShownPlace]


def write_page(review: Review, sources: Iterable[Path], out: Path) -> None:
    """Write the page to `out`; the PDFs are looked for among `sources`, files and folders."""
    documents = {place.document.doc_id: place.document for place in _places(review)}
    names = {doc_id: (document.file, document.sha256) for doc_id, document in documents.items()}
    pictures = Pictures(find_files(names, sources))
    write_whole(out, render_review(review, pictures, out.parent))


def render_review(review: Review, pictures: Pictures, folder: Path) -> str:
    """The page's HTML. Links to files are relative to `folder`."""

    def show(sort: str, cases: Iterable[Case]) -> list[ShownCase]:
        return [
            ShownCase(
                anchor=f"{sort}-{serial}",
                name=name_case(case),
                case=case,
                places=tuple(_show(place, pictures, folder) for place in case.places),
            )
            for serial, case in enumerate(cases, start=1)
        ]

    return render_page(
        "review.html",
        review=review,
        contested=show("strijdig", review.contested),
        doubtful=show("twijfel", review.doubtful),
        stale=[
            ShownStale(
                anchor=f"verouderd-{serial}",
                case=case,
                places={
                    change.claim_id: _show(change.place, pictures, folder)
                    for change in case.changes
                    if change.place is not None
                },
            )
            for serial, case in enumerate(review.stale, start=1)
        ],
        dimensions=labels().dimension,
        levels=labels().level,
        kinds=labels().decision,
        summary=count_cases(review),
        how=HOW,
        gone=GONE_FOR_GOOD,
        tell_value=tell_value,
    )


def _places(review: Review) -> Iterator[Place]:
    for case in (*review.contested, *review.doubtful):
        yield from case.places
    for stale in review.stale:
        yield from (change.place for change in stale.changes if change.place is not None)


def _show(place: Place, pictures: Pictures, folder: Path) -> ShownPlace:
    claim, document = place.claim, place.document
    return ShownPlace(
        place=place,
        number=number_of(claim),
        sentence=mark_number(claim),
        name=document.file or document.doc_id,
        link=link_to_page(
            pictures.files.get(document.doc_id),
            claim.page,
            folder=folder,
            source_url=document.source_url,
        ),
        picture=pictures.strip(document.doc_id, claim.page, box_of(claim)),
    )
