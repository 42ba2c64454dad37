"""Headings of an alphabet: under `A`, `B-D` or `#` goes what begins so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import Slot
from tracker.lists.form.bodies import read_entry
from tracker.lists.form.columns import columns_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.placing.place import Family, Map

_HEADING = Pattern(r"\W*(?P<first>[A-Za-z])\W*(?:[-–—~…]\W*(?P<last>[A-Za-z])\W*)?")
NO_LETTER = "the page has no heading for the letter that the work begins with"
_FEWEST = 3
_MOST = 0.8


def of_its_letter(map_: Map, candidate: Candidate, families: Sequence[Family]) -> list[Family]:
    """The families that may take a work as far as letters over them tell; all where none does."""
    over = _letters_over(map_, families)
    mine = _initial(candidate.paper.title)
    fitting = [family for family in families if mine in over.get(family, "")]
    return fitting or [family for family in families if family not in over] or list(families)


def is_of_another_letter(map_: Map, family: Family, candidate: Candidate) -> bool:
    """Would a work stand under a letter with which it does not begin? Whoever names that letter for its section knows."""
    over = _letters_over(map_, list(map_.families))
    named = candidate.section and candidate.section[-1].casefold() == _heading(map_, family).casefold()
    return family in over and not named and _initial(candidate.paper.title) not in over[family]


def _letters_over(map_: Map, families: Sequence[Family]) -> dict[Family, str]:
    """The letters that each family is for, where at least three say so and their works begin with them."""
    over = {family: _range(found["first"], found["last"])
            for family in families if (found := _HEADING.fullmatch(_heading(map_, family)))}  # fmt: skip
    if len(over) < _FEWEST:
        return {}
    begun = [kept for family, letters in over.items() for kept in _begun(map_, family, letters)]
    return over if sum(begun) >= _MOST * len(begun) else {}


def _heading(map_: Map, family: Family) -> str:
    return plain(family.labels[-1] if family.labels else map_.page.sections[family.section].title)


def _range(first: str, last: str | None) -> str:
    return "".join(map(chr, range(ord(first.casefold()), ord((last or first).casefold()) + 1)))


def _initial(words: str) -> str:
    return next((sign for sign in words.casefold() if sign.isalnum()), "#")


def _begun(map_: Map, family: Family, letters: str) -> Iterator[bool]:
    """Does the title or the name of each entry begin with one of some letters?"""
    for group in map_.families[family]:
        columns = columns_of(map_.page, group)
        for entry in map_.page.groups[group]:
            facts = read_entry(entry, columns).facts
            called = [
                one.words[slot][0] for one in facts for slot in (Slot.NAME, Slot.TITLE) if slot in one.words
            ]
            yield any(_initial(plain(words)) in letters for words in called)
