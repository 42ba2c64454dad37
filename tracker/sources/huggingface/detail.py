"""Asking Hugging Face for one thing: a paper's page, a model's card and configuration, a dataset's card."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from state.identity import Identity, Scheme
from state.records import Links, Paper, Sighting
from tracker.http.messages import Ask, Service, Shape
from tracker.sources.huggingface import hub
from tracker.sources.huggingface.card import Card, read_card, words_of
from tracker.sources.huggingface.datasets import HF_DATASETS
from tracker.sources.huggingface.models import HF_MODELS
from tracker.sources.huggingface.papers import sighting_of as paper_sighting
from tracker.sources.huggingface.wire import HubPaper
from tracker.sources.wire import parsed, row_of
from tracker.sources.wording import plain

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.http.door import Door

_LARGEST_FILE = 2 * 2**20
_KEPT_CARD, _KEPT_CONFIG = 20_000, 20_000
"""Characters of a card or a configuration that are kept for reading facts out of them."""
_LINKED = 10


@dataclass(frozen=True)
class HubDetails:
    """Reads single things of the Hub."""

    door: Door
    endpoint: str

    def run(self, task: str, name: str, now: datetime) -> Sighting | None:
        """What a task finds out about a name; raises an `HttpError`, `NotThere` among them, where it does not."""
        match task:
            case "paper":
                return self.paper(name, now)
            case "card":
                return self.card(name, Scheme.HF_MODEL, now)
            case "data-card":
                return self.card(name, Scheme.HF_DATASET, now)
            case "config":
                return self.config(name, now)
            case _:
                return None

    def paper(self, name: str, now: datetime) -> Sighting:
        """A paper's page, with the models and datasets that link to it."""
        answer = self.door.get(Ask(Service.HUGGING_FACE, f"{self.endpoint}/api/papers/{name}"))
        paper = row_of(parsed(answer), HubPaper, answer)
        if paper.id != name:
            paper = paper.model_copy(update={"id": name})
        found = paper_sighting(paper, now, "detail")
        models = [linked.id for linked in paper.linked_models or ()][:_LINKED]
        datasets = [linked.id for linked in paper.linked_datasets or ()][:_LINKED]
        extra = {**found.extra, "linked_models": " ".join(models), "linked_datasets": " ".join(datasets)}
        numbers = {"models": paper.total_models, "datasets": paper.total_datasets}
        signals = {**found.signals, **{key: float(n) for key, n in numbers.items() if n is not None}}
        return Sighting(
            found.source,
            found.key,
            now,
            found.paper,
            found.identities,
            signals=signals,
            extra={key: value for key, value in extra.items() if value},
        )

    def card(self, name: str, scheme: Scheme, now: datetime) -> Sighting | None:
        """A model's or dataset's card; None where it is the template that nobody filled in."""
        kind = "datasets/" if scheme is Scheme.HF_DATASET else ""
        card = read_card(self._text(f"{kind}{name}/raw/main/README.md"))
        if card.untouched:
            return None
        return card_sighting(card, name, scheme, now)

    def config(self, name: str, now: datetime) -> Sighting:
        """A model's `config.json`, as it stands."""
        answer = self.door.get(
            Ask(Service.HUGGING_FACE, f"{self.endpoint}/{name}/raw/main/config.json", largest=_LARGEST_FILE)
        )
        found = parsed(answer)
        table = found if isinstance(found, dict) else {}
        text = json.dumps(table, separators=(",", ":"), sort_keys=True)
        extra = {
            "config": text if len(text) <= _KEPT_CONFIG else "",
            "model_type": words_of(table, "model_type"),
        }
        return _about(f"config:{name}", Identity(Scheme.HF_MODEL, name.lower()), name, now, extra)

    def _text(self, path: str) -> str:
        ask = Ask(Service.HUGGING_FACE, f"{self.endpoint}/{path}", shape=Shape.TEXT, largest=_LARGEST_FILE)
        return self.door.get(ask).body.decode("utf-8", "replace")


def card_sighting(card: Card, name: str, scheme: Scheme, now: datetime) -> Sighting:
    """What a card says, and its text for whoever reads facts out of it."""
    extra = {
        "card": card.text[:_KEPT_CARD],
        "licence": card.licence or "",
        "languages": ", ".join(card.words("language")),
        "base_model": ", ".join(card.words("base_model")),
        "datasets": ", ".join(card.words("datasets")),
        "card_fingerprint": card.fingerprint or "",
    }
    return _about(f"card:{name}", Identity(scheme, name.lower()), name, now, extra)


def _about(key: str, identity: Identity, name: str, now: datetime, extra: dict[str, str]) -> Sighting:
    """A word about a repository that says nothing but the extra."""
    if identity.scheme is Scheme.HF_DATASET:
        source, links = HF_DATASETS, Links(hf_dataset=f"{hub.SITE}/datasets/{name}")
    else:
        source, links = HF_MODELS, Links(hf_model=f"{hub.SITE}/{name}")
    return Sighting(
        source,
        key,
        now,
        Paper(title=plain(name.partition("/")[2]), links=links),
        (identity,),
        extra={key: value.replace("\x00", "") for key, value in extra.items() if value},
    )
