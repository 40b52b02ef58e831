"""Names say for which place or body a number holds; without a list of names."""

from __future__ import annotations

import pytest

from pipeline.reconcile import reconcile
from pipeline.reconcile.language.names import names_of
from tests.pipeline.reconcile.making import claim, document


@pytest.mark.parametrize(
    ("clause", "named", "names"),
    [
        ("Er waren 12 laadpalen in Oudmeer.", "laadpalen", {"oudmeer"}),
        ("Er kwamen 12 laadpalen in de gemeente Laren Oudmeer bij.", "", {"laren", "oudmeer"}),
        ("In de regio Wester-Oudmeer staan er 12.", "", {"wester", "oudmeer"}),
        ("Er waren 12 boetes van de NVWA.", "boetes van de NVWA", {"nvwa"}),
        ("Er waren 12 boetes, meldt de NVWA.", "boetes", set()),
        ("Er waren 12 laadpalen in Nederland.", "laadpalen in Nederland", set()),
        ("Laadpalen waren er 12 in de wijk.", "Laadpalen", set()),
        ("Laadpalen | In aanbouw | 12", "Laadpalen in aanbouw", set()),
    ],
)
def test_a_name_stands_in_what_is_counted_or_behind_a_preposition_of_place(
    clause: str, named: str, names: set[str]
) -> None:
    assert names_of(clause, named) == names


TOLD = "In 2021 kregen 1.250 huurders in {} een bijdrage voor woningisolatie."


@pytest.mark.parametrize(
    ("places", "title", "verdicts"),
    [
        (("Oudmeer", "Oudmeer"), "Voortgang", {"contradicts"}),
        (("Nederland", "Nederland"), "Voortgang", {"contradicts"}),
        (("Nederland", "Oudmeer"), "Voortgang", set()),
        (("Nieuwmeer", "Oudmeer"), "Voortgang", set()),
        (("Nederland", "Oudmeer"), "Woningisolatie in Oudmeer", {"contradicts"}),
    ],
)
def test_a_number_of_one_place_contradicts_none_of_the_whole_country(
    places: tuple[str, str], title: str, verdicts: set[str]
) -> None:
    documents = [document("bron", title=title), document("brief", title="Stand van zaken")]
    told = {"measure": "huurders", "unit": "count", "period": "2021"}
    first = claim("bron:1", "1250", TOLD.format(places[0]), as_written="1.250", **told)
    again = TOLD.format(places[1]).replace("1.250", "1.520")
    second = claim("brief:1", "1520", again, as_written="1.520", **told)
    found = reconcile(documents, [first, second]).relations
    assert {r.verdict for r in found} == verdicts


def test_things_named_each_their_own_way_are_two_though_a_title_names_both() -> None:
    documents = [document("bron", title="Voortgang isolatie"), document("brief", title="Warmte")]
    told = "In 2021 liepen er {} trajecten voor {} bij woningcorporaties."
    first = claim(
        "bron:1", "311", told.format("311", "warmtepompen"), period="2021",
        measure="trajecten voor warmtepompen bij woningcorporaties",
    )  # fmt: skip
    second = claim(
        "brief:1", "371", told.format("371", "isolatie"), period="2021",
        measure="trajecten voor isolatie bij woningcorporaties",
    )  # fmt: skip
    assert reconcile(documents, [first, second]).relations == ()


@pytest.mark.parametrize(
    ("counted", "verdicts"),
    [
        (("nachttrajecten", "nachttrajecten"), {"contradicts"}),
        (("nachttrajecten", "dagtrajecten"), set()),
        (("trajecten", "nachttrajecten"), {"contradicts"}),
    ],
)
def test_compounds_of_one_noun_that_begin_otherwise_are_two_kinds(
    counted: tuple[str, str], verdicts: set[str]
) -> None:
    documents = [document("bron", title="Wonen"), document("brief", title="Voortgang wonen")]
    told = "In 2021 liepen er {} {} bij woningcorporaties voor daklozen."
    claims = [
        claim(f"{doc_id}:1", value, told.format(value, kind), measure=kind, period="2021",
              population="bij woningcorporaties")
        for doc_id, value, kind in (("bron", "311", counted[0]), ("brief", "371", counted[1]))
    ]  # fmt: skip
    assert {r.verdict for r in reconcile(documents, claims).relations} == verdicts
