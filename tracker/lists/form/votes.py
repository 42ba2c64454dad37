"""What a set of weighted examples agrees on: how they write times, venues, people and links."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.lists.entry.byline import Byline, byline_of
from tracker.lists.entry.citekeys import KeyManner, manner_of
from tracker.lists.entry.dateforms import settle, shortened_month
from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import Slot
from tracker.lists.entry.targets import Target, label_of
from tracker.lists.entry.venue_headings import same_name
from tracker.lists.entry.venues import Standing, short_form, standing_of
from tracker.lists.form.linkvotes import LinkVotes
from tracker.lists.form.pattern import LinkRun
from tracker.lists.form.tally import Tally, tally_of
from tracker.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.lists.entry.slots import Part
    from tracker.lists.form.pattern import Body


class Votes(LinkVotes):
    """The forms in use among examples."""

    def _stated(self, slot: Slot) -> Iterator[tuple[Part, float, int]]:
        """All that states something, with how much it counts and how often its example has stated such before."""
        for body, weight in self._bodies:
            stated = [part for part in body.facts if part.slot is slot] if slot in body.slots else ()
            for before, part in enumerate(stated):
                yield part, weight, before

    @once
    def urls(self) -> Mapping[Target | None, Tally[str]]:
        """The forms of addresses behind titles and names."""
        found: defaultdict[Target | None, Tally[str]] = defaultdict(Tally)
        for part, weight, _ in self._stated(Slot.URL):
            found[part.target].add(part.form, weight)
        return found

    @once
    def date_form(self) -> str | None:
        """The format of dates, settled."""
        dates = tally_of((part.form, weight) for part, weight, _ in self._stated(Slot.DATE))
        best = dates.best()
        return settle(best, list(dates.weights)) if best else None

    @once
    def short_months(self) -> Mapping[int, str]:
        """How months are shortened, each as it is most often."""
        months: defaultdict[int, Tally[str]] = defaultdict(Tally)
        for part, weight, _ in self._stated(Slot.DATE):
            if month := shortened_month(part.raw):
                months[month[0]].add(month[1], weight)
        return {month: best for month, tally in months.items() if (best := tally.best())}

    @once
    def preprints(self) -> Tally[str]:
        """What stands for the venue of a preprint."""
        return tally_of(
            (part.form or part.raw, weight) for part, weight, before in self._preprints if not before
        )

    @once
    def told_again(self) -> Tally[str]:
        """What stands for the venue of a preprint where a line tells it a second time."""
        return tally_of((part.form or part.raw, weight) for part, weight, before in self._preprints if before)

    @once
    def _preprints(self) -> Sequence[tuple[Part, float, int]]:
        venues = self._stated(Slot.VENUE)
        return [one for one in venues if standing_of(one[0].raw) is Standing.PREPRINT]

    @once
    def dated_preprints(self) -> Tally[bool]:
        """Of the preprints: does the year stand beside the word for them, as in `arXiv 2024`?"""
        told = ((body.dates_preprint, weight) for body, weight in self._bodies)
        return tally_of((dated, weight) for dated, weight in told if dated is not None)

    @once
    def keys(self) -> Tally[KeyManner | None]:
        """How keys to cite works by are made; None for those that tell nothing of it."""
        return tally_of(
            (_key_manner(body), weight) for body, weight in self._bodies if Slot.KEY in body.slots
        )

    @once
    def _venues(self) -> Sequence[tuple[str, float]]:
        """Where works have appeared, as the examples spell it."""
        venues = ((part.raw, weight) for part, weight, _ in self._stated(Slot.VENUE))
        return [one for one in venues if standing_of(one[0]) is not Standing.PREPRINT]

    @once
    def _spellings(self) -> Mapping[str, Tally[str]]:
        """How venues are spelled, each by what all spellings of it share."""
        found: defaultdict[str, Tally[str]] = defaultdict(Tally)
        for venue, weight in self._venues:
            found[same_name(venue)].add(venue, weight)
        return found

    @once
    def _whole_names(self) -> Mapping[str, str]:
        """The whole names of venues, by the short ones behind them."""
        found: dict[str, str] = {}
        for venue, _ in self._venues:
            if short := short_form(venue):
                found.setdefault(short, venue)
        return found

    def spelled(self, venue: str) -> str:
        """A venue as the examples spell it, who may have its whole name; as it is where some have it so."""
        if whole := self._whole_names.get(venue):
            return whole
        spellings = self._spellings.get(same_name(venue))
        best = spellings.best() if spellings and venue not in spellings.weights else None
        return best or venue

    @once
    def byline(self) -> Byline:
        """The manner of naming authors."""
        own = [*self._bylines(_OWN)]
        return byline_of(own if len(own) >= _FEW else self._bylines(0))

    def _bylines(self, least: float) -> Iterator[str]:
        """Whom the examples name that count so much at least."""
        for part in (part for body, weight in self._bodies if weight >= least for part in body.parts):
            if isinstance(part, LinkRun):
                links = (link for link in part.links if link.target and "{authors}" in link.form)
                yield from (plain(label_of(link.raw)) for link in links)
            elif part.slot is Slot.AUTHORS:
                yield part.raw


_OWN = 0.03
"""More than an entry of another section counts."""
_FEW = 3
"""So many of a section's own show how it names people."""


def _key_manner(body: Body) -> KeyManner | None:
    raw = {part.slot: part.raw for part in reversed(body.facts)}
    title = raw.get(Slot.TITLE) or raw.get(Slot.SUBTITLE) or ""
    return manner_of(raw[Slot.KEY], raw.get(Slot.AUTHORS, ""), raw.get(Slot.NAME, ""), plain(title))
