"""`kamercijfers decide`: write down what a steward decided about published claims."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict, get_args

import click

from pipeline.cli.options import with_settings
from schemas.errors import UsageError
from schemas.names import harmless
from schemas.vocabularies import DecisionKind

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from schemas.records import Decision


@click.command("decide")
@click.argument("kind", type=click.Choice(get_args(DecisionKind)), metavar="SOORT")
@click.argument("claims", nargs=-1, required=True, metavar="KENMERK...")
@click.option("--because", required=True, metavar="TEKST", help="Waarom u dit beslist.")
@click.option("--by", metavar="NAAM", help="Wie beslist (gewoonlijk uw gebruikersnaam).")
@click.option(
    "--outcome",
    default="",
    metavar="WAARDE",
    help="Bij choose_value: de claim die geldt; bij rename_indicator: de indicator; "
    "bij different: de dimensie waarop zij verschillen.",
)
@click.option(
    "--override",
    is_flag=True,
    help="Beslis ook als er al anders beslist is; het latere geldt.",
)
@click.option("--dry-run", is_flag=True, help="Laat het besluit zien en schrijf niets.")
@with_settings
def decide(
    *,
    kind: DecisionKind,
    claims: tuple[str, ...],
    because: str,
    by: str | None,
    outcome: str,
    override: bool,
    dry_run: bool,
    settings: Settings,
) -> int:
    """Leg een besluit vast over beweringen uit de dataset; de volgende run publiceert het.

    SOORT is choose_value, same, different, rename_indicator of reject_claim, met de kenmerken van
    beweringen; of withdraw, met het kenmerk van een besluit dat niet meer geldt.
    """
    from pipeline.reconcile.decisions.file import append_decision

    signed: Signed = {
        "because": because,
        "decided_by": by or getpass.getuser(),
        "decided_at": dt.datetime.now(dt.UTC).replace(microsecond=0),
    }
    if kind == "withdraw":
        decision = _withdraw(claims, signed, settings)
    else:
        decision = _decide(kind, claims, outcome, signed, settings)
        if not override:
            _refuse_conflict(decision, settings)
    if not dry_run:
        append_decision(settings.folders.decisions, decision)
    seen = ", ".join(
        f"{claim_id} ({value})"
        for claim_id, value in zip(decision.claims, decision.expected, strict=True)
    )
    verb = "Zou vastleggen" if dry_run else f"Vastgelegd in {settings.folders.decisions}"
    about = f"{kind} {decision.outcome}" if kind == "withdraw" else kind
    click.echo(harmless(f"{verb}: {decision.decision_id} {about} over {seen}"))
    return 0


class Signed(TypedDict):
    """Why, by whom and when."""

    because: str
    decided_by: str
    decided_at: dt.datetime


def _decide(
    kind: DecisionKind, claims: Sequence[str], outcome: str, signed: Signed, settings: Settings
) -> Decision:
    from pipeline.published import read_published
    from pipeline.reconcile.decisions.decision import make_decision

    known = {claim.claim_id: claim for claim in read_published(settings.folders.processed).claims}
    for claim_id in claims:
        if claim_id not in known:
            raise UsageError(
                f"Bewering {claim_id} staat niet in de gepubliceerde dataset.",
                remedy="Kijk in claims.csv.",
            )
    return make_decision(kind, [known[claim_id] for claim_id in claims], outcome=outcome, **signed)


def _refuse_conflict(decision: Decision, settings: Settings) -> None:
    """Raise UsageError when an earlier decision in force answers the same question otherwise."""
    from pipeline.reconcile.decisions.decision import tell_decision
    from pipeline.reconcile.decisions.file import load_decisions
    from pipeline.reconcile.decisions.rulings import find_conflict

    earlier = find_conflict(decision, load_decisions(settings.folders.decisions))
    if earlier is not None:
        raise UsageError(
            f"{earlier.decided_by} besliste hierover al anders ({earlier.decision_id}: "
            f"{tell_decision(earlier)}, “{earlier.because}”).",
            remedy="Geef --override om toch te beslissen; het latere besluit geldt.",
        )


def _withdraw(named: Sequence[str], signed: Signed, settings: Settings) -> Decision:
    from pipeline.reconcile.decisions.decision import make_withdrawal
    from pipeline.reconcile.decisions.file import load_decisions

    taken = {
        decision.decision_id: decision for decision in load_decisions(settings.folders.decisions)
    }
    if len(named) != 1 or named[0] not in taken:
        raise UsageError(
            f"withdraw noemt één besluit dat in {settings.folders.decisions.name} staat.",
            remedy="kamercijfers review noemt de besluiten die niet meer passen.",
        )
    if any(d.kind == "withdraw" and d.outcome == named[0] for d in taken.values()):
        raise UsageError(f"Besluit {named[0]} is al ingetrokken.")
    return make_withdrawal(taken[named[0]], **signed)
