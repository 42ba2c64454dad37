"""Works asked for by id or address, found out from the services that know them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from state.identity import Identity, Scheme, identify
from state.records import Links, Paper
from tracker.errors import TrackerError, UsageError
from tracker.http.errors import HttpError, NotThere

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from tracker.sources.arxiv.query import ArxivQuery
    from tracker.sources.huggingface.detail import HubDetails


class LookupFailed(TrackerError):  # noqa: N818 - it names what happened, as the other errors here do
    """A service that knows the work did not answer, or does not know it."""


@dataclass(frozen=True)
class Lookup:
    """Finds out what can be said of single works."""

    arxiv: ArxivQuery
    hub: HubDetails
    page_of: Callable[[str], str | None] | None = None
    """Reads papers' own pages, where a person allows it."""

    def papers(self, works: Sequence[str], now: datetime) -> list[Paper]:
        """The works, in the order asked; raises where one cannot be told."""
        named = [(text, _named(text)) for text in works]
        ids = [identity.value for _, identity in named if identity.scheme is Scheme.ARXIV]
        known = self._from_arxiv(ids, now) if ids else {}
        return [self._one(text, identity, known, now) for text, identity in named]

    def _from_arxiv(self, ids: list[str], now: datetime) -> dict[str, Paper]:
        try:
            sightings = list(self.arxiv.look_up(ids, now))
        except HttpError as error:
            raise LookupFailed(f"arXiv did not answer: {error}") from error
        return {sighting.paper.arxiv_id: sighting.paper for sighting in sightings if sighting.paper.arxiv_id}

    def _one(self, text: str, identity: Identity, known: dict[str, Paper], now: datetime) -> Paper:
        if identity.scheme is Scheme.ARXIV:
            if identity.value not in known:
                raise LookupFailed(f"arXiv knows no {identity.value}")
            return known[identity.value]
        try:
            sighting = self.hub.card(_hub_name(text), identity.scheme, now)
        except NotThere as error:
            raise LookupFailed(f"Hugging Face knows no {identity.value}") from error
        except HttpError as error:
            raise LookupFailed(f"Hugging Face did not answer: {error}") from error
        paper = sighting.paper if sighting else Paper(_hub_name(text).partition("/")[2])
        return replace(paper, links=_linked(paper.links, text, identity))


def _named(text: str) -> Identity:
    found = identify(text)
    if found and found.scheme in (Scheme.ARXIV, Scheme.HF_MODEL, Scheme.HF_DATASET):
        return found
    raise UsageError(
        f"{text!r} is no arXiv id or address and no address of a model or dataset on Hugging Face; "
        "give its facts with --record"
    )


def _hub_name(text: str) -> str:
    steps = [
        step for step in text.rsplit("://", maxsplit=1)[-1].split("?", maxsplit=1)[0].split("/") if step
    ][1:]
    return "/".join(steps[1:3] if steps[0] == "datasets" else steps[:2])


def _linked(links: Links, address: str, identity: Identity) -> Links:
    if identity.scheme is Scheme.HF_DATASET:
        return replace(links, hf_dataset=links.hf_dataset or address)
    return replace(links, hf_model=links.hf_model or address)
