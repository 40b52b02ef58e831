"""`kamercijfers check`: a new letter held against the dataset."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import OutFile, with_settings

if TYPE_CHECKING:
    from pipeline.settings import Settings

CONTRADICTED = 3
PARTLY_UNREADABLE = 4


@click.command("check")
@click.argument("letter", metavar="BRIEF")
@click.option(
    "--against",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PAD",
    help="Bronnen om ter plekke te lezen, in plaats van de gepubliceerde dataset.",
)
@click.option("--json", "as_json", is_flag=True, help="Geef de bevindingen als JSON.")
@click.option("--html", type=OutFile(), metavar="BESTAND", help="Schrijf een webpagina.")
@with_settings
def check(
    *, letter: str, against: tuple[Path, ...], as_json: bool, html: Path | None, settings: Settings
) -> int:
    """Zeg van elk getal in BRIEF of het klopt, verschilt, tegenspreekt of niet te vinden is.

    BRIEF is een PDF, een officiële XML, een Word-document (.docx) of een tekst; het webadres van
    zo'n stuk bij een bron die gevolgd wordt; of - voor tekst van standaardinvoer.

    Eindigt met 3 als iets de dataset of de brief zelf tegenspreekt, met 4 als de brief deels
    onleesbaar is.
    """
    from pipeline.check.read import at_hand

    with at_hand(letter, settings) as path:
        return _check(path, against, settings, as_json=as_json, html=html)


def _check(
    letter: Path, against: tuple[Path, ...], settings: Settings, *, as_json: bool, html: Path | None
) -> int:
    from pipeline.check.read import read_letter, read_sources

    # The letter is read in a process of its own: meanwhile all else can be imported and loaded.
    with ThreadPoolExecutor(max_workers=1) as aside:
        reading = aside.submit(read_letter, letter, settings)
        from pipeline.check.letter import check_letter

        known = read_sources(against, settings)
        read = reading.result()
    found = check_letter(read, known.near(read.document, read.claims))
    if html is not None:
        from pipeline.check.page import write_page
        from pipeline.pages.pictures import Pictures, find_files
        from pipeline.run.record.inputs import document_places

        names = {found.document.doc_id: (letter.name, found.document.sha256)}
        names |= {source.doc_id: (source.file, source.sha256) for source in found.cited}
        folders = (letter, *(against or document_places(settings)))
        write_page(found, read.pages, Pictures(find_files(names, folders)), html)
    if as_json:
        click.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=1))
    else:
        from pipeline.check.terminal import print_check
        from pipeline.terminal import PlainConsole

        print_check(found, PlainConsole())
    from pipeline.issues import HARMLESS

    if found.count()["contradicts"]:
        return CONTRADICTED
    unread = any(issue.code not in HARMLESS for issue in found.issues)
    return PARTLY_UNREADABLE if unread else 0
