"""A pattern that is compiled when it is first used.

Telling names from an abstract takes three dozen patterns, of which most abstracts need a few: those behind a verb that is
not there need not be compiled, which takes longer than all else that a short command reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Find = Callable[..., re.Match[str] | None]


class Pattern:
    """What `re.Pattern` is, for as much of it as is asked for."""

    match: Find
    """The match right at the start."""
    search: Find
    """The first match."""
    finditer: Callable[..., Iterator[re.Match[str]]]
    """Every match."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> object:
        """Compile the pattern when one of its ways is first asked for, which is then its own."""
        compiled = re.compile(self._pattern, self._flags)
        self.match, self.search, self.finditer = compiled.match, compiled.search, compiled.finditer
        return getattr(compiled, name)
