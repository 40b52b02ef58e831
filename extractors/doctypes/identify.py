"""Read a document's identity from its own pages and its file name.

The page is asked first, the file name second, the PDF's metadata last and for the title only:
a PDF's creation date says when a file was made, not when a letter was sent.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from extractors.doctypes.kinds import kind_rules
from extractors.doctypes.letterhead import find_labelled
from extractors.doctypes.publishers import HEAD_PAGES, find_publisher
from extractors.doctypes.registers import find_registers
from extractors.doctypes.titles import find_title
from extractors.lexicon.months import MONTH_NUMBERS
from schemas.paper import Passage, Reading
from schemas.vocabularies import DocumentKind

# Official identifiers of Dutch publications (KOOP); also as a file's stem.
OFFICIAL_ID = re.compile(
    r"\b((?:ag-tk|ag-ek|ah-tk|ah-ek|ah|h-tk|h-ek|kv-tk|kv|blg|kst|stcrt|stb|trb)"
    r"-\d[A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)\b"
)
KST_PARTS = re.compile(
    r"^kst-(?P<dossier>\d+(?:-[IVXLC]+[A-Z]?|-\d{2})?)-(?P<number>\d+|[A-Z]{1,3})"
)
# "28 638  Mensenhandel … Nr. 219" at the top of a printed Kamerstuk.
DOSSIER_HEAD = re.compile(r"^(\d{2} ?\d{3})(?:[ -]([IVXLC]+[A-Z]?|\d{2}))?(?=\s|$)")
NUMBER_HEAD = re.compile(r"^Nr\. ?(\d+|[A-Z]{1,3})\b")
# "Tweede Kamer, vergaderjaar 2022–2023, 28 638, nr. 219" at the foot of every page.
FOOT = re.compile(
    r"vergaderjaar \d{4}[–-]\d{4}, (?P<dossier>\d{2} ?\d{3})"
    r"(?:[ -](?P<chapter>[IVXLC]+[A-Z]?|\d{2}))?, nr\. ?(?P<number>\d+|[A-Z]{1,3})"
)
MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
DAY_DATE = rf"(?P<day>[0-3]?\d) (?P<month>{MONTH})\.? (?P<year>(?:19|20)\d\d)"
DIGIT_DATE = r"(?P<day>[0-3]?\d)[-/](?P<month>[01]?\d)[-/](?P<year>(?:19|20)\d\d)"
# From the surest to the least sure place for a document's own date.
DATE_PLACES = tuple(
    re.compile(place, re.IGNORECASE | re.MULTILINE)
    for place in (
        rf"\bDatum(?: brief)?:?\s+{DAY_DATE}",
        rf"\bDatum(?: brief)?:?\s+{DIGIT_DATE}",
        rf"^(?:['’]s-Gravenhage|[A-Z][a-z]+(?: [A-Z][a-z]+)?), {DAY_DATE}",
        rf"\bontvangen {DAY_DATE}",
        rf"\bVastgesteld {DAY_DATE}",
        rf"^{DAY_DATE}(?:,? \d{{1,2}}[:.]\d\d(?: uur)?)?$",
    )
)
DATE_LABEL = re.compile(r"(?i)datum:?")
FILE_DATE = re.compile(r"(?<!\d)(20\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says it is; empty strings and None where it does not say."""

    doc_id: str
    kind: DocumentKind
    title: str
    publisher: str
    date: dt.date | None
    dossier: str
    number: str


def identify(stem: str, reading: Reading) -> Identity:
    """The identity of the document with file stem `stem` and pages `reading`."""
    head = [p for p in reading.passages if 0 < p.page <= HEAD_PAGES]
    text = "\n".join(p.text for p in head)
    dossier, number = _dossier(stem, head, reading.metadata)
    registers = find_registers(reading)
    own = [p for p in head if p.page not in registers or _is_dated_line(p)]
    title = find_title(head, reading.metadata, stem)
    doc_id = _official_id(stem, reading, dossier, number)
    kind = _kind({"head": text, "title": title, "file": stem})
    # Whoever is named in a debate did not publish it.
    chamber = _chamber(doc_id)
    return Identity(
        doc_id=doc_id,
        kind=kind,
        title=title,
        publisher=chamber
        if kind == "handelingen"
        else find_publisher(head, reading, kind) or chamber,
        date=_date("\n".join(p.text for p in own), stem, reading.metadata) or _labelled_date(own),
        dossier=dossier,
        number=number,
    )


def _is_dated_line(passage: Passage) -> bool:
    """Whether a line of a list of documents dates the list: "Inventarislijst, datum 4 mei 2021"."""
    return bool(re.search(r"(?m)^(?>.*?[^\W\d_]{3}).*\d", passage.text)) and passage.role != "label"


def _kind(places: dict[str, str]) -> DocumentKind:
    for rule in kind_rules():
        if rule.pattern.search(places[rule.where]):
            return rule.kind
    return "overig"


def _official_id(stem: str, reading: Reading, dossier: str, number: str) -> str:
    declared = reading.metadata.get("DC.identifier", "")
    for candidate in (declared, stem):
        if OFFICIAL_ID.fullmatch(candidate):
            return candidate
    margins = (p.text for p in reading.passages if p.page == 1 and p.role in ("margin", "running"))
    printed = sorted({found[1] for text in margins for found in OFFICIAL_ID.finditer(text)})
    if len(printed) == 1:
        return str(printed[0])
    if dossier and number and _is_printed_kamerstuk(reading):
        return f"kst-{dossier}-{number}"
    return stem


def _is_printed_kamerstuk(reading: Reading) -> bool:
    """The running foot names the dossier and number: a letter that cites one has no such foot."""
    return any(p.role == "running" and FOOT.search(p.text) for p in reading.passages)


def _dossier(stem: str, head: list[Passage], metadata: dict[str, str]) -> tuple[str, str]:
    if declared := metadata.get("OVERHEIDop.dossiernummer", ""):
        return declared.replace(" ", ""), metadata.get("OVERHEIDop.ondernummer", "")
    if parts := KST_PARTS.match(stem):
        return parts["dossier"], parts["number"]
    for passage in head:
        if foot := FOOT.search(passage.text):
            dossier = foot["dossier"].replace(" ", "")
            return (f"{dossier}-{foot['chapter']}" if foot["chapter"] else dossier), foot["number"]
    found = number = ""
    for passage in head:
        if passage.page != 1:
            break
        if not found and (top := DOSSIER_HEAD.match(passage.text)):
            found = top[1].replace(" ", "") + (f"-{top[2]}" if top[2] else "")
        if not number and (line := NUMBER_HEAD.match(passage.text)):
            number = line[1]
    return (found, number) if found and number else ("", "")


def _date(text: str, stem: str, metadata: dict[str, str]) -> dt.date | None:
    for key in ("DCTERMS.issued", "DCTERMS.available", "datum"):
        if declared := _iso_date(metadata.get(key, "")):
            return declared
    for place in DATE_PLACES:
        for found in place.finditer(text):
            if date := _calendar_date(found["year"], found["month"], found["day"]):
                return date
    if named := FILE_DATE.search(stem):
        return _calendar_date(named[1], named[2], named[3])
    return None


def _labelled_date(head: list[Passage]) -> dt.date | None:
    """The date beside or under "datum" in the head of a letter."""
    value = find_labelled(head, DATE_LABEL)
    found = re.match(DAY_DATE, value, re.IGNORECASE) or re.match(DIGIT_DATE, value)
    return _calendar_date(found["year"], found["month"], found["day"]) if found else None


def _iso_date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _calendar_date(year: str, month: str, day: str) -> dt.date | None:
    number = int(month) if month.isdigit() else MONTH_NUMBERS[month.lower().rstrip(".")]
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:  # 31 februari: printed, but no date
        return None


def _chamber(doc_id: str) -> str:
    """The chamber that publishes a paper with this identifier."""
    if re.match(r"(?:ah|ag|h|kv)-ek-", doc_id):
        return "Eerste Kamer der Staten-Generaal"
    if re.match(r"(?:kst-\d|(?:ah|ag|h|kv)-tk-)", doc_id):
        return "Tweede Kamer der Staten-Generaal"
    return ""
