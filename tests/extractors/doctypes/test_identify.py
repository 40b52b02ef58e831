"""A document's identity comes from its own pages first."""

import datetime as dt

import pytest

from extractors.doctypes.identify import identify
from extractors.doctypes.kinds import KindRule, kind_rules
from extractors.doctypes.publishers import PublisherRule, publisher_rules
from schemas.paper import Box, PageInfo, Passage, PlacedWord, Reading
from schemas.vocabularies import PassageRole


def passage(text: str, role: PassageRole = "paragraph", size: float = 10, page: int = 1) -> Passage:
    return Passage(text, role, (PlacedWord(0, len(text), page, Box(0, 0, 9, 9), size),))


def reading(*passages: Passage, **metadata: str) -> Reading:
    return Reading((PageInfo(1, 595, 842),), passages, metadata=metadata)


@pytest.mark.parametrize("rule", [*kind_rules(), *publisher_rules()], ids=str)
def test_a_rule_finds_what_it_says_and_ignores_the_near_misses(
    rule: KindRule | PublisherRule,
) -> None:
    assert all(rule.pattern.search(text) for text in rule.finds)
    assert not any(rule.pattern.search(text) for text in rule.ignores)


def test_a_printed_kamerstuk_is_known_by_its_foot() -> None:
    known = identify(
        "download(3)",
        reading(
            passage("Tweede Kamer der Staten-Generaal 2"),
            passage("Vergaderjaar 2022–2023"),
            passage("Den Haag, 3 mei 2023"),
            passage("Tweede Kamer, vergaderjaar 2022–2023, 99 998 VII, nr. 12", "running"),
        ),
    )
    assert known.doc_id == "kst-99998-VII-12"
    assert (known.dossier, known.number) == ("99998-VII", "12")
    assert known.date == dt.date(2023, 5, 3)
    assert known.kind == "kamerstuk"


def test_a_letter_that_cites_a_kamerstuk_does_not_take_its_number() -> None:
    known = identify("brief", reading(passage("Zie Kamerstuk 99 998, nr. 12 van vorig jaar.")))
    assert (known.doc_id, known.dossier) == ("brief", "")


def test_the_subject_line_of_a_letter_is_its_title_and_the_sender_signs() -> None:
    known = identify(
        "brief",
        reading(
            passage("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"),
            passage("Datum 12 juni 2024 Onderwerp Voortgang van het voorbeeldprogramma"),
            passage("De Staatssecretaris van Justitie en Veiligheid,"),
        ),
    )
    assert known.title == "Voortgang van het voorbeeldprogramma"
    assert known.kind == "kamerbrief"
    assert known.publisher == "Ministerie van Justitie en Veiligheid"
    assert known.date == dt.date(2024, 6, 12)


def test_a_subject_line_ends_at_the_white_space_before_the_letter() -> None:
    text = "Onderwerp Voortgang van het programma Vorige week sprak ik u."
    lines = {"Onderwerp": 10.0, "Voortgang": 10.0, "van": 10.0, "het": 22.0, "programma": 22.0}
    words, position = [], 0
    for word in text.split():
        start = text.index(word, position)
        position = start + len(word)
        top = lines.get(word, 50.0)
        words.append(PlacedWord(start, position, 1, Box(0, top, 9, top + 9), 9))
    known = identify("brief", reading(Passage(text, "paragraph", tuple(words))))
    assert known.title == "Voortgang van het programma"


def test_a_kamerstuk_is_called_by_its_dossier_and_its_paper() -> None:
    known = identify(
        "x",
        reading(
            passage("Tweede Kamer der Staten-Generaal", "heading", 20),
            passage("99 998", "label"),
            passage("Opvang van dakloze jongeren"),
            passage("Nr. 4", "label"),
            passage("ADVIES VAN DE RAAD"),
        ),
    )
    assert known.title == "Opvang van dakloze jongeren; ADVIES VAN DE RAAD"


def test_the_largest_lines_of_page_one_are_the_title_when_nothing_names_it() -> None:
    known = identify(
        "x", reading(passage("Monitor", "heading", 30), passage("Kleine lettertjes hier", size=8))
    )
    assert (known.title, known.kind) == ("Monitor", "monitor")


def test_a_date_that_does_not_exist_is_no_date() -> None:
    assert identify("x", reading(passage("Den Haag, 31 februari 2023"))).date is None


@pytest.mark.parametrize(
    ("stem", "date"),
    [("weekrapport-2020-12-15", dt.date(2020, 12, 15)), ("brief-123456789", None)],
)
def test_a_file_name_may_hold_the_date(stem: str, date: dt.date | None) -> None:
    assert identify(stem, reading(passage("Geen datum."))).date == date


def placed(text: str, x: float, top: float, *, size: float = 10, bold: bool = False) -> Passage:
    """A label at a place, for what hangs on where things stand."""
    box = Box(x, top, x + 6 * len(text), top + size)
    return Passage(text, "label", (PlacedWord(0, len(text), 1, box, size, bold),))


def test_the_values_of_a_letterhead_stand_under_their_labels() -> None:
    known = identify(
        "scan",
        reading(
            placed("datum", 70, 100),
            placed("telefoon", 170, 100),
            placed("onderwerp", 70, 140),
            placed("10 december 2024 14 0591", 70, 112),
            placed("“Toezeggingen commissie", 70, 152),
        ),
    )
    assert known.title == "Toezeggingen commissie"
    assert known.date == dt.date(2024, 12, 10)


def test_a_title_in_the_type_of_the_text_ends_where_bold_does() -> None:
    known = identify(
        "mvt",
        reading(
            placed("Wijziging van de Voorbeeldwet", 70, 70, bold=True),
            placed("Algemeen deel", 70, 100),
            placed("Dit wetsvoorstel regelt een voorbeeld. " * 20, 70, 120),
        ),
    )
    assert known.title == "Wijziging van de Voorbeeldwet"


def test_a_template_of_last_year_does_not_name_the_document() -> None:
    known = identify(
        "stuk",
        reading(
            passage("Normenbrief 1 januari 2026", "heading", 14),
            passage("De bedragen gelden per 1 januari 2026."),
            Title="Brief - Normenbrief 1 januari 2025",
        ),
    )
    assert known.title == "Normenbrief 1 januari 2026"
    assert known.kind == "brief"


def test_a_kind_is_no_title() -> None:
    known = identify(
        "stuk",
        reading(
            passage("Energie in gebouwen", "heading", 20), passage("Notitie"), Subject="Notitie"
        ),
    )
    assert known.title == "Energie in gebouwen"


def test_spaced_capitals_over_a_paper_are_no_title() -> None:
    known = identify(
        "stuk",
        reading(
            passage("36 ***"),
            passage("Voorstel van wet over een voorbeeld", "heading", 12),
            passage("Nr. 3"),
            passage("MEMORIE VAN TOELICHTING", "heading", 12),
            Title="T W E E D E   K A M E R   D E R   S T A T E N - G E N E R A A L",
        ),
    )
    assert known.title == "Voorstel van wet over een voorbeeld; MEMORIE VAN TOELICHTING"


def test_questions_are_called_by_who_asks_whom() -> None:
    known = identify(
        "ah-tk-20142015-1",
        reading(
            passage("Aanhangsel van de Handelingen", "heading", 10),
            passage(
                "Vragen van het lid A (X) aan de Minister van B over C (ingezonden 1 mei 2014)."
            ),
        ),
    )
    assert known.title == "Vragen van het lid A (X) aan de Minister van B over C"
    assert known.publisher == "Tweede Kamer der Staten-Generaal"


def test_a_date_is_not_the_title_of_a_dossier() -> None:
    known = identify(
        "kst-99851-71",
        reading(passage("99851-71"), passage("16 januari 2025"), passage("Wijziging van de wet")),
    )
    assert known.title == "Wijziging van de wet"


def test_who_is_only_spoken_of_sends_nothing() -> None:
    known = identify(
        "onderzoek",
        reading(
            passage("Onderzoek naar leesvaardigheid", "heading"),
            passage(
                "In dit onderzoek zijn gegevens van het RIVM en van andere partijen gebruikt om te "
                "zien hoe het gaat."
            ),
        ),
    )
    assert known.publisher == ""


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("Standaard rapport", "Lezen op school in het oosten"),
        ("Notulen vergadering 3 mei 2008", "Lezen op school in het oosten"),
        ("Lezen op school", "Lezen op school"),
        ("Evaluatie taalonderwijs basisscholen Overijssel", None),
    ],
)
def test_the_title_of_a_template_is_not_the_title(declared: str, expected: str | None) -> None:
    head = passage("Lezen op school in het oosten", "heading", size=20)
    assert identify("x", reading(head, Title=declared)).title == (expected or declared)
