"""Models of the wanted tasks as a source: the trending ones each poll, the newest of each task in turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING

from state.identity import Identity, Scheme
from state.records import Batch, Links, Paper, Refusal, Sighting, SourceName
from tracker.sources.huggingface import hub
from tracker.sources.huggingface.card import words_of
from tracker.sources.huggingface.folding import Folded, descent_of, fold
from tracker.sources.huggingface.guard import Ground, Thresholds, refusal
from tracker.sources.huggingface.wire import HubModel

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    from state.records import SourceReport
    from tracker.http.door import Door
    from tracker.ports import Recall

HF_MODELS = SourceName("hf_models")
_EXPAND = (
    *("author", "likes", "downloads", "trendingScore", "tags", "pipeline_tag", "library_name", "createdAt"),
    *("private", "disabled", "safetensors", "gguf", "cardData", "config"),
)


@dataclass(frozen=True)
class HfModelsSource:
    """Polls two lists of models; what is spam, unknown or a child is refused with its reason."""

    door: Door
    endpoint: str
    tasks: tuple[str, ...]
    thresholds: Thresholds
    name: SourceName = field(default=HF_MODELS, init=False)

    def poll(self, memory: Recall, now: datetime) -> Generator[Batch, None, SourceReport]:  # noqa: ARG002 - the lists are short: each is read whole
        """Yield the models that stand for themselves, and say how it went."""
        first, *others = self.tasks
        by_turns = [hub.Listing(task, "createdAt") for task in self.tasks]
        by_turns += [hub.Listing(task, "trendingScore") for task in others]
        listings = (hub.Listing(first, "trendingScore"), hub.in_turn(by_turns, now.astimezone(UTC).date()))
        rows, troubles = hub.read_listings(
            self.door, f"{self.endpoint}/api/models", listings, _EXPAND, HubModel
        )
        sightings, refused = chosen(rows.read, frozenset(self.tasks), self.thresholds, now)
        yield Batch(tuple(sightings))
        return hub.report_of(self.name, len(sightings), rows, refused, troubles)


def chosen(
    models: tuple[HubModel, ...], tasks: frozenset[str], thresholds: Thresholds, now: datetime
) -> tuple[list[Sighting], list[Refusal]]:
    """The models to take, bases first met through their children among them, and the others with their reasons."""
    taken: list[Sighting] = []
    refused: list[Refusal] = []
    bases: dict[str, HubModel] = {}
    folded = fold(models)
    here = {model.id for model in models}
    originals = _originals(models)
    for model in models:
        base = folded.children.get(model.id)
        if model.task not in tasks and tasks.isdisjoint(model.tags):
            refused.append(hub.refused(model, Ground.OTHER_TASK, model.task or ""))
        elif ground := refusal(model, thresholds, now):
            refused.append(hub.refused(model, ground))
        elif base is None and originals[model.short_name.casefold()] != model.id:
            refused.append(hub.refused(model, Ground.COPIED, originals[model.short_name.casefold()]))
        elif base is None:
            taken.append(sighting_of(model, folded, now))
        else:
            refused.append(hub.refused(model, Ground.CHILD, base))
            if base not in here:
                bases.setdefault(base, model)
    taken += [_base_sighting(base, child, folded, now) for base, child in bases.items()]
    return taken, refused


def _originals(models: tuple[HubModel, ...]) -> dict[str, str]:
    """Of the models that bear one name under several accounts: the one that most people like, or else the oldest."""
    ranked = sorted(models, key=lambda model: (-(model.likes or 0), str(model.created_at), model.id))
    return {model.short_name.casefold(): model.id for model in reversed(ranked)}


def sighting_of(model: HubModel, folded: Folded, now: datetime) -> Sighting:
    """What the list says of a model that stands for itself."""
    own, mentioned = hub.papers_of(model, original=not descent_of(model).bases)
    extra = {
        "task": model.task,
        "library": model.library,
        "licence": words_of(model.card, "license_name")
        or words_of(model.card, "license")
        or _first(model, "license:"),
        "languages": words_of(model.card, "language"),
        "base_model": ", ".join(descent_of(model).bases),
        "parameters": str(model.parameters) if model.parameters else None,
        "model_type": words_of(model.config, "model_type"),
        "organization": model.owner,
        "papers_mentioned": ", ".join(mentioned),
    }
    signals = hub.signals_of(model)
    if children := folded.counts.get(model.id):
        signals["children"] = float(children)
    return Sighting(
        HF_MODELS,
        f"model:{model.id}",
        now,
        hub.paper_from(model, Scheme.HF_MODEL, hub.plain_tags(model), own),
        hub.names_of(model, Scheme.HF_MODEL, own),
        signals=signals,
        extra={name: value for name, value in extra.items() if value},
    )


def _base_sighting(base: str, child: HubModel, folded: Folded, now: datetime) -> Sighting:
    """A base that is not in the lists itself, known through a child that is."""
    paper = Paper(
        title=base.partition("/")[2],
        abstract=hub.plain_tags(child),
        links=Links(hf_model=f"{hub.SITE}/{base}"),
    )
    names = [Identity(Scheme.HF_MODEL, base.lower())]
    if base.partition("/")[0] == child.owner:  # the same house's own variant: one work under both names
        names.append(Identity(Scheme.HF_MODEL, child.id.lower()))
    extra = {"task": child.task or "", "organization": base.partition("/")[0], "known_through": child.id}
    return Sighting(
        HF_MODELS,
        f"model:{base}",
        now,
        paper,
        tuple(names),
        signals={"children": float(folded.counts[base])},
        extra={name: value for name, value in extra.items() if value},
    )


def _first(model: HubModel, prefix: str) -> str | None:
    return next(iter(model.tagged(prefix)), None)
