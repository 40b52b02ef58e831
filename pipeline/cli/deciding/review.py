"""`kamercijfers review`: what waits for a steward, with the commands that decide it."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import OutFile, with_settings

if TYPE_CHECKING:
    from pipeline.settings import Settings


@click.command("review")
@click.option("--doubtful", is_flag=True, help="Ook verschillen die maar net verklaard zijn.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=50,
    metavar="N",
    help="Zoveel gevallen van elke soort (gewoonlijk 50; 0: alle).",
)
@click.option("--json", "as_json", is_flag=True, help="Geef de gevallen als JSON.")
@click.option("--html", type=OutFile(), metavar="BESTAND", help="Schrijf een webpagina.")
@click.option(
    "--xlsx", type=OutFile(), metavar="BESTAND", help="Schrijf een werkblad om in te vullen."
)
@click.option(
    "--blind",
    is_flag=True,
    help="Met --xlsx: voor een tweede lezing, zonder oordeel en eerste antwoord.",
)
@click.option("--agreement", is_flag=True, help="Hoe eens eerste en tweede lezers het zijn.")
@click.option("--by", metavar="NAAM", help="Wie leest (gewoonlijk uw gebruikersnaam).")
@with_settings
def review(
    *,
    doubtful: bool,
    limit: int,
    as_json: bool,
    html: Path | None,
    xlsx: Path | None,
    blind: bool,
    agreement: bool,
    by: str | None,
    settings: Settings,
) -> int:
    """Laat zien wat op een beslissing wacht, het zwaarste eerst.

    Bij elk geval staan de opdrachten waarmee u beslist. Er wordt niets vastgelegd. Een ingevuld
    werkblad legt `kamercijfers answers` vast.
    """
    if blind or agreement:
        return _second(settings, xlsx, by=by or getpass.getuser(), agreement=agreement)
    from pipeline.review import find_waiting

    found = find_waiting(
        settings.folders.processed,
        settings.folders.decisions,
        doubtful=doubtful,
        limit=limit,
        flags=_flags(click.get_current_context()),
    )
    if html is not None:
        from pipeline.review.told.page import write_page
        from pipeline.run.record.inputs import document_places

        write_page(found, document_places(settings), html)
    if xlsx is not None:
        from pipeline.reconcile import load_decisions
        from pipeline.review.taken.workbook import write_queue

        cases = (*found.contested, *found.doubtful)
        write_queue(xlsx, cases, load_decisions(settings.folders.decisions))
    if as_json:
        click.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=1))
    else:
        from pipeline.review.told.terminal import print_review
        from pipeline.terminal import PlainConsole

        print_review(found, PlainConsole())
        click.echo(f"Besluiten staan in {settings.folders.decisions}.")
    return 0


def _second(settings: Settings, xlsx: Path | None, *, by: str, agreement: bool) -> int:
    """The second reading: a workbook for it, or what came of it."""
    from pipeline.review.sitting import Sitting
    from pipeline.review.taken.workbook import write_queue
    from schemas.errors import UsageError

    decisions = settings.folders.decisions
    sitting = Sitting.read(settings.folders.processed, decisions)
    if agreement:
        click.echo(sitting.agreement(decisions).tell())
        return 0
    if xlsx is None:
        raise UsageError(
            "--blind schrijft een werkblad: noem het met --xlsx.",
            remedy="In de browser: kamercijfers serve --blind.",
        )
    cases = [sitting.complete(case) for case in sitting.to_read_again(decisions, by=by)]
    write_queue(xlsx, cases, sitting.decisions, blind=True)
    told = "geval" if len(cases) == 1 else "gevallen"
    click.echo(f"{len(cases)} {told} om nog eens te lezen, in {xlsx}.")
    return 0


def _flags(context: click.Context) -> list[str]:
    """The options that led to this dataset: a decision must find the same one."""
    given = [("--processed", context.params["processed"]), ("--config", context.params["config"])]
    return [word for name, path in given if path is not None for word in (name, str(path))]
