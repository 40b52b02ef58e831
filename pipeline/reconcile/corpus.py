"""What a reader of a whole document knows about each of its claims."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.reconcile.concepts import concepts_of
from pipeline.reconcile.periods import Span, span_of
from pipeline.reconcile.profile import Profile, Setting, profile_of
from schemas.records import Claim, Document

_TITLE_PERIOD = re.compile(r"((?:19|20)\d\d)\s*(?:[-–/]|t/m|tot en met)\s*((?:19|20)\d\d)")
_TITLE_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
# A concept in more than this share of a document's sentences is its subject: it tells the
# document's own claims apart no more.
TOPIC_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with what holds for all its claims.

    `period` is the period it reports on when its title or most of its claims name one, `topic`
    the concepts found all over it, `calls` the concepts of the sentences that call each footnote.
    """

    document: Document
    period: Span | None
    topic: frozenset[str]
    title: frozenset[str]
    calls: Mapping[str, frozenset[str]]
    sentences: Mapping[str, int]


@dataclass(slots=True)
class Corpus:
    """The documents and claims under comparison, with profiles made when first asked for."""

    views: dict[str, DocumentView]
    echoes: dict[str, str] = field(default_factory=dict)
    _profiles: dict[str, Profile] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[Document], claims: Sequence[Claim]) -> Corpus:
        """A corpus over these documents; claims of unknown documents raise KeyError."""
        by_document: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_document[claim.doc_id].append(claim)
        return cls({d.doc_id: view_of(d, by_document.get(d.doc_id, ())) for d in documents})

    def profile(self, claim: Claim) -> Profile:
        """The claim as the comparer sees it."""
        known = self._profiles.get(claim.claim_id)
        if known is None:
            known = self.fresh_profile(claim)
            self._profiles[claim.claim_id] = known
        return known

    def fresh_profile(self, claim: Claim) -> Profile:
        """The same, not kept: for corpora too large to hold every profile."""
        view = self.views[claim.doc_id]
        return profile_of(
            claim,
            Setting(
                period=view.period,
                topic=view.topic,
                title=view.title,
                called_from=view.calls.get(claim.in_footnote, frozenset()),
                company=view.sentences.get(claim.sentence, 1),
            ),
        )


def view_of(document: Document, claims: Sequence[Claim]) -> DocumentView:
    """What a reader of the document knows at each of its claims."""
    sentences = Counter(c.sentence for c in claims if not c.in_table)
    calls: dict[str, frozenset[str]] = {}
    for claim in claims:
        for marker in filter(None, claim.footnotes.split(";")):
            calls[marker] = calls.get(marker, frozenset()) | concepts_of(claim.sentence)
    return DocumentView(
        document=document,
        period=_period_of(document, claims),
        topic=_topic_of(sentences),
        title=concepts_of(document.title),
        calls=calls,
        sentences=sentences,
    )


def _period_of(document: Document, claims: Sequence[Claim]) -> Span | None:
    if found := _TITLE_PERIOD.search(document.title):
        return span_of(f"{found[1]}/{found[2]}")
    named = Counter(c.period for c in claims if c.period and not c.in_table)
    if named:
        period, times = min(named.items(), key=lambda item: (-item[1], item[0]))
        if times >= 3 and times * 2 > sum(named.values()):
            return span_of(period)
    return None


def _topic_of(sentences: Mapping[str, int]) -> frozenset[str]:
    if len(sentences) < 5:
        return frozenset()
    seen: Counter[str] = Counter()
    for sentence in sentences:
        seen.update(concepts_of(sentence))
    return frozenset(c for c, times in seen.items() if times > TOPIC_SHARE * len(sentences))
