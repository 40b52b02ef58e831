"""Letters that are set loosely stay one word; words that stand close stay two."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from extractors.document import extract_document
from extractors.pdf.engine import open_pdf
from tests.extractors.pdf.draft import BODY, HEIGHT, Draft

NOTE = "Kamerstukken 29782, nummers 318, 325 en 346, bijlage bij de brief van 14 mei 2021."


def words(path: Path) -> list[str]:
    with open_pdf(path) as pdf:
        return [word.text for word in pdf.read_page(1).words]


def set_loosely(
    draft: Draft, x: float, top: float, text: str, *, size: float, gap: float, every: int
) -> None:
    """Letters one after another, after each `every`-th some white of `gap` em more; spaces are
    written as such."""
    line = draft.canvas.beginText(x, HEIGHT - top)
    line.setFont(BODY, size)
    for at, character in enumerate(text):
        loose = character != " " and text[at + 1 : at + 2] not in ("", " ") and at % every == 0
        line.setCharSpace(gap * size if loose else 0)
        line.textOut(character)
    draft.canvas.drawText(line)


@pytest.mark.parametrize("size", [6.75, 9.0, 11.0])
@pytest.mark.parametrize(("gap", "every"), [(0.15, 3), (0.16, 2), (0.14, 4)])
def test_loose_letters_are_one_word(draft: Draft, size: float, gap: float, every: int) -> None:
    for top in range(80, 200, 14):
        draft.text(60, top, "De minister schrijft dat zij het in de brief van mei zal melden.")
    set_loosely(draft, 60, 220, NOTE, size=size, gap=gap, every=every)
    assert words(draft.save())[-len(NOTE.split()) :] == NOTE.split()


@pytest.mark.parametrize("gap", [0.2, 0.3, 0.45])
def test_a_letter_spaced_heading_is_read_by_its_own_white(draft: Draft, gap: float) -> None:
    line = draft.canvas.beginText(60, HEIGHT - 80)
    line.setFont(BODY, 16)
    line.setCharSpace(gap * 16)
    line.textOut("MONITOR JEUGDZORG")
    draft.canvas.drawText(line)
    assert words(draft.save()) == ["MONITOR", "JEUGDZORG"]


def test_a_row_of_figures_stays_apart(draft: Draft) -> None:
    for at, figure in enumerate("1234567"):
        draft.text(60 + 9 * at, 80, figure, size=10)
    for top in range(100, 180, 14):
        draft.text(60, top, "De minister schrijft dat zij het in de brief van mei zal melden.")
    assert words(draft.save())[:7] == list("1234567")


def test_words_set_closely_stay_apart(draft: Draft) -> None:
    text = "het kabinet streeft naar evalueren en leren door jonge mensen doorgaans gaat dat goed"
    for top in range(80, 200, 14):
        draft.text(60, top, "De minister schrijft dat zij het in de brief van mei zal melden.")
    x = 60.0
    for word in text.split():
        x = draft.text(x, 220, word, size=10) + 2.2
    assert words(draft.save())[-len(text.split()) :] == text.split()


def test_a_page_in_crumbs_is_put_together(draft: Draft) -> None:
    chance = random.Random(5)
    text = (
        "de gemeente onderzoekt hoeveel mensen in de wijk gebruik maken van de regeling en "
        "welke vragen zij daarbij hebben over hun inkomen en hun woning in de komende periode"
    )
    for row in range(8):
        x = 60.0
        for word in text.split()[row % 4 * 7 : row % 4 * 7 + 7]:
            for letter in word:
                x = draft.text(x, 80 + 14 * row, letter, size=10)
                x += chance.choice((0.2, 1.8))
            x += 3.3
    assert words(draft.save()) == 2 * text.split()[:28]


def test_torn_numbers_of_papers_are_no_claims(draft: Draft) -> None:
    for top in range(80, 200, 14):
        draft.text(60, top, "De minister schrijft dat zij het in de brief van mei zal melden.")
    set_loosely(draft, 60, 220, NOTE, size=7, gap=0.15, every=2)
    extraction = extract_document(draft.save())
    assert [claim.as_written for claim in extraction.claims] == []
    assert {r.number for r in extraction.references} == {"318", "325", "346"}
