"""Only a difference that the texts themselves tell explains two numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.reconcile import reconcile
from pipeline.reconcile.documents.corpus import Corpus
from schemas.records import Claim
from tests.pipeline.reconcile.making import LETTER, claim, document

FACTS = document("feiten", kind="factsheet", title="Feiten over schuldhulp 2015-2019")


def told(*claims: Claim) -> set[tuple[str, str]]:
    documents = [d for d in (FACTS, LETTER) if d.doc_id in {c.doc_id for c in claims}]
    return {(r.verdict, r.dimension) for r in reconcile(documents, claims).relations}


def share(claim_id: str, value: str, sentence: str, **fields: Any) -> Claim:
    given = {"unit": "percent", "statistic": "share", "as_written": f"{value}%"} | fields
    return claim(claim_id, value, sentence, **given)


def test_within_a_document_one_word_more_is_no_other_definition() -> None:
    assert told(
        share("feiten:1", "16", "In 2019 was 16% van de schuldenaren jonger dan dertig.",
              measure="jonger dan dertig", population="van de schuldenaren", period="2019"),
        share("feiten:2", "8", "In 2019 was 8% van de gemelde schuldenaren jonger dan dertig.",
              measure="jonger dan dertig", population="van de gemelde schuldenaren",
              period="2019"),
    ) == set()  # fmt: skip


def test_two_named_stages_are_two_definitions() -> None:
    assert told(
        claim("feiten:1", "170", "In 2019 zijn 170 aanvragen voor schuldhulp ingediend.",
              measure="ingediende aanvragen voor schuldhulp", period="2019"),
        claim("brief:1", "153", "In 2019 zijn 153 aanvragen voor schuldhulp toegekend.",
              measure="toegekende aanvragen voor schuldhulp", period="2019"),
    ) == {("explained", "definition")}  # fmt: skip


def test_a_cell_explains_nothing() -> None:
    assert told(
        share("feiten:1", "44", "In 2019 was het aandeel jonge schuldenaren 44%.",
              measure="aandeel jonge schuldenaren", period="2019"),
        share("brief:1", "40", "Jonge schuldenaren | Streefcijfer 2019 | 40", in_table="p1t1",
              measure="Jonge schuldenaren, Streefcijfer 2019", period="2019", statistic="target"),
    ) == set()  # fmt: skip


def test_more_people_than_tracks_are_not_the_people_in_those_tracks() -> None:
    def pair(people: str) -> set[tuple[str, str]]:
        return told(
            claim("feiten:1", people, f"In 2019 kregen {people} jongeren hulp bij schulden.",
                  measure="jongeren met hulp bij schulden", period="2019"),
            claim("brief:1", "30", "In 2019 liepen er 30 trajecten voor hulp bij schulden.",
                  measure="trajecten voor hulp bij schulden", period="2019"),
        )  # fmt: skip

    assert pair("25") == {("explained", "count_unit")}
    assert pair("85") == set()


def test_a_year_within_years_is_another_period_only_beside_their_mean() -> None:
    year = share(
        "feiten:1",
        "44",
        "In 2018 was 44% van de schuldenaren jonger dan dertig.",
        measure="jonger dan dertig",
        population="van de schuldenaren",
        period="2018",
    )
    years = share("brief:1", "40", "In 2015-2019 was 40% van de schuldenaren jonger dan dertig.",
                  measure="jonger dan dertig", population="van de schuldenaren",
                  period="2015/2019")  # fmt: skip
    mean = share("brief:1", "40", years.sentence, measure=years.measure, statistic="mean",
                 population=years.population, period=years.period)  # fmt: skip
    assert told(year, years) == set()
    assert told(year, mean) == {("explained", "period")}


def test_an_adverb_is_no_population() -> None:
    assert told(
        share("feiten:1", "10", "De kosten zijn in het algemeen hoger dan 10% van de schuld.",
              measure="kosten van de schuld"),
        share("feiten:2", "20", "Voor jongeren zijn de kosten 20% van de schuld.", page=4,
              measure="kosten van de schuld", population="jongeren"),
    ) == set()  # fmt: skip


def test_two_sentences_that_share_little_are_of_two_years_only_where_both_are_aims() -> None:
    def pair(**fields: Any) -> set[tuple[str, str]]:
        return told(
            claim("feiten:1", "190", "De doelstelling in de agenda om de aanpak van schulden te "
                  "versterken, met 190 schuldenaren in 2019, is niet gehaald.",
                  measure="schuldenaren", period="2019", **fields),
            claim("brief:1", "220", "Op basis van de trajecten die worden ingezet komt men over de "
                  "hele periode 2023 tot en met 2026 op 220 schuldenaren uit.",
                  measure="schuldenaren", period="2023/2026", **fields),
        )  # fmt: skip

    assert pair() == set()
    assert pair(statistic="target") == {("explained", "period")}


def test_a_mark_that_begins_anew_on_each_page_lends_a_note_what_its_own_page_tells() -> None:
    """The same note under two tables is one share, whatever "*" is called at elsewhere."""
    calls = [
        claim(f"feiten:{page}", "40", f"{counted} | 2019 | 40", measure=counted, footnotes="*",
              page=page, in_table=f"p{page}t1", period="2019")
        for page, counted in ((3, "Boetes van het waterschap"), (8, "Huurders in een traject"))
    ]  # fmt: skip
    notes = [
        share(f"feiten:{place}", "44", "Op basis van de peiling van 2019 betreft dit 44% van de"
              " gemelde huurders.", measure="gemelde huurders", period="2019", in_footnote="*",
              page=page)
        for place, page in ((20, 8), (21, 9))
    ]  # fmt: skip
    corpus = Corpus.of([FACTS], [*calls, *notes])
    assert [corpus.view("feiten").call_of(note).counted for note in notes] == [calls[1].measure] * 2


def test_one_share_twice_is_of_two_groups_only_where_both_are_named() -> None:
    """What a note takes from the number that calls it is no group of its own."""
    sentence = "Van de {} kwam in 2019 44% binnen een jaar uit de schulden."
    first, second = (
        share(f"feiten:{place}", "44", sentence.format(group), measure="uit de schulden",
              population=f"van de {group}", period="2019", top=80.0 * place)
        for place, group in ((1, "huurders"), (2, "kopers"))
    )  # fmt: skip
    assert told(first, second) == {("explained", "population")}
    caller = claim("feiten:3", "812", "Het gaat om 812 kopers.", measure="kopers", footnotes="4")
    noted = replace(second, population="", in_footnote="4", sentence=sentence.format("schulden"))
    assert ("explained", "population") not in told(first, noted, caller)


def test_a_term_that_is_no_measurement_is_not_what_came_of_an_aim() -> None:
    terms = [
        claim(f"feiten:{place}", value, f"Een traject voor schuldhulp {verb} {value} jaar.",
              unit="year", measure="traject voor schuldhulp", statistic=statistic)
        for place, value, verb, statistic in (
            (1, "3", "moet duren", "target"),
            (2, "5", "duurt", ""),
        )
    ]  # fmt: skip
    assert told(*terms) == set()
    measured = [replace(term, unit="count", statistic=term.statistic or "total") for term in terms]
    assert told(*measured) == {("explained", "statistic")}
