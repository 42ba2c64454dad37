"""A contribution as a whole: what is wrong with its lines, and where its links lead; as annotations and as one comment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.contributions.check import addresses_added, as_annotations, check
from tracker.forge.escape import for_body
from tracker.http.strangers import Life
from tracker.lint.finding import Finding, Rule, Weight
from tracker.plural import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from tracker.http.strangers import Sign
    from tracker.lists.reading.page import Page

_MOST_LINKS = 40
_MOST_TOLD = 50
MARK = "<!-- tracker: contribution -->"


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in one page of a contribution."""

    path: str
    findings: tuple[Finding, ...]
    not_followed: int = 0
    """Added links beyond those that are followed at once."""

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
    findings, added = check(path, before, after, off), list[tuple[str, int]]()
    if look and Rule.DEAD_LINK not in off:
        added = list(addresses_added(before, after).items())
        findings += _dead(path, added[:_MOST_LINKS], look)
    in_order = sorted(findings, key=lambda finding: (finding.line, finding.rule))
    return Review(path, tuple(in_order), max(0, len(added) - _MOST_LINKS))


def _dead(path: str, added: Iterable[tuple[str, int]], look: Callable[[str], Sign]) -> Iterator[Finding]:
    for address, line in added:
        sign = look(address)
        if sign.life is Life.DEAD:
            told = f"{address} leads nowhere: {sign.why}"
            yield Finding(path, line, Rule.DEAD_LINK, told, weight=Weight.ERROR)


def beside_the_lines(reviews: Sequence[Review]) -> Iterator[str]:
    """All findings as GitHub Actions shows them beside the lines."""
    for one in reviews:
        yield from as_annotations(one.findings)


def links_left(reviews: Sequence[Review]) -> str:
    """How many added links were not followed; empty where all were."""
    left = sum(one.not_followed for one in reviews)
    return f"{counted(left, 'further added link')} not followed." if left else ""


def comment(reviews: Sequence[Review], head: str) -> str:
    """The one comment under a pull request; what comes from the page is escaped."""
    return f"{MARK}\n<!-- head: {head} -->\n{in_words(reviews)}"


def in_words(reviews: Sequence[Review]) -> str:
    """All findings as Markdown, for whoever reviews; what comes from the page is escaped."""
    found = [finding for one in reviews for finding in one.findings]
    left = links_left(reviews)
    return "\n".join([*_told(found), *([f"\n{left}"] if left else [])])


def _told(found: Sequence[Finding]) -> Iterator[str]:
    if not found:
        yield "The tracker looked at the added entries and found nothing to mend."
        return
    yield "The tracker looked at the added entries. Nothing here blocks merging; it is for whoever reviews.\n"
    for one in found[:_MOST_TOLD]:
        weight = "to mend" if one.weight is Weight.ERROR else "to look at"
        yield f"- **{weight}** `{one.path}` line {one.line}: {for_body(one.message)}"
    if len(found) > _MOST_TOLD:
        yield f"- … and {len(found) - _MOST_TOLD} more"
