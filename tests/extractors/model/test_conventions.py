"""Relations of every treebank file are brought to one set of conventions."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.model.clauses import set_clause_heads
from extractors.model.conllu import Sentence, TreebankWord
from extractors.model.conventions import modernise_all

# form, lemma, part of speech, head (0-based), relation
Row = tuple[str, str, str, int, str]

BECAME: list[Row] = [
    ("Daarna", "daarna", "ADV", 3, "advmod"),
    ("werd", "worden", "AUX", 3, "cop"),
    ("hij", "hij", "PRON", 3, "nsubj"),
    ("lid", "lid", "NOUN", 3, "ROOT"),
    ("van", "van", "ADP", 6, "case"),
    ("de", "de", "DET", 6, "det"),
    ("raad", "raad", "NOUN", 3, "nmod"),
]
KNOWN: list[Row] = [
    ("Zij", "zij", "PRON", 3, "nsubj"),
    ("bleef", "blijven", "AUX", 3, "cop"),
    ("zeer", "zeer", "ADV", 3, "advmod"),
    ("bekend", "bekend", "ADJ", 3, "ROOT"),
]
FOUNDED: list[Row] = [
    ("Het", "het", "DET", 1, "det"),
    ("huis", "huis", "NOUN", 3, "nsubj"),
    ("werd", "worden", "AUX", 3, "cop"),
    ("gebouwd", "bouwen", "VERB", 3, "ROOT"),
]
MUST: list[Row] = [
    ("Hij", "hij", "PRON", 1, "nsubj"),
    ("moet", "moeten", "VERB", 1, "ROOT"),
    ("morgen", "morgen", "ADV", 1, "advmod"),
    ("komen", "komen", "VERB", 1, "xcomp"),
]
LETS: list[Row] = [
    ("Dat", "dat", "PRON", 3, "nsubj"),
    ("laat", "laten", "AUX", 3, "aux"),
    ("daling", "daling", "NOUN", 3, "obj"),
    ("zien", "zien", "VERB", 3, "ROOT"),
]
IS: list[Row] = [
    ("Zij", "zij", "PRON", 2, "nsubj"),
    ("is", "zijn", "AUX", 2, "cop"),
    ("lid", "lid", "NOUN", 2, "ROOT"),
]


def sentence(rows: Sequence[Row], *, tag: str = "") -> Sentence:
    return tuple(
        TreebankWord(form, lemma, pos, tag, "", head, dep, True)
        for form, lemma, pos, head, dep in rows
    )


def arcs(words: Sentence) -> list[tuple[int, str]]:
    return [(word.head, word.dep) for word in words]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (
            BECAME,
            [
                (1, "advmod"),
                (1, "ROOT"),
                (1, "nsubj"),
                (1, "xcomp"),
                (6, "case"),
                (6, "det"),
                (3, "nmod"),
            ],
        ),
        (KNOWN, [(1, "nsubj"), (1, "ROOT"), (3, "advmod"), (1, "xcomp")]),
        (FOUNDED, [(1, "det"), (3, "nsubj"), (3, "aux:pass"), (3, "ROOT")]),
        (MUST, [(3, "nsubj"), (3, "aux"), (3, "advmod"), (3, "ROOT")]),
        (LETS, [(1, "nsubj"), (1, "ROOT"), (3, "obj"), (1, "xcomp")]),
        (IS, [(2, "nsubj"), (2, "cop"), (2, "ROOT")]),
    ],
    ids=["worden", "blijven", "passive", "moeten", "laten", "zijn"],
)
def test_a_clause_has_its_head_where_the_others_have_it(
    draft: list[Row], expected: list[tuple[int, str]]
) -> None:
    assert arcs(set_clause_heads(sentence(draft))) == expected


def test_the_subject_of_a_passive_is_named_so() -> None:
    (words,) = modernise_all([sentence(FOUNDED)])
    assert words[1].dep == "nsubj:pass"


def test_an_adverb_before_a_noun_modifies_it() -> None:
    rows: list[Row] = [
        ("Ook", "ook", "ADV", 2, "advmod"),
        ("de", "de", "DET", 2, "det"),
        ("raad", "raad", "NOUN", 3, "nsubj"),
        ("stemt", "stemmen", "VERB", 3, "ROOT"),
        ("vandaag", "vandaag", "ADV", 3, "advmod"),
    ]
    (words,) = modernise_all([sentence(rows, tag="X")])
    assert [word.dep for word in words] == ["amod", "det", "nsubj", "ROOT", "advmod"]


def test_an_adverb_of_a_nominal_predicate_keeps_its_name() -> None:
    rows: list[Row] = [
        ("Zij", "zij", "PRON", 3, "nsubj"),
        ("is", "zijn", "AUX", 3, "cop"),
        ("ook", "ook", "ADV", 3, "advmod"),
        ("lid", "lid", "NOUN", 3, "ROOT"),
    ]
    (words,) = modernise_all([sentence(rows, tag="X")])
    assert words[2].dep == "advmod"


def test_an_adverb_of_an_adverb_is_no_modifier_of_a_noun() -> None:
    rows: list[Row] = [
        ("heel", "heel", "ADV", 1, "amod"),
        ("vaak", "vaak", "ADV", 2, "advmod"),
        ("komen", "komen", "VERB", 2, "ROOT"),
    ]
    (words,) = modernise_all([sentence(rows)])
    assert words[0].dep == "advmod"
