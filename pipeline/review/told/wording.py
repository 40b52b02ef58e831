"""What stands on the page and the terminal, in the Dutch a steward reads."""

from __future__ import annotations

from typing import Final

from pipeline.reconcile.wording.dutch import period_of
from pipeline.reconcile.wording.things import capitalise, number_of
from pipeline.review.waiting.cases import Case, Review

NOTHING: Final = "Er wacht niets op een beslissing."
HOW: Final = (
    "Kies één opdracht, zet uw eigen reden achter --because en voer haar uit; "
    "de volgende kamercijfers run past het besluit toe."
)
GONE_FOR_GOOD: Final = (
    "De bewering staat niet meer in de dataset. Staat het getal er nog, beslis dan over de "
    "bewering die ervoor in de plaats kwam; anders trekt u het besluit in."
)


def name_case(case: Case) -> str:
    """The numbers of a case and what they are about: "112 tegenover 121: slachtoffers, 2020"."""
    numbers = list(dict.fromkeys(number_of(place.claim) for place in case.places))
    first = case.places[0].claim
    told = case.figure or first
    subject = ", ".join(
        filter(None, (told.measure or told.indicator, told.population, period_of(told.period)))
    )
    against = " tegenover ".join(numbers)
    return capitalise(f"{against}: {subject}" if subject else against)


def count_cases(review: Review) -> str:
    """How much waits, in one sentence."""
    words = {
        "contested": ("tegenspraak", "tegenspraken"),
        "stale": ("verouderd besluit", "verouderde besluiten"),
        "doubtful": ("twijfelachtig verschil", "twijfelachtige verschillen"),
    }
    shown = {"contested": review.contested, "stale": review.stale, "doubtful": review.doubtful}
    sorts = [_count(len(shown[s]) + review.left_out[s], *words[s]) for s in words]
    parts = [told for told in sorts if told]
    return f"Op een beslissing wachten: {', '.join(parts)}." if parts else NOTHING


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}" if number else ""
