"""Who publishes a document: as its first pages name them, else the body that speaks in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final

from schemas.datafiles import Entry, read_data
from schemas.paper import Passage, Reading
from schemas.vocabularies import DocumentKind

HEAD_PAGES: Final = 2
HEAD_CHARACTERS: Final = 2500
# Times that the first pages name their own publisher in their sentences.
OFTEN: Final = 3
# Running text: it ends in a stop behind more words than an address has.
WORDS_OF_SENTENCE: Final = 9
# "De Staatssecretaris van Justitie en Veiligheid," under a letter: the ministry that sends it.
SIGNATURE: Final = re.compile(
    r"^(?:De )?(?:Minister|Staatssecretaris) van ([A-Z][\w, ]+?)[,.]?$",
    re.MULTILINE | re.IGNORECASE,
)
# In these a body tells of itself; who writes a report or a letter tells of others.
_OF_ITSELF: Final[frozenset[DocumentKind]] = frozenset(("jaarverslag", "infographic", "overig"))
_WE: Final = re.compile(r"\b(?:wij|we|ons|onze)\b", re.IGNORECASE)
# Who speaks says so at least so often, and once in so many words.
_WE_LEAST, _WE_IN = 3, 700
# A body is named twice in what it tells of itself; on a poster of so few words once is enough.
_NAMED_LEAST, _POSTER = 2, 500
# Letters that the names of one body share at the front of a word: Beton, Betonproductenindustrie.
_ALIKE: Final = 4


class PublisherRule(Entry):
    """A publisher, known where `pattern` is found.

    `own`: its figures are of itself, as those of a municipality or a fund, not of the country.
    `head`: it is looked for in the heads of documents, where no other of its kind is spoken to.
    """

    name: str
    pattern: re.Pattern[str]
    finds: tuple[str, ...]
    ignores: tuple[str, ...]
    own: bool = False
    head: bool = True


class PublishersFile(Entry):
    """`publishers.toml`; `bodies` are words that say of what kind a body is, not which."""

    bodies: str
    publisher: tuple[PublisherRule, ...]


@cache
def _file() -> PublishersFile:
    return read_data(__package__, "publishers.toml", PublishersFile)


def publisher_rules() -> tuple[PublisherRule, ...]:
    """The rules of publishers.toml."""
    return _file().publisher


def find_publisher(head: list[Passage], reading: Reading, kind: DocumentKind) -> str:
    """Who publishes a document of this kind, whose first pages are `head`; empty for unknown."""
    for text in (
        reading.metadata.get("DC.creator", ""),
        _senders(head),
        reading.metadata.get("Author", ""),
    ):
        if named := _first_named(text):
            return named
    if named := _often_named("\n".join(p.text for p in reading.passages if p.page <= HEAD_PAGES)):
        return named
    for passage in reversed(reading.passages):
        if found := SIGNATURE.search(passage.text):
            return f"Ministerie van {found[1]}"
    return _speaking(reading) if kind in _OF_ITSELF else ""


def names_of_body(publisher: str) -> frozenset[str]:
    """The words, in small letters, that tell a body whose figures are of itself from others of its
    kind; empty for any other publisher."""
    if not any(rule.own and rule.pattern.search(publisher) for rule in publisher_rules()):
        return frozenset()
    return _telling(publisher)


def are_of_one_body(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two of such sets of words may name one body, be it in full or by its short name."""
    return any(
        a == b or (min(len(a), len(b)) >= _ALIKE and (a.startswith(b) or b.startswith(a)))
        for a in one
        for b in other
    )


def names_of_no_body() -> frozenset[str]:
    """Words, in small letters, that say what a body or its paper is, and not which."""
    return frozenset(_file().bodies.split())


def _telling(name: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", name)
    own = frozenset(word.casefold() for word in words if word[0].isupper())
    return own - names_of_no_body()


def _speaking(reading: Reading) -> str:
    """The body that says "wij" throughout a document and is named more than all others there."""
    text = "\n".join(p.text for p in reading.passages)
    words = len(text.split())
    if len(_WE.findall(text)) < max(_WE_LEAST, words / _WE_IN):
        return ""
    named: Counter[str] = Counter()
    for rule in publisher_rules():
        if rule.own:
            named.update(rule.name.format(*hit.groups()) for hit in rule.pattern.finditer(text))
    bodies: list[Counter[str]] = []
    for name, times in named.most_common():
        telling = _telling(name)
        known = (b for b in bodies if any(are_of_one_body(telling, _telling(n)) for n in b))
        body = next(known, None)
        if body is None:
            bodies.append(body := Counter())
        body[name] += times
    bodies.sort(key=lambda body: (-body.total(), min(body)))
    if not bodies or not _telling(min(bodies[0])):
        return ""
    most, second = bodies[0].total(), bodies[1].total() if bodies[1:] else 0
    if most < (1 if words < _POSTER else _NAMED_LEAST) or 2 * second >= most:
        return ""
    name = max(bodies[0], key=lambda name: (bodies[0][name], name))
    return name[0].upper() + name[1:]


def _senders(head: list[Passage]) -> str:
    """The head of a document without its sentences: who is only spoken of sends nothing."""
    told, left = [], HEAD_CHARACTERS
    for passage in head:
        if passage.role not in ("paragraph", "note") or not _is_sentence(passage.text):
            told.append(passage.text[:left])
        left -= len(passage.text) + 1
        if left <= 0:
            break
    return "\n".join(told)


def _is_sentence(text: str) -> bool:
    ends = text.rstrip().rstrip("\"')").endswith((".", "?", "!"))
    return ends and len(text.split(maxsplit=WORDS_OF_SENTENCE)) >= WORDS_OF_SENTENCE


def _often_named(text: str) -> str:
    """The only publisher that the first pages speak of again and again: they are its own."""
    counts = sorted(
        (len([*rule.pattern.finditer(text)]), rule.name)
        for rule in publisher_rules()
        if "{" not in rule.name
    )
    (second, _), (most, name) = ((0, ""), *counts)[-2:]
    return name if most >= OFTEN and second < most / 2 else ""


def _first_named(text: str) -> str:
    """The publisher named first in `text`, or the empty string."""
    found = [
        (hit.start(), rule.name.format(*hit.groups()))
        for rule in publisher_rules()
        if rule.head and (hit := rule.pattern.search(text))
    ]
    return min(found)[1] if found else ""
