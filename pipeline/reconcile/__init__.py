"""Which numbers agree, which differ and why: claims compared dimension by dimension.

`reconcile` relates a whole corpus, `relate_newcomer` one new document to it, `compare` holds two
claims against each other.
"""

from pipeline.reconcile.decisions.decision import make_decision, value_seen
from pipeline.reconcile.decisions.file import append_decision, load_decisions
from pipeline.reconcile.decisions.ruled import dimension_of, verdict_on
from pipeline.reconcile.decisions.rulings import Rulings, StaleDecision, apply_decisions
from pipeline.reconcile.documents.corpus import Corpus
from pipeline.reconcile.judge.compare import compare, lay_out
from pipeline.reconcile.newcomer import Nearby, Newcomer, Sight, relate_newcomer
from pipeline.reconcile.outcome.explanations import Step, explain, relation_of
from pipeline.reconcile.outcome.judgement import Comparison
from pipeline.reconcile.whole.relate import reconcile
from pipeline.reconcile.whole.result import PreviousReconciliation, Reconciliation

__all__ = [
    "Comparison",
    "Corpus",
    "Nearby",
    "Newcomer",
    "PreviousReconciliation",
    "Reconciliation",
    "Rulings",
    "Sight",
    "StaleDecision",
    "Step",
    "append_decision",
    "apply_decisions",
    "compare",
    "dimension_of",
    "explain",
    "lay_out",
    "load_decisions",
    "make_decision",
    "reconcile",
    "relate_newcomer",
    "relation_of",
    "value_seen",
    "verdict_on",
]
