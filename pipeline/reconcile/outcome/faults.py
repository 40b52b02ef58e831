"""What a rule could not do: an error of ours costs its pair or computation, and is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeVar

Found = TypeVar("Found")

_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that failed: the ids of the claims, or of the documents, it failed on, and how."""

    ids: tuple[str, ...]
    how: str

    def tell(self) -> str:
        """The fault as a Dutch sentence."""
        return f"Een regel liep vast op {' en '.join(self.ids)} en telt daar niet mee ({self.how})."


def attempt(
    rule: Callable[..., Found], *parts: Any, on: tuple[str, ...], faults: list[Fault]
) -> Found | None:
    """What the rule gives; None, and a fault more, where it fails. Want of memory is no fault."""
    try:
        return rule(*parts)
    except MemoryError:
        raise
    except Exception as error:
        faults.append(Fault(on, f"{type(error).__name__}: {error}"[:_LONGEST]))
        return None


def gather(
    rule: Callable[..., Iterator[Found] | list[Found] | tuple[Found, ...]],
    *parts: Any,
    on: tuple[str, ...],
    faults: list[Fault],
) -> list[Found]:
    """All that the rule gives; nothing, and a fault more, where it fails on its way."""
    return attempt(lambda: [*rule(*parts)], on=on, faults=faults) or []
