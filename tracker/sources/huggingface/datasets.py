"""Datasets of the wanted tasks as a source: one list a poll, trending or new, task after task."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING

from state.identity import Scheme
from state.records import Batch, Refusal, Sighting, SourceName
from tracker.sources.huggingface import hub
from tracker.sources.huggingface.card import words_of
from tracker.sources.huggingface.guard import Thresholds, refusal
from tracker.sources.huggingface.wire import HubDataset
from tracker.sources.wording import plain

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    from state.records import SourceReport
    from tracker.http.door import Door
    from tracker.ports import Recall

HF_DATASETS = SourceName("hf_datasets")
_EXPAND = (
    *("author", "likes", "downloads", "trendingScore", "tags", "createdAt"),
    *("private", "disabled", "description", "cardData"),
)


@dataclass(frozen=True)
class HfDatasetsSource:
    """Polls one list of datasets; spam and what nobody knows is refused with its reason."""

    door: Door
    endpoint: str
    tasks: tuple[str, ...]
    thresholds: Thresholds
    name: SourceName = field(default=HF_DATASETS, init=False)

    def poll(self, memory: Recall, now: datetime) -> Generator[Batch, None, SourceReport]:  # noqa: ARG002 - the lists are short: each is read whole
        """Yield the datasets worth knowing, and say how it went."""
        listings = [
            hub.Listing(f"task_categories:{task}", sort)
            for sort in ("trendingScore", "createdAt")
            for task in self.tasks
        ]
        listing = hub.in_turn(listings, now.astimezone(UTC).date())
        url = f"{self.endpoint}/api/datasets"
        rows, troubles = hub.read_listings(self.door, url, (listing,), _EXPAND, HubDataset)
        taken, refused = chosen(rows.read, self.thresholds, now)
        yield Batch(tuple(taken))
        return hub.report_of(self.name, len(taken), rows, refused, troubles)


def chosen(
    datasets: tuple[HubDataset, ...], thresholds: Thresholds, now: datetime
) -> tuple[list[Sighting], list[Refusal]]:
    """The datasets to take, and the others with their reasons."""
    taken: list[Sighting] = []
    refused: list[Refusal] = []
    for dataset in datasets:
        if ground := refusal(dataset, thresholds, now):
            refused.append(hub.refused(dataset, ground))
        else:
            taken.append(sighting_of(dataset, now))
    return taken, refused


def sighting_of(dataset: HubDataset, now: datetime) -> Sighting:
    """What the list says of a dataset."""
    own, mentioned = hub.papers_of(dataset, original=True)
    extra = {
        "tasks": ", ".join(dataset.tagged("task_categories:")),
        "licence": words_of(dataset.card, "license") or ", ".join(dataset.tagged("license:")),
        "languages": words_of(dataset.card, "language"),
        "modalities": ", ".join(dataset.tagged("modality:")),
        "size": ", ".join(dataset.tagged("size_categories:")) or words_of(dataset.card, "size_categories"),
        "organization": dataset.owner,
        "papers_mentioned": ", ".join(mentioned),
    }
    return Sighting(
        HF_DATASETS,
        f"dataset:{dataset.id}",
        now,
        hub.paper_from(
            dataset, Scheme.HF_DATASET, plain(dataset.description) or hub.plain_tags(dataset), own
        ),
        hub.names_of(dataset, Scheme.HF_DATASET, own),
        signals=hub.signals_of(dataset),
        extra={name: value for name, value in extra.items() if value},
    )
