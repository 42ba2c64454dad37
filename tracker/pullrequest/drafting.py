"""Working out what the list on the branch should be: pure, and made anew each time from the default branch's head."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.pullrequest import threeway
from tracker.pullrequest.body import BranchEntry, Waiting
from tracker.pullrequest.by_hand import on_list, refused_there
from tracker.pullrequest.filling import Filling, in_fixed_order
from tracker.pullrequest.material import living, put_there, refused_before
from tracker.pullrequest.nominees import plain_name
from tracker.pullrequest.presence import Roster, by_work, same_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from state.identity import Identity
    from tracker.forge.port import Oid
    from tracker.pullrequest.branches import Branch
    from tracker.pullrequest.by_hand import OnList
    from tracker.pullrequest.editing import Edited, Left
    from tracker.pullrequest.material import Material
    from tracker.pullrequest.nominees import Nominee
    from tracker.pullrequest.presence import Presence

CONTRADICTION = (
    "People changed the same lines on this branch and on the default branch. The tracker leaves both as they are: "
    "merge the default branch into this one by hand, or take back one of the two changes."
)
STILL_NAMED = "{} was refused, and stands in a line of people's together with another work: take it out there if it is to go."


@dataclass(frozen=True, slots=True)
class Draft:
    """The list as it should be on the branch, and the commits it is to stand upon."""

    content: bytes
    parents: tuple[Oid, ...]
    entries: tuple[BranchEntry, ...]
    waiting: tuple[Waiting, ...] = ()
    left: tuple[Left, ...] = ()
    on_list: tuple[OnList, ...] = ()
    """What was wanted, or is on the branch, and stands on the default branch's list already."""
    refused_there: frozenset[Identity] = frozenset()
    """What was refused although, or while, it stood on the default branch's list."""
    words: tuple[str, ...] = ()


def draft(material: Material) -> Draft:
    """What the list should be."""
    return _Drafting(material).draft()


class _Drafting:
    """One drafting; its parts share what was found on the three pages."""

    def __init__(self, material: Material) -> None:
        self._m = material
        self._seen = material.observed
        self._ends: bytes | None = None
        """How the lines of the branch and of what it is built upon are to end, where one side changed all of them."""
        self._branch = self._in_common(living(self._seen))
        self._base = Roster(self._seen.base_content, material.editor)
        content = self._branch.content if self._branch else None
        self._page = Roster(content or b"", material.editor)
        self._there = by_work(put_there(material), self._page, material.directory)
        self._filling = Filling(material, self._base, self._there)

    def draft(self) -> Draft:
        keep = [
            work
            for work in self._there
            if not self._filling.unwanted(work) and not self._filling.listed(work)
        ]
        if self._branch is not None and (self._branch.touched or self._filling.unknown(keep)):
            return self._upon_people(self._branch, keep)
        keep = [work for work in keep if not self._filling.withdrawn(work)]
        edited, waiting = self._filling.fill(
            self._seen.base_content, [self._filling.as_wished(work) for work in keep], len(keep)
        )
        return self._finished(edited.content, (self._seen.base_head,), edited, waiting, frozenset())

    # With people's work on the branch

    def _upon_people(self, branch: Branch, keep: list[Identity]) -> Draft:
        """Their branch is built on: the rebuilt list and theirs are merged, and theirs wins.

        What both came from is the tracker's part alone, as it would write it on where the branch began: whatever the
        branch has beyond that, in whichever commit, is people's.
        """
        onto, parents = self._ground(branch)
        stay = [work for work in keep if self._m.directory.nominee(work) is not None]
        base = self._filling.inserted(branch.fork_content, map(self._filling.as_it_stands, stay))
        own_lines = self._lines_of(base)
        gone = {
            work
            for work in stay
            if self._filling.withdrawn(work) and own_lines.issuperset(self._there[work].lines)
        }
        keep, stay = ([work for work in works if work not in gone] for works in (keep, stay))
        moving = self._moving(stay, own_lines)
        if gone or moving:  # for the merge they leave one place, and some come anew at another
            unmoved = [self._filling.as_it_stands(work) for work in stay if work not in moving]
            base = self._filling.inserted(branch.fork_content, unmoved)
        edited, waiting = self._filling.fill(
            onto, [self._filling.as_wished(work) for work in stay], len(keep)
        )
        leaving = [
            (place.start, place.end)
            for work in self._there
            if work not in keep or work in moving
            for place in ([self._there[work]] if work in moving else self._leaving(work, branch))
        ]
        people = threeway.without(branch.content or b"", leaving)
        own_lines |= self._lines_of(edited)
        try:
            merged = threeway.merge(base.content, edited.content, people, own_lines)
        except threeway.Conflict:
            merged = None
        if merged is None and onto != branch.fork_content:
            alone = replace(edited, placed=(), content=people)
            told = self._finished(people, (branch.head,), alone, waiting, frozenset(keep))
            return replace(told, words=(CONTRADICTION,))
        if merged is None or self._misleads(merged, people, edited.content):
            added = self._beside(people, edited, keep)
            return self._finished(added.content, (branch.head,), added, waiting, frozenset(keep))
        works = [*keep, *(placement.work for placement in edited.placed)]
        merged = self._once_each(works, merged, own_lines | _written_before(branch))
        return self._finished(merged, parents, edited, waiting, frozenset(keep))

    def _leaving(self, work: Identity, branch: Branch) -> list[Presence]:
        """Every line of a work alone that the branch has beyond where it began: people may have put their own beside ours."""
        names = self._m.directory.names(work)
        before = {place.lines for place in Roster(branch.fork_content, self._m.editor).find_all(names)}
        places = self._page.find_all(names)
        return [place for place in places if not place.shared and place.lines not in before]

    def _moving(self, works: Iterable[Identity], own_lines: frozenset[bytes]) -> frozenset[Identity]:
        """The works that go elsewhere as people asked; a line that people reworded stays where they have it."""
        wished = [work for work in works if work in self._filling.wishes]
        reworded = [work for work in wished if not own_lines.issuperset(self._there[work].lines)]
        for work in reworded:
            del self._filling.wishes[work]
        return frozenset(wished).difference(reworded)

    def _misleads(self, merged: bytes, *sources: bytes) -> bool:
        """Do the same words name other works than where they come from, as `[title][4]` does when names were given anew?"""
        led = Roster(merged, self._m.editor).led
        return any(
            led.get(words, named) != named
            for source in sources
            for words, named in Roster(source, self._m.editor).led.items()
        )

    def _beside(self, people: bytes, edited: Edited, keep: Sequence[Identity]) -> Edited:
        """What is new, put into people's branch as it stands."""
        new = [
            self._filling.as_wished(placement.work)
            for placement in edited.placed
            if placement.work not in keep
        ]
        added = self._m.editor.insert(people, in_fixed_order(new))
        standing = (placement for placement in edited.placed if placement.work in keep)
        return replace(added, placed=(*standing, *added.placed), left=(*edited.left, *added.left))

    def _ground(self, branch: Branch) -> tuple[bytes, tuple[Oid, ...]]:
        """What to rebuild upon: the default branch's list where it changed and nothing else has to be merged with it."""
        was = self._seen.branch.fork_content if self._seen.branch else b""
        moved = was != self._seen.base_content or branch.path != self._m.target.path
        if moved and branch.files <= {branch.path}:
            return self._ended(self._seen.base_content), (branch.head, self._seen.base_head)
        return branch.fork_content, (branch.head,)

    def _in_common(self, branch: Branch | None) -> Branch | None:
        """The branch with lines that end as they are to end, so that equal lines are equal."""
        if branch is None or branch.content is None:
            return branch
        self._ends = threeway.ends_in_common(branch.fork_content, branch.content, self._seen.base_content)
        content, fork = self._ended(branch.content), self._ended(branch.fork_content)
        return replace(branch, content=content, fork_content=fork)

    def _ended(self, content: bytes) -> bytes:
        return threeway.with_line_ends(content, self._ends) if self._ends else content

    def _lines_of(self, edited: Edited) -> frozenset[bytes]:
        """The lines that the tracker would write."""
        works = [placement.work for placement in edited.placed]
        placed = by_work(works, Roster(edited.content, self._m.editor), self._m.directory)
        return frozenset(line for place in placed.values() for line in place.lines)

    def _once_each(self, works: Iterable[Identity], content: bytes, own_lines: frozenset[bytes]) -> bytes:
        """Where a work stands twice after a merge, people's wording stays and ours goes."""
        for work in dict.fromkeys(works):
            places = Roster(content, self._m.editor).find_all(self._m.directory.names(work))
            there = self._there.get(work)
            if there is not None and not there.shared:  # people left it alone, and speak of it elsewhere too
                places = [place for place in places if not place.shared]
            ours = [place for place in places if own_lines.issuperset(place.lines)]
            surplus = ours if len(ours) < len(places) else ours[1:]
            content = threeway.without(content, [(place.start, place.end) for place in surplus])
        return content

    # The outcome

    def _finished(
        self,
        content: bytes,
        parents: tuple[Oid, ...],
        edited: Edited,
        waiting: tuple[Waiting, ...],
        kept: frozenset[Identity],
    ) -> Draft:
        placed = {placement.work: placement for placement in edited.placed}
        works = list(dict.fromkeys((*placed, *sorted(kept))))
        places = by_work(works, Roster(content, self._m.editor), self._m.directory)
        entries = []
        for work in works:
            place, placement = places.get(work), placed.get(work)
            if place is None and (placement is None or kept):
                continue
            section = place.section if place else placement.section if placement else ()
            text = place.text if place else placement.text if placement else ""
            reworded = placement is not None and not same_words(placement.text, text)
            entries.append(
                (
                    place.start if place else 0,
                    BranchEntry(work, section, text, self._compared(work), reworded),
                )
            )
        entries.sort(key=lambda pair: (pair[0], str(pair[1].work)))
        refused = refused_there(
            self._base,
            self._m.directory,
            self._m.refused_among(self._base.names),
            {*map(str, self._m.said.refused), *self._m.known_there},
        )
        wanted = (nominee.work for nominee in self._m.wanted.every)
        ours = (*self._there, *wanted, *sorted(refused.put_back))
        return Draft(
            content=content,
            parents=parents,
            entries=tuple(entry for _, entry in entries),
            waiting=waiting,
            left=edited.left,
            words=(*_side_told(edited), *self._still_named(content)),
            on_list=tuple(on_list(self._base, self._m.directory, ours)),
            refused_there=refused.still,
        )

    def _still_named(self, content: bytes) -> Iterator[str]:
        """What was refused here and stands in a line of people's that is another work's too: theirs to take apart."""
        page = Roster(content, self._m.editor)
        for work in dict.fromkeys((*refused_before(self._m), *sorted(self._m.said.refused))):
            place = page.find(self._m.directory.names(work))
            if place and place.shared and self._filling.unwanted(work) and not self._filling.listed(work):
                yield STILL_NAMED.format(plain_name(work))

    def _compared(self, work: Identity) -> Nominee | None:
        """The nominee with the entries of the default branch's list that are most like it."""
        nominee = self._m.directory.nominee(work)
        if nominee is None or nominee.evidence.neighbours:
            return nominee
        evidence = replace(nominee.evidence, neighbours=self._base.nearest(nominee.title))
        return replace(nominee, evidence=evidence)


def _written_before(branch: Branch) -> frozenset[bytes]:
    """The lines of our newest commit, worded as they would be then; nothing where people's may be among them.

    So where it stands upon people's work, a line that would be worded otherwise today counts as theirs: if it shows later
    that both wrote of the same work, both lines stay until people take one out. To tell them apart, the page before each of
    our commits would have to be read in every run.
    """
    own = branch.own
    before_own = branch.commits[: branch.commits.index(own.commit)] if own else ()
    if own is None or set(before_own).intersection(branch.foreign):
        return frozenset()
    return frozenset(own.content.splitlines(keepends=True)).difference(
        branch.fork_content.splitlines(keepends=True)
    )


def _side_told(edited: Edited) -> tuple[str, ...]:
    return (f"Changed beside the entries: {'; '.join(edited.side)}.",) if edited.side else ()
