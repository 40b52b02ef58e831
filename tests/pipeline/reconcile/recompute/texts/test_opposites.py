"""What one sentence says and the next denies is together the whole, and no more than that."""

from __future__ import annotations

import pytest

from pipeline.reconcile.recompute.texts.opposites import find_opposites
from tests.pipeline.reconcile.sentences import claims_of, worked


def told(text: str) -> list[str]:
    return worked(find_opposites(claims_of(text, statistic="share", population="van de cliënten")))


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("Van de cliënten is 72% tevreden. Daarnaast is 28% ontevreden.", "72% + 28% = 100%"),
        ("In 2021 was 72% van de cliënten man. Van de cliënten was 28% vrouw.", "72% + 28% = 100%"),
        (
            "Van de cliënten heeft 72% een baan. Van de cliënten heeft 28% geen baan.",
            "72% + 28% = 100%",
        ),
    ],
)
def test_a_sentence_that_denies_the_one_before_tells_the_rest(text: str, working: str) -> None:
    assert told(text) == [f"{working} klopt"]
    more = text.replace("28%", "38%")
    assert told(more) == ["72% + 38% = 110% in plaats van 100% klopt niet"]


@pytest.mark.parametrize(
    "text",
    [
        "Van de cliënten is 72% tevreden. Daarnaast is 18% ontevreden.",
        "In 2020 is 72% tevreden. In 2021 is 48% ontevreden.",
        "Vorig jaar was 72% tevreden. Nu is 48% ontevreden.",
        "Van de cliënten is 72% tevreden over de hulp. Ontevreden over de wachttijd is 48%.",
        "Van de mannen heeft 72% een baan. Van de vrouwen heeft 48% een baan.",
        "Van de cliënten heeft 72% een baan. Van de cliënten heeft 48% geen huis.",
        "Van de cliënten is 72% tevreden. In 2021 is 20 keer geklaagd. Ontevreden is 48%.",
    ],
)
def test_what_may_be_of_others_or_leave_some_is_left_alone(text: str) -> None:
    assert told(text) == []
