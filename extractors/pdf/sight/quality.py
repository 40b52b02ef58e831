"""Whether a page's text layer can be believed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, Literal

from extractors.pdf.page.sheet import RawPage

TextQuality = Literal["good", "none", "garbled"]

# Sound text layers stay at or below 0.0022, broken ones begin here.
BROKEN_SHARE: Final = 0.16
# Lost ligatures and bullets of symbol fonts give a few of those, but no control characters.
CONTROL_SHARE: Final = 0.02
# A font without a usable mapping gives strange words from ordinary characters. Of the words of
# running text few lack a vowel or mix letters with signs; of a broken layer most do.
STRANGE_SHARE: Final = 0.5
ENOUGH_WORDS: Final = 25
MIN_CHARACTERS: Final = 12  # fewer on a page with a picture: a scan with a stamp
PICTURE_SHARE: Final = 0.5

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_PLAIN: Final = re.compile(r"[\"'“”‘’„(\[]*[^\W\d_]+(?:[-/'’][^\W\d_]+)*[\"'“”‘’)\],.;:?!…]*")
_VOWEL: Final = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE)


def page_text_quality(page: RawPage) -> TextQuality:
    """The quality of a page's text layer, its pictures taken into account."""
    if page.broken_glyphs >= BROKEN_SHARE and page.words:
        return "garbled"
    quality = text_quality(word.text for word in page.words)
    if quality == "good" and sum(len(w.text) for w in page.words) < MIN_CHARACTERS:
        area = sum((b.x1 - b.x0) * (b.bottom - b.top) for b in page.images)
        return "none" if area >= PICTURE_SHARE * page.width * page.height else "good"
    return quality


def text_quality(words: Iterable[str]) -> TextQuality:
    """none: no text; garbled: characters or words that no one wrote; good: the rest.

    Numbers and signs do not count as strange: a page of bare figures is good.
    """
    every = [word for word in words if word.strip()]
    text = "".join(every)
    if not text:
        return "none"
    broken = sum(_is_broken(character) for character in text)
    controls = sum(unicodedata.category(character) == "Cc" for character in text)
    if broken >= BROKEN_SHARE * len(text) or controls >= CONTROL_SHARE * len(text):
        return "garbled"
    lettered = [word for word in every if _letter_count(word) >= 4]
    if len(lettered) >= ENOUGH_WORDS:
        strange = sum(_is_strange(word) for word in lettered)
        if strange >= STRANGE_SHARE * len(lettered):
            return "garbled"
    return "good"


def _is_broken(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character) in ("Cc", "Co", "Cn")


def _letter_count(word: str) -> int:
    return sum(len(part) for part in _LETTERS.findall(word))


def _is_strange(word: str) -> bool:
    if "@" in word or "://" in word or "www." in word:
        return False
    if not _PLAIN.fullmatch(word):
        return True
    return not _VOWEL.search(word) and not word.isupper()
