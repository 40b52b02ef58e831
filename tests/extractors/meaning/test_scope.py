"""When a number holds and what it is counted per."""

from __future__ import annotations

import pytest

from extractors.meaning.period.headings import heading_period
from extractors.periods import read_periods
from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("Na 2016 daalt het: van 640 leerlingen in 2016 naar 512 in 2019.", ["2016", "2019"]),
        ("In 2016 eindigde 27% van de ritten in een file, in 2019 is dit 41%.", ["2016", "2019"]),
        ("In de periode 2015 tot en met 2019 gaat het om 30 ritten, voor 25 reizigers.",
         ["2015/2019", "2015/2019"]),
        ("Het bedrag is € 4 miljoen structureel en € 2 miljoen voor 2025.", ["", "2025"]),
        ("In 2025 moet 40% van het areaal gezond zijn; in 2030 de helft en in 2035 74%.",
         ["2025", "2030", "2035"]),
        ("De wachttijd bedroeg 14 weken, tegenover 11 weken in 2022.", ["", "2022"]),
        ("Er waren 270 (2022: 269) ritten.", ["", "2022"]),
        ("Aantal ritten 2019: 520 | 2020: 640", ["2019", "2020"]),
        ("Het aandeel was 15% in 2022, tegen 13% een jaar eerder.", ["2022", "2021"]),
        ("Eind 2022 waren er 980 leden, twee jaar later 1.130.", ["2022", "2022", "2024"]),
        ("In 2021 kostte het € 4 miljoen, in het jaar daarvoor € 3 miljoen.", ["2021", "2020"]),
        ("De brug kost in 2024 € 9 miljoen en in het jaar daarop € 8 miljoen.", ["2024", "2025"]),
        ("In 2021 telde de pont 40 klachten, het jaar voordien 52.", ["2021", "2020"]),
        ("In 2020 lag het verzuim 2% hoger dan een jaar eerder.", ["2020"]),
        ("Er waren 12 late ritten (2019), 14 ritten (2020) en 9 (2021).", ["2019", "2020", "2021"]),
        ("Het gaat om 12 ritten volgens Jansen (2019).", [""]),
        ("De uitstoot daalde tussen 2022 en 2019 met 12%.", ["2019/2022"]),
        ("Er geldt een tarief van 5% en de raad zal in 2026 daarover spreken.", [""]),
        ("In 2023 kostte het € 3 miljoen (2022: € 2 miljoen), waarvan € 1 miljoen voor hout.",
         ["2023", "2022", "2023"]),
        ("De inkomens van de drie leden bedroegen in 2023 € 65.000.", ["2023", "2023"]),
        ("De uitstoot was 11 en 10 kton in respectievelijk 2010 en 2015.", ["2010", "2015"]),
        ("De uitstoot daalt met 12% (Jansen et al., 2019).", [""]),
        ("De uitstoot daalt met 12% (uit Smit, et. al., 2008).", [""]),
        ("Nieuwsuur, 3 mei 2024, «Wachttijd bij een kwart van de klinieken te lang».", [""]),
        ("Voor de deadline van 1 mei 2025 worden 40 dossiers gesloten.", [""]),
        ("In Oss, 3 mei 2024, waren er 40 meldingen.", ["2024-05-03"]),
        ("Berekend met AERIUS 2023 is dit 44 kg.", [""]),
        ("Het budget steeg in 2022 met 12% ten opzichte van 2021.", ["2022"]),
        ("Het verbruik is 17% lager ten opzichte van het referentiejaar 2015.", [""]),
        ("Het aantal in het jaar 2015 was 17.", ["2015"]),
        ("Het meetnet, opgericht in 2005, telt ongeveer 330 locaties.", [""]),
        ("Het meetnet is opgericht in 2005 en telt 330 locaties.", [""]),
        ("Het meetnet is opgericht in 2005 met 330 locaties.", ["2005"]),
        ("De in 2005 ingevoerde regeling kost 30 miljoen euro.", [""]),
        ("De in 2005 gebouwde 30 woningen staan leeg.", ["2005"]),
        ("Er zijn 330 woningen gebouwd in 2005.", ["2005"]),
        ("In 2005 waren er 80 locaties, nu 330.", ["2005", ""]),
        ("In 2022 waren er inmiddels 330 locaties.", ["2022"]),
        ("Sinds 2005 is het van 80 naar 330 gegroeid.", ["2005", ""]),
        ("Het groeide van 80 naar 330 sinds 2005.", ["", ""]),
        ("De prijs steeg van 1 euro in 2010 naar 1,5.", ["2010", ""]),
        ("In 2020 steeg de prijs van 1 euro naar 1,5 euro.", ["", "2020"]),
        ("Het is verhoogd van 100 euro in 2017 naar 130 euro sinds 2021.", ["2017", "2021"]),
        ("Voor het jaar 2030 gaat het aandeel van 43% naar 30%.", ["2030", "2030"]),
        ("Vanaf 2025 gaat het tarief van 5 naar 8 procent.", ["", "2025"]),
        ("Vanaf 2010 is het tarief van 5 naar 8 procent gestegen.", ["", ""]),
        ("Het wordt vanaf 2023 met stappen van 650 euro teruggebracht tot 900 euro.",
         ["2023/", "2023/"]),
        ("Tussen 2015 en 2019 steeg het van 80 naar 330.", ["2015", "2019"]),
        ("In schooljaar 2022/2023 steeg het van 80 naar 330.", ["", "2022/2023"]),
        ("In 2018 duurde de reis van Utrecht naar Zwolle 50 minuten.", ["2018"]),
        ("In de brief van 3 mei 2022 staan 12 acties.", [""]),
        ("De Veiligheidsagenda 2023-2026 telt 4 doelen.", [""]),
        ("Van de reizigers komt 60% op tijd.", [""]),
        ("Op 31 augustus reden er 12 treinen, en in week 36 nog 14.", ["", ""]),
        ("Zij keken naar 630 dossiers die zijn gesloten in de tienjarige periode 2008-2017.",
         ["2008/2017"]),
    ],
)  # fmt: skip
def test_the_period_of_each_number(sentence: str, periods: list[str]) -> None:
    read = [m.period for n, m in meanings(sentence).items() if n != "tienjarige"]
    assert read == periods


def test_a_thread_keeps_the_period_of_the_sentence_before() -> None:
    read = meanings("In de periode 2015-2019 was er weinig vraag.", "Het gaat om 25 aanvragen.")
    assert read["25"].period == "2015/2019"


def test_a_new_statement_does_not() -> None:
    read = meanings("In 2019 was er weinig vraag.", "De gemeente kent 25 regelingen.")
    assert read["25"].period == ""


@pytest.mark.parametrize(
    ("sentence", "per"),
    [
        ("Het streefcijfer is 220 zaken per jaar.", ["year"]),
        ("Het gaat jaarlijks om gemiddeld 25 huurders t.o.v. 85 kopers.", ["year", "year"]),
        ("Er waren 180 ritten per jaar, maar in 2019 waren het er 153.", ["year", ""]),
        ("De uitkering is € 900 per maand.", ["month"]),
        ("De kosten zijn € 12 per inwoner.", ["person"]),
        ("Per leerling ontvangt een school € 1.200.", ["student"]),
        ("Per woning is er € 300 nodig.", ["woning"]),
        ("Per kwartaal komen er 40 meldingen binnen.", ["quarter"]),
        ("Elke school krijgt € 12.000 voor boeken.", ["school"]),
        ("Leerlingen krijgen 45 minuten gym per dag.", ["day"]),
        ("De nachtprijs in het pension is € 65.", ["night"]),
        ("De kosten per kind in de opvang waren € 9,10.", ["kind"]),
        ("De kosten bedragen € 8 per geleverde kubieke meter.", ["m3"]),
        ("Per saldo kwamen er 120 leden bij.", [""]),
        ("De opbrengst van de leges was € 410.000.", [""]),
        ("De steun is € 40 per hectare: € 25 voor zaaigoed en € 15 voor water.", ["ha"] * 3),
        ("Per hectare krijgt een teler € 40, en € 12 per stuk vee.", ["ha", "piece"]),
        ("De jaarlijkse rapportage noemt 12 acties.", [""]),
    ],
)
def test_what_a_number_is_counted_per(sentence: str, per: list[str]) -> None:
    assert [meaning.per for meaning in meanings(sentence).values()] == per


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Gemiddeld aantal ritten, per jaar (2015-2019)", "2015/2019"),
        ("Financiën 2023 (in mln euro)", "2023"),
        ("2023 Directe opbrengsten", "2023"),
        ("Stand per 1 juli 2025", "2025-07-01"),
        ("Aantal ritten", ""),
        ("2022 % van het gemiddelde", "2022"),
        ("2022 %", "2022"),
        ("Kantoor 1990<=1995", ""),
        ("Kantoren < 1995", ""),
        ("Kantoren 1990-1995", "1990/1995"),
        ("Fonds (35 mld. t/m 2030)", ""),
        ("Fonds (t/m 2030) 35 mld.", "2030"),
        ("Uitstoot in 2020 en verandering ten opzichte van de rapportage 2016", "2020"),
        ("Verschil ten opzichte van 2016", ""),
        ("Jaarverslag 2016", "2016"),
    ],
)
def test_the_period_of_a_heading(heading: str, period: str) -> None:
    assert heading_period(heading) == period


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("In 2021 en 2022 waren er 120 en 150 meldingen van overlast.", ["2021", "2022"]),
        ("Er waren 11 en 10 schepen in respectievelijk 2010 en 2015.", ["2010", "2015"]),
        ("In respectievelijk 2010 en 2015 telde de raad 11 wethouders en 30 leden.",
         ["2010", "2015"]),
        ("In 2019, 2020 en 2021 kwamen er 12, 15 en 18 huisartsen bij.", ["2019", "2020", "2021"]),
        ("In 2019, 2020 en 2021 zijn 45 scholen bezocht.", ["2019/2021"]),
        ("Over 2008, 2010 en 2012 zijn 1.119 monsters genomen.", ["2008/2012"]),
        ("In 2021 en 2022 samen gingen 300 winkels dicht.", ["2021/2022"]),
    ],
)  # fmt: skip
def test_a_row_of_years_goes_with_a_row_of_numbers_or_is_one_stretch(
    sentence: str, periods: list[str]
) -> None:
    assert [meaning.period for meaning in meanings(sentence).values()] == periods


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Sinds 2020 zijn 4.200 panden verduurzaamd.", "2020/"),
        ("Vanaf 2026 is jaarlijks € 12 miljoen beschikbaar voor de haven.", "2026/"),
        ("Uiterlijk in 2030 moet 55% van de bussen elektrisch zijn.", "/2030"),
        ("Tot en met 2027 worden 900 woningen gebouwd.", "/2027"),
        ("Na 2018 kwamen er 40 vestigingen bij.", "2018/"),
        ("In 2018 kwamen er 40 vestigingen bij.", "2018"),
    ],
)
def test_an_open_end_stays_open(sentence: str, period: str) -> None:
    assert [meaning.period for meaning in meanings(sentence).values()] == [period]


@pytest.mark.parametrize(
    ("before", "sentence", "period"),
    [
        ("In 2022 is de veerdienst vernieuwd.", "Er werkten 31 schippers.", "2022"),
        ("In 2022 werden 90 boten gekeurd.", "Van de boten heeft 40% een kachel.", ""),
        ("In 2022 werden 90 boten gekeurd.", "Van de boten had 40% een kachel.", "2022"),
        ("Vorig jaar zijn in 2022 geen boten gekeurd.", "Hiervan heeft 40% een kachel.", "2022"),
        ("Sinds 2022 worden boten gekeurd.", "Er werkten 31 schippers.", ""),
        ("Dat waren 9 boten (2022: 8 boten).", "Er werkten 31 schippers.", ""),
        ("Het loopt terug ten opzichte van de vangst in 2019.", "Er werkten 31 schippers.", ""),
        (
            "In de herfst (1 oktober t/m 3 november 2022) was het koud.",
            "Er kwamen 31 boten.",
            "2022-10-01/2022-11-03",
        ),
        ("Dat remt de vangst (Bakker 2019).", "Er kwamen 31 boten.", ""),
        ("In 2022 werden boten gekeurd.", "Als er ijs is, werken er 31 schippers.", ""),
        ("In 2022 waren er 90 boten.", "Dat zijn er 31 meer dan in het jaar daarvoor.", "2022"),
        ("In 2022 is de veerdienst vernieuwd.", "Nu varen er 31 schippers.", ""),
        ("In 2022 is de veerdienst vernieuwd.", "In 2024 voeren er 31 schippers.", "2024"),
        ("In 2022 is de veerdienst vernieuwd.", "Een overtocht duurt twaalf minuten.", ""),
        ("Van juli 2022 tot maart 2023 voer het veer.", "Eind april voeren er 31 schippers.", ""),
        (
            "Van juli 2022 tot maart 2023 voer het veer.",
            "Er voeren 31 schippers.",
            "2022-07/2023-03",
        ),
        ("In 2022 is de veerdienst vernieuwd.", "Eind april werkten er 31 schippers.", "2022"),
        ("De brug ging op 3 mei 2022 open.", "Er voeren 31 schippers.", ""),
        ("De veerdienst is vernieuwd.", "Er voeren 31 schippers.", ""),
    ],
)
def test_a_sentence_without_a_period_has_that_of_the_sentence_before(
    before: str, sentence: str, period: str
) -> None:
    assert [meaning.period for meaning in meanings(before, sentence).values()] == [period]


def test_a_line_with_a_period_alone_is_a_heading_to_what_follows() -> None:
    assert meanings("Oktober 2021:", "Er werken 31 schippers.")["31"].period == "2021-10"


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("De vloot kostte 3 miljoen euro (2022: 2 miljoen euro).", ["2023", "2022"]),
        ("De vloot kostte 3 miljoen euro (2 miljoen euro in 2022).", ["2023", "2022"]),
        ("Er voeren 40 boten en 12 schepen in 2019.", ["2019", "2019"]),
        ("Het water bevatte 45 mg zout per liter; in totaal 89 ton in 2012.", ["2012", "2012"]),
        ("Met 148 boten is de vloot in 2022 met 17% gekrompen.", ["2022", "2022"]),
        ("Van de 18 gekeurde boten in 2022 waren er 4 onveilig.", ["2022", "2022"]),
        ("De vloot kromp met 17% ten opzichte van de stand in 2015 (179 boten).", ["", "2015"]),
        ("Er zijn 40 boten structureel nodig en 12 schepen voor 2025.", ["", "2025"]),
        ("Op 5 februari 2021 waren er 31 schippers.", ["2021-02-05"]),
        ("Op 5 februari 2021 stuurde ik u een brief over 31 schippers.", ["2023"]),
    ],
)
def test_a_period_holds_as_far_as_it_reaches(sentence: str, periods: list[str]) -> None:
    told = "Jaarverslag 2023 Veerdiensten"
    read = meanings(sentence, title=told, title_period="2023").values()
    wanted = [period or "2023" if "ten opzichte" in sentence else period for period in periods]
    assert [meaning.period for meaning in read] == wanted


def test_a_new_paragraph_has_the_period_of_its_heading() -> None:
    read = meanings("Er voeren 31 schippers.", section="Wat gebeurde er in 2023?")
    assert read["31"].period == "2023"


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("De veerdiensten 2015-2019", "2015/2019"),
        ("Jaarverslag 2023 Veerdiensten", "2023"),
        ("Begroting 2025", ""),
        ("Brief over de Varensmonitor 2015-2019", ""),
    ],
)
def test_a_title_tells_the_years_that_a_document_is_about(title: str, period: str) -> None:
    told = read_periods(title)[0].iso
    read = meanings("Er voeren 31 schippers.", title=title, title_period=told)
    assert read["31"].period == period


def test_a_part_has_the_period_of_its_whole() -> None:
    read = meanings("De uitstoot was 412 ton in 2012, waarvan 94 procent op zee neerkwam.")
    assert read["94 procent"].period == "2012"


def test_what_is_counted_now_is_not_of_the_year_before() -> None:
    read = meanings("De stad, die in 2022 nog 120 handhavers had, telt er nu 95.")
    assert (read["120"].period, read["95"].period) == ("2022", "")


def test_a_label_with_its_own_year_is_no_heading() -> None:
    read = meanings("61 boten", role="label", section="2024 58 schippers in dienst")
    assert read["61"].period == ""


def test_a_year_that_is_led_up_to_is_not_that_of_a_number() -> None:
    read = meanings("Het bureau schetst vier beelden van het verkeer richting 2045.")
    assert read["vier"].period == ""
