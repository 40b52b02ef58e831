"""Holds what is read of a made-up table against the truth."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

from extractors.document.extract import ExtractOptions, extract_document
from schemas.records import Claim
from tests.extractors.made_tables.draw import Style, draw_page, fits, make_style
from tests.extractors.made_tables.plan import Figure, Plan, make_plan


def make_table(seed: int, path: Path) -> tuple[Plan, Style]:
    """The table of a seed, drawn at `path`."""
    random = Random(seed)
    plan = make_plan(random)
    style = make_style(random)
    while not fits(plan, style) or (style.standing and plan.place == "column"):
        plan, style = make_plan(random), make_style(random)
    draw_page(path, plan, style, random)
    return plan, style


def faults(plan: Plan, path: Path) -> list[tuple[str, str]]:
    """Each departure of what is read from the truth: its kind, and what was read."""
    extraction = extract_document(path, options=ExtractOptions(parse=False, ocr_pages=0))
    claims = {_digits(claim.as_written): claim for claim in extraction.claims}
    found: list[tuple[str, str]] = []
    names = {part for figure in plan.figures for part in (*figure.row, *figure.column)}
    for figure in plan.figures:
        claim = claims.pop(_digits(figure.text), None)
        if claim is None:
            found.append(("lost", f"{figure.text}: {figure.row} {figure.column}"))
        else:
            found += [(kind, f"{figure}: {told}") for kind, told in _held(figure, claim, names)]
    found += [("false", claim.as_written) for claim in claims.values()]
    return found


def _held(figure: Figure, claim: Claim, names: set[str]) -> Sequence[tuple[str, str]]:
    wrong: list[tuple[str, str]] = []
    if claim.value is None or claim.value != figure.value:
        wrong.append(("value", str(claim.value)))
    if claim.unit != figure.unit:
        wrong.append(("unit", claim.unit))
    if claim.period != figure.period:
        wrong.append(("period", claim.period))
    for kind, parts, heading in (
        ("row", figure.row, claim.row_heading),
        ("column", figure.column, claim.column_heading),
    ):
        told = {name for name in names if name in heading}
        if told != set(parts):
            wrong.append((kind, heading))
    return wrong


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text)).lstrip("0")
