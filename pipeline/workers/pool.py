"""The parent's side: a bounded window of one task per worker, each watched by the clock.

A worker holds one task at a time, so when it dies the culprit is known by name. A task that
took a used worker down gets a second try in a fresh one: what a worker inherited from earlier
tasks must not decide the fate of this one. ProcessPoolExecutor is no option: it breaks as a
whole when one process dies.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Pipe, wait
from pathlib import Path
from typing import IO, Any, Final, Literal

Trouble = Literal["timeout", "memory", "crashed"]

START_SECONDS: Final = 180.0
"""A worker that is not ready by then never will be."""
START_ATTEMPTS: Final = 3
STARVED: Final = 1 / 3
"""A worker that died holding this part of its memory died for want of more: a buffer that grows by
doubling asks for twice what it has while it still has it."""
BOOT: Final = f"import sys; from {__package__}.child import main; main(int(sys.argv[1]))"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may cost."""

    seconds: float = 300.0
    memory_mb: int = 2048
    tasks_per_worker: int = 200


@dataclass(frozen=True, slots=True)
class Done:
    """A finished task: its value, the error it raised, or the trouble that ended its worker."""

    task: Any
    value: Any = None
    error: Exception | None = None
    trouble: Trouble | None = None
    detail: str = ""
    seconds: float = 0.0


def work(
    tasks: Iterable[Any],
    function: Callable[[Any], Any],
    *,
    jobs: int,
    limits: Limits,
    prepare: Callable[[], Any] | None = None,
    log: Path | None = None,
) -> Iterator[Done]:
    """Run `function` on every task in `jobs` processes; results come as they finish.

    `function` and `prepare` (run once per worker: load the model) are module-level functions.
    What workers write to standard error goes to `log`. Raises the error of `prepare`, or
    RuntimeError when workers cannot be started at all.
    """
    if log:
        log.parent.mkdir(parents=True, exist_ok=True)
    stream: IO[bytes] | int = log.open("ab") if log else subprocess.DEVNULL
    crew = _Crew((function, prepare), jobs=jobs, limits=limits, stream=stream)
    try:
        yield from crew.run(tasks)
    finally:
        crew.dismiss_all()
        if not isinstance(stream, int):
            stream.close()


class _Worker:
    """One process and the task it holds."""

    def __init__(self, start: tuple[Any, ...], stream: IO[bytes] | int) -> None:
        self.pipe, theirs = Pipe()
        path = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
        threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
        with theirs:
            self.process = subprocess.Popen(  # nosec B603 # our own program, no shell
                [sys.executable, "-P", "-c", BOOT, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stream,
                pass_fds=(theirs.fileno(),),
                env=os.environ | threads | {"PYTHONPATH": path, "OMP_THREAD_LIMIT": "1"},
                start_new_session=True,
            )
        self.ready = False
        self.busy = False
        self.task: Any = None
        self.served = 0
        # A new process counts what its parent held when it began as held by itself.
        self.inherited_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.peak_mb = 0.0
        self.started = time.monotonic()
        self.deadline = self.started + START_SECONDS
        self.pipe.send(start)

    def take(self, task: Any, seconds: float) -> None:
        """Begin on a task; raises OSError when the process has died meanwhile."""
        self.pipe.send(task)
        self.task, self.busy = task, True
        self.started = time.monotonic()
        self.deadline = self.started + seconds

    def kill(self) -> int:
        """End the process and all it started; returns its exit status."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.pipe.close()
        try:
            _, status, used = os.wait4(self.process.pid, 0)
        except ChildProcessError:
            return self.process.wait()
        self.process.returncode = os.waitstatus_to_exitcode(status)
        self.peak_mb = used.ru_maxrss / 1024
        return self.process.returncode


class _Crew:
    """The workers and the tasks still to do."""

    def __init__(
        self,
        start: tuple[Callable[[Any], Any], Callable[[], Any] | None],
        *,
        jobs: int,
        limits: Limits,
        stream: IO[bytes] | int,
    ) -> None:
        self.start = (*start, limits.seconds, limits.memory_mb)
        self.jobs, self.limits, self.stream = jobs, limits, stream
        self.workers: list[_Worker] = []
        self.queue: deque[Any] = deque()
        self.suspects: deque[Any] = deque()
        self.failed_starts = 0

    def run(self, tasks: Iterable[Any]) -> Iterator[Done]:
        """Hand out tasks until none is left and none is under way."""
        self.queue.extend(tasks)
        while self.queue or self.suspects or any(worker.busy for worker in self.workers):
            self._hire()
            self._hand_out()
            yield from self._listen()

    def dismiss_all(self) -> None:
        """Kill every worker, whatever it is doing."""
        while self.workers:
            self.workers.pop().kill()

    def _hire(self) -> None:
        waiting = len(self.queue) + len(self.suspects)
        free = sum(not worker.busy for worker in self.workers)
        fresh = sum(not worker.busy and not worker.served for worker in self.workers)
        while len(self.workers) < self.jobs and (free < waiting or fresh < len(self.suspects)):
            self.workers.append(_Worker(self.start, self.stream))
            free, fresh = free + 1, fresh + 1

    def _hand_out(self) -> None:
        for worker in list(self.workers):
            if not worker.ready or worker.busy:
                continue
            tasks = self.suspects if self.suspects and not worker.served else self.queue
            if tasks:
                try:
                    worker.take(tasks[0], self.limits.seconds)
                except OSError:
                    self._remove(worker)
                else:
                    tasks.popleft()

    def _listen(self) -> Iterator[Done]:
        now = time.monotonic()
        watched = [worker for worker in self.workers if worker.busy or not worker.ready]
        patience = min((worker.deadline - now for worker in watched), default=0.0)
        heard = set(wait([worker.pipe for worker in watched], max(patience, 0.0)))
        for worker in watched:
            done = None
            if worker.pipe in heard:
                done = self._hear(worker)
            elif time.monotonic() >= worker.deadline:
                done = self._overdue(worker)
            if done is not None:
                yield done

    def _hear(self, worker: _Worker) -> Done | None:
        try:
            word, value = worker.pipe.recv()
        except (EOFError, OSError):
            return self._bury(worker)
        if word == "ready":
            worker.ready = True
            self.failed_starts = 0
            return None
        if word == "unprepared":
            raise value
        seconds = time.monotonic() - worker.started
        task, worker.busy, worker.task = worker.task, False, None
        if word == "memory":
            return self._blame(worker, task, trouble="memory", detail="", seconds=seconds)
        worker.served += 1
        if worker.served >= self.limits.tasks_per_worker:
            self._remove(worker)
        if word == "failed":
            return Done(task, error=value, seconds=seconds)
        return Done(task, value, seconds=seconds)

    def _overdue(self, worker: _Worker) -> Done | None:
        self._remove(worker)
        if not worker.ready:
            self._count_failed_start("not ready in time")
            return None
        return Done(worker.task, trouble="timeout", seconds=time.monotonic() - worker.started)

    def _bury(self, worker: _Worker) -> Done | None:
        status = self._remove(worker)
        reason = _how_it_ended(status)
        if not worker.ready:
            self._count_failed_start(reason)
            return None
        seconds = time.monotonic() - worker.started
        if status == -signal.SIGXCPU:
            return Done(worker.task, trouble="timeout", seconds=seconds)
        # A library that gets no more memory aborts: what it had taken tells why it did.
        enough = max(STARVED * self.limits.memory_mb, worker.inherited_mb)
        starved = status < 0 and worker.peak_mb > enough
        trouble: Trouble = "memory" if starved else "crashed"
        return self._blame(worker, worker.task, trouble=trouble, detail=reason, seconds=seconds)

    def _blame(
        self, worker: _Worker, task: Any, *, trouble: Trouble, detail: str, seconds: float
    ) -> Done | None:
        """The verdict on a task that took its worker down, or None when it is tried again."""
        if worker in self.workers:
            self._remove(worker)
        if worker.served:
            self.suspects.append(task)
            return None
        return Done(task, trouble=trouble, detail=detail, seconds=seconds)

    def _count_failed_start(self, reason: str) -> None:
        self.failed_starts += 1
        if self.failed_starts >= START_ATTEMPTS:
            raise RuntimeError(f"worker processes cannot be started: {reason}")

    def _remove(self, worker: _Worker) -> int:
        self.workers.remove(worker)
        return worker.kill()


def _how_it_ended(status: int) -> str:
    if status < 0:
        return f"signaal {signal.Signals(-status).name}"
    return f"exitcode {status}"
