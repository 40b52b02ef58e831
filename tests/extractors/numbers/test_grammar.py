"""Sentences that a grammar makes: number form × hedge × unit × position, read back whole.

`SENTENCES=2000 python -m pytest tests/extractors/numbers/test_grammar.py` tries more of them.
"""

from __future__ import annotations

import os
from decimal import Decimal

import num2words
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.numbers import read_numbers
from tests.extractors.meaning.telling import meanings

TRIED = settings(max_examples=int(os.environ.get("SENTENCES", "150")), deadline=None)

HEDGES = {
    "": "eq", "circa ": "approx", "zo'n ": "approx", "naar schatting ": "approx",
    "om en nabij de ": "approx", "pakweg ": "approx", "zowat ": "approx", "ruim ": "gt",
    "meer dan ": "gt", "minstens ": "ge", "ten minste ": "ge", "minimaal ": "ge",
    "bijna ": "lt", "nog geen ": "lt", "krap ": "lt", "minder dan ": "lt",
    "hoogstens ": "le", "ten hoogste ": "le", "maximaal ": "le", "niet meer dan ": "le",
}  # fmt: skip
UNITS = {
    " procent": "percent", "%": "percent", " procentpunt": "percentage_point", " euro": "EUR",
    " dollar": "USD", " kilo": "kg", " kiloton": "kt", " hectare": "ha", " kilometer": "km",
    " mol/ha/jaar": "mol/ha/year", " mol per hectare per jaar": "mol/ha/year", " weken": "week",
    " maanden": "month", " dagen": "day", " megawatt": "MW", " kubieke meter": "m3",
}  # fmt: skip
PLACES = (
    "Het gaat om {}.", "{} is het hoogste.", "Dat bedraagt {}, zo blijkt.",
    "De raming (van {}) staat.",
    "Voor dit jaar is {} voorzien.", "Het ministerie noemt {} als grens.",
)  # fmt: skip
NOUNS = st.sampled_from(
    ["woningen", "leerlingen", "klachten", "zaken", "vluchten", "agenten", "scholen", "bomen",
     "huishoudens", "auto's", "mensen", "statushouders", "laadpalen", "bezoekers", "boetes",
     "dossiers", "uren", "kinderen", "bedrijven", "ic-bedden"]
)  # fmt: skip


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, Decimal]:
    """A number as a Dutch page writes it, and its value."""
    whole = draw(st.integers(3, 9_999))
    form = draw(st.sampled_from(["plain", "grouped", "decimal", "million", "words"]))
    if form == "grouped":
        return f"{whole * 1000:,}".replace(",", "."), Decimal(whole * 1000)
    if form == "decimal":
        tenth = draw(st.integers(1, 9))
        return f"{whole % 100},{tenth}", Decimal(f"{whole % 100}.{tenth}")
    if form == "million":
        return f"{whole % 500 + 2},5 miljoen", Decimal(f"{whole % 500 + 2}.5") * 10**6
    if form == "words":
        return num2words.num2words(whole, lang="nl"), Decimal(whole)
    return str(whole % 900 + 3), Decimal(whole % 900 + 3)


@given(numbers(), st.sampled_from(sorted(HEDGES)), st.sampled_from(sorted(UNITS)),
       st.sampled_from(PLACES))  # fmt: skip
@TRIED
def test_a_measured_number_reads_back(
    number: tuple[str, Decimal], hedge: str, unit: str, place: str
) -> None:
    text = place.format(f"{hedge}{number[0]}{unit}")
    (read,) = read_numbers(text).quantities
    assert (read.value, read.unit, read.comparator) == (number[1], UNITS[unit], HEDGES[hedge]), text


@given(st.integers(1500, 2099), NOUNS, st.sampled_from(
    ["Het gaat om {} {}.", "Er is een tekort van {} {}.", "Met {} {} is dit veel.",
     "Voor {} {} dreigt dit.", "Er komen {} {} bij.", "Dat blijkt uit {} {}.",
     "Dit zijn {} extra {}."]))  # fmt: skip
@TRIED
def test_four_digits_before_a_plural_count(number: int, noun: str, place: str) -> None:
    text = place.format(number, noun)
    reading = read_numbers(text)
    assert [q.value for q in reading.quantities] == [number], text
    assert reading.periods == ()


@given(st.integers(1500, 2099), NOUNS, st.sampled_from(["De", "Alle", "Deze", "Van de"]),
       st.sampled_from(["ingediende", "lopende", "aanwezige", "onderzochte"]))  # fmt: skip
@TRIED
def test_four_digits_behind_an_article_count_what_a_participle_describes(
    number: int, noun: str, article: str, participle: str
) -> None:
    text = f"{article} {number} {participle} {noun} zijn bekeken."
    reading = read_numbers(text)
    assert ([q.value for q in reading.quantities], reading.periods) == ([number], ()), text


@given(st.integers(1, 90), st.sampled_from(["hoger", "lager", "groter", "kleiner"]),
       st.sampled_from(["een jaar", "twee jaar", "tien jaar", "een maand"]),
       st.sampled_from(["eerder", "geleden", "daarvoor"]))  # fmt: skip
@TRIED
def test_what_is_compared_with_a_moment_is_not_bounded_by_it(
    number: int, compared: str, time: str, when: str
) -> None:
    text = f"Het verzuim ligt {number} procent {compared} dan {time} {when}."
    first, *others = read_numbers(text).quantities
    assert (first.value, first.comparator) == (number, "eq"), text
    assert [q.comparator for q in others] == ["eq"] * (not time.startswith("een")), text


@given(st.integers(1990, 2049), st.sampled_from(
    ["In {} waren dat er minder.", "Sinds {} gebeurt dit.", "De begroting van {} wijkt af.",
     "Eind {} stonden zij leeg.", "Het beleid uit {} blijft.", "(Jansen, {})", "Najaarsnota {}.",
     "In de loop van {} kwamen zij."]))  # fmt: skip
@TRIED
def test_four_digits_behind_a_word_of_time_are_a_year(year: int, place: str) -> None:
    text = place.format(year)
    reading = read_numbers(text)
    assert [p.iso for p in reading.periods] == [str(year)], text
    assert reading.quantities == ()


@given(st.integers(1990, 2049), st.sampled_from(
    [("Na {}", "gt", "{}/"), ("Sinds {}", "ge", "{}/"), ("Vanaf {}", "ge", "{}/"),
     ("Uiterlijk {}", "le", "/{}"), ("Tot en met {}", "le", "/{}"), ("Vóór {}", "lt", "/{}"),
     ("Met ingang van {}", "ge", "{}/"), ("In {} en later", "ge", "{}/")]),
    st.sampled_from([("{}", "{}"), ("maart {}", "{}-03"), ("1 juli {}", "{}-07-01"),
                     ("Q3 {}", "{}-Q3")]))  # fmt: skip
@TRIED
def test_an_open_end_is_told(
    year: int, bound: tuple[str, str, str], named: tuple[str, str]
) -> None:
    text = bound[0].format(named[0].format(year)) + " geldt dit."
    (period,) = read_numbers(text).periods
    told = bound[2].format(named[1].format(year))
    assert (period.comparator, period.told) == (bound[1], told), text


UP = ("De uitgaven zijn gestegen met {}.", "Het verbruik steeg met {}.",
      "De huren zijn met {} verhoogd.",
      "Het budget groeide met {}.", "De vraag nam met {} toe.", "Een stijging van {}.")  # fmt: skip
DOWN = ("De instroom is gedaald met {}.", "Het verzuim daalde met {}.", "De omzet kromp met {}.",
        "De wachttijd nam met {} af.", "De premie is met {} verlaagd.",
        "Een daling van {}.")  # fmt: skip


@given(st.integers(2, 90), st.sampled_from(sorted(HEDGES)), st.sampled_from([" procent", "%"]),
       st.sampled_from([*((1, p) for p in UP), *((-1, p) for p in DOWN)]))  # fmt: skip
@TRIED
def test_a_change_keeps_its_sign_behind_any_hedge(
    number: int, hedge: str, unit: str, place: tuple[int, str]
) -> None:
    sign, sentence = place
    text = sentence.format(f"{hedge}{number}{unit}")
    (meaning,) = meanings(text).values()
    assert (meaning.statistic, meaning.sign) == ("change", sign), text


@given(st.integers(-90, 90), st.integers(1, 60), st.sampled_from(
    ["De marge lag tussen {} en {} procent.", "Het varieert van {} tot {} procent."]))  # fmt: skip
@TRIED
def test_a_range_may_lie_below_nought(low: int, wide: int, place: str) -> None:
    text = place.format(low, low + wide)
    (read,) = read_numbers(text).quantities
    assert (read.low, read.high, read.unit) == (low, low + wide, "percent"), text


@given(st.integers(1, 8), st.sampled_from([5, 10, 20, 100]), st.sampled_from(["à", "tot", "of"]))
@TRIED
def test_odds_with_a_range_are_shares(top: int, bottom: int, join: str) -> None:
    if top + 1 >= bottom:
        return
    text = f"Van hen stopt {top} {join} {top + 1} op de {bottom}."
    (read,) = read_numbers(text).quantities
    ends = [Decimal(100 * n) / bottom for n in (top, top + 1)]
    assert ([read.low, read.high], read.unit) == (ends, "percent"), text


@given(st.decimals(1, 9_000, places=1), st.sampled_from(
    [("(x € 1.000)", 1000, "EUR"), ("(bedragen x € 1 mln)", 10**6, "EUR"),
     ("(x 1.000)", 1000, "count"),
     ("in duizenden euro's", 1000, "EUR"), ("(in € miljoen)", 10**6, "EUR")]))  # fmt: skip
@TRIED
def test_a_scale_told_in_the_text_holds_behind_it(
    number: Decimal, scale: tuple[str, int, str]
) -> None:
    text = f"Lasten {scale[0]}: {str(number).replace('.', ',')}."
    (read,) = read_numbers(text).quantities
    assert (read.value, read.unit) == (number * scale[1], scale[2]), text


@given(st.integers(2, 11), st.integers(1, 8),
       st.sampled_from([("honderd", 100), ("duizend", 1000)]),
       st.sampled_from(["tot", "à", "tot en met"]))  # fmt: skip
@TRIED
def test_a_hyphen_leaves_out_what_the_last_number_has(
    low: int, wide: int, round_number: tuple[str, int], join: str
) -> None:
    name, times = round_number
    first, last = (num2words.num2words(n, lang="nl") for n in (low, low + wide))
    text = f"Het gaat om {first}- {join} {last}{name} bewoners."
    (read,) = read_numbers(text).quantities
    assert (read.low, read.high) == (low * times, (low + wide) * times), text


@given(st.integers(4, 60),
       st.sampled_from([("maanden", "month"), ("weken", "week"), ("jaar", "year")]),
       st.sampled_from(["", "ruim ", "circa "]),
       st.sampled_from(["voorwaardelijk", "in deeltijd", "met behoud van loon"]))  # fmt: skip
@TRIED
def test_a_part_of_a_time_is_told_in_its_unit(
    whole: int, unit: tuple[str, str], hedge: str, rest: str
) -> None:
    text = f"Hij kreeg {whole} {unit[0]}, waarvan {hedge}{whole // 2} {rest}."
    assert [(q.value, q.unit) for q in read_numbers(text).quantities] == [
        (whole, unit[1]),
        (whole // 2, unit[1]),
    ], text


@given(
    st.integers(12, 95),
    st.integers(1, 99),
    st.sampled_from(
        ["{}+: {}%", "{}+'ers ({}%)", "Inwoners ({}+): {}%", "Jongeren {}+ zijn met {}% gezakt."]
    ),
)
@TRIED
def test_a_group_by_its_age_is_no_count(age: int, share: int, form: str) -> None:
    text = form.format(age, share)
    first, second = read_numbers(text).quantities
    assert (first.value, first.unit, first.comparator) == (age, "year", "ge"), text
    assert (second.value, second.unit) == (share, "percent"), text
