"""The fact-check as a Dutch table on a terminal, worst first."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.check.findings import VERDICTS_IN_DUTCH, Finding, FindingVerdict, LetterCheck

MARKS: dict[FindingVerdict, tuple[str, str]] = {
    "contradicts": ("✗", "bold red"),
    "explained": ("≠", "yellow"),
    "consistent": ("≈", "cyan"),
    "agrees": ("✓", "green"),
    "not_found": ("?", "magenta"),
}
"""A mark and a colour of each verdict: never colour alone."""


def print_check(check: LetterCheck, console: Console) -> None:
    """Print findings, what is missing and what could not be checked."""
    table = Table(title=check.document.title or check.document.file, title_justify="left")
    for heading, options in (
        ("Oordeel", {"no_wrap": True}),
        ("Getal", {"no_wrap": True}),
        ("p.", {"justify": "right"}),
        ("In de brief", {"ratio": 3}),
        ("Uitleg", {"ratio": 3}),
        ("Bron", {"ratio": 2}),
    ):
        table.add_column(heading, **options)
    for finding in check.findings:
        mark, style = MARKS[finding.verdict]
        claim = finding.claim
        table.add_row(
            Text(f"{mark} {VERDICTS_IN_DUTCH[finding.verdict]}", style=style),
            Text(claim.as_written),
            str(claim.page),
            Text(_shorten(claim.sentence)),
            Text(finding.explanation),
            Text(_source(finding)),
        )
    console.print(table)
    counts = check.count()
    console.print(
        Text(
            f"{len(check.findings)} getallen tegen {check.sources} documenten: "
            + ", ".join(f"{counts[v]} {VERDICTS_IN_DUTCH[v]}" for v in VERDICTS_IN_DUTCH)
            + "."
        )
    )
    for source in check.missing_sources:
        console.print(Text(str(source), style="magenta"))
    for issue in check.issues:
        console.print(Text(f"Niet gelezen: {issue.message}", style="yellow"))
    console.print(
        Text(
            f"{len(check.unchecked)} getallen zijn geen bewering (datums, nummers, verwijzingen) "
            "en niet nagegaan; --json en --html noemen ze."
        )
    )


def _source(finding: Finding) -> str:
    if not finding.evidence:
        return ""
    best = finding.evidence[0]
    return "elders in deze brief" if best.is_own else f"{best.file}, p. {best.page}"


def _shorten(sentence: str, limit: int = 180) -> str:
    return sentence if len(sentence) <= limit else sentence[: limit - 1] + "…"
