"""Lives walked at random: which acts there are, how often each comes, and how a life that broke a law is made short.

A life is its beginning and its steps, each the name of an act and the seed of what is drawn in it. So a step means the
same whichever others are left out, a life can be written down as one line, and be lived again.
`python -m support.walking FIRST LAST` lives the lives of these seeds, and tells of each that breaks a law what is left of
it when every step is left out without which it still does.
"""

from __future__ import annotations

import logging
import re
import sys
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from support import walk_branch as branch
from support import walk_endings as endings
from support import walk_list as page
from support import walk_runs as runs
from support import walk_seldom as seldom
from support import walk_talk as talk
from support import walk_works as works
from support.walk_laws import Broken, explained, hold, nothing_lost
from support.walk_life import PAGES, Beginning, life

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from support.walk_life import Life

    Acts = Mapping[str, tuple[int, Callable[[Life, Random], str]]]

PEOPLE: Acts = {
    # how a pull request ends
    "merge": (3, endings.merge),
    "squash": (2, endings.squash),
    "rebase": (2, endings.rebase),
    "push to main": (1, endings.push_to_main),
    "update": (1, endings.update),
    "close": (2, endings.close),
    "reopen": (2, endings.reopen),
    "delete branch": (1, endings.delete_branch),
    "queue": (1, seldom.queue),
    "stale": (1, seldom.stale),
    "restore": (1, seldom.restore),
    "retarget": (1, seldom.retarget),
    "take over": (1, seldom.take_over),
    # on its branch
    "reword": (3, branch.reword),
    "delete": (3, branch.delete),
    "move": (2, branch.move),
    "own": (2, branch.own),
    "own of ours": (2, branch.own_of_ours),
    "mention": (1, branch.mention),
    "revert": (1, branch.revert),
    "retouch": (1, branch.retouch),
    "ends": (1, branch.ends),
    "amend": (2, branch.amend),
    "rewrite": (1, branch.rewrite),
    "empty": (1, branch.empty),
    "other file": (1, branch.other_file),
    # on the default branch
    "by hand": (3, page.by_hand),
    "delete on main": (2, page.delete_on_main),
    "move on main": (2, page.move_on_main),
    "add on main": (3, page.add_on_main),
    "retouch main": (1, page.retouch_main),
    "ends on main": (1, page.ends_on_main),
    "heading": (1, page.heading),
    "break list": (1, page.break_list),
    "rename": (1, page.rename),
    "split": (1, seldom.split),
    "force main": (1, seldom.force_main),
    # in the conversation
    "say": (4, talk.say),
    "add words": (1, talk.add_words),
    "remark": (1, talk.remark),
    "tick": (3, talk.tick),
    "note": (1, talk.note),
    "wipe": (1, talk.wipe),
    "label": (1, talk.label),
    "unsay": (1, seldom.unsay),
    "dismiss": (1, seldom.dismiss),
    "answer reworded": (1, seldom.answer_reworded),
    "old body": (1, seldom.old_body),
    "clocks": (1, seldom.clocks),
}
"""What people do, and how often beside the others."""

AROUND: Acts = {
    "find": (12, works.find),
    "doubt": (2, works.doubt),
    "sure": (1, works.sure),
    "retitle": (2, works.retitle),
    "rescore": (1, works.rescore),
    "resubmit": (2, works.resubmit),
    "withdraw": (1, works.withdraw),
    "limit": (2, works.limit),
    "subject": (1, works.subject),
    "switch": (1, works.switch),
    "carry": (1, works.carry),
    "keep copy": (2, works.keep_copy),
    "fall back": (1, works.fall_back),
    "lose": (1, works.lose),
    "time": (2, runs.passes),
}
"""What comes from the sources, the settings and the machine."""


def _during(act_life: Life, random: Random) -> str:
    """A run in the middle of which somebody does any of what people do."""
    name = _drawn(PEOPLE, random)
    told = runs.met(act_life, random, PEOPLE[name][1])
    return f"{name}: {told}"


_ON_THE_BRANCH = ("reword", "delete", "move", "own of ours", "amend", "rewrite", "empty", "merge", "squash")


def _cut_off(act_life: Life, random: Random) -> str:
    """A run that dies behind its commit, and what people do with the branch that it left."""
    name = random.choice(_ON_THE_BRANCH)
    told = runs.cut_off(act_life, random, PEOPLE[name][1])
    return f"{name}: {told}"


RUNS: Acts = {
    "run": (18, runs.runs),
    "quiet": (14, runs.quiet),
    "killed": (4, runs.killed),
    "cut off": (3, _cut_off),
    "faulted": (6, runs.faulted),
    "during": (6, _during),
    "lagging": (1, runs.lagging),
    "overtaken": (2, runs.overtaken),
    "rehearsed": (1, runs.rehearsed),
}
ACTS = {**PEOPLE, **AROUND, **RUNS}


@dataclass(frozen=True)
class Step:
    """One act, and the seed of what is drawn in it."""

    act: str
    seed: int


@dataclass(frozen=True)
class Walk:
    """A whole life, before it is lived."""

    beginning: Beginning
    steps: tuple[Step, ...]


def _drawn(table: Acts, random: Random) -> str:
    return random.choices(list(table), [weight for weight, _ in table.values()])[0]


def drawn(seed: int) -> Walk:
    """The life of a seed: works are found first, for without them nothing happens."""
    random = Random(seed)
    way = random.choices(("pull-request", "direct", "fork"), (12, 1, 1))[0]
    lists = 2 if random.random() < 0.25 and way == "pull-request" else 1
    plain = random.random() < 0.5
    beginning = Beginning(
        page=random.choice(list(PAGES)) if not plain else "bullets",
        plain=plain,
        graphql=random.random() < 0.6,
        lists=lists,
        one_file=random.random() < 0.4,
        way=way,
    )
    names = ["find", "run", *(_drawn(ACTS, random) for _ in range(random.randint(13, 38)))]
    return Walk(beginning, tuple(Step(name, random.randrange(10**6)) for name in names))


def live(walk: Walk, folder: Path) -> list[str]:
    """Live it, and a peaceful end; what was done, step by step. A law that is broken tells them too."""
    told: list[str] = []
    with life(folder, walk.beginning) as lived:
        try:
            for step in walk.steps:
                told.append(step.act)
                _pass_a_moment(lived, step.seed)
                said = ACTS[step.act][1](lived, Random(step.seed))
                told[-1] = f"{step.act} {said}".strip()
            told.append("peace")
            _peace(lived)
        except Exception as error:
            raise Broken("\n  ".join([f"{type(error).__name__}: {error}", *told, repr(walk)])) from error
    return told


def _pass_a_moment(lived: Life, seed: int) -> None:
    span = timedelta(minutes=2 + seed % 7)
    for shelf in lived.shelves:
        shelf.stage.now += span


def _peace(lived: Life) -> None:
    """Nobody does anything any more, there is room for all, and what could be mended is mended."""
    for shelf in lived.shelves:
        stage = shelf.stage
        stage.settings = stage.settings.model_copy(update={"max_entries": 50})
        if shelf.pull:
            shelf.pull.labels.clear()
            stage.direct = False
    page.mend(lived)
    for shelf in lived.shelves:
        if shelf.pull and explained(shelf):
            endings.close_it(shelf)
    runs.runs(lived, Random(0))
    runs.quiet(lived, Random(0))
    for shelf in lived.shelves:
        hold(shelf.settled, f"{shelf.stage.name} did not come to rest")
        nothing_lost(shelf, shelf.look(), None)
        if shelf.pull:
            endings.take_all(lived, shelf)
    runs.quiet(lived, Random(0))


def broken(walk: Walk, folder: Path) -> str:
    """How a life breaks a law; empty where it breaks none."""
    try:
        live(walk, folder)
    except Broken as error:
        return str(error)
    return ""


def _law(said: str) -> str:
    """Which law was broken, whatever the works and lines."""
    return re.sub(r"\d+|[0-9a-f]{40}", "N", said.split("\n", maxsplit=1)[0])[:70]


def shrunk(walk: Walk, fails: Callable[[Walk], bool]) -> Walk:
    """The life with every step left out without which it still fails, pieces first."""
    steps: Sequence[Step] = walk.steps
    size = max(1, len(steps) // 2)
    while size:
        at = 0
        while at < len(steps):
            fewer = (*steps[:at], *steps[at + size :])
            if fails(Walk(walk.beginning, fewer)):
                steps = fewer
            else:
                at += size
        size //= 2
    return Walk(walk.beginning, tuple(steps))


def _main(first: int, last: int) -> None:
    logging.disable(logging.CRITICAL)
    failed = 0
    for walk in map(drawn, range(first, last)):
        if said := _lived_once(walk):
            failed += 1
            short = shrunk(walk, partial(_breaks, _law(said)))
            sys.stdout.write(f"{_lived_once(short)}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{last - first} lives, {failed} of them broke a law\n")


def _breaks(law: str, walk: Walk) -> bool:
    return _law(_lived_once(walk)) == law


def _lived_once(walk: Walk) -> str:
    with TemporaryDirectory() as folder:
        return broken(walk, Path(folder) / "life")


if __name__ == "__main__":
    _main(int(sys.argv[1]), int(sys.argv[2]))
