"""How a group of entries writes: inferred from examples, proved by writing them again."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tracker.lists.entry.answers import ANSWER, SAYS_NOTHING
from tracker.lists.entry.escaping import Context
from tracker.lists.entry.slots import Slot
from tracker.lists.entry.targets import Target
from tracker.lists.form.costs import TOO_MUCH, Costs
from tracker.lists.form.filling import Filler
from tracker.lists.form.links import with_lent, without_paper
from tracker.lists.form.tally import Tally
from tracker.lists.form.votes import Votes
from tracker.once import once
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.lists.entry.facts import EntryFacts, Make
    from tracker.lists.form.pattern import Body, Key
    from tracker.lists.form.shapes import Shapes

_BEGINS_WORD = Pattern(r"[^\W_]")
_GUESSED = 3.0
"""Cost of a cell that states what is true of other works only."""
_FEW = 3
"""Fewer entries without links do not tell that none are shown here: sisters are asked."""
_SHOWN = 1.5
"""So much weight have the cells that show what is said of every work: one alone may be of its own."""


class Example(NamedTuple):
    """A body that shows how it is done, and how much it counts."""

    body: Body
    weight: float
    own: bool = True
    """Is it of the very group, not of a sister's?"""
    coded: bool = False
    """Does the entry lead to code, be it from another cell?"""


class Template:
    """The patterns of some examples and the forms they agree on; their shapes are those of the examples, one by one."""

    def __init__(self, examples: Sequence[Example], shapes: Shapes) -> None:
        self._context = shapes.context
        self._labels = shapes.labels
        self._emphasis = shapes.emphasis
        self._own: Tally[Key] = Tally()
        self._all: Tally[Key] = Tally()
        tails: Tally[str] = Tally()
        self._by_key: defaultdict[Key, list[Example]] = defaultdict(list)
        for example, (key, tail) in zip(examples, shapes.patterns, strict=True):
            self._by_key[key].append(example)
            self._all.weights[key] += example.weight
            if example.own:
                tails.weights[tail] += example.weight
                self._own.weights[key] += example.weight
        self._tail = tails.best() or ""
        """The blanks that most entries end in."""
        self._count = sum(example.own for example in examples)
        bodies = [(example.body, example.weight) for example in examples]
        self._votes = Votes(bodies, cell=self._context is Context.CELL)
        coded = [example.coded for example in examples]
        self._costs = Costs(
            self._votes, bodies, self._all.weights, coded, few=_tell_nothing_of_links(examples)
        )

    def choose(self, facts: EntryFacts) -> Key:
        """The pattern that fits the facts best and is used most; sisters are asked where the group has none."""
        if not facts.own:
            return self._choose(facts)
        make = facts.make
        if make not in self._chosen:
            self._chosen[make] = self._choose(facts)
        return self._chosen[make]

    @once
    def _chosen(self) -> dict[Make, Key]:
        """What was chosen for entries of each make: there are few, however many entries are written again."""
        return {}

    def _choose(self, facts: EntryFacts) -> Key:
        if self._own.weights:
            best = self._best(self._own, facts)
            if self._cost(best, facts) < TOO_MUCH:
                return best
        return self._best(self._titled or self._all, facts)

    @once
    def _titled(self) -> Tally[Key] | None:
        """The patterns with a title, where all of the group's own have one: no sister's way may lose it, or split it."""
        if (
            self._context is Context.CELL
            or not self._own.weights
            or not all(map(_has_title, self._own.weights))
        ):
            return None
        kept = _has_whole_title if all(map(_has_whole_title, self._own.weights)) else _has_title
        found: Tally[Key] = Tally()
        for key, weight in self._all.weights.items():
            if kept(key):
                found.add(key, weight)
        return found

    def _best(self, keys: Tally[Key], facts: EntryFacts) -> Key:
        weights = keys.weights if facts.own else _led_to_paper(keys.weights, facts)
        return max(weights, key=lambda key: math.log(weights[key]) - self._cost(key, facts))

    def write(self, facts: EntryFacts) -> str:
        """The body for some facts."""
        facts = with_lent(self._votes, facts)
        key = self.choose(facts)
        if facts.unknown or self._guesses(key, facts):
            return self._blank
        facts = without_paper(key, self._votes, facts)
        text = (
            Filler(self._votes, self._kin(key), self._context, facts, self._emphasis).write(key) + self._tail
        )
        if self._context is Context.CELL and not facts.own and not _BEGINS_WORD.search(text):
            return self._blank  # nothing but the brackets around what is not known
        if facts.own or self._context is not Context.CELL:
            return text
        text = text if key[0][0] == Slot.GLUE else _BREAKS.sub("", text)
        return (text if any(_AGAIN.search(glue) for _, glue in key) else _AGAIN.sub(r"\1", text)).strip()

    def _kin(self, key: Key) -> Votes:
        """The votes of the examples of one pattern: who breaks a line may also set no blank between links."""
        kin = self._by_key.get(key)
        if len(self._by_key) == 1 or not kin:
            return self._votes  # all are kin, or none
        if key not in self._by_kin:
            self._by_kin[key] = Votes([(one.body, one.weight) for one in kin], cell=self._votes.cell)
        return self._by_kin[key]

    @once
    def _by_kin(self) -> dict[Key, Votes]:
        return {}

    def _guesses(self, key: Key, facts: EntryFacts) -> bool:
        """Would a cell state what is true of other works only? What all of them say is form, what most say is not."""
        if facts.own or self._context is not Context.CELL or not self._states(key):
            return False
        if _EMPTY_LINK.search(key[0][1]) or all(ANSWER.fullmatch(text) for _, text in key):
            return True
        return (self._differs(key) or self._fixed.weights[key] < _SHOWN) and not (
            facts.kind and re.search(rf"(?<![\w-]){facts.kind}s?(?![\w-])", key[0][1], re.IGNORECASE)
        )

    def _states(self, key: Key) -> bool:
        """Does a pattern without any slot say something: `Local demo`, but not `-` or a link's label left bare?"""
        return all(slot == Slot.GLUE for slot, _ in key) and any(
            not SAYS_NOTHING.fullmatch(text)
            and text.strip().casefold() not in self._labels
            # where others link, a cross says that there is no link
            and not (self._labels and _CROSS.fullmatch(text))
            for _, text in key
        )

    @once
    def _fixed(self) -> Tally[Key]:
        """The patterns without any fact: what stands where there is none, or where all say the same."""
        found: Tally[Key] = Tally()
        for key, weight in self._all.weights.items():
            if all(slot == Slot.GLUE for slot, _ in key):
                found.add(key, weight)
        return found

    def _differs(self, key: Key) -> bool:
        """Does any cell without a fact say something else, in the table itself if it has rows enough to tell?"""
        keys = (self._own if self._count > _FEW else self._all).weights
        fixed = any(other in self._fixed.weights for other in keys if other != key)
        return fixed or any(slot == Slot.TEXT for other in keys for slot, _ in other)

    @once
    def _blank(self) -> str:
        """What stands in a cell of which nothing is known: the sign that says so, or nothing."""
        signs = {key: weight for key, weight in self._fixed.weights.items() if not self._states(key)}
        best = max(signs, key=signs.__getitem__, default=())
        return "".join(text for _, text in best)

    def _cost(self, key: Key, facts: EntryFacts) -> float:
        return self._costs.of(key, facts) + _GUESSED * self._guesses(key, facts)


def _has_title(key: Key) -> bool:
    return any(slot in (Slot.TITLE, Slot.SUBTITLE) for slot, _ in key)


def _has_whole_title(key: Key) -> bool:
    return any(slot == Slot.TITLE for slot, _ in key)


def _tell_nothing_of_links(examples: Sequence[Example]) -> bool:
    """Are the group's own entries so few that none of them with a link may be chance, as its sisters show?"""
    own = sum(example.own for example in examples)
    linked = [_shows_links(example.body) for example in examples if not example.own]
    share = sum(linked) / len(linked) if linked else 0.0
    return own < _FEW or (1 - share) ** own > _CHANCE


_CHANCE = 0.1


def _shows_links(body: Body) -> bool:
    return any(part.slot is Slot.LINK and part.target is not Target.STAR for part in body.facts)


def _led_to_paper(weights: Mapping[Key, float], facts: EntryFacts) -> Mapping[Key, float]:
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


_BREAKS = Pattern(r"^(?:\s|<br\s*/?>)+", re.IGNORECASE)
"""What stood behind a badge that is left out at the beginning of a cell."""
_AGAIN = Pattern(r"(<br\s*/?>)(?:\s*<br\s*/?>)+", re.IGNORECASE)
"""Breaks between which something was left out."""
_EMPTY_LINK = Pattern(r"\]\(\s*\)")
_CROSS = Pattern(r"\s*[❌❎✗✘✖×⚠🚫⛔➖]\ufe0f?\s*")
