"""Sentences as the product tells them to this room: with its numbers read and its words parsed."""

from __future__ import annotations

from functools import cache

from extractors.document.prose import is_spoken
from extractors.language import Language, ParsedSentence, load_language
from extractors.meaning import Context, Sentence, describe_sentence
from extractors.numbers import read_numbers
from schemas.readings import Meaning
from schemas.vocabularies import PassageRole


@cache
def language() -> Language:
    """The language model that ships with the product."""
    return load_language("builtin")


@cache
def parse(text: str) -> ParsedSentence:
    """The parse of one sentence."""
    (parsed,) = language().parse([text])
    return parsed


def tell(*texts: str, role: PassageRole = "paragraph", section: str = "") -> list[Sentence]:
    """The texts as sentences of one passage; as in the product, short labels are not parsed."""
    return [
        Sentence(
            text,
            parse(text) if is_spoken(text, role) else None,
            read_numbers(text),
            role,
            section,
            first_in_passage=at == 0,
        )
        for at, text in enumerate(texts)
    ]


def meanings(
    *texts: str,
    role: PassageRole = "paragraph",
    section: str = "",
    anchor: str = "",
    title: str = "",
    title_period: str = "",
) -> dict[str, Meaning]:
    """The meanings of the last text's numbers, by the number as written; the rest comes before."""
    sentences = tell(*texts, role=role, section=section)
    context = Context(
        before=tuple(sentences[:-1]),
        anchor=tell(anchor)[0] if anchor else None,
        title=title,
        document_period=title_period,
    )
    last = sentences[-1]
    return {
        last.text[quantity.digits[0] : quantity.digits[1]]: meaning
        for quantity, meaning in zip(
            last.reading.quantities, describe_sentence(last, context), strict=True
        )
    }
