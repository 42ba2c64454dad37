"""What a list may ask of a work's facts while it writes an entry: a description, a cell, a folded block.

The one thing the lists' side needs to hold; it knows nothing of sources, and this knows nothing of Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.facts.cells import asks_for_fact, cell
from tracker.facts.composing import describe
from tracker.facts.details import details
from tracker.facts.manner import manner_of
from tracker.facts.rephrasing import rephrased

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.facts.composing import Composed
    from tracker.facts.fact import Facts
    from tracker.facts.rephrasing import Rephraser


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells one work's facts in the manner of whatever stands around it."""

    facts: Facts
    rephraser: Rephraser | None = None
    """Off unless a person turns it on; what it says is checked."""

    def description(self, neighbours: Sequence[str]) -> Composed:
        """A description like those of the section's other entries."""
        composed = describe(self.facts, manner_of(neighbours))
        return rephrased(composed, self.rephraser) if self.rephraser else composed

    def cell(self, header: str, column: Sequence[str] = ()) -> Composed:
        """What stands under a column's header, given the column's other cells."""
        return cell(header, self.facts, column)

    def asks(self, header: str) -> bool:
        """Does a column's header ask for a fact, so that other words have no place under it?"""
        return asks_for_fact(header)

    def block(self, example: str = "") -> Composed:
        """A `<details>` block like another entry's."""
        return details(self.facts, example)
