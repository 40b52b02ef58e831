"""Trying again: on passing faults, with back-off and jitter, or as long as the server asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TypeVar

import httpx
import tenacity

from pipeline.fetch.client.answers import whole_number
from schemas.errors import SourceUnavailable

T = TypeVar("T")

RETRY_STATUSES = (408, 425, 429, 500, 502, 503, 504)
LONGEST_WAIT = 300.0
"""Seconds; a Retry-After beyond it counts as "not tonight"."""


class PassingError(Exception):
    """An answer that may be better in a while; `wait` is what the server asked for, in seconds."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Patience:
    """How often to try, and the first pause between two tries in seconds."""

    tries: int
    backoff: float
    sleep: Callable[[float], None]

    def persist(self, attempt: Callable[[], T], url: str) -> T:
        """Try again on passing faults, with back-off and jitter or as long as the server asks."""
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type((PassingError, httpx.TransportError)),
            stop=tenacity.stop_after_attempt(self.tries),
            wait=self._pause,
            sleep=self.sleep,
            reraise=True,
        )
        try:
            return retrying(attempt)
        except (httpx.DecodingError, httpx.InvalidURL) as error:
            raise SourceUnavailable(f"{url} geeft een onleesbaar antwoord: {error}.") from error
        except (PassingError, httpx.TransportError) as error:
            raise SourceUnavailable(
                f"{url} is niet bereikbaar na {self.tries} pogingen: {error}.",
                remedy="De volgende nacht wordt het opnieuw geprobeerd.",
            ) from error

    def _pause(self, state: tenacity.RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, PassingError) and error.wait is not None:
            if error.wait > LONGEST_WAIT:
                raise SourceUnavailable(f"De bron vraagt {error.wait:.0f} seconden te wachten.")
            return error.wait
        base = self.backoff
        return tenacity.wait_exponential_jitter(initial=base, max=60 * base, jitter=base)(state)


def retry_after(response: httpx.Response) -> float | None:
    """Seconds the server asks to wait: a number or a date."""
    text = response.headers.get("retry-after", "").strip()
    if (seconds := whole_number(text)) is not None:
        return float(seconds)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:  # "-0000": in UTC, by a server that does not tell its own zone
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())
