"""What one run works with: `tracker.wiring` makes it, and every part of the job takes what it needs of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.job.progress import Progress, Unwatched
from tracker.pullrequest.ledger import StoreLedger

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from classifiers.model import Model
    from state.records import ListName
    from state.store import Store
    from tracker.facts.saying.rephrasing import Rephraser
    from tracker.forge.port import ForgeFor
    from tracker.job.enrichment import PageOf
    from tracker.ports import Judge, Source
    from tracker.pullrequest.ledger import Ledger


@dataclass(frozen=True)
class Ports:
    """The concrete things one run works with; `tracker.wiring` makes them."""

    store: Store
    sources: tuple[Source, ...]
    judge: Judge
    forge_for: ForgeFor
    base: Model | None = None
    """The model that runs learn on from; without one they do not learn."""
    ledger_for: Callable[[Store, ListName], Ledger] = StoreLedger
    page_of: PageOf | None = None
    """Reads papers' own pages, where a person allows it."""
    rephraser: Rephraser | None = None
    """Words descriptions otherwise, where a person turns it on."""
    requests: Callable[[], Mapping[str, int]] = dict
    stopwatch: Callable[[], float] = lambda: 0.0
    progress: Progress = field(default_factory=Unwatched)
