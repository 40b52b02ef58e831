"""What `kamercijfers` without a command says: where you are, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.run.record.inputs import with_remembered
from pipeline.settings import Settings, load_settings
from pipeline.versions.versions import find_current
from schemas.errors import KamercijfersError


def tell_next() -> str:
    """A few lines, by what is there in the working directory."""
    try:
        settings = with_remembered(load_settings())
    except KamercijfersError as error:
        return f"{error}\n\nkamercijfers --help noemt alle opdrachten."
    return "\n".join([*_lines(settings), "", "kamercijfers --help noemt alle opdrachten."])


def _lines(settings: Settings) -> Iterator[str]:
    processed, raw = settings.folders.processed, settings.folders.raw
    current = find_current(processed)
    if current is not None:
        yield f"In {processed} staat versie {current.version_id}. U kunt nu:"
        yield "  kamercijfers serve             zoeken, beslissen en nakijken in de browser"
        yield "  kamercijfers run [PAD]...      bijlezen wat nieuw is"
        yield "  kamercijfers check BRIEF       een brief naast de dataset leggen"
        yield "  kamercijfers status            wat de laatste draai vertelde en wat wacht"
        return
    documents = [*raw.glob("**/*.pdf")] if raw.is_dir() else []
    if documents:
        yield f"In {raw} staan {len(documents)} PDF's; er is nog niets gepubliceerd. Begin met:"
        yield "  kamercijfers run"
        return
    yield "Hier is nog niets. Begin met een van deze:"
    yield "  kamercijfers demo              uitproberen met verzonnen stukken, in een eigen map"
    yield "  kamercijfers run MAP           uw eigen PDF's lezen"
