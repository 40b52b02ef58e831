"""Numbers that name a thing are no quantities; numbers that only stand near such words are."""

from __future__ import annotations

import pytest

from extractors.numbers import read_numbers

NAMES = [
    "Zaaknummer / rolnummer: C/13/698123 / HA ZA 21-345",
    "In de zaak C/05/412345 wees de rechtbank het verzoek af.",
    "Zie ook AWB 18/2231 en UTR 20/455 WOO.",
    "Het hof (200.271.883/01) volgde dat oordeel.",
    "Uitspraak 202103344/1/A3 van de Afdeling.",
    "Advies W13.21.0045/III is nog niet openbaar.",
    "De namen zijn gelakt met een beroep op 5.1.2.e en 5.1.2.i.",
    "Gronden: 10.1.c, 10.2.b, 10.2.e en 11.1.",
    "Weigeringsgrond: 5.2",
    "Documenten 7, 9.2, 10 en 12a worden deels openbaar.",
    "De stukken met nummers 14 t/m 19 zijn eerder verstrekt.",
    "Bij agendapunten 3, 5 en 11 is niet gesproken.",
    "Voor hamerstuk 8 en ingekomen stukken 2 t/m 5 geldt dat ook.",
    "Op grond van Richtlijn 2011/92/EU en Verordening (EU) nr. 1305/2013 mag dat niet.",
    "Het wetsvoorstel 35 471 (R2135) is aanvaard.",
    "Bestuurders met code 78 en code 95 mogen dat.",
    "De bussen van buslijn 12 en tramlijn 4 rijden om.",
    "Dit is eerder gemeten [14] en bevestigd [A.3, B12].",
    "Zoals in 2.3 toegelicht, gaat het om een raming (zie ook 4.1.2).",
    "In 5.2 wordt daarop ingegaan.",
    "Voor mbo 2-3 en voor mbo-niveau 3 en 4 is dat anders.",
    "De klasse 500m-2km is weggelaten.",
    "Berekend met AERIUS 2022.1 en met versie v2.4 van het model.",
    "Zie het bestand rapport_2021-03_v4.xlsx in G:\\Delen\\2021\\map12 daarvoor.",
    "Het punt ligt op 52,0907° N en 5,1214° O.",
    "RD-coördinaten 136412, 455890",
    "De percelen gemeente Baarn, sectie C, nummers 1201 en 1204 zijn verkocht.",
    "Het kantoor aan de Stationsweg 114 te Ede is gesloten.",
    "Ons kantoor: Prins Hendrikkade 33, Amsterdam.",
    "Relatienummer: 440188",
    "Het aanvraagnummer 2021-0093 is vermeld.",
    "Kies ☐ 1 of ☒ 2",
]
QUANTITIES = {
    "Er zijn 38 documenten gevonden, waarvan 12 openbaar.": ["38", "12"],
    "De kosten bedragen € 1.619 per zaak.": ["€ 1.619 per zaak"],
    "Het raadsvoorstel 12 woningen te bouwen is aangenomen.": ["12"],
    "Van de gronden is 5,2 hectare verkocht.": ["5,2 hectare"],
    "Op de Stationsweg reden 114 bussen.": ["114"],
    "In de zaal zaten 300 bezoekers.": ["300"],
    "Het besluit 2,5 miljoen euro uit te geven volgde later.": ["2,5 miljoen euro"],
    "In 4.200 gevallen is betaald.": ["4.200"],
    "Volgens 2.500 mensen klopt dat.": ["2.500"],
    "De klasse van 5 km tot 10 km telt 4 dorpen.": ["5 km tot 10 km", "4"],
    "Zij kregen 3 punten en 12 vragen.": ["3", "12"],
    "Op mbo 4.300 studenten meer.": ["4.300"],
    "Het perceel van 512 m2 is leeg.": ["512 m2"],
    "Een code voor 95 mensen.": ["95"],
}


@pytest.mark.parametrize("text", NAMES)
def test_what_names_a_thing_is_no_quantity(text: str) -> None:
    read = read_numbers(text)
    assert [text[q.start : q.end] for q in read.quantities if q.kind != "ordinal"] == []


@pytest.mark.parametrize(("text", "expected"), QUANTITIES.items())
def test_what_counts_is_a_quantity(text: str, expected: list[str]) -> None:
    read = read_numbers(text)
    assert [text[q.start : q.end] for q in read.quantities] == expected
