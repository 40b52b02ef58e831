"""Broken words are made whole, and hyphens that belong stay."""

from __future__ import annotations

import pytest

from extractors.pdf.text.repair import ends_in_hyphen, is_doubled, join_hyphen, restore_ligatures


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("onder-", "zoeken.", "onderzoeken."),
        ("(jeugd-", "zorg)", "(jeugdzorg)"),
        ("Rijks-", "begroting", "Rijksbegroting"),
        ("waarde-", "en risicobepaling", "waarde- en risicobepaling"),
        ("in-", "of uitstroom", "in- of uitstroom"),
        ("COVID-", "19", "COVID-19"),
        ("2015-", "2019.", "2015-2019."),
        ("10-", "15%", "10-15%"),
        ("OM-", "verdachten", "OM-verdachten"),
        ("sociaal-", "economische", "sociaal-economische"),
        ("niet-", "werkenden", "niet-werkenden"),
        ("Noord-", "Holland", "Noord-Holland"),
        ("zee-", "eend", "zee-eend"),
        ("ver\u00ad", "dachten", "verdachten"),
        ("privé-", "gebruik", "privégebruik"),
    ],
)
def test_line_end_hyphens(left: str, right: str, whole: str) -> None:
    stem, between = join_hyphen(left, right.split(maxsplit=1)[0], lambda _: False)
    assert f"{stem}{between}{right}" == whole


def test_a_hyphen_stays_where_the_document_writes_one() -> None:
    assert join_hyphen("Max-", "havelaar", {"max-havelaar"}.__contains__) == ("Max-", "")
    assert join_hyphen("bij-", "lagen", {"bijlagen", "bij-lagen"}.__contains__) == ("bij", "")


@pytest.mark.parametrize(
    ("text", "broken"),
    [("onder-", True), ("90%-", True), ("-", False), ("–", False), ("woord", False)],
)
def test_what_may_be_a_broken_word(text: str, broken: bool) -> None:
    assert ends_in_hyphen(text) is broken


@pytest.mark.parametrize(
    ("lost", "found"),
    [
        ("lee\ufffdijd", "leeftijd"),
        ("(hel\ufffd)", "(helft)"),
        ("onderscha\ufffdingen.", "onderschattingen."),
        ("slachto\ufffderpopulatie", "slachtofferpopulatie"),
        ("blij\ufffd", "blijft"),
        ("E\ufffdect", "Effect"),
        ("iden\ufffdteit", "identiteit"),
        ("cijfers", "cijfers"),
        ("x\ufffdq", "x\ufffdq"),
        ("\ufffd\ufffd\ufffd\ufffd", "\ufffd\ufffd\ufffd\ufffd"),
    ],
)
def test_lost_ligatures(lost: str, found: str) -> None:
    assert restore_ligatures(lost) == found


@pytest.mark.parametrize(
    ("words", "doubled"),
    [
        (["TToottaaaall", "1122,,55"], True),
        (["Totaal", "12,5"], False),
        (["1100", "2200"], False),
        (["een"], False),
        ([], False),
    ],
)
def test_doubled_glyphs(words: list[str], doubled: bool) -> None:
    assert is_doubled(words) is doubled
