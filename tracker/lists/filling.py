"""Writing one body along a pattern: each slot filled with what is known of a work."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from tracker.lists.escaping import Place, fit, fit_url
from tracker.lists.facts import Address
from tracker.lists.links import NEXT_BEST, best_form, fill, fits, shown_links
from tracker.lists.parts import Slot
from tracker.lists.targets import Target
from tracker.lists.times import Moment, write_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lists.emphasis import Emphasis
    from tracker.lists.facts import Facts
    from tracker.lists.pattern import Key
    from tracker.lists.votes import Votes

_BEGUN = re.compile(r"[^\s*_]")
_BREAK = re.compile(r"^\s*(?:<br\s*/?>)?\s*", re.IGNORECASE)


class Filler:
    """Writes one body along a pattern."""

    def __init__(self, votes: Votes, kin: Votes, place: Place, facts: Facts, emphasis: Emphasis) -> None:
        self._kin = kin
        self._emphasis = emphasis
        self._votes = votes
        self._place = place
        self._facts = facts
        self._words = {slot: iter(words) for slot, words in facts.words.items()}
        self._urls: Iterator[Address] = iter(facts.urls)
        self._written = ""
        self._left_out = False
        """Was the last thing left out, so that what set it off goes too?"""
        self._called = False
        """Does a link with the work's name for a label stand there?"""
        self._bare = False
        """Is the last thing written a badge that was left out, with the break behind it still to come?"""

    def write(self, key: Key) -> str:
        for at, (slot, text) in enumerate(key):
            following = key[at + 1][1] if at + 1 < len(key) and key[at + 1][0] == Slot.GLUE else ""
            if slot == Slot.GLUE:
                glue = _BREAK.sub("", text) if self._bare else text
                if self._written.endswith(" al.") and glue.startswith(".") and not self._facts.own:
                    glue = glue[1:]
                glue = self._closed(glue) if self._left_out else glue
                self._written += glue
                self._bare = self._left_out = False
            elif slot == "links":
                self._links()
            elif slot == "stars":
                stars = self._facts.links.get(Target.STAR, ())
                self._written += "".join(self._link(Target.STAR, address) or "" for address in stars)
                self._bare = not stars
            elif slot == Slot.URL:
                self._written += self._url(Target(text) if text else Target.PAPER)
            else:
                self._written += self._fact(Slot(slot), following)
        return self._written.rstrip(" ([,;–—-") if self._left_out else self._written

    def _fact(self, slot: Slot, following: str) -> str:
        if slot is Slot.DATE:
            return self._date()
        if slot is Slot.YEAR:
            return self._year()
        value = next(self._words.get(slot, iter(())), None)
        if slot is Slot.AUTHORS and value and self._facts.authors:
            value = self._votes.byline().write(self._facts.authors)
        if value is None and slot is Slot.VENUE:
            return self._preprint()
        if value is None:
            value = self._spare() if slot is Slot.TEXT else ""
            self._left_out = not value
        if self._facts.own:
            return value
        in_label = following.lstrip('*_`"” ').startswith("](")
        first = not _BEGUN.search(self._written.rpartition("\n")[2])
        text = fit(value, self._place, in_label=in_label, first=first)
        return self._emphasis.mark(text) if slot is Slot.TITLE else text

    def _preprint(self) -> str:
        """What stands for the venue of a work that has none yet."""
        paper = self._facts.links.get(Target.PAPER, (Address(""),))[0]
        return fill(best_form(self._votes.preprints, paper) or "arXiv", paper)

    def _closed(self, text: str) -> str:
        """The glue behind something left out: no comma without a word before it, no empty brackets."""
        if self._written.endswith("(") and text.startswith(")"):
            self._written = self._written[:-1].rstrip()
            return text[1:]
        return text.lstrip(",;: ") if self._written[-1:] in ("(", "[") else text

    def _spare(self) -> str:
        """What may stand for the curator's own words, unless it stands in the line already."""
        spare = self._facts.spare or ""
        return "" if spare and fit(spare, self._place) in self._written else spare

    def _date(self) -> str:
        moment = self._facts.moment or Moment(0)
        form = self._votes.date_form() or "{Y}-{mm}-{dd}"
        precise = moment.month and (moment.day or "{d" not in form)
        return (
            write_date(form, date(moment.year, moment.month, moment.day or 1))
            if precise
            else f"{moment.year}"
        )

    def _year(self) -> str:
        year = self._facts.year or Moment(0)
        form = self._votes.years.best() or "{Y}"
        return form.replace("{Y}", f"{year.year}").replace("{y}", f"{year.year % 100:02}")

    def _url(self, target: Target) -> str:
        if self._facts.own:
            address = next(self._urls, None)
        else:
            linked = self._facts.links
            address = next((linked[one][0] for one in (target, *NEXT_BEST) if one in linked), None)
            target = next((one for one in (target, *NEXT_BEST) if one in linked), target)
        if address is None:
            return ""
        form = best_form(self._votes.urls.get(target), address)
        return fit_url(fill(form, address) if form else address.url)

    def _links(self) -> None:
        texts: list[str] = []
        for target, address in shown_links(self._votes, self._facts):
            pair = self._votes.pairs.best() if target is Target.PAPER and not self._facts.own else None
            if pair and all(fits(form, address) for form in pair):
                texts += [fill(form, address) for form in pair]
            elif text := self._link(target, address):
                texts.append(text)
        if texts:
            between = (votes.between.best() for votes in (self._kin, self._votes))
            self._written += next((one for one in between if one is not None), " ").join(texts)
        else:
            self._written = self._written.rstrip(" \t,;|·[(–—-")

    def _link(self, target: Target, address: Address) -> str | None:
        if target is Target.OTHER:
            return address.raw or None
        form = self._votes.link_form(target) if self._votes.cell and not self._facts.own else None
        form = form or best_form(self._kin.links.get(target), address)
        form = form or best_form(self._votes.links.get(target), address)
        if form and "{name}" in form and not self._facts.own:
            if self._called:  # the work's name leads to one place only
                return None
            self._called = True
        if form is None and target in self._facts.forced:
            form = f"[{target.capitalize()}]({{{target}}})"
        if form and not self._facts.own:
            address = address._replace(called=fit(address.label, self._place, in_label=True))
        return fill(form, address) if form else None
