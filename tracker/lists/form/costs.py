"""What it costs to write a work along a pattern that says more of it, less of it, or something else."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import CALLED, Slot
from tracker.lists.entry.targets import Target
from tracker.lists.entry.venues import Standing
from tracker.lists.form.links import shown_links, without_paper
from tracker.lists.form.marks import SIGN
from tracker.lists.form.pattern import LINKS, STARS
from tracker.lists.form.runs import has_no_place
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.lists.entry.facts import EntryFacts
    from tracker.lists.form.pattern import Body, Key
    from tracker.lists.form.votes import Votes

TOO_MUCH = 6.0
"""From here on sisters are asked how they write such works."""
_LOST = 20.0
"""Cost of a pattern that has no place for a fact which must be told, or needs one that nobody knows."""
_UNLINKED = 8.0
"""Cost of a line that would link to nothing."""
_WITHOUT_PAPER = 4.0
"""Cost of a line that links other pages only, where others have their papers behind what they are called."""
_WORDS = (Slot.TITLE, Slot.SUBTITLE, Slot.NAME, Slot.AUTHORS, Slot.VENUE, Slot.TEXT, Slot.PICTURE)
_NAMELESS = 6.5
"""Cost of a name where the work has none: above `TOO_MUCH`, so that sisters are asked how they write such works."""
_SHOWN_BY = 3
"""Where one in so many works has no name, the list shows how such are written, and a repository lends none."""
_CROWDED = 5.0
"""Cost of one run of links for a work whose links others have in two places."""
_NO_PLACE = 6.5
"""Cost of labels none of which is for a link that others show: as with `_NAMELESS`, sisters are asked."""
_OTHER_STANDING = 2.0
_UNTOLD = 2.5
"""Cost of leaving out where a work appeared."""
_UNNAMED = 0.5
"""Cost of leaving out a name that is known."""
_UNLIKE_NAMED = 2.0
"""What it costs beside where all have theirs; the fewer have one, the less."""
_UNDATED = 4.0
"""Cost of a venue without its year where those of what has appeared have theirs."""
_SAID = 6.0
"""What it is worth that a pattern has an entry's own words among its glue."""
_MARKED = 3.0
"""Cost of a picture before the venue that only preprints have, or only what has appeared."""
_SLIPPED = 2.0
"""Cost of emphasis that only opens or only closes."""
_PICTURED = 0.5
"""Cost of a picture, which is mostly of one work alone."""
_GAP = 6.0
"""Cost of words that nobody knows, and of each that an entry of the list's own has too many or too few."""
_UNDATABLE = 8.0
"""Cost of a time that nobody knows, or that has no place."""
_FOREIGN = 6.5
"""Cost of a topic or tag before the title, which a new work has not: as with `_NAMELESS`, sisters are asked."""


class Costs:
    """What the patterns of a group cost, judged by what its examples have in common."""

    def __init__(
        self,
        votes: Votes,
        bodies: Sequence[tuple[Body, float]],
        weights: Mapping[Key, float],
        coded: Sequence[bool],
        *,
        few: bool,
    ) -> None:
        self._votes = votes
        self._few = few
        """Are there too few examples to tell that no links are shown here?"""
        self._starred = _starred_share(bodies, coded)
        self._dated = _dated_share(weights)
        self._named = _named_share(bodies)
        self._nameless = _nameless_share(weights)
        self._calling = 2 * _calling_weight(weights) > sum(weights.values())
        self._preprinted = _told_share(weights) if votes.preprints.weights else 0.0

    def of(self, key: Key, facts: EntryFacts) -> float:
        """What one pattern costs."""
        slots = _slots_of(key)
        cost = sum([self._word_cost(slot, slots[slot], facts) for slot in _WORDS])
        cost += self._time_cost(slots, facts) + _manner_cost(key, facts)
        undated = slots[Slot.VENUE] and not (slots[Slot.YEAR] or slots[Slot.DATE])
        if undated and facts.venue_year and not facts.own:
            cost += _UNDATED * self._dated
        return cost + self._links_cost(key, facts) + self._address_cost(key, facts)

    def _links_cost(self, key: Key, facts: EntryFacts) -> float:
        """What it costs that links have no place, or that nothing is known for theirs."""
        slots = _slots_of(key)
        unlinked = not (facts.own or self._votes.cell or slots[LINKS] or slots[Slot.URL])
        cost = _UNLINKED if unlinked else 0.0
        if self._calling and not facts.own and (slots[LINKS] or slots[Slot.URL]) and _says_nothing(key):
            cost += _LOST  # by what another work is called, in signs that nobody takes for a name
        shown = {target for target, _ in shown_links(self._votes, without_paper(key, self._votes, facts))}
        if slots[LINKS]:
            crowded = slots[LINKS] == 1 and not facts.own and self._votes.parts(shown)
            cost += _CROWDED * crowded if shown else TOO_MUCH + 1
            cost += _NO_PLACE * (not facts.own and has_no_place(key, self._votes, shown))
        elif shown:
            cost += _LOST if facts.own else TOO_MUCH + 1 if self._votes.cell or self._few else 3
        starred = Target.STAR in facts.links
        if slots[STARS]:
            cost += 0 if starred else _LOST
        elif starred:
            cost += _LOST if facts.own else 6 * self._starred
        return cost

    def _address_cost(self, key: Key, facts: EntryFacts) -> float:
        """What it costs that the title or the name leads elsewhere, or nowhere."""
        slots = _slots_of(key)
        if facts.own:
            return _GAP * abs(slots[Slot.URL] - len(facts.urls))
        if slots[Slot.URL]:
            targets = [text for slot, text in key if slot == Slot.URL]
            return sum(
                0 if target == Target.PAPER else self._elsewhere(target, slots, facts) for target in targets
            )
        shown = self._votes.cell or Target.PAPER in self._votes.links
        lost = not shown and Target.PAPER in facts.links and Target.PAPER in self._votes.urls
        return _WITHOUT_PAPER * lost

    def _word_cost(self, slot: Slot, wanted: int, facts: EntryFacts) -> float:
        known = len(facts.words.get(slot, ()))
        if facts.own:
            return _GAP * abs(wanted - known)
        if slot is Slot.PICTURE:
            return _PICTURED * wanted
        if slot is Slot.NAME and not facts.named:
            return _NAMELESS * wanted
        if slot is Slot.NAME and wanted and _is_lent(facts):
            return _NAMELESS * min(1.0, _SHOWN_BY * self._nameless)
        if not wanted and not known and slot is Slot.VENUE and Slot.ID in facts.words:
            return _UNTOLD * self._preprinted
        if not wanted:
            unnamed = _UNNAMED + _UNLIKE_NAMED * self._named * facts.called
            return {Slot.VENUE: _UNTOLD, Slot.TITLE: 0.0, Slot.NAME: unnamed}.get(slot, 0.0) if known else 0.0
        if slot is Slot.VENUE and not known:
            return 0.3 if self._votes.preprints.weights else _GAP
        if slot is Slot.TEXT and not known and facts.spare:
            return 2.0 + 8.0 * (wanted - 1)
        if slot is Slot.VENUE:
            return 0.0  # a list may tell it twice
        return 0.0 if known >= wanted else _LOST if slot is Slot.TITLE else _GAP

    def _elsewhere(self, target: str, slots: Counter[str], facts: EntryFacts) -> float:
        """What it costs that the title leads to something else than the paper, which must be linked all the same."""
        known = any(one == target for one in facts.links)
        return 0.5 if known and slots[LINKS] and Target.PAPER in self._votes.links else 3.0

    @staticmethod
    def _time_cost(slots: Counter[str], facts: EntryFacts) -> float:
        cost = 0.0
        for slot, known in ((Slot.DATE, facts.moment), (Slot.YEAR, facts.year)):
            if (slots[slot] and not known) or (facts.own and known and not slots[slot]):
                cost += _UNDATABLE
        return cost


def _manner_cost(key: Key, facts: EntryFacts) -> float:
    """What it costs to write a preprint as what has appeared is written or the other way round, or to praise."""
    wanted = facts.standing
    both = wanted is Standing.PUBLISHED and (Slot.VENUE, Standing.PUBLISHED) in key and dates_preprints(key)
    cost = _OTHER_STANDING * sum(
        (slot == Slot.VENUE and text != wanted and not both)
        or (slot == Slot.PICTURE and text != "" and (wanted is Standing.PUBLISHED) != ("{venue" in text))
        for slot, text in key
    )
    if not facts.own:
        cost -= _UNTOLD * (wanted is Standing.PUBLISHED and _tells_by_badge(key))
        cost += _FOREIGN * _texts_ahead(key)
        cost += _UNDATED * (wanted is Standing.PUBLISHED and dates_preprints(key) and not both)
        return cost + _MARKED * _has_sign_of_other(key, wanted) + _SLIPPED * _is_unbalanced(key)
    said = facts.words.get(Slot.TEXT, ())
    glue = "".join(text for slot, text in key if slot == Slot.GLUE) if said else ""
    return cost - _SAID * sum(raw in glue for raw in said)


def _tells_by_badge(key: Key) -> bool:
    """Does a badge tell the venue, and no words do?"""
    badges = any(slot == Slot.PICTURE and "{venue" in text for slot, text in key)
    return badges and not any(slot == Slot.VENUE for slot, _ in key)


def _told_share(weights: Mapping[Key, float]) -> float:
    """How many tell where they appeared, if only that they are preprints."""
    told = sum(weight for key, weight in weights.items() if any(slot == Slot.VENUE for slot, _ in key))
    return told / sum(weights.values())


def _named_share(bodies: Sequence[tuple[Body, float]]) -> float:
    """How many tell a name apart, of all or of those that have one: a title may begin with it."""
    named = sum(weight for body, weight in bodies if Slot.NAME in body.slots)
    if not named:
        return 0.0
    begun = sum(weight for body, weight in bodies if Slot.NAME not in body.slots and _begins_with_name(body))
    return named / (named + begun)


def _nameless_share(weights: Mapping[Key, float]) -> float:
    """How many tell a title and no name."""
    nameless = sum(weight for key, weight in weights.items() if not any(slot in _NAMED for slot, _ in key))
    return nameless / sum(weights.values()) if weights else 0.0


def _calling_weight(weights: Mapping[Key, float]) -> float:
    """How many lead from a title or a name to a page."""
    return sum(
        weight for key, weight in weights.items() if _slots_of(key)[Slot.URL] and not _says_nothing(key)
    )


def _says_nothing(key: Key) -> bool:
    return _slots_of(key).keys().isdisjoint((*_NAMED, Slot.TITLE, Slot.TEXT))


_NAMED = (Slot.NAME, Slot.SUBTITLE)


def _is_lent(facts: EntryFacts) -> bool:
    """Is the only name known that of the work's repository?"""
    return not facts.called and facts.words.get(Slot.NAME) != facts.words.get(Slot.TITLE)


def _begins_with_name(body: Body) -> bool:
    title = next((part for part in body.facts if part.slot is Slot.TITLE), None)
    return title is not None and _NAME_FIRST.match(plain(title.raw)) is not None


_NAME_FIRST = Pattern(r"\S+(?: \S+){0,2}: ")


def _dated_share(weights: Mapping[Key, float]) -> float:
    """How many of those that tell where they appeared tell the year with it."""
    told = {key: weight for key, weight in weights.items() if (Slot.VENUE, Standing.PUBLISHED) in key}
    dated = sum(
        weight for key, weight in told.items() if any(slot in (Slot.YEAR, Slot.DATE) for slot, _ in key)
    )
    return dated / sum(told.values()) if told else 0.0


def _starred_share(bodies: Sequence[tuple[Body, float]], coded: Sequence[bool]) -> float:
    """How many of those with code, here or elsewhere in the entry, show its stars."""
    starred = total = 0.0
    for (body, weight), has_code in zip(bodies, coded, strict=True):
        if has_code or body.targets & {Target.STAR, Target.CODE}:
            total += weight
            starred += weight * (Target.STAR in body.targets)
    return starred / total if total else 1.0 if starred else 0.0


@lru_cache(maxsize=1024)
def dates_preprints(key: Key) -> bool:
    """Does a month stand beside the word for a preprint, as in `arXiv 2023.8`? No venue has the month of the preprint."""
    at = next((at for at, piece in enumerate(key) if piece == (Slot.VENUE, Standing.PREPRINT)), len(key))
    near = [slot for slot, text in key[at + 1 : at + 3] if slot != Slot.GLUE or len(text) > _BESIDE]
    return near[:1] == [Slot.DATE]


_BESIDE = 2
"""So few signs between a venue and a time make them one."""


@lru_cache(maxsize=1024)
def _has_sign_of_other(key: Key, wanted: Standing) -> bool:
    """Does a picture stand before the venue of a pattern for preprints and the work has appeared, or the other way round?"""
    return any(
        one[0] == Slot.GLUE and SIGN.search(one[1]) is not None
        for one, other in pairwise(key)
        if other[0] == Slot.VENUE and other[1] != wanted
    )


@lru_cache(maxsize=1024)
def _is_unbalanced(key: Key) -> bool:
    """Does emphasis open in a pattern and never close, or close and never open? Somebody's slip is no form."""
    return sum(text.count("*") for slot, text in key if slot == Slot.GLUE) % 2 == 1


@lru_cache(maxsize=1024)
def _texts_ahead(key: Key) -> int:
    """How many words of the curator's own stand before the title or name: a tag or a topic, never a description."""
    slots = [slot for slot, _ in key]
    called = [slots.index(slot) for slot in CALLED if slot in slots]
    return slots[: min(called)].count(Slot.TEXT) if called else 0


@lru_cache(maxsize=1024)
def _slots_of(key: Key) -> Counter[str]:
    return Counter(slot for slot, _ in key)
