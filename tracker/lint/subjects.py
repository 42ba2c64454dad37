"""What an entry is about: its title, its paper and its date, as the rules compare them; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from state.identity import PAPERS, Identity, Scheme, identify
from state.titles import fold, word_count, words_of
from tracker.lint.titles import TITLE_WORDS
from tracker.lists.entry.inline import addresses, marks, plain
from tracker.lists.entry.labels import is_address, is_label
from tracker.lists.entry.moments import Moment, moment_of_paper
from tracker.lists.entry.times import find_dates
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.works import identities_in
from tracker.once import once
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.entry.facts import EntryFacts
    from tracker.lists.reading.entries import Entry

YEAR = Pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""A label with a year in it is that of a venue, and no name."""
MANY_PAPERS = 3
"""So many papers in one entry make it a sentence about them."""
_LEAD = 40
_SHOWN = 70
_LABELLED_DATE = re.compile(
    r"\b(released?|date|published|publication date|submitted)\b\W{0,6}(?P<rest>.{0,40})", re.IGNORECASE
)


@dataclass(frozen=True)
class Subject:
    """What an entry is about."""

    entry: Entry
    title: str
    """As a reader sees it; empty where the entry has none of its own."""
    titled: bool
    """Is that a whole title, and not only a name?"""
    name: str
    """What the work is called apart from its title."""
    paper: Identity | None
    """The paper that it lists; None for prose that speaks of several."""
    stated: Moment | None
    """The date it states, to the month at least."""

    @property
    def line(self) -> int:
        """The line on which the entry begins, counted from 1."""
        return self.entry.start + 1

    @property
    def shown(self) -> str:
        """The title, as long as a line of findings bears it."""
        return self.title if len(self.title) <= _SHOWN else self.title[: _SHOWN - 1].rstrip() + "…"

    @once
    def words(self) -> frozenset[str]:
        """All words of the entry, for comparison."""
        return frozenset(words_of(plain(self.entry.text)))

    @once
    def said(self) -> tuple[str, frozenset[str]]:
        """All words of the entry in their order, and where it leads: what a copy has in common with it."""
        return fold(plain(self.entry.text)), frozenset(addresses(self.entry.text))

    @property
    def appeared(self) -> Moment | None:
        """The month its arXiv id is made of."""
        if self.paper is None or self.paper.scheme is not Scheme.ARXIV:
            return None
        return moment_of_paper(None, self.paper.value)


def papers_of(entry: Entry) -> list[Identity]:
    """The papers that an entry links, each once."""
    told = identities_in(_without_shown_addresses(entry.text))
    return list(dict.fromkeys(found for found in told if found.scheme in PAPERS))


def lists_its_paper(entry: Entry, papers: Sequence[Identity]) -> bool:
    """Does an entry list its paper, and not speak of it, or of several, in a sentence?"""
    if entry.kind in (EntryKind.ROW, EntryKind.BLOCK):
        return True
    if len(papers) >= MANY_PAPERS:
        return False
    body = entry.body
    found = [mark for mark in marks(body) if not mark.image]
    if sum(not is_label(mark.label_in(body)) for mark in found) >= MANY_PAPERS:
        return False
    for mark in found:
        if identify(mark.url_in(body)) == papers[0]:
            label = mark.label_in(body)
            named = word_count(plain(label)) < TITLE_WORDS and not is_label(label) and not YEAR.search(label)
            return not named or len(plain(body[: mark.start])) <= _LEAD
    return True


def _without_shown_addresses(text: str) -> str:
    """An entry without the words of links that are addresses themselves: a link leads where it leads."""
    if "](" not in text or "[http" not in text:
        return text
    for mark in reversed(marks(text)):
        if is_address(mark.label_in(text)):
            text = text[: mark.label[0]] + text[mark.label[1] :]
    return text


def stated_in(entry: Entry, facts: tuple[EntryFacts, ...]) -> Moment | None:
    """The date that an entry gives for its work; in a long block only one with a label counts."""
    if entry.kind is not EntryKind.BLOCK:
        told = (one.moment for one in facts if one.moment)
        return next((moment for moment in told if moment.year and moment.month), None)
    for line in entry.text.split("\n"):
        said = _LABELLED_DATE.search(line) if len(line) < 80 else None
        found = find_dates(said["rest"]) if said else ()
        if found:
            return found[0].moment
    return None
