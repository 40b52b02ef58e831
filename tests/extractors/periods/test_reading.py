"""Periods in sentences, against a reference date and without one."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors.numbers import read_numbers
from extractors.periods import read_periods

REFERENCE = dt.date(2023, 4, 11)

ABSOLUTE = {
    "De leiding ligt op 4-11 meter, voor een prijs van 3-12 dollar.": [],
    "Van 3 maart 9:01 t/m 8 maart 9:00 uur.": ["XXXX-03-03", "XXXX-03-08"],
    "De verkiezingen zijn op 12-03 gehouden.": ["XXXX-03-12"],
    "In 2019 waren er 153 zaken.": ["2019"],
    "In de periode 2017–2021 is dit gestegen.": ["2017/2021"],
    "Van 2017 tot en met 2021 steeg dit.": ["2017/2021"],
    "In 2022, 2023 en 2024 volgt meer.": ["2022", "2023", "2024"],
    "Tussen 2015 en 2019 daalde het.": ["2015/2019"],
    "Het schooljaar 2023/24 begint.": ["2023/2024"],
    "In 2017/18 was dat anders.": ["2017/2018"],
    "Eind 2023 is dat klaar.": ["2023"],
    "Deze raming is in boekjaar 2023 vrijgevallen.": ["2023"],
    "In het eerste kwartaal van 2022.": ["2022-Q1"],
    "In Q2 2022.": ["2022-Q2"],
    "Eind 2023, eerste kwartaal 2022 en 2021, derde kwartaal.": ["2023", "2022-Q1", "2021-Q3"],
    "De tweede helft van 2021.": ["2021-07/2021-12"],
    "In de jaren negentig.": ["1990/1999"],
    "Op 11 april 2023 en op 11-4-2023.": ["2023-04-11", "2023-04-11"],
    "Op maandag 3 mei 2021.": ["2021-05-03"],
    "Op 12 mei.": ["XXXX-05-12"],
    "Van 26-10-2020 - 01-11-2020.": ["2020-10-26/2020-11-01"],
    "De grondwet (1848) en de wet (1983).": ["1848", "1983"],
    "In week 45 van 2020.": ["2020-W45"],
    "Begin 2024 tot eind 2025.": ["2024/2025"],
    "Tussen 1 januari 2019 en 31 december 2020.": ["2019-01-01/2020-12-31"],
    "In 2019 en 2020.": ["2019", "2020"],
    "Ik ga terug op 2 okt.": ["XXXX-10-02"],
    "In mei 2020 en in nov. 2021.": ["2020-05", "2021-11"],
    "Op 31 februari 2020.": ["2020-02"],
    "Op 3, 4 en 5 mei 2021.": ["2021-05-03", "2021-05-04", "2021-05-05"],
    "Tussen 3 en 5 mei 2021.": ["2021-05-03/2021-05-05"],
    "In de jaren 1990.": ["1990/1999"],
    "Op 25 feb. '09 en in 2021, derde kwartaal.": ["2009-02-25", "2021-Q3"],
    "De laatste vrijdag van mei 2023.": ["2023-05-26"],
    "De stand (31-08) en die van 30-09-2020.": ["XXXX-08-31", "2020-09-30"],
    "Met Pasen 2024, en met kerst thuis.": ["2024-03-31"],
    "Van 2000 tot 4900 plekken.": [],
    "De zekerheden ultimo 2023 bedragen meer.": ["2023"],
    "Er zijn 2000 tot 3000 bedrijven.": [],
    "Het gaat om 2000 tot 3000 bedrijven, of 2000 - 3000 scholen.": [],
    "Er zijn 2000 à 2500 bedrijven.": [],
    "Er zijn circa 1900 tot 2000 bedrijven en tussen de 1900 en 2000 scholen.": [],
    "Er zijn 1900 tot 2000 bedrijven.": [],
    "Het steeg sinds 2000 tot 3000 bedrijven.": ["2000"],
    "Het steeg in 2000 tot 3000 bedrijven.": ["2000"],
    "Het doel voor 2030 tot 4500 woningen.": ["2030"],
    "2019 – 2.600 plekken": ["2019"],
    "Kerken van circa 1900 tot 1950.": ["1900/1950"],
    "Van 2015 tot 2019 scholen gesloten.": ["2015/2019"],
    "In 2000-2010 en 2019 - 2023.": ["2000/2010", "2019/2023"],
    "Loonbijstelling tranche 2024.": ["2024"],
    "Vorig jaar, dit najaar en in maart.": [],
    "Er waren 2000 verdachten en ruim 2019 meldingen.": [],
    "Dat kost € 2019 en 2020 euro.": [],
}


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE.items(), ids=ABSOLUTE)
def test_periods_are_read_without_a_reference_date(text: str, expected: list[str]) -> None:
    assert [period.iso for period in read_periods(text)] == expected


RELATIVE = {
    "vorig jaar": ["2022"],
    "dit jaar": ["2023"],
    "komend jaar": ["2024"],
    "eind volgend jaar": ["2024"],
    "dit najaar": ["2023-09/2023-11"],
    "afgelopen najaar": ["2022-09/2022-11"],
    "afgelopen winter": ["2022-12/2023-02"],
    "komende zomer": ["2023-06/2023-08"],
    "vorige maand": ["2023-03"],
    "volgend kwartaal": ["2023-Q3"],
    "deze week": ["2023-W15"],
    "de afgelopen vijf jaar": ["2018/2022"],
    "de komende 3 maanden": ["2023-05/2023-07"],
    "de afgelopen twee weken": ["2023-03-28/2023-04-10"],
    "op 1 november": ["2023-11-01"],
    "op 15 december": ["2022-12-15"],
    "in maart": ["2023-03"],
    "gisteren": ["2023-04-10"],
    "afgelopen dinsdag": ["2023-04-04"],
    "komende dinsdag": ["2023-04-18"],
    "aanstaande woensdag": ["2023-04-12"],
    "op dinsdag": [],
    "met Pasen en op Prinsjesdag": ["2023-04-09", "2023-09-19"],
    "Koningsdag volgend jaar": ["2024-04-27"],
    "deze maand van 4 tot 22": ["2023-04-04/2023-04-22"],
    "maart van dit jaar": ["2023-03"],
    "afgelopen mei": ["2022-05"],
    "derde kwartaal van vorig jaar": ["2022-Q3"],
    "eerste helft van volgend jaar": ["2024-01/2024-06"],
}


@pytest.mark.parametrize(("text", "expected"), RELATIVE.items(), ids=RELATIVE)
def test_relative_periods_are_counted_from_the_reference(text: str, expected: list[str]) -> None:
    assert [period.iso for period in read_periods(text, REFERENCE)] == expected


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("vanaf 2030", False, True),
        ("sinds 2021", False, True),
        ("tot 2025", True, False),
        ("2020 en later", False, True),
        ("voor 1 juli 2023", True, False),
        ("voor 2023", False, False),
        ("uiterlijk 1 mei 2024", True, False),
        ("in 2025", False, False),
    ],
)
def test_open_ends_are_marked(text: str, start: bool, end: bool) -> None:
    (period,) = read_periods(text)
    assert (period.open_start, period.open_end) == (start, end)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sinds het voorjaar van 2019", "2019-03/"),
        ("uiterlijk in het derde kwartaal van 2025", "/2025-Q3"),
        ("na schooljaar 2021/2022", "2022/"),
        ("vóór de jaren negentig", "/1990"),
        ("vanaf 2024 tot 2027", "2024/2027"),
    ],
)
def test_an_open_period_is_told_from_its_known_end(text: str, told: str) -> None:
    (period,) = read_periods(text)
    assert period.told == told


def test_a_number_of_past_years_is_both_a_period_and_a_quantity() -> None:
    text = "In de afgelopen vijf jaar waren er 25 zaken."
    reading = read_numbers(text, reference_date=REFERENCE)
    assert [period.iso for period in reading.periods] == ["2018/2022"]
    assert [text[q.start : q.end] for q in reading.quantities] == ["vijf jaar", "25"]


def test_a_code_is_no_date() -> None:
    assert read_numbers("Kenmerk 2023-0000123456 van 11 april 2023").periods[0].iso == "2023-04-11"
    assert len(read_numbers("Kenmerk 2023-0000123456 van 11 april 2023").periods) == 1
