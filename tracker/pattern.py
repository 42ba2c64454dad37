"""A pattern that is compiled when it is first used.

To read a page and to tell names from an abstract takes hundreds of patterns, of which one page and one abstract need half:
those for tables, quotations or a verb that are not there need not be compiled, which takes a short command longer than all
that it reads.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Find = Callable[..., re.Match[str] | None]


class Pattern:
    """What `re.Pattern` is, for as much of it as is asked for."""

    __slots__ = ("_flags", "findall", "finditer", "fullmatch", "match", "pattern", "search", "split", "sub")
    # read thousands of times for each page, and quicker so

    match: Find
    """The match right at the start."""
    fullmatch: Find
    """The match of the whole text."""
    search: Find
    """The first match."""
    finditer: Callable[..., Iterator[re.Match[str]]]
    """Every match."""
    findall: Callable[..., list[str]]
    """The words of every match."""
    sub: Callable[..., str]
    """The text with something else for every match."""
    split: Callable[..., list[str]]
    """What stands between the matches."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self._flags = pattern, flags
        for way in _WAYS:
            setattr(self, way, partial(self._compiled, way))

    def _compiled(self, way: str, *asked: object, **said: object) -> object:
        """Compile the pattern when one of its ways is first taken; all of them are its own from then on."""
        compiled = re.compile(self.pattern, self._flags)
        for one in _WAYS:
            setattr(self, one, getattr(compiled, one))
        return getattr(compiled, way)(*asked, **said)


_WAYS = tuple(Pattern.__annotations__)
