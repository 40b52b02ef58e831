"""What a reader of a whole document knows about each of its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.reconcile.claims.cells import place_of, spot_of
from pipeline.reconcile.claims.editions import are_editions, headings_of, place_in_series, told_on
from pipeline.reconcile.claims.profile import Profile, Setting, profile_of
from pipeline.reconcile.documents.unclear import Description, describe, is_unclear
from pipeline.reconcile.documents.view import DocumentView, view_of
from pipeline.reconcile.language.concepts import concepts_of
from schemas.records import Claim, Document

# Profiles kept in memory at a time, some kilobytes each: those of the last so many claims asked
# for, and of as many before them.
MOST_PROFILES: Final = 10_000


@dataclass(slots=True)
class Corpus:
    """The documents and claims under comparison; views and profiles are made when asked for."""

    documents: dict[str, Document]
    members: dict[str, list[Claim]]
    _views: dict[str, DocumentView] = field(default_factory=dict)
    _profiles: dict[str, Profile] = field(default_factory=dict)
    _earlier: dict[str, Profile] = field(default_factory=dict)
    _by_words: dict[str, dict[tuple[object, ...], list[Claim]]] = field(default_factory=dict)
    _unclear: dict[tuple[str, Description], bool] = field(default_factory=dict)
    _newest: dict[str, frozenset[str]] = field(default_factory=dict)
    _places: dict[str, dict[tuple[str, ...], set[object]]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        documents: Iterable[Document],
        claims: Iterable[Claim],
        views: Mapping[str, DocumentView] | None = None,
    ) -> Corpus:
        """A corpus over these documents; claims of other documents cannot be compared in it.

        Documents of which `views` has a view need not bring all their claims.
        """
        known = {d.doc_id: d for d in documents}
        members: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            members[claim.doc_id].append(claim)
        return cls(known, members, dict(views or {}))

    def only(self, doc_ids: Iterable[str]) -> Corpus:
        """The same of some documents: what follows from these alone is found in it too."""
        wanted = sorted({*doc_ids})
        return Corpus(
            {doc_id: self.documents[doc_id] for doc_id in wanted},
            {doc_id: self.members[doc_id] for doc_id in wanted if doc_id in self.members},
        )

    def view(self, doc_id: str) -> DocumentView:
        """The document as a reader of the whole of it knows it. Raises KeyError when absent."""
        known = self._views.get(doc_id)
        if known is None:
            document = self.documents[doc_id]
            members = self.members.get(doc_id, ())
            known = view_of(document, members)
            self._views[doc_id] = known
        return known

    def profile(self, claim: Claim) -> Profile:
        """The claim as the comparer sees it. Raises KeyError for a claim of no document here."""
        known = self._profiles.get(claim.claim_id)
        if known is None:
            if len(self._profiles) >= MOST_PROFILES:
                self._earlier, self._profiles = self._profiles, {}
            known = self._earlier.get(claim.claim_id) or self._make_profile(claim)
            self._profiles[claim.claim_id] = known
        return known

    def lends(self, claim: Claim) -> frozenset[str]:
        """The concepts a document lends a claim: its title, and what calls the note it is in."""
        title = concepts_of(self.documents[claim.doc_id].title)
        return title | self.view(claim.doc_id).call_of(claim).concepts

    def look_around(self, doc_ids: Iterable[str]) -> None:
        """Learn now what will be asked of these documents: processes forked later need not."""
        for doc_id in doc_ids:
            self.view(doc_id)
            self._alike(doc_id)

    def forget(self) -> None:
        """Let go of what was learnt of documents and claims; it is learnt again when asked for."""
        for learnt in (self._views, self._by_words, self._profiles, self._earlier, self._unclear):
            learnt.clear()
        self._newest.clear()
        self._places.clear()

    def is_unclear(self, claim: Claim) -> bool:
        """Whether its document tells other numbers in the same words: which is meant is unclear."""
        alike = self._alike(claim.doc_id).get(naming_of(claim))
        if alike is None:
            return False
        described = describe(self.profile(claim))
        key = (claim.doc_id, described)
        if key not in self._unclear:
            meant = (p for p in map(self.profile, alike) if not p.limit)
            group = [p for p in meant if describe(p) == described]
            self._unclear[key] = is_unclear(group)
        return self._unclear[key]

    def has_headings_of_its_own(self, claim: Claim) -> bool:
        """Whether a cell is the only one of its document under its very headings: their words may
        be those of another column, told otherwise."""
        alike = self._alike(claim.doc_id).get(naming_of(claim), ())
        others = (headings_of(c) for c in alike if c is not claim)
        return bool(claim.in_table) and headings_of(claim) not in others

    def tells_one_number(self, claim: Claim) -> bool:
        """Whether all that its document tells in a claim's place is its very number: a row's name
        that returns in other tables ("Lasten") names no row."""
        if claim.doc_id not in self._places:
            places: dict[tuple[str, ...], set[object]] = defaultdict(set)
            for told in self.members.get(claim.doc_id, ()):
                if place := _place_of(told):
                    places[place].add((told.value, told.value_low, told.value_high))
            self._places[claim.doc_id] = places
        return len(self._places[claim.doc_id].get(_place_of(claim), ())) == 1

    def _alike(self, doc_id: str) -> dict[tuple[object, ...], list[Claim]]:
        """The claims of a document that others name their measure like, by those words."""
        found = self._by_words.get(doc_id)
        if found is None:
            named: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
            for claim in self.members.get(doc_id, ()):
                named[naming_of(claim)].append(claim)
            found = {words: claims for words, claims in named.items() if len(claims) > 1}
            self._by_words[doc_id] = found
        return found

    def are_editions(self, left: Claim, right: Claim) -> bool:
        """Whether two claims stand in different editions of one source."""
        return are_editions(self.documents[left.doc_id], self.documents[right.doc_id])

    def is_newest(self, claim: Claim) -> bool:
        """Whether a cell tells the latest time of its series in its document."""
        if claim.doc_id not in self._newest:
            cells = [c for c in self.members.get(claim.doc_id, ()) if c.in_table and c.period]
            latest: dict[tuple[str, ...], str] = {}
            placed = [(place_in_series(cell), cell) for cell in cells]
            for series, cell in placed:
                latest[series] = max(latest.get(series, ""), cell.period)
            self._newest[claim.doc_id] = frozenset(
                cell.claim_id for series, cell in placed if series and latest[series] == cell.period
            )
        return claim.claim_id in self._newest[claim.doc_id]

    def years_of(self, left: Profile, right: Profile) -> tuple[str, str]:
        """The years that the documents of two claims are from; empty where unknown."""
        one, other = (told_on(self.documents[p.claim.doc_id])[:4] for p in (left, right))
        return one, other

    def tells_beside(self, claim: Claim, other: Claim) -> bool:
        """Whether the sentence of `other` also tells the number of `claim`, of no other kind."""
        kind = self.profile(claim).head_class
        return any(
            not (kind and (told := self.profile(c).head_class) and told != kind)
            for c in self.sentence_of(other)
            if (c.value, c.unit) == (claim.value, claim.unit) and c is not other
            if not self.profile(c).limit
        )

    def sentence_of(self, claim: Claim) -> list[Claim]:
        """The claims of the sentence that a claim stands in, itself among them."""
        return [c for c in self.members.get(claim.doc_id, ()) if c.sentence == claim.sentence]

    def _make_profile(self, claim: Claim) -> Profile:
        view = self.view(claim.doc_id)
        call = view.call_of(claim)
        return profile_of(
            claim,
            Setting(
                period=view.period,
                topic=view.topic,
                title=view.title,
                called_from=call.concepts,
                counted=call.counted,
                company=view.sentences.get(claim.sentence, 1),
                cites=view.cites,
                source=view.source,
                home=view.home,
                body=view.body,
                before=view.before.get(claim.sentence, ""),
            ),
        )


def _place_of(claim: Claim) -> tuple[str, ...]:
    """A cell's headings and time, or the spot of a number in a text."""
    place = place_of(claim)
    return (*place, claim.period) if place else spot_of(claim)


def naming_of(claim: Claim) -> tuple[object, ...]:
    """What two claims of one document share when they are told in the same words."""
    named = concepts_of(claim.measure or claim.measure_lemma) | concepts_of(claim.population)
    return named, claim.unit, claim.period, claim.per
