"""Acts of the tracker in a life: runs that end well, are killed, meet a fault or somebody at work, and what is looked at after each."""

from __future__ import annotations

import re
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

from support.forge_killing import run_and_kill
from support.walk_laws import (
    Broken,
    always,
    body_tells,
    bytes_kept,
    explained,
    hold,
    note_ours,
    nothing_lost,
    nothing_twice,
    refused_stay_out,
    wordings_kept,
    words_hold,
)
from support.walk_life import EITHER

from state.store import open_store
from tracker.errors import TrackerError
from tracker.forge.errors import HeadMoved
from tracker.forge.rehearsal import Rehearsal
from tracker.loopback.github_faults import GitHubFault
from tracker.pullrequest.direct import commit_directly
from tracker.pullrequest.keeping import keep
from tracker.pullrequest.ledger import RehearsedLedger, StoreLedger

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from support.walk_life import Life, Shelf, View

    from tracker.loopback.messages import Request
    from tracker.pullrequest.keeping import Kept

_PULL = re.compile(r"/pulls(/[0-9]+)?$")
REQUESTS = 16
"""Most runs ask this often at most; a place behind the last request is a run that nothing happens to."""


def _later(life: Life, shelf: Shelf) -> None:
    """Time goes on for all of a life's lists alike."""
    now = max(one.stage.now for one in life.shelves)
    for one in life.shelves:
        one.stage.now = now
    life.stage.now = shelf.stage.now = now


def _held(shelf: Shelf) -> bool:
    pull = shelf.pull
    return pull is not None and shelf.stage.settings.hold_label in pull.labels and not shelf.stage.direct


def run(life: Life, shelf: Shelf) -> bool:
    """A run that nothing disturbs, and all that has to hold after it; has the next one nothing to do?"""
    _later(life, shelf)
    before, reachable, held = shelf.look(), life.reachable(), _held(shelf)
    reason = explained(shelf)
    shelf.stage.service.requests.clear()
    try:
        kept = shelf.stage.run()
    except TrackerError as error:
        hold(reason, f"unexplained trouble: {type(error).__name__}: {error}")
        always(life, reachable)
        shelf.settled = False
        return False
    hold(not reason, f"the run should have told that {reason}")
    _later(life, shelf)
    always(life, reachable)
    if held:
        hold(not shelf.stage.service.writes, "a run wrote although people asked to be left alone")
        shelf.settled = False
        return False
    _ended_well(shelf, before, shelf.look(), kept)
    return not (shelf.stage.direct and kept.waiting)


def _ended_well(shelf: Shelf, before: View, after: View, kept: Kept | None) -> None:
    note_ours(shelf, before, after)
    nothing_twice(shelf, before, after)
    bytes_kept(shelf, before, after)
    wordings_kept(shelf, before, after)
    words_hold(shelf)
    refused_stay_out(shelf, after)
    nothing_lost(shelf, after, kept)
    body_tells(shelf, after)
    if shelf.pull:
        shelf.wiped.discard(shelf.pull.number)
    shelf.said.clear()
    shelf.stood = {number: shelf.stage.status(number) for number in shelf.wanted()}
    shelf.settled = True


def runs(life: Life, _random: Random) -> str:
    """A run over every list."""
    for shelf in life.shelves:
        run(life, shelf)
    return ""


def quiet(life: Life, _random: Random) -> str:
    """Two runs: the second one has nothing to write."""
    done = [run(life, shelf) for shelf in life.shelves]
    for shelf, nothing_to_do in zip(life.shelves, done, strict=True):
        run(life, shelf)
        writes = [f"{asked.method} {asked.path}" for asked in shelf.stage.service.writes]
        hold(not (writes and nothing_to_do), f"a second run wrote {writes}")
    return ""


def _disturbed(life: Life, shelf: Shelf, doing: Callable[[], Kept | bool | None]) -> str:
    """A run to which something happens: it may fail, with a word of its own, and breaks nothing."""
    _later(life, shelf)
    before, reachable = shelf.look(), life.reachable()
    result = ""
    try:
        doing()
    except TrackerError as error:
        result = f"{type(error).__name__}"
    finally:
        shelf.stage.service.knobs.clear()
    _later(life, shelf)
    always(life, reachable)
    after = shelf.look()
    note_ours(shelf, before, after)
    nothing_twice(shelf, before, after, mended=False)
    shelf.settled = False
    return result or "it came through"


def killed(life: Life, random: Random) -> str:
    """A run that is killed at some request, before or after that took effect."""
    shelf, place, answered = random.choice(life.shelves), random.randint(1, REQUESTS), random.random() < 0.5
    if explained(shelf):
        return "it could not run anyway"
    doing = _disturbed(life, shelf, lambda: run_and_kill(shelf.stage, place, answered=answered))
    return f"{shelf.stage.name} at request {place}, {'answered' if answered else 'unheard'}: {doing}"


def cut_off(life: Life, random: Random, act: Callable[[Life, Random], str]) -> str:
    """A run that dies behind its commit, before the pull request tells of it, and people who go on from there."""
    shelf = random.choice(life.shelves)
    if explained(shelf):
        return "it could not run anyway"
    doing = _disturbed(life, shelf, lambda: run_and_kill(shelf.stage, _tells, answered=False))
    return f"{shelf.stage.name}: {doing}; {act(life, random)}"


def _tells(request: Request) -> bool:
    """Does it open the pull request, or write its body?"""
    return request.method in ("POST", "PATCH") and _PULL.search(request.path) is not None


def faulted(life: Life, random: Random) -> str:
    """A run that GitHub answers badly once."""
    shelf, place = random.choice(life.shelves), random.randint(1, REQUESTS)
    fault = random.choice(list(GitHubFault))
    stage = shelf.stage
    stage.service.requests.clear()
    stage.service.turn(fault, lambda number, _request: number == place)
    return f"{stage.name} {fault} at request {place}: {_disturbed(life, shelf, stage.run)}"


def lagging(life: Life, random: Random) -> str:
    """A run to which GitHub does not list the newest pull request yet."""
    shelf = random.choice(life.shelves)
    world = shelf.stage.world
    if explained(shelf) or not world.pulls:
        return "nothing to be late with"
    world.unlisted.add(max(world.pulls))
    result = _disturbed(life, shelf, shelf.stage.run)
    world.unlisted.clear()
    return f"{shelf.stage.name}: {result}"


def overtaken(life: Life, random: Random) -> str:
    """A run in the middle of which another machine makes a whole one, whose memory is lost."""
    shelf, place = random.choice(life.shelves), random.randint(2, REQUESTS)
    if explained(shelf):
        return "it could not run anyway"
    stage, done, told = shelf.stage, threading.Event(), list[str]()

    def before(number: int, _request: Request) -> None:
        if number == place and not done.is_set():
            done.set()
            told.append(_elsewhere(life, shelf))

    stage.service.requests.clear()
    stage.service.before = before
    try:
        result = _disturbed(life, shelf, stage.run)
    finally:
        stage.service.before = lambda _number, _request: None
    return f"{stage.name} at request {place}: {' '.join(told) or 'nobody came'}; {result}"


def _elsewhere(life: Life, shelf: Shelf) -> str:
    stage, way = shelf.stage, commit_directly if shelf.stage.direct else keep
    with open_store(life.copy_memory()) as store:
        try:
            way(stage.forge(), stage.editor, StoreLedger(store, stage.name), stage.order())
        except TrackerError as error:
            return type(error).__name__
    return "the other came through"


def rehearsed(life: Life, random: Random) -> str:
    """A dry run, which writes nothing and remembers nothing."""
    shelf = random.choice(life.shelves)
    stage, settled = shelf.stage, shelf.settled
    if explained(shelf) or stage.direct:
        return "it could not run"
    stage.service.requests.clear()
    ledger, forge = RehearsedLedger(stage.store, stage.name), Rehearsal(stage.forge())
    result = _disturbed(life, shelf, lambda: keep(forge, stage.editor, ledger, stage.order()))
    hold(not stage.service.writes, "a dry run wrote")
    shelf.settled = settled
    return f"{stage.name}: {result}"


def met(life: Life, random: Random, act: Callable[[Life, Random], str]) -> str:
    """A run in the middle of which somebody does something."""
    shelf, place = random.choice(life.shelves), random.randint(2, REQUESTS)
    stage, done, told = shelf.stage, threading.Event(), list[str]()
    reachable = list(life.reachable())

    def before(number: int, _request: Request) -> None:
        if number == place and not done.is_set():
            done.set()
            told.append(act(life, random))
            reachable[:] = life.reachable()  # people may take their own commits away

    stage.service.requests.clear()
    stage.service.before = before
    life.running = True
    try:
        result = _disturbed_by_people(life, shelf, reachable)
    finally:
        life.running = False
        stage.service.before = lambda _number, _request: None
    for one in life.shelves:
        for number in one.said:
            one.say(number, EITHER)
    return f"{stage.name} at request {place}: {' '.join(told) or 'nobody came'}; {result}"


def _disturbed_by_people(life: Life, shelf: Shelf, reachable: list[str]) -> str:
    _later(life, shelf)
    before, reason, path = shelf.look(), explained(shelf), shelf.stage.path
    result = "it came through"
    try:
        shelf.stage.run()
    except HeadMoved:
        result = "it gave way"
    except TrackerError as error:
        # where the list was moved meanwhile, the run looked for it where it had been
        if not reason and not explained(shelf) and shelf.stage.path == path:
            raise Broken(f"unexplained trouble: {type(error).__name__}: {error}") from error
        result = type(error).__name__
    _later(life, shelf)
    always(life, reachable)
    note_ours(shelf, before, shelf.look(), {line for one in life.shelves for line in one.ours})
    shelf.settled = False
    return result


def passes(life: Life, random: Random) -> str:
    """Time goes by."""
    span = timedelta(hours=random.choice((1, 5, 24, 24 * 7, 24 * 40)))
    for shelf in life.shelves:
        shelf.stage.now += span
    return str(span)
