"""The shipped weights load, read and score; without them rules take over."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.language import Language, ParsedSentence, load_language, loading

# Written for this test: word, part of speech, lemma, index of its head (own index: the root).
ANNOTATED = [
    [
        ("De", "DET", "de", 1), ("politie", "NOUN", "politie", 2), ("telde", "VERB", "tellen", 2),
        ("in", "ADP", "in", 4), ("2019", "NUM", "2019", 2), ("zo'n", "ADV", "zo'n", 6),
        ("170", "NUM", "170", 8), ("nieuwe", "ADJ", "nieuw", 8),
        ("mensenhandelzaken", "NOUN", "mensenhandelzaak", 2), (".", "PUNCT", ".", 2),
    ],
    [
        ("Het", "DET", "het", 1), ("aandeel", "NOUN", "aandeel", 6), ("van", "ADP", "van", 4),
        ("minderjarige", "ADJ", "minderjarig", 4), ("slachtoffers", "NOUN", "slachtoffer", 1),
        ("is", "AUX", "zijn", 6), ("45%", "SYM", "45%", 6), (".", "PUNCT", ".", 6),
    ],
    [
        ("De", "DET", "de", 1), ("minister", "NOUN", "minister", 2),
        ("trekt", "VERB", "trekken", 2), ("hiervoor", "ADV", "hiervoor", 2),
        ("143", "NUM", "143", 5), ("miljoen", "NOUN", "miljoen", 6), ("euro", "NOUN", "euro", 2),
        ("uit", "ADP", "uit", 2), (".", "PUNCT", ".", 2),
    ],
    [
        ("De", "DET", "de", 1), ("vergunningen", "NOUN", "vergunning", 2),
        ("gelden", "VERB", "gelden", 2), ("voor", "ADP", "voor", 6), ("drie", "NUM", "drie", 6),
        ("grote", "ADJ", "groot", 6), ("natuurgebieden", "NOUN", "natuurgebied", 2),
        (".", "PUNCT", ".", 2),
    ],
]  # fmt: skip
ONE_SENTENCE = "Van de 285 verdachten zijn er 43 (15%) veroordeeld in een zaak die toen speelde."


@pytest.fixture(scope="module")
def shipped() -> Language:
    return load_language()


@pytest.fixture(scope="module")
def rules() -> Language:
    return load_language("nl_core_news_not_there")


def read(language: Language, text: str) -> ParsedSentence:
    return language.parse([text])[0]


def test_the_shipped_weights_load_without_a_fallback(shipped: Language) -> None:
    assert not shipped.is_fallback
    assert (shipped.name, bool(shipped.version)) == ("nl_kamercijfers", True)
    assert load_language() is shipped


def test_the_shipped_weights_fit_in_twelve_megabytes() -> None:
    assert sum(path.stat().st_size for path in loading.WEIGHTS.iterdir()) < 12_000_000


def test_the_shipped_weights_score_on_sentences_of_our_own(shipped: Language) -> None:
    texts = [" ".join(word for word, *_ in sentence) for sentence in ANNOTATED]
    total = pos = lemmas = heads = 0
    for gold, sentence in zip(ANNOTATED, shipped.parse(texts), strict=True):
        assert [token.text for token in sentence.tokens] == [word for word, *_ in gold]
        for token, (_, gold_pos, gold_lemma, gold_head) in zip(sentence.tokens, gold, strict=True):
            total += 1
            pos += token.pos == gold_pos
            lemmas += token.lemma == gold_lemma
            heads += token.head == gold_head
    assert pos / total >= 0.9
    assert lemmas / total >= 0.97
    assert heads / total >= 0.85


def test_a_string_is_one_sentence_whatever_it_holds(shipped: Language) -> None:
    sentence = read(shipped, "Dat was in 2019. Het aantal zaken daalt sindsdien.")
    assert sum(token.dep == "ROOT" for token in sentence.tokens) == 1
    assert read(shipped, "").tokens == ()
    assert read(shipped, " \n ").tokens == ()


@pytest.mark.parametrize("text", [ONE_SENTENCE, "  Er zijn\u00a0zo\u2019n  30 zaken\n(36%). "])
def test_offsets_are_code_points_in_the_string_given(
    shipped: Language, rules: Language, text: str
) -> None:
    for language in (shipped, rules):
        sentence = read(language, text)
        words = [sentence.text[token.start : token.end] for token in sentence.tokens]
        assert "".join(words) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("€143 mln. t.o.v. 2018", ["€", "143", "mln.", "t.o.v.", "2018"]),
        ("(36%) in 2017–2021", ["(", "36%", ")", "in", "2017–2021"]),
        ("≥5 of >200 en ±40", ["≥", "5", "of", ">", "200", "en", "±", "40"]),
        ("zo\u2019n 1.234,5 zaken", ["zo'n", "1.234,5", "zaken"]),
    ],
)
def test_figures_are_cut_as_the_treebank_cuts_them(
    shipped: Language, text: str, tokens: list[str]
) -> None:
    assert [token.text for token in read(shipped, text).tokens] == tokens


def test_a_participle_used_as_a_noun_is_a_noun(shipped: Language) -> None:
    verdachten = next(
        token for token in read(shipped, ONE_SENTENCE).tokens if token.text == "verdachten"
    )
    assert (verdachten.pos, verdachten.lemma) == ("NOUN", "verdachte")


def test_an_acronym_is_no_preposition(shipped: Language) -> None:
    sentence = read(shipped, "De helft wordt door het OM geseponeerd.")
    name = next(token for token in sentence.tokens if token.text == "OM")
    assert (name.pos, name.lemma) == ("PROPN", "OM")
    assert sentence.tokens[name.head].text == "geseponeerd"


def test_a_missing_model_is_said_aloud(rules: Language) -> None:
    assert rules.is_fallback
    assert "nl_core_news_not_there" in rules.description


def test_missing_weights_fall_back_to_rules(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(loading, "WEIGHTS", tmp_path)
    assert load_language.__wrapped__().is_fallback


def test_rules_link_a_figure_to_its_noun(rules: Language) -> None:
    sentence = read(rules, "In 2019 zag de politie 25 unieke daders van uitbuiting.")
    figure = next(token for token in sentence.tokens if token.text == "25")
    assert (sentence.tokens[figure.head].lemma, figure.dep) == ("dader", "nummod")
