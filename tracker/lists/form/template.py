"""How a group of entries writes: inferred from examples, proved by writing them again."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.escaping import Place
from tracker.lists.entry.slots import Slot
from tracker.lists.entry.targets import Target
from tracker.lists.entry.venues import Standing
from tracker.lists.form.filling import Filler
from tracker.lists.form.links import shown_links, with_lent, without_paper
from tracker.lists.form.votes import Tally, Votes
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.lists.entry.facts import Facts, Make
    from tracker.lists.form.pattern import Body, Key
    from tracker.lists.form.shapes import Shapes

_TOO_MUCH = 6.0
_LOST = 20.0
"""Cost of a pattern that has no place for a fact which must be told, or needs one that nobody knows."""
_UNLINKED = 8.0
"""Cost of a line that would link to nothing."""
_WITHOUT_PAPER = 4.0
"""Cost of a line that links other pages only, where others have their papers behind what they are called."""
_WORDS = (Slot.TITLE, Slot.SUBTITLE, Slot.NAME, Slot.AUTHORS, Slot.VENUE, Slot.TEXT, Slot.PICTURE)
_BEGINS_WORD = Pattern(r"[^\W_]")
_NAMELESS = 6.5
"""Cost of a name where the work has none: above `_TOO_MUCH`, so that sisters are asked how they write such works."""
_OTHER_STANDING = 2.0
_UNTOLD = 2.5
"""Cost of leaving out where a work appeared."""
_UNDATED = 4.0
"""Cost of a venue without its year where those of what has appeared have theirs."""
_SAID = 6.0
"""What it is worth that a pattern has an entry's own words among its glue."""
_PRAISE = Pattern("[⭐🌟🔥🏆🥇👑💥🚩📌🆕]")
_PRAISED = 3.0
"""What it costs to praise a work as others are; where all are, it is no praise and costs nothing more than elsewhere."""
_GUESSED = 3.0
_FOREIGN = 6.5
"""Cost of a topic or tag before the title, which a new work has not: as with `_NAMELESS`, sisters are asked."""
_FEW = 3
"""Fewer entries without links do not tell that none are shown here: sisters are asked."""
_DOUBT = 1.0
"""One example more for what has not been seen."""
_USUAL = 0.6
"""So large a share of the cells that state no fact say what may be said of a new work too."""


class Example(NamedTuple):
    """A body that shows how it is done, and how much it counts."""

    body: Body
    weight: float
    own: bool = True
    """Is it of the very group, not of a sister's?"""


class Template:
    """The patterns of some examples and the forms they agree on; their shapes are those of the examples, one by one."""

    def __init__(self, examples: Sequence[Example], shapes: Shapes) -> None:
        self._place = shapes.place
        self._labels = shapes.labels
        self._emphasis = shapes.emphasis
        self._own: Tally[Key] = Tally()
        self._all: Tally[Key] = Tally()
        self._tails: Tally[str] = Tally()
        self._by_key: defaultdict[Key, list[Example]] = defaultdict(list)
        for example, (key, tail) in zip(examples, shapes.patterns, strict=True):
            self._by_key[key].append(example)
            self._all.add(key, example.weight)
            if example.own:
                self._tails.add(tail, example.weight)
                self._own.add(key, example.weight)
        self._votes = Votes(cell=self._place is Place.CELL).gather(
            (example.body, example.weight) for example in examples
        )
        self._few = sum(example.own for example in examples) < _FEW
        self._starred = _starred_share(examples)
        self._dated = _dated_share(self._all.weights)
        self._preprinted = _told_share(self._all.weights) if self._votes.preprints.weights else 0.0

    def choose(self, facts: Facts) -> Key:
        """The pattern that fits the facts best and is used most; sisters are asked where the group has none."""
        if not facts.own:
            return self._choose(facts)
        make = facts.make
        if make not in self._chosen:
            self._chosen[make] = self._choose(facts)
        return self._chosen[make]

    @cached_property
    def _chosen(self) -> dict[Make, Key]:
        """What was chosen for entries of each make: there are few, however many entries are written again."""
        return {}

    def _choose(self, facts: Facts) -> Key:
        if self._own.weights:
            best = self._best(self._own, facts)
            if self._cost(best, facts) < _TOO_MUCH:
                return best
        return self._best(self._all, facts)

    def _best(self, keys: Tally[Key], facts: Facts) -> Key:
        weights = keys.weights if facts.own else _led_to_paper(keys.weights, facts)
        return max(weights, key=lambda key: math.log(weights[key]) - self._cost(key, facts))

    def write(self, facts: Facts) -> str:
        """The body for some facts."""
        facts = with_lent(self._votes, facts)
        key = self.choose(facts)
        if facts.unknown or self._guesses(key, facts):
            return self._blank
        tail = self._tails.best() or ""
        facts = without_paper(key, self._votes, facts)
        text = Filler(self._votes, self._kin(key), self._place, facts, self._emphasis).write(key) + tail
        if self._place is Place.CELL and not facts.own and not _BEGINS_WORD.search(text):
            return self._blank  # nothing but the brackets around what is not known
        return text

    def _kin(self, key: Key) -> Votes:
        """The votes of the examples of one pattern: who breaks a line may also set no blank between links."""
        kin = self._by_key.get(key)
        if len(self._by_key) == 1 or not kin:
            return self._votes  # all are kin, or none
        if key not in self._by_kin:
            self._by_kin[key] = Votes(self._votes.cell).gather((one.body, one.weight) for one in kin)
        return self._by_kin[key]

    @cached_property
    def _by_kin(self) -> dict[Key, Votes]:
        return {}

    def _guesses(self, key: Key, facts: Facts) -> bool:
        """Would a cell state what is true of other works only: one of several words, none of them usual?"""
        if facts.own or self._place is not Place.CELL or not self._states(key):
            return False
        if _EMPTY_LINK.search(key[0][1]) or all(_ANSWER.fullmatch(text) for _, text in key):
            return True
        share = self._fixed.weights[key] / (self._fixed.total() + _DOUBT)
        return share < _USUAL and not (
            facts.kind and re.search(rf"\b{facts.kind}s?\b", key[0][1], re.IGNORECASE)
        )

    def _states(self, key: Key) -> bool:
        """Does a pattern without any slot say something: `Local demo`, but not `-` or a link's label left bare?"""
        return all(slot == Slot.GLUE for slot, _ in key) and any(
            not _SAYS_NOTHING.fullmatch(text)
            and text.strip().casefold() not in self._labels
            and not (
                self._labels and _CROSS.fullmatch(text)
            )  # where others link, a cross says that there is no link
            for _, text in key
        )

    @cached_property
    def _fixed(self) -> Tally[Key]:
        """The patterns without any fact: what stands where there is none, or where all say the same."""
        found: Tally[Key] = Tally()
        for key, weight in self._all.weights.items():
            if all(slot == Slot.GLUE for slot, _ in key):
                found.add(key, weight)
        return found

    @cached_property
    def _blank(self) -> str:
        """What stands in a cell of which nothing is known: the sign that says so, or nothing."""
        signs = {key: weight for key, weight in self._fixed.weights.items() if not self._states(key)}
        best = max(signs, key=signs.__getitem__, default=())
        return "".join(text for _, text in best)

    def _cost(self, key: Key, facts: Facts) -> float:
        slots = _slots_of(key)
        cost = sum([self._word_cost(slot, slots[slot], facts) for slot in _WORDS])
        cost += self._time_cost(slots, facts) + _manner_cost(key, facts)
        if (
            facts.venue_year
            and not facts.own
            and slots[Slot.VENUE]
            and not (slots[Slot.YEAR] or slots[Slot.DATE])
        ):
            cost += _UNDATED * self._dated
        if not facts.own and self._place is not Place.CELL and not (slots["links"] or slots[Slot.URL]):
            cost += _UNLINKED
        shown = bool(shown_links(self._votes, without_paper(key, self._votes, facts)))
        if slots["links"]:
            cost += 0 if shown else _TOO_MUCH + 1
        elif shown:
            cost += _LOST if facts.own else _TOO_MUCH + 1 if self._place is Place.CELL or self._few else 3
        starred = Target.STAR in facts.links
        if slots["stars"]:
            cost += 0 if starred else _LOST
        elif starred:
            cost += _LOST if facts.own else 6 * self._starred
        if self._guesses(key, facts):
            cost += _GUESSED
        return cost + self._address_cost(key, facts)

    def _address_cost(self, key: Key, facts: Facts) -> float:
        """What it costs that the title or the name leads elsewhere, or nowhere."""
        slots = _slots_of(key)
        if facts.own:
            return 6.0 * abs(slots[Slot.URL] - len(facts.urls))
        if slots[Slot.URL]:
            targets = [text for slot, text in key if slot == Slot.URL]
            return sum(
                0 if target == Target.PAPER else self._elsewhere(target, slots, facts) for target in targets
            )
        shown = self._place is Place.CELL or Target.PAPER in self._votes.links
        lost = not shown and Target.PAPER in facts.links and Target.PAPER in self._votes.urls
        return _WITHOUT_PAPER * lost

    def _word_cost(self, slot: Slot, wanted: int, facts: Facts) -> float:
        known = len(facts.words.get(slot, ()))
        if facts.own:
            return 6.0 * abs(wanted - known)
        if slot is Slot.PICTURE:
            return _GUESSED / 6 * wanted
        if slot is Slot.NAME and not facts.named:
            return _NAMELESS * wanted
        if not wanted and not known and slot is Slot.VENUE and Slot.ID in facts.words:
            return _UNTOLD * self._preprinted
        if not wanted:
            return {Slot.VENUE: _UNTOLD, Slot.TITLE: 0.0, Slot.NAME: 0.5}.get(slot, 0.0) if known else 0.0
        if slot is Slot.VENUE and not known:
            return 0.3 if self._votes.preprints.weights else 6.0
        if slot is Slot.TEXT and not known and facts.spare:
            return 2.0 + 8.0 * (wanted - 1)
        return 0.0 if known >= wanted else _LOST if slot is Slot.TITLE else 6.0

    def _elsewhere(self, target: str, slots: Counter[str], facts: Facts) -> float:
        """What it costs that the title leads to something else than the paper, which must be linked all the same."""
        known = any(one == target for one in facts.links)
        return 0.5 if known and slots["links"] and Target.PAPER in self._votes.links else 3.0

    @staticmethod
    def _time_cost(slots: Counter[str], facts: Facts) -> float:
        cost = 0.0
        for slot, known in ((Slot.DATE, facts.moment), (Slot.YEAR, facts.year)):
            if (slots[slot] and not known) or (facts.own and known and not slots[slot]):
                cost += 8
        return cost


def _told_share(weights: Mapping[Key, float]) -> float:
    """How many tell where they appeared, if only that they are preprints."""
    told = sum(weight for key, weight in weights.items() if any(slot == Slot.VENUE for slot, _ in key))
    return told / sum(weights.values())


def _dated_share(weights: Mapping[Key, float]) -> float:
    """How many of those that tell where they appeared tell the year with it."""
    told = {key: weight for key, weight in weights.items() if (Slot.VENUE, Standing.PUBLISHED) in key}
    dated = sum(
        weight for key, weight in told.items() if any(slot in (Slot.YEAR, Slot.DATE) for slot, _ in key)
    )
    return dated / sum(told.values()) if told else 0.0


def _led_to_paper(weights: Mapping[Key, float], facts: Facts) -> Mapping[Key, float]:
    """The patterns as they come out for a work: a title that would lead to a page it has not leads to the paper."""
    found: defaultdict[Key, float] = defaultdict(float)
    for key, weight in weights.items():
        found[
            tuple(
                (slot, Target.PAPER if slot == Slot.URL and text not in facts.links else text)
                for slot, text in key
            )
        ] += weight
    return found


_EMPTY_LINK = Pattern(r"\]\(\s*\)")
_SAYS_NOTHING = Pattern(
    r"(?!.*[×√\u2300-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff])"  # ticks, crosses, stars and pictures do say something
    r"(?:\W|_)*(?:n\s?/?\s?a|none|null|tb[ad]|unknown|无|未知)?(?:\W|_)*",
    re.IGNORECASE,
)
_CROSS = Pattern(r"\s*[❌❎✗✘✖×]\ufe0f?\s*")
_ANSWER = Pattern(r"\W*(?:yes|no|true|false|是|否|有|(?:\d[\d.,]*\s?[kKmM]?))?\W*", re.IGNORECASE)
"""What answers a question on one work, or counts something of it."""


def _manner_cost(key: Key, facts: Facts) -> float:
    """What it costs to write a preprint as what has appeared is written or the other way round, or to praise."""
    wanted = facts.standing
    cost = _OTHER_STANDING * sum(
        (slot == Slot.VENUE and text != wanted)
        or (slot == Slot.PICTURE and text != "" and (wanted is Standing.PUBLISHED) != ("{venue" in text))
        for slot, text in key
    )
    if not facts.own:
        cost += _FOREIGN * texts_ahead(key)
        return cost + _PRAISED * any(slot == Slot.GLUE and _PRAISE.search(text) for slot, text in key)
    said = facts.words.get(Slot.TEXT, ())
    glue = "".join(text for slot, text in key if slot == Slot.GLUE) if said else ""
    return cost - _SAID * sum(raw in glue for raw in said)


@lru_cache(maxsize=1024)
def texts_ahead(key: Key) -> int:
    """How many words of the curator's own stand before the title or name: a tag or a topic, never a description."""
    slots = [slot for slot, _ in key]
    called = [slots.index(slot) for slot in (Slot.NAME, Slot.TITLE, Slot.SUBTITLE) if slot in slots]
    return slots[: min(called)].count(Slot.TEXT) if called else 0


@lru_cache(maxsize=1024)
def _slots_of(key: Key) -> Counter[str]:
    return Counter(slot for slot, _ in key)


def _starred_share(examples: Sequence[Example]) -> float:
    starred = total = 0.0
    for example in examples:
        targets = example.body.targets
        if targets & {Target.STAR, Target.CODE}:
            total += example.weight
            starred += example.weight * (Target.STAR in targets)
    return starred / total if total else 1.0 if starred else 0.0
