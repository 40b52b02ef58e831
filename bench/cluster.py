"""A whole comparison on a Dask cluster of this machine: its cost, its memory, and a lost worker.

Two workers of one thread, each capped at so many MB, as processes with their own ports. With
`--kill` one of them is killed after so many seconds; Dask starts another and moves its work.

    python bench/cluster.py --claims 3000 10000 [--cap 2000] [--kill 20] [--alone]

Printed for each size: processor seconds of this process and of the workers, per claim and against
the size before; the most memory of each; and whether the outcome is that of one process, to the
byte (`--alone` leaves out what the cluster is held against).
"""

from __future__ import annotations

import argparse
import os
import signal
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import psutil
from archive import make_archive
from distributed import LocalCluster
from reconcile import held_by

from pipeline.engines.cluster import Cluster
from pipeline.fingerprint import ALL_PACKAGES, fingerprint
from pipeline.reconcile import Reconciliation, reconcile

EVERY = 0.5
WORKERS = 2


@dataclass
class Watched:
    """The most MB, and the processor seconds, of processes by pid; `lost` those that ended."""

    most: dict[int, int] = field(default_factory=dict)
    seconds: dict[int, float] = field(default_factory=dict)

    def look(self, pids: Mapping[object, int]) -> None:
        """Look at these processes once."""
        for pid in pids.values():
            held = held_by(pid) // 1024
            self.most[pid] = max(self.most.get(pid, 0), held)
            times = psutil.Process(pid).cpu_times()
            self.seconds[pid] = times.user + times.system


@contextmanager
def watching(cluster: LocalCluster) -> Iterator[Watched]:
    """Look at the workers while the block runs."""
    watched, done = Watched(), threading.Event()

    def look() -> None:
        while not done.wait(EVERY):
            try:
                watched.look(pids_of(cluster))
            except psutil.Error:
                continue

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield watched
    finally:
        done.set()
        watcher.join()


def pids_of(cluster: LocalCluster) -> dict[object, int]:
    """The processes of the workers, which their nannies know."""
    found = ((name, nanny.pid) for name, nanny in cluster.workers.items())
    return {name: pid for name, pid in found if pid}


def compared(size: int, *, seed: int, cap: int, kill: float) -> tuple[Reconciliation, str, float]:
    """What comparing on a cluster gives, what it cost, and the processor seconds per claim."""
    documents, claims = make_archive(size, seed)
    with (
        LocalCluster(
            n_workers=WORKERS, threads_per_worker=1, memory_limit=f"{cap}MB",
            dashboard_address=None, silence_logs="ERROR",
        ) as local,
        watching(local) as watched,
    ):  # fmt: skip
        killer = threading.Timer(kill, lambda: kill_one(local))
        if kill:
            killer.start()
        engine = Cluster(local.scheduler_address, workers=0, code=fingerprint(ALL_PACKAGES))
        began, clock = time.process_time(), time.monotonic()
        found = reconcile(documents, claims, engine=engine)
        own, wall = time.process_time() - began, time.monotonic() - clock
        killer.cancel()  # a comparison that was done sooner has no worker left to lose
        engine.rest()
        watched.look(pids_of(local))
    there = sum(watched.seconds.values())
    memory = " ".join(f"{most}" for most in watched.most.values())
    mine = held_by(os.getpid()) // 1024
    line = (
        f"{len(claims):8d} {len(documents):9d} {own:7.1f} {there:9.1f} {wall:7.0f}"
        f" {1000 * (own + there) / len(claims):8.2f} {mine:7d} {memory:>14}"
        f" {len(found.relations):9d}"
    )
    return found, line, (own + there) / len(claims)


def kill_one(cluster: LocalCluster) -> None:
    """End a worker as the system would."""
    pid = next(iter(pids_of(cluster).values()))
    os.kill(pid, signal.SIGKILL)
    print(f"worker {pid} killed", flush=True)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[3_000, 10_000])
    parser.add_argument("--cap", type=int, default=2_000, help="MB of each worker")
    parser.add_argument("--kill", type=float, default=0, help="seconds before a worker is killed")
    parser.add_argument("--alone", action="store_true", help="hold against nothing")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    print(
        f"{'claims':>8} {'documents':>9} {'CPU s':>7} {'workers s':>9} {'wall s':>7}"
        f" {'ms/claim':>8} {'MB':>7} {'MB of workers':>14} {'relations':>9}",
        flush=True,
    )
    before = 0.0
    for size in options.claims:
        found, line, each = compared(size, seed=options.seed, cap=options.cap, kill=options.kill)
        growth = f"   per claim {each / before:.2f} times the size before" if before else ""
        print(f"{line}{growth}", flush=True)
        before = each
        if not options.alone:
            began = time.process_time()
            alone = reconcile(*make_archive(size, options.seed))
            took = time.process_time() - began
            same = "the same" if alone == found else "NOT the same"
            print(f"{'':>18} {took:7.1f}   one process: {same}", flush=True)


if __name__ == "__main__":
    main()
