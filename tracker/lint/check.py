"""A page checked by every rule, and mended where that is safe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.lint.habits import habits_of, told_once
from tracker.lint.registry import RULES
from tracker.lint.sheet import Sheet
from tracker.lists.reading.page import NoPage, Page, read_page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from tracker.lint.finding import Finding, Fix, Rule

_MOST_ROUNDS = 8
"""One mend can bring another fault to light, never more than a few deep."""


def lint(
    page: Page,
    path: str,
    off: Collection[Rule] = (),
    accepted: Collection[str] = (),
    today: date | None = None,
) -> list[Finding]:
    """The faults of a page from top to bottom, and its habits told once; a list may have turned rules off, and accepted findings."""
    found = faults(page, path, today)
    kept = [one for one in found if one.rule not in off and not _is_accepted(one, page, accepted)]
    told = told_once(kept, habits_of(kept))
    return [one for one in told if not _is_accepted(one, page, accepted)]


def faults(page: Page, path: str, today: date | None = None) -> list[Finding]:
    """Everything that the rules find, from top to bottom, each once, and a habit of the list at each of its places."""
    sheet = Sheet(path, page, today)
    found = {finding: None for rule in RULES for finding in rule(sheet)}
    return sorted(found, key=lambda finding: (finding.line, finding.rule))


def _is_accepted(finding: Finding, page: Page, accepted: Collection[str]) -> bool:
    """Do the people of the list know of it? By its rule and by words of its line, since lines move."""
    if not accepted:
        return False
    told = f"{page.lines.texts[finding.line - 1]}\n{finding.message}".casefold()
    named = (one.partition(":") for one in accepted)
    return any(rule.strip() == finding.rule and words.strip().casefold() in told for rule, _, words in named)


@dataclass(frozen=True, slots=True)
class Mended:
    """A page's bytes after mending, and what was mended."""

    data: bytes
    findings: tuple[Finding, ...]


def mend(data: bytes, path: str, off: Collection[Rule] = (), accepted: Collection[str] = ()) -> Mended:
    """Apply every safe fix, until none is left: mending twice equals mending once."""
    done: list[Finding] = []
    for _ in range(_MOST_ROUNDS):
        page = read_page(data, opened=False)
        if isinstance(page, NoPage):
            break
        mendable = [finding for finding in lint(page, path, off, accepted) if finding.fix]
        applied = _without_overlap(mendable)
        if not applied:
            break
        data = apply(data, [finding.fix for finding in applied if finding.fix])
        done += applied
    return Mended(data, tuple(done))


def apply(data: bytes, fixes: Iterable[Fix]) -> bytes:
    """The bytes with some spans replaced; every other byte stays, whatever its encoding."""
    text = data.decode("utf-8", "surrogateescape")
    mark = len(text) - len(text.removeprefix("\ufeff"))
    for fix in sorted(fixes, key=lambda one: one.start, reverse=True):
        text = text[: mark + fix.start] + fix.text + text[mark + fix.end :]
    return text.encode("utf-8", "surrogateescape")


def _without_overlap(findings: Iterable[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    reached = -1
    for finding in sorted(findings, key=lambda one: (one.fix.start, one.fix.end) if one.fix else (0, 0)):
        fix = finding.fix
        if fix and (fix.start > reached or (fix.start == reached and fix.end > fix.start)):
            kept.append(finding)
            reached = fix.end  # what is only put in never goes where something was just taken away
    return kept
