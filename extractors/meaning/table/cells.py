"""Table cells: row heading, column heading and caption together say what a number is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from extractors.language import split_sentences
from extractors.language.lemmas import load_lemmas
from extractors.meaning.lists.families import names_family, unit_family
from extractors.meaning.measure.words.headings import heading_topic, plain_lemma
from extractors.meaning.period.classes import is_class_of_years
from extractors.meaning.period.headings import heading_period, names_vintage
from extractors.meaning.sentence.context import CellText
from extractors.meaning.table.per import cell_per
from extractors.meaning.table.statistic import cell_statistic
from schemas.indicators.indicators import find_indicator
from schemas.readings import Meaning, Quantity

_ONLY_TIME: Final = re.compile(
    r"^\W*(?:jan|febr?|mrt|apr|mei|jun|jul|aug|sept?|okt|nov|dec)\.?[-/']\d\d\W*$"
    r"|^\W*(?:(?:per |op |vanaf )?(?:\d{1,2}[- ])?(?:jan\w*|feb\w*|maart|mrt|apr\w*|mei|jun\w*"
    r"|jul\w*|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*|\d{1,2}|Q[1-4]|[1-4]e kwartaal)?[- ]?"
    r"(?:19|20)\d{2}\W*)+$",
    re.IGNORECASE,
)
_NOUNS: Final = re.compile(r"[^\W\d_]{3,}")
_WORDS: Final = re.compile(r"[a-zà-ÿ]{4}")
_NUMBERED: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]+) (?:\d+|[IVX]+|[A-Z])\b")
_YEAR: Final = re.compile(r"\d{4}")
_IN_BRACKETS: Final = re.compile(r"\s{0,5}\([^()]*\)")
_IN_A_YEAR: Final = re.compile(
    r"(?i)jan(?:uari|\.)?|feb(?:ruari|r?\.)?|maart|mrt\.?|april|apr\.?|mei|juni|jun\.?|juli|jul\.?"
    r"|aug(?:ustus|\.)?|sept?(?:ember|\.)?|okt(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
    r"|[1-4]e kwartaal|Q[1-4]|kwartaal [1-4]"
)
# "Tabel 3." is a sentence by itself to who looks for stops.
_LABEL: Final = re.compile(
    r"(?i)^(?:tabel|figuur|grafiek|overzicht|bijlage)\s{1,3}[A-Z]?[\d.-]{0,8}\d[a-z]?[.:]?\s+(?=\S)"
)
# "9 % (2024)": a figure that says itself when it was.
_OWN_YEAR: Final = re.compile(r"\d\s?%?\s{0,3}\(((?:19|20)\d{2})\)\s*$")
_DAY: Final = re.compile(
    r"(?i)(?<![\w.,-])(?:[1-9]|[12]\d|3[01]) (?:januari|februari|maart|april|mei|juni|juli|augustus"
    r"|september|oktober|november|december)$"
)
_FIGURE: Final = re.compile(r"(?i)(?:totaal|totale aantal|aantal|gemiddeld)\W{1,3}\d[\d.,]*\W*")
_LONGEST, _LONGEST_TOPIC = 300, 220  # letters
# A sentence that leads on to a table and is no title of it: "Hierin is opgenomen hoeveel fte …".
_CLAUSE: Final = re.compile(
    r"^(?:(?:hier|daar|waar)(?:in|bij|onder|mee)|in|bij|uit|voor|volgens|onderstaande?|bovenstaande?"
    r"|deze|dit|de|het|er|wij|we|bijgaande?)\b[^:]*?\s(?:is|zijn|was|waren|wordt|worden|werd|werden"
    r"|heeft|hebben|had|geeft|geven|toont|tonen|staat|staan|kan|kunnen|moet|moeten|dient|blijkt"
    r"|gelden|geldt|volgt|volgen|bevat|laat|laten)\b",
    re.IGNORECASE,
)
# The end of one sentence and the begin of another: a line of the paragraph over a table.
_PIECE: Final = re.compile(r"[a-zà-ÿ][^.]*\. [A-Z]")
_KINDS_OF_ROWS: Final = frozenset(
    {"indicator", "variabele", "item", "criterium", "metriek", "index"}
)
_NAME: Final = re.compile(r"[^\W\d_]{4,}(?:-[^\W\d_]{3,})?")


def describe_cell(cell: CellText, quantity: Quantity) -> Meaning:
    """The meaning of a number in a table's body cell, from the headings around it."""
    row, column = cell.row_heading.strip(" :"), cell.column_heading.strip(" :")
    group, _, own = row.partition(": ")
    if own and _ONLY_TIME.match(group):
        row = own
    named = [part for part in (row, column) if part and not _says_nothing(part)]
    caption = _whole_caption(cell)
    title = "" if _CLAUSE.match(caption) or _PIECE.match(caption) else caption
    over = heading_topic(title) or heading_topic(cell.section)
    if len(named) < 2 and over and not _ONLY_TIME.match(over) and not _are_siblings(row, over):
        named.append(over)
    if _is_name(cell.corner):
        named.append(cell.corner)
    measure = ", ".join(named)[:_LONGEST]
    lemma = _lemma(named)
    topic = _topic(title) if len(named) > 1 else ""
    if topic and topic not in measure:
        measure = f"{measure} ({topic})"
        named.append(topic)
    per = cell_per(quantity, row=row, column=column, corner=cell.corner, caption=caption)
    over_all = f"{cell.corner} | {caption}" if cell.corner else caption
    figure = cell_statistic(quantity, row=row, column=column, caption=over_all, per=per)
    return Meaning(
        measure=measure,
        measure_lemma=_lemma(named),
        indicator=_indicator(cell, quantity, lemma),
        period=_period(cell) or _of_report(cell, quantity, figure.statistic),
        per=per,
        statistic=figure.statistic,
        sign=figure.sign if (quantity.value or 0) >= 0 else 1,
        rule="cell",
        confidence=0.8 if row and column else 0.6,
    )


def _says_nothing(heading: str) -> bool:
    """Whether a heading is a time, or a figure of its own: "Totaal: 50" over a list."""
    return bool(_ONLY_TIME.match(heading) or _FIGURE.fullmatch(heading))


@lru_cache(maxsize=256)
def _is_name(corner: str) -> bool:
    """Whether the corner of a table names what the table is of, "Norgerveen", and not its rows."""
    known = load_lemmas()
    return (
        _NAME.fullmatch(corner) is not None
        and corner[0].isupper()
        and not corner.isupper()
        and corner.lower() not in _KINDS_OF_ROWS
        and not known.entries(corner.lower())
        and not known.is_compound(corner.lower())
        and known.find(corner, "NOUN").lower() == corner.lower()
    )


def _whole_caption(cell: CellText) -> str:
    """The caption, or the whole heading of which it is the last line."""
    caption = "" if _FIGURE.fullmatch(cell.caption.strip()) else cell.caption.strip()
    section = cell.section.strip()
    return section if caption and section.endswith(caption) else caption


def _are_siblings(row: str, over: str) -> bool:
    """Whether a row stands under a heading like the one over the table: `Spoor 3` and `Spoor 2`."""
    group, told = _NUMBERED.match(row), _NUMBERED.match(over)
    return ": " in row and group is not None and told is not None and group[1] == told[1]


def _lemma(parts: list[str]) -> str:
    return " ".join(filter(None, map(plain_lemma, parts)))


def _indicator(cell: CellText, quantity: Quantity, lemma: str) -> str:
    """The indicator its headings name; a caption tells it only where they name nothing measured."""
    around = f"{cell.caption} {cell.section}"
    found = find_indicator(lemma, "", around, quantity.unit, cell.title)
    family = unit_family(quantity)
    if found or family == "times":
        return found
    words = _NOUNS.findall(f"{cell.row_heading} {cell.column_heading}".lower())
    if any(names_family(family, word) for word in words):
        return ""
    caption = plain_lemma(_topic(cell.caption))
    return find_indicator(
        f"{lemma} {caption}", "", "", quantity.unit, f"{cell.section} {cell.title}"
    )


@lru_cache(maxsize=512)
def _topic(caption: str) -> str:
    """What a caption says its table is about: its first sentence, without number and period."""
    said = _LABEL.sub("", caption)
    topic = heading_topic(said[: next(iter(split_sentences(said)), (0, 0))[1]])
    if _ONLY_TIME.match(topic) or not _WORDS.search(topic):
        return ""
    return topic if len(topic) <= _LONGEST_TOPIC else topic[:_LONGEST_TOPIC].rsplit(" ", 1)[0]


def _period(cell: CellText) -> str:
    """The nearest heading with a period: column, row, caption, section.

    First comes a heading that is nothing but a period: "2030" over rows, beside "Raming van 2016".
    """
    own_year = _OWN_YEAR.search(cell.text)
    if own_year is not None:
        return own_year[1]
    group, _, own = cell.row_heading.rpartition(": ")
    alone = (part for part in (cell.column_heading, own, group) if _ONLY_TIME.match(part))
    vintage = names_vintage(f"{cell.row_heading} | {cell.column_heading} | {cell.caption}")
    headings = (
        *alone,
        cell.column_heading,
        cell.row_heading,
        cell.corner,
        cell.caption,
        cell.section,
    )
    for heading in headings:
        if cell.by_vintage and is_class_of_years(heading):
            continue
        period = heading_period(heading, cell.document_date, vintage=vintage)
        if period:
            return _part_of_year(cell, period)
    return cell.page_period


def _of_report(cell: CellText, quantity: Quantity, statistic: str) -> str:
    """The year of the annual report for a figure of which nothing else is told; terms and norms
    hold for longer."""
    lasting = statistic in {"target", "min", "max"} or unit_family(quantity) == "time"
    return "" if lasting else cell.document_period


def _part_of_year(cell: CellText, period: str) -> str:
    """The day, month or quarter of a year that a heading names without it: "per 1 mei", "Q2"."""
    if not _YEAR.fullmatch(period):
        return period
    for heading in (cell.column_heading, cell.row_heading):
        day = _DAY.search(_IN_BRACKETS.sub("", heading))
        if day and (dated := heading_period(f"{day[0]} {period}", cell.document_date)):
            return dated
    for heading in (_IN_BRACKETS.sub("", cell.column_heading), cell.row_heading):
        for words in (heading, heading.rpartition(": ")[2], *heading.rsplit(" ", 1)[-1:]):
            if _IN_A_YEAR.fullmatch(words.strip()):
                return heading_period(f"{words.strip()} {period}", cell.document_date) or period
    return period
