"""Labels of charts go with their numbers and with nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import extract_document
from tests.extractors.pdf.draft import BOLD, Draft
from tests.extractors.pdf.reading import PROSE, read, texts


def test_a_label_and_its_number_are_one_passage_under_the_chart_title(draft: Draft) -> None:
    draft.lines(60, 80, *PROSE)
    draft.text(60, 200, "Gemiddeld aantal zaken per jaar (2015-2019)", size=12, font=BOLD)
    for at, (name, number) in enumerate((("MELDING", ">200"), ("ONDERZOEK", ">180"))):
        draft.area(60 + 10 * at, 212 + 22 * at, 400 - 20 * at, 16)
        draft.text(150, 224 + 22 * at, name, size=9, font=BOLD)
        draft.text(340, 224 + 22 * at, number, size=9)
    reading = read(draft)
    found = {p.text: p.section for p in reading.passages if p.role == "label"}
    title = "Gemiddeld aantal zaken per jaar (2015-2019)"
    assert found == {"MELDING >200": title, "ONDERZOEK >180": title}


def test_the_marks_along_an_axis_name_nothing(draft: Draft) -> None:
    draft.lines(72, 80, *PROSE)
    for at, value in enumerate(("30", "20", "10", "0")):
        draft.text(80, 200 + 20 * at, value, size=8)
    draft.text(110, 262, "Noord", size=8)
    labels = texts(read(draft), "label", "paragraph")
    assert not [text for text in labels if "Noord" in text and any(c.isdigit() for c in text)]


def test_named_numbers_stand_under_the_heading_right_over_them(draft: Draft) -> None:
    draft.lines(60, 80, *PROSE)
    draft.text(60, 180, "Deelnemers per waterschap", size=14, font=BOLD)
    for at, name in enumerate(("Vechtland", "Dommelzand", "Eemskust")):
        draft.text(60 + 150 * at, 210, name, size=10, font=BOLD)
        for row, what in enumerate(("Boeren", "Burgers")):
            draft.text(60 + 150 * at, 224 + 12 * row, f"{what}: {at + 3}{row}", size=10)
    labels = [(p.text, p.section) for p in read(draft).passages if p.role == "label"]
    found = {(part, section) for text, section in labels for part in text.split(" B")}
    assert {section for part, section in found if part.startswith("Boeren: 3")} == {"Vechtland"}
    assert {section for part, section in found if part.endswith("41")} == {"Dommelzand"}
    assert {section for part, section in found if part.endswith("51")} == {"Eemskust"}


def _listed(draft: Draft, numbers: Sequence[str]) -> list[str]:
    for at, number in enumerate(numbers):
        draft.text(60, 100 + 60 * at, number, size=10, font=BOLD)
        draft.text(120, 100 + 60 * at, f"Voorstel over het {'abcdefgh'[at]}park", font=BOLD)
        draft.text(120, 114 + 60 * at, "Het bestuur stemt in met het voorstel van de leden.")
    reading = extract_document(draft.save())
    return [claim.as_written for claim in reading.claims]


def test_numbers_of_an_agenda_count_nothing(draft: Draft) -> None:
    assert _listed(draft, ["1", "2", "3.a", "3.b", "4", "4.a", "4.a.1", "4.a.2"]) == []


def test_figures_beside_what_they_count_are_no_agenda(draft: Draft) -> None:
    for at, (figure, name) in enumerate((("12", "Musea"), ("31", "Zalen"), ("47", "Gidsen"))):
        draft.text(60, 100 + 40 * at, name, size=10)
        draft.text(120, 100 + 40 * at, figure, size=10, font=BOLD)
    told = {c.as_written: c.measure for c in extract_document(draft.save()).claims}
    assert {figure: told[figure].partition(" (")[0] for figure in told} == {
        "12": "Musea",
        "31": "Zalen",
        "47": "Gidsen",
    }
