"""What a document supposed, asked or examined holds for itself, and contradicts no other."""

from __future__ import annotations

import pytest

from pipeline.reconcile import reconcile
from tests.pipeline.reconcile.making import claim, document

FIRST = document("eerste", kind="rapport", title="Fietsen naar school, leerlingen aan het woord")
SECOND = document("tweede", kind="rapport", title="Fietsen naar school, een tweede verkenning")


def verdicts(sentence: str, values: tuple[str, str], **fields: str) -> list[str]:
    """The relations between two documents that tell one sentence with two numbers."""
    told = [
        claim(f"{doc_id}:1", value, sentence.format(value), measure="leerlingen die fietsen naar"
              " school", period="2022", **fields)
        for doc_id, value in zip(("eerste", "tweede"), values, strict=True)
    ]  # fmt: skip
    return [relation.verdict for relation in reconcile([FIRST, SECOND], told).relations]


NUMBERS = ("4120", "4210")


def test_as_many_who_do_it_contradict() -> None:
    assert verdicts("In 2022 waren er {} leerlingen die fietsen naar school.", NUMBERS) == [
        "contradicts"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2022 deden {} leerlingen die fietsen naar school mee aan dit onderzoek.",
        "In het onderzoek zijn in 2022 {} leerlingen die fietsen naar school vertegenwoordigd.",
        "Van de respondenten zijn er in 2022 {} leerlingen die fietsen naar school.",
    ],
)
def test_whom_a_document_asked_are_its_own(sentence: str) -> None:
    assert verdicts(sentence, NUMBERS) == []
    quoted = f"Volgens de fietsmonitor: {sentence}"
    assert verdicts(quoted, NUMBERS, cited_source="de fietsmonitor") == ["contradicts"]


def test_what_is_supposed_measures_nothing() -> None:
    told = "De leerlingen die fietsen naar school halen in 2022 het doel bij een deelname van {}%."
    shares = {"unit": "percent", "statistic": "share"}
    assert verdicts(told, ("53", "26"), **shares) == []


def test_changes_since_nobody_knows_when_do_not_contradict() -> None:
    told = [
        claim(f"{doc_id}:1", value, f"Het aantal leerlingen die fietsen naar school steeg met"
              f" {value}%.", unit="percent", statistic="change", period=period,
              measure="aantal leerlingen die fietsen naar school")
        for period in ("", "2022")
        for doc_id, value in (("eerste", "12"), ("tweede", "21"))
    ]  # fmt: skip
    undated, dated = told[:2], told[2:]
    assert not reconcile([FIRST, SECOND], undated).relations
    assert [r.verdict for r in reconcile([FIRST, SECOND], dated).relations] == ["contradicts"]


def test_shares_far_from_the_whole_are_parts_of_another_whole() -> None:
    def complement(first: str, rest: str) -> list[str]:
        sentence = f"Het bereik is dan {first}% en de resterende {rest}% volgt uit ander beleid."
        told = [
            claim(f"eerste:{place}", value, sentence, unit="percent", statistic="share",
                  measure="bereik", as_written=f"{value}%", start=sentence.index(f"{value}%"))
            for place, value in enumerate((first, rest))
        ]  # fmt: skip
        return [r.verdict for r in reconcile([FIRST], told).relations]

    assert complement("37", "13") == []
    assert complement("72", "38") == ["contradicts"]
    assert complement("72", "28") == ["consistent"]


PLUS = "Basis-cursus: een cursus van ten minste 80 uur gedurende ten hoogste 6 maanden."
OTHER = "2) Plus-cursus: een cursus van ten minste 80 uur gedurende ten hoogste 6 maanden."


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (PLUS, OTHER, False),
        (PLUS, f"1) {PLUS}", True),
        (f"Conclusie: {PLUS[14:]}", f"Samengevat: {OTHER[16:]}", True),
    ],
)
def test_two_entries_of_a_kind_are_two_things(first: str, second: str, joined: bool) -> None:
    told = [
        claim(f"{doc_id}:1", "80", sentence, unit="hour", measure="cursus", comparator="ge",
              as_written="ten minste 80 uur", value_low="80", start=sentence.index("ten minste"))
        for doc_id, sentence in (("eerste", first), ("tweede", second))
    ]  # fmt: skip
    verdicts = {relation.verdict for relation in reconcile([FIRST, SECOND], told).relations}
    assert verdicts == ({"agrees"} if joined else set())
