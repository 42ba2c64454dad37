"""What an entry is, what kind it is, and which group of entries it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from state.identity import identify
from state.titles import fold
from tracker.lists.entry.inline import addresses, each_address, plain
from tracker.once import once
from tracker.pattern import Pattern


class EntryKind(StrEnum):
    """How an entry is set."""

    ROW = "row"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    BLOCK = "block"
    """A heading of its own with everything under it."""
    HTML = "html"
    """A row or item of an HTML table or list."""


class Group(NamedTuple):
    """Where an entry stands: entries with equal groups are neighbours of one kind."""

    section: int
    labels: tuple[str, ...]
    """Bold lines, summaries and bullets that act as headings below the section's."""
    kind: EntryKind
    table: int
    indent: int


@dataclass(frozen=True)
class Entry:
    """The lines `start:end` that stand for one work."""

    start: int
    end: int
    kind: EntryKind
    group: Group
    marker: str
    """The bullet or number that starts it, with its indent and the blanks behind it."""
    text: str
    """The lines joined by a plain newline."""
    linked: bool
    """Does it link to anything outside the page?"""
    joined: str = ""
    """Its text with what was broken at a width in one line; empty where nothing was."""

    @property
    def body(self) -> str:
        """Its text behind its marker, each line of it meant as one."""
        return (self.joined or self.text)[len(self.marker) :]

    @once
    def shown(self) -> str:
        """What a reader sees of it, roughly."""
        return plain(self.text)

    @once
    def folded(self) -> str:
        """The same reduced to its words."""
        return fold(self.shown)


BULLET = Pattern(r"^(?P<indent>[ \t\u00a0]*)(?P<mark>[-*+•–]|\d{1,4}[.)])(?P<gap>[ \t\u00a0]+)(?=\S)")
_STARTS_ENTRY = Pattern(r"^\s*(\*\*|\[|\(|\"|“|__|\*|⭐|🔥|!\[|<a\b|（|\d{1,3}[、．])")
_PICTURE = Pattern(
    r"img\.shields\.io|badge|\.(?:png|jpe?g|gif|svg|webp)(?:\?|$)|awesome\.re|visitor|star-history|"
    r"contrib\.rocks|user-images|githubusercontent|user-attachments"
)
"""In small letters, which alone are quickly looked for."""


def indent_of(text: str) -> int:
    """The width of a line's indent, a tab counted as four."""
    width = 0
    for char in text:
        if char == "\t":
            width += 4
        elif char in " \u00a0":
            width += 1
        else:
            break
    return width


_OWN_PAGE = Pattern(
    r"github\.com/[\w.-]+/[\w.-]+/(?:blob|tree)/[^\s?#]*(?<!README)(?<!readme)\.md$", re.IGNORECASE
)
"""A page of a list's own repository, which contents lead to, and no work."""


def outward(text: str) -> list[str]:
    """The addresses in a text that lead somewhere, badges and pictures left out."""
    return [address for address in addresses(text) if _is_outward(address)]


def leads_outward(text: str) -> bool:
    """Is there any such address in a text?"""
    return any(map(_is_outward, each_address(text)))


@lru_cache(maxsize=256)  # asked of a line, of the entry it begins, and of the whole entry
def _is_outward(address: str) -> bool:
    return not (_PICTURE.search(address.casefold()) or _OWN_PAGE.search(address))


def starts_entry(text: str) -> bool:
    """Does a line of a paragraph begin as entries do: with a link, a number, something bold or quoted?"""
    return _STARTS_ENTRY.match(text) is not None


def starts_paragraph(text: str) -> bool:
    """Does a line begin an entry that is a paragraph: as entries do, or with a day or a sign of a work that it links to?"""
    if starts_entry(text) or _SIGNED_TITLE.match(text):
        return True
    return (_DATED.match(text) or _SIGNED.match(text)) is not None and names_work(text)


_PICTURED = r"[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]"
_SIGNED = Pattern(rf"\s*(?::[\w+-]+:|`[^`\n]+`|{_PICTURED})")
"""With a tag or a picture of its kind."""
_SIGNED_TITLE = Pattern(
    rf"\s*(?:{_PICTURED}[\ufe0f\u200d]*[ \t]*){{1,4}}(?:\*\*|__)(?:[^\s*_]+[ \t]+){{3}}[^\s*_]"
)
"""With pictures of its kind and then, in bold, words enough for a title: its links may stand on the lines below."""
_DATED = Pattern(r"\s*(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?(?!\w)")


def names_work(text: str) -> bool:
    """Does a text carry an address that names a work for certain?"""
    return any((found := identify(address)) and found.scheme.strong for address in each_address(text))
