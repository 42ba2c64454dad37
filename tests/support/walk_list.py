"""Acts of people on the list itself: what they push to the default branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.forge_scene import work
from support.walk_life import CONFLICT_MARK, EITHER, TAKE, numbers_in
from support.walk_lines import entries_at, entry, line_for, moved, other_ends, page_of, pushed, retouched

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from support.walk_life import Life, Shelf


def _on_main(life: Life, random: Random, change: Callable[[Shelf, list[str]], str]) -> str:
    """Let people change the list itself."""
    shelf = random.choice(life.shelves)
    found = page_of(shelf, "main")
    if found is None:
        return "there is no list"
    path, lines = found
    before = list(lines)
    told = change(shelf, lines)
    if lines == before:
        return told or "nothing to change"
    pushed(shelf, "main", path, lines, "nils")
    return f"{shelf.stage.name}: {told}"


def by_hand(life: Life, random: Random) -> str:
    """People put a work that the tracker wants on their list themselves."""

    def change(shelf: Shelf, lines: list[str]) -> str:
        at = entries_at(lines)
        there = {number for line in lines for number in numbers_in(line)}
        free = [number for number in shelf.wanted() if number not in there]
        if not at or not free:
            return ""
        number, one = random.choice(free), random.choice(at)
        lines.insert(one, entry(life, random, number, lines[one]))
        for other in life.shelves:
            if number in other.wanted() and other.stage.path == shelf.stage.path:
                # a life's memory knows no other name of a work that is wanted no more
                known = other.settled and f"2611.{number:05}" in lines[one]
                seen = known or other.stage.status(number) != "rejected"
                sure = seen and work(number) not in other.stage.withdrawn
                other.say(number, TAKE if sure else EITHER)
        return lines[one]

    return _on_main(life, random, change)


def delete_on_main(life: Life, random: Random) -> str:
    """People take an entry off their list, be it one of ours that was merged."""

    def change(shelf: Shelf, lines: list[str]) -> str:
        at = entries_at(lines)
        if len(at) < 2:
            return ""
        line = lines.pop(random.choice(at))
        for other in life.shelves:
            for number in numbers_in(line):
                other.say(number, EITHER)
        return f"delete {line!r}"

    return _on_main(life, random, change)


def move_on_main(life: Life, random: Random) -> str:
    """People put an entry elsewhere on their list."""
    return _on_main(life, random, lambda _shelf, lines: moved(random, lines))


def add_on_main(life: Life, random: Random) -> str:
    """People add an entry of their own to their list."""

    def change(_shelf: Shelf, lines: list[str]) -> str:
        at = entries_at(lines)
        if not at:
            return ""
        one, number = random.choice(at), life.fresh()
        lines.insert(one, line_for(f"Theirs {number}", f"https://arxiv.org/abs/2304.{number:05}", lines[one]))
        return lines[one]

    return _on_main(life, random, change)


def retouch_main(life: Life, random: Random) -> str:
    """Something else on the list."""
    return _on_main(life, random, lambda _shelf, lines: retouched(life, random, lines))


def ends_on_main(life: Life, random: Random) -> str:
    """All lines of the list end otherwise."""
    return _on_main(life, random, lambda _shelf, lines: other_ends(lines))


def heading(life: Life, random: Random) -> str:
    """A section is called otherwise, or its heading is written otherwise."""

    def change(_shelf: Shelf, lines: list[str]) -> str:
        at = [one for one, line in enumerate(lines) if line.startswith("## ")]
        if not at:
            return ""
        one = random.choice(at)
        end = "\r\n" if lines[one].endswith("\r\n") else "\n"
        name = lines[one].strip("# \r\n")
        said = random.choice((f"## 🔥 {name}", f"## {name} ##", f"## Section {life.fresh()}", f"##  {name}"))
        lines[one] = f"{said}{end}"
        return f"{name!r} is {said!r}"

    return _on_main(life, random, change)


def break_list(life: Life, random: Random) -> str:
    """Somebody commits a conflict's marks, or takes them out again."""

    def change(_shelf: Shelf, lines: list[str]) -> str:
        marks = [
            one for one, line in enumerate(lines) if line.startswith((CONFLICT_MARK, "=======", ">>>>>>> "))
        ]
        if marks:
            lines[:] = [line for one, line in enumerate(lines) if one not in marks]
            return "mended"
        at = random.choice(entries_at(lines) or [0])
        lines[at:at] = [f"{CONFLICT_MARK}HEAD\n", "=======\n", ">>>>>>> theirs\n"]
        return "broken"

    return _on_main(life, random, change)


def rename(life: Life, random: Random) -> str:
    """The list gets another file, and the settings say so, at once or later."""
    shelf = random.choice(life.shelves)
    if any(one is not shelf and one.stage.path == shelf.stage.path for one in life.shelves):
        return "two lists are in it"
    found = page_of(shelf, "main")
    if found is None:
        return "there is no list"
    old, lines = found
    new = f"docs/list-{life.fresh()}.md"
    content = "".join(lines).encode("utf-8", "surrogateescape")
    shelf.stage.person().push("main", {old: None, new: content}, "Move the list")
    shelf.paths.append(shelf.stage.path)
    shelf.stage.path = new
    return f"{shelf.stage.name}: {new}"


def mend(life: Life) -> None:
    """Take out what keeps a list from being read, on either branch; one that nothing is open from goes."""
    for shelf in life.shelves:
        for branch in ("main", shelf.stage.branch):
            found = page_of(shelf, branch)
            if found and any(line.startswith(CONFLICT_MARK) for line in found[1]):
                kept = [
                    line for line in found[1] if not line.startswith((CONFLICT_MARK, "=======", ">>>>>>> "))
                ]
                if branch != "main" and shelf.pull is None:
                    shelf.stage.person().delete_branch(branch)
                else:
                    pushed(shelf, branch, found[0], kept)
