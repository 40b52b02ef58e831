"""`kamercijfers demo`: the sample in a folder of its own, read, and shown."""

from __future__ import annotations

from pathlib import Path

import click

USUAL = Path("kamercijfers-demo")


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path), default=USUAL, metavar="[MAP]")
@click.option("--open/--no-open", "opens", default=True, help="Open daarna de werktafel.")
def demo(*, folder: Path, opens: bool) -> int:
    """Probeer het uit: zet drie verzonnen stukken in MAP, leest ze en laat zien wat eruit komt.

    Alles blijft in MAP (gewoonlijk kamercijfers-demo); gooi haar weg als u klaar bent.
    """
    from pipeline.demo import lay_out_sample, telling_relation
    from pipeline.run.record.summary import summarise
    from pipeline.run.run import Wishes, run_pipeline
    from pipeline.settings import Folders, Settings

    processed = lay_out_sample(folder)
    folders = Folders(
        raw=folder / "raw", processed=processed, decisions=folder / "raw" / "decisions.jsonl"
    )
    settings = Settings(folders=folders)
    record = run_pipeline([folders.raw], settings, Wishes())
    click.echo(summarise(record))
    if opens:
        from pipeline.serve.command import run_desk

        pair = telling_relation(processed)
        page = f"relaties/{pair}" if pair else ""
        run_desk(settings, host="127.0.0.1", port=0, passwords=None, opens=True, page=page)
    return record.exit_code or 0
