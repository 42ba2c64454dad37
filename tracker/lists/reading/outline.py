"""The skeleton of a page: what is fenced, commented out, a heading, a table; line by line."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.inline import plain
from tracker.lists.reading.fences import Fence
from tracker.pattern import Pattern
from tracker.plural import counted

if TYPE_CHECKING:
    from collections.abc import Sequence


class Role(Enum):
    """What a line is for the skeleton."""

    TEXT = auto()
    BLANK = auto()
    FENCED = auto()
    HIDDEN = auto()
    """Inside a comment that takes the whole line, or an anchor that links lead to and nobody sees."""
    HEADING = auto()
    TABLE = auto()


class Heading(NamedTuple):
    """A heading over `line:end`; `level` 1 to 6."""

    line: int
    end: int
    level: int
    text: str


class Table(NamedTuple):
    """A pipe table: the header's line, the delimiter's right below it, and the lines of its rows."""

    header: int
    rows: tuple[int, ...]
    names: tuple[str, ...]
    """What the columns are called, as readers see it."""

    @property
    def end(self) -> int:
        """The line after the last one."""
        return self.rows[-1] + 1 if self.rows else self.header + 2

    def fault(self, texts: Sequence[str]) -> str:
        """Why readers see no table here, if so: its header and the line below it have to be equally wide."""
        dashes = len(cells(texts[self.header + 1]))
        if dashes == len(self.names):
            return ""
        return (
            f"the header of the table has {counted(len(self.names), 'cell')} and the line below it {dashes},"
            " so readers see no table"
        )


class Outline(NamedTuple):
    """Roles of all lines, with the headings and tables in order."""

    roles: tuple[Role, ...]
    headings: tuple[Heading, ...]
    tables: tuple[Table, ...]
    open_fence: int | None
    """The line of a fence that nothing closes, so that all below is read as code."""


_ANCHOR = Pattern(r"\s*<a\s+(?:id|name)\s*=\s*[\"']?[^\"'<>\s]+[\"']?\s*(?:/>|>\s*</a>)\s*")
_ATX = Pattern(r"^ {0,3}(#{1,6})(?:[ \t\u00a0]+|(?=[^#\s!]))(.*?)[ \t]*#*\s*$")
_QUOTED_ATX = Pattern(r"^>[ \t]*(#{1,6})[ \t]+(.*?)[ \t]*#*\s*$")
_TAG = r"#[^\W_](?:[^\s#]*[^\s#,])?"
_TAGS = Pattern(rf"^ {{0,3}}{_TAG}(?P<more>(?:[ \t,]+{_TAG})*),*\s*$")
"""What may be the tags of a work: `#lamps #rooms`."""
_HTML_HEADING = Pattern(r"^\s*<h([1-6])\b[^>]*>(.*?)(?:</h\1\s*>\s*|$)", re.IGNORECASE)
_DELIMITER = Pattern(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_SETEXT = Pattern(r"^ {0,3}(=+|-{3,})[ \t]*$")
_NOT_SETEXT = Pattern(r"^\s*([-*+>|#<]|\d{1,3}[.)]\s|\[)|\|")
_LONGEST_HTML_HEADING = 6


def outline(texts: Sequence[str]) -> Outline:
    """Read the skeleton of a page, in one pass a part."""
    roles, open_fence = _hide(texts)
    headings = _headings(texts, roles)
    tables = _tables(texts, roles)
    return Outline(tuple(roles), tuple(headings), tuple(tables), open_fence)


def _hide(texts: Sequence[str]) -> tuple[list[Role], int | None]:
    """Mark fences, comments and blank lines, and tell where a fence opens that nothing closes."""
    roles = [Role.TEXT if text.strip() else Role.BLANK for text in texts]
    closing = [number for number, text in enumerate(texts) if "-->" in text]
    last_close = closing[-1] if closing else -1
    fence, opened_at, commented = Fence(), 0, False
    for number, text in enumerate(texts):
        if commented:
            roles[number] = Role.HIDDEN
            commented = "-->" not in text
            continue
        opened_at = opened_at if fence.open else number
        if fence.holds(text):
            roles[number] = Role.FENCED
        elif "<a" in text and _ANCHOR.fullmatch(text):
            roles[number] = Role.HIDDEN
        # written out, as in a title about them, it opens nothing
        elif "<!--" in text and (opening := text.replace("\\<!--", "")) and "<!--" in opening:
            before, _, inside = opening.rpartition("<!--")
            open_end = "-->" not in inside
            if open_end and number < last_close:
                commented = True
            if not before.strip() and (commented or inside.rstrip().endswith("-->")):
                roles[number] = Role.HIDDEN
    return roles, opened_at if fence.open else None


def _headings(texts: Sequence[str], roles: list[Role]) -> list[Heading]:
    found: list[Heading] = []
    tags = _tag_lines(texts)
    for number, text in enumerate(texts):
        if roles[number] is not Role.TEXT or number in tags:
            continue
        heading = _heading_at(texts, roles, number, text)
        if heading:
            found.append(heading)
            roles[number : heading.end] = [Role.HEADING] * (heading.end - number)
    return found


def _tag_lines(texts: Sequence[str]) -> frozenset[int]:
    """The lines that hold tags and are no headings that lack a blank.

    Several tags are none, nor is one in small letters on a page that has several in a line, or one right below words.
    """
    found = {
        number: bool(tags["more"])
        for number, text in enumerate(texts)
        if "#" in text[:4] and (tags := _TAGS.match(text)) and (tags["more"] or text == text.lower())
    }
    sure = any(several or (number and texts[number - 1].strip()) for number, several in found.items())
    return frozenset(found) if sure else frozenset()


def _heading_at(texts: Sequence[str], roles: Sequence[Role], number: int, text: str) -> Heading | None:
    if "#" in text[:4]:
        match = _ATX.match(text)
        if match and match[2].strip():
            return Heading(number, number + 1, len(match[1]), match[2].strip())
    if text[:1] == ">" and _is_alone_in_quote(texts, number):
        match = _QUOTED_ATX.match(text)
        if match and plain(match[2]):
            return Heading(number, number + 1, len(match[1]), match[2].strip())
    if "<" in text:
        match = _HTML_HEADING.match(text)
        if match:
            return _html_heading(texts, number, match)
    under = texts[number + 1] if number + 1 < len(texts) else ""
    if under[:1] in ("=", "-", " ") and _SETEXT.match(under) and roles[number + 1] is Role.TEXT:
        alone = number == 0 or roles[number - 1] in (Role.BLANK, Role.HEADING)
        if alone and not _NOT_SETEXT.search(text) and plain(text):
            return Heading(number, number + 2, 1 if "=" in under else 2, text.strip())
    return None


def _is_alone_in_quote(texts: Sequence[str], number: int) -> bool:
    """Is a quoted line not part of a longer quotation? Some lists set off their headings so."""
    around = [*texts[max(0, number - 1) : number], *texts[number + 1 : number + 2]]
    return not any(text.lstrip().startswith(">") for text in around)


def _html_heading(texts: Sequence[str], number: int, match: re.Match[str]) -> Heading | None:
    closing = f"</h{match[1]}"
    if closing in texts[number].lower():
        return Heading(number, number + 1, int(match[1]), match[2].strip()) if plain(match[2]) else None
    inside = [match[2]]
    for end in range(number + 1, min(number + _LONGEST_HTML_HEADING, len(texts))):
        text = texts[end]
        if closing in text.lower():
            inside.append(text[: text.lower().index(closing)])
            words = " ".join(" ".join(inside).split())
            return Heading(number, end + 1, int(match[1]), words) if plain(words) else None
        inside.append(text)
    return None


def _tables(texts: Sequence[str], roles: list[Role]) -> list[Table]:
    found: list[Table] = []
    number, last = 0, len(texts) - 1
    while number < last:
        if roles[number] is Role.TEXT and "|" in texts[number] and _delimits(texts, roles, number + 1):
            rows = _rows(texts, roles, number + 2)
            names = tuple(plain(cell) for cell in cells(texts[number]))
            found.append(Table(number, rows, names))
            for line in range(number, found[-1].end):
                roles[line] = Role.TABLE
            number = found[-1].end
        else:
            number += 1
    return found


def _delimits(texts: Sequence[str], roles: Sequence[Role], number: int) -> bool:
    text = texts[number]
    return roles[number] is Role.TEXT and "|" in text and "-" in text and _DELIMITER.match(text) is not None


def _rows(texts: Sequence[str], roles: Sequence[Role], start: int) -> tuple[int, ...]:
    end = start
    while end < len(texts) and roles[end] is Role.TEXT and "|" in texts[end]:
        if end + 1 < len(texts) and _delimits(texts, roles, end + 1):
            break
        end += 1
    return tuple(range(start, end))


def cells(row: str) -> list[str]:
    """The cells of a table row with their padding; escaped pipes stay inside."""
    start, stop = cell_bounds(row)
    return [row[a:b] for a, b in zip(start, stop, strict=True)]


@lru_cache(maxsize=1024)  # what is asked of a table is asked of each of its rows
def cell_bounds(row: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the cells of a row begin and end."""
    start, end = len(row) - len(row.lstrip()), len(row.rstrip())
    if row[start : start + 1] == "|":
        start += 1
    bars = _bars(row, start, end)
    if bars and bars[-1] == end - 1:
        return (start, *[bar + 1 for bar in bars[:-1]]), tuple(bars)
    return (start, *[bar + 1 for bar in bars]), (*bars, end)


_BAR = Pattern(r"\\.|\|", re.DOTALL)


def _bars(row: str, start: int, end: int) -> list[int]:
    if "\\" in row:
        return [match.start() for match in _BAR.finditer(row, start, end) if match.group() == "|"]
    bars = []  # without a pattern, which takes three times as long for a row that no cache holds
    while (start := row.find("|", start, end)) >= 0:
        bars.append(start)
        start += 1
    return bars
