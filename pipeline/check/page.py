"""The fact-check as one self-contained Dutch web page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.check.findings import MARKS, Evidence, Finding, LetterCheck, NearClaim
from pipeline.issues import tell_issues
from pipeline.labels import labels
from pipeline.pages import render_page
from pipeline.pages.pictures import Pictures, Strip
from pipeline.pages.sources import box_of, link_to_page, mark_number
from pipeline.store.whole import write_whole
from schemas.paper import Box, PageInfo
from schemas.records import Footnote
from schemas.vocabularies import FindingVerdict

if TYPE_CHECKING:
    from markupsafe import Markup

PRESSING: tuple[FindingVerdict, ...] = ("contradicts", "explained")


@dataclass(frozen=True, slots=True)
class NumberFrame:
    """A number's place on its page picture, in per cents of width and height."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, box: Box, page: PageInfo) -> NumberFrame:
        """The frame of `box`, with a little air around it."""
        air = 1.0
        return cls(
            round(100 * max(box.x0 - air, 0) / page.width, 3),
            round(100 * max(box.top - air, 0) / page.height, 3),
            round(100 * (box.x1 - box.x0 + 2 * air) / page.width, 3),
            round(100 * (box.bottom - box.top + 2 * air) / page.height, 3),
        )


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """A source as shown: its link and the picture of its place."""

    evidence: Evidence
    link: str
    name: str
    picture: Strip | None


@dataclass(frozen=True, slots=True)
class ShownNear:
    """A claim that comes near, as shown: its link and the picture of its place."""

    near: NearClaim
    link: str
    name: str
    picture: Strip | None


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding as shown."""

    anchor: str
    finding: Finding
    mark: str
    verdict: str
    sentence: Markup
    frame: NumberFrame | None
    evidence: tuple[ShownEvidence, ...]
    nearest: tuple[ShownNear, ...]
    notes: tuple[Footnote, ...]

    @property
    def spoken(self) -> str:
        """What a screen reader says of the number's box."""
        return f"{self.finding.claim.as_written}: {self.verdict}"


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page of the letter with its findings, top to bottom."""

    number: int
    picture: str
    findings: tuple[ShownFinding, ...]


def write_page(
    check: LetterCheck, pages: tuple[PageInfo, ...], pictures: Pictures, out: Path
) -> None:
    """Write the page to `out`, whole or not at all."""
    write_whole(out, render_check(check, pages, pictures, out.parent))


def render_check(
    check: LetterCheck, pages: tuple[PageInfo, ...], pictures: Pictures, folder: Path
) -> str:
    """The page's HTML. Links to files are relative to `folder`."""
    shown = _shown_pages(check, pages, pictures, folder)
    in_order = {item.finding.claim.claim_id: item for page in shown for item in page.findings}
    pressing = [
        in_order[finding.claim.claim_id]
        for finding in check.findings
        if finding.verdict in PRESSING
    ]
    return render_page(
        "check.html",
        check=check,
        pages=shown,
        pressing=pressing,
        unread=list(tell_issues(check.issues)),
        counts=check.count(),
        marks=MARKS,
        verdicts=labels().finding,
    )


def _shown_pages(
    check: LetterCheck, pages: tuple[PageInfo, ...], pictures: Pictures, folder: Path
) -> tuple[ShownPage, ...]:
    by_page: dict[int, list[Finding]] = {}
    for finding in check.findings:
        by_page.setdefault(finding.claim.page, []).append(finding)
    sizes = {page.number: page for page in pages}
    shown = []
    for number in sorted(by_page):
        found = sorted(by_page[number], key=_place)
        shown.append(
            ShownPage(
                number,
                pictures.page(check.document.doc_id, number),
                tuple(
                    _shown_finding(
                        finding, f"p{number}-{serial}", sizes.get(number), pictures, folder
                    )
                    for serial, finding in enumerate(found, start=1)
                ),
            )
        )
    return tuple(shown)


def _place(finding: Finding) -> tuple[float, float, str]:
    claim = finding.claim
    return (claim.top or 0.0, claim.x0 or 0.0, claim.claim_id)


def _shown_finding(
    finding: Finding, anchor: str, page: PageInfo | None, pictures: Pictures, folder: Path
) -> ShownFinding:
    box = box_of(finding.claim)
    return ShownFinding(
        anchor=anchor,
        finding=finding,
        mark=MARKS[finding.verdict],
        verdict=labels().finding[finding.verdict],
        sentence=mark_number(finding.claim),
        frame=NumberFrame.of(box, page) if box and page and page.width and page.height else None,
        evidence=tuple(
            ShownEvidence(
                evidence,
                link_to_page(pictures.files.get(evidence.doc_id), evidence.page, folder=folder),
                "elders in deze brief" if evidence.is_own else evidence.file or evidence.doc_id,
                pictures.strip(evidence.doc_id, evidence.page, evidence.box)
                if position == 0
                else None,
            )
            for position, evidence in enumerate(finding.evidence)
        ),
        nearest=tuple(
            ShownNear(
                near,
                link_to_page(pictures.files.get(near.doc_id), near.page, folder=folder),
                near.file or near.doc_id,
                pictures.strip(near.doc_id, near.page, near.box)
                if finding.verdict == "not_found" and position == 0
                else None,
            )
            for position, near in enumerate(finding.nearest)
        ),
        notes=finding.notes,
    )
