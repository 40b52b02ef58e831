"""Dutch HTML pages that need nothing but themselves: no outside assets, no script."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any

from extractors.lexicon.months import MONTHS

if TYPE_CHECKING:
    from jinja2 import Environment


def render_page(template: str, **subject: Any) -> str:
    """Fill a template of pipeline/pages/templates; whatever is put in is escaped."""
    return _environment().get_template(template).render(**subject)


@cache
def _environment() -> Environment:
    return environment_of(__name__)


def environment_of(package: str) -> Environment:
    """The templates of a package, with the Dutch of numbers and moments; what is put in is escaped,
    and a name that nothing was given for is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "number": format_number,
        "seconds": format_seconds,
        "moment": format_moment,
        "percent": format_percent,
    }
    return environment


def format_number(value: int) -> str:
    """A whole number as Dutch readers write it: 1234567 → 1.234.567."""
    return f"{value:,}".replace(",", ".")


def format_seconds(value: float) -> str:
    """Seconds with one decimal and a comma: 1.25 → 1,2."""
    return f"{value:.1f}".replace(".", ",")


def format_percent(share: float) -> str:
    """A certainty from 0 to 1 in whole per cents: 0.974 → 97%."""
    return f"{share:.0%}"


def format_moment(iso: str) -> str:
    """A moment as Dutch readers write it: 2026-11-22T02:10:00Z → 22 november 2026, 02:10 UTC."""
    moment = dt.datetime.fromisoformat(iso).astimezone(dt.UTC)
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment:%Y, %H:%M} UTC"
