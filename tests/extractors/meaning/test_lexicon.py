"""Every cue finds what it says it finds and ignores its near misses."""

from __future__ import annotations

import pytest

from extractors.meaning.lists.cues import Cue, load_cues
from extractors.meaning.lists.wordlists import LEXICON, word_class

CUE_FILES = sorted(
    path.stem for path in LEXICON.glob("*.toml") if path.stem not in {"words", "groups"}
)
CUES = [pytest.param(cue, id=f"{name}:{cue.id}") for name in CUE_FILES for cue in load_cues(name)]


@pytest.mark.parametrize("cue", CUES)
def test_a_cue_finds_and_ignores_what_it_says(cue: Cue) -> None:
    missed = [text for text in cue.finds if not cue.pattern.search(text)]
    wrong = [text for text in cue.ignores if cue.pattern.search(text)]
    assert (missed, wrong) == ([], [])


@pytest.mark.parametrize("name", CUE_FILES)
def test_ids_of_cues_are_unique(name: str) -> None:
    ids = [cue.id for cue in load_cues(name)]
    assert len(ids) == len(set(ids))


def test_closed_classes_hold_single_words() -> None:
    assert {"de", "deze"} <= word_class("det")
    assert "van" in word_class("prep")
