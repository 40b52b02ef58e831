"""The period that a page says its figures are of: `Peildatum: 1 september 2024`, `2024 in beeld`.

A line of a few words at the head or the foot of a page, apart from any sentence. A reference date
holds for a whole leaflet; a year in a page's title holds for that page.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from extractors.periods import read_periods
from schemas.paper import Passage, Reading

_LEAFLET: Final = 4
"""Up to so many pages one reference date holds for all of them."""
_OFTEN: Final = 3
_ENDS_IN_YEAR: Final = re.compile(r"(?<![-/–\d])\b((?:19|20)\d\d)\W*$")
_IN_YEAR: Final = re.compile(
    r"(?i)\b(?:in|over|gedurende|eind|ultimo|per \d+ \w+) ((?:19|20)\d\d)\b"
)
_ANNUAL: Final = re.compile(
    r"(?i)\bjaar(?:verslag|rekening|stukken|rapportage|bericht)(?: over| van)? ((?:19|20)\d\d)\b"
    r"(?![-/–]\d)"
)
_LONGEST_LINE: Final = 9
# When a paper was sent to parliament says nothing of its figures.
_SESSION: Final = re.compile(r"(?i)\b(?:vergader|zittings)jaar\b")
_STATED: Final = re.compile(
    r"(?i)^\W*(?:bron(?:nen)?: [^\d:]{3,60}[,;(] ?)?(?:\(?de )?"
    r"(?:(?:peil|meet|referentie|tel)(?:datum|moment)"
    r"(?:(?: van| voor)(?: (?:deze|de|alle|bovenstaande))? (?:cijfers|gegevens|data))?"
    r"|stand(?: van zaken)?(?: per| op| op datum)?"
    r"|(?:cijfers|gegevens|data|situatie|bijgewerkt|actueel|aantallen|bedragen) (?:zijn )?"
    r"(?:per|op|tot en met|t/m|van|over))\b[\s:]{0,3}(?:is |per |op |van |over )?"
    r"(?:(?:ultimo|eind|begin|medio|heel) )?(?=\d)"
)
# A round of applications is of its year: "Resultaten van aanvraagronde 4 (2023)".
_ROUND: Final = re.compile(
    r"(?i)^\W*(?:resultaten|uitkomsten|toekenningen)(?: van)?(?: de)?"
    r" (?:[^\W\d]+ )?[^\W\d]*(?:ronde|tranche)(?: \d{1,2})?"
    r"\W{1,3}(?:van |in )?(?=(?:19|20)\d\d\W*$)"
)
_PERIOD_OF: Final = re.compile(
    r"(?i)^\W*(?:(?:verslag|rapportage|meet|onderzoeks)?periode(?: van)?:?|over)\s"
)
_YEAR: Final = r"(?:19|20)\d\d"
_TITLED: Final = re.compile(
    rf"(?i)^\W*(?:(?:[^\W\d]+ ){{0,5}}{_YEAR} in (?:beeld|het kort|kort bestek|cijfers"
    rf"|vogelvlucht|[eé][eé]n oogopslag|een notendop|feiten en cijfers)"
    rf"|(?:(?:een )?terugblik(?: op)?|(?:beknopt |verkort )?jaar"
    rf"(?:overzicht|verslag|bericht|cijfers)|kerncijfers|kerngegevens|feiten en cijfers|cijfers"
    rf"|in cijfers|het jaar)(?: van| over| uit)?:? {_YEAR}(?: in (?:beeld|het kort|cijfers))?)\W*$"
)


@dataclass(frozen=True, slots=True)
class DocumentPeriods:
    """The period in a document's title, if it names one, those its pages say they tell of, the
    year of its title where its text tells of that year (`year_told`), and that of an annual report
    (`annual_year`)."""

    title: str = ""
    pages: Mapping[int, str] = field(default_factory=dict)
    told: str = ""
    annual: str = ""

    def on(self, page: int) -> str:
        """What a page says its figures are of, else the year that the document tells of."""
        return self.pages.get(page) or self.told


def page_periods(reading: Reading, reference: dt.date | None) -> dict[int, str]:
    """The period that each page says it is about, by page; ISO forms.

    A title that also stands on another page in smaller type, in a table of contents, is that of
    the page where it is a heading.
    """
    lines = [passage for passage in reading.passages if _is_line(passage)]
    stated = _agreed(_told(lines, _STATED, reference))
    if len(set(stated.values())) == 1 and len(reading.pages) <= _LEAFLET:
        return {page.number: next(iter(stated.values())) for page in reading.pages}
    rounds = _agreed(_told(lines, _ROUND, reference))
    stretches = _agreed(_stretches(lines, reference))
    headings = {passage.text for passage in lines if passage.role == "heading"}
    titles = [p for p in lines if p.role == "heading" or p.text not in headings]
    return rounds | stretches | dict(_told(titles, _TITLED, reference)) | stated


def _agreed(told: Iterator[tuple[int, str]]) -> dict[int, str]:
    """The period of each page on which only one is told."""
    pages: defaultdict[int, set[str]] = defaultdict(set)
    for page, period in told:
        pages[page].add(period)
    return {page: periods.pop() for page, periods in pages.items() if len(periods) == 1}


def _stretches(lines: Sequence[Passage], reference: dt.date | None) -> Iterator[tuple[int, str]]:
    """The pages with a line that is nothing but a stretch of time: "januari tot en met juni 2024".

    A day or a month by itself is rather when the page was made.
    """
    for passage in lines:
        text = passage.text.strip(" .:()")
        lead = _PERIOD_OF.match(text)
        start = lead.end() if lead else 0
        found = read_periods(text, reference)
        if len(found) == 1 and (found[0].start, found[0].end) == (start, len(text)):
            period = found[0].iso
            if ("/" in period.strip("/") or "Q" in period) and "X" not in period:
                yield passage.page, period


def year_told(title: str, reading: Reading) -> str:
    """The year a title ends in, where the text tells of that year more than of any other.

    "Verantwoord beleggen 2024" tells of 2024; an edition ("Monitor 2024") mostly of the year
    before, a plan of years to come.
    """
    ends = _ENDS_IN_YEAR.search(title)
    if ends is None:
        return ""
    years = Counter(year for passage in reading.passages for year in _IN_YEAR.findall(passage.text))
    (year, times), *_ = years.most_common(1) or [("", 0)]
    return year if year == ends[1] and times >= _OFTEN else ""


def annual_year(title: str, reading: Reading) -> str:
    """The year of an annual report, by its title or the running heads of a third of its pages."""
    named = _ANNUAL.findall(title)
    if named:
        return named[0] if len(set(named)) == 1 else ""
    heads = {
        (passage.page, year)
        for passage in reading.passages
        if passage.role == "running"
        for year in _ANNUAL.findall(passage.text)
    }
    years = {year for _, year in heads}
    often = len(heads) >= _OFTEN and 3 * len(heads) >= len(reading.pages)
    return years.pop() if often and len(years) == 1 else ""


def _told(
    lines: Sequence[Passage], pattern: re.Pattern[str], reference: dt.date | None
) -> Iterator[tuple[int, str]]:
    """The pages with such a line, each with the one period it names."""
    for passage in lines:
        if not pattern.match(passage.text):
            continue
        named = {period.iso for period in read_periods(passage.text, reference)}
        if len(named) == 1 and "X" not in next(iter(named)):
            yield passage.page, named.pop()


def _is_line(passage: Passage) -> bool:
    """Whether a passage is a short line by itself; a reference date is often set in the foot."""
    roles = {"label", "heading", "caption", "paragraph", "running", "margin", "note", "list_item"}
    short = passage.role in roles and len(passage.text.split()) <= _LONGEST_LINE
    return short and not _SESSION.search(passage.text)
