"""A page as the rules look at it: its text by offset, and what several of them ask for."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from state.identity import PAPERS, identify
from tracker.lint.described import descriptions, leads_at_once
from tracker.lint.finding import Alike, Finding, Fix, Weight
from tracker.lint.habits import alike_by, alike_in
from tracker.lint.subjects import MANY_PAPERS, Subject, lists_its_paper, papers_of, stated_in
from tracker.lint.titles import title_of
from tracker.lists.entry.inline import marks, plain
from tracker.lists.entry.labels import is_label
from tracker.lists.entry.slots import Column, Slot
from tracker.lists.form.bodies import read_entry
from tracker.lists.form.columns import columns_of
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.outline import Role
from tracker.lists.reading.sections import is_aside
from tracker.once import once
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from state.identity import Identity
    from tracker.lint.finding import Rule
    from tracker.lists.reading.entries import Entry, Group
    from tracker.lists.reading.page import Page

_CODE_SPAN = Pattern(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)")
_DEFINED = Pattern(r"\s*\[(?P<label>[^\[\]]+)\]:")


@dataclass(frozen=True)
class Sheet:
    """A page with what several rules ask for."""

    path: str
    page: Page
    today: date | None = None
    """Where it is known: what is of a later month cannot be."""

    @once
    def starts(self) -> tuple[int, ...]:
        """The offset at which each line begins, and that of the end of the text."""
        lengths = (
            len(text) + len(end)
            for text, end in zip(self.page.lines.texts, self.page.lines.ends, strict=True)
        )
        return tuple(itertools.accumulate(lengths, initial=0))

    @once
    def subjects(self) -> tuple[Subject, ...]:
        """The entries of the sections that collect something, with what each is about."""
        kept = (entry for entry in self.page.entries if not self.in_aside(entry))
        return tuple(self._subject(entry) for entry in kept)

    @once
    def subject_of(self) -> Mapping[Entry, Subject]:
        """The subjects by their entries."""
        return {subject.entry: subject for subject in self.subjects}

    @once
    def entry_at(self) -> Mapping[int, Entry]:
        """The entries by the lines on which they stand."""
        return {
            line: subject.entry
            for subject in self.subjects
            for line in range(subject.entry.start, subject.entry.end)
        }

    @once
    def visible(self) -> tuple[tuple[int, str], ...]:
        """Every line that is neither code nor comment, with its 0-based number."""
        roles = self.page.outline.roles
        unseen = (Role.FENCED, Role.HIDDEN, Role.BLANK)
        return tuple(
            (number, text) for number, text in enumerate(self.page.lines.texts) if roles[number] not in unseen
        )

    @once
    def uncoded(self) -> tuple[tuple[int, str], ...]:
        """The visible lines with blanks in place of what stands as code."""
        return tuple(
            (number, _CODE_SPAN.sub(lambda span: " " * len(span[0]), text) if "`" in text else text)
            for number, text in self.visible
        )

    @once
    def labels(self) -> Counter[str]:
        """How often the page's links bear each label, in small letters."""
        return Counter(
            label_key(mark.label_in(text))
            for _, text in self.uncoded
            if "](" in text
            for mark in marks(text)
            if not mark.image
        )

    @once
    def defined(self) -> frozenset[str]:
        """The labels, in small letters, of which the page says elsewhere where they lead: `[code]: https://…`."""
        found = (_DEFINED.match(text) for text in self.page.lines.texts if "]:" in text)
        return frozenset(match["label"].casefold() for match in found if match)

    def around(self, line: int) -> tuple[int | None, int | None]:
        """The nearest lines above and below a 0-based one that are not blank."""
        texts = self.page.lines.texts
        above = next((at for at in range(line - 1, -1, -1) if texts[at].strip()), None)
        return above, next((at for at in range(line + 1, len(texts)) if texts[at].strip()), None)

    def is_of_entry(self, line: int) -> bool:
        """Does a 0-based line belong to an entry, or would it: is it a paragraph between two that are entries?"""
        text = self.page.lines.texts[line]
        if line in self.entry_at or not text[:1].strip():
            return line in self.entry_at
        around = [self.entry_at.get(at) for at in self.around(line) if at is not None]
        return len(around) == 2 and all(one and one.kind is EntryKind.PARAGRAPH for one in around)

    def in_aside(self, entry: Entry) -> bool:
        """Does an entry stand in a table of contents, among news, in the head of the page or the like?"""
        section = self.page.sections[entry.group.section]
        aside = section.number > 0 and is_aside(section.title)
        return aside or entry.group in self.page.introductions

    def heading(self, entry: Entry) -> str:
        """The heading over an entry, as a reader sees it."""
        section = self.page.sections[entry.group.section]
        return section.words if section.number else "the top of the page"

    def finding(
        self,
        line: int,
        rule: Rule,
        message: str,
        weight: Weight = Weight.WARNING,
        fix: Fix | None = None,
        *,
        others: tuple[int, ...] = (),
        alike: Alike | None = None,
    ) -> Finding:
        """A finding on a 0-based line; the other lines it speaks of are counted from 1."""
        return Finding(self.path, line + 1, rule, message, fix, weight, others, alike=alike)

    def alike(self, told: str, places: int | None = None) -> Alike:
        """What findings have in common, on so many places of the page that could have it, or in its entries."""
        return alike_in(told, len(self.subjects) if places is None else places)

    def alike_by(self, label: str, told: str) -> Alike:
        """What links of one label have in common; a label that the page has but once is no kind of link."""
        count = self.labels[label_key(label)]
        return alike_by(label, told, count) if count > 1 else self.alike(f"a link {told}")

    def span(self, line: int, start: int, end: int, text: str) -> Fix:
        """A fix of the characters `start:end` of a line."""
        return Fix(self.starts[line] + start, self.starts[line] + end, text)

    def _subject(self, entry: Entry) -> Subject:
        columns = self._columns[entry.group]
        facts = read_entry(entry, columns).facts
        names = self.page.outline.tables[entry.group.table].names if entry.kind is EntryKind.ROW else ()
        title, titled = title_of(entry, facts, columns, names)
        papers = papers_of(entry)
        headed = self._headed.get(entry.group.section)
        if headed and headed[0] in papers and entry.kind in (EntryKind.BULLET, EntryKind.PARAGRAPH):
            title, titled = headed[1], True  # what stands below the title of a work, and links to it again
        apart = entry.group in self._sorting or entry in self._properties
        lists = not apart and papers and lists_its_paper(entry, papers)
        paper = papers[0] if lists else None
        name = next((plain(one.words[Slot.NAME][0]) for one in facts if Slot.NAME in one.words), "")
        return Subject(entry, title, titled, name, paper, stated_in(entry, facts))

    @once
    def _headed(self) -> Mapping[int, tuple[Identity, str]]:
        """The sections whose heading is the title of a work, with a link to its paper."""
        found: dict[int, tuple[Identity, str]] = {}
        for section in self.page.sections[1:]:
            for mark in marks(section.title) if "](" in section.title else ():
                paper = identify(mark.url_in(section.title))
                if not mark.image and paper and paper.scheme in PAPERS:
                    found.setdefault(section.number, (paper, plain(mark.label_in(section.title))))
        return found

    @once
    def _sorting(self) -> frozenset[Group]:
        """The tables that sort papers under what they have in common, several in a row."""
        rows = (entry for entry in self.page.entries if entry.kind is EntryKind.ROW)
        return frozenset(entry.group for entry in rows if _names_several(entry.text))

    @once
    def described(self) -> frozenset[Group]:
        """The groups whose bullets describe one work each."""
        return descriptions(self.page)

    @once
    def _properties(self) -> frozenset[Entry]:
        """What is said of a work: other works are spoken of there."""
        groups = (self.page.groups[group] for group in self.described)
        return frozenset(entry for entries in groups for entry in entries if not leads_at_once(entry))

    @once
    def _columns(self) -> Mapping[Group, tuple[Column | None, ...]]:
        return {group: columns_of(self.page, group) for group in self.page.groups}


def label_key(label: str) -> str:
    """A label of a link, for comparison."""
    return plain(label).strip(" []()").casefold()


def _names_several(row: str) -> bool:
    """Does a row link to several papers, each by a name of its own?"""
    found = [mark for mark in marks(row) if not mark.image and not is_label(mark.label_in(row))]
    papers = {one for mark in found if (one := identify(mark.url_in(row))) and one.scheme in PAPERS}
    return len(papers) >= MANY_PAPERS


def text_of(page: Page) -> str:
    """The whole text that fixes count in."""
    return "".join(text + end for text, end in zip(page.lines.texts, page.lines.ends, strict=True))
