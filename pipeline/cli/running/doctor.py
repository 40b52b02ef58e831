"""`kamercijfers doctor`: whether everything a run needs is there."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import with_settings
from schemas.errors import ComponentMissing

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Geef de bevindingen als JSON.")
@with_settings
def doctor(*, as_json: bool, settings: Settings) -> int:
    """Ga na of alles er is: Python, taalmodel, Tesseract, mappen, schijf, bronnen."""
    from pipeline.doctor import examine

    findings = []
    for finding in examine(settings):
        findings.append(finding)
        if not as_json:
            click.echo(f"{finding.level:<7}{finding.subject:<14}{finding.message}")
    if as_json:
        told = [dataclasses.asdict(finding) for finding in findings]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    missing = any(finding.level == "mist" for finding in findings)
    return ComponentMissing.exit_code if missing else 0
