"""Every way to stop, with its exit code and the remedy a person can act on."""

from __future__ import annotations

from typing import ClassVar


class KamercijfersError(Exception):
    """A failure told in one Dutch sentence: what, where, and what to do about it.

    `exit_code` is what the command line ends with (the contract lists them).
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".rstrip()


class UsageError(KamercijfersError):
    """A wrong path, option or setting."""

    exit_code = 2


class ChecksFailed(KamercijfersError):
    """A critical check failed: nothing was published."""

    exit_code = 3


class SourceUnavailable(KamercijfersError):
    """A source did not answer or answered nonsense."""

    exit_code = 4


class ComponentMissing(KamercijfersError):
    """A needed program, model or library is not installed."""

    exit_code = 7


class UnreadableDocument(KamercijfersError):
    """One document cannot be read; it is quarantined, the rest goes on.

    `code` is the machine-readable reason (encrypted, not_a_pdf, empty_file, damaged, no_pages,
    no_text, garbled_text, timeout, memory, crashed, too_large, no_access).
    """

    exit_code = 4

    def __init__(self, code: str, message: str, *, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.code = code

    def __reduce__(self) -> tuple[object, tuple[str, str, str]]:
        return (_rebuild_unreadable, (self.code, self.message, self.remedy))


def _rebuild_unreadable(code: str, message: str, remedy: str) -> UnreadableDocument:
    """Workers send this exception over a pipe; keyword-only arguments do not pickle unaided."""
    return UnreadableDocument(code, message, remedy=remedy)
