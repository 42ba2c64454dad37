"""Rows, points and terms of HTML that are entries: which lines make up one."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from state.identity import PAPERS, identify
from tracker.lists.reading.entries import outward
from tracker.lists.reading.outline import Role
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.identity import Identity, Scheme

HTML_PART = Pattern(r"^\s*<(?P<tag>tr|li|d[td])\b", re.IGNORECASE)
_PARTS = {
    "li": Pattern(r"<(?P<closes>/?)(?:(?P<part>li)|[uo]l)\b", re.IGNORECASE),
    "dt": Pattern(r"<(?:(?P<part>dt)|(?P<closes>/?)dl)\b", re.IGNORECASE),
    "dd": Pattern(r"<(?P<closes>/?)(?:(?P<part>d[dt])|dl)\b", re.IGNORECASE),
    "tr": Pattern(r"<(?P<closes>/?)(?:(?P<part>tr)|table)\b", re.IGNORECASE),
}
"""What begins and ends one; what a term is said to be stands behind its end."""
_SAID_OF = frozenset({"dt", "dd"})
_SAID = Pattern(r"^[ \t]*<dd\b", re.IGNORECASE | re.MULTILINE)


def end_of_part(texts: Sequence[str], roles: Sequence[Role], at: int, tag: str) -> int:
    """The line after a row or a point, which nobody has to close: the next one of its list or the list's end does."""
    end, line, depth = at + 1, at, 0
    while line < len(texts) and roles[line] in (Role.TEXT, Role.BLANK):
        for match in _PARTS[tag].finditer(texts[line]):
            closes = match["closes"] == "/"
            if match["part"] is None:
                depth += -1 if closes else 1
            elif depth == 0 and closes:
                return line + 1
            if depth < 0 and tag in _SAID_OF and texts[line][: match.start()].strip():
                return line + 1
            if line > at and (depth < 0 or (depth == 0 and match["part"] and not closes)):
                return end
        line += 1
        end = line if roles[line - 1] is Role.TEXT else end
    return end


def ends_list(text: str, tag: str) -> bool:
    """Does a term, or what is said of it, end its list on its own last line? A new one behind it would be in no list."""
    return tag in _SAID_OF and "</dl" in text.lower()


def body_of_works(text: str) -> int:
    """The first line of what is said of a term, where that is several works, each with a paper of its own; otherwise 0."""
    first, *others = [match.start() for match in _SAID.finditer(text)] or [0]
    papers: defaultdict[Scheme, set[Identity]] = defaultdict(set)
    for start, end in zip((first, *others), (*others, len(text)), strict=True) if others else ():
        for paper in {found for url in outward(text[start:end]) if (found := identify(url))}:
            if paper.scheme in PAPERS:
                papers[paper.scheme].add(paper)
    several = not outward(text[:first]) and any(len(found) > 1 for found in papers.values())
    return text.count("\n", 0, first) if several else 0
