"""A polite, suspicious HTTP client: one connection, known hosts only, capped answers.

Delays, retries with jitter, Retry-After, redirects that stay within the allowed hosts, and an end
to what a source may take in all. An answer is refused when it is too large, cut short, or not of
the kind that was asked for. Files go to `.part` first and are renamed once they are whole and
checked.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from pipeline.fetch.client.addresses import join_address, parse_address
from pipeline.fetch.client.answers import whole_number
from pipeline.fetch.client.deadline import Deadline
from pipeline.fetch.client.patience import RETRY_STATUSES, PassingError, Patience, retry_after
from pipeline.settings import Fetch
from pipeline.store.disk import speaks_of_full_disk
from pipeline.store.whole import whole
from schemas.errors import SourceUnavailable

REDIRECTS = (301, 302, 303, 307, 308)
MAX_REDIRECTS = 5
CHUNK = 1 << 16
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Manners:
    """How to behave towards a source.

    `hosts` may be named as `example.org` (https only) or `http://127.0.0.1:8000`.
    Delay and time-outs in seconds, sizes in bytes; `seconds` is for all there is to ask.
    """

    hosts: frozenset[str]
    contact: str = ""
    delay: float = 1.0
    tries: int = 5
    backoff: float = 2.0
    connect_timeout: float = 10.0
    read_timeout: float = 60.0
    max_page: int = 64 << 20
    max_file: int = 512 << 20
    seconds: float = 7200.0

    @classmethod
    def within(cls, limits: Fetch, hosts: Iterable[str], *, delay: float = 1.0) -> Manners:
        """Manners towards these hosts, within what the settings allow a source to cost."""
        return cls(
            frozenset(hosts), limits.contact, delay, limits.tries, limits.backoff,
            limits.connect_timeout, limits.read_timeout,
            limits.max_page_mb * MEGABYTE, limits.max_file_mb * MEGABYTE, limits.source_seconds,
        )  # fmt: skip

    @property
    def user_agent(self) -> str:
        """Who asks, and how to reach them."""
        return f"kamercijfers/0.1 ({self.contact or 'geen contactadres ingesteld'})"


@dataclass(frozen=True, slots=True)
class Response:
    """A small answer, whole in memory."""

    url: str
    body: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that arrived whole: its hash and the validators for next time."""

    path: Path
    url: str
    sha256: str
    size: int
    etag: str
    last_modified: str


@dataclass(slots=True)
class PoliteClient:
    """One connection per host, one request at a time. Use as a context manager."""

    manners: Manners
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _last: dict[str, float] = field(default_factory=dict)
    _http: httpx.Client | None = None
    _deadline: Deadline = field(init=False)

    def __post_init__(self) -> None:
        self._deadline = Deadline(self.manners.seconds, self.clock)

    @property
    def _patience(self) -> Patience:
        return Patience(self.manners.tries, self.manners.backoff, self.sleep)

    def __enter__(self) -> Self:
        self._http = httpx.Client(
            headers={"User-Agent": self.manners.user_agent},
            timeout=httpx.Timeout(self.manners.read_timeout, connect=self.manners.connect_timeout),
            limits=httpx.Limits(max_connections=1, max_keepalive_connections=1),
            follow_redirects=False,
            trust_env=True,
        )
        self._deadline.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._deadline.stop()
        if self._http is not None:
            self._http.close()

    def get(self, url: str, params: dict[str, str] | None = None) -> Response:
        """A page of an interface, at most `max_page` bytes. Raises SourceUnavailable."""
        full = str(parse_address(url, params)) if params else url

        def attempt() -> Response:
            with self._open(full, {}) as response:
                body = b"".join(self._body(response, self.manners.max_page))
                media_type = response.headers.get("content-type", "").split(";")[0].strip()
                return Response(str(response.url), body, media_type)

        return self._patience.persist(attempt, full)

    def save(
        self,
        url: str,
        target: Path,
        *,
        check: Callable[[Path], None],
        etag: str = "",
        last_modified: str = "",
    ) -> Saved | None:
        """Store the file at `url` as `target`; None when it has not changed since the validators.

        `check` looks at the complete `.part` file and raises SourceUnavailable when it is not what
        was asked for; the target is then left as it was.
        """
        headers = {"Accept-Encoding": "identity"}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified

        def attempt() -> Saved | None:
            with self._open(url, headers) as response:
                if response.status_code == httpx.codes.NOT_MODIFIED:
                    return None
                return self._store(response, target, check)

        return self._patience.persist(attempt, url)

    def _store(
        self, response: httpx.Response, target: Path, check: Callable[[Path], None]
    ) -> Saved:
        try:
            return self._write(response, target, check)
        except OSError as error:
            if speaks_of_full_disk(error):
                raise
            raise SourceUnavailable(
                f"{response.url} is niet te bewaren als {target}: {error.strerror}."
            ) from error

    def _write(
        self, response: httpx.Response, target: Path, check: Callable[[Path], None]
    ) -> Saved:
        target.parent.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with whole(target) as part:
            with part.open("wb") as file:
                for chunk in self._body(response, self.manners.max_file):
                    digest.update(chunk)
                    size += len(chunk)
                    file.write(chunk)
            check(part)
        return Saved(
            target,
            str(response.url),
            digest.hexdigest(),
            size,
            _plain(response.headers.get("etag", "")),
            _plain(response.headers.get("last-modified", "")),
        )

    @contextmanager
    def _open(self, url: str, headers: dict[str, str]) -> Iterator[httpx.Response]:
        """The final answer to `url`, its body still unread, after redirects to allowed hosts."""
        if self._http is None:
            raise RuntimeError("use PoliteClient as a context manager")
        for _ in range(MAX_REDIRECTS + 1):
            self._allow(url)
            self._wait(parse_address(url).host)
            self._deadline.check()
            watched = {"trace": self._deadline.watch}
            with (
                self._deadline.telling(),
                self._http.stream("GET", url, headers=headers, extensions=watched) as response,
            ):
                if response.status_code not in REDIRECTS:
                    self._expect_success(response)
                    yield response
                    return
                onward = response.headers.get("location", "")
                if "fout404" in onward:  # the old KOOP portal says "not found" by redirecting
                    raise SourceUnavailable(
                        f"{url} bestaat niet (doorverwezen naar een foutpagina)."
                    )
                url = str(join_address(response.url, onward))
        raise SourceUnavailable(f"{url} verwijst meer dan {MAX_REDIRECTS} keer door.")

    def _allow(self, url: str) -> None:
        parts = parse_address(url)
        netloc = parts.netloc.decode("ascii")
        plain = f"{parts.scheme}://{netloc}"
        if plain in self.manners.hosts:
            return
        if parts.scheme != "https" or netloc not in self.manners.hosts:
            raise SourceUnavailable(
                f"{plain} staat niet in de lijst van toegestane hosts.",
                remedy="Voeg de host toe aan `hosts` bij deze bron als u hem vertrouwt.",
            )

    def _wait(self, host: str) -> None:
        if host in self._last:
            left = self._last[host] + self.manners.delay - self.clock()
            if left > 0:
                self.sleep(left)
        self._last[host] = self.clock()

    def _expect_success(self, response: httpx.Response) -> None:
        status = response.status_code
        if status in RETRY_STATUSES:
            raise PassingError(f"status {status}", retry_after(response))
        if status != httpx.codes.NOT_MODIFIED and not response.is_success:
            raise SourceUnavailable(f"{response.url} antwoordt met status {status}.")

    def _body(self, response: httpx.Response, limit: int) -> Iterator[bytes]:
        """The decoded body in chunks. Raises on more than `limit` bytes and on a cut body."""
        declared = whole_number(response.headers.get("content-length", ""))
        if declared is not None and declared > limit:
            raise SourceUnavailable(
                f"{response.url} is {declared:,} bytes, meer dan de grens van {limit:,}.",
                remedy="Verhoog de grens in de configuratie als dit klopt.",
            )
        size = 0
        for chunk in response.iter_bytes(CHUNK):
            size += len(chunk)
            if size > limit:
                raise SourceUnavailable(
                    f"{response.url} is groter dan de grens van {limit:,} bytes."
                )
            yield chunk
        self._deadline.check()  # a body of untold length ends where the connection was cut
        encoded = response.headers.get("content-encoding", "identity") != "identity"
        if declared is not None and not encoded and size != declared:
            raise PassingError(f"{size} van {declared} bytes ontvangen")


def _plain(header: str) -> str:
    """A validator that can be sent back; empty where the server's own is no plain text."""
    return header if header.isascii() and header.isprintable() else ""
