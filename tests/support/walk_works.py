"""Acts around the tracker: what the sources tell, what the settings say, and what becomes of the memory."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from support.walk_life import EITHER, made_up

from state.identity import Identity, Scheme
from state.store import open_store

if TYPE_CHECKING:
    from random import Random

    from support.walk_life import Life, Shelf

    from tracker.pullrequest.nominees import Nominee


def _number(life: Life, random: Random, shelf: Shelf) -> int:
    """A new work, or one that the other list has found."""
    other = [n for one in life.shelves if one is not shelf for n in one.wanted() if n not in shelf.wanted()]
    if other and random.random() < 0.3:
        return random.choice(other)
    life.next_number += 1
    return life.next_number - 1


def find(life: Life, random: Random) -> str:
    """Sources tell of new works."""
    shelf = random.choice(life.shelves)
    numbers = [_number(life, random, shelf) for _ in range(random.randint(1, 3))]
    numbers = list(dict.fromkeys(numbers))
    shelf.stage.nominees += [made_up(number) for number in numbers]
    return f"{shelf.stage.name}: {numbers}"


def doubt(life: Life, random: Random) -> str:
    """A work of which the classifier is unsure."""
    shelf = random.choice(life.shelves)
    number = _number(life, random, shelf)
    shelf.stage.questions.append(made_up(number))
    return f"{shelf.stage.name}: {number}"


def _some(random: Random, shelf: Shelf) -> int | None:
    return random.randrange(len(shelf.stage.nominees)) if shelf.stage.nominees else None


def _changed(life: Life, random: Random, **changes: object) -> str:
    shelf = random.choice(life.shelves)
    at = _some(random, shelf)
    if at is None:
        return "nothing there"
    one = shelf.stage.nominees[at]
    shelf.stage.nominees[at] = replace(one, **changes)  # type: ignore[arg-type]  # named below
    return f"{shelf.stage.name}: {one.work}"


def retitle(life: Life, random: Random) -> str:
    """A new version of a paper has another title."""
    return _changed(life, random, title=f"Lumen Renamed {life.fresh()}: Another Made-Up Model")


def rescore(life: Life, random: Random) -> str:
    """A work is worth more or less than it was."""
    told = _changed(life, random, score=round(random.random(), 3))
    for shelf in life.shelves:
        shelf.stage.nominees.sort(key=lambda one: -one.score)
    return told


def resubmit(life: Life, random: Random) -> str:
    """A work is found under another arXiv id as well, which is its main one from now on or not."""
    shelf = random.choice(life.shelves)
    at = _some(random, shelf)
    if at is None:
        return "nothing there"
    one = shelf.stage.nominees[at]
    again = Identity(Scheme.ARXIV, f"2612.{one.work.value[5:]}")
    url = f"https://arxiv.org/abs/{again.value}" if random.random() < 0.5 else one.url
    shelf.stage.nominees[at] = replace(one, identities=one.identities | {again}, url=url)
    return f"{shelf.stage.name}: {one.work} is {again}"


def withdraw(life: Life, random: Random) -> str:
    """Its authors take a work back, or bring it back."""
    shelf = random.choice(life.shelves)
    at = _some(random, shelf)
    if at is None:
        return "nothing there"
    work = shelf.stage.nominees[at].work
    shelf.stage.withdrawn ^= {work}
    return f"{shelf.stage.name}: {work}"


def sure(life: Life, random: Random) -> str:
    """The classifier is sure now of what it was unsure of."""
    shelf = random.choice(life.shelves)
    if not shelf.stage.questions:
        return "nothing there"
    one: Nominee = shelf.stage.questions.pop(random.randrange(len(shelf.stage.questions)))
    shelf.stage.nominees.append(one)
    return f"{shelf.stage.name}: {one.work}"


def limit(life: Life, random: Random) -> str:
    """People set another limit."""
    shelf = random.choice(life.shelves)
    most = random.choice((1, 2, 3, 5, 10, 50))
    shelf.stage.settings = shelf.stage.settings.model_copy(update={"max_entries": most})
    return f"{shelf.stage.name}: {most}"


def subject(life: Life, random: Random) -> str:
    """People set other words for titles and commits."""
    shelf = random.choice(life.shelves)
    words = random.choice(("Add {count} to the list", "Put {count} on {list}", "News"))
    shelf.stage.settings = shelf.stage.settings.model_copy(update={"title": words, "commit_subject": words})
    return words


def switch(life: Life, random: Random) -> str:
    """People want commits on the default branch from now on, or pull requests again."""
    if life.stage.fork:
        return "not from a fork"
    shelf = random.choice(life.shelves)
    shelf.stage.direct = not shelf.stage.direct
    return f"{shelf.stage.name}: {'direct' if shelf.stage.direct else 'pull-request'}"


# The memory


def carry(life: Life, _random: Random) -> str:
    """The memory is written to a file and read on another machine."""
    path = life.folder / f"carried-{life.fresh()}.db"
    out = io.StringIO()
    life.stage.store.export(out)
    with open_store(path) as store:
        store.import_(out.getvalue().splitlines(keepends=True))
    life.use_memory(path)
    return ""


def keep_copy(life: Life, _random: Random) -> str:
    """The memory is saved, to be gone back to."""
    life.kept = life.copy_memory()
    return ""


def _forgot(life: Life) -> None:
    """What was said since may be heard again, all at once and in another order: only the laws hold until the next run."""
    for shelf in life.shelves:
        shelf.settled = False
        for number in shelf.wanted():
            if shelf.stood.get(number, "unheard of") != "rejected" or shelf.wiped:
                shelf.say(number, EITHER)


def fall_back(life: Life, _random: Random) -> str:
    """What runs remembered since the last copy is lost."""
    if life.kept is None or any(shelf.stage.direct for shelf in life.shelves):
        return "there is no copy"
    life.use_memory(life.kept)
    life.kept = life.copy_memory()
    _forgot(life)
    return ""


def lose(life: Life, _random: Random) -> str:
    """The whole memory is lost."""
    if any(shelf.stage.direct for shelf in life.shelves):
        return "a list without pull requests has no other memory"
    path = life.folder / f"blank-{life.fresh()}.db"
    open_store(path).close()
    life.use_memory(path)
    life.kept = None
    _forgot(life)
    return ""
