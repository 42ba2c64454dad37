"""Asking Hugging Face for one thing: a paper's page, a model's card and configuration, a dataset's card."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha1
from typing import TYPE_CHECKING

from pydantic_core import from_json

from state.identity import Identity, Scheme
from state.records import Links, Paper, Sighting
from tracker.http.errors import Unreadable, WebPage
from tracker.http.messages import AT_HUGGING_FACE, Ask, Shape
from tracker.http.shape import is_web_page
from tracker.sources.huggingface import hub
from tracker.sources.huggingface.card import Card, read_card, words_of
from tracker.sources.huggingface.datasets import HF_DATASETS
from tracker.sources.huggingface.models import HF_MODELS
from tracker.sources.huggingface.papers import sighting_of as paper_sighting
from tracker.sources.huggingface.wire import HubPaper
from tracker.sources.wire import error_in, parsed, row_of
from tracker.sources.wording import plain

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.http.door import Door
    from tracker.http.messages import Answer

_GIT_SHA = re.compile(r"\b[0-9a-f]{40}\b")
_LARGEST_FILE = 2 * 2**20
_KEPT_CARD, _KEPT_CONFIG = 20_000, 20_000
"""Characters of a card or a configuration that are kept for reading facts out of them."""
_LINKED = 10


@dataclass(frozen=True)
class HubDetails:
    """Reads single things of the Hub."""

    door: Door
    endpoint: str

    def paper(self, name: str, now: datetime) -> Sighting:
        """A paper's page, with the models and datasets that link to it."""
        answer = self.door.get(Ask(AT_HUGGING_FACE, f"{self.endpoint}/api/papers/{name}"))
        row = parsed(answer)
        inner = row.get("paper") if isinstance(row, dict) else None
        # flat, as documented; lists and searches have it a step further in
        paper = row_of(inner if isinstance(inner, dict) else row, HubPaper, answer)
        if paper.id != name:
            raise Unreadable(answer.url, answer.host, f"sent another paper than {name}", 200)
        found = paper_sighting(paper, now, "detail")
        models = [linked.id for linked in paper.linked_models][:_LINKED]
        datasets = [linked.id for linked in paper.linked_datasets][:_LINKED]
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

    def card(self, scheme: Scheme, name: str, now: datetime) -> Sighting | None:
        """The card of a model or a dataset, as the scheme says; None where it is the template that nobody filled in."""
        kind = "datasets/" if scheme is Scheme.HF_DATASET else ""
        answer = self._file(f"{kind}{name}/resolve/main/README.md")
        card = read_card(answer.body.decode("utf-8-sig", "replace"))
        if card.untouched:
            return None
        return card_sighting(card, name, scheme, now)

    def config(self, name: str, now: datetime) -> Sighting:
        """A model's `config.json`, as it stands."""
        answer = self._file(f"{name}/resolve/main/config.json")
        table = parsed(answer)
        if not isinstance(table, dict):
            raise Unreadable(answer.url, answer.host, "sent a configuration that is none", 200)
        text = json.dumps(table, separators=(",", ":"), sort_keys=True)
        extra = {
            "config": text if len(text) <= _KEPT_CONFIG else "",
            "model_type": words_of(table, "model_type"),
        }
        return _about(f"config:{name}", Identity(Scheme.HF_MODEL, name.lower()), name, now, extra)

    def _file(self, path: str) -> Answer:
        """A file of a repository; its ETag is the git checksum of its bytes, which a cut-off one does not have.

        Files are sent as plain text: what is sent as a page, or says that it is an error, stands in place of one.
        """
        ask = Ask(AT_HUGGING_FACE, f"{self.endpoint}/{path}", shape=Shape.TEXT, largest=_LARGEST_FILE)
        answer = self.door.get(ask)
        if answer.headers.get("content-type", "").startswith("text/html") and is_web_page(answer.body):
            raise WebPage(answer.url, answer.host, "answered with a web page", 200)
        if fault := _said_instead(answer.body):
            raise Unreadable(answer.url, answer.host, fault, 200)
        told = _GIT_SHA.search(answer.validators.etag)
        if told and told[0] != _git_sha(answer.body):
            raise Unreadable(answer.url, answer.host, "sent a file that is not what its checksum says", 200)
        return answer


def _said_instead(body: bytes) -> str | None:
    """The error that a service's note tells; None of a file."""
    try:
        return error_in(from_json(body)) if body.startswith(b"{") else None
    except ValueError:
        return None


def _git_sha(body: bytes) -> str:
    return sha1(b"blob %d\x00" % len(body) + body, usedforsecurity=False).hexdigest()


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
