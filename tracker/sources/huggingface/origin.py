"""Hugging Face among the services that works come from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from state.identity import Scheme
from tracker.http.messages import AT_HUGGING_FACE, Ask
from tracker.sources.addresses import variable_of
from tracker.sources.answering import answers
from tracker.sources.details import Runner, Task
from tracker.sources.huggingface.datasets import HfDatasetsSource
from tracker.sources.huggingface.detail import HubDetails
from tracker.sources.huggingface.guard import Thresholds
from tracker.sources.huggingface.models import HfModelsSource
from tracker.sources.huggingface.papers import HfPapersSource
from tracker.sources.huggingface.wire import DailyPaper, HubModel
from tracker.sources.origin import Means, Origin
from tracker.sources.wire import parsed, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from pydantic import BaseModel

    from tracker.doctor.finding import Finding
    from tracker.ports import Source


def _sources(means: Means) -> Iterator[Source]:
    hub, door, endpoint = means.settings.hugging_face, means.door, means.addresses.hugging_face
    thresholds = Thresholds(hub.least_likes, hub.least_downloads)
    if hub.papers:
        yield HfPapersSource(door, endpoint)
    if hub.models:
        yield HfModelsSource(door, endpoint, hub.tasks, thresholds)
    if hub.datasets:
        yield HfDatasetsSource(door, endpoint, hub.dataset_tasks, thresholds)


def _errands(means: Means) -> Mapping[Task, Runner]:
    hub, details = means.settings.hugging_face, HubDetails(means.door, means.addresses.hugging_face)
    runners: dict[Task, Runner] = {}
    if hub.papers:
        runners[Task.PAPER] = details.paper
    if hub.models:
        runners |= {Task.CARD: partial(details.card, Scheme.HF_MODEL), Task.CONFIG: details.config}
    if hub.datasets:
        runners[Task.DATA_CARD] = partial(details.card, Scheme.HF_DATASET)
    return runners


def _probe(means: Means, _: datetime) -> Iterator[Finding]:
    """The daily papers and the list of models, one row each."""

    def known(path: str, kind: type[BaseModel]) -> bool:
        ask = Ask(AT_HUGGING_FACE, f"{means.addresses.hugging_face}/api/{path}", (("limit", "1"),))
        answer = means.door.get(ask)
        return bool(rows_of(parsed(answer), kind, answer).read)

    asked: tuple[tuple[str, str, type[BaseModel]], ...] = (
        ("daily papers", "daily_papers", DailyPaper),
        ("models", "models", HubModel),
    )
    for what, path, kind in asked:
        yield answers(ORIGIN.title, what, variable_of("hugging_face"), partial(known, path, kind))


ORIGIN = Origin("Hugging Face", _sources, _probe, _errands)
