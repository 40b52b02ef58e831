"""The whole run, told in one screen; what each stage does is in the module it comes from."""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.engines import Engine, opened
from pipeline.fingerprint import ALL_PACKAGES, fingerprint
from pipeline.run.comparing.settle import settle
from pipeline.run.inputs.discover import discover
from pipeline.run.inputs.folder import prepare_folder, room_on_disk
from pipeline.run.inputs.lock import only_run
from pipeline.run.inputs.withdrawn import documents_of
from pipeline.run.reading.plan import Plan, make_plan
from pipeline.run.reading.progress import Progress, show_progress
from pipeline.run.reading.read import collect_documents, read_documents
from pipeline.run.record.inputs import find_leaving, is_much, refusal, remember_inputs
from pipeline.run.record.published import find_published, publish_key, remember_published
from pipeline.run.record.record import RememberedVersion, RunRecord, count, tell_outcomes
from pipeline.run.record.runs import run_file
from pipeline.run.record.watch import Watch, watched
from pipeline.settings import Settings
from pipeline.store.store import Store, StoreDamaged, in_memory, open_store, renew_store
from pipeline.versions.intact import broken_files
from pipeline.versions.versions import Version, find_current
from schemas.errors import UsageError
from schemas.records import Document


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to run: fetch the sources first, read and compare all again.

    `ask` is put the question whether so many documents may leave; without it they may.
    """

    fetch: bool = False
    full_refresh: bool = False
    ask: Callable[[UsageError], bool] | None = None


def run_pipeline(paths: Sequence[Path], settings: Settings, wishes: Wishes) -> RunRecord:
    """Bring the dataset up to date with the documents in `paths`; returns what was done.

    Raises UsageError for wrong paths and while another run is under way, ChecksFailed when the
    dataset did not pass its checks. Documents that cannot be read end in the record.
    """
    if not wishes.fetch:
        discover(paths)
    processed = settings.folders.processed
    prepare_folder(processed)
    with only_run(processed), room_on_disk(processed), watched(settings) as watch:
        if wishes.fetch:
            fetch_sources(settings, watch)
        try:
            work_through(paths, settings, wishes, watch)
        except StoreDamaged as error:
            # Damage may lie where the first look does not reach; all of it can be read again.
            watch.notice(f"De opslag bleek beschadigd en is vernieuwd ({error}).")
            renew_store(processed / "store")
            work_through(paths, settings, wishes, watch)
    return watch.record


def work_through(paths: Sequence[Path], settings: Settings, wishes: Wishes, watch: Watch) -> None:
    """Plan, read and publish. Raises StoreDamaged where the store does not hold."""
    with open_store(settings.folders.processed / "store") as store:
        if store.healed:
            watch.notice(f"De opslag was beschadigd en is vernieuwd ({store.healed}).")
        with watch.stage("plannen"):
            plan = make_plan(discover(paths), store, settings, full_refresh=wishes.full_refresh)
            code = fingerprint(ALL_PACKAGES, hash_files=store.hash_files)
        if wishes.ask is not None:
            refuse_loss(plan, settings, wishes.ask)
        if plan.to_read:
            refuse_faulty_decisions(settings)
        with show_progress(len(plan.to_read)) as progress, opened(settings) as engine:
            run = Run(plan, store, settings, watch, engine, progress, code)
            run.read(anew=wishes.full_refresh)
            run.publish(anyway=wishes.full_refresh)
    remember_inputs(paths, settings)


def refuse_loss(plan: Plan, settings: Settings, ask: Callable[[UsageError], bool]) -> None:
    """Raise UsageError when more than a tenth of the documents would leave and `ask` says no."""
    current = find_current(settings.folders.processed)
    documents = documents_of(current.folder) if current is not None else []
    leaving = find_leaving(plan, documents)
    if current is not None and is_much(leaving, documents):
        refused = refusal(leaving, current)
        if not ask(refused):
            raise refused


def refuse_faulty_decisions(settings: Settings) -> None:
    """Raise UsageError for a file of decisions that is not right, before the hours of reading."""
    from pipeline.reconcile.decisions.file import load_decisions

    load_decisions(settings.folders.decisions)


def plan_run(paths: Sequence[Path], settings: Settings, wishes: Wishes) -> Plan:
    """What a run would do, without writing anything."""
    sources = discover(paths)
    folder = settings.folders.processed / "store"
    if not folder.is_dir():
        with in_memory() as store:
            return make_plan(sources, store, settings, full_refresh=wishes.full_refresh)
    with only_run(settings.folders.processed), open_store(folder) as store:
        return make_plan(sources, store, settings, full_refresh=wishes.full_refresh)


def fetch_sources(settings: Settings, watch: Watch) -> None:
    """Bring in what the sources have that is new; what failed ends in the record."""
    from pipeline.run.gather import gather

    with watch.stage("ophalen"):
        watch.record.sources = gather(
            settings, tell=lambda message: watch.event("bron", message=message)
        )


def look_ahead(settings: Settings, *, tell: Callable[[str], None]) -> list[str]:
    """What the sources have that is new, one line each; a source that fails is told."""
    from pipeline.run.gather import look

    return look(settings, tell=tell)


@dataclass(frozen=True, slots=True)
class Run:
    """A run after its plan: what the stages need at hand; `code` is the fingerprint of all that
    makes a dataset."""

    plan: Plan
    store: Store
    settings: Settings
    watch: Watch
    engine: Engine
    progress: Progress
    code: str

    def read(self, *, anew: bool) -> None:
        """Read the documents that are not known yet."""
        self.watch.record.duplicates = self.plan.duplicates
        with self.watch.stage("lezen"), self._library_ahead(anew=anew):
            self.watch.record.read = read_documents(
                self.plan,
                self.store,
                self.settings,
                engine=self.engine,
                progress=self.progress,
                log=self._log,
            )

        for path, seconds in self.watch.record.read.items():
            self.watch.event("gelezen", path=path, seconds=seconds)

    def _library_ahead(self, *, anew: bool) -> AbstractContextManager[None]:
        """The library of the checks imported meanwhile, where it will be asked."""
        from pipeline.run.comparing.memory import recall_checks
        from pipeline.validate.ahead import opened_ahead

        if not self.plan.to_read:
            return contextlib.nullcontext()
        known = not anew and recall_checks(self.store, self.code) is not None
        return contextlib.nullcontext() if known else opened_ahead()

    def publish(self, *, anyway: bool) -> None:
        """Compare, check and publish when anything changed, or `anyway`."""
        processed = self.settings.folders.processed
        with self.watch.stage("plannen"):
            key = publish_key(self.plan, self.store, self.settings, code=self.code)
            published = None if anyway else find_published(self.store, key, processed)
            damaged = self._find_damage()
        if published is None or damaged is not None:
            published = self._compare_and_publish(anew=anyway, damaged=damaged)
            remember_published(self.store, key, published)
        self.watch.record.published = published
        self.watch.record.dataset = str(processed / "dataset")

    def _find_damage(self) -> Version | None:
        """The version that readers see, where it is not what was published: it is made again."""
        current = find_current(self.settings.folders.processed)
        broken = broken_files(current.folder) if current else []
        if not broken:
            return None
        told = ", ".join(broken[:3]) + (" …" if len(broken) > 3 else "")
        self.watch.notice(f"De gepubliceerde versie was beschadigd en is opnieuw gemaakt ({told}).")
        return current

    def _compare_and_publish(self, *, anew: bool, damaged: Version | None) -> RememberedVersion:
        """From extractions to a version; the libraries this takes are imported only here.

        Documents that did not change are not compared with each other again, unless `anew`.
        """
        from pipeline.run.comparing.make import Making
        from pipeline.run.inputs.identity import tell_apart

        with self._stage("verzamelen"):
            extractions = collect_documents(
                self.plan,
                self.store,
                self.settings,
                engine=self.engine,
                progress=self.progress,
                log=self._log,
            )
        making = Making(
            self.store,
            self.settings,
            self.watch,
            self.engine,
            self._stage,
            code=self.code,
            anew=anew,
            damaged=damaged,
        )
        named = settle(extractions, tell_apart, rehearse=tell_apart, tell=self._tell_fault)
        made = settle(
            named,
            making.publish,
            rehearse=making.rehearse,
            tell=self._tell_fault,
        )
        self.watch.record.new_version = made.version.new
        dataset = made.compared.dataset
        return RememberedVersion(
            version=made.version.version_id,
            counts=count(made.compared.extractions, dataset.relations, dataset.figures),
            documents=tell_outcomes(made.compared.extractions, self.plan),
            waiting=made.compared.waiting,
        )

    def _tell_fault(self, document: Document, error: Exception) -> None:
        """Keep the whole of what went wrong with a document; its row tells it in short."""
        told = "".join(traceback.format_exception(error))
        self.watch.event("fout", document=document.doc_id, traceback=told)

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        self.progress.enter(name)
        with self.watch.stage(name):
            yield

    @property
    def _log(self) -> Path:
        return run_file(self.settings.folders.processed, self.watch.record.run_id, "werkers.log")
