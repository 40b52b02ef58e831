"""What a duration or a frequency measures: what happens within, after or every so long."""

from __future__ import annotations

import pytest

from tests.extractors.meaning.telling import meanings


@pytest.mark.parametrize(
    ("sentence", "number", "measure", "population"),
    [
        ("Het waterschap beantwoordt bezwaren binnen acht weken.", "acht weken",
         "bezwaren beantwoorden", "waterschap"),
        ("De camerabeelden worden na vier weken gewist.", "vier weken", "camerabeelden gewist", ""),
        ("Om de vijf jaar herziet het ministerie de lijst met stoffen.", "vijf jaar",
         "lijst met stoffen herzien", "ministerie"),
        ("Oplevering van het gemaal over ruim twee jaar is haalbaar.", "ruim twee jaar",
         "Oplevering van het gemaal", ""),
        ("Ouders moeten hun kind drie maanden van tevoren aanmelden.", "drie maanden",
         "kind aanmelden", "Ouders"),
        ("De ondernemingsraad kan gedurende zes weken advies uitbrengen.", "zes weken",
         "advies uitbrengen", "ondernemingsraad"),
        ("Deelnemers worden een jaar gevolgd, en na drie jaar opnieuw benaderd.", "drie jaar",
         "Deelnemers benaderd", ""),
        ("Sinds vier jaar bestaat in de regio een meldpunt voor overlast.", "vier jaar",
         "in regio bestaan", "meldpunt voor overlast"),
        ("De staatssecretaris is voornemens de regeling binnen twee jaar te evalueren.",
         "twee jaar", "regeling evalueren", ""),
        ("Wij streven ernaar de wachtlijst in anderhalf jaar weg te werken.", "anderhalf jaar",
         "wachtlijst wegwerken", ""),
        ("Het duurt soms acht maanden voordat een kind kan starten met de behandeling.",
         "acht maanden", "starten met behandeling", "kind"),
        ("Binnen drie dagen neemt een wijkteam contact op met het gezin.", "drie dagen",
         "contact met gezin opnemen", "wijkteam"),
        ("De gegevens mogen niet langer dan vijf jaar worden bewaard.", "vijf jaar",
         "gegevens bewaard", ""),
        ("De Kamer wordt twee keer per jaar geïnformeerd over de voortgang.", "twee keer",
         "Kamer geïnformeerd over voortgang", ""),
        ("De brug bleef negen dagen gesloten voor vrachtverkeer.", "negen dagen",
         "brug gesloten voor vrachtverkeer", ""),
        ("Een besluit op de aanvraag volgt binnen dertien weken.", "dertien weken",
         "volgen van besluit op de aanvraag", ""),
        ("Dit dorp is twintig jaar geleden gebouwd.", "twintig jaar", "dorp gebouwd", ""),
        ("De komende vier jaar vervangt de provincie alle lantaarns.", "vier jaar",
         "lantaarns vervangen", "provincie"),
        ("Leerlingen die korter dan vier jaar in Nederland zijn.", "vier jaar",
         "Leerlingen in Nederland", ""),
        ("Als de gast van het hotel tenminste 15 minuten bij een andere gast in de buurt is, wordt"
         " een code uitgewisseld tussen de gasten.", "15 minuten", "bij andere gast in buurt",
         "gast van het hotel"),
        ("Hoe verliep de inspraak over de dijk, nadat deze slechts vijf dagen online stond?",
         "vijf dagen", "online staan", "inspraak over de dijk"),
        ("In 2024 kwam het panel 12 keer in een gewone vergadering bijeen.", "12 keer",
         "in gewone vergadering bijeenkomen", "panel"),
        ("Iedere drie jaar stuurt het fonds een verslag.", "drie jaar", "verslag sturen", "fonds"),
    ],
)  # fmt: skip
def test_what_happens_within_so_long(
    sentence: str, number: str, measure: str, population: str
) -> None:
    read = next(meaning for told, meaning in meanings(sentence).items() if told in number)
    assert (read.measure, read.population) == (measure, population)
