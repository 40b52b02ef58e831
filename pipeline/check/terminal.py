"""The fact-check as a Dutch table on a terminal, worst first."""

from __future__ import annotations

from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.check.findings import MARKS, Finding, LetterCheck
from pipeline.issues import tell_issues
from pipeline.labels import labels
from pipeline.pages import format_percent
from schemas.vocabularies import FindingVerdict

WIDE = 140
"""Columns from which the findings fit in a table."""

STYLES: Final[dict[FindingVerdict, str]] = {
    "contradicts": "bold red",
    "explained": "yellow",
    "consistent": "cyan",
    "agrees": "green",
    "not_found": "magenta",
}


def print_check(check: LetterCheck, console: Console) -> None:
    """Print findings, what is missing and what could not be checked."""
    console.print(Text(check.document.title or check.document.file, style="bold"))
    if console.width >= WIDE:
        console.print(_table(check))
    else:
        for finding in check.findings:
            console.print(_block(finding))
    counts = check.count()
    console.print(
        Text(
            f"{_count(len(check.findings), 'getal', 'getallen')} tegen "
            f"{_count(check.sources, 'document', 'documenten')}: "
            + ", ".join(f"{counts[v]} {told}" for v, told in labels().finding.items())
            + "."
        )
    )
    for source in check.missing_sources:
        console.print(Text(str(source), style="magenta"))
    for told in tell_issues(check.issues):
        console.print(Text(f"Niet gelezen: {told}", style="yellow"))
    console.print(
        Text(
            f"{_count(len(check.unchecked), 'getal is', 'getallen zijn')} geen bewering (datums, "
            "nummers, verwijzingen) en niet nagegaan; --json en --html noemen ze."
        )
    )


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _table(check: LetterCheck) -> Table:
    """One row per finding, for a wide terminal."""
    table = Table()
    table.add_column("Oordeel", no_wrap=True)
    table.add_column("Zeker", justify="right")
    table.add_column("Getal", max_width=24)
    table.add_column("p.", justify="right")
    table.add_column("In de brief", ratio=3)
    table.add_column("Uitleg", ratio=3)
    table.add_column("Bron", ratio=2)
    for finding in check.findings:
        claim = finding.claim
        table.add_row(
            _verdict(finding),
            _how_sure(finding),
            Text(claim.as_written),
            str(claim.page),
            Text(_shorten(claim.sentence)),
            Text(finding.explanation),
            Text(_source(finding) or _nearest(finding)),
        )
    return table


def _block(finding: Finding) -> Padding:
    """A few lines per finding, for a narrow terminal."""
    claim = finding.claim
    sure = _how_sure(finding)
    where = f"p. {claim.page}, {sure} zeker" if sure else f"p. {claim.page}"
    head = Text.assemble(_verdict(finding), f"  {claim.as_written}  ({where})")
    lines = [_shorten(claim.sentence), finding.explanation]
    if source := _source(finding):
        lines.append(f"bron: {source}")
    elif finding.nearest:
        lines.append(f"dichtbij: {_nearest(finding)}")
    return Padding(Text("\n  ").join([head, *map(Text, lines)]), (0, 0, 1, 0))


def _verdict(finding: Finding) -> Text:
    told = f"{MARKS[finding.verdict]} {labels().finding[finding.verdict]}"
    return Text(told, style=STYLES[finding.verdict])


def _how_sure(finding: Finding) -> str:
    """How sure the verdict is; nothing where there is none."""
    return "" if finding.verdict == "not_found" else format_percent(finding.certainty)


def _source(finding: Finding) -> str:
    if not finding.evidence:
        return ""
    best = finding.evidence[0]
    return "elders in deze brief" if best.is_own else f"{best.file}, p. {best.page}"


def _nearest(finding: Finding) -> str:
    """The claims that come nearest, with what is unsure about them."""
    return "; ".join(
        f"{near.as_written} ({near.file}, p. {near.page}; {format_percent(near.certainty)} zeker"
        + (f", onzeker: {near.unsure})" if near.unsure else ")")
        for near in finding.nearest
    )


def _shorten(sentence: str, limit: int = 180) -> str:
    return sentence if len(sentence) <= limit else sentence[: limit - 1] + "…"
