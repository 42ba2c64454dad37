"""What is wrong with the lines that somebody wants to add to a page: pure, from the page before and after.

The rules are those of `tracker.lint`, but for the order: an added entry is held against the order that the others keep
without it. Only added lines are spoken of: what was there before is nobody's fault in this pull request, and what is
often meant is not mentioned.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from classifiers.router import SectionRouter
from tracker.lint.check import faults
from tracker.lint.finding import Finding, Rule, Weight
from tracker.lint.habits import habits_of, is_of
from tracker.lists.entry.headings import readable
from tracker.lists.entry.inline import plain
from tracker.lists.form.keys import keys_among
from tracker.lists.form.order import detect, position

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from tracker.lists.form.keys import By, Keys, Value
    from tracker.lists.reading.entries import Entry
    from tracker.lists.reading.page import Page

_SURE = 0.9
_MARGIN = 1000.0
"""How likely another section has to be, and how much likelier than the one chosen, before anybody is told."""
_FEWEST = 8
"""Entries a page needs before anybody can be told that a section is wrong."""
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'|]+")


def check(path: str, before: Page, after: Page, off: Collection[Rule] = ()) -> list[Finding]:
    """What is wrong with what was added, by all rules that the list has not turned off."""
    added = frozenset(number + 1 for number in added_lines(before, after))
    told = {moved for finding in faults(after, path) if (moved := _on_added(finding, added))}
    if any(
        finding.alike for finding in told
    ):  # what the list does everywhere is not held against who adds to it
        habits = habits_of(faults(before, path))
        told = {finding for finding in told if not is_of(finding, habits)}
    new = [entry for entry in after.entries if entry.start + 1 in added]
    for entry in new:
        told |= set(_order(path, entry, after, added))
    told |= set(_sections(path, new, before, after))
    return sorted((one for one in told if one.rule not in off), key=lambda one: (one.line, one.rule))


def _on_added(finding: Finding, added: frozenset[int]) -> Finding | None:
    """The finding on the added line that makes it; none where nothing added has a part in it."""
    weight = finding.weight_if_new or finding.weight
    if weight is Weight.NOTE or finding.rule is Rule.OUT_OF_ORDER:
        return None
    line = next((line for line in (finding.line, *finding.others) if line in added), None)
    if line is None:
        return None
    told = finding.message if line == finding.line else finding.turned
    return replace(finding, line=line, message=told, weight=weight)


def added_lines(before: Page, after: Page) -> frozenset[int]:
    """The changed lines, from 0, of which there are more than before; one that was only moved is not new."""
    old, new = before.lines.texts, after.lines.texts
    begin = _alike(old, new)
    end = len(new) - _alike(old[begin:][::-1], new[begin:][::-1])
    more = Counter(new) - Counter(old)
    return frozenset(number for number in range(begin, end) if new[number] in more)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines two pages begin with alike."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def addresses_added(before: Page, after: Page) -> dict[str, int]:
    """Every web address that is new on the page, with the line (from 1) on which it stands first."""
    old = set(_ADDRESS.findall("\n".join(before.lines.texts)))
    found: dict[str, int] = {}
    for number in sorted(added_lines(before, after)):
        for address in _ADDRESS.findall(after.lines.texts[number]):
            if address not in old:
                found.setdefault(address, number + 1)
    return found


def _order(path: str, entry: Entry, page: Page, added: frozenset[int]) -> Iterator[Finding]:
    others = [other for other in page.groups[entry.group] if other.start + 1 not in added]
    *keys, mine = keys_among([*others, entry])
    order = detect(keys)
    if order is None or order.by is None or order.by not in mine:
        return
    at = sum(other.start < entry.start for other in others)
    right = position(order, keys, mine)
    if at != right and _differs(keys, at, right, mine[order.by], order.by):
        told = f"this section is kept by {order.by.value}; the entry belongs {_place(others, right)}"
        yield Finding(path, entry.start + 1, Rule.OUT_OF_ORDER, told)


def _differs(keys: Sequence[Keys], at: int, right: int, mine: Value, by: By) -> bool:
    """Does anything that stands between the two places really come before or after the entry?"""
    between = keys[min(at, right) : max(at, right)]
    return any(by in key and key[by] != mine for key in between)


def _place(others: Sequence[Entry], index: int) -> str:
    if index == 0:
        return f"above line {others[0].start + 1}"
    return f"below line {others[index - 1].end}"


def _sections(path: str, new: Sequence[Entry], before: Page, after: Page) -> Iterator[Finding]:
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
            likelier, there = (readable(path[-1]) if path else "the top" for path in (best, chosen))
            told = f"by its words it belongs under “{likelier}” rather than “{there}”"
            yield Finding(path, entry.start + 1, Rule.OTHER_SECTION, told)


def as_annotations(findings: Iterable[Finding]) -> Iterator[str]:
    """Findings as GitHub Actions shows them beside the lines; text from the page cannot leave its place."""
    for one in findings:
        title = _property(f"tracker: {one.rule.value}")
        yield f"::{one.weight.value} file={_property(one.path)},line={one.line},title={title}::{_data(one.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
