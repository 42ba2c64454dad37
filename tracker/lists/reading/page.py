"""A list's page: its bytes, what stands on it and where."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.lists.entry.emphasis import Bold, read_bold
from tracker.lists.reading.dividers import dividers
from tracker.lists.reading.introduction import introductions
from tracker.lists.reading.lines import split_lines
from tracker.lists.reading.outline import outline
from tracker.lists.reading.resolved import resolve, unresolved
from tracker.lists.reading.sections import path_of, read_sections, time_under
from tracker.lists.reading.unlinked import read_with_told
from tracker.lists.reading.works import Works
from tracker.lists.reading.wrapped import unbroken
from tracker.once import once
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.lists.reading.entries import Entry, Group
    from tracker.lists.reading.lines import Lines
    from tracker.lists.reading.outline import Outline
    from tracker.lists.reading.resolved import Inserted, Resolved
    from tracker.lists.reading.sections import Section


@dataclass(frozen=True)
class Page:
    """A page read: everything is derived from `lines`, which stand one for one for those of the file."""

    lines: Lines
    """As they are read: lists out of their quotations, and links by name with their addresses."""
    outline: Outline
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    resolved: Resolved
    width: int = 0
    """The width at which the lines of entries are broken; 0 where they are not."""

    @once
    def groups(self) -> Mapping[Group, tuple[Entry, ...]]:
        """The entries of each group, in order of first appearance."""
        found: defaultdict[Group, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.group].append(entry)
        return {group: tuple(members) for group, members in found.items()}

    @once
    def divided(self) -> frozenset[int]:
        """The lines of rows that divide their tables."""
        texts = self.lines.texts
        return frozenset(line for table in self.outline.tables for line in dividers(texts, table))

    @once
    def introductions(self) -> frozenset[Group]:
        """The groups that speak of the page itself."""
        return introductions(self.sections, self.groups)

    @once
    def times(self) -> frozenset[int]:
        """The sections whose headings tell a time and stand beside others that do."""
        sisters: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for section in self.sections[1:]:
            if time_under(section.words, self.sections[section.parent].words):
                sisters[section.parent, section.level].append(section.number)
        return frozenset(one for those in sisters.values() if len(those) > 1 for one in those)

    @once
    def works(self) -> Works:
        """Which works the page mentions, and where."""
        return Works(self.lines.texts, self.sections, self.entries)

    @once
    def bold(self) -> Bold:
        """What stands in bold in the page's entries."""
        return read_bold(entry.text for entry in self.entries)

    def path(self, section: int) -> tuple[str, ...]:
        """The headings over a section's entries, outermost first, as written."""
        return tuple(self.sections[number].title for number in path_of(self.sections, section))

    def insert(self, at: int, texts: Sequence[str], name: str) -> Inserted:
        """The file with new lines before line `at`, about a work of some name."""
        return self.resolved.insert(at, texts, name)

    def encode(self) -> bytes:
        """The original bytes."""
        return self.resolved.file.encode()


@dataclass(frozen=True, slots=True)
class NoPage:
    """A file that is no page to edit, and why in one sentence."""

    reason: str


_CONFLICT = Pattern(r"^(<{7} |>{7} |\|{7} )")


def read_page(data: bytes, *, opened: bool = True) -> Page | NoPage:
    """Read a page; what cannot be edited safely is named. Not `opened`: every line is read as it stands."""
    if b"\0" in data:
        return NoPage("the file is binary or in an encoding of two bytes a letter, not a text page")
    file = split_lines(data)
    for number, text in enumerate(file.texts, 1):
        if text[:1] in "<>|" and _CONFLICT.match(text):
            return NoPage(f"line {number} is a merge conflict marker")
    resolved = resolve(file) if opened else unresolved(file)
    lines = resolved.lines
    skeleton = outline(lines.texts)
    sections = read_sections(skeleton.headings, len(lines.texts))
    entries = read_with_told(lines.texts, skeleton, sections)
    entries, width = unbroken(entries, lines.texts, resolved.references.texts, skeleton.roles)
    return Page(lines, skeleton, tuple(sections), tuple(entries), resolved, width)
