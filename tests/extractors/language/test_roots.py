"""Forms of one word, and the words made from it, meet in one root; others do not."""

from __future__ import annotations

from itertools import combinations

import pytest

from extractors.language import are_opposed, root_of

FAMILIES = (
    "student studenten",
    "gebied gebieden",
    "stad steden",
    "staat",
    "maan",
    "man mannen",
    "baan banen",
    "signaleren gesignaleerd gesignaleerde signalering signaleringen signaleert",
    "opsporen opgespoorde opgespoord opsporing",
    "stijgen steeg gestegen stijging stijgingen",
    "dalen daalde gedaald daling",
    "woning woningen",
    "wonen woont",
    "huurwoning huurwoningen",
    "minderjarig minderjarige minderjarigen",
    "werkloos werkloze werklozen",
    "jongere jongeren",
    "jong jonge",
    "lozen geloosd geloosde lozing lozingen",
    "uitstoten uitstoot uitgestoten",
    "aanvragen aanvraag aangevraagd aangevraagde",
    "toekennen toegekend toegekende toekenning",
    "afhandelen afgehandeld afgehandelde afhandeling",
    "vaccineren gevaccineerd gevaccineerden",
    "verkleinen verkleind verkleining",
    "monitoren gemonitord",
    "aanvullen aanvullend aanvullende aanvulling",
    "bestaan bestaat bestaand bestaande",
    "groeien groeiend groeiende groei",
    "werken werkend werkende",
    "avond avonden",
    "eiland eilanden",
    "verband verbanden",
    "gemeente gemeenten gemeentes",
    "huis huizen",
    "bedrijf bedrijven",
    "toezichttraject toezichttrajecten",
    "cliënt cliënten",
)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_one_root(family: str) -> None:
    roots = {word: root_of(word) for word in family.split()}
    assert len(set(roots.values())) == 1, roots


def test_families_keep_apart() -> None:
    roots = {family: root_of(family.split()[0]) for family in FAMILIES}
    same = [pair for pair in combinations(FAMILIES, 2) if roots[pair[0]] == roots[pair[1]]]
    assert same == []


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [("gekeurd", "afgekeurd", True), ("bouw", "verbouw", True), ("gekeurd", "keuring", False),
     ("gemeld", "gesteld", False), ("zaak", "oorzaak", False)],
)  # fmt: skip
def test_verbs_that_begin_otherwise(one: str, other: str, opposed: bool) -> None:
    assert are_opposed(root_of(one), root_of(other)) is opposed
