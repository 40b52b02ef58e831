"""A search's outcome as Dutch lines on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from pipeline.pages import format_number
from pipeline.reconcile.wording.things import number_of
from pipeline.search.outcome import Hit, Outcome

VERDICTS = {
    "contradicts": ("✗ spreekt tegen", "bold red"),
    "explained": ("≠ verschilt met reden", "yellow"),
    "consistent": ("≈ past erbij", "cyan"),
    "agrees": ("= zegt hetzelfde", "green"),
    "": ("", ""),
}


def print_outcome(outcome: Outcome, console: Console) -> None:
    """Print what was found, best first."""
    for document in outcome.documents:
        told = Text.assemble(("document ", "dim"), (document.doc_id, "bold"))
        console.print(told.append(f"  {document.title}" if document.title else ""))
    for hit in outcome.hits:
        console.print(_block(hit))
    if not outcome.total:
        console.print("Niets gevonden. Probeer een ander woord of alleen het getal.")
        return
    some = "Niets bevat alle woorden; dit bevat er enkele. " if outcome.loosened else ""
    console.print(Text(f"{some}{len(outcome.hits)} van {format_number(outcome.total)} getoond."))


def _block(hit: Hit) -> Text:
    claim = hit.claim
    mark, style = VERDICTS[hit.verdict]
    others = f" (+{hit.others} over hetzelfde)" if hit.others else ""
    sentence = Text(claim.sentence)
    sentence.stylize("bold", claim.start, claim.start + len(claim.as_written))
    return Text("\n").join(
        [
            Text.assemble((number_of(claim), "bold"), others, "  ", (mark, style)),
            Text("  ").append_text(sentence),
            Text(f"  {claim.claim_id}, p. {claim.page}", style="dim"),
        ]
    )
