"""What goes into the list on the branch, and where: what stays, what people asked for, and the best of the rest. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from state.records import ProposalStatus
from tracker.pullrequest.body import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from state.identity import Identity
    from tracker.pullrequest.candidates import Candidate
    from tracker.pullrequest.editing import Edited
    from tracker.pullrequest.material import Material
    from tracker.pullrequest.presence import Presence, Roster

DECIDED = (ProposalStatus.REJECTED, ProposalStatus.MERGED)
"""What people decided, and stays so until they say otherwise."""


class Filling:
    """Puts works into a list's bytes: `base` is the default branch's page, `places` are those of our works on the branch."""

    def __init__(self, material: Material, base: Roster, places: Mapping[Identity, Presence]) -> None:
        self._m = material
        self._base = base
        self._places = places
        self.wishes = dict(material.said.sections)
        """The sections that people asked for; what cannot be followed is taken out by whoever finds that."""

    def unwanted(self, work: Identity) -> bool:
        """Was it refused or taken already, and did nobody ask for it again?"""
        if work in self._m.said.refused:
            return True
        standing = self._m.standing(work)
        # what was merged elsewhere than into the default branch is not on its list, and yet not wanted twice
        decided = standing is not None and standing.status in DECIDED
        return decided and work not in self._m.said.asked

    def withdrawn(self, work: Identity) -> bool:
        """Was it taken back, and does nobody want it all the same?"""
        return work in self._m.wanted.withdrawn and work not in self._m.said.asked

    def listed(self, work: Identity) -> bool:
        """Does the default branch's list have it?"""
        return self._base.find(self._m.directory.names(work)) is not None

    def unknown(self, works: Iterable[Identity]) -> list[Identity]:
        """Those of which nothing is known but their lines."""
        return [work for work in works if self._m.directory.candidate(work) is None]

    def as_wished(self, work: Identity) -> Candidate:
        """A candidate with the section that people asked for, or where it stands already."""
        candidate = self.as_it_stands(work)
        return replace(candidate, section=self.wishes.get(work) or candidate.section)

    def as_it_stands(self, work: Identity) -> Candidate:
        """A candidate with the section in which it stands already, if it does."""
        candidate = self._m.directory.candidate(work)
        if candidate is None:
            raise KeyError(work)
        there = self._places.get(work)
        return replace(candidate, section=(there.section if there else ()) or candidate.section)

    def _asked_for(self, candidate: Candidate) -> bool:
        standing = self._m.standing(candidate.work)
        asked = standing is not None and standing.status is ProposalStatus.ASKED
        return (asked or candidate.work in self._m.said.asked) and candidate.work not in self._m.said.refused

    def _queue(self) -> list[Identity]:
        """What people asked for just now, then what is wanted, best first."""
        asked = [work for work in sorted(self._m.said.asked) if self._m.directory.candidate(work) is not None]
        return list(dict.fromkeys((*asked, *(candidate.work for candidate in self._m.wanted.candidates))))

    def fill(self, onto: bytes, keep: Sequence[Candidate], taken: int) -> tuple[Edited, tuple[Waiting, ...]]:
        """Insert what stays, what was asked for and the best of the rest; what finds no place waits."""
        there = {candidate.work for candidate in keep} | set(self._places)
        free = [
            self.as_wished(work)
            for work in self._queue()
            if work not in there and not self.unwanted(work) and not self.listed(work)
        ]
        # who fits is asked of all, not only of those there is room for: what is told must not depend on the room
        unfit = {left.work: left for left in self._m.editor.unfit(onto, free)}
        free = [candidate for candidate in free if candidate.work not in unfit]
        asked = [candidate for candidate in free if self._asked_for(candidate)]
        queue = [candidate for candidate in free if not self._asked_for(candidate)]
        room = max(0, self._m.settings.max_entries - taken - len(asked))
        chosen = [*keep, *asked, *queue[:room]]
        edited = self.inserted(onto, chosen)
        edited = replace(edited, left=(*unfit.values(), *edited.left))
        following = queue[room:]
        limit = f"the limit of {self._m.settings.max_entries} is reached"
        return edited, tuple(Waiting(candidate, limit) for candidate in following)

    def inserted(self, onto: bytes, candidates: Iterable[Candidate]) -> Edited:
        """Put in; where the section that was wished, or in which a work stands, is no more, as if nobody had said where."""
        asked = list(candidates)
        edited = self._m.editor.insert(onto, in_fixed_order(asked))
        for otherwise in (self.as_it_stands, self._m.directory.candidate):
            lost = {left.work for left in edited.left}
            again = [
                (candidate.work in lost and otherwise(candidate.work)) or candidate for candidate in asked
            ]
            if again != asked:
                asked, edited = again, self._m.editor.insert(onto, in_fixed_order(again))
        return edited


def in_fixed_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """An order that does not change with scores, so that equal sets give equal bytes: newest first, then by id."""
    by_id = sorted(candidates, key=lambda candidate: str(candidate.work))
    return sorted(by_id, key=lambda c: c.published.isoformat() if c.published else "", reverse=True)
