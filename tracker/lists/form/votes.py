"""What a set of weighted examples agrees on: forms, order and glue."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.lists.entry.byline import Byline, byline_of
from tracker.lists.entry.citekeys import KeyManner, manner_of
from tracker.lists.entry.dateforms import settle, shortened_month
from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import GLUE, LINK, Slot
from tracker.lists.entry.targets import Target, label_of, names_other
from tracker.lists.entry.venue_headings import same_name
from tracker.lists.entry.venues import Standing, short_form, standing_of
from tracker.lists.form.marks import SIGN
from tracker.lists.form.pattern import LinkRun
from tracker.lists.form.tally import Tally
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.lists.entry.slots import Part
    from tracker.lists.form.pattern import Body

_VENUE, _PAPER = Slot.VENUE, Target.PAPER


@dataclass
class Votes:
    """The forms in use, gathered from examples."""

    cell: bool = False
    """Are these the votes of one column of a table?"""
    links: dict[Target, Tally[str]] = field(default_factory=lambda: defaultdict(Tally))
    urls: dict[Target, Tally[str]] = field(default_factory=lambda: defaultdict(Tally))
    lengths: Tally[int] = field(default_factory=Tally)
    """How many links stand together."""
    together: Tally[frozenset[Target]] = field(default_factory=Tally)
    """Which kinds of links stand together."""
    between: Tally[str] = field(default_factory=Tally)
    apart: dict[tuple[Target | None, Target | None], Tally[str]] = field(
        default_factory=lambda: defaultdict(Tally)
    )
    """What stands between a link of one kind and one of another: a blank, or the beginning of a line."""
    dates: Tally[str] = field(default_factory=Tally)
    months: dict[int, Tally[str]] = field(default_factory=lambda: defaultdict(Tally))
    """How each month is shortened."""
    preprints: Tally[str] = field(default_factory=Tally)
    told_again: Tally[str] = field(default_factory=Tally)
    """What stands for the venue of a preprint where a line tells it a second time."""
    dated_preprints: Tally[bool] = field(default_factory=Tally)
    """Of the preprints: does the year stand beside the word for them, as in `arXiv 2024`?"""
    bylines: list[str] = field(default_factory=list)
    ranks: dict[Target, Tally[float]] = field(default_factory=lambda: defaultdict(Tally))
    pairs: Tally[tuple[str, ...]] = field(default_factory=Tally)
    """The forms of two links to the paper that stand together, such as abstract and PDF; empty for a single one."""
    runs: dict[Target, Tally[int]] = field(default_factory=lambda: defaultdict(Tally))
    """In which run of links each kind stands, counted from 0."""
    parted: dict[frozenset[Target], Tally[bool]] = field(default_factory=lambda: defaultdict(Tally))
    """Of two kinds of links that an example has: do they stand in different runs?"""
    called: dict[Target, Tally[str]] = field(default_factory=lambda: defaultdict(Tally))
    """What links are called whose words are no usual label."""
    venues: dict[str, Tally[str]] = field(default_factory=lambda: defaultdict(Tally))
    """How venues are spelled, each by what all spellings of it share."""
    whole_names: dict[str, str] = field(default_factory=dict)
    """The whole names of venues, by the short ones behind them."""
    keys: Tally[KeyManner | None] = field(default_factory=Tally)
    """How keys to cite works by are made; None for those that tell nothing of it."""
    repeats: Tally[bool] = field(default_factory=Tally)
    """Of the examples whose title links to the paper: is the paper linked a second time?"""

    def gather(self, bodies: Iterable[tuple[Body, float]]) -> Votes:
        """Add the votes of some bodies."""
        for body, weight in bodies:
            to_paper = body.to_paper
            if Slot.URL in to_paper and LINK in body.slots:
                self.repeats.add(LINK in to_paper, weight)
            if Slot.KEY in body.slots:
                self.keys.add(_key_manner(body), weight)
            if body.dates_preprint is not None:
                self.dated_preprints.add(body.dates_preprint, weight)
            runs = venues = 0
            where: dict[Target, int] = {}
            for part in body.parts:
                if isinstance(part, LinkRun):
                    self._run(part, weight)
                    for _, _, target in () if part.starred else part.leading:
                        self.runs[target].add(runs, weight)
                        where.setdefault(target, runs)
                    runs += not part.starred
                elif part.slot is not GLUE:
                    venues += part.slot is _VENUE
                    self._part(part, weight, again=venues > 1)
            for one, other in itertools.combinations(where, 2):
                self.parted[frozenset((one, other))].add(where[one] != where[other], weight)
        return self

    def parts(self, targets: set[Target]) -> bool:
        """Do any of these kinds of links stand in different runs where an example has both, as a good part of them have?"""
        return any(
            pair <= targets and tally.best() and tally.total() >= _A_PART * max(map(self.weight, pair))
            for pair, tally in self.parted.items()
        )

    def run_of(self, target: Target) -> int:
        """In which run of links a target stands, where there are several; the first where it stands in none."""
        runs = self.runs.get(target)
        return (runs.best() or 0) if runs else 0

    def stands_in(self, target: Target, run: int) -> bool:
        """Do links of a kind stand in a run?"""
        return run in self.runs[target].weights if target in self.runs else False

    def _part(self, part: Part, weight: float, *, again: bool) -> None:
        if part.slot is Slot.URL and part.target:
            self.urls[part.target].add(part.form, weight)
        elif part.slot is Slot.DATE:
            self.dates.add(part.form, weight)
            if month := shortened_month(part.raw):
                self.months[month[0]].add(month[1], weight)
        elif part.slot is _VENUE and standing_of(part.raw) is Standing.PREPRINT:
            (self.told_again if again else self.preprints).add(part.form or part.raw, weight)
        elif part.slot is _VENUE:
            self.venues[same_name(part.raw)].add(part.raw, weight)
            if short := short_form(part.raw):
                self.whole_names.setdefault(short, part.raw)
        elif part.slot is Slot.AUTHORS:
            self.bylines.append(part.raw)

    def _run(self, run: LinkRun, weight: float) -> None:
        papers = tuple(dict.fromkeys([link.form for link in run.links if link.target is _PAPER]))
        if papers:
            self.pairs.add(papers if len(papers) == _PAIR else (), weight)
        if not run.starred:
            self.lengths.add(len(run.links), weight)
            self.together.add(frozenset([link.target for link in run.links if link.target]), weight)
        for place, link, target in run.leading:
            if "{authors}" in link.form:
                self.bylines.append(plain(label_of(link.raw)))
            if "{name}" in link.form:
                self.called[target].add(label_of(link.raw), 1)
            self.links[target].add(link.form, weight * (1 if _says_what(link.form) else _ODD))
            self.ranks[target].add(place / len(run.links), weight)
        for (one, other), between in zip(itertools.pairwise(run.links), run.between, strict=True):
            self.between.add(between, weight)
            self.apart[one.target, other.target].add(between, weight)

    def between_of(self, one: Target, other: Target) -> str | None:
        """What stands between links of two kinds: what does between most, unless these two stand on one line or apart.

        A picture stands for the link behind it.
        """
        usual, pair = self.between.best(), self.apart.get((one, other))
        own = pair.best() if pair else None
        if SIGN.search(f"{usual}{own}"):
            return own or self._before(other) or " "
        breaks = own is not None and usual is not None and ("\n" in own) != ("\n" in usual)
        return own if breaks else usual

    def _before(self, target: Target) -> str | None:
        """What stands before links of a kind, whatever link stands before that."""
        found: Tally[str] = Tally()
        for (_, other), tally in self.apart.items():
            for between, weight in tally.weights.items() if other is target else ():
                found.add(between, weight)
        return found.best()

    def twice(self) -> bool:
        """Is a paper that stands behind the title linked again among the links?"""
        return bool(self.repeats.best())

    def shows_together(self, targets: set[Target]) -> bool:
        """Do links of these kinds stand together often enough that a work which has them all shows them all?

        Where several stand together as a rule, it is enough that each stands beside some other; and where one of them is
        rare, as where only tables like this one have it, that the others stand beside it as a rule.
        """
        total = self.together.total()
        shown = sum(weight for kinds, weight in self.together.weights.items() if targets <= kinds)
        several = {kinds: weight for kinds, weight in self.together.weights.items() if len(kinds) > 1}
        as_a_rule = sum(several.values()) > _AS_A_RULE * total and targets <= frozenset().union(*several)
        rarest = min((self.weight(target) for target in targets), default=0.0)
        beside = shown > _AS_A_RULE * rarest
        return shown > _AT_TIMES * total or as_a_rule or beside

    def weight(self, target: Target) -> float:
        """How often links of a kind stand here."""
        return self.links[target].total() if target in self.links else 0.0

    def rank(self, target: Target) -> float:
        """Where among the links a target usually stands, 0 first."""
        ranks = self.ranks.get(target)
        if not ranks:
            return 1.0
        return sum(place * weight for place, weight in ranks.weights.items()) / ranks.total()

    def usual_label(self, target: Target) -> str | None:
        """The words that most links of a kind have, whatever work they are about: `Python` is no work's name."""
        called = self.called.get(target)
        best = called.best() if called else None
        if not called or not best or called.weights[best] < _SEVERAL:
            return None
        return best if called.weights[best] > called.total() / 2 else None

    def date_form(self) -> str | None:
        """The format of dates, settled."""
        best = self.dates.best()
        return settle(best, list(self.dates.weights)) if best else None

    def short_months(self) -> dict[int, str]:
        """How months are shortened, each as it is most often."""
        return {month: best for month, tally in self.months.items() if (best := tally.best())}

    def spelled(self, venue: str) -> str:
        """A venue as the examples spell it, who may have its whole name; as it is where some have it so."""
        if whole := self.whole_names.get(venue):
            return whole
        spellings = self.venues.get(same_name(venue))
        best = spellings.best() if spellings and venue not in spellings.weights else None
        return best or venue

    def byline(self) -> Byline:
        """The manner of naming authors."""
        return byline_of(self.bylines)

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


def _key_manner(body: Body) -> KeyManner | None:
    raw = {part.slot: part.raw for part in reversed(body.facts)}
    title = raw.get(Slot.TITLE) or raw.get(Slot.SUBTITLE) or ""
    return manner_of(raw[Slot.KEY], raw.get(Slot.AUTHORS, ""), raw.get(Slot.NAME, ""), plain(title))


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
