"""Writing one body along a pattern: each slot filled with what is known of a work."""

from __future__ import annotations

import itertools
import re
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from tracker.lists.entry.citekeys import write_key
from tracker.lists.entry.escaping import Place, fit, fit_url
from tracker.lists.entry.facts import Address
from tracker.lists.entry.slots import Slot
from tracker.lists.entry.targets import Target, label_of, named_by
from tracker.lists.entry.times import Moment, write_date
from tracker.lists.entry.venues import Standing
from tracker.lists.form.links import NEXT_BEST, best_form, fill, fits, lent_form, shown_links, truly_labelled
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lists.entry.emphasis import Emphasis
    from tracker.lists.entry.facts import Facts
    from tracker.lists.form.pattern import Key
    from tracker.lists.form.votes import Votes

_BREAKS = Pattern(r"\s*(?:</?br\s*/?>|\\?\n)", re.IGNORECASE)
"""What ends a line."""
_WORD = Pattern(r"[^\W_]")
_BEGUN = Pattern(r"[^\s*_]")
_STOPS = ".,;:!"
_STRAY = " \t.,;:"
"""Signs that say nothing where nothing stands before them on their line."""
_ARXIV = Pattern(r"\barxiv\b(?:[:,]?[ \t]|(?=\)))", re.IGNORECASE)
_LABEL_ENDS = Pattern(r"[*_`\"” ]*(?:\]\(|</a>)")
"""Behind the last words of a link's label, of which some have to stay: a link without words cannot be clicked."""
_SET_OFF_BEFORE = Pattern(r"(?<=[^\s>])[ \t]*[-–—|·•:;,，；：、][ \t]*$")
_SET_OFF_BEHIND = Pattern(r"[ \t]*(?P<sign>[.,;:|·•，。；：、–—-])[ \t]*")


def _evened(text: str) -> str:
    """A text without the tags of emphasis that open or close alone, as where the words of a pair were left out."""
    for tag in {match["tag"].lower() for match in _LIGHT_TAG.finditer(text)}:
        opened, closed = text.count(f"<{tag}>"), text.count(f"</{tag}>")
        if opened != closed:
            text = text.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    return text


_LIGHT_TAG = Pattern(r"</?(?P<tag>sub|sup|small)>", re.IGNORECASE)
_STOP_IN_TAG = Pattern(r"[,;]\s*(?=</(?:sub|sup|small)>)")
"""What set off the words that were left out at the end of small letters."""
_EMPTY_TAGS = Pattern(r"(?:<br\s*/?>)?[ \t]*<(?P<tag>sub|sup|small|strong)>\s*</(?P=tag)>", re.IGNORECASE)
"""Emphasis around what was left out, with the break before it."""
_BARE_LINE = Pattern(r"\n[ \t]*(?:(?:[-*+]|\d{1,2}[.)])[ \t]*)?(?:</?br\s*/?>)?[ \t.,;:|]*(?=\n|$)")
"""A line with nothing but its marker and stray signs."""
_MARKS = ("**", "__", "*", "_", "`")
_EMPTY_BRACKETS = ("()", "[]", "【】", "（）")
_BETWEEN_BRACKETS = tuple("-–—|·/")
_LAST_BREAK = Pattern(r"\s*</?br\s*/?>\s*$")
_ENDED = Pattern(r"[ \t]*(?:</?br\s*/?>|\\)?[ \t]*(?=\n)", re.IGNORECASE)
"""How a line ends behind what was left out of it."""
_BESIDE = 4
"""So few signs between a venue and a year make them one."""
_BREAK = Pattern(r"^\s*(?:</?br\s*/?>)?\s*", re.IGNORECASE)


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
        self._missing = False
        """Was anything left out?"""
        self._titled = False
        """Does the pattern state the title or the rest of it, of which no words need be repeated?"""
        self._told_whole = False
        """Does the pattern state the whole title?"""
        self._is_named = False
        """Does the pattern of a new entry state the work's name?"""
        self._called = False
        """Does a link with the work's name for a label stand there?"""
        self._preprinted = False
        """Is it told already that the work is a preprint?"""
        self._bare = False
        """Is the last thing written a badge that was left out, with the break behind it still to come?"""

    def write(self, key: Key) -> str:
        """The body that a pattern comes to, its slots filled with the facts of the work."""
        of_venue = _years_of_venue(key)
        self._titled = any(slot in (Slot.TITLE, Slot.SUBTITLE) for slot, _ in key)
        self._told_whole = any(slot == Slot.TITLE for slot, _ in key)
        self._is_named = not self._facts.own and any(slot == Slot.NAME for slot, _ in key)
        runs = enumerate(self._in_runs(sum(slot == "links" for slot, _ in key)))
        for at, (slot, text) in enumerate(key):
            following = key[at + 1][1] if at + 1 < len(key) and key[at + 1][0] == Slot.GLUE else ""
            if slot == Slot.GLUE:
                self._glue(text)
            elif slot == "links":
                self._links(*next(runs))
            elif slot == "stars":
                stars = self._facts.links.get(Target.STAR, ())
                self._written += "".join(self._link(Target.STAR, address) or "" for address in stars)
                self._bare = not stars
            elif slot == Slot.URL:
                self._written += self._url(Target(text) if text else Target.PAPER)
            elif slot == Slot.YEAR:
                self._written += self._year(self._year_told(beside=at in of_venue), text)
            elif slot == Slot.PICTURE and not self._facts.own:
                self._picture(text)
            else:
                self._written += self._fact(Slot(slot), following)
        return _unlinked(self._finished())

    def _picture(self, form: str) -> None:
        """A badge that tells where a work appeared; any other is of its own work and left out."""
        paper = next(iter(self._facts.links.get(Target.PAPER, ())), None)
        if form and paper and fits(form, paper):
            self._written += fill(form, paper)
            return
        self._written = self._written.rstrip(" \t")
        self._left_out = self._missing = True

    def _glue(self, text: str) -> None:
        glue = _BREAK.sub("", text) if self._bare else text
        if self._written.endswith((".", "?", "!")) and glue.startswith(".") and not self._facts.own:
            glue = glue[
                1:
            ]  # behind `et al.`, a title with its own stop, or what is left out between two stops
        if not self._facts.own and not self._is_on_arxiv:
            glue = _ARXIV.sub("", glue)
        glue = self._closed(glue) if self._left_out else glue
        self._written += glue
        self._bare, self._left_out = False, self._left_out and not glue

    @property
    def _is_on_arxiv(self) -> bool:
        return Slot.ID in self._facts.words

    def _finished(self) -> str:
        """The text without the signs and lines that held only what was left out; a blank line that people leave stays."""
        if self._left_out:
            self._written = _LAST_BREAK.sub("", self._written).rstrip(" \t\n([,;–—-")
        if "</s" in self._written and not self._facts.own:
            self._written = _evened(_EMPTY_TAGS.sub("", _STOP_IN_TAG.sub("", self._written)))
        if not self._missing:
            return self._written
        whole = _BARE_LINE.sub(lambda match: "" if match.group().strip() else match.group(), self._written)
        return whole if whole == self._written else _LAST_BREAK.sub("", whole)

    def _fact(self, slot: Slot, following: str) -> str:
        if slot is Slot.DATE:
            return self._date()
        value = next(self._words.get(slot, iter(())), None)
        if slot is Slot.KEY and not self._facts.own:
            value = self._key()
        label = _LABEL_ENDS.match(following)
        if not self._facts.own and not label and self._is_told(slot, value):
            value = None
        if value is None and slot is Slot.VENUE and not self._facts.own:
            value = next(iter(self._facts.words.get(slot, ())), None)  # a list may tell it twice
        if slot is Slot.AUTHORS and value and self._facts.authors:
            value = self._votes.byline().write(self._facts.authors)
        if value is None and slot is Slot.VENUE:
            return self._preprint()
        if value is None:
            value = self._spare() if slot is Slot.TEXT else ""
            self._left_out = not value
            self._missing = self._missing or not value
        if self._facts.own:
            return value
        first = not _BEGUN.search(self._written.rpartition("\n")[2])
        text = fit(value, self._place, in_label=bool(label and label[0].endswith("(")), first=first)
        return self._emphasis.mark(text) if slot is Slot.TITLE else text

    def _is_told(self, slot: Slot, value: str | None) -> bool:
        """Would words of a new entry repeat what another slot of it says?"""
        if slot is Slot.SUBTITLE:
            # it has a name and no title
            return self._is_named and value in self._facts.words.get(Slot.NAME, ())
        if slot is Slot.NAME:
            return self._told_whole and not self._facts.named  # it has a title and no name
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

    def _preprint(self) -> str:
        """What stands for the venue of a work that has none yet, if it is a preprint."""
        if not self._facts.own and not self._is_on_arxiv:
            return self._nothing()
        paper = self._facts.links.get(Target.PAPER, (Address(""),))[0]
        forms = self._votes.told_again if self._preprinted else self._votes.preprints
        self._preprinted = True
        return fill(best_form(forms, paper) or best_form(self._votes.preprints, paper) or "arXiv", paper)

    def _closed(self, text: str) -> str:
        """The glue behind something left out: no comma without a word before it, no empty brackets."""
        bare = text.lstrip(_STOPS)
        mark = next((mark for mark in _MARKS if self._written.endswith(mark) and bare.startswith(mark)), "")
        if mark:
            self._written, text = self._written.removesuffix(mark), bare.removeprefix(mark)
        line = self._written.rpartition("\n")[2]
        if not line.strip(_STRAY):
            self._written = self._written[: len(self._written) - len(line.lstrip(" \t"))]
            text = text.lstrip(_STRAY)
            ended = _ENDED.match(text)
            if ended and self._written.strip():  # nothing else stood on the line
                self._written = self._written.rstrip(" \t").removesuffix("\n")
                text = text[ended.end() :]
            return _BREAK.sub("", text) if not self._written.strip() else text.lstrip(" ")
        if self._written[-1:] + text[:1] in _EMPTY_BRACKETS:
            return self._without_brackets(text[1:])
        if self._written[-1:] in ("(", "["):
            return text.lstrip(",;: ")
        if text[:1] in (")", "]"):
            self._written = self._written.rstrip(" ,;")
        if text.startswith((".", ",", ";", "</")):
            self._written = self._written.rstrip(" ")
        if self._written.endswith(".") and text.startswith("."):
            return text[1:]
        return self._set_off_once(text)

    def _set_off_once(self, text: str) -> str:
        """The same without one of the two signs that set off what was left out; one is enough."""
        before, behind = _SET_OFF_BEFORE.search(self._written), _SET_OFF_BEHIND.match(text)
        if before and text and (not text.strip(" ") or _BREAKS.match(text)):
            self._written = self._written[: before.start()]
            return text
        if before and behind:
            self._written = self._written[: before.start()]
            rest = text[behind.end() :]
            return f" {rest}" if behind["sign"] == "." and rest.strip() else text
        return text

    def _without_brackets(self, text: str) -> str:
        """The same behind brackets that hold nothing, which may be all that stood in emphasis."""
        self._written = self._written[:-1].rstrip()
        if any(self._written.endswith(mark) and text.startswith(mark) for mark in _MARKS):
            return self._closed(text)
        sign = self._written[-1:]
        if sign in _BETWEEN_BRACKETS and text[:1] in (sign, "`", ""):
            self._written = self._written[:-1]
        return text if self._written else text.lstrip()

    def _spare(self) -> str:
        """What may stand for the curator's own words, unless it stands in the line already."""
        spare = self._facts.spare or ""
        return "" if self._titled or (spare and fit(spare, self._place) in self._written) else spare

    def _year_told(self, *, beside: bool) -> Moment | None:
        """The year to tell: beside the venue that of the venue, and none where preprints have none there."""
        if not beside:
            return self._facts.year
        preprint = not self._facts.own and self._facts.standing is Standing.PREPRINT
        if preprint and self._votes.dated_preprints.best() is False:
            return None
        return self._facts.venue_year or self._facts.year

    def _year(self, year: Moment | None, form: str) -> str:
        if year is None:
            return self._nothing()
        return form.replace("{Y}", f"{year.year}").replace("{y}", f"{year.year % 100:02}")

    def _nothing(self) -> str:
        """What is not known is left out, with what set it off."""
        self._left_out = self._missing = True
        return ""

    def _date(self) -> str:
        moment = self._facts.moment
        if moment is None:
            return self._nothing()
        form = self._votes.date_form() or "{Y}-{mm}-{dd}"
        precise = moment.month and (moment.day or "{d" not in form)
        return (
            write_date(form, date(moment.year or 1, moment.month, moment.day or 1))
            if precise
            else f"{moment.year}"
        )

    def _url(self, target: Target) -> str:
        if self._facts.own:
            address = next(self._urls, None)
        else:
            linked = self._facts.links
            address = next((linked[one][0] for one in (target, *NEXT_BEST) if one in linked), None)
            target = next((one for one in (target, *NEXT_BEST) if one in linked), target)
        if address is None:
            self._missing = True
            return _NOWHERE
        form = best_form(self._votes.urls.get(target), address)
        return fit_url(fill(form, address) if form else address.url)

    def _in_runs(self, runs: int) -> Iterator[list[tuple[Target, Address]]]:
        """The links to show, by the runs that they belong into; each is written in one of them."""
        found: list[list[tuple[Target, Address]]] = [[] for _ in range(runs)]
        if runs:
            for target, links in itertools.groupby(shown_links(self._votes, self._facts), key=itemgetter(0)):
                found[min(self._kin.run_of(target), runs - 1)] += links
        return iter(found)

    def _links(self, run: int, links: Sequence[tuple[Target, Address]]) -> None:
        """A run of links."""
        texts: list[tuple[Target, str]] = []
        labels: set[str] = set()
        foreign = self._foreign(run)
        for target, address in links:
            if target in foreign:
                continue
            pair = self._votes.pairs.best() if target is Target.PAPER and not self._facts.own else None
            if pair and all(fits(form, address) for form in pair):
                texts += [(target, fill(form, address)) for form in pair]
            elif text := self._link(target, address):
                if not self._facts.own:
                    label = label_of(text)
                    if label in labels and named_by(label):
                        continue  # a second `Homepage` would say nothing, a second `Link` is as good as the first
                    labels.add(label)
                texts.append((target, text))
        if texts:
            self._written += texts[0][1]
            for (one, _), (other, text) in itertools.pairwise(texts):
                between = (votes.between_of(one, other) for votes in (self._kin, self._votes))
                self._written += next((found for found in between if found is not None), " ") + text
        else:
            self._written = self._written.rstrip(" \t,;|·[(–—-")

    def _foreign(self, run: int) -> frozenset[Target]:
        """What does not stand behind the label at the beginning of a line: no page is a `Paper:`."""
        label = None if self._facts.own else _LABEL_BEFORE.fullmatch(self._written.rpartition("\n")[2])
        said = named_by(label["label"]) if label else None
        if said is None:
            return frozenset()
        own = {said, *self._facts.forced}  # an entry that leads nowhere helps nobody
        return frozenset(one for one in Target if one not in own and not self._votes.stands_in(one, run))

    def _link(self, target: Target, address: Address) -> str | None:
        if target is Target.OTHER:
            return address.raw or None
        form = self._votes.link_form(target) if self._votes.cell and not self._facts.own else None
        form = form or best_form(self._kin.links.get(target), address)
        form = form or best_form(self._votes.links.get(target), address)
        if form and not self._facts.own and (label := self._votes.usual_label(target)):
            form = form.replace("{name}", label)
        if form and "{name}" in form and not self._facts.own:
            if self._called:  # the work's name leads to one place only
                return None
            self._called = True
        if form is None and target in self._facts.forced:
            form = lent_form(self._votes, target)
        if form and "{authors}" in form and not self._facts.own:
            called = self._votes.byline().write(self._facts.authors) or "Paper"
            return fill(form, address._replace(called=fit(called, self._place, in_label=True)))
        if form and not self._facts.own:
            form = truly_labelled(form, target, self._facts.kind)
            address = address._replace(called=fit(address.label, self._place, in_label=True))
        return fill(form, address) if form else None


_LABEL_BEFORE = Pattern(r"[ \t]*(?:[-*+•][ \t]+)?[*_]*(?P<label>[^\s:：][^:：]{0,23})[:：][*_ \t]*")
"""A label at the beginning of a line, right before its links."""
_NOWHERE = "\x00"
"""Stands for an address that nobody knows, until the link around it is taken off its words."""
_LEADS_NOWHERE = Pattern(
    rf"!?\[(?P<label>(?:[^\[\]\\]|\\.)*)\]\([^()]*{_NOWHERE}[^()]*\)|<a\b[^<>]*{_NOWHERE}[^<>]*>(?P<words>.*?)</a>",
    re.IGNORECASE | re.DOTALL,
)


def _unlinked(text: str) -> str:
    """A body without the links whose address nobody knows, their words left."""
    if _NOWHERE not in text:
        return text
    bare = _LEADS_NOWHERE.sub(lambda match: match["label"] or match["words"] or "", text)
    return bare.replace(_NOWHERE, "")


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
