"""The work done on a Dask cluster: the only door to Dask.

Dask places the work, moves it to another worker when one falls away, and restarts workers; a
document still has a process of its own, within the limits that hold on one machine.
"""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pipeline.engines.engine import Errand, Result, Task
from pipeline.engines.lot import Lot, LotDone, do_lot
from pipeline.engines.parcel import do_parcel, pack, unpack
from pipeline.workers import Done
from schemas.errors import ComponentMissing

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS: Final = 15
"""A scheduler that does not answer within this is not there."""
IDLE_SECONDS: Final = 120.0
"""A cluster that has no worker for so long will have none."""
LOOK_SECONDS: Final = 5.0
"""So often it is looked whether there are workers, where nothing is finished."""
MOST_IN_LOT: Final = 25
"""Documents that one process reads before its results travel: starting it costs a second or two."""
LOTS_EACH: Final = 4
"""Lots for every worker at least, so that none waits long for the last."""
AHEAD: Final = 2
"""Lots handed out for every thread of the cluster: one being done, and the next."""


class Cluster:
    """A Dask cluster: that of a scheduler, or one of `workers` processes on this machine.

    `code` is the fingerprint of the code that workers must have.
    """

    def __init__(self, scheduler: str, *, workers: int, code: str) -> None:
        self.scheduler, self.workers, self.code = scheduler, workers, code
        self._held = contextlib.ExitStack()
        self._client: Client | None = None

    def read(self, tasks: Sequence[Any], errand: Errand, *, log: Path) -> Iterator[Done]:
        """Every task done, in lots; a lot whose worker is lost time and again is done one by one,
        and what then takes its worker down is told as crashed."""
        log.parent.mkdir(parents=True, exist_ok=True)
        log.touch()
        many = max(1, min(MOST_IN_LOT, len(tasks) // self.spread))
        lots = [tasks[at : at + many] for at in range(0, len(tasks), many)]
        give = partial(Lot, errand=errand, code=self.code)
        for lot, outcome in self._done(do_lot, lots, give):
            if outcome is not None:
                yield from self._told(outcome, log)
                continue
            alone = [[task] for task in lot] if len(lot) > 1 else []
            for (task,), again in self._done(do_lot, alone, give):
                yield from [_lost(task)] if again is None else self._told(again, log)
            if not alone:
                yield _lost(lot[0])

    @property
    def spread(self) -> int:
        """Some for each thread of all workers."""
        return LOTS_EACH * self._threads()

    def share(
        self,
        work: Callable[[Task], Result],
        tasks: Sequence[Task],
        *,
        parcel: Callable[[Task], Callable[[], Result]] | None = None,
    ) -> Iterator[Result]:
        """Each task as a parcel that travels; a single one is done here."""
        if parcel is None or len(tasks) < 2:
            yield from map(work, tasks)
            return
        done: dict[int, Result] = {}
        turn = 0
        for place, packed in self._done(
            do_parcel, range(len(tasks)), lambda place: pack(parcel(tasks[place]), self.code)
        ):
            if packed is None:
                raise ChildProcessError("the workers that did part of the work were lost")
            done[place] = unpack(packed)
            while turn in done:
                yield done.pop(turn)
                turn += 1

    def rest(self) -> None:
        """Leave the cluster; one of our own ends."""
        self._client = None
        self._held.close()

    def _told(self, outcome: LotDone, log: Path) -> Iterator[Done]:
        """What a lot came to. Raises ComponentMissing where its worker does not see the files."""
        seen_here = [file for file in outcome.absent if file.exists()]
        if seen_here:
            raise ComponentMissing(
                f"Een werker van het cluster ziet {seen_here[0]} niet.",
                remedy="Zet de documenten in een map die op elke werker op dezelfde plaats staat.",
            )
        if outcome.log:
            with log.open("ab") as file:
                file.write(outcome.log)
        yield from outcome.done

    def _done(
        self, work: Callable[[Any], Any], tasks: Sequence[Any], give: Callable[[Any], Any]
    ) -> Iterator[tuple[Any, Any]]:
        """Each task with its outcome as they are finished; None where its workers were lost.

        `work` is a function of a module, `give` makes what it is given from a task. Few tasks are
        sent ahead, so that neither scheduler nor workers hold them all.
        """
        from distributed import KilledWorker

        client = self._connected()
        waiting = deque(tasks)
        running: dict[Future, Any] = {}
        try:
            while waiting or running:
                while waiting and len(running) < AHEAD * self._threads():
                    task = waiting.popleft()
                    running[client.submit(work, give(task), pure=False)] = task
                for future in self._finished([*running]):
                    task, outcome = running.pop(future), None
                    with contextlib.suppress(KilledWorker):
                        outcome = future.result()
                    yield task, outcome
        except (CancelledError, OSError) as error:
            if self._answers():
                raise
            raise ComponentMissing(
                f"De planner van het cluster ({self._address}) is weggevallen.",
                remedy="Start hem opnieuw en draai nog eens: wat gelezen is blijft bewaard.",
            ) from error
        finally:
            if self._answers():
                client.cancel([*running])

    def _finished(self, futures: Sequence[Future]) -> Sequence[Future]:
        """Those of some that are finished, at least one. Raises ComponentMissing where there is no
        worker for long."""
        from distributed import wait

        client, alone_since = self._connected(), time.monotonic()
        while True:
            with contextlib.suppress(TimeoutError), client.as_current():
                wait(futures, timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED")
                return [future for future in futures if future.status != "pending"]
            if client.nthreads():
                alone_since = time.monotonic()
            elif time.monotonic() - alone_since > IDLE_SECONDS:
                raise self._without_workers()

    def _threads(self) -> int:
        """What the cluster can do at once."""
        threads: dict[str, int] = self._connected().nthreads()
        return max(1, sum(threads.values()))

    def _answers(self) -> bool:
        """Whether the scheduler is still there."""
        client = self._client
        return client is not None and client.status == "running"

    @property
    def _address(self) -> str:
        return self.scheduler or "op deze machine"

    def _connected(self) -> Client:
        """The cluster, joined now where it was not. Raises ComponentMissing where it is not."""
        if self._client is None:
            try:
                import distributed  # noqa: F401 (is it there?)
            except ModuleNotFoundError as error:
                raise ComponentMissing(
                    "Dask is niet geïnstalleerd.",
                    remedy="Installeer kamercijfers[dask], of draai met --engine local.",
                ) from error
            client = self._join() if self.scheduler else self._start()
            self._client = self._held.enter_context(client)
        return self._client

    def _join(self) -> Client:
        from distributed import Client

        try:
            client = Client(self.scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise ComponentMissing(
                f"De planner {self.scheduler} antwoordt niet.",
                remedy="Start hem (dask scheduler), controleer het adres bij --scheduler, of "
                "draai met --engine local.",
            ) from error
        try:
            client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except TimeoutError:
            client.close()
            raise self._without_workers() from None
        return client

    def _start(self) -> Client:
        """A cluster on this machine that nobody else can speak to."""
        from distributed import Client, LocalCluster

        cluster = LocalCluster(
            n_workers=self.workers,
            threads_per_worker=1,
            dashboard_address=None,
            security=True,
            silence_logs="ERROR",
        )
        return Client(self._held.enter_context(cluster), set_as_default=False)

    def _without_workers(self) -> ComponentMissing:
        return ComponentMissing(
            f"De planner {self._address} heeft geen werkers.",
            remedy=f"Start op elke machine: dask worker {self.scheduler or 'ADRES'}.",
        )


def _lost(task: Any) -> Done:
    return Done(task, trouble="crashed", detail="de werker viel telkens weg")
