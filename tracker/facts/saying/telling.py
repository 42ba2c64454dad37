"""What a list may ask of a work's facts while it writes an entry: a description, a cell, a folded block.

The one thing the lists' side needs to hold; it knows nothing of sources, and this knows nothing of Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.facts.fact import Facts, Field, Source
from tracker.facts.naming.contribution import contribution_facts
from tracker.facts.naming.name import name_facts
from tracker.facts.saying.composing import describe
from tracker.facts.saying.manner import Says, manner_of
from tracker.facts.text.passage import Passage
from tracker.facts.text.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from state.records import Paper
    from tracker.facts.saying.composing import Composed
    from tracker.facts.saying.rephrasing import Rephraser


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells one work's facts in the manner of whatever stands around it."""

    told: Facts | Paper
    """The facts, or the paper whose text they are read from where they are asked for."""
    rephraser: Rephraser | None = None
    """Off unless a person turns it on; what it says is checked."""

    @property
    def facts(self) -> Facts:
        """The facts, read first where only texts are known."""
        return self.told if isinstance(self.told, Facts) else _all_facts(self.told)

    def description(self, neighbours: Sequence[str]) -> Composed:
        """A description like those of the section's other entries."""
        manner = manner_of(neighbours)
        if isinstance(self.told, Facts) or manner.says in (Says.ARCHITECTURE, Says.SIZES):
            composed = describe(self.facts, manner)
        else:
            composed = describe(_own_words(self.told), manner)
        if self.rephraser is None:
            return composed
        from tracker.facts.saying.rephrasing import rephrased  # noqa: PLC0415 - few turn it on

        return rephrased(composed, self.rephraser)

    def cell(self, header: str, column: Sequence[str] = ()) -> Composed:
        """What stands under a column's header, given the column's other cells."""
        from tracker.facts.saying.cells import cell, is_told  # noqa: PLC0415 - many lists have no tables

        return cell(header, self.facts if is_told(header) else Facts(), column)

    def asks(self, header: str) -> bool:
        """Does a column's header ask for a fact, so that other words have no place under it?"""
        from tracker.facts.saying.cells import asks_for_fact  # noqa: PLC0415 - as above

        return asks_for_fact(header)

    def block(self, example: str = "") -> Composed:
        """A `<details>` block like another entry's."""
        from tracker.facts.saying.details import details  # noqa: PLC0415 - few lists fold anything

        return details(self.facts, example)


def _own_words(paper: Paper) -> Facts:
    """What a paper says of itself in a few words, name, subtitle and contribution: much quicker to read than all facts."""
    abstract = Passage(paper.abstract, Source.ABSTRACT)
    naming = name_facts(paper.title, abstract)
    name = next((fact.value for fact in naming if fact.field is Field.NAME), None)
    return Facts((*naming, *contribution_facts(name, abstract, read(abstract, name))))


@lru_cache(maxsize=8)
def _all_facts(paper: Paper) -> Facts:
    from tracker.facts.extract import extract  # noqa: PLC0415 - slow to load, and many entries need none of it

    return extract(paper)
