"""Which commands there are: the name, where it lives, and what it does in one Dutch line."""

from __future__ import annotations

from typing import Final

COMMANDS: Final = {
    "run": ("pipeline.cli.run", "alles: lezen, vergelijken, controleren en publiceren"),
    "diff": ("pipeline.cli.diff", "wat er veranderde tussen twee versies"),
    "status": ("pipeline.cli.status", "de laatste draai, wat apart staat en wat op u wacht"),
    "doctor": ("pipeline.cli.doctor", "nagaan of alles er is om te draaien"),
}
