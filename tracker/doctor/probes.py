"""All probes for one installation, in the order in which a person would look."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.doctor import machine
from tracker.doctor.channels import channels, notices
from tracker.doctor.classifier import classifier
from tracker.doctor.finding import Finding, Probe
from tracker.doctor.looking import ClientLook, ListHome
from tracker.doctor.memory import memory, none_yet
from tracker.doctor.repository import repository
from tracker.doctor.sources import source_probes
from tracker.doctor.templates import templates
from tracker.notices.chat import ADDRESSES
from tracker.settings.model import UNKNOWN_REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from tracker.settings.model import Settings

_LOOKING = timedelta(minutes=1)
"""Longer than doctor looks at the memory."""


def local_probes(
    settings: Settings, path: Path | None, environment: Mapping[str, str], now: datetime
) -> Iterator[Probe]:
    """What can be looked at without asking anybody."""
    from tracker.git import Git

    in_use = {
        "postgres": settings.state.address(environment).startswith("postgres"),
        "notify": bool(environment.get(ADDRESSES)),
    }
    yield Probe("settings", lambda: machine.settings_file(path, len(settings.lists)))
    yield Probe("settings", lambda: machine.repositories(settings.lists))
    yield Probe("machine", lambda: machine.versions(machine.requirements(), machine.version_of, in_use))
    yield Probe("machine", lambda: machine.git_there(Git(Path(), environment)))
    yield Probe("workflows", lambda: machine.workflows(Path()))
    yield Probe("memory", lambda: _memory(settings, environment, now))
    yield Probe("classifier", lambda: classifier(settings.classifier))
    yield Probe("digest", lambda: templates(settings, environment, now))
    yield Probe("notices", lambda: notices(environment))


def _memory(settings: Settings, environment: Mapping[str, str], now: datetime) -> Iterator[Finding]:
    from state.errors import LeaseHeldError
    from state.store import missing_file, open_store, read_store
    from tracker.owners import this_process

    where = settings.state.address(environment)
    if missing := missing_file(where):
        yield none_yet(missing)
        return
    with read_store(where) as store:
        yield from memory(store, now, settings.list_names)
    # what only reads goes on without it, but a run begins by taking a lease; one that another doctor holds could be written
    with (
        open_store(where) as store,
        suppress(LeaseHeldError),
        store.lease("doctor", this_process(), _LOOKING),
    ):
        pass


def remote_probes(
    settings: Settings, environment: Mapping[str, str], clock: Callable[[], datetime]
) -> Iterator[Probe]:
    """What the sources and GitHub have to be asked for."""
    from tracker.branch import branch_name
    from tracker.forge.access import access_from
    from tracker.forge.client import Client
    from tracker.forge.patience import Patience

    yield from source_probes(settings, environment)
    yield Probe("digest", lambda: channels(settings.digest.channels, environment))
    access = access_from(environment)
    looks: list[ClientLook] = []
    for one in settings.lists:
        if one.repository == UNKNOWN_REPOSITORY:
            continue
        branch = branch_name(one.name, settings.github.branch_prefix)
        home = ListHome(one.repository, one.path, branch, settings.memory.branch, settings.github.mode)

        def look_there(home: ListHome = home) -> Iterator[Finding]:
            look = ClientLook(Client(access, home.repository, Patience(), write_pause=0))
            looks.append(look)
            yield from repository(look, home, clock())

        yield Probe(home.area, look_there)

    def tell_time() -> Iterator[Finding]:
        there = next((look.there for look in looks if look.there), None)
        yield from machine.clock(clock(), there, "GitHub", fixed=bool(environment.get("TRACKER_NOW")))

    yield Probe("machine", tell_time)
