"""Construction of everything concrete, in one place: settings and environment in, ports out."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from state.identity import Identity
    from state.records import Work
    from state.store import Store
    from tracker.forge.github import GitHub
    from tracker.forge.port import Forge, ForgeFor, ForgeReader
    from tracker.forge.rehearsal import Would
    from tracker.http.pace import Pace
    from tracker.job.ports import Ports
    from tracker.job.progress import Progress
    from tracker.lookup import Lookup
    from tracker.settings.model import Settings
    from tracker.sources.arxiv.query import ArxivQuery
    from tracker.sources.origin import Reach


def store(settings: Settings, environment: Mapping[str, str]) -> Store:
    """The memory that the settings name, its folder made where it is a file."""
    from state.store import open_store

    return open_store(settings.state.address(environment))


def store_to_read(settings: Settings, environment: Mapping[str, str]) -> Store:
    """The memory for whoever writes nothing there: where no file is yet, an empty one is read and none is made."""
    from state.store import IN_MEMORY, missing_file, read_store

    place = settings.state.address(environment)
    return read_store(IN_MEMORY if missing_file(place) else place)


def github(settings: Settings, environment: Mapping[str, str], repository: str) -> GitHub:
    """One repository on GitHub, as the settings and the environment reach it."""
    from tracker.forge.access import access_from
    from tracker.forge.github import GitHub
    from tracker.forge.manners import Manners
    from tracker.forge.patience import Patience
    from tracker.settings.github import Mode

    manners = Manners(
        Patience(longest_wait=settings.github.longest_wait), write_pause=settings.github.write_pause
    )
    fork = settings.github.mode is Mode.FORK
    return GitHub(access_from(environment), repository, fork=fork, manners=manners)


def forges(settings: Settings, environment: Mapping[str, str]) -> ForgeFor:
    """GitHub, as the settings and the environment reach it; as a patch file where that is the mode."""
    from tracker.branch import branch_name
    from tracker.forge.rehearsal import PatchFile
    from tracker.settings.github import Mode

    names = {branch_name(one.name, settings.github.branch_prefix): one.name for one in settings.lists}

    def patch_of(branch: str) -> Path:
        return Path(settings.github.patch_file.format(list=names[branch]))

    def forge_for(repository: str) -> Forge:
        forge = github(settings, environment, repository)
        return forge if settings.github.mode is not Mode.PATCH else PatchFile(forge, patch_of)

    return forge_for


def shared_pace(memory: Store, settings: Settings) -> Pace | None:
    """ArXiv's spacing among all machines that share a state; a state in a file has one machine, which needs none."""
    from tracker.clock import running
    from tracker.http.store_pace import StorePace
    from tracker.owners import this_process

    if not memory.shared:
        return None
    return StorePace(memory, "arxiv", this_process(), settings.http.arxiv_spacing, now=running)


@dataclass(frozen=True)
class DryRun:
    """A run that writes nothing: what it would have done is found here afterwards, with what it was rehearsed on."""

    would: list[Would] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    clone_of: Callable[[str], ForgeReader | str] = lambda _: "no clone may stand in for it"
    """A clone to read where the real forge cannot be read, or why there is none."""

    def around(self, real: Callable[[str], ForgeReader]) -> ForgeFor:
        """Forges that read like the real ones and tell instead of writing."""
        from tracker.forge.rehearsal import Rehearsal

        def rehearsal(repository: str) -> Forge:
            forge = Rehearsal(self._readable(real(repository), repository))
            forge.would = self.would
            return forge

        return rehearsal

    def _readable(self, forge: ForgeReader, repository: str) -> ForgeReader:
        """The forge, or the clone in its place where it cannot be read."""
        from tracker.forge.errors import ForgeError

        try:
            forge.repository()
        except ForgeError as error:
            here = self.clone_of(repository)
            if isinstance(here, str):
                raise ForgeError(f"{error}; {here}") from error
            note = f"{repository} was not read from GitHub ({error}): rehearsed on this clone, as if no pull request were open"
            if note not in self.notes:  # a repository may hold several lists
                self.notes.append(note)
            return here
        return forge


def rehearsal(environment: Mapping[str, str]) -> DryRun:
    """A dry run from here: on GitHub, or where that cannot be read on the clone in which we are."""
    from tracker.forge.workingcopy import clone_of

    return DryRun(clone_of=partial(clone_of, folder=Path.cwd(), environment=environment))


@contextmanager
def ports(
    settings: Settings,
    environment: Mapping[str, str],
    progress: Progress,
    *,
    reach: Reach | None = None,
    dry_run: DryRun | None = None,
    tell: Callable[[str], None] | None = None,
) -> Iterator[Ports]:
    """Everything one run works with, let go of at the end.

    `reach` is for other sources than all, or for older words than the new ones, `dry_run` collects what would be done,
    `tell` hears what is waited for.
    """
    from tracker.facts.records.reader import page_of
    from tracker.facts.saying.endpoint import endpoint_for
    from tracker.forge.access import access_from
    from tracker.http.opening import open_door
    from tracker.job.ports import Ports
    from tracker.pullrequest.ledger import RehearsedLedger, StoreLedger
    from tracker.sources.addresses import Addresses
    from tracker.sources.origin import ALL_THAT_IS_NEW
    from tracker.sources.registry import sources_from
    from tracker.training.choosing import model_in_use, model_to_learn_from

    addresses = Addresses.from_environment(environment)
    access_from(environment)  # one that cannot be used ends the run before anything is done
    with ExitStack() as stack:
        memory = stack.enter_context(store(settings, environment))
        door = stack.enter_context(open_door(settings.http, environment, tell, shared_pace(memory, settings)))
        sources = sources_from(settings.sources, door, addresses, reach or ALL_THAT_IS_NEW)
        real = forges(settings, environment)
        endpoint = endpoint_for(settings.facts, environment)
        if endpoint:
            stack.callback(endpoint.close)
        yield Ports(
            store=memory,
            sources=sources,
            judge=model_in_use(settings.classifier, memory),
            base=model_to_learn_from(settings.classifier),
            forge_for=dry_run.around(real) if dry_run else real,
            ledger_for=RehearsedLedger if dry_run else StoreLedger,
            page_of=partial(page_of, door, addresses.arxiv_html) if settings.facts.read_pages else None,
            rephraser=endpoint,
            requests=lambda: door.requests,
            stopwatch=time.monotonic,
            progress=progress,
        )


@contextmanager
def arxiv(
    settings: Settings, environment: Mapping[str, str], tell: Callable[[str], None]
) -> Iterator[ArxivQuery]:
    """What asks arXiv for papers by their ids, let go of at the end."""
    from tracker.http.opening import open_door
    from tracker.sources.addresses import Addresses
    from tracker.sources.arxiv.query import ArxivQuery

    with open_door(settings.http, environment, tell) as door:
        yield ArxivQuery(door, Addresses.from_environment(environment).arxiv_api)


@contextmanager
def lookup(
    settings: Settings, environment: Mapping[str, str], tell: Callable[[str], None] | None = None
) -> Iterator[Lookup]:
    """What finds out about single works, let go of at the end."""
    from tracker.facts.records.reader import page_of
    from tracker.http.opening import open_door
    from tracker.lookup import Lookup
    from tracker.sources.addresses import Addresses
    from tracker.sources.arxiv.query import ArxivQuery
    from tracker.sources.huggingface.detail import HubDetails

    def remembered(name: Identity) -> Work | None:
        with store_to_read(settings, environment) as memory:
            return memory.work(name)

    addresses = Addresses.from_environment(environment)
    with open_door(settings.http, environment, tell) as door:
        pages = partial(page_of, door, addresses.arxiv_html) if settings.facts.read_pages else None
        hub = HubDetails(door, addresses.hugging_face)
        yield Lookup(ArxivQuery(door, addresses.arxiv_api), hub, pages, remembered)
