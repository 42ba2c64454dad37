"""Which sources there are: the one list to add a line to for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.sources.arxiv.source import ArxivSource

if TYPE_CHECKING:
    from datetime import date

    from tracker.http.door import Door
    from tracker.ports import Source
    from tracker.settings.sources import SourcesSettings
    from tracker.sources.addresses import Addresses


def sources_from(
    settings: SourcesSettings, door: Door, addresses: Addresses, since: date | None = None
) -> tuple[Source, ...]:
    """The sources that the settings leave enabled, in the order in which they are polled; `since` asks for a backfill."""
    sources: list[Source] = []
    if settings.arxiv.enabled:
        sources.append(
            ArxivSource(door, settings.arxiv.categories, addresses.arxiv_rss, addresses.arxiv_oai, since)
        )
    return tuple(sources)
