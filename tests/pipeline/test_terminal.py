"""Nothing that a document or a name holds acts upon a terminal."""

from __future__ import annotations

import io

import pytest
from rich.table import Table
from rich.text import Text

from pipeline.terminal import PlainConsole
from schemas.names import harmless

HOSTILE = "zaken\x1b]0;titel\x07 \x1b[2J \x9b31m \u202e55 \r weg \x08\x08"
ACTING = "\x1b\x07\x9b\u202e\r\x08"


def test_a_text_keeps_its_lines_and_loses_what_acts() -> None:
    told = harmless(f"regel een\n\tregel twee {HOSTILE}")
    assert told.startswith("regel een\n\tregel twee zaken?]0;titel?")
    assert not any(sign in told for sign in ACTING)


@pytest.mark.parametrize("colours", [None, "truecolor"])
def test_a_console_prints_texts_and_tables_without_what_acts(colours: str | None) -> None:
    out = io.StringIO()
    console = PlainConsole(file=out, width=200, color_system=colours, force_terminal=bool(colours))
    table = Table(HOSTILE)
    table.add_row(Text(HOSTILE, style="bold"))
    for thing in (HOSTILE, Text(HOSTILE, style="red"), table):
        console.print(thing, markup=False)
    told = out.getvalue()
    assert "titel" in told
    assert not any(sign in told for sign in ACTING.replace("\x1b", ""))
    own = {part.partition("m")[0] for part in told.split("\x1b[")[1:]}
    assert all(part.replace(";", "").isdigit() for part in own)
    assert "\x1b]" not in told
    assert bool(own) == bool(colours)
