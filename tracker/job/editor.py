"""The list's own editor as a pull request needs it: `tracker.lists` behind the seam of `tracker.pullrequest`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from state.identity import Identity, Scheme
from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import Candidate, candidate_for
from tracker.lists.outcome import Addition, Refused
from tracker.lists.reading.page import NoPage, read_page
from tracker.lists.reading.works import identities_in
from tracker.lists.side.keeping import keep_in_step
from tracker.lists.steering import Steering
from tracker.pullrequest.editing import Edited, Left, Listed, Placement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tracker.facts.kept import Wordings
    from tracker.job.described import Described
    from tracker.lists.outcome import AddingOutcome
    from tracker.lists.reading.page import Page
    from tracker.pullrequest.nominees import Nominee


@dataclass(frozen=True, slots=True)
class PageEditor:
    """Fulfils `ListEditor` for one list on one day; `described` has what is known of the works that may be put in."""

    described: Mapping[Identity, Described]
    today: date
    steering: Steering = field(default_factory=Steering)
    wordings: Wordings | None = None
    """Who may put descriptions into other words; nobody unless a person turns it on."""

    def fault(self, content: bytes) -> str:
        """Why the page cannot be read, if so."""
        page = read_page(content)
        return page.reason if isinstance(page, NoPage) else ""

    def unfit(self, content: bytes, nominees: Sequence[Nominee]) -> Sequence[Left]:
        """Those for which the page as it is has no place, and why."""
        page = read_page(content)
        if isinstance(page, NoPage):
            return [Left(nominee.work, page.reason) for nominee in nominees]
        outcomes = [(nominee, self._plan(page, nominee, worded=False)) for nominee in nominees]
        return [
            Left(nominee.work, outcome.reason)
            for nominee, outcome in outcomes
            if not isinstance(outcome, Addition)
        ]

    def insert(self, content: bytes, nominees: Sequence[Nominee]) -> Edited:
        """Put nominees in one after the other.

        The section of each is chosen on the page as it was, so that no choice depends on who came before; the line is
        found on the page with those who came before.
        """
        placed: list[Placement] = []
        left: list[Left] = []
        before, original = content, read_page(content)
        for nominee in nominees:
            outcome = self._plan(original, nominee)
            if isinstance(outcome, Addition) and placed:
                settled = replace(nominee, section=outcome.section)
                chosen = replace(self.steering, least_share=0, least_fidelity=0)
                outcome = self._plan(read_page(content), settled, chosen)
            if not isinstance(outcome, Addition):
                left.append(Left(nominee.work, outcome.reason))
                continue
            content = outcome.new_bytes
            placed = [_moved(one, outcome.line, len(outcome.inserted)) for one in placed]
            placed.append(Placement(nominee.work, outcome.section, outcome.line, "\n".join(outcome.inserted)))
        kept = keep_in_step(before, content, self.steering.side, self._day(nominees, placed))
        return Edited(kept.content, tuple(placed), tuple(left), kept.told)

    def _day(self, nominees: Sequence[Nominee], placed: Sequence[Placement]) -> date:
        """The day the newest of them was seen: the same tomorrow, so that nothing is written where nothing is new."""
        works = {one.work for one in placed}
        return max(
            (one.since.date() for one in nominees if one.since and one.work in works), default=self.today
        )

    def _plan(
        self,
        page: Page | NoPage,
        nominee: Nominee,
        steering: Steering | None = None,
        *,
        worded: bool = True,
    ) -> AddingOutcome:
        """Where a work would go; whether it fits does not hang on how it is worded, so that need not be asked."""
        if isinstance(page, NoPage):
            return Refused(page.reason)
        candidate = self._candidate(nominee, worded=worded)
        return plan_addition(page, candidate, steering or self.steering)

    def entries(self, content: bytes) -> Sequence[Listed]:
        """Every entry of the page that names a work."""
        page = read_page(content)
        if isinstance(page, NoPage):
            return ()
        return [listed for listed in _listed(page) if listed.identities]

    def _candidate(self, nominee: Nominee, *, worded: bool) -> Candidate:
        known = self.described.get(nominee.work)
        if known is None:
            return candidate_for(_paper_from(nominee), nominee.kind, nominee.section)
        rephraser = self.wordings.of(nominee.work) if self.wordings and worded else None
        return candidate_for(known.paper, nominee.kind, nominee.section, known.facts, rephraser)


def _paper_from(nominee: Nominee) -> Paper:
    """What a nominee alone tells, for a work whose text is no longer at hand: the same each time, under its own id first."""
    names = (nominee.work, *sorted(nominee.identities))
    return Paper(
        title=nominee.title,
        arxiv_id=next((name.value for name in names if name.scheme is Scheme.ARXIV), None),
        published=nominee.published,
        links=Links(abs=nominee.url, code=nominee.code),
    )


def _moved(placement: Placement, line: int, count: int) -> Placement:
    """A placement after lines were inserted above it."""
    return replace(placement, line=placement.line + count) if line <= placement.line else placement


def _listed(page: Page) -> list[Listed]:
    return [
        Listed(frozenset(identities_in(entry.text)), page.path(entry.group.section), entry.start, entry.end)
        for entry in page.entries
    ]
