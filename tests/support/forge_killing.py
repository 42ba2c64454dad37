"""Runs in processes of their own, so that they can be killed with -9 at any request; the rest of the world lives on."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from support.forge_scene import QUICK

from state.store import open_store
from tracker.forge.github import GitHub
from tracker.pullrequest.direct import commit_directly
from tracker.pullrequest.keeping import keep
from tracker.pullrequest.ledger import StoreLedger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.forge_scene import Scene

    from tracker.forge.access import Access
    from tracker.loopback.messages import Request
    from tracker.pullrequest.editing import ListEditor
    from tracker.pullrequest.material import Order

# forked from a server that has no threads and has everything imported: quick, and nothing is shared by accident
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["support.forge_killing"])


@dataclass(frozen=True, slots=True)
class _Run:
    """What a run in a process of its own is given."""

    access: Access
    repository: str
    fork: bool
    editor: ListEditor
    store_path: Path
    direct: bool


def _live(run: _Run, order: Order) -> None:
    """One run, in the process that will be killed."""
    way = commit_directly if run.direct else keep
    with open_store(run.store_path) as store:
        forge = GitHub(run.access, run.repository, fork=run.fork, manners=QUICK)
        way(forge, run.editor, StoreLedger(store, order.target.list), order)


def run_and_kill(stage: Scene, place: int | Callable[[Request], bool], *, answered: bool) -> bool:
    """Start a run and kill it at its n-th request, or the first of a kind, before it is looked at or when it has taken
    effect; was it reached?
    """
    stage.service.requests.clear()
    stage.now += timedelta(minutes=1)
    run = _Run(
        stage.access(), stage.world.name, stage.fork, stage.editor, stage.store_path, direct=stage.direct
    )
    process = _PROCESSES.Process(target=_live, args=(run, stage.order()))
    dead = threading.Event()

    def kill(number: int, request: Request) -> None:
        there = number == place if isinstance(place, int) else place(request)
        if there and not dead.is_set():
            dead.set()
            os.kill(process.pid or 0, signal.SIGKILL)

    stage.service.before, stage.service.after = (_let, kill) if answered else (kill, _let)
    process.start()
    process.join(600)
    stage.service.before = stage.service.after = _let
    if not dead.is_set() and process.exitcode != 0:
        raise AssertionError(f"the run ended by itself with {process.exitcode}")
    return dead.is_set()


def _let(_number: int, _request: Request) -> None:
    """Nothing happens."""
