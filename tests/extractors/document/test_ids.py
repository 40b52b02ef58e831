"""Claim ids stay put when text elsewhere, hyphens or ligatures change."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.document.rows.ids import ClaimIds

BEFORE, AFTER = "In dat jaar waren er ", " meldingen van overlast."


def first(before: str = BEFORE, after: str = AFTER, number: str = "170") -> str:
    return ClaimIds("brief").issue(number, before, after)


def test_an_edit_elsewhere_does_not_move_an_id() -> None:
    assert first(before="Een heel nieuwe zin staat hiervoor. " + BEFORE) == first()


def test_repairs_and_spaces_do_not_move_an_id() -> None:
    assert first(after=" mel-\ndingen van\u00a0overlast.") == first()


def test_another_number_or_other_words_give_another_id() -> None:
    assert len({first(), first(number="171"), first(after=" aangiften van overlast.")}) == 3


def test_repeated_words_get_a_serial() -> None:
    ids = ClaimIds("brief")
    found = [ids.issue("170", BEFORE, AFTER) for _ in range(3)]
    assert found == [found[0], f"{found[0]}-2", f"{found[0]}-3"]


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))))
def test_no_two_claims_share_an_id(places: list[tuple[str, str, str]]) -> None:
    ids = ClaimIds("brief")
    found = [ids.issue(number, before, after) for number, before, after in places]
    assert len(set(found)) == len(found)
