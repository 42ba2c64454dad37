"""What has to hold after each run of a life, whatever came before it.

Nothing here repeats how the tracker decides. What people said is known from their acts, and of a work of which they said
two things since a run last ended well, nothing is expected but that it stands nowhere twice.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from support.forge_scene import work
from support.walk_life import EITHER, REFUSE, TAKE, WANT, alone_in, lines_of, numbers_in

from tracker.pullrequest import marks
from tracker.pullrequest.drafting import CONTRADICTION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from support.walk_life import Life, Shelf, View

    from tracker.pullrequest.keeping import Kept

OPEN = ("proposed", "asked")
ALLOWED = {REFUSE: ("rejected",), WANT: ("proposed", "asked", "merged"), TAKE: ("merged",)}
"""How a work may stand after a single word of people's."""
STAYS = {
    "rejected": ("rejected",),
    "merged": ("merged",),
    "proposed": ("proposed", "asked"),
    "asked": ("asked", "proposed", "merged"),
    "unheard of": ("unheard of", "proposed", "merged"),
}
"""How a work may stand after no word at all; one that is found on the list is taken."""


class Broken(AssertionError):
    """A law does not hold."""


def hold(fine: object, said: str) -> None:
    """Stop where something does not hold."""
    if not fine:
        raise Broken(said)


THEIRS = re.compile(r"By hand|Bright|Amended|Own|Theirs|Kept by|Old|^#|^<<<<<<<|^=======|^>>>>>>>")
"""A word of each line that people write."""


def plain(lines: Iterable[str]) -> list[str]:
    """Lines without their ends, the empty ones left out."""
    return [line.strip("\r\n") for line in lines if line.strip()]


def explained(shelf: Shelf) -> str:
    """Why a run over this list has to end with a word of trouble; empty where it has not."""
    view = shelf.look()
    stage = shelf.stage
    if stage.world.git.file(stage.world.git.branch("main") or "", stage.path) is None:
        return "the list is not where the settings say"
    if stage.direct and view.open:
        return "a pull request is open"
    head = shelf.head()
    if view.open and head and shelf.page(head) is None:
        return "the list was taken off the branch"
    if (
        view.open
        and head
        and shelf.paths
        and stage.world.git.file(head, stage.path) is None
        and not _told(shelf)
    ):
        return "nothing on the branch says which file is the list, and it has another name by now"
    pages = [page for page in (view.main, view.branch) if page]
    if any(map(stage.editor.fault, pages)):
        return "the list cannot be read"
    return ""


def _told(shelf: Shelf) -> bool:
    """Does the body or a commit of the tracker still say where the list is on the branch?

    The body does not where people dropped the commit that brought it there.
    """
    world, pull = shelf.stage.world, shelf.pull
    contents = marks.read(pull.body).contents if pull else None
    if pull is None or (contents and world.git.file(pull.head, contents.path)):
        return True
    beyond = world.git.between(world.git.branch("main") or "", pull.head)
    return any(commit.sha not in world.handmade and "Tracker-Blob" in commit.message for commit in beyond)


def always(life: Life, reachable: Iterable[str]) -> None:
    """What holds at any time, in the middle of a broken run too."""
    for shelf in life.shelves:
        ours = [pull for pull in shelf.stage.open_pulls if pull.branch == shelf.stage.branch]
        hold(len(ours) <= 1, f"{len(ours)} pull requests are open from {shelf.stage.branch}")
    world = life.stage.world
    refs = world.git.refs().values()
    for commit in reachable:
        hold(any(world.git.contains(ref, commit) for ref in refs), f"{commit} of a person is gone")


def note_ours(shelf: Shelf, before: View, after: View, others: Iterable[str] = ()) -> None:
    """Whatever stands on a page since the run was written by it: each line for a work that somebody wants.

    `others` are the lines of other lists' runs, which people may have merged into the same file meanwhile.
    """
    known = set(plain([*lines_of(before.main), *lines_of(before.branch)])).union(shelf.ours, others)
    wanted = set(shelf.wanted())
    for line in plain([*lines_of(after.main), *lines_of(after.branch)]):
        if line not in known and not THEIRS.search(line):
            named = alone_in(line)
            hold(named and named <= wanted, f"nobody wanted the line {line!r}")
            shelf.ours.add(line)


def nothing_twice(shelf: Shelf, before: View, after: View, *, mended: bool = True) -> None:
    """No work stands twice by the tracker's doing; a run that ended well mends it where people's line came to ours."""
    people, listed = _often(before.main), set(plain(lines_of(before.main)))
    for name, page, was in (
        ("the list", after.main, before.main),
        ("the branch", after.branch, before.branch),
    ):
        lines = plain(lines_of(page))
        for number, count in _often(page).items():
            # beside what was merged before people may put a line of their own
            ours = any(
                line in shelf.ours and alone_in(line) == {number}
                for line in lines
                if page is after.main or line not in listed
            )
            stood = not mended and _often(was)[number] >= count
            hold(
                count == 1 or not ours or people[number] > 1 or stood,
                f"work {number} stands {count} times on {name}: "
                f"{[line for line in lines if number in numbers_in(line)]}",
            )


def _often(page: bytes | None) -> Counter[int]:
    """How many lines speak of each work alone."""
    return Counter(number for line in lines_of(page) for number in alone_in(line))


def _without(page: bytes | None, shelf: Shelf, *, named: bool = False) -> list[str]:
    """The page's lines but those of the tracker, or but all that name a made-up work."""
    return [
        line
        for line in lines_of(page)
        if line.strip("\r\n") not in shelf.ours and not (named and numbers_in(line))
    ]


def bytes_kept(shelf: Shelf, before: View, after: View) -> None:
    """No byte of people's changes: neither on a branch made anew, nor on one that they work on."""
    if shelf.stage.direct:
        hold(
            _without(after.main, shelf) == _without(before.main, shelf),
            "the run changed people's lines on the list",
        )
        return
    hold(after.main == before.main, "a run changed the list itself")
    if not after.open or after.branch is None:
        return
    if not before.touched:
        made, given = _without(after.branch, shelf), _without(before.main, shelf)
        hold(made == given, f"the branch differs from the list: {given} became {made}")
        return
    theirs = _without(before.branch, shelf, named=True)
    made = _without(after.branch, shelf, named=True)
    if made == theirs or (_other_ends(before) and plain(made) == plain(theirs)):
        return
    hold(before.alone, f"people's branch changed: {theirs} became {made}")
    _merged_well(plain(theirs), plain(made), before, shelf)


def _other_ends(view: View) -> bool:
    """Has one side other ends of lines? They go over to the other, that the two can be merged."""
    return len({b"\r\n" in page for page in (view.main, view.branch, view.fork) if page}) > 1


def _merged_well(theirs: list[str], made: list[str], before: View, shelf: Shelf) -> None:
    """Both sides' changes are there, each once, and nothing else."""
    fork = plain(_without(before.fork, shelf, named=True))
    main = plain(_without(before.main, shelf, named=True))
    kept = [line for line in theirs if line not in fork or line in main]
    came = [line for line in main if line not in fork or line in theirs]
    lost = [line for line in (*kept, *came) if line not in made]
    hold(not lost, f"lines of people's are lost: {lost}")
    invented = [line for line in made if line not in theirs and line not in main]
    hold(not invented, f"lines nobody wrote: {invented}")
    often = Counter(made)
    doubled = [line for line in often if often[line] > max(theirs.count(line), main.count(line))]
    hold(not doubled, f"lines of people's stand twice: {doubled}")


def wordings_kept(shelf: Shelf, before: View, after: View) -> None:
    """What people wrote on the branch about a work that nobody refused stays as they wrote it.

    What was there where the branch began, and was taken off the list since, goes with that.
    """
    if not before.touched or not after.open:
        return
    made = set(plain(lines_of(after.branch)))
    known = set(plain((*lines_of(before.main), *lines_of(before.fork)))).union(shelf.ours)
    listed = set(_often(before.main))
    for line in plain(lines_of(before.branch)):
        named = numbers_in(line)
        free = all(shelf.stage.status(number) not in ("rejected", "merged") for number in named)
        if named and line not in known and free and not named & listed:
            hold(line in made, f"people's wording is lost: {line!r}")


def words_hold(shelf: Shelf) -> None:
    """What people refused, asked for or took stands so; and nothing else does."""
    for number in shelf.wanted():
        said, now = shelf.said.get(number, []), shelf.stage.status(number)
        stood = shelf.stood.get(number, "unheard of")
        if len(set(said)) > 1 or EITHER in said:
            continue
        allowed = ALLOWED[said[0]] if said else STAYS[stood]
        hold(now in allowed, f"work {number} was {stood}, people said {said or 'nothing'}, and it is {now}")


def refused_stay_out(shelf: Shelf, after: View) -> None:
    """No line of the tracker's proposes what was refused or taken; where people contradict people, all stays as it is."""
    if CONTRADICTION in after.body:
        return
    main = set(plain(lines_of(after.main)))
    for line in plain(lines_of(after.branch)) if after.open else ():
        if line in shelf.ours and line not in main:
            for number in numbers_in(line):
                status = shelf.stage.status(number)
                hold(status in OPEN, f"work {number} is {status} and proposed: {line!r}")


def nothing_lost(shelf: Shelf, after: View, kept: Kept | None) -> None:
    """Every wanted work is on the list, in the pull request, or waits for room."""
    stage = shelf.stage
    unfit = {left.work for left in kept.left} if kept else set()
    listed, there = set(_all(after.main)), set(_all(after.branch)) if after.open else set()
    free = [
        int(one.work.value[5:])
        for one in stage.nominees
        if one.work not in stage.withdrawn | unfit
        and stage.status(int(one.work.value[5:])) not in ("rejected", "merged")
    ]
    missing = [number for number in free if number not in listed | there]
    # straight to the list as many go in each run
    room = stage.settings.max_entries - len(kept.entries if stage.direct and kept else there - listed)
    told = CONTRADICTION in after.body
    hold(not missing or room <= 0 or told, f"wanted and nowhere: {missing}, room for {room}")


def _all(page: bytes | None) -> Counter[int]:
    return Counter(number for line in lines_of(page) for number in numbers_in(line))


def body_tells(shelf: Shelf, after: View) -> None:
    """The body of an open pull request tells exactly the works that it adds."""
    if not after.open:
        return
    contents = marks.read(after.body).contents
    hold(contents is not None, "the body has no list of contents")
    listed = _all(after.main)
    alone = {number for number in _all(after.branch) if shelf.stage.status(number) in OPEN}
    # of what was withdrawn only a line of people's may be left, which is no entry of the tracker's
    taken_back = {number for number in shelf.wanted() if work(number) in shelf.stage.withdrawn}
    adds = sorted(alone.intersection(shelf.wanted()) - set(listed) - taken_back)
    told = sorted(set(shelf.proposed()) - taken_back)
    hold(told == adds, f"the body tells {told}, the diff adds {adds}")
    hold(len(shelf.proposed()) == len(set(shelf.proposed())), "the body tells a work twice")
