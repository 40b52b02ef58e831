"""A bound that is denied is turned around, one over verbs is still a bound: a grammar of denial ×
comparison × unit × place, read back whole; `SENTENCES=2000` tries more of it."""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.numbers import read_numbers

TRIED = settings(max_examples=int(os.environ.get("SENTENCES", "150")), deadline=None)

DENIALS = ("niet", "nooit", "nimmer")
UNITS = (
    ("procent", "percent"),
    ("euro", "EUR"),
    ("mg/l", "mg/l"),
    ("kilometer", "km"),
    ("ha", "ha"),
)
COMPARED = (
    ("boven de", "gt"), ("boven", "gt"), ("hoger dan", "gt"), ("groter dan", "gt"),
    ("meer dan", "gt"), ("onder de", "lt"), ("beneden de", "lt"), ("lager dan", "lt"),
    ("kleiner dan", "lt"), ("minder dan", "lt"),
)  # fmt: skip
FAR = (
    ("hoger {v} dan", "gt"), ("meer {v} dan", "gt"), ("lager {v} dan", "lt"),
    ("minder {v} dan", "lt"),
)  # fmt: skip
VERBS = ("is", "was", "ligt", "bedraagt", "uitkomt", "mag zijn", "wordt")
MIDDLE = ("", "uitkomen ", "komen ", "liggen ")
PLACES = ("De waarde mag {x} {n} {u}.", "Zolang het gehalte {x} {n} {u} is, gebeurt er niets.",
          "In 2021 kwam de prijs {x} {n} {u}, zo bleek.")  # fmt: skip
TURNED = {"gt": "le", "lt": "ge"}
NUMBERS = st.sampled_from(("12", "7,5", "300", "1.250", "veertig"))


def _bound(sentence: str) -> tuple[str, str]:
    (quantity,) = read_numbers(sentence).quantities
    return quantity.comparator, quantity.unit


@TRIED
@given(
    st.sampled_from(PLACES), st.sampled_from(DENIALS), st.sampled_from(MIDDLE),
    st.sampled_from(COMPARED), NUMBERS, st.sampled_from(UNITS),
)  # fmt: skip
def test_a_denied_bound_is_turned_around(
    place: str, denial: str, middle: str, compared: tuple[str, str], number: str,
    unit: tuple[str, str],
) -> None:  # fmt: skip
    denied = place.format(x=f"{denial} {middle}{compared[0]}", n=number, u=unit[0])
    assert _bound(denied) == (TURNED[compared[1]], unit[1]), denied
    told = place.format(x=f"{middle}{compared[0]}", n=number, u=unit[0])
    assert _bound(told) == (compared[1], unit[1]), told
    aside = place.format(x=f"{denial} alleen {compared[0]}", n=number, u=unit[0])
    assert _bound(aside) == (compared[1], unit[1]), aside


@TRIED
@given(
    st.sampled_from(PLACES), st.sampled_from(("", *DENIALS)), st.sampled_from(VERBS),
    st.sampled_from(FAR), NUMBERS, st.sampled_from(UNITS),
)  # fmt: skip
def test_a_bound_over_verbs_is_one(
    place: str, denial: str, verb: str, far: tuple[str, str], number: str, unit: tuple[str, str]
) -> None:
    sentence = place.format(x=f"{denial} {far[0].format(v=verb)}".strip(), n=number, u=unit[0])
    wanted = TURNED[far[1]] if denial else far[1]
    assert _bound(sentence) == (wanted, unit[1]), sentence
