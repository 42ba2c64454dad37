"""What is wrong with the lines that somebody wants to add to a page: pure, from the page before and after.

Only added lines are spoken of: what was there before is nobody's fault in this pull request. Order and form are told
only where the list itself keeps to them clearly.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from classifiers.router import SectionRouter
from state.identity import fold
from tracker.lists.entries import EntryKind
from tracker.lists.inline import plain
from tracker.lists.order import detect, keys_of, position
from tracker.lists.outline import cells
from tracker.lists.works import identities_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.lists.entries import Entry
    from tracker.lists.order import By, Keys, Value
    from tracker.lists.page import Page

_EMPTY = re.compile(r"\[[^\]]*\]\(\s*\)|\[\s*\]\([^)]*\)")
_CUT = re.compile(r"\]\([^)\s]*$")
_SURE = 0.9
_MARGIN = 1000.0
"""How likely another section has to be, and how much likelier than the one chosen, before anybody is told."""
_USUAL = 0.8
_FEWEST_LINKED = 3
_FEWEST = 8
"""Entries a page needs before anybody can be told that a section is wrong."""


class Rule(StrEnum):
    """What can be wrong with an added line."""

    DUPLICATE = "duplicate"
    NO_LINK = "no-link"
    EMPTY_LINK = "empty-link"
    BROKEN_LINK = "broken-link"
    COLUMNS = "columns"
    ORDER = "order"
    SECTION = "section"
    DEAD_LINK = "dead-link"


class Weight(StrEnum):
    """How sure we are: an error is plain to see, a warning is for a person to judge."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about one added line."""

    line: int
    """1-based, in the page as it would be."""
    rule: Rule
    weight: Weight
    message: str


def check(before: Page, after: Page) -> list[Remark]:
    """What is wrong with what was added."""
    added = added_lines(before, after)
    new = [entry for entry in after.entries if entry.start in added]
    remarks: list[Remark] = []
    for entry in new:
        remarks += _twice(entry, after, added)
        remarks += _links(entry, after)
        remarks += _columns(entry, after)
        remarks += _order(entry, after, added)
    remarks += _sections(new, before, after)
    return sorted(remarks, key=lambda remark: (remark.line, remark.rule))


def added_lines(before: Page, after: Page) -> frozenset[int]:
    """The lines, from 0, that are not in the page before; a line that was only moved is not new."""
    known = set(before.lines.texts)
    matcher = difflib.SequenceMatcher(None, before.lines.texts, after.lines.texts, autojunk=False)
    found: set[int] = set()
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag in ("insert", "replace"):
            found.update(number for number in range(start, end) if after.lines.texts[number] not in known)
    return frozenset(found)


def addresses_added(before: Page, after: Page) -> dict[str, int]:
    """Every web address that is new on the page, with the line (from 1) on which it stands first."""
    old = set(_ADDRESS.findall("\n".join(before.lines.texts)))
    found: dict[str, int] = {}
    for number in sorted(added_lines(before, after)):
        for address in _ADDRESS.findall(after.lines.texts[number]):
            if address not in old:
                found.setdefault(address, number + 1)
    return found


_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'|]+")


def _twice(entry: Entry, page: Page, added: frozenset[int]) -> Iterator[Remark]:
    own = range(entry.start, entry.end)
    for identity in identities_in(entry.text):
        if not identity.scheme.strong:
            continue
        others = [line for line in page.works.by_identity.get(identity, ()) if line not in own]
        elsewhere = [line for line in others if line not in added] or [
            line for line in others if line < entry.start
        ]
        if not elsewhere:
            continue
        line = elsewhere[0]
        there = page.works.entry_at.get(line)
        apart = there is not None and there.group != entry.group
        if apart and (line in added or _lists_works_again(page)):
            continue  # the same work under two headings, as this list does, or on purpose
        told = f"{identity} is already on line {line + 1}: {_start_of(page, line)}"
        yield Remark(entry.start + 1, Rule.DUPLICATE, Weight.ERROR, told)
        return
    words = fold(plain(entry.text))
    twin = next(
        (other for known, other in page.works.titles if known == words and other.start < entry.start), None
    )
    if words and twin:
        told = f"the same words stand on line {twin.start + 1}"
        yield Remark(entry.start + 1, Rule.DUPLICATE, Weight.ERROR, told)


def _lists_works_again(page: Page) -> bool:
    """Is it this list's habit to name a work under several headings?"""
    again = 0
    for identity, lines in page.works.by_identity.items():
        if identity.scheme.strong and len(lines) > 1:
            groups = {entry.group for line in lines if (entry := page.works.entry_at.get(line))}
            again += len(groups) > 1
    return again >= max(3, len(page.works.by_identity) // 50)


def _start_of(page: Page, line: int) -> str:
    return " ".join(plain(page.lines.texts[line]).split())[:80]


def _links(entry: Entry, page: Page) -> Iterator[Remark]:
    for offset, text in enumerate(entry.text.split("\n")):
        line = entry.start + offset + 1
        empty = _EMPTY.search(text)
        if empty:
            yield Remark(
                line, Rule.EMPTY_LINK, Weight.ERROR, f"the link {empty[0]} lacks its words or its address"
            )
        if _CUT.search(text):
            yield Remark(
                line, Rule.BROKEN_LINK, Weight.ERROR, "a link is not closed on the line on which it begins"
            )
    others = [other.linked for other in page.groups[entry.group] if other is not entry]
    usual = len(others) >= _FEWEST_LINKED and sum(others) >= _USUAL * len(others)
    if usual and not entry.linked and not _EMPTY.search(entry.text):
        yield Remark(
            entry.start + 1, Rule.NO_LINK, Weight.ERROR, "the entry links to nothing outside this page"
        )


def _columns(entry: Entry, page: Page) -> Iterator[Remark]:
    if entry.kind is not EntryKind.ROW or entry.group.table < 0:
        return
    names = page.outline.tables[entry.group.table].names
    count = len(cells(entry.text))
    if count != len(names):
        told = f"the row has {count} cells, the table {len(names)} columns: {' | '.join(names)}"
        yield Remark(entry.start + 1, Rule.COLUMNS, Weight.ERROR, told)


def _order(entry: Entry, page: Page, added: frozenset[int]) -> Iterator[Remark]:
    others = [other for other in page.groups[entry.group] if other.start not in added]
    keys = [keys_of(other) for other in others]
    order = detect(keys)
    if order is None or order.by is None:
        return
    mine = keys_of(entry)
    if order.by not in mine:
        return
    at = sum(other.start < entry.start for other in others)
    right = position(order, keys, mine)
    if at != right and keys and _differs(keys, at, right, mine.get(order.by), order.by):
        told = f"this section is kept by {order.by.value}; the entry belongs {_place(others, right)}"
        yield Remark(entry.start + 1, Rule.ORDER, Weight.WARNING, told)


def _differs(keys: Sequence[Keys], at: int, right: int, mine: Value | None, by: By) -> bool:
    """Does anything that stands between the two places really come before or after the entry?"""
    between = keys[min(at, right) : max(at, right)]
    return any(by in key and key[by] != mine for key in between)


def _place(others: list[Entry], index: int) -> str:
    if index == 0:
        return f"above line {others[0].start + 1}"
    return f"below line {others[index - 1].end}"


def _sections(new: list[Entry], before: Page, after: Page) -> Iterator[Remark]:
    examples = [
        (before.path(entry.group.section), " ".join(plain(entry.text).split()))
        for entry in before.entries
        if entry.linked
    ]
    headings = {section: section[-1] for section, _ in examples if section}
    if len(examples) < _FEWEST or len(headings) < 2:
        return
    router = SectionRouter.fit(examples, headings)
    for entry in new:
        chosen = after.path(entry.group.section)
        ranked = router.rank(" ".join(plain(entry.text).split()))
        shares = dict(ranked)
        if not ranked or chosen not in shares:
            continue
        best, share = ranked[0]
        if best != chosen and share > _SURE and share > _MARGIN * shares[chosen]:
            told = f"by its words it belongs under “{best[-1] if best else 'the top'}” rather than “{chosen[-1]}”"
            yield Remark(entry.start + 1, Rule.SECTION, Weight.WARNING, told)


def as_annotations(remarks: Iterable[Remark], path: str) -> Iterator[str]:
    """Remarks as GitHub Actions shows them beside the lines; text from the page cannot leave its place."""
    for remark in remarks:
        place = (
            f"file={_property(path)},line={remark.line},title={_property(f'tracker: {remark.rule.value}')}"
        )
        yield f"::{remark.weight.value} {place}::{_data(remark.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
