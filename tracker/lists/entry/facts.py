"""The facts a line can state: of an entry that stands there, or of the paper that is to stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from state.titles import word_count
from tracker.lists.entry.badges import Imprint, imprint_of, take_apart, tells
from tracker.lists.entry.escaping import is_web
from tracker.lists.entry.moments import Moment, moment_of_paper
from tracker.lists.entry.slots import GLUE, LINK, Part, Slot
from tracker.lists.entry.targets import ARXIV_ID, PAGES, Target, label_of, repository_of
from tracker.lists.entry.times import DateFound, find_dates, find_years, month_alone
from tracker.lists.entry.venue_labels import told_by_label
from tracker.lists.entry.venues import Standing, standing_of
from tracker.lists.entry.yearless import day_alone
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from tracker.lists.candidate import Candidate

_URL = Pattern(
    r"\]\(\s*<?(?P<link>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)|href\s*=\s*[\"']?(?P<href>[^\"'\s>]+)|(?P<bare>https?://\S+)"
)
_LINK = Pattern(r"\[?!?\[(?:[^\[\]()<>:]*|\[[^\[\]()<>:]*\])\]\((?P<url>[^()\s<>]+)\)\]?")
"""A link as nearly all are: its words are no picture and no address."""
_HREF = Pattern(r"[\[(]?<a\b[^<>]*?\bhref\s*=\s*[\"']?(?P<href>[^\"'\s>]+)", re.IGNORECASE)


class Address(NamedTuple):
    """Where a link leads, with what forms may take from it."""

    url: str
    id: str | None = None
    version: str = "v1"
    repository: str | None = None
    called: str | None = None
    """The words to click on, where they are known and not read off the whole link."""
    raw: str = ""
    """The whole link as it stands, where it comes from an entry."""
    imprint: Imprint | None = None
    """Where and when the work appeared, for badges that tell it."""

    @property
    def label(self) -> str:
        """The words to click on, where a list writes the work's name there."""
        return label_of(self.raw) if self.called is None else self.called


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What can be stated of one work; a slot that is missing is not in `words`."""

    words: Mapping[Slot, tuple[str, ...]] = field(default_factory=dict)
    moment: Moment | None = None
    year: Moment | None = None
    links: Mapping[Target, tuple[Address, ...]] = field(default_factory=dict)
    urls: tuple[Address, ...] = ()
    """The addresses behind the title or the name, in order."""
    spare: str | None = None
    """What may stand for the curator's own words where the list always has some."""
    hidden: frozenset[Target] = frozenset()
    """What another cell of the row shows."""
    forced: frozenset[Target] = frozenset()
    """What has to be shown even where no example shows it: a row without any link helps nobody."""
    authors: tuple[str, ...] = ()
    """One by one, where they are known so."""
    kind: str = ""
    """What the work is, for columns that say it."""
    unknown: bool = False
    """Does a cell ask for a fact that nobody has told?"""
    venue_year: Moment | None = None
    """The year that belongs to the venue, which is not always that of the paper."""
    named: bool = True
    """Does the work or its repository have a name, so that `words` holds more than what may stand for one?"""
    called: bool = True
    """Is the name the work's own, and not its repository's?"""
    own: bool = False
    """Do they come from an entry itself, so that what is missing is truly missing?"""

    @property
    def make(self) -> Make:
        """What of an entry's own facts decides on its pattern: how much it states of what, not in which words."""
        return (
            tuple((slot, len(words)) for slot, words in self.words.items()),
            tuple(raw for raw in self.words.get(Slot.TEXT, ()) if len(raw) <= _SHORT),
            frozenset(self.links),
            len(self.urls),
            self.moment is None,
            self.year is None,
            self.standing,
        )

    @property
    def standing(self) -> Standing:
        """Has the work appeared, as far as is told?"""
        venues = self.words.get(Slot.VENUE, ())
        return standing_of(venues[0]) if venues else Standing.PREPRINT


_SHORT = 24
"""Longer words are hardly ever the same in two entries."""
Make = tuple[tuple[tuple[Slot, int], ...], tuple[str, ...], frozenset[Target], int, bool, bool, Standing]


def facts_of_parts(parts: Iterable[Part]) -> EntryFacts:
    """What an entry's parts state."""
    words: dict[Slot, list[str]] = {}
    links: dict[Target, list[Address]] = {}
    moment = year = None
    urls: list[Address] = []
    for part in parts:
        slot = part.slot
        if slot is GLUE:
            continue
        if slot is LINK and part.target:
            links.setdefault(part.target, []).append(_address(part.raw, _url_in(part.raw)))
        elif slot is Slot.URL:
            urls.append(_address(part.raw, part.raw))
        elif slot is Slot.DATE:
            moment = moment or next(iter([*find_dates(part.raw), *_alone(part.raw)])).moment
        elif slot is Slot.YEAR:
            year = year or _year(part.raw)
        else:
            words.setdefault(slot, []).append(part.raw)
    said = {slot: tuple(each) for slot, each in words.items()}
    led = {target: tuple(each) for target, each in links.items()}
    return EntryFacts(said, moment, year, led, tuple(urls), own=True)


def _alone(raw: str) -> list[DateFound]:
    found = month_alone(raw) or day_alone(raw)
    return [found] if found else []


def _year(raw: str) -> Moment:
    found = find_years(f" {raw} ") or find_years(raw)
    if found:
        return found[0].moment
    year = int(re.sub(r"\D", "", raw)[-4:] or 0)
    return Moment(2000 + year if 0 < year < 100 else year)


def _url_in(raw: str) -> str:
    """The address a link leads to: that of the outermost link, which comes last, or first as an anchor."""
    if plain := _LINK.fullmatch(raw):
        return plain["url"]
    anchor = _HREF.match(raw)
    if anchor:
        return anchor["href"]
    found = [match["link"] or match["href"] or match["bare"] or "" for match in _URL.finditer(raw)]
    return found[-1].removesuffix(">") if found else raw


def _address(raw: str, url: str) -> Address:
    match = ARXIV_ID.search(raw)
    if match and raw != url:
        match = ARXIV_ID.search(url) or match
    return Address(
        url,
        match["id"] if match else None,
        (match["version"] or "v1") if match else "v1",
        repository_of(url) or _starred(raw),
        raw=raw,
        imprint=take_apart(raw)[1] if tells(raw) else told_by_label(raw)[1],
    )


def _starred(raw: str) -> str | None:
    match = _STARS.search(raw) if "github/stars/" in raw else None
    return match[1] if match else None


_STARS = Pattern(r"github/stars/([\w.-]+/[\w.-]+?)(?=\.svg|[?\"'\s)&#]|$)")


def facts_of_candidate(candidate: Candidate) -> EntryFacts:
    """What is known of a paper, as a line can state it."""
    paper, links = candidate.paper, candidate.paper.links
    words: dict[Slot, tuple[str, ...]] = {Slot.TITLE: (paper.title,)}
    words[Slot.SUBTITLE] = (candidate.subtitle or paper.title,)
    name = candidate.name or _spare_name(candidate)
    words[Slot.NAME] = (name,)
    if paper.arxiv_id:
        words[Slot.ID] = (paper.arxiv_id,)
    if paper.authors:
        words[Slot.AUTHORS] = (", ".join(paper.authors),)
    venue = venue_year = None
    if paper.venue:
        venue, venue_year = venue_and_year(paper.venue)
        words[Slot.VENUE] = (venue,)
    moment = moment_of_paper(paper.published, paper.arxiv_id)
    about = {
        Target.PAPER: _paper_address(candidate),
        **{target: getattr(links, page) for target, page in PAGES.items()},
        Target.STAR: links.code if repository_of(links.code) else None,
    }
    told = imprint_of(venue, venue_year, moment)
    found = {
        target: (Address(url, paper.arxiv_id, "v1", repository_of(links.code), name, imprint=told),)
        for target, url in about.items()
        if url and is_web(url)
    }
    year = Moment(moment.year) if moment else None
    return EntryFacts(
        words,
        moment,
        year,
        found,
        spare=candidate.subtitle,
        authors=paper.authors,
        kind=candidate.kind,
        venue_year=venue_year,
        named=bool(candidate.name or _is_its_own_name(paper.title) or _coined_repository(candidate)),
        called=candidate.name is not None,
    )


def venue_and_year(venue: str) -> tuple[str, Moment | None]:
    """Where a paper appeared without the year, and the year; lists set the two apart in their own way.

    >>> venue_and_year("CVPR 2025 Workshop")
    ('CVPR Workshop', Moment(year=2025, month=0, day=0))
    """
    years = find_years(venue)
    if len(years) != 1:
        return venue, None
    name = f"{venue[: years[0].start]} {venue[years[0].end :]}"
    bare = " ".join(_EMPTY_BRACKETS.sub(" ", name).split()).strip(" ,;'’")
    return (bare, years[0].moment) if bare else (venue, None)


def _spare_name(candidate: Candidate) -> str:
    """What can stand for a name where a list asks for one: the repository's, else the short beginning of the title, else all of it."""
    if _is_its_own_name(candidate.paper.title):
        return candidate.paper.title
    repository = _coined_repository(candidate)
    if repository:
        return repository
    head = re.split(r"\s*:\s|(?<=\?)\s", candidate.paper.title)[0]
    return head if word_count(head) <= _NAME_WORDS else candidate.paper.title


def _is_its_own_name(title: str) -> bool:
    """Is a title so short that it is no more than the work's name?"""
    return word_count(title) <= _ITS_OWN_NAME


_ITS_OWN_NAME = 2


def _coined_repository(candidate: Candidate) -> str | None:
    """The name of the repository, unless it only spells words of the title once more: `Slow-Lamps` for "Slow Lamps at Sea"."""
    repository = repository_of(candidate.paper.links.code)
    if not repository:
        return None
    name = repository.partition("/")[2]
    pieces = re.split(r"[-_.]", name.casefold())
    said = set(re.findall(r"[^\W_]+", candidate.paper.title.casefold()))
    return None if len(pieces) > 1 and all(_is_said(piece, said) for piece in pieces) else name


def _is_said(piece: str, said: AbstractSet[str]) -> bool:
    """Is a piece one of some words, in whatever form: `evaluation` of "Evaluating"?"""
    stem = piece[:_STEM]
    return piece in said or (len(stem) >= _FEWEST_LETTERS and any(word.startswith(stem) for word in said))


_STEM, _FEWEST_LETTERS = 5, 4

_NAME_WORDS = 5
_EMPTY_BRACKETS = Pattern(r"\(\s*\)|\[\s*\]")


def _paper_address(candidate: Candidate) -> str | None:
    paper = candidate.paper
    if paper.arxiv_id:
        return f"https://arxiv.org/abs/{paper.arxiv_id}"
    return paper.links.abs or paper.links.pdf
