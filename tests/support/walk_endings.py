"""Acts of people that end a pull request, or open it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.forge_scene import work
from support.walk_life import EITHER, REFUSE, TAKE, alone_in, lines_of, numbers_in

from tracker.loopback.github_world import Rejected

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from support.walk_life import Life, Shelf

    from tracker.loopback.github_people import Person
    from tracker.loopback.github_records import PullRecord


def tried(act: Callable[[], object]) -> str:
    """What GitHub lets nobody do is not done."""
    try:
        act()
    except Rejected as refused:
        return f"GitHub refuses: {refused.message}"
    return ""


def with_pull(life: Life, random: Random, act: Callable[[Shelf, PullRecord, Person], str]) -> str:
    """Let people do something with an open pull request."""
    shelf = random.choice(life.shelves)
    pull = shelf.pull
    if pull is None:
        return "none is open"
    person = shelf.stage.person(random.choice(("maya", "nils")))
    return f"{shelf.stage.name} #{pull.number}: {act(shelf, pull, person)}"


def on_list(shelf: Shelf) -> set[int]:
    """The works on the list."""
    return {number for line in lines_of(shelf.look().main) for number in numbers_in(line)}


def _taken(life: Life, shelf: Shelf, before: set[int], told: list[int]) -> None:
    """What came onto the list by a merge is taken; of what else the body told, either may be, as when it was merged aside."""
    there = on_list(shelf) - before
    for number in set(told) - on_list(shelf):
        shelf.say(number, EITHER)
    alone = {number for line in lines_of(shelf.look().main) for number in alone_in(line)}
    for number in there.intersection(shelf.wanted()):
        withheld = shelf.stage.status(number) == "rejected" or work(number) in shelf.stage.withdrawn
        sure = shelf.settled and number in alone and not withheld
        shelf.say(number, TAKE if sure else EITHER)
    for other in life.shelves:
        if other is not shelf:
            for number in there:
                other.say(number, EITHER)


def merged(life: Life, random: Random, how: Callable[[Person, int], object]) -> str:
    """An open pull request is merged in some way, if GitHub lets it be."""

    def act(shelf: Shelf, pull: PullRecord, person: Person) -> str:
        told, before = shelf.proposed(), on_list(shelf)
        said = tried(lambda: how(person, pull.number))
        if not said:
            _taken(life, shelf, before, told)
        return said or f"took {told}"

    return with_pull(life, random, act)


def merge(life: Life, random: Random) -> str:
    """The green button, the branch removed or not."""
    keep_branch = random.random() < 0.4
    return merged(life, random, lambda person, number: person.merge(number, keep_branch=keep_branch))


def squash(life: Life, random: Random) -> str:
    """Squash and merge."""
    keep_branch = random.random() < 0.4
    return merged(
        life, random, lambda person, number: person.merge(number, squash=True, keep_branch=keep_branch)
    )


def rebase(life: Life, random: Random) -> str:
    """Rebase and merge."""
    return merged(life, random, lambda person, number: person.merge_by_rebase(number))


def push_to_main(life: Life, random: Random) -> str:
    """The branch is merged in a clone and pushed to the default branch."""

    def how(person: Person, number: int) -> None:
        world = life.stage.world
        pull, main = world.pulls[number], world.git.branch("main") or ""
        tree = world.git.merge_tree(main, pull.head)
        if tree is None:
            raise Rejected(405, "Merge conflict")
        sha = world.commit(person.login, tree, (main, pull.head), "Merge it here")
        world.handmade.append(sha)
        world.move(person.login, world.name, ("main", sha, None, False))

    return merged(life, random, how)


def update(life: Life, random: Random) -> str:
    """The button that merges the default branch into the branch."""
    return with_pull(
        life, random, lambda _shelf, pull, person: tried(lambda: person.update_branch(pull.number))
    )


def refused(shelf: Shelf) -> None:
    """What the body tells is refused with it."""
    there = on_list(shelf)
    told = set(shelf.proposed())
    for number in shelf.wanted():
        if number in told and shelf.settled and number not in there:
            shelf.say(number, REFUSE)
        elif not shelf.settled or number in told:
            shelf.say(number, EITHER)


def close(life: Life, random: Random) -> str:
    """Close it."""

    def act(shelf: Shelf, pull: PullRecord, person: Person) -> str:
        told = shelf.proposed()
        refused(shelf)
        person.close(pull.number)
        return f"with {told}"

    return with_pull(life, random, act)


def close_it(shelf: Shelf) -> None:
    """What a run asks for where it can tell no more what is on a branch."""
    shelf.say_of_all(EITHER)
    if shelf.pull:
        shelf.stage.person().close(shelf.pull.number)


def reopen(life: Life, random: Random) -> str:
    """Open the last one again."""
    shelf = random.choice(life.shelves)
    closed = [
        pull
        for pull in shelf.stage.world.pulls.values()
        if pull.branch == shelf.stage.branch and pull.state == "closed"
    ]
    if not closed:
        return "none is closed"
    said = tried(lambda: shelf.stage.person().reopen(closed[-1].number))
    if not said:
        shelf.say_of_all(EITHER)
    return f"{shelf.stage.name} #{closed[-1].number}: {said}"


def delete_branch(life: Life, random: Random) -> str:
    """Remove the branch, which closes what is open from it."""
    shelf = random.choice(life.shelves)
    if shelf.stage.world.git.branch(shelf.stage.branch) is None:
        return "there is none"
    if shelf.pull:
        refused(shelf)
    else:
        shelf.say_of_all(EITHER)
    shelf.stage.person().delete_branch(shelf.stage.branch)
    return f"{shelf.stage.name}"


def take_all(life: Life, shelf: Shelf) -> None:
    """Merge what is open, if it can be merged."""
    pull, before, told = shelf.pull, on_list(shelf), shelf.proposed()
    if pull and not tried(lambda: shelf.stage.person().merge(pull.number)):
        _taken(life, shelf, before, told)
