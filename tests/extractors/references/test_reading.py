"""References in sentences: which dossier and number, and what is passed over with which reason."""

from __future__ import annotations

import pytest

from extractors.numbers import read_numbers
from extractors.references import read_citations

KAMERSTUKKEN = {
    "(Kamerstuk 28 638, nr. 219)": [("28638", "219")],
    "Kamerstukken II 2020/21, 36 600 VII, nr. 1": [("36600-VII", "1")],
    "Kamerstuk 36 600 VIII, nr. 88": [("36600-VIII", "88")],
    "Kamerstuk 28638, nummers 4, 12 en 13.": [("28638", "4"), ("28638", "12"), ("28638", "13")],
    "Kamerstuk 28638, nrs. 427, 430 en 473": [
        ("28638", "427"),
        ("28638", "430"),
        ("28638", "473"),
    ],
    "Kamerstuk 28 638, nrs. 210-212": [("28638", "210"), ("28638", "211"), ("28638", "212")],
    "Kamerstuk 21501-02, nr. 2647": [("21501-02", "2647")],
    "motie (30252, nr. 58)": [("30252", "58")],
    "Bijlage bij Kamerstuk 35 788, nr. 77": [("35788", "77")],
    "kst-36600-VII-1": [("36600-VII", "1")],
    "Kamerstukken I 2021/22, 35 925, A": [("35925", "")],
    "Kamerstukken 35 601, 35602 en 35603.": [("35601", ""), ("35602", ""), ("35603", "")],
    "(Kamerstukken 35601, nr. 3; 35602, nr. 7; 35603)": [
        ("35601", "3"),
        ("35602", "7"),
        ("35603", ""),
    ],
    "Kamerstuk 35601, 12 500 zaken en 35 602 mensen": [("35601", "")],
    "De Kamerstukken zijn openbaar.": [],
    "In 2019 waren er 28 638 zaken.": [],
}


@pytest.mark.parametrize(("text", "expected"), KAMERSTUKKEN.items(), ids=KAMERSTUKKEN)
def test_kamerstukken_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.dossier, found.number) for found in read_citations(text)] == expected


REASONS = {
    "zie «Kamerstuk 28 638, nr. 219»": "kamerstuk_reference",
    "in «artikel 273f, tweede lid», Sr": "law_article",
    "volgens «Stb. 2020, 12»": "law_article",
    "zie «p. 12»": "page_number",
    "in «Tabel 3.2» staat": "figure_label",
    "in «paragraaf 4.1» staat": "section_number",
    "op «vraag 12»": "list_number",
    "in «havo 3» en in tranche 2024": "name",
    "zoals al bleek «(4)».": "footnote_mark",
    "Inleiding .....«.... 7»": "page_number",
    "bel «070 370 79 11»": "contact",
    "«2511 EX» Den Haag": "contact",
    "«NL91 ABNA 0417 1643 00»": "document_id",
    "«KvK-nummer 12345678»": "document_id",
    "«kenmerk 2023-0000123456»": "document_id",
    "op «www.voorbeeld12.nl» staat": "url",
    "om «10:00 uur»": "time",
    "in «Natura 2000»-gebieden": "name",
    "inkomen in «box 3»": "name",
    "de «Tweede Kamer»": "name",
    "de «Vreemdelingenwet 2000»": "name",
    "een «tweewekelijks» overleg met 3 leden": "period",
    "deel «IV» en 3 zaken": "roman_numeral",
    "«1.» Inleiding": "list_number",
    "«41» Hoe beoordeelt u dit?": "list_number",
    "(«x € 1.000»)": "table_heading",
}


@pytest.mark.parametrize(("example", "reason"), REASONS.items(), ids=REASONS)
def test_what_claims_nothing_is_passed_over_with_its_reason(example: str, reason: str) -> None:
    before, _, rest = example.partition("«")
    words, _, after = rest.partition("»")
    text = before + words + after
    found = [(text[r.start : r.end], r.reason) for r in read_numbers(text).rejections]
    assert (words, reason) in found


def test_a_citation_overlaps_its_rejection() -> None:
    reading = read_numbers("Zie Kamerstuk 28 638, nr. 219 voor 45% van de zaken.")
    (citation,), (rejection,) = reading.citations, reading.rejections
    assert (citation.start, citation.end) == (rejection.start, rejection.end)
    assert [quantity.value for quantity in reading.quantities] == [45]
