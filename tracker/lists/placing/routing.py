"""Which family of entries a paper belongs to: by its nearest neighbours, the headings, its kind and links, and the time.

The weights were chosen on people's own additions to several lists, and such that they were good for all of them;
`docs/quality.md` has the figures.
"""

from __future__ import annotations

import re
from collections import Counter
from heapq import nlargest
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from classifiers.mentions import introduced
from classifiers.router import SectionRouter
from classifiers.text import STOP, tokens
from state.papers import Kind
from tracker.lists.entry.inline import marks, plain
from tracker.lists.entry.moments import moment_of_paper
from tracker.lists.entry.targets import PAGES, address_for, target_of
from tracker.lists.entry.titles import TITLE_WORDS, title_span
from tracker.lists.form.keys import arxiv_of
from tracker.lists.placing.headings import by_script, innermost, named
from tracker.lists.placing.likeness import STEM, ask, phrases, to_middle, to_nearest, topics, with_pieces
from tracker.lists.reading.entries import outward
from tracker.lists.reading.sections import kinds_in, path_of, title_words
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.placing.place import Family, Map
    from tracker.lists.reading.entries import Entry
    from tracker.lists.reading.page import Page


class Choice(NamedTuple):
    """A family that could take the paper, and how likely it is."""

    family: Family
    share: float


_READ = 1500
"""Characters of an entry that are read for its subject."""
_UNTITLED = 400
"""Characters that stand for the title where none is seen."""
_NEAR_MONTHS = 15
_OTHER_YEAR = -1.05
_YEAR = Pattern(r"\b20\d\d\b")
_MIDDLE, _TOPIC, _ROUTED, _LINKED, _GROWN = 6.0, 5.0, 0.2, 0.5, 0.4
_GROWING, _STILL, _SCHOLARLY = 0.23, -0.33, 0.33
_OF_ITS_KIND, _OF_ANOTHER, _SAYS_ITS_KIND, _SAYS_ANOTHER = 1.9, -0.5, 0.8, -0.4
_SURVEY_AMONG_SURVEYS, _OVERVIEW_AMONG_SURVEYS, _WORK_AMONG_SURVEYS = 4.5, 3.0, -5.0
_OURS, _GENERAL = -3.0, -0.5
_OURS_WORDS = Pattern(r"\b(our|ours)\b|我们")
"""Works of the list's own people: a stranger's is none of them."""
_GENERAL_WORDS = Pattern(r"\bgeneral\b|\b(?:others?|misc|miscellaneous)$|其[他它]$")
"""A general heading, or one for the rest, takes what no other does: to be like its entries says little."""
_OVERVIEW = Pattern(
    r"\b(challenges|opportunities|future|perspectives?|progress|advances|concepts|roadmap|taxonomy|position paper)\b",
    re.IGNORECASE,
)
"""Words of titles that look back over a field without calling it a survey."""


def rank(map_: Map, candidate: Candidate, among: Iterable[Family] | None = None) -> list[Choice]:
    """The families that could take a paper, likeliest first."""
    allowed = list(among) if among is not None else list(map_.families)
    if len(allowed) == 1:
        return [Choice(allowed[0], 1.0)]
    weigher = _Weigher(map_, candidate, allowed)
    scores = {family: weigher.score(family) for family in allowed}
    top = max(scores.values())
    powers = {family: exp(score - top) for family, score in scores.items()}
    total = sum(powers.values())
    return sorted(
        (Choice(family, power / total) for family, power in powers.items()), key=lambda choice: -choice.share
    )


class _Weigher:
    """Everything about one paper and one page that a family's score is made of."""

    def __init__(self, map_: Map, candidate: Candidate, allowed: Sequence[Family]) -> None:
        self._candidate = candidate
        self._headings = {family: by_script(heading_words(map_.page, family)) for family in allowed}
        self._entries = {family: map_.entries(family) for family in allowed}
        paper = candidate.paper
        texts = {
            family: [*(tokens(_shown(entry)) for entry in entries), tokens(heading)]
            for (family, entries), heading in zip(self._entries.items(), self._headings.values(), strict=True)
        }
        title, abstract = tokens(paper.title), tokens(paper.abstract)
        titles = {
            family: [with_pieces(_title_of(entry)) for entry in entries]
            for family, entries in self._entries.items()
        }
        self._middle = to_middle(ask(titles, phrases, with_pieces(paper.title), with_pieces(paper.abstract)))
        self._topic = to_nearest(ask(texts, topics, title, abstract))
        self._routed = _route(texts, self._headings, paper.title)
        words = [*title, STOP, *abstract]
        self._introduced = {str(kind) for kind in introduced(words)}
        self._innermost = {family: innermost(map_.page, family) for family in allowed}
        listed = {family: those[:-1] for family, those in texts.items()}
        self._named = named(self._innermost, listed, title, abstract)
        self._link_odds = _link_odds(self._entries, candidate)
        self._times = {
            family: [time for entry in entries if (time := arxiv_of(entry))]
            for family, entries in self._entries.items()
        }
        self._grown = _grown(self._times)

    def score(self, family: Family) -> float:
        """How well a family fits, as the logarithm of odds."""
        return (
            _MIDDLE * self._middle[family]
            + _TOPIC * self._topic[family]
            + _ROUTED * self._routed[family]
            + _LINKED * self._link_odds[family]
            + _GROWN * self._grown[family]
            + self._named[family]
            + _reserved(self._innermost[family])
            + self._kind(family)
            + self._time(family)
        )

    def _kind(self, family: Family) -> float:
        about = set(kinds_in(title_words(self._headings[family])))
        if not about:
            return 0.0
        if about == {Kind.SURVEY}:
            return self._survey()
        score = _OF_ITS_KIND if self._candidate.kind in about else _OF_ANOTHER
        if self._introduced:
            score += _SAYS_ITS_KIND if self._introduced & about else _SAYS_ANOTHER
        return score

    def _survey(self) -> float:
        """Among surveys stand surveys, and hardly anything else."""
        if self._candidate.kind is Kind.SURVEY:
            return _SURVEY_AMONG_SURVEYS
        overview = _OVERVIEW.search(self._candidate.paper.title)
        return _OVERVIEW_AMONG_SURVEYS if overview else _WORK_AMONG_SURVEYS

    def _time(self, family: Family) -> float:
        """Does the family grow with papers of this time?"""
        entries = self._entries[family]
        day = moment_of_paper(self._candidate.paper.published, self._candidate.paper.arxiv_id)
        ids = self._times[family]
        score = _SCHOLARLY * len(ids) / max(1, len(entries))
        if day is None:
            return score
        months = [int(key[0]) * 12 + int(key[1]) for key in ids]
        near = sum(abs(month - day.year * 12 - day.month) <= _NEAR_MONTHS for month in months)
        said = [int(year) for year in _YEAR.findall(self._headings[family])]
        apart = (
            bool(said)
            and not min(said) <= day.year <= max(said) + ("post" in self._headings[family].casefold()) * 99
        )
        return score + _GROWING * log(near + 1) + (0.0 if near else _STILL) + (_OTHER_YEAR if apart else 0.0)


def _reserved(heading: str) -> float:
    """What speaks against a heading: that it is for the works of some people, or for whatever finds no other."""
    words = title_words(heading)
    return _OURS * bool(_OURS_WORDS.search(words)) + _GENERAL * bool(_GENERAL_WORDS.search(words))


def _shown(entry: Entry) -> str:
    return entry.shown if len(entry.text) <= _READ else plain(entry.text[:_READ])


def _title_of(entry: Entry) -> str:
    """The work's title, or where none is seen what its entry says first."""
    text = entry.body[:_READ]
    span = title_span(text, marks(text), TITLE_WORDS)
    return plain(text[slice(*span)]) if span else _shown(entry)[:_UNTITLED]


def heading_words(page: Page, family: Family) -> str:
    """The words of the headings right over a family."""
    titles = [page.sections[number].words for number in path_of(page.sections, family.section)[-2:]]
    return " ".join((*titles, *family.labels))


def _route(
    texts: Mapping[Family, Sequence[Sequence[str]]], headings: Mapping[Family, str], title: str
) -> dict[Family, float]:
    """The logarithm of what the section router of the classifiers says, over stems."""

    def stemmed(words: Iterable[str]) -> str:
        return " ".join(word[:STEM] for word in words)

    router: SectionRouter[Family] = SectionRouter.fit(
        ((family, stemmed(words)) for family, those in texts.items() for words in those[:-1]),
        {family: stemmed(tokens(heading)) for family, heading in headings.items()},
    )
    return {family: log(share + 1e-9) for family, share in router.rank(stemmed(tokens(title)))}


def _grown(times: Mapping[Family, Sequence[tuple[int, ...]]]) -> dict[Family, float]:
    """How many of the page's newest works stand in a family, as a logarithm: people go on where they are adding."""
    newest = nlargest(
        _NEWEST, ((time, number) for number, those in enumerate(times.values()) for time in those)
    )
    counted = Counter(number for _, number in newest)
    return {family: log(counted[number] + _NONE) for number, family in enumerate(times)}


_NEWEST, _NONE = 10, 0.3


def _link_odds(entries: Mapping[Family, Sequence[Entry]], candidate: Candidate) -> dict[Family, float]:
    """How usual the paper's links are in a family: works with data sets stand among others with data sets."""
    mine = {target for target in PAGES if address_for(target, candidate)}
    shown = {
        family: [{target_of(address) for address in outward(entry.text[:_READ])} for entry in those]
        for family, those in entries.items()
    }
    everywhere = [targets for those in shown.values() for targets in those]
    found: dict[Family, float] = dict.fromkeys(entries, 0.0)
    for target in PAGES:
        usual = (sum(target in targets for targets in everywhere) + 0.5) / (len(everywhere) + 1)
        for family, those in shown.items():
            here = (sum(target in targets for targets in those) + 4 * usual) / (len(those) + 4)
            found[family] += log(here / usual) if target in mine else log((1 - here) / (1 - usual))
    return found
