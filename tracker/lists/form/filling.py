"""Writing one body along a pattern: each slot filled with what is known of a work."""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.lists.entry.citekeys import write_key
from tracker.lists.entry.dateforms import states_year, write_date
from tracker.lists.entry.escaping import Context, fit, fit_url
from tracker.lists.entry.facts import Address
from tracker.lists.entry.slots import GLUE, Slot
from tracker.lists.entry.targets import Target
from tracker.lists.entry.venues import Standing
from tracker.lists.form.costs import dates_preprints
from tracker.lists.form.draft import Draft
from tracker.lists.form.links import NEXT_BEST, best_form, fill, fits
from tracker.lists.form.pattern import LINKS, STARS
from tracker.lists.form.runs import Runs
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lists.entry.emphasis import Emphasis
    from tracker.lists.entry.facts import EntryFacts
    from tracker.lists.entry.moments import Moment
    from tracker.lists.form.pattern import Key
    from tracker.lists.form.votes import Votes

_WORD = Pattern(r"[^\W_]")
_BEGUN = Pattern(r"\s*+(?:(?:[-+*]|\d{1,9}[.)])\s++|>\s*+)*+[\s*_]*+[^\s*_]")
"""A line on which something stands behind the sign of its point and the marks of emphasis."""
_BLANK_LINE = Pattern(r"\n[ \t]*\n")
_LABEL_ENDS = Pattern(r"[*_`\"” ]*(?:\]\(|</a>)")
"""Behind the last words of a link's label, of which some have to stay: a link without words cannot be clicked."""
_TAG_OPENS = Pattern(r"[\[(【][*_`]{0,3}$")
_TWICE = (Slot.VENUE, Slot.TITLE)
"""What a list may tell twice."""
_BESIDE = 4
"""So few signs between a venue and a year make them one."""


class Filler:
    """Writes one body along a pattern."""

    def __init__(
        self, votes: Votes, kin: Votes, context: Context, facts: EntryFacts, emphasis: Emphasis
    ) -> None:
        self._kin = kin
        self._emphasis = emphasis
        self._votes = votes
        self._context = context
        self._facts = facts
        self._words = {slot: iter(words) for slot, words in facts.words.items()}
        self._urls: Iterator[Address] = iter(facts.urls)
        self._draft = Draft(own=facts.own, on_arxiv=self._is_on_arxiv)
        self._titled = False
        """Does the pattern state the title or the rest of it, of which no words need be repeated?"""
        self._told_whole = False
        """Does the pattern state the whole title?"""
        self._is_named = False
        """Does the pattern of a new entry state the work's name?"""
        self._headed = False
        """Does a name begin the entry, on a line above the title's?"""
        self._untagged = False
        """Was a tag left out that holds names, as the work has none?"""
        self._preprinted = False
        """Is it told already that the work is a preprint?"""

    def write(self, key: Key) -> str:
        """The body that a pattern comes to, its slots filled with the facts of the work."""
        of_venue = _years_of_venue(key)
        # a preprint has the day that stands beside the word for one, wherever else the work has appeared
        of_preprint = not self._facts.own and self._is_on_arxiv and dates_preprints(key)
        slots = [slot for slot, _ in key]
        self._told_whole = Slot.TITLE in slots
        self._titled = self._told_whole or Slot.SUBTITLE in slots
        self._is_named = not self._facts.own and Slot.NAME in slots
        self._headed = _heads_lines(key)
        links = Runs(self._votes, self._kin, self._context, self._facts, slots.count(LINKS))
        draft = self._draft
        for at, (slot, text) in enumerate(key):
            if slot == GLUE:
                draft.go_on(text)
            elif slot == LINKS:
                draft.say_links(links.next(draft.line))
            elif slot == STARS:
                stars = self._facts.links.get(Target.STAR, ())
                draft.say_badge("".join(links.link(Target.STAR, address) or "" for address in stars))
            elif slot == Slot.URL:
                draft.say_address(self._url(Target(text) if text else Target.PAPER))
            elif slot == Slot.YEAR:
                draft.say(self._year(self._year_told(beside=at in of_venue), text))
            elif (slot, text) == (Slot.VENUE, Standing.PREPRINT) and of_preprint:
                draft.say(self._preprint())
            elif slot == Slot.PICTURE and not self._facts.own:
                draft.say_picture(self._picture(text))
            else:
                following = key[at + 1][1] if at + 1 < len(key) and key[at + 1][0] == GLUE else ""
                draft.say(self._fact(Slot(slot), following))
        return draft.finished()

    @property
    def _is_on_arxiv(self) -> bool:
        return Slot.ID in self._facts.words

    def _picture(self, form: str) -> str | None:
        """A badge that tells where a work appeared; any other is of its own work and left out."""
        paper = next(iter(self._facts.links.get(Target.PAPER, ())), None)
        return fill(form, paper) if form and paper and fits(form, paper) else None

    def _fact(self, slot: Slot, following: str) -> str | None:
        if slot is Slot.DATE:
            return self._date()
        value = next(self._words[slot], None) if slot in self._words else None
        if value is not None and self._facts.own:
            return value
        if slot is Slot.KEY and not self._facts.own:
            value = self._key()
        label = _LABEL_ENDS.match(following)
        if not self._facts.own and not label and self._is_told(slot, value):
            value = None
        if value is None and slot in _TWICE and not self._facts.own:
            value = next(iter(self._facts.words.get(slot, ())), None)
        others = ""
        if slot is Slot.AUTHORS and value and self._facts.authors:
            byline = self._votes.byline
            value = byline.write(self._facts.authors) or None
            others = byline.rest if value and value.endswith(byline.rest) else ""
        if value is None and slot is Slot.VENUE:
            return self._preprint()
        if value is None and slot is Slot.TEXT:
            value = self._spare()
        if value is None or self._facts.own:
            return value
        value = self._as_here(slot, value)
        first = not _BEGUN.match(self._draft.line)
        in_label = bool(label and label[0].endswith("("))
        text = fit(value.removesuffix(others), self._reading, in_label=in_label, first=first) + others
        return self._emphasis.mark(text) if slot is Slot.TITLE else text

    @property
    def _reading(self) -> Context:
        """How the next words are read: behind a blank line within HTML they are Markdown, too."""
        if self._context is Context.HTML and _BLANK_LINE.search(self._draft.text):
            return Context.RAW
        return self._context

    def _as_here(self, slot: Slot, value: str) -> str:
        """Words as this line has them: a venue as it is spelled here, a title without the beginning that stands for a name."""
        if slot is Slot.VENUE:
            return self._votes.spelled(value)
        lent = slot is Slot.SUBTITLE and self._is_named and not self._facts.called
        return _behind(self._facts.words[Slot.NAME][0], value) if lent else value

    def _is_told(self, slot: Slot, value: str | None) -> bool:
        """Would words of a new entry repeat what another slot of it says?"""
        if slot is Slot.SUBTITLE:
            # it has a name and no title
            return self._is_named and not self._untagged and value in self._facts.words.get(Slot.NAME, ())
        if slot is Slot.NAME:
            whole = value in self._facts.words.get(Slot.TITLE, ())
            self._untagged = whole and self._titled and _TAG_OPENS.search(self._draft.line) is not None
            # it has a title and no name, without which the entry would have no head
            return self._untagged or (self._told_whole and not self._facts.named and not self._headed)
        # all that can be said of the work may be its title
        return slot is Slot.TEXT and value in self._facts.words.get(Slot.TITLE, ())

    def _key(self) -> str | None:
        """What the work is cited by, where the others' keys show how it is made."""
        facts, manner = self._facts, self._votes.keys.best()
        time = facts.year or facts.moment
        if manner is None or time is None:
            return None
        title, name = (next(iter(facts.words.get(slot, ())), "") for slot in (Slot.TITLE, Slot.NAME))
        return write_key(manner, facts.authors, name if facts.named else None, title, time.year)

    def _preprint(self) -> str | None:
        """What stands for the venue of a work that has none yet, if it is a preprint."""
        if not self._facts.own and not self._is_on_arxiv:
            return None
        paper = self._facts.links.get(Target.PAPER, (Address(""),))[0]
        forms = self._votes.told_again if self._preprinted else self._votes.preprints
        self._preprinted = True
        return fill(best_form(forms, paper) or best_form(self._votes.preprints, paper) or "arXiv", paper)

    def _spare(self) -> str | None:
        """What may stand for the curator's own words, unless it stands in the line already."""
        spare = self._facts.spare
        return None if not spare or self._titled or fit(spare, self._context) in self._draft.text else spare

    def _year_told(self, *, beside: bool) -> Moment | None:
        """The year to tell: beside the venue that of the venue, and none where preprints have none there."""
        if not beside:
            return self._facts.year
        preprint = not self._facts.own and self._facts.standing is Standing.PREPRINT
        if preprint and self._votes.dated_preprints.best() is False:
            return None
        return self._facts.venue_year or self._facts.year

    @staticmethod
    def _year(year: Moment | None, form: str) -> str | None:
        return (
            None
            if year is None
            else form.replace("{Y}", f"{year.year}").replace("{y}", f"{year.year % 100:02}")
        )

    def _date(self) -> str | None:
        moment = self._facts.moment
        if moment is None:
            return None
        form = self._votes.date_form or "{Y}-{mm}-{dd}"
        precise = moment.month and (moment.day or "{d" not in form)
        if precise:
            return write_date(form, moment._replace(day=moment.day or 1), self._votes.short_months)
        return f"{moment.year}" if states_year(form) else None

    def _url(self, target: Target) -> str | None:
        if self._facts.own:
            address = next(self._urls, None)
        else:
            linked = self._facts.links
            address = next((linked[one][0] for one in (target, *NEXT_BEST) if one in linked), None)
            target = next((one for one in (target, *NEXT_BEST) if one in linked), target)
        if address is None:
            return None
        form = best_form(self._votes.urls.get(target), address)
        return fit_url(fill(form, address) if form else address.url)


@lru_cache(maxsize=1024)  # there are few patterns, however many entries are written again along them
def _heads_lines(key: Key) -> bool:
    """Does a pattern begin with a name that stands on a line above the title: `**Name** · 2025`?"""
    slots = [slot for slot, _ in key]
    facts = [slot for slot in slots if slot != Slot.GLUE]
    if facts[:1] != [Slot.NAME] or Slot.TITLE not in slots:
        return False
    return any("\n" in text for slot, text in key[: slots.index(Slot.TITLE)] if slot == Slot.GLUE)


@lru_cache(maxsize=1024)  # as above
def _years_of_venue(key: Key) -> frozenset[int]:
    """Where in a pattern a year stands beside a venue, and so is the venue's."""
    facts = [at for at, (slot, _) in enumerate(key) if slot != Slot.GLUE]
    found: set[int] = set()
    for one, other in itertools.pairwise(facts):
        if {key[one][0], key[other][0]} == {Slot.VENUE, Slot.YEAR}:
            between = "".join(text for _, text in key[one + 1 : other])
            if not _WORD.search(between) and len(between) <= _BESIDE:
                found.update(at for at in (one, other) if key[at][0] == Slot.YEAR)
    return frozenset(found)


def _behind(name: str, title: str) -> str:
    """What a title says behind its own beginning, where that stands for the name; else all of it."""
    rest = title.removeprefix(name).lstrip()
    begun = title.startswith(name) and (rest.startswith(":") or name.endswith("?"))
    return rest.lstrip(": ") if begun and rest else title
