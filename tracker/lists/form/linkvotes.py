"""What a set of weighted examples agrees on of their links: forms, order, runs and what stands between."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.lists.entry.slots import LINK, Slot
from tracker.lists.entry.targets import Target, label_of, names_other
from tracker.lists.form.marks import SIGN
from tracker.lists.form.pattern import LinkRun
from tracker.lists.form.tally import Tally, tally_of
from tracker.once import once
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.lists.form.pattern import Body


class LinkVotes:
    """How examples write their links; each vote is gathered when it is first asked for.

    To write an entry again takes but a few of them; most are asked for a new entry alone.
    """

    def __init__(self, bodies: Sequence[tuple[Body, float]], *, cell: bool = False) -> None:
        self._bodies = bodies
        """The examples, and how much each counts."""
        self.cell = cell
        """Are these the votes of one column of a table?"""

    @once
    def _runs(self) -> Sequence[tuple[LinkRun, float]]:
        """The links of all examples, as they stand together."""
        return [
            (part, weight)
            for body, weight in self._bodies
            if LINK in body.slots
            for part in body.parts
            if isinstance(part, LinkRun)
        ]

    @once
    def links(self) -> Mapping[Target, Tally[str]]:
        """How each kind of link is written."""
        found: defaultdict[Target, Tally[str]] = defaultdict(Tally)
        for run, weight in self._runs:
            for target, link in run.by_target():
                odd = 1 if _says_what(link.form) else _ODD
                found[target].weights[link.form] += weight * odd
        return found

    @once
    def lengths(self) -> Tally[int]:
        """How many links stand together."""
        return tally_of((len(run.links), weight) for run, weight in self._runs if not run.starred)

    @once
    def pairs(self) -> Tally[tuple[str, ...]]:
        """The forms of two links to the paper that stand together, such as abstract and PDF; empty for a single one."""
        found: Tally[tuple[str, ...]] = Tally()
        for run, weight in self._runs:
            papers = tuple(dict.fromkeys([link.form for link in run.links if link.target is Target.PAPER]))
            if papers:
                found.add(papers if len(papers) == _PAIR else (), weight)
        return found

    @once
    def _together(self) -> Tally[frozenset[Target]]:
        """Which kinds of links stand together."""
        return tally_of(
            (frozenset([target for target, _ in run.by_target()]), weight)
            for run, weight in self._runs
            if not run.starred
        )

    @once
    def _between(self) -> Tally[str]:
        """What stands between two links, whatever they lead to."""
        return tally_of((between, weight) for run, weight in self._runs for between in run.between)

    @once
    def _apart(self) -> Mapping[tuple[Target | None, Target | None], Tally[str]]:
        """What stands between a link of one kind and one of another: a blank, or the beginning of a line."""
        found: defaultdict[tuple[Target | None, Target | None], Tally[str]] = defaultdict(Tally)
        for run, weight in self._runs:
            for (one, other), between in zip(itertools.pairwise(run.links), run.between, strict=True):
                found[one.target, other.target].weights[between] += weight
        return found

    @once
    def _ranks(self) -> Mapping[Target, Tally[float]]:
        """Where among the links each kind stands, from 0 up to 1."""
        found: defaultdict[Target, Tally[float]] = defaultdict(Tally)
        for run, weight in self._runs:
            for place, (target, _) in enumerate(run.by_target()):
                found[target].add(place / len(run.links), weight)
        return found

    @once
    def _called(self) -> Mapping[Target, Tally[str]]:
        """What links are called whose words are no usual label."""
        found: defaultdict[Target, Tally[str]] = defaultdict(Tally)
        for run, _ in self._runs:
            for target, link in run.by_target():
                if "{name}" in link.form:
                    found[target].add(label_of(link.raw), 1)
        return found

    @once
    def _places(self) -> Sequence[tuple[Sequence[tuple[Target, int]], float]]:
        """Of each example, in which of its runs each link stands, counted from 0; badges that count stars stand apart."""
        found: list[tuple[Sequence[tuple[Target, int]], float]] = []
        for body, weight in self._bodies:
            runs = (part for part in body.parts if isinstance(part, LinkRun) and not part.starred)
            places = [(target, at) for at, run in enumerate(runs) for target, _ in run.by_target()]
            found.append((places, weight))
        return found

    @once
    def _standing(self) -> Mapping[Target, Tally[int]]:
        """In which run of links each kind stands."""
        found: defaultdict[Target, Tally[int]] = defaultdict(Tally)
        for places, weight in self._places:
            for target, run in places:
                found[target].add(run, weight)
        return found

    @once
    def _parted(self) -> Mapping[frozenset[Target], Tally[bool]]:
        """Of two kinds of links that an example has: do they stand in different runs?"""
        found: defaultdict[frozenset[Target], Tally[bool]] = defaultdict(Tally)
        for places, weight in self._places:
            first: dict[Target, int] = {}
            for target, run in places:
                first.setdefault(target, run)
            for one, other in itertools.combinations(first, 2):
                found[frozenset((one, other))].add(first[one] != first[other], weight)
        return found

    @once
    def _repeats(self) -> Tally[bool]:
        """Of the examples whose title links to the paper: is the paper linked a second time?"""
        return tally_of(
            (LINK in body.to_paper, weight)
            for body, weight in self._bodies
            if Slot.URL in body.to_paper and LINK in body.slots
        )

    def parts(self, targets: set[Target]) -> bool:
        """Do any of these kinds of links stand in different runs where an example has both, as a good part of them have?"""
        return any(
            pair <= targets and tally.best() and tally.total() >= _A_PART * max(map(self.weight, pair))
            for pair, tally in self._parted.items()
        )

    def run_of(self, target: Target) -> int:
        """In which run of links a target stands, where there are several; the first where it stands in none."""
        runs = self._standing.get(target)
        return (runs.best() or 0) if runs else 0

    def stands_in(self, target: Target, run: int) -> bool:
        """Do links of a kind stand in a run?"""
        return run in self._standing[target].weights if target in self._standing else False

    def between_of(self, one: Target, other: Target) -> str | None:
        """What stands between links of two kinds: what does between most, unless these two stand on one line or apart.

        A picture stands for the link behind it.
        """
        usual, pair = self._between.best(), self._apart.get((one, other))
        own = pair.best() if pair else None
        if SIGN.search(f"{usual}{own}"):
            return own or self._before(other) or " "
        breaks = own is not None and usual is not None and ("\n" in own) != ("\n" in usual)
        return own if breaks else usual

    def _before(self, target: Target) -> str | None:
        """What stands before links of a kind, whatever link stands before that."""
        found: Tally[str] = Tally()
        for (_, other), tally in self._apart.items():
            for between, weight in tally.weights.items() if other is target else ():
                found.add(between, weight)
        return found.best()

    def twice(self) -> bool:
        """Is a paper that stands behind the title linked again among the links?"""
        return bool(self._repeats.best())

    def shows_together(self, targets: set[Target]) -> bool:
        """Do links of these kinds stand together often enough that a work which has them all shows them all?

        Where several stand together as a rule, it is enough that each stands beside some other; and where one of them is
        rare, as where only tables like this one have it, that the others stand beside it as a rule.
        """
        total = self._together.total()
        shown = sum(weight for kinds, weight in self._together.weights.items() if targets <= kinds)
        several = {kinds: weight for kinds, weight in self._together.weights.items() if len(kinds) > 1}
        as_a_rule = sum(several.values()) > _AS_A_RULE * total and targets <= frozenset().union(*several)
        rarest = min((self.weight(target) for target in targets), default=0.0)
        beside = shown > _AS_A_RULE * rarest
        return shown > _AT_TIMES * total or as_a_rule or beside

    def weight(self, target: Target) -> float:
        """How often links of a kind stand here."""
        return self.links[target].total() if target in self.links else 0.0

    def rank(self, target: Target) -> float:
        """Where among the links a target usually stands, 0 first."""
        ranks = self._ranks.get(target)
        if not ranks:
            return 1.0
        return sum(place * weight for place, weight in ranks.weights.items()) / ranks.total()

    def usual_label(self, target: Target) -> str | None:
        """The words that most links of a kind have, whatever work they are about: `Python` is no work's name."""
        called = self._called.get(target)
        best = called.best() if called else None
        if not called or not best or called.weights[best] < _SEVERAL:
            return None
        return best if called.weights[best] > called.total() / 2 else None

    def any_label(self) -> str | None:
        """The form used for links whatever they lead to, such as `[Link](…)`; `{*}` stands for the address."""
        tally: Tally[str] = Tally()
        used: defaultdict[str, set[Target]] = defaultdict(set)
        for target, forms in self.links.items():
            if target in (Target.PAPER, Target.STAR, Target.OTHER):
                continue
            for form, weight in forms.weights.items():
                bare = form.replace(f"{{{target}}}", "{*}")
                tally.add(bare, weight)
                if weight >= _GENERAL * forms.total():
                    used[bare].add(target)
        best = tally.best()
        if best is None or "{*}" not in best or len(used[best]) < 2:
            return None
        return best if tally.weights[best] > tally.total() / 2 else None

    def link_form(self, target: Target) -> str | None:
        """The general form of a link where its own is rarer than chance."""
        general = self.any_label()
        own = self.links.get(target)
        if general is None or target in (Target.PAPER, Target.STAR, Target.OTHER):
            return None
        total = sum(forms.total() for forms in self.links.values())
        if own and own.total() > _RARE * total:
            return None
        return None if names_other(label_of(general), target) else general.replace("{*}", f"{{{target}}}")


@lru_cache(maxsize=256)  # lists write thousands of links in a few forms
def _says_what(form: str) -> bool:
    """Is a link's text a label, and not the name of one work or a word on the language of one page?"""
    return "{name}" not in form and not _IN_A_LANGUAGE.search(form)


_IN_A_LANGUAGE = Pattern(
    r"\((?:in )?(?:chinese|english|french|german|japanese|korean|中文|英文|日文|日本語|한국어)\)(?=\])",
    re.IGNORECASE,
)


_SEVERAL = 3
_AT_TIMES = 0.15
_AS_A_RULE = 0.4
_A_PART = 0.2
_ODD = 0.1
_PAIR = 2
_GENERAL = 0.3
_RARE = 0.15
