"""What two documents retell of each other is weighed by trees of their own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.reconcile import reconcile
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim, document

REPORT = document("rapport", kind="rapport", title="Evaluatie van de schuldhulpverlening")
LETTER = document("brief", kind="kamerbrief", title="Aanpak van schulden")
TOLD = (
    claim("rapport:1", "37.5", "Van de gezinnen met een schuldregeling rondt 37,5% het traject af.",
          unit="percent", statistic="share", measure="rondt het traject af",
          population="van de gezinnen met een schuldregeling", as_written="37,5%"),
    claim("rapport:2", "1840", "De gemeenten troffen 1.840 schuldregelingen voor gezinnen.",
          measure="schuldregelingen voor gezinnen", as_written="1.840"),
)  # fmt: skip
RETOLD = (
    claim("brief:1", "37.5", "Slechts 37,5 procent van de gezinnen maakt een schuldregeling af.",
          unit="percent", statistic="share", measure="maakt een schuldregeling af",
          population="van de gezinnen", as_written="37,5 procent"),
    claim("brief:2", "1840", "Gemeenten sloten 1.840 regelingen met gezinnen die schulden hebben.",
          measure="regelingen met gezinnen die schulden hebben", as_written="1.840"),
)  # fmt: skip


@pytest.mark.parametrize("told", [TOLD, TOLD[::-1]])
def test_equal_numbers_of_like_words_agree(told: tuple[Claim, ...]) -> None:
    relations = reconcile([REPORT, LETTER], [*told, *RETOLD]).relations
    assert {(r.left, r.right, r.verdict) for r in relations} == {
        ("brief:1", "rapport:1", "agrees"),
        ("brief:2", "rapport:2", "agrees"),
    }


def test_an_equal_number_of_another_subject_is_chance() -> None:
    other = claim("brief:3", "37.5", "Van de wijkteams werkt 37,5% met ervaringsdeskundigen.",
                  unit="percent", statistic="share", measure="werkt met ervaringsdeskundigen",
                  population="van de wijkteams", as_written="37,5%")  # fmt: skip
    assert reconcile([REPORT, LETTER], [*TOLD, other]).relations == ()


AGAIN = claim("rapport:3", "1840", "Het aantal getroffen regelingen kwam daarmee op 1.840.",
              measure="getroffen regelingen", as_written="1.840", page=9)  # fmt: skip
OF_OTHERS = claim("rapport:4", "1840", "In de bibliotheken staan 1.840 luisterboeken.",
                  measure="luisterboeken", as_written="1.840", page=12)  # fmt: skip
BEHIND = (
    claim("rapport:5", "62400", "Bij de corporaties stonden 62.400 huishoudens te boek met een "
          "betalingsachterstand.", measure="huishoudens met een betalingsachterstand",
          as_written="62.400"),
    claim("brief:5", "62400", "Zo veel als Venlo telt: 62.400 gezinnen lopen achter met de huur "
          "aan hun corporatie.", measure="gezinnen lopen achter met de huur", as_written="62.400"),
)  # fmt: skip


def test_a_number_known_in_both_is_found_where_it_is_told_again() -> None:
    claims = [*TOLD, AGAIN, OF_OTHERS, *BEHIND, *RETOLD]
    found = reconcile([REPORT, LETTER], claims).relations
    told = {(r.left, r.right, r.verdict) for r in found if r.left == "brief:2"}
    assert told == {("brief:2", "rapport:2", "agrees"), ("brief:2", "rapport:3", "agrees")}


EDITIONS = [
    document(f"verslag{year}", kind="rapport", publisher="Kredietbank Oudmeer",
             title=f"Staat van de schuldhulp {year}")
    for year in (2021, 2022)
]  # fmt: skip


def of_edition(claims: tuple[Claim, ...], doc_id: str) -> list[Claim]:
    return [
        replace(c, doc_id=doc_id, claim_id=f"{doc_id}:{n}") for n, c in enumerate(claims, start=1)
    ]


def test_an_edition_tells_an_earlier_number_in_other_words() -> None:
    old, new = of_edition(TOLD, "verslag2021"), of_edition(RETOLD, "verslag2022")
    found = {(r.left, r.right, r.verdict) for r in reconcile(EDITIONS, [*old, *new]).relations}
    assert found == {
        ("verslag2021:1", "verslag2022:1", "agrees"),
        ("verslag2021:2", "verslag2022:2", "agrees"),
    }


def test_an_edition_contradicts_nothing_in_other_words() -> None:
    wrong = replace(RETOLD[0], value=Decimal("57.3"), as_written="57,3 procent",
                    sentence=RETOLD[0].sentence.replace("37,5", "57,3"))  # fmt: skip
    claims = of_edition(TOLD, "verslag2021") + of_edition((wrong, RETOLD[1]), "verslag2022")
    told = {(r.left, r.right): r.verdict for r in reconcile(EDITIONS, claims).relations}
    assert told == {("verslag2021:2", "verslag2022:2"): "agrees"}


@pytest.mark.parametrize(("period", "told"), [("", 2), ("2021", 3)])
def test_a_short_number_of_an_edition_may_be_next_years(period: str, told: int) -> None:
    short = tuple(
        replace(c, value=Decimal(62), as_written="62", period=period,
                sentence=c.sentence.replace("62.400", "62"))
        for c in BEHIND
    )  # fmt: skip
    old = of_edition((short[0], *TOLD), "verslag2021")
    new = of_edition((short[1], *RETOLD), "verslag2022")
    assert len(reconcile(EDITIONS, [*old, *new]).relations) == told
