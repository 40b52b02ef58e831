"""Which commands there are: the name, where it lives, and what it does in one Dutch line."""

from __future__ import annotations

from typing import Final

COMMANDS: Final = {
    "run": ("pipeline.cli.run", "alles: lezen, vergelijken, controleren en publiceren"),
    "fetch": ("pipeline.cli.fetch", "ophalen wat de bronnen aan nieuws hebben"),
    "check": ("pipeline.cli.check", "een nieuwe brief naast de dataset leggen"),
    "explain": ("pipeline.cli.explain", "waar een getal vandaan komt en hoe het zich verhoudt"),
    "review": ("pipeline.cli.review", "wat op een beslissing wacht, met de opdrachten erbij"),
    "decide": ("pipeline.cli.decide", "een besluit over beweringen vastleggen"),
    "diff": ("pipeline.cli.diff", "wat er veranderde tussen twee versies"),
    "status": ("pipeline.cli.status", "de laatste draai, wat apart staat en wat op u wacht"),
    "parse": ("pipeline.cli.parse", "regels tekst in, de getallen erin uit"),
    "page": ("pipeline.cli.page", "een bladzijde met wat er gelezen is erover getekend"),
    "indicators": ("pipeline.cli.indicators", "welke maten een vaste naam verdienen"),
    "doctor": ("pipeline.cli.doctor", "nagaan of alles er is om te draaien"),
}
