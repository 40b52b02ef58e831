"""Letters brought to be checked: read in a worker, held against the dataset, kept for a while.

A letter may be confidential: it stands in a folder of its own that goes when the desk closes, and
nowhere else.
"""

from __future__ import annotations

import secrets
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from pipeline.check.findings import Finding, LetterCheck
from pipeline.check.letter import check_letter
from pipeline.check.passages import Paragraph, read_paragraphs
from pipeline.check.read import LETTER_SUFFIXES, read_letter
from pipeline.known.near import Known
from pipeline.serve.pictures import Painter
from pipeline.serve.turns import Turns
from pipeline.settings import Settings
from schemas.errors import KamercijfersError, UsageError
from schemas.names import printable
from schemas.records import Extraction

LARGEST: Final = 32 << 20
"""Bytes of a letter."""
MOST_LETTERS: Final = 40
PASTED: Final = "geplakte tekst.txt"
LONG, FIRST = 120, 40
"""Of a letter with so many numbers the verdicts on the first come before all others: those on the
whole, which also knows what the letter says of itself, take their place."""
MOST_WORDS: Final = 9
"""Of a pasted text, to name it by."""

State = Literal["waiting", "reading", "checking", "done", "failed"]


@dataclass(slots=True)
class Letter:
    """A letter and how far it is: read, checked, or why not."""

    letter_id: str
    name: str
    path: Path
    state: State = "waiting"
    message: str = ""
    brought: float = field(default_factory=time.monotonic)
    begun: float = 0.0
    """When it came and when its turn did, by the clock of `time.monotonic`."""
    read: Extraction | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    check: LetterCheck | None = None
    early: tuple[Finding, ...] = ()
    """The findings on its first numbers, while a long letter is checked as a whole."""

    @property
    def on_paper(self) -> bool:
        """Whether it has pages to show."""
        return self.path.suffix == ".pdf"

    @property
    def title(self) -> str:
        """Its title where it has one of its own, else the name it came under."""
        headed = self.on_paper or (self.paragraphs and self.paragraphs[0].role == "heading")
        told = self.check.document.title if self.check is not None and headed else ""
        return told or self.name


@dataclass(frozen=True, slots=True)
class LetterQueue:
    """What a letter that waits has before it: letters at which there is work, since how many
    seconds the one that takes longest, and letters that came earlier and wait too."""

    at_work: int
    before: int
    longest: float


@dataclass(slots=True)
class Letters:
    """The letters of this run of the desk; the oldest make room. `known` gives the dataset."""

    settings: Settings
    known: Callable[[], Known]
    _folder: tempfile.TemporaryDirectory[str] = field(
        default_factory=lambda: tempfile.TemporaryDirectory(prefix="kamercijfers-brieven-")
    )
    _letters: dict[str, Letter] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _turns: Turns = field(default_factory=Turns)
    _aside: ThreadPoolExecutor = field(init=False)
    _painter: Painter | None = None

    def __post_init__(self) -> None:
        self._aside = ThreadPoolExecutor(self._turns.most)

    def bring(self, name: str, data: bytes, *, called: str = "") -> Letter:
        """Take a letter in and begin to read it; `called` is what it is shown as.

        Raises UsageError when it cannot be one.
        """
        name = printable(PurePosixPath(name.replace("\\", "/")).name)[:120] or PASTED
        suffix = PurePosixPath(name).suffix.lower()
        if suffix not in LETTER_SUFFIXES:
            raise UsageError(
                f"{name} is geen PDF, Word-document of tekst.",
                remedy="Sla het op als PDF of .docx, of plak de tekst.",
            )
        if len(data) > LARGEST:
            raise UsageError(
                f"{name} is te groot ({len(data) >> 20} MB).",
                remedy=f"Hoogstens {LARGEST >> 20} MB; een heel rapport leest kamercijfers run.",
            )
        if not data.strip():
            raise UsageError("Er stond niets in.", remedy="Kies een bestand of plak een tekst.")
        letter_id = secrets.token_urlsafe(9)
        path = Path(self._folder.name) / f"{letter_id}{suffix}"
        path.write_bytes(data)
        letter = Letter(letter_id, called or name, path)
        with self._lock:
            while len(self._letters) >= MOST_LETTERS:
                oldest = self._letters.pop(next(iter(self._letters)))
                oldest.path.unlink(missing_ok=True)
            self._letters[letter_id] = letter
        self._aside.submit(self._work, letter)
        return letter

    def paste(self, text: str) -> Letter:
        """Take a pasted text in, called after its first words. Raises UsageError for none."""
        words = printable(" ".join(text.split()[:MOST_WORDS]))[:80]
        called = f"“{words} …”" if words else ""
        return self.bring(PASTED, text.encode("utf-8", "replace"), called=called)

    def follow(self, address: str) -> Letter:
        """Fetch a letter from one of the sources that are followed, and take it in.

        Raises UsageError for an address of another host, SourceUnavailable when it does not answer.
        """
        from pipeline.fetch.one import fetch_file

        name, data = fetch_file(address, self.settings, largest=LARGEST)
        return self.bring(name, data)

    def find(self, letter_id: str) -> Letter | None:
        """A letter that is still here."""
        return self._letters.get(letter_id)

    def recent(self) -> list[Letter]:
        """The letters that are here, the newest first."""
        return [*self._letters.values()][::-1]

    def queue(self, letter: Letter) -> LetterQueue:
        """What a letter waits for."""
        others = [one for one in [*self._letters.values()] if one is not letter]
        before = [one for one in others if one.state == "waiting" and one.brought < letter.brought]
        at_it = [one.begun for one in others if one.state in ("reading", "checking")]
        longest = time.monotonic() - min(at_it) if at_it else 0.0
        return LetterQueue(len(at_it), len(before), longest)

    def forget(self, letter_id: str) -> None:
        """Let a letter go, with its file."""
        with self._lock:
            letter = self._letters.pop(letter_id, None)
        if letter is not None:
            letter.path.unlink(missing_ok=True)

    def picture(self, letter: Letter, page: int) -> Path | None:
        """A page of a letter as a picture; None for a text."""
        if not letter.on_paper:
            return None
        with self._lock:
            if self._painter is None:
                self._painter = Painter(Path(self._folder.name) / "beelden", {})
            self._painter.files[letter.letter_id] = letter.path
        return self._painter.page(letter.letter_id, page)

    def close(self) -> None:
        """Stop reading, and take the letters away."""
        self._aside.shutdown(wait=False, cancel_futures=True)
        if self._painter is not None:
            self._painter.close()
        self._folder.cleanup()

    def _check(self, read: Extraction) -> LetterCheck:
        return check_letter(read, self.known().near(read.document, read.claims))

    def _work(self, letter: Letter) -> None:
        """Aside, when its turn comes: read, then check; what goes wrong is told on its page."""
        with self._turns.taken():
            if letter.letter_id not in self._letters:
                return  # taken away while it waited
            letter.begun, letter.state = time.monotonic(), "reading"
            self._read_and_check(letter)

    def _read_and_check(self, letter: Letter) -> None:
        try:
            letter.read = read_letter(letter.path, self.settings)
            if not letter.on_paper:
                letter.paragraphs = read_paragraphs(letter.path, self.settings)
            letter.state = "checking"
            if len(letter.read.claims) >= LONG:
                first = letter.read.claims[:FIRST]
                letter.early = self._check(replace(letter.read, claims=first)).findings
            letter.check = self._check(letter.read)
            letter.state = "done"
        except KamercijfersError as error:
            letter.state, letter.message = (
                "failed",
                str(error).replace(letter.path.name, letter.name),
            )
        except Exception as error:
            letter.state = "failed"
            letter.message = f"Er ging iets mis bij het nakijken ({type(error).__name__})."
            raise
