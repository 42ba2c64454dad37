"""A contribution as a whole: what is wrong with its lines, and where its links lead; as annotations and as one comment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.contributions.check import addresses_added, as_annotations, check
from tracker.http.strangers import Life
from tracker.lint.finding import Finding, Rule, Weight
from tracker.pullrequest.escape import for_body

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from tracker.http.strangers import Sign
    from tracker.lists.page import Page

_MOST_LINKS = 40
MARK = "<!-- tracker: contribution -->"


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in one page of a contribution."""

    path: str
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many faults are plain to see."""
        return sum(finding.weight is Weight.ERROR for finding in self.findings)


def review(
    path: str,
    before: Page,
    after: Page,
    look: Callable[[str], Sign] | None = None,
    off: Collection[Rule] = (),
) -> Review:
    """Look at what a contribution adds to a page; with `look`, at its links too."""
    findings = check(path, before, after, off)
    if look and Rule.DEAD_LINK not in off:
        findings += _dead(path, before, after, look)
    return Review(path, tuple(sorted(findings, key=lambda finding: (finding.line, finding.rule))))


def _dead(path: str, before: Page, after: Page, look: Callable[[str], Sign]) -> Iterator[Finding]:
    for address, line in list(addresses_added(before, after).items())[:_MOST_LINKS]:
        sign = look(address)
        if sign.life is Life.DEAD:
            told = f"{address} leads nowhere: {sign.why}"
            yield Finding(path, line, Rule.DEAD_LINK, told, weight=Weight.ERROR)


def beside_the_lines(reviews: Sequence[Review]) -> Iterator[str]:
    """All findings as GitHub Actions shows them beside the lines."""
    for one in reviews:
        yield from as_annotations(one.findings)


def comment(reviews: Sequence[Review], head: str) -> str:
    """The one comment under a pull request; what comes from the page is escaped."""
    found = [finding for one in reviews for finding in one.findings]
    lines = [MARK, f"<!-- head: {head} -->"]
    if not found:
        return "\n".join([*lines, "The tracker looked at the added entries and found nothing to mend."])
    lines.append(
        "The tracker looked at the added entries. Nothing here blocks merging; it is for whoever reviews.\n"
    )
    lines += [
        f"- **{'to mend' if one.weight is Weight.ERROR else 'to look at'}** `{one.path}` line {one.line}:"
        f" {for_body(one.message)}"
        for one in found[:50]
    ]
    if len(found) > 50:
        lines.append(f"- … and {len(found) - 50} more")
    return "\n".join(lines)
