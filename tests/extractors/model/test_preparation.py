"""Treebank sentences are read, brought to one set of conventions, and copied with figures."""

from __future__ import annotations

import random
from pathlib import Path

import spacy

from extractors.model.augment import add_share, augment_numbers, write_money
from extractors.model.build_lemmas import count_forms, learn_endings
from extractors.model.conllu import (
    Sentence,
    TreebankWord,
    build_doc,
    group_sentences,
    read_sentences,
)
from extractors.model.conventions import is_draft, modernise_all

# Written for this test: form, lemma, part of speech, tag, head (0-based), relation.
Row = tuple[str, str, str, str, int, str]
LEDEN: list[Row] = [
    ("Drie", "drie", "NUM", "TW|hoofd|prenom|stan", 1, "nummod"),
    ("leden", "lid", "NOUN", "N|soort|mv|basis", 2, "nsubj"),
    ("stemmen", "stemmen", "VERB", "WW|pv|tgw|mv", 2, "ROOT"),
]
GELD: list[Row] = [
    ("Dat", "dat", "PRON", "VNW|aanw", 1, "nsubj"),
    ("kost", "kosten", "VERB", "WW|pv|tgw|met-t", 1, "ROOT"),
    ("honderd", "honderd", "NUM", "TW|hoofd|prenom|stan", 3, "nummod"),
    ("gulden", "gulden", "NOUN", "N|soort|ev|basis", 1, "obj"),
]
DRAFT: list[Row] = [
    ("Jan", "Jan", "PROPN", "", 3, "nsubj"),
    ("en", "en", "CCONJ", "", 0, "cc"),
    ("Piet", "Piet", "PROPN", "", 0, "conj"),
    ("vergissen", "vergissen", "VERB", "", 3, "ROOT"),
    ("zich", "zich", "PRON", "", 3, "obj"),
]


def sentence(rows: list[Row]) -> Sentence:
    return tuple(
        TreebankWord(form, lemma, pos, tag, "", head, dep, space_after=True)
        for form, lemma, pos, tag, head, dep in rows
    )


def spell(words: Sentence) -> str:
    return " ".join(word.form for word in words)


def test_conllu_is_read_with_heads_from_zero(tmp_path: Path) -> None:
    path = tmp_path / "own.conllu"
    path.write_text(
        "# sent_id = 1\n"
        "1-2\tWelja\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "1\tWel\twel\tADV\tBW\t_\t2\tadvmod\t_\tSpaceAfter=No\n"
        "2\tja\tja\tINTJ\tTSW\tAbbr=yes\t0\troot\t_\t_\n\n",
        encoding="utf-8",
    )
    [[first, second]] = read_sentences(path)
    assert (first.head, first.space_after, first.morph) == (1, False, "")
    assert (second.head, second.dep, second.morph) == (1, "ROOT", "Abbr=Yes")


def test_sentences_are_grouped_by_a_wheel_of_sizes() -> None:
    groups = list(group_sentences([sentence(LEDEN)] * 6, (4, 1)))
    assert [len(group) for group in groups] == [4, 1, 1]


def test_a_doc_keeps_its_sentences_apart() -> None:
    doc = build_doc(spacy.blank("nl").vocab, [sentence(LEDEN), sentence(GELD)])
    assert [sent.text for sent in doc.sents] == ["Drie leden stemmen", "Dat kost honderd gulden"]
    assert doc[6].head.text == "kost"


def test_a_draft_is_brought_to_the_conventions_of_the_others() -> None:
    draft, other = modernise_all([sentence(DRAFT), sentence(LEDEN)])
    assert is_draft(draft)
    assert [word.dep for word in draft] == ["nsubj", "cc", "conj", "ROOT", "expl:pv"]
    assert draft[1].head == 2
    assert other == sentence(LEDEN)


def test_money_gets_a_sign_that_takes_the_place_of_the_coin() -> None:
    money = write_money(sentence(GELD), 2, random.Random(0))
    assert money is not None
    sign, figure = money[2:]
    assert (sign.form, sign.head, sign.dep) == ("€", 1, "obj")
    assert (figure.pos, figure.head, figure.dep) == ("NUM", 2, "nummod")


def test_a_share_in_brackets_follows_the_counted_noun() -> None:
    words = add_share(sentence(LEDEN), 1, random.Random(0))
    assert spell(words[:3]) == "Drie leden ("
    assert (words[3].head, words[3].dep) == (1, "parataxis")
    assert (words[1].head, words[5].head) == (5, 5)


def test_augmentation_is_the_same_every_time() -> None:
    sentences = [sentence(LEDEN), sentence(GELD)]
    once, again = (list(augment_numbers(sentences, seed=3)) for _ in range(2))
    assert once == again
    assert len(once) == 2


def test_endings_are_learned_where_a_shorter_one_errs() -> None:
    nouns = ["boeken boek", "banden band", "paarden paard", "zaken zaak", "taken taak"]
    rows: list[Row] = [
        (form, lemma, "NOUN", "N", 0, "ROOT") for form, lemma in map(str.split, nouns)
    ]
    endings = learn_endings(count_forms([sentence([row]) for row in rows]))["NOUN"]
    assert endings["en"] == (2, "")
    assert endings["ken"] == (3, "ak")
    assert "den" not in endings
