"""Headings by the way of publication: `Conference`, `Journal`, `arXiv and Workshops`, side by side under one subject."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.lists.entry.inline import plain
from tracker.lists.entry.venues import Standing, standing_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.placing.place import Family, Map


class Shelf(StrEnum):
    """A way of publication."""

    PREPRINT = "preprint"
    CONFERENCE = "conference"
    WORKSHOP = "workshop"
    JOURNAL = "journal"


_WORDS = {
    "arxiv": Shelf.PREPRINT,
    "preprint": Shelf.PREPRINT,
    "conference": Shelf.CONFERENCE,
    "proceeding": Shelf.CONFERENCE,
    "workshop": Shelf.WORKSHOP,
    "journal": Shelf.JOURNAL,
}
_BETWEEN = Pattern(r"[\s,/&|-]+|\b(?:and|or|papers?|publications?|articles?)\b", re.IGNORECASE)
_WORKSHOP = Pattern(r"\b[Ww]orkshops?\b|W(?<=[A-Z]{3}W)(?= ?['’]?\d|$)")
_JOURNAL = Pattern(
    r"\b(?:[Tt]ransactions|[Jj]ournal|[Ll]etters|Magazine|IEEE Access|Nature|Science|Neurocomputing"
    r"|T-?(?!HRI)[A-Z]{2,6}|IJCV|IJRR|JMLR|PAMI|RA-?L|CSUR|MIA|MedIA|JBHI)\b"
)


def of_its_shelf(map_: Map, candidate: Candidate, families: Sequence[Family]) -> list[Family]:
    """The families that may take a work by how it was published; all of a section where none of them says so."""
    mine = shelf_of(candidate.paper.venue)
    return map_.narrowed(
        families, lambda family: _shelves_over(map_, family), lambda shelves: mine in shelves
    )


def _shelves_over(map_: Map, family: Family) -> frozenset[Shelf]:
    """What the label or the heading right over a family says of publication, and nothing else."""
    words = family.labels[-1] if family.labels else map_.page.sections[family.section].words
    return shelves_named(plain(words))


def shelves_named(words: str) -> frozenset[Shelf]:
    """The ways of publication that words name, where they name nothing else.

    >>> sorted(shelves_named("ArXiv and Workshops"))
    [<Shelf.PREPRINT: 'preprint'>, <Shelf.WORKSHOP: 'workshop'>]
    >>> shelves_named("Journal of Lamps")
    frozenset()
    """
    named = [word.casefold().removesuffix("s") for word in _BETWEEN.split(words) if word.strip(" :：")]
    known = [_WORDS.get(word.strip(":：")) for word in named]
    return frozenset(shelf for shelf in known if shelf) if None not in known else frozenset()


def shelf_of(venue: str | None) -> Shelf:
    """How a work was published, by the words for where."""
    if not venue or standing_of(venue) is Standing.PREPRINT:
        return Shelf.PREPRINT
    if _WORKSHOP.search(venue):
        return Shelf.WORKSHOP
    return Shelf.JOURNAL if _JOURNAL.search(venue) else Shelf.CONFERENCE
