"""A contribution as a whole: what is wrong with its lines, and where its links lead; as annotations and as one comment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.contributions.check import Remark, Rule, Weight, addresses_added, as_annotations, check
from tracker.http.strangers import Life
from tracker.pullrequest.escape import for_body

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.http.strangers import Sign
    from tracker.lists.page import Page

_MOST_LINKS = 40
MARK = "<!-- tracker: contribution -->"


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in one page of a contribution."""

    path: str
    remarks: tuple[Remark, ...]

    @property
    def errors(self) -> int:
        """How many faults are plain to see."""
        return sum(remark.weight is Weight.ERROR for remark in self.remarks)


def review(path: str, before: Page, after: Page, look: Callable[[str], Sign] | None = None) -> Review:
    """Look at what a contribution adds to a page; with `look`, at its links too."""
    remarks = check(before, after)
    if look:
        remarks += _dead(before, after, look)
    return Review(path, tuple(sorted(remarks, key=lambda remark: (remark.line, remark.rule.value))))


def _dead(before: Page, after: Page, look: Callable[[str], Sign]) -> Iterator[Remark]:
    for address, line in list(addresses_added(before, after).items())[:_MOST_LINKS]:
        sign = look(address)
        if sign.life is Life.DEAD:
            yield Remark(line, Rule.DEAD_LINK, Weight.ERROR, f"{address} leads nowhere: {sign.why}")


def beside_the_lines(reviews: Sequence[Review]) -> Iterator[str]:
    """All remarks as GitHub Actions shows them beside the lines."""
    for one in reviews:
        yield from as_annotations(one.remarks, one.path)


def comment(reviews: Sequence[Review], head: str) -> str:
    """The one comment under a pull request; what comes from the page is escaped."""
    found = [(one.path, remark) for one in reviews for remark in one.remarks]
    lines = [MARK, f"<!-- head: {head} -->"]
    if not found:
        return "\n".join([*lines, "The tracker looked at the added entries and found nothing to mend."])
    lines.append(
        "The tracker looked at the added entries. Nothing here blocks merging; it is for whoever reviews.\n"
    )
    lines += [
        f"- **{'to mend' if remark.weight is Weight.ERROR else 'to look at'}** `{path}` line {remark.line}:"
        f" {for_body(remark.message)}"
        for path, remark in found[:50]
    ]
    if len(found) > 50:
        lines.append(f"- … and {len(found) - 50} more")
    return "\n".join(lines)
