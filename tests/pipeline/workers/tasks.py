"""What a worker may be asked to do, well or badly. Functions here run in worker processes."""

from __future__ import annotations

import os
import time

from schemas.errors import UnreadableDocument

MEGABYTE = 1024 * 1024
_seen: list[str] = []


class UnpicklableError(Exception):
    """An error that cannot travel over a pipe."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.hook = lambda: message


def act(task: str) -> str:
    """Behave as the task says."""
    _seen.append(task)
    match task.partition("-")[0]:
        case "hang":
            time.sleep(600)
        case "spin":
            while True:
                pass
        case "abort":
            os.abort()
        case "exit":
            os._exit(3)
        case "starve":
            held = bytearray(1600 * MEGABYTE)
            held[::4096] = b"x" * len(held[::4096])
            os.abort()
        case "memory":
            return str(len(bytearray(4096 * MEGABYTE)))
        case "raise":
            raise UnreadableDocument("encrypted", "op slot", remedy="vraag het wachtwoord")
        case "unpicklable":
            raise UnpicklableError("blijft thuis")
        case "inherit":
            if len(_seen) > 1:
                os.abort()
    return f"{task} in {os.getpid()}"


def prepare_badly() -> None:
    """A start-up that lacks something."""
    raise FileNotFoundError("geen model")


def die_at_start() -> None:
    """A start-up that ends the process."""
    os._exit(9)
