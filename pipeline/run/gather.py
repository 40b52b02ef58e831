"""What comes before reading when a run fetches: the sources in raw/sources.toml."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.fetch import SourceOutcome, fetch_sources, load_sources
from pipeline.run.record.record import SourceRound
from pipeline.settings import Settings
from schemas.errors import UsageError


def gather(settings: Settings, *, tell: Callable[[str], None]) -> tuple[SourceRound, ...]:
    """Fetch what is new into raw/; a source that fails costs itself only."""
    return tuple(_as_round(outcome) for outcome in _fetch(settings, tell=tell, dry_run=False))


def look(settings: Settings, *, tell: Callable[[str], None]) -> list[str]:
    """What fetching would bring: one line per document. A source that gives nothing is told."""
    outcomes = _fetch(settings, tell=lambda _: None, dry_run=True)
    for outcome in outcomes:
        for trouble in (*filter(None, [outcome.error]), *outcome.failed):
            tell(f"Bron {outcome.name}: {trouble}")
    return [f"{outcome.name}: {line}" for outcome in outcomes for line in outcome.planned]


def _fetch(
    settings: Settings, *, tell: Callable[[str], None], dry_run: bool
) -> list[SourceOutcome]:
    """Raises UsageError when there is no raw/sources.toml."""
    raw = settings.folders.raw
    path = raw / "sources.toml"
    if not path.is_file():
        raise UsageError(
            f"{path} ontbreekt: er is niet gezegd welke bronnen te volgen.",
            remedy="Zie docs/nacht.md voor een voorbeeld.",
        )
    return fetch_sources(load_sources(path), raw, limits=settings.fetch, dry_run=dry_run, tell=tell)


def _as_round(outcome: SourceOutcome) -> SourceRound:
    return SourceRound(
        name=outcome.name,
        fetched=tuple(outcome.fetched),
        unchanged=tuple(outcome.unchanged),
        withdrawn=tuple(outcome.withdrawn),
        failed=tuple(outcome.failed),
        error=outcome.error,
    )
