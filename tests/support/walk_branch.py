"""Acts of people on the tracker's branch: they word, delete, move, add, amend, rewrite and empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.walk_life import EITHER, REFUSE, lines_of, numbers_in
from support.walk_lines import entries_at, entry, line_for, moved, other_ends, page_of, pushed, retouched

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from support.walk_life import Life, Shelf


def _on_branch(life: Life, random: Random, change: Callable[[Shelf, list[str]], str]) -> str:
    """Let people change the page on the branch of an open pull request."""
    shelf = random.choice(life.shelves)
    found = page_of(shelf, shelf.stage.branch) if shelf.has_branch() else None
    if found is None:
        return "there is no branch"
    path, lines = found
    before = list(lines)
    told = change(shelf, lines)
    if lines == before:
        return told or "nothing to change"
    pushed(shelf, shelf.stage.branch, path, lines, random.choice(("maya", "nils")))
    return f"{shelf.stage.name}: {told}"


def _ours_at(shelf: Shelf, lines: list[str]) -> list[int]:
    """Where entries of the tracker stand, each for one work that the body tells."""
    told = set(shelf.proposed())
    return [
        at
        for at, line in enumerate(lines)
        if line.strip("\r\n") in shelf.ours and numbers_in(line) <= told and numbers_in(line)
    ]


def gone(shelf: Shelf, numbers: set[int], left: list[str]) -> None:
    """Works that are in no line any more were taken out, if it is sure that they were in."""
    for number in numbers:
        if not any(number in numbers_in(line) for line in left):
            sure = shelf.settled and number in shelf.proposed()
            shelf.say(number, REFUSE if sure else EITHER)


def reword(life: Life, random: Random) -> str:
    """Another wording of an entry."""

    def change(shelf: Shelf, lines: list[str]) -> str:
        at = _ours_at(shelf, lines)
        if not at:
            return ""
        one = random.choice(at)
        lines[one] = lines[one].replace("[Lumen", f"[Bright {life.fresh()} Lumen")
        return f"reword {lines[one]!r}"

    return _on_branch(life, random, change)


def delete(life: Life, random: Random) -> str:
    """An entry taken out, be it ours or theirs."""

    def change(shelf: Shelf, lines: list[str]) -> str:
        at = [one for one in entries_at(lines) if numbers_in(lines[one])]
        if not at:
            return ""
        line = lines.pop(random.choice(at))
        gone(shelf, set(numbers_in(line)), lines)
        return f"delete {line!r}"

    return _on_branch(life, random, change)


def move(life: Life, random: Random) -> str:
    """An entry put elsewhere on the page."""
    return _on_branch(life, random, lambda _shelf, lines: moved(random, lines))


def own(life: Life, random: Random) -> str:
    """An entry of their own for a work that the tracker knows nothing of."""

    def change(_shelf: Shelf, lines: list[str]) -> str:
        at = random.choice(entries_at(lines) or [len(lines)])
        like = lines[at] if at < len(lines) else "- "
        number = life.fresh()
        lines.insert(at, line_for(f"Own {number}", f"https://arxiv.org/abs/2305.{number:05}", like))
        return lines[at]

    return _on_branch(life, random, change)


def own_of_ours(life: Life, random: Random) -> str:
    """An entry of their own for a work that the tracker wants, wherever that stands."""

    def change(shelf: Shelf, lines: list[str]) -> str:
        at = entries_at(lines)
        if not at or not shelf.wanted():
            return ""
        number, one = random.choice(shelf.wanted()), random.choice(at)
        lines.insert(one, entry(life, random, number, lines[one]))
        shelf.say(number, EITHER)
        return lines[one]

    return _on_branch(life, random, change)


def mention(life: Life, random: Random) -> str:
    """An entry of their own that speaks of one of ours."""

    def change(shelf: Shelf, lines: list[str]) -> str:
        at, told = entries_at(lines), shelf.proposed()
        if not at or not told or lines[at[0]].startswith("|"):
            return ""
        fresh, one, number = life.fresh(), random.choice(at), random.choice(told)
        end = "\r\n" if lines[one].endswith("\r\n") else "\n"
        lines.insert(
            one,
            f"- [Theirs {fresh}](https://arxiv.org/abs/2306.{fresh:05}), built on "
            f"[it](https://arxiv.org/abs/2611.{number:05}){end}",
        )
        shelf.say(number, EITHER)
        return lines[one]

    return _on_branch(life, random, change)


def revert(life: Life, random: Random) -> str:
    """The branch's page as it was where the branch began."""

    def change(shelf: Shelf, lines: list[str]) -> str:
        before = {number for line in lines for number in numbers_in(line)}
        lines[:] = lines_of(shelf.look().fork)
        gone(shelf, before, lines)
        return "revert"

    return _on_branch(life, random, change)


def retouch(life: Life, random: Random) -> str:
    """Something else on the page, on the branch."""
    return _on_branch(life, random, lambda _shelf, lines: retouched(life, random, lines))


def ends(life: Life, random: Random) -> str:
    """All lines end otherwise, on the branch."""
    return _on_branch(life, random, lambda _shelf, lines: other_ends(lines))


def amend(life: Life, random: Random) -> str:
    """The last commit is made anew with a wording of theirs, its message kept or not."""
    shelf = random.choice(life.shelves)
    found = page_of(shelf, shelf.stage.branch) if shelf.has_branch() else None
    at = _ours_at(shelf, found[1]) if found else []
    if not found or not at:
        return "nothing to amend"
    line = found[1][random.choice(at)]
    message = random.choice((None, "In their own words"))
    better = line.replace("[Lumen", f"[Amended {life.fresh()} Lumen")
    shelf.stage.person().amend(shelf.stage.branch, found[0], lambda text: text.replace(line, better), message)
    return f"{shelf.stage.name}: {better!r}"


def rewrite(life: Life, random: Random) -> str:
    """The branch's history is put into one commit of theirs, or its last commit is dropped."""
    shelf = random.choice(life.shelves)
    world, pull = shelf.stage.world, shelf.pull
    main = world.git.branch("main")
    if not shelf.has_branch() or pull is None or main is None:
        return "there is no branch"
    commits = world.git.between(main, pull.head)
    if random.random() < 0.5 or len(commits) < 2:
        tree = world.git.commit_at(pull.head).tree
        base = world.git.merge_base(main, pull.head)
        sha = world.commit("maya", tree, (base,), "All in one")
        world.handmade.append(sha)
        told = "squashed"
    else:
        sha, told = commits[-1].parents[0], "dropped the last commit"
        shelf.say_of_all(EITHER)
    world.move("maya", world.name, (shelf.stage.branch, sha, None, True))
    return f"{shelf.stage.name}: {told}"


def empty(life: Life, random: Random) -> str:
    """The branch is put back to where the default branch is."""
    shelf = random.choice(life.shelves)
    world = shelf.stage.world
    main = world.git.branch("main")
    if not shelf.has_branch() or main is None:
        return "there is no branch"
    shelf.say_of_all(EITHER)
    world.move("maya", world.name, (shelf.stage.branch, main, None, True))
    return f"{shelf.stage.name}"


def other_file(life: Life, random: Random) -> str:
    """Another file on the branch."""
    shelf = random.choice(life.shelves)
    if not shelf.has_branch():
        return "there is no branch"
    shelf.stage.person().push(shelf.stage.branch, {f"notes-{life.fresh()}.md": b"mine\n"}, "Note")
    return f"{shelf.stage.name}"
