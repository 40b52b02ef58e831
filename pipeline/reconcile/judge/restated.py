"""What holds for a claim in the text holds for the chart's label that restates it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.judge.compare import relabel
from pipeline.reconcile.outcome.judgement import Comparison
from schemas.records import Claim

Echoes = Mapping[str, Sequence[tuple[Claim, Claim]]]


def pass_on(echoes: Echoes, comparisons: Iterable[Comparison], corpus: Corpus) -> list[Comparison]:
    """The comparisons that labels share with the claims they restate.

    `echoes` holds, by document, pairs of a label and the claim in the text it restates.
    """
    wanted = {c.claim_id for pairs in echoes.values() for pair in pairs for c in pair}
    touching: dict[str, list[Comparison]] = defaultdict(list)

    def note(comparison: Comparison) -> None:
        for end in (comparison.left, comparison.right):
            if end.claim_id in wanted:
                touching[end.claim_id].append(comparison)

    for comparison in comparisons:
        note(comparison)
    found: list[Comparison] = []
    for doc_id in sorted(echoes):
        for label, text in echoes[doc_id]:
            related = {_other(c, label).claim_id for c in touching[label.claim_id]}
            for comparison in [*touching[text.claim_id]]:
                other = _other(comparison, text)
                if other.doc_id != text.doc_id and other.claim_id not in related:
                    found.append(relabel(comparison, text, label, corpus))
                    note(found[-1])
    return found


def _other(comparison: Comparison, claim: Claim) -> Claim:
    return comparison.right if comparison.left.claim_id == claim.claim_id else comparison.left
