"""What a text works out of two numbers that it retells is found, and nothing that does not fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.reconcile.evidence.pairs.beside import Neighbours
from pipeline.reconcile.evidence.pairs.features import COLUMN, FEATURES, VALUES
from pipeline.reconcile.evidence.verdict import WeighedVerdict
from pipeline.reconcile.evidence.weigh import Weighed
from pipeline.reconcile.evidence.worked.computed import Computed, work_out
from schemas.records import Claim
from tests.pipeline.reconcile.making import claim

SENTENCE = "De haven verwerkte in 2023 1.240 schepen, tegen 310 binnenvaarders en 62 veerboten."


def told(claim_id: str, value: str, **fields: str) -> Claim:
    return claim(f"bron:{claim_id}", value, SENTENCE, **{"period": "2023", **fields})


SHIPS, BARGES = told("1", "1240"), told("2", "310")
EARLIER = told("3", "1305", period="2022")
SHARE, LATER_SHARE = (
    told(name, value, unit="percent", statistic="share")
    for name, value in (("4", "12"), ("5", "45"))
)


def weighed(teller: Claim, *found: Claim) -> Weighed:
    size = len(found)
    features = np.zeros((size, len(FEATURES)))
    none = np.zeros(size)
    return Weighed(teller, found, features, none, none)


def work(teller: Claim, *found: Claim, certainty: float = 0.8) -> list[Computed]:
    """What a claim comes to beside one that surely retells the first of what was found."""
    beside = claim("brief:1", str(found[0].value), teller.sentence)
    judged = {"brief:1": [WeighedVerdict(found[0], "agrees", "", certainty)]}
    every = [weighed(beside, found[0]), weighed(teller, *found)]
    return [*work_out(every, judged, Neighbours(found))]


@pytest.mark.parametrize(
    ("value", "fields", "found", "dimension"),
    [
        ("4", {"unit": "times", "as_written": "vier keer zoveel"}, (SHIPS, BARGES), "ratio"),
        ("25", {"unit": "percent", "as_written": "een kwart"}, (SHIPS, BARGES), "share"),
        ("930", {"as_written": "930", "behind": " meer"}, (SHIPS, BARGES), "sum"),
        ("1550", {"as_written": "1.550", "behind": " in totaal"}, (SHIPS, BARGES), "sum"),
        (
            "57",
            {"unit": "percent", "as_written": "57%", "behind": " samen"},
            (LATER_SHARE, SHARE),
            "sum",
        ),
        ("558", {"as_written": "558"}, (SHIPS, LATER_SHARE), "share"),
        ("33", {"unit": "percentage_point", "as_written": "33"}, (LATER_SHARE, SHARE), "change"),
    ],
)
def test_what_comes_out_of_two_numbers_is_found(
    value: str, fields: dict[str, str], found: tuple[Claim, Claim], dimension: str
) -> None:
    behind = fields.pop("behind", "")
    teller = claim("brief:2", value, f"Dat is {fields['as_written']}{behind}.", **fields)
    (one,) = work(teller, *found)
    assert one.dimension == dimension
    assert {c.claim_id for c in one.told} == {c.claim_id for c in found}


def test_a_ratio_that_comes_out_goes_before_one_told_elsewhere() -> None:
    teller = claim(
        "brief:2", "4", "Dat is vier keer zoveel.", unit="times", as_written="vier keer zoveel"
    )
    elsewhere = told("9", "4", unit="times")
    beside = claim("brief:1", "1240", teller.sentence)
    every = [weighed(beside, SHIPS), weighed(teller, SHIPS, BARGES)]
    for certainty, found in ((0.4, ["ratio"]), (0.95, [])):
        judged = {
            "brief:1": [WeighedVerdict(SHIPS, "agrees", "", 0.8)],
            "brief:2": [WeighedVerdict(elsewhere, "agrees", "", certainty)],
        }
        worked = work_out(every, judged, Neighbours([SHIPS, BARGES]))
        assert [one.dimension for one in worked] == found


@pytest.mark.parametrize(
    ("value", "fields"),
    [
        ("3", {"unit": "times", "as_written": "drie keer zoveel"}),
        ("35", {"unit": "percent", "as_written": "35%"}),
        ("4", {"as_written": "4"}),
        ("930", {"as_written": "930"}),
        ("1550", {"as_written": "1.550"}),
    ],
)
def test_what_does_not_come_out_is_not(value: str, fields: dict[str, str]) -> None:
    assert not work(
        claim("brief:2", value, f"Dat is {fields['as_written']}.", **fields), SHIPS, BARGES
    )


def test_a_fall_told_as_a_rise_does_not_hold() -> None:
    fell = claim("brief:2", "65", "Het waren er 65 minder dan het jaar ervoor.", as_written="65")
    rose = claim("brief:2", "65", "Het waren er 65 meer dan het jaar ervoor.", as_written="65")
    assert [one.holds for one in work(fell, SHIPS, EARLIER)] == [True]
    assert [one.holds for one in work(rose, SHIPS, EARLIER)] == [False]


def test_points_told_as_per_cent_do_not_hold() -> None:
    told_as = {"statistic": "change", "unit": "percent"}
    points = claim("brief:2", "33", "Dat is een stijging van 33%.", as_written="33%", **told_as)
    relative = claim(
        "brief:2", "275", "Dat is een stijging van 275%.", as_written="275%", **told_as
    )
    assert [one.holds for one in work(points, SHARE, LATER_SHARE)] == [False]
    assert [one.holds for one in work(relative, SHARE, LATER_SHARE)] == [True]


def likely(teller: Claim, *found: Claim, same: float = 0.2) -> Weighed:
    """A claim that most likely is about what was found, though the numbers are others."""
    one = weighed(teller, *found)
    one.features[:, COLUMN["value"]] = VALUES["apart"]
    one.features[:, COLUMN["documents"]] = 0.5
    return replace(one, same=np.full(len(found), same))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Dat zijn 930 schepen meer.", True),
        ("Dat zijn 930 schepen.", False),
        ("Samen zijn dat 930 schepen.", False),
    ],
)
def test_what_words_say_was_worked_out_is_looked_for_where_it_belongs(
    sentence: str, *, found: bool
) -> None:
    one = likely(claim("brief:2", "930", sentence, as_written="930"), SHIPS)
    assert bool([*work_out([one], {}, Neighbours([SHIPS, BARGES]))]) is found
    elsewhere = likely(one.teller, SHIPS, same=0.01)
    assert not [*work_out([elsewhere], {}, Neighbours([SHIPS, BARGES]))]


def test_what_was_worked_out_contradicts_nothing() -> None:
    one = likely(claim("brief:2", "930", "Dat zijn 930 schepen meer.", as_written="930"), SHIPS)
    wrong = {"brief:2": [WeighedVerdict(SHIPS, "contradicts", "", 0.9)]}
    right = {"brief:2": [WeighedVerdict(SHIPS, "agrees", "", 0.9)]}
    assert [*work_out([one], wrong, Neighbours([SHIPS, BARGES]))]
    assert not [*work_out([one], right, Neighbours([SHIPS, BARGES]))]


def test_what_fits_loosely_gives_way_to_what_is_surely_worked_out() -> None:
    share = told("6", "24", unit="percent")
    teller = claim(
        "brief:2", "25", "Dat is een kwart daarvan.", as_written="een kwart", unit="percent"
    )
    beside = claim("brief:1", "1240", teller.sentence)
    every = [weighed(beside, SHIPS), weighed(teller, SHIPS, BARGES, share)]

    def found(loosely: float) -> list[Computed]:
        judged = {
            "brief:1": [WeighedVerdict(SHIPS, "agrees", "", 0.8)],
            "brief:2": [WeighedVerdict(share, "consistent", "rounding", loosely)],
        }
        return [*work_out(every, judged, Neighbours([SHIPS, BARGES, share]))]

    assert [one.dimension for one in found(0.5)] == ["share"]
    assert not found(0.9)


def test_every_place_that_tells_what_stands_beside_is_worked_with() -> None:
    again = claim("bron:7", "1240", "Samen waren het 1.240 schepen.", period="2023")
    teller = claim("brief:2", "930", "Dat zijn 930 schepen meer.", as_written="930")
    judged = {
        "brief:1": [WeighedVerdict(c, "agrees", "", 0.8) for c in (again, SHIPS)],
    }
    beside = claim("brief:1", "1240", teller.sentence)
    every = [weighed(beside, again, SHIPS), weighed(teller)]
    (one,) = work_out(every, judged, Neighbours([again, SHIPS, BARGES]))
    assert BARGES in one.told


@pytest.mark.parametrize("number", ["9 ton", "9.000 kilo"])
def test_units_of_one_family_are_worked_with(number: str) -> None:
    large, small = (told(n, v, unit=u) for n, v, u in (("6", "12", "t"), ("7", "3000", "kg")))
    value, unit = ("9", "t") if "ton" in number else ("9000", "kg")
    fields = {"as_written": number, "unit": unit}
    (one,) = work(claim("brief:2", value, f"Dat is {number} meer.", **fields), large, small)
    assert one.holds


def test_money_that_leaves_out_its_unit_is_worked_with() -> None:
    large, small = (told(n, v, unit="EUR") for n, v in (("6", "2400000"), ("7", "2100000")))
    more = claim("brief:2", "300000", "Dat was 300 duizend meer.", as_written="300 duizend")
    assert work(more, large, small)
    pounds = (replace(c, unit="kg") for c in (large, small))
    assert not work(more, *pounds)


def test_what_the_sentence_behind_tells_is_worked_with_where_words_say_so() -> None:
    behind = [
        replace(claim(f"bron:{n}", v, f"In {n} waren het er {v}."), top=top)
        for n, v, top in (("2023", "1240", 100.0), ("2022", "1225", 112.0), ("2010", "1223", 300.0))
    ]

    def found(value: str, sentence: str) -> bool:
        teller = claim("brief:2", value, sentence, as_written=value)
        judged = {"brief:1": [WeighedVerdict(behind[0], "agrees", "", 0.8)]}
        every = [weighed(claim("brief:1", "1240", sentence), behind[0]), weighed(teller)]
        return bool([*work_out(every, judged, Neighbours(behind))])

    assert found("15", "Dat zijn er 15 meer.")
    assert not found("15", "Daar werken 15 mensen.")
    assert not found("17", "Dat zijn er 17 meer.")


def test_nothing_is_worked_out_of_what_is_not_surely_told() -> None:
    teller = claim("brief:2", "4", "Dat is vier keer zoveel.", unit="times")
    assert not work(teller, SHIPS, BARGES, certainty=0.2)


CHANGE = {"unit": "percent", "statistic": "change"}


@pytest.mark.parametrize(
    ("value", "sentence", "worked"),
    [
        ("25", "Dat is een kwart meer.", False),
        ("25", "Dat is een kwart minder.", False),
        ("75", "Dat is 75% minder.", True),
        ("75", "Dat is 75% meer.", False),
        ("300", "Dat is 300% meer.", True),
    ],
)
def test_more_and_less_are_worked_out_the_way_they_say(
    value: str, sentence: str, *, worked: bool
) -> None:
    """310 barges of 1.240 ships are a quarter of these, and neither a quarter more nor less."""
    number = sentence.removeprefix("Dat is ").rpartition(" ")[0]
    teller = claim("brief:2", value, sentence, as_written=number, start=7, **CHANGE)
    assert bool(work(teller, SHIPS, BARGES)) is worked


def test_a_half_is_of_the_sentence_before_and_not_of_one_further_on() -> None:
    half = claim("brief:2", "50", "Dat is de helft meer.", as_written="de helft", **CHANGE)
    ships, more = told("8", "800"), told("9", "1200")
    after = claim("brief:3", "1200", "Er kwamen 1.200 schepen.")
    judged = {name: [WeighedVerdict(more, "agrees", "", 0.8)] for name in ("brief:1", "brief:3")}
    before = claim("brief:1", "1200", "Eerder kwamen 1.200 schepen.")
    known = Neighbours([ships, more])
    assert [*work_out([weighed(before, more), weighed(half, more, ships)], judged, known)]
    assert not [*work_out([weighed(half, more, ships), weighed(after, more)], judged, known)]
