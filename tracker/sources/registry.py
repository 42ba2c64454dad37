"""Which sources there are: the one list to add a line to for a new one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from state.identity import Scheme
from tracker.settings.narrowed import all_known
from tracker.sources.arxiv.query import ArxivQuery
from tracker.sources.arxiv.source import ArxivSource
from tracker.sources.details import DetailsSource, Runner, Task
from tracker.sources.huggingface.datasets import HfDatasetsSource
from tracker.sources.huggingface.detail import HubDetails
from tracker.sources.huggingface.guard import Thresholds
from tracker.sources.huggingface.models import HfModelsSource
from tracker.sources.huggingface.papers import HfPapersSource
from tracker.sources.pwc.archive import ArchiveSource
from tracker.sources.pwc.detail import PwcDetails
from tracker.sources.pwc.source import PwcSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from tracker.http.door import Door
    from tracker.ports import Source
    from tracker.settings.sources import SourcesSettings
    from tracker.sources.addresses import Addresses


def sources_from(
    settings: SourcesSettings,
    door: Door,
    addresses: Addresses,
    since: date | None = None,
    only: Sequence[str] = (),
) -> tuple[Source, ...]:
    """The sources that the settings leave enabled, in the order in which they are polled; `since` asks for a backfill.

    `only` names those that are wanted; a name that none of them has raises `UsageError`.
    """
    sources: list[Source] = []
    if settings.details_per_poll:  # first: what it asks for does not depend on how the others fare
        sources.append(details_from(settings, door, addresses))
    if settings.arxiv.enabled:
        sources.append(
            ArxivSource(door, settings.arxiv.categories, addresses.arxiv_rss, addresses.arxiv_oai, since)
        )
    hub, endpoint = settings.hugging_face, addresses.hugging_face
    thresholds = Thresholds(hub.least_likes, hub.least_downloads)
    if hub.papers:
        sources.append(HfPapersSource(door, endpoint))
    if hub.models:
        sources.append(HfModelsSource(door, endpoint, hub.tasks, thresholds))
    if hub.datasets:
        sources.append(HfDatasetsSource(door, endpoint, hub.dataset_tasks, thresholds))
    if settings.papers_with_code.enabled:
        sources.append(PwcSource(door, addresses.papers_with_code, settings.papers_with_code.query))
    all_known("source", only, [source.name for source in sources])
    return tuple(source for source in sources if not only or source.name in only)


def details_from(settings: SourcesSettings, door: Door, addresses: Addresses) -> DetailsSource:
    """The errands for single works, at the services that are enabled."""
    runners: dict[Task, Runner] = {}
    hub, pwc = HubDetails(door, addresses.hugging_face), PwcDetails(door, addresses.papers_with_code)
    if settings.hugging_face.papers:
        runners[Task.PAPER] = hub.paper
    if settings.hugging_face.models:
        runners |= {Task.CARD: partial(hub.card, Scheme.HF_MODEL), Task.CONFIG: hub.config}
    if settings.hugging_face.datasets:
        runners[Task.DATA_CARD] = partial(hub.card, Scheme.HF_DATASET)
    if settings.papers_with_code.enabled:
        runners |= {Task.CODE: pwc.paper, Task.EVALUATIONS: pwc.evaluations}
    return DetailsSource(runners, ArxivQuery(door, addresses.arxiv_api), settings.details_per_poll)


def archives_from(paths: Iterable[Path]) -> tuple[Source, ...]:
    """The dumps of the old Papers with Code as sources, each read once."""
    return tuple(ArchiveSource(path) for path in paths)
