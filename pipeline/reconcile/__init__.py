"""Which numbers agree, which differ and why: claims compared dimension by dimension.

`reconcile` relates a whole corpus, `relate_newcomer` one new document to it, `compare` holds two
claims against each other.
"""

from pipeline.reconcile.compare import Step, compare, lay_out
from pipeline.reconcile.corpus import Corpus
from pipeline.reconcile.decision_file import append_decision, load_decisions
from pipeline.reconcile.decisions import make_decision, value_seen
from pipeline.reconcile.explanations import explain, relation_of
from pipeline.reconcile.judgement import Comparison
from pipeline.reconcile.newcomer import relate_newcomer
from pipeline.reconcile.relate import (
    PreviousReconciliation,
    Reconciliation,
    reconcile,
)
from pipeline.reconcile.rulings import StaleDecision

__all__ = [
    "Comparison",
    "Corpus",
    "PreviousReconciliation",
    "Reconciliation",
    "StaleDecision",
    "Step",
    "append_decision",
    "compare",
    "explain",
    "lay_out",
    "load_decisions",
    "make_decision",
    "reconcile",
    "relate_newcomer",
    "relation_of",
    "value_seen",
]
