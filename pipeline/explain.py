"""Where a number comes from and how it stands to others: the chain behind any published id."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from pipeline.labels import labels
from pipeline.published import read_published
from pipeline.reconcile import Corpus, Step, lay_out, load_decisions
from pipeline.reconcile.wording.dutch import per_what, period_of
from pipeline.reconcile.wording.things import number_of
from schemas.errors import UsageError
from schemas.names import split_list
from schemas.records import Claim, Decision, Document, Figure, Footnote, Relation

# How a relation is asked for: the ids of its two claims with this between them.
BETWEEN: Final = "~"
_TABLES: Final = ("documents", "claims", "footnotes", "relations", "figures")


@dataclass(frozen=True, slots=True)
class Place:
    """A claim with the document it stands in and the notes called in its sentence."""

    claim: Claim
    document: Document
    notes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class Bond:
    """A relation of what is explained, the claim on its other side, and the waterfall."""

    relation: Relation
    other: Place
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything behind one published id: claims, their relations, the figure, decisions."""

    asked: str
    places: tuple[Place, ...]
    bonds: tuple[Bond, ...]
    figures: tuple[Figure, ...]
    decisions: tuple[Decision, ...]

    def to_json(self) -> dict[str, Any]:
        """The same as plain values; decimals and dates as text."""
        plain: dict[str, Any] = as_plain(asdict(self))
        return plain

    def to_text(self) -> str:
        """The same as lines of Dutch."""
        return "\n".join(_tell(self))


@dataclass(frozen=True, slots=True)
class PublishedRows:
    """The published dataset with its rows by id, and the notes of each document."""

    documents: dict[str, Document]
    claims: dict[str, Claim]
    notes: dict[str, tuple[Footnote, ...]]
    relations: tuple[Relation, ...]
    figures: dict[str, Figure]

    @classmethod
    def read(cls, processed: Path) -> PublishedRows:
        """What is published in `processed`. Raises UsageError when nothing is."""
        dataset = read_published(processed, _TABLES)
        notes = sorted(dataset.footnotes, key=lambda note: note.doc_id)
        return cls(
            {d.doc_id: d for d in dataset.documents},
            {c.claim_id: c for c in dataset.claims},
            {doc_id: tuple(own) for doc_id, own in groupby(notes, key=lambda note: note.doc_id)},
            dataset.relations,
            {f.figure_id: f for f in dataset.figures},
        )

    def place(self, claim: Claim) -> Place:
        """The claim with its document and notes."""
        notes = notes_of(claim, self.notes.get(claim.doc_id, ()))
        return Place(claim, self.documents[claim.doc_id], notes)

    def corpus_of(self, relations: Sequence[Relation]) -> Corpus:
        """The documents these relations run between, as claims are compared in them."""
        ids = {claim_id for r in relations for claim_id in (r.left, r.right)}
        return self.corpus_within(self.claims[claim_id].doc_id for claim_id in ids)

    def corpus_within(self, doc_ids: Iterable[str]) -> Corpus:
        """These documents, as claims are compared in them."""
        homes = {*doc_ids}
        documents = [self.documents[doc_id] for doc_id in sorted(homes)]
        return Corpus.of(documents, [c for c in self.claims.values() if c.doc_id in homes])


def notes_of(claim: Claim, notes: Iterable[Footnote]) -> tuple[Footnote, ...]:
    """Of the notes of its document those called in a claim's sentence, and the one it stands in.

    Marks begin anew on every page or under every table: of several notes with one mark the one that
    knows the claim counts, else the nearest.
    """
    markers = dict.fromkeys((*split_list(claim.footnotes), claim.in_footnote))
    called = [note for note in notes if note.marker and note.marker in markers]
    marked: dict[str, Footnote] = {}
    for note in sorted(called, key=lambda note: _distance(note, claim)):
        marked.setdefault(note.marker, note)
    return tuple(marked[marker] for marker in markers if marker in marked)


def _distance(note: Footnote, claim: Claim) -> tuple[bool, int]:
    return claim.claim_id not in split_list(note.claim_ids), abs(note.page - claim.page)


def explain(processed: Path, asked: str, *, decisions: Path | None = None) -> Explanation:
    """The explanation of a claim, a figure or a relation ("claim~claim") in the published dataset.

    `decisions` is the stewards' file. Raises UsageError when nothing is published or the id is
    not in it.
    """
    decided = load_decisions(decisions) if decisions is not None else ()
    return explain_in(PublishedRows.read(processed), asked, decided)


def explain_in(
    published: PublishedRows, asked: str, decided: Sequence[Decision] = ()
) -> Explanation:
    """As `explain`, of a dataset that was read before."""
    figure = published.figures.get(asked)
    if figure is not None:
        ids = [figure.preferred_claim, *split_list(figure.alternatives)]
    else:
        ids = asked.split(BETWEEN) if BETWEEN in asked else [asked]
    for claim_id in ids:
        if claim_id not in published.claims:
            raise _unknown(claim_id, published)
    only = frozenset(ids) if BETWEEN in asked else None
    figures = [f for f in published.figures.values() if _holds(f, ids)]
    return Explanation(
        asked=asked,
        places=tuple(published.place(published.claims[claim_id]) for claim_id in ids),
        bonds=tuple(_bonds(ids, only, published)),
        figures=tuple(sorted(figures, key=lambda f: f.figure_id)),
        decisions=tuple(d for d in decided if set(d.claims) & set(ids)),
    )


def _unknown(asked: str, published: PublishedRows) -> UsageError:
    known = [*published.claims, *published.figures]
    near = difflib.get_close_matches(asked, known, n=3, cutoff=0.6)
    remedy = (
        f"Bedoelt u {', '.join(near)}?" if near else "Zoek het op in claims.csv of figures.csv."
    )
    name = asked or "Een leeg kenmerk"
    return UsageError(f"{name} staat niet in de gepubliceerde dataset.", remedy=remedy)


def _holds(figure: Figure, ids: Iterable[str]) -> bool:
    members = {figure.preferred_claim, *split_list(figure.alternatives)}
    return bool(members & set(ids))


def _bonds(
    ids: Sequence[str], only: frozenset[str] | None, published: PublishedRows
) -> Iterator[Bond]:
    concerned = [
        r
        for r in published.relations
        if ({r.left, r.right} == only if only else {r.left, r.right} & set(ids))
    ]
    corpus = published.corpus_of(concerned)
    for relation in sorted(concerned, key=lambda r: (_weight(r), -r.score, r.left, r.right)):
        left, right = (published.claims[claim_id] for claim_id in (relation.left, relation.right))
        other = right if relation.left in ids else left
        yield Bond(relation, published.place(other), lay_out(left, right, corpus))


def _weight(relation: Relation) -> int:
    return ("contradicts", "explained", "consistent", "agrees").index(relation.verdict)


def _tell(explanation: Explanation) -> Iterator[str]:
    for place in explanation.places:
        yield from _tell_place(place)
    for figure in explanation.figures:
        status = labels().figure[figure.status]
        yield f"Cijfer {figure.figure_id}: {status}, bronnen: {figure.sources}"
        yield f"  voorkeur: {figure.preferred_claim}"
    for decision in explanation.decisions:
        who = f"van {decision.decided_by}, {decision.decided_at}"
        yield (
            f"Besluit {decision.decision_id} ({labels().decision[decision.kind]}) {who}: "
            f"{decision.because}"
        )
    if not explanation.bonds:
        yield "Geen andere bewering over hetzelfde gevonden."
    for bond in explanation.bonds:
        yield from _tell_bond(bond)


def _tell_place(place: Place) -> Iterator[str]:
    claim, document = place.claim, place.document
    yield f"Bewering {claim.claim_id}: {number_of(claim)} {claim.measure}".rstrip()
    yield f"  document: {document.title or document.doc_id} ({document.file}), p. {claim.page}"
    if claim.x0 is not None and claim.top is not None:
        box = (claim.x0, claim.top, claim.x1 or 0.0, claim.bottom or 0.0)
        yield f"  plek: {' '.join(f'{side:.1f}' for side in box)} (punten vanaf linksboven)"
    yield f"  woorden: “{claim.as_written}” in “{claim.sentence}”"
    told = {
        "populatie": claim.population, "periode": period_of(claim.period),
        "per": per_what(claim.per), "indicator": claim.indicator,
        "soort getal": labels().statistic[claim.statistic] if claim.statistic else "",
        "volgens": claim.attributed_to, "bron": claim.cited_source,
    }  # fmt: skip
    if any(told.values()):
        yield "  " + "; ".join(f"{name}: {value}" for name, value in told.items() if value)
    yield f"  gelezen door regel {claim.rule}, zekerheid {claim.confidence:.2f}"
    for note in place.notes:
        yield f"  noot {note.marker}: {note.text}"


def _tell_bond(bond: Bond) -> Iterator[str]:
    relation, other = bond.relation, bond.other
    dimension = f" ({labels().dimension[relation.dimension]})" if relation.dimension else ""
    yield ""
    yield f"{labels().verdict[relation.verdict]}{dimension}: {relation.explanation}"
    yield (
        f"  naast {other.claim.claim_id}, {other.document.file} p. {other.claim.page}: "
        f"“{other.claim.sentence}”"
    )
    for step in bond.steps:
        dimension, level = labels().dimension[step.dimension], labels().level[step.level]
        yield f"    {dimension:12} {level:34} {step.tell()}"


def as_plain(value: Any) -> Any:
    """Records as JSON has them: decimals and dates as text."""
    if isinstance(value, dict):
        return {key: as_plain(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [as_plain(member) for member in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
