"""What came of trying to add a paper: one type an outcome, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.lists.reading.works import Mention


FITS = "fits"
"""The reason where nothing speaks against the place."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A page with one entry more."""

    new_bytes: bytes
    section: tuple[str, ...]
    """Headings over the entry, outermost first, as written."""
    line: int
    """1-based, in the new text."""
    inserted: tuple[str, ...]
    """The lines exactly as inserted, without their ends."""
    fidelity: float
    """Share of the section's entries that the inferred format reproduces byte for byte."""
    reason: str
    runner_up: tuple[str, ...] = ()
    confidence: float = 1.0
    names: tuple[str, ...] = ()
    """The lines inserted elsewhere that tell where its links by name lead."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The paper stands there already."""

    mentions: tuple[Mention, ...]
    reason: str
    path: str = ""
    """Of the other page on which it stands, where it is not on the page itself."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """A person should look: what would have been added is a suggestion."""

    reason: str
    suggestion: Addition | None = None
    understood: bool = True
    """Or is it that too few of the section's entries are, which a template would mend?"""

    @property
    def not_understood(self) -> Addition | None:
        """What is suggested only because too few entries are understood."""
        return None if self.understood else self.suggestion


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing can be added safely."""

    reason: str


AddingOutcome = Addition | Duplicate | Unsure | Refused
