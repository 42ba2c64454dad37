"""How far a bullet reaches: the lines that go on with it, and the bullets below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lists.entry.labels import label_only
from tracker.lists.reading.entries import BULLET, indent_of, leads_outward
from tracker.lists.reading.outline import Role
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

BOLD_LINE = Pattern(r"^\s*(\*\*|__)(?P<words>[^*\[\]]+)(\*\*|__)\s*(?::\s*)?(?:</?br\s*/?>\s*)?$")
_LABELLED = Pattern(r"^[^\w\[(]*+\w[\w/-]*+(?: [\w/-]++){0,2} ?[*_`]*+\s?[:：]")
"""`Code: `, `**Dataset**: `: the words that say what a nested line tells of the work above it."""
_RULE = Pattern(r"^\s*(-{3,}|\*{3,}|_{3,})\s*$")
_BLOCK_TAG = Pattern(r"^</?(details|summary|div|table|p|center|ul|ol)\b", re.IGNORECASE)
_CLOSES_FOLD = Pattern(r"\s*</details\b", re.IGNORECASE)
_DEFINITION = Pattern(r"^\s{0,3}\[(?:\\.|[^\[\]\\\n])+\]:\s")
"""Where a link leads that is named by its number elsewhere."""


class Bullets:
    """The lines of a page, asked about one of its bullets."""

    def __init__(self, texts: Sequence[str], roles: Sequence[Role]) -> None:
        self._texts = texts
        self._roles = roles

    def nested_below(self, at: int, indent: int) -> int:
        """The line of the deeper bullet that follows, or 0."""
        below = self.wrapped(at)
        while below < len(self._texts) and self._roles[below] is Role.BLANK:
            below += 1
        if below < len(self._texts) and self._roles[below] is Role.TEXT:
            match = BULLET.match(self._texts[below])
            if match and indent_of(match["indent"]) > indent:
                return below
        return 0

    def wrapped(self, at: int) -> int:
        """The line after the words of a bullet, which may go on over several lines."""
        line = at + 1
        while line < len(self._texts) and self._roles[line] is Role.TEXT and not _begins(self._texts[line]):
            line += 1
        return line

    def is_named_pair(self, at: int, nested: int, body: int) -> bool:
        """`- **Name**: authors` with one linked bullet below it is one entry, not a heading with one entry."""
        if nested != at + 1:
            return False
        words = self._texts[at][body:]
        if not re.match(r"\*\*[^*]+\*\*\s*:\s*\w", words) and words.count(",") < 2:
            return False
        depth = indent_of(self._texts[nested])
        end = self.extent(nested, depth)
        following = BULLET.match(self._texts[end]) if end < len(self._texts) else None
        sibling = following is not None and indent_of(following["indent"]) >= depth
        return not sibling and leads_outward("\n".join(self._texts[nested:end]))

    def extent(self, at: int, indent: int, *, work: bool = False) -> int:
        """The line after the last one that belongs to the bullet at `at`; of a work also what tells it under a label."""
        line = end = at + 1
        while line < len(self._texts):
            role, text = self._roles[line], self._texts[line]
            if role is Role.BLANK:
                line = self._over_gap(line)
                if not line:
                    break
                continue
            if role is Role.FENCED and indent_of(text) > indent:
                line = end = self._fence_end(line)
                continue
            if role is not Role.TEXT or self._ends_bullet(text, indent, work=work):
                break
            if _CLOSES_FOLD.match(text) and not any("<details" in one for one in self._texts[at:line]):
                break  # the fold that the bullet stands in
            line += 1
            end = line
        return end

    def _fence_end(self, line: int) -> int:
        """The line after a fence that opens at one."""
        while line < len(self._texts) and self._roles[line] is Role.FENCED:
            line += 1
        return line

    def _over_gap(self, line: int) -> int:
        """Past one or two blank lines to an indented continuation, or 0 where there is none."""
        below = line
        while below < len(self._texts) and self._roles[below] is Role.BLANK:
            below += 1
        inside = below < len(self._texts) and self._roles[below] in (Role.TEXT, Role.FENCED)
        if not inside or below - line > 2:
            return 0
        text = self._texts[below]
        other = BULLET.match(text) or defines(text)
        return below if text.startswith(("  ", "\t")) and not other else 0

    @staticmethod
    def _ends_bullet(text: str, indent: int, *, work: bool) -> bool:
        match = BULLET.match(text)
        if match:
            if indent_of(match["indent"]) <= indent:
                return True
            if work and _LABELLED.match(text[match.end() :]):
                return False
            return leads_outward(text) and not label_only(text[match.end() :])
        return _begins(text)


def _begins(text: str) -> bool:
    """Does a line begin something of its own, and not go on with the words above?"""
    begins = (BULLET, EMPTY_BULLET, _RULE, _BLOCK_TAG, BOLD_LINE)
    return defines(text) or any(pattern.match(text) for pattern in begins)


def defines(text: str) -> bool:
    """Does a line say where a link leads? A title in brackets is long to read for what hardly any has behind it."""
    return "]:" in text and _DEFINITION.match(text) is not None


EMPTY_BULLET = Pattern(r"[ \t]*[-*+•][ \t]*$")
"""A bullet that nobody has filled yet."""
