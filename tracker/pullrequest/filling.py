"""What goes into the list on the branch, and where: what stays, what people asked for, and the best of the rest. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from state.records import ProposalStatus
from tracker.pullrequest.body import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from state.identity import Identity
    from tracker.pullrequest.editing import Edited
    from tracker.pullrequest.material import Material
    from tracker.pullrequest.nominees import Nominee
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
        said = self._m.said
        return work in self._m.wanted.withdrawn and work not in said.asked and work not in said.sections

    def listed(self, work: Identity) -> bool:
        """Does the default branch's list have it?"""
        return self._base.find(self._m.directory.names(work)) is not None

    def unknown(self, works: Iterable[Identity]) -> list[Identity]:
        """Those of which nothing is known but their lines."""
        return [work for work in works if self._m.directory.nominee(work) is None]

    def as_wished(self, work: Identity) -> Nominee:
        """A nominee with the section that people asked for, or where it stands already."""
        nominee = self.as_it_stands(work)
        return replace(nominee, section=self.wishes.get(work) or nominee.section)

    def as_it_stands(self, work: Identity) -> Nominee:
        """A nominee with the section in which it stands already, if it does."""
        nominee = self._m.directory.nominee(work)
        if nominee is None:
            raise KeyError(work)
        there = self._places.get(work)
        return replace(nominee, section=(there.section if there else ()) or nominee.section)

    def _asked_for(self, nominee: Nominee) -> bool:
        standing = self._m.standing(nominee.work)
        asked = standing is not None and standing.status is ProposalStatus.ASKED
        return (asked or nominee.work in self._m.said.asked) and nominee.work not in self._m.said.refused

    def _queue(self) -> list[Identity]:
        """What people asked for just now, then what is wanted, best first."""
        asked = [work for work in sorted(self._m.said.asked) if self._m.directory.nominee(work) is not None]
        return list(dict.fromkeys((*asked, *(nominee.work for nominee in self._m.wanted.nominees))))

    def fill(self, onto: bytes, keep: Sequence[Nominee], taken: int) -> tuple[Edited, tuple[Waiting, ...]]:
        """Insert what stays, what was asked for and the best of the rest; what finds no place waits."""
        there = {nominee.work for nominee in keep} | set(self._places)
        free = [
            self.as_wished(work)
            for work in self._queue()
            if work not in there and not self.unwanted(work) and not self.listed(work)
        ]
        # who fits is asked of all, not only of those there is room for: what is told must not depend on the room
        unfit = {left.work: left for left in self._m.editor.unfit(onto, free)}
        free = [nominee for nominee in free if nominee.work not in unfit]
        asked = [nominee for nominee in free if self._asked_for(nominee)]
        queue = [nominee for nominee in free if not self._asked_for(nominee)]
        room = max(0, self._m.settings.max_entries - taken - len(asked))
        chosen = [*keep, *asked, *queue[:room]]
        edited = self.inserted(onto, chosen)
        edited = replace(edited, left=(*unfit.values(), *edited.left))
        following = queue[room:]
        limit = f"the limit of {self._m.settings.max_entries} is reached"
        return edited, tuple(Waiting(nominee, limit) for nominee in following)

    def inserted(self, onto: bytes, nominees: Iterable[Nominee]) -> Edited:
        """Put in; where the section that was wished, or in which a work stands, is no more, as if nobody had said where."""
        asked = list(nominees)
        edited = self._m.editor.insert(onto, in_fixed_order(asked))
        for otherwise in (self.as_it_stands, self._m.directory.nominee):
            lost = {left.work for left in edited.left}
            again = [(nominee.work in lost and otherwise(nominee.work)) or nominee for nominee in asked]
            if again != asked:
                asked, edited = again, self._m.editor.insert(onto, in_fixed_order(again))
        return edited


def in_fixed_order(nominees: Iterable[Nominee]) -> list[Nominee]:
    """An order that does not change with scores, so that equal sets give equal bytes: newest first, then by id."""
    by_id = sorted(nominees, key=lambda nominee: str(nominee.work))
    return sorted(by_id, key=lambda c: c.published.isoformat() if c.published else "", reverse=True)
