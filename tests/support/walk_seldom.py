"""Acts that are rarer: bots that close and merge, words taken back, branches restored, retargeted or forced, pages split, clocks that are wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from support.walk_branch import gone
from support.walk_endings import merged, refused, with_pull
from support.walk_life import EITHER, numbers_in
from support.walk_lines import entries_at, page_of
from support.walk_talk import in_doubt

if TYPE_CHECKING:
    from random import Random

    from support.walk_life import Life, Shelf

    from tracker.loopback.github_people import Person
    from tracker.loopback.github_records import PullRecord

ASIDE = "dev"
"""A branch to which pull requests are pointed in place of the default one."""


def queue(life: Life, random: Random) -> str:
    """A merge queue merges it, in the name of a bot."""
    bot = life.stage.person("github-merge-queue[bot]")
    squash = random.random() < 0.5
    return merged(life, random, lambda _person, number: bot.merge(number, squash=squash))


def stale(life: Life, random: Random) -> str:
    """A bot closes it because nobody answered."""

    def act(shelf: Shelf, pull: PullRecord, _person: Person) -> str:
        told = shelf.proposed()
        refused(shelf)
        shelf.stage.person("stale[bot]").close(pull.number)
        return f"with {told}"

    return with_pull(life, random, act)


def restore(life: Life, random: Random) -> str:
    """The button that brings back the branch of a pull request that ended."""
    shelf = random.choice(life.shelves)
    world, name = shelf.stage.world, shelf.stage.branch
    ended = [
        pull
        for pull in world.pulls.values()
        if pull.branch == name and pull.state == "closed" and not pull.head_repository
    ]
    if not ended or world.git.branch(name):
        return "there is none to bring back"
    pull = random.choice(ended)
    shelf.say_of_all(EITHER)
    world.move("maya", world.name, (name, pull.head, None, False))
    return f"{shelf.stage.name} #{pull.number}"


def retarget(life: Life, random: Random) -> str:
    """The pull request is pointed to another branch, or back."""

    def act(shelf: Shelf, pull: PullRecord, person: Person) -> str:
        world = shelf.stage.world
        base = "main" if pull.base == ASIDE else ASIDE
        if world.git.branch(base) is None:
            world.move(person.login, world.name, (base, world.git.branch("main") or "", None, False))
        world.edit_pull(person.login, pull, {"base": base})
        return base

    return with_pull(life, random, act)


def take_over(life: Life, random: Random) -> str:
    """What was merged aside comes to the default branch."""
    world = life.stage.world
    main, aside = world.git.branch("main"), world.git.branch(ASIDE)
    tree = world.git.merge_tree(main, aside) if main and aside else None
    if main is None or aside is None or tree is None:
        return "nothing to merge"
    for shelf in life.shelves:
        shelf.say_of_all(EITHER)
    sha = world.commit("nils", tree, (main, aside), "Merge what stood aside")
    world.handmade.append(sha)
    world.move("nils", world.name, ("main", sha, None, False))
    return ""


def unsay(life: Life, random: Random) -> str:
    """Somebody takes a comment away, be it the tracker's own answers."""

    def act(shelf: Shelf, pull: PullRecord, _person: Person) -> str:
        if not pull.remarks:
            return "nothing was said"
        remark = random.choice(pull.remarks)
        pull.remarks.remove(remark)
        in_doubt(shelf)
        return f"{remark.author}: {remark.body[:40]!r}"

    return with_pull(life, random, act)


def dismiss(life: Life, random: Random) -> str:
    """A review is said not to count."""

    def act(shelf: Shelf, pull: PullRecord, _person: Person) -> str:
        if not pull.reviews:
            return "there is none"
        random.choice(pull.reviews).state = "DISMISSED"
        in_doubt(shelf)
        return ""

    return with_pull(life, random, act)


def answer_reworded(life: Life, random: Random) -> str:
    """Somebody who may edits the tracker's answers."""

    def act(shelf: Shelf, pull: PullRecord, person: Person) -> str:
        ours = [one for one in pull.remarks if one.author == pull.author]
        if not ours:
            return "nothing was answered"
        person.reword(ours[-1], random.choice((f"{ours[-1].body}\nThanks!", "Thanks!")))
        in_doubt(shelf)
        return ours[-1].body[-40:]

    return with_pull(life, random, act)


def old_body(life: Life, random: Random) -> str:
    """Somebody saves the body as they had it open for long."""

    def act(shelf: Shelf, pull: PullRecord, person: Person) -> str:
        earlier = shelf.bodies.setdefault(pull.number, [])
        if not earlier or random.random() < 0.4:
            earlier.append(pull.body)
            return "opened"
        body = random.choice(earlier)
        if body == pull.body:
            return "as it is"
        shelf.say_of_all(EITHER)
        shelf.settled = False
        shelf.wiped.add(pull.number)
        person.edit_body(pull.number, lambda _text: body.replace("\r\n", "\n"))
        return "saved"

    return with_pull(life, random, act)


def split(life: Life, random: Random) -> str:
    """Some entries go to a page of their own, on the list or on the branch."""
    shelf = random.choice(life.shelves)
    branch = shelf.stage.branch if random.random() < 0.4 and shelf.has_branch() else "main"
    found = page_of(shelf, branch)
    at = entries_at(found[1]) if found else []
    if found is None or len(at) < 3:
        return "too short"
    path, lines = found
    moved = sorted(random.sample(at, random.randint(1, len(at) - 2)))
    text = "".join(["# More\n\n", *(lines[one] for one in moved)])
    left = [line for one, line in enumerate(lines) if one not in moved]
    numbers = {number for one in moved for number in numbers_in(lines[one])}
    if branch == "main":
        for other in life.shelves:
            for number in numbers:
                other.say(number, EITHER)
    else:
        gone(shelf, numbers, left)
    files: dict[str, bytes | None] = {
        path: "".join(left).encode("utf-8", "surrogateescape"),
        f"docs/more-{life.fresh()}.md": text.encode("utf-8", "surrogateescape"),
    }
    shelf.stage.person().push(branch, files, "Split the list")
    return f"{branch}: {moved}"


def force_main(life: Life, random: Random) -> str:
    """The default branch loses its last commit, or gets it in other words."""
    world = life.stage.world
    head = world.git.branch("main")
    last = world.git.commit_at(head) if head else None
    if head is None or last is None or not last.parents:
        return "there is but one"
    below = last.parents[0]
    if any(world.git.file(below, shelf.stage.path) is None for shelf in life.shelves):
        return "the list was elsewhere then"
    if random.random() < 0.5:
        sha = world.commit("nils", last.tree, last.parents, "In other words")
        world.handmade.append(sha)
        told = "reworded"
    else:
        sha, told = below, "dropped"
    for shelf in life.shelves:
        shelf.say_of_all(EITHER)
        shelf.settled = False
    world.move("nils", world.name, ("main", sha, None, True))
    return told


def clocks(life: Life, random: Random) -> str:
    """The clocks of people's machines go wrong, or right again."""
    life.stage.world.people_are_ahead = timedelta(hours=random.choice((-72, -5, 0, 0, 5, 72)))
    return str(life.stage.world.people_are_ahead)
