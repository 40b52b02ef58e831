"""A text layer is good, absent or garbled; tables, names and links do not make it garbled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.pdf.page.sheet import RawPage, RawWord
from extractors.pdf.sight.quality import page_text_quality, text_quality
from schemas.paper import Box

SOUND = "De gemeente heeft in dat jaar ongeveer twaalfhonderd aanvragen ontvangen en behandeld"


def make_page(text: str, *, pictures: tuple[Box, ...] = (), broken: float = 0.0) -> RawPage:
    words = tuple(RawWord(w, Box(0, 0, 10, 10), "F", 9, 10) for w in text.split())
    return RawPage(1, 595, 842, 0, words, images=pictures, broken_glyphs=broken)


@pytest.mark.parametrize(
    ("words", "quality"),
    [
        ("", "none"),
        ("   ", "none"),
        (SOUND, "good"),
        (f"{SOUND} " * 5, "good"),
        ("1.250 45% 2019 12,5 - - 3 17 88 101 2.400 9 8 7 6 5 4 3 2 1", "good"),
        ("NWO KNAW SZW VWS RIVM TNO CBS CPB SCP WODC DNB AFM ACM NZa IGJ " * 3, "good"),
        ("www.voorbeeld.nl info@voorbeeld.nl " * 20, "good"),
        ("\ufffd\ufffd\x01\x02 \ue000\ue001 abc", "garbled"),
        ('\x01 - \x03\x04 34:8 "#$% 12 )*+ ab!cd 7 19-20 ef(g 8 h 9 kl ' * 3, "garbled"),
        ("onderscha\ufffdingen lee\ufffdijd hel\ufffd van de vragen " * 6, "good"),
        ("\uf0b7 punt een " * 20, "good"),
        ("F6G4H6B9E E4I:6E4J b,zx;q q;zxb,w x;qqz.w " * 10, "garbled"),
    ],
    ids=[
        "empty",
        "spaces",
        "short",
        "long",
        "figures",
        "names",
        "links",
        "signs",
        "controls",
        "ligatures",
        "bullets",
        "ciphers",
    ],
)
def test_words_tell_the_quality_of_a_text_layer(words: str, quality: str) -> None:
    assert text_quality(words.split(" ")) == quality


def test_a_share_of_broken_characters_condemns_a_page() -> None:
    assert page_text_quality(make_page(SOUND, broken=0.2)) == "garbled"
    assert page_text_quality(make_page(SOUND, broken=0.002)) == "good"


def test_a_stamp_on_a_picture_of_a_page_is_no_text_layer() -> None:
    scan = (Box(0, 0, 595, 842),)
    assert page_text_quality(make_page("ONTVANGEN", pictures=scan)) == "none"
    assert page_text_quality(make_page("Bijlage 1")) == "good"
    logo = (Box(0, 0, 100, 50),)
    assert page_text_quality(replace(make_page("Bijlage 1"), images=logo)) == "good"
