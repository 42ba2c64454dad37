"""Star badges that count another repository than the one beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from state.identity import Scheme, identify
from tracker.lint.finding import Rule
from tracker.lists.entry.inline import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_STARS = re.compile(r"github/stars/(?P<repo>[\w.-]+/[\w.-]+?)(?=\.svg|[?\"'\s)&#]|$)", re.IGNORECASE)


def find(sheet: Sheet) -> Iterator[Finding]:
    """Entries whose badge and whose link name different repositories."""
    for subject in sheet.subjects:
        text = subject.entry.text
        badges = {match["repo"] for match in _STARS.finditer(text)}
        linked = {
            found.value
            for address in addresses(text)
            if not _STARS.search(address) and (found := identify(address)) and found.scheme is Scheme.GITHUB
        }
        wrong = [badge for badge in sorted(badges) if badge.lower() not in linked]
        if linked and wrong:
            told = f"the badge counts the stars of {wrong[0]}, the link leads to {', '.join(sorted(linked))}"
            alike = sheet.alike("the badge counts the stars of another repository than the one linked")
            yield sheet.finding(subject.entry.start, Rule.STAR_BADGE_REPO_MISMATCH, told, alike=alike)
