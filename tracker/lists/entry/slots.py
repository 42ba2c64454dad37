"""What a part of an entry may be, and what a column of a table may hold."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tracker.lists.entry.targets import Target


class Slot(StrEnum):
    """What a stretch of an entry states."""

    GLUE = "glue"
    TITLE = "title"
    SUBTITLE = "subtitle"
    """The title without the name that stands before it."""
    NAME = "name"
    URL = "url"
    """The address behind a title or a name."""
    LINK = "link"
    """A whole labelled link or badge: `[[Paper](…)]`."""
    DATE = "date"
    YEAR = "year"
    VENUE = "venue"
    AUTHORS = "authors"
    TEXT = "text"
    """Words of the curator's own."""
    ID = "id"
    """The arXiv id, where no word says that it is one: `(2601.00001)`."""
    KEY = "key"
    """What the work is cited by: `[Made2025]`."""
    PICTURE = "picture"
    """A badge, a picture or an empty link, which lead nowhere: a mark of the curator's own."""


GLUE, LINK = Slot.GLUE, Slot.LINK
"""What each part of each entry is asked for: by the class a member is looked up ten times as slowly in Python 3.11."""
TITLES = frozenset({Slot.TITLE, Slot.SUBTITLE})
"""What stands for a title, whole or without its name."""
CALLED = (Slot.NAME, Slot.TITLE, Slot.SUBTITLE)
"""What says of which work an entry is."""


class Part(NamedTuple):
    """A stretch of an entry: what it states, its raw text, and the form that is the same in every entry."""

    slot: Slot
    raw: str
    form: str = ""
    target: Target | None = None


class Span(NamedTuple):
    """A stretch of an entry that says something; what no span covers is glue."""

    start: int
    end: int
    slot: Slot
    form: str = ""
    target: Target | None = None


class Column(StrEnum):
    """What a table's column is for."""

    TITLE = "title"
    NAME = "name"
    VENUE = "venue"
    DATE = "date"
    AUTHORS = "authors"
    LINKS = "links"
    TEXT = "text"
