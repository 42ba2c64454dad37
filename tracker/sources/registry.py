"""Which services works come from: the one list to add a line to for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.settings.narrowed import all_known
from tracker.sources.arxiv.origin import ORIGIN as ARXIV
from tracker.sources.arxiv.query import ArxivQuery
from tracker.sources.details import DetailsSource
from tracker.sources.huggingface.origin import ORIGIN as HUGGING_FACE
from tracker.sources.origin import ALL_THAT_IS_NEW, Means
from tracker.sources.pwc.archive import ArchiveSource
from tracker.sources.pwc.origin import ORIGIN as PAPERS_WITH_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tracker.http.door import Door
    from tracker.ports import Source
    from tracker.settings.sources import SourcesSettings
    from tracker.sources.addresses import Addresses
    from tracker.sources.origin import Origin, Reach

ORIGINS: tuple[Origin, ...] = (
    ARXIV,
    HUGGING_FACE,
    PAPERS_WITH_CODE,
)
"""Every service, in the order in which they are polled."""


def sources_from(
    settings: SourcesSettings, door: Door, addresses: Addresses, reach: Reach = ALL_THAT_IS_NEW
) -> tuple[Source, ...]:
    """The sources that the settings leave enabled, as far as a poll reaches, in the order in which they are polled.

    A name that none of them has raises `UsageError`.
    """
    means = Means(settings, door, addresses, reach.since)
    sources: list[Source] = []
    if settings.details_per_poll:  # first: what it asks for does not depend on how the others fare
        sources.append(_details(means))
    for origin in ORIGINS:
        sources += origin.sources(means)
    all_known("source", reach.only, [source.name for source in sources])
    return tuple(source for source in sources if not reach.only or source.name in reach.only)


def _details(means: Means) -> DetailsSource:
    """The errands for single works, at the services that are enabled."""
    runners = {task: runner for origin in ORIGINS for task, runner in origin.errands(means).items()}
    query = ArxivQuery(means.door, means.addresses.arxiv_api)
    return DetailsSource(runners, query, means.settings.details_per_poll)


def archives_from(paths: Iterable[Path]) -> tuple[Source, ...]:
    """The dumps of the old Papers with Code as sources, each read once."""
    return tuple(ArchiveSource(path) for path in paths)
