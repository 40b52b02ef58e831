"""Read a document's identity from its own pages and its file name.

The page is asked first, the file name second, the PDF's metadata last and for the title only:
a PDF's creation date says when a file was made, not when a letter was sent.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from extractors.doctypes.kinds import kind_rules
from extractors.doctypes.letterhead import find_labelled
from extractors.doctypes.registers import find_registers
from extractors.doctypes.titles import find_title
from extractors.lexicon.months import MONTH_NUMBERS
from schemas.datafiles import Entry, read_data
from schemas.paper import Passage, Reading
from schemas.vocabularies import DocumentKind

HEAD_PAGES = 2
HEAD_CHARACTERS = 2500
OFTEN = 3
"""Times that the first pages name their own publisher in their sentences."""

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
# Running text: it ends in a stop behind more words than an address has.
WORDS_OF_SENTENCE = 9
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
        else _publisher(_senders(head), reading) or chamber,
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


class PublisherRule(Entry):
    """A publisher, known where `pattern` is found."""

    name: str
    pattern: re.Pattern[str]
    finds: tuple[str, ...]
    ignores: tuple[str, ...]


class PublishersFile(Entry):
    """`publishers.toml`."""

    publisher: tuple[PublisherRule, ...]


@cache
def publisher_rules() -> tuple[PublisherRule, ...]:
    """The rules of publishers.toml."""
    return read_data(__package__, "publishers.toml", PublishersFile).publisher


# "De Staatssecretaris van Justitie en Veiligheid," under a letter: the ministry that sends it.
SIGNATURE = re.compile(
    r"^(?:De )?(?:Minister|Staatssecretaris) van ([A-Z][\w, ]+?)[,.]?$",
    re.MULTILINE | re.IGNORECASE,
)


def _publisher(head: str, reading: Reading) -> str:
    metadata = reading.metadata
    for text in (
        metadata.get("DC.creator", ""),
        head,
        metadata.get("Author", ""),
    ):
        if named := _first_named(text):
            return named
    if named := _often_named("\n".join(p.text for p in reading.passages if p.page <= HEAD_PAGES)):
        return named
    for passage in reversed(reading.passages):
        if found := SIGNATURE.search(passage.text):
            return f"Ministerie van {found[1]}"
    return ""


def _senders(head: list[Passage]) -> str:
    """The head of a document without its sentences: who is only spoken of sends nothing."""
    told, left = [], HEAD_CHARACTERS
    for passage in head:
        if passage.role not in ("paragraph", "note") or not _is_sentence(passage.text):
            told.append(passage.text[:left])
        left -= len(passage.text) + 1
        if left <= 0:
            break
    return "\n".join(told)


def _is_sentence(text: str) -> bool:
    ends = text.rstrip().rstrip("\"')").endswith((".", "?", "!"))
    return ends and len(text.split(maxsplit=WORDS_OF_SENTENCE)) >= WORDS_OF_SENTENCE


def _chamber(doc_id: str) -> str:
    """The chamber that publishes a paper with this identifier."""
    if re.match(r"(?:ah|ag|h|kv)-ek-", doc_id):
        return "Eerste Kamer der Staten-Generaal"
    if re.match(r"(?:kst-\d|(?:ah|ag|h|kv)-tk-)", doc_id):
        return "Tweede Kamer der Staten-Generaal"
    return ""


def _often_named(text: str) -> str:
    """The only publisher that the first pages speak of again and again: they are its own."""
    counts = sorted(
        (len([*rule.pattern.finditer(text)]), rule.name)
        for rule in publisher_rules()
        if "{" not in rule.name
    )
    (second, _), (most, name) = ((0, ""), *counts)[-2:]
    return name if most >= OFTEN and second < most / 2 else ""


def _first_named(text: str) -> str:
    """The publisher named first in `text`, or the empty string."""
    found = [
        (hit.start(), rule.name.format(*hit.groups()))
        for rule in publisher_rules()
        if (hit := rule.pattern.search(text))
    ]
    return min(found)[1] if found else ""
