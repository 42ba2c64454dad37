"""What was asked about a work on its way to a list, kept so that nobody asks twice and no entry changes by itself.

The facts of a paper's own page, and an endpoint's wording of a description, are sightings of sources of their own: a
service that is silent tomorrow takes nothing back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from state.records import Paper, Sighting, SourceName
from tracker.facts.fact import Fact, Field, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from state.identity import Identity
    from state.records import Work
    from tracker.facts.saying.rephrasing import Rephraser

PAGE = SourceName("page")
WORDING = SourceName("wording")
_NOTES = frozenset((PAGE, WORDING))
LONGEST = 300
"""Letters of a fact's words, of a description and of its wording that are kept."""


def is_note(sighting: Sighting) -> bool:
    """Is this something we asked for rather than a source that announced the work?"""
    return sighting.source in _NOTES


def announced(work: Work) -> tuple[Sighting, ...]:
    """The sightings of the sources that announced a work."""
    return tuple(sighting for sighting in work.sightings if not is_note(sighting))


def page_note(work: Work, facts: Iterable[Fact], now: datetime) -> Sighting:
    """What a paper's own page says, also where that is nothing: it need not be asked for again."""
    rows = [
        [fact.field.value, fact.value, fact.words[:LONGEST], fact.confidence, fact.unit] for fact in facts
    ]
    return _note(work, PAGE, now, {"facts": json.dumps(rows, ensure_ascii=False)})


def page_facts(sighting: Sighting) -> list[Fact]:
    """The facts that a page gave when it was read; a note that cannot be read gives none."""
    try:
        rows = json.loads(sighting.extra.get("facts", "[]"))
        return [
            Fact(Field(about), value, words, Source.PAGE, sure, *unit)  # which not every note tells
            for about, value, words, sure, *unit in rows
        ]
    except (ValueError, TypeError, RecursionError):
        return []


def _note(work: Work, source: SourceName, now: datetime, extra: dict[str, str]) -> Sighting:
    name = work.identity
    return Sighting(
        source, str(name), now, Paper("", arxiv_id=work.paper.arxiv_id), identities=(name,), extra=extra
    )


@dataclass
class Wordings:
    """An endpoint's words for each description, asked for once and kept; after a failure it is left alone."""

    endpoint: Rephraser
    works: Sequence[Work]
    _fresh: dict[Identity, dict[str, str]] = field(default_factory=dict)
    _silent: bool = False

    def of(self, identity: Identity) -> Rephraser:
        """Who words the descriptions of one work."""
        return _Worded(self, identity)

    def worded(self, identity: Identity, text: str, facts: Sequence[str]) -> str:
        """The text as it was worded before, or as the endpoint words it now; empty where it says nothing."""
        short = text[:LONGEST]
        known = {**self._kept().get(identity, {}), **self._fresh.get(identity, {})}
        if short in known:
            return known[short]
        said = "" if self._silent else self.endpoint.rephrase(text, facts)
        self._silent = not said
        if said and len(said) <= LONGEST:
            self._fresh.setdefault(identity, {})[short] = said
        return said

    def _kept(self) -> dict[Identity, dict[str, str]]:
        return {
            work.identity: {sighting.extra.get("text", ""): sighting.extra.get("said", "")}
            for work in self.works
            for sighting in work.sightings
            if sighting.source == WORDING
        }

    def notes(self, now: datetime) -> Iterator[Sighting]:
        """What is new, to be remembered."""
        for work in self.works:
            if fresh := self._fresh.get(work.identity):
                text, said = list(fresh.items())[-1]
                yield _note(work, WORDING, now, {"text": text, "said": said})


@dataclass(frozen=True, slots=True)
class _Worded:
    wordings: Wordings
    work: Identity

    def rephrase(self, text: str, facts: Sequence[str]) -> str:
        return self.wordings.worded(self.work, text, facts)
