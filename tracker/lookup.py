"""Works asked for by id or address, found out from the services that know them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from state.identity import Identity, Scheme, identify
from state.records import Links, Paper
from tracker.errors import TrackerError, UsageError
from tracker.http.errors import HttpError, NotThere
from tracker.recordfile import Record
from tracker.sources.huggingface.wire import repository_at

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence
    from datetime import datetime

    from tracker.sources.arxiv.query import ArxivQuery
    from tracker.sources.huggingface.detail import HubDetails


class LookupFailed(TrackerError):
    """A service that knows the work did not answer, or does not know it."""


class NoAnswer(LookupFailed):
    """A service did not answer: what a person can do meanwhile is part of what is said."""

    def __init__(self, service: str, error: HttpError) -> None:
        super().__init__(
            f"{service} did not answer: {error}; try again later, or give the facts with --record FILE"
        )


@dataclass(frozen=True)
class Lookup:
    """Finds out what can be said of single works."""

    arxiv: ArxivQuery
    hub: HubDetails
    page_of: Callable[[str], str | None] | None = None
    """Reads papers' own pages, where a person allows it."""

    def records(
        self, works: Sequence[str], now: datetime, listed: Container[Identity] = frozenset()
    ) -> list[Record]:
        """The works, in the order asked, with what facts are read from; raises where one cannot be told.

        Of those that are `listed` nobody is asked: they are told by their names alone.
        """
        named = [(text, _named(text)) for text in works]
        ids = [one.value for _, one in named if one.scheme is Scheme.ARXIV and one not in listed]
        known = self._from_arxiv(ids, now) if ids else {}
        return [
            Record(_bare(text, identity), number)
            if identity in listed
            else self._from_paper(known, identity, number)
            if identity.scheme is Scheme.ARXIV
            else self._from_hub(text, identity, number, now)
            for number, (text, identity) in enumerate(named, 1)
        ]

    def _from_arxiv(self, ids: list[str], now: datetime) -> dict[str, Paper]:
        try:
            sightings = list(self.arxiv.look_up(ids, now))
        except HttpError as error:
            raise NoAnswer("arXiv", error) from error
        return {sighting.paper.arxiv_id: sighting.paper for sighting in sightings if sighting.paper.arxiv_id}

    def _from_paper(self, known: Mapping[str, Paper], identity: Identity, number: int) -> Record:
        if identity.value not in known:
            raise LookupFailed(f"arXiv knows no {identity.value}")
        page = self.page_of(identity.value) if self.page_of else None
        return Record(known[identity.value], number, fields={"page": page} if page else {})

    def _from_hub(self, text: str, identity: Identity, number: int, now: datetime) -> Record:
        name = repository_at(text)
        try:
            sighting = self.hub.card(identity.scheme, name, now)
        except NotThere as error:
            raise LookupFailed(f"Hugging Face knows no {identity.value}") from error
        except HttpError as error:
            raise NoAnswer("Hugging Face", error) from error
        paper = sighting.paper if sighting else Paper(name.partition("/")[2])
        told = {"card": sighting.extra.get("card", "") if sighting else "", "config": ""}
        if identity.scheme is Scheme.HF_MODEL:
            told["config"] = self._config(name, now)
        return Record(
            replace(paper, links=_linked(paper.links, text, identity)),
            number,
            fields={key: value for key, value in told.items() if value},
        )

    def _config(self, name: str, now: datetime) -> str:
        """A model's configuration; an extra, whose lack is no failure."""
        try:
            return self.hub.config(name, now).extra.get("config", "")
        except HttpError:
            return ""


def _named(text: str) -> Identity:
    found = identify(text)
    if found and found.scheme in (Scheme.ARXIV, Scheme.HF_MODEL, Scheme.HF_DATASET):
        return found
    raise UsageError(
        f"{text!r} is no arXiv id or address and no address of a model or dataset on Hugging Face; "
        "give its facts with --record"
    )


def _bare(text: str, identity: Identity) -> Paper:
    if identity.scheme is Scheme.ARXIV:
        return Paper(identity.value, arxiv_id=identity.value)
    return Paper(repository_at(text).partition("/")[2], links=_linked(Links(), text, identity))


def _linked(links: Links, address: str, identity: Identity) -> Links:
    if identity.scheme is Scheme.HF_DATASET:
        return replace(links, hf_dataset=links.hf_dataset or address)
    return replace(links, hf_model=links.hf_model or address)
