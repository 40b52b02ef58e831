"""What ties two documents or two clauses together beyond the words of the claims themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from extractors.doctypes import are_of_one_body, names_of_no_body
from pipeline.reconcile.claims.profile import Profile
from pipeline.reconcile.language.concepts import concepts_of, count_telling, root_of, words_of
from pipeline.reconcile.language.words import read_words
from pipeline.reconcile.rules import number
from schemas.records import Claim

# Documents about a foundation or a municipality have no subject in common by that word alone.
_BODIES: Final = "organisation"


def are_kin(left: Profile, right: Profile) -> bool:
    """Whether two documents share a subject or a dossier, one body tells of itself in both, or one
    names the other as its source."""
    if left.claim.doc_id == right.claim.doc_id:
        return True
    if left.body and right.body and are_of_one_body(left.body, right.body):
        return True
    return bool(count_telling((left.subject & right.subject) - _bodies())) or are_cited(left, right)


def are_cited(left: Profile, right: Profile) -> bool:
    """Whether the document of one claim names that of the other, or its publisher, as a source."""
    named = (left.cites & right.source) | (right.cites & left.source)
    return bool(count_telling(named - _bodies()))


@cache
def _bodies() -> frozenset[str]:
    classed = (f for f, name in read_words().classes.items() if name == _BODIES)
    return frozenset(map(root_of, (*classed, *names_of_no_body())))


def are_beside(left: Claim, right: Claim) -> bool:
    """Whether two claims stand in one sentence, which may run over a page; the same words some
    pages on are the sentence told again."""
    told = (left.doc_id, left.sentence) == (right.doc_id, right.sentence)
    return told and abs(left.page - right.page) <= 1


def are_elsewhere(left: Profile, right: Profile) -> bool:
    """Whether a document speaks of its own place, which the other claim does not name."""
    if are_cited(left, right):
        return False
    ours, theirs = left.home | left.places, right.home | right.places
    return bool(left.home - theirs or right.home - ours)


def are_of_two_bodies(left: Profile, right: Profile) -> bool:
    """Whether two bodies each tell of themselves, and neither text names the other body: the
    funding ratio of one fund and of another, members of two clubs."""
    ours, theirs = left.body, right.body
    if not ours or not theirs or are_of_one_body(ours, theirs):
        return False
    return tell_of_no_body(left, right)


def may_be_of_two_bodies(left: Profile, right: Profile) -> bool:
    """Whether a body tells of itself in one document, and neither text nor title says that the
    other document is of the same body: its members beside those of a fund without a name."""
    if left.claim.doc_id == right.claim.doc_id or not (left.body or right.body):
        return False
    if left.body and right.body and are_of_one_body(left.body, right.body):
        return False
    return not are_cited(left, right) and tell_of_no_body(left, right)


def tell_of_no_body(left: Profile, right: Profile) -> bool:
    """Whether neither names the body that tells of itself in the document of the other."""
    return not (_names(left, right.body or ()) or _names(right, left.body or ()))


def _names(profile: Profile, body: Iterable[str]) -> bool:
    claim = profile.claim
    told = f"{claim.sentence} {claim.section} {claim.attributed_to} {claim.cited_source}"
    return are_of_one_body(body, words_of(told))


def are_other_rows(left: Claim, right: Claim) -> bool:
    """Whether two cells stand under headings with other numbers: 80 and 120 kilometres an hour."""
    ours, theirs = (
        frozenset(_NUMBER.findall(f"{c.row_heading} {c.column_heading}".strip() or c.measure))
        for c in (left, right)
    )
    return bool(ours - theirs and theirs - ours)


_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")


def count_common(left: Profile, right: Profile) -> int:
    """How many telling words the clauses share, the subject of both documents left out."""
    return count_telling((left.near & right.near) - (left.topic & right.topic))


def is_echo(left: Profile, right: Profile) -> bool:
    """Whether one sentence says the other again, nearly word for word and at some length."""
    ours, theirs = (concepts_of(p.claim.sentence) for p in (left, right))
    longest = max(count_telling(ours), count_telling(theirs))
    least = max(number("echo_words"), number("echo_share") * longest)
    return count_telling(ours & theirs) >= least


def count_strange(left: Profile, right: Profile) -> int:
    """How many telling words each clause has that the other lacks: the least of both."""
    ours, theirs = left.near - right.around - right.far, right.near - left.around - left.far
    return min(count_telling(ours), count_telling(theirs))


def count_apart(left: Profile, right: Profile) -> int:
    """The same against the other's clause alone: "80% uit de mest" beside "80% uit het dier"."""
    ours, theirs = left.near - right.near - right.far, right.near - left.near - left.far
    return min(count_telling(ours), count_telling(theirs))
