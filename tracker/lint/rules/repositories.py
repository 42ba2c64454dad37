"""Badges of another repository than the one beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from state.identity import Scheme, identify
from tracker.lint.finding import Rule
from tracker.lists.entry.inline import addresses, marks
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_REPO = r"(?P<repo>[\w.-]+/[\w.-]+?)(?=\.svg|[?\"'\s)&#,]|$)"
_BADGES = tuple(
    Pattern(kind, re.IGNORECASE)
    for kind in (
        rf"github/(?:stars|forks|watchers|last-commit|license|issues|contributors|commit-activity/[wmy])/{_REPO}",
        rf"(?:stars\.medv\.io/|star-history\.com/svg\?(?:[\w=&]*&)?repos=|/badge/dynamic/\S*?api\.github\.com/repos/){_REPO}",
        r"ghbtns\.com/github-btn\.html\?(?:[\w=&;]*[&;])?user=(?P<user>[\w.-]+)&(?:amp;)?repo=(?P<name>[\w.-]+)",
    )
)
"""The services that draw what GitHub says of a repository."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Entries whose badge and whose link name different repositories, and badges elsewhere with such a link of their own."""
    yield from _in_entries(sheet)
    for number, text in sheet.visible:
        if "](" not in text or number in sheet.entry_at:
            continue
        for mark in marks(text):
            badge = next(_shown(mark.label_in(text)), None)
            found = identify(mark.url_in(text)) if badge else None
            if badge and found and found.scheme is Scheme.GITHUB and badge[0].lower() != found.value:
                told = f"the badge is that of {badge[0]}, its link leads to {found.value}"
                yield sheet.finding(number, Rule.STAR_BADGE_REPO_MISMATCH, told)


def _in_entries(sheet: Sheet) -> Iterator[Finding]:
    for subject in sheet.subjects:
        text = subject.entry.text
        badges = dict(_shown(text))
        if not badges:
            continue
        linked = {
            found.value
            for address in addresses(text)
            if not any(_shown(address)) and (found := identify(address)) and found.scheme is Scheme.GITHUB
        }
        wrong = [badge for badge in sorted(badges) if badge.lower() not in linked]
        if linked and wrong:
            told = f"the badge is that of {wrong[0]}, the link leads to {', '.join(sorted(linked))}"
            alike = sheet.alike("the badge is that of another repository than the one linked")
            line = subject.entry.start + text.count("\n", 0, badges[wrong[0]])
            yield sheet.finding(line, Rule.STAR_BADGE_REPO_MISMATCH, told, alike=alike)


def _shown(text: str) -> Iterator[tuple[str, int]]:
    """The repositories of which badges tell something, and where."""
    for kind in _BADGES if any(service in text for service in _SERVICES) else ():
        for match in kind.finditer(text):
            named = match.groupdict()
            yield named.get("repo") or f"{named['user']}/{named['name']}", match.start()


_SERVICES = ("/github/", "medv.io/", "star-history.com/", "api.github.com/", "ghbtns.com/")
