"""Works asked for by id or address, found out from the services that know them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from state.identity import PAPERS, Identity, Scheme, identify
from state.records import Links, Paper
from tracker.errors import TrackerError, UsageError
from tracker.http.errors import HttpError, NotThere
from tracker.recordfile import Record
from tracker.sources.huggingface.wire import repository_at

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence
    from datetime import datetime

    from state.records import Work
    from tracker.sources.arxiv.query import ArxivQuery
    from tracker.sources.huggingface.detail import HubDetails


_ASKED = (Scheme.ARXIV, Scheme.HF_MODEL, Scheme.HF_DATASET)
"""Names that a service answers to."""


class _Wish(NamedTuple):
    """A work as it was asked for, and as the memory holds it; is it listed by any of its names?"""

    text: str
    name: Identity
    work: Work | None
    listed: bool

    @property
    def paper(self) -> Paper:
        """What can be said of it without asking anybody."""
        return self.work.paper if self.work else _bare(self.text, self.name)


class LookupFailed(TrackerError):
    """A service that knows the work did not answer, or does not know it."""


class NoAnswer(LookupFailed):
    """A service did not answer: what a person can do meanwhile is part of what is said."""

    def __init__(self, service: str, error: HttpError) -> None:
        super().__init__(
            f"{service} did not answer: {error}; try again later, or give the facts with --record FILE"
        )


class Lost(NamedTuple):
    """A work as it was asked for of which nothing could be told, and why."""

    text: str
    why: LookupFailed


class _FromArxiv(NamedTuple):
    """What arXiv said of all that it was asked for at once."""

    papers: Mapping[str, Paper]
    failed: NoAnswer | None = None

    def paper(self, arxiv_id: str) -> Paper:
        if self.failed:
            raise self.failed
        if arxiv_id not in self.papers:
            raise LookupFailed(f"arXiv knows no {arxiv_id}")
        return self.papers[arxiv_id]


@dataclass(frozen=True)
class Lookup:
    """Finds out what can be said of single works."""

    arxiv: ArxivQuery
    hub: HubDetails
    page_of: Callable[[str], str | None] | None = None
    """Reads papers' own pages, where a person allows it."""
    remembered: Callable[[Identity], Work | None] = lambda _: None
    """What the memory holds under a name."""

    def records(
        self, works: Sequence[str], now: datetime, listed: Container[Identity] = frozenset()
    ) -> tuple[list[Record], list[Lost]]:
        """The works, in the order asked, with what facts are read from, and those of which nothing could be told.

        Of those that are `listed` nobody is asked: they are told by their names alone. Raises where none could be told.
        """
        wishes = [self._wish(text, listed) for text in works]
        ids = [one.name.value for one in wishes if one.name.scheme is Scheme.ARXIV and not one.listed]
        known = self._from_arxiv(ids, now) if ids else _FromArxiv({})
        found: list[Record] = []
        lost: list[Lost] = []
        for number, wish in enumerate(wishes, 1):
            try:
                found.append(self._record(wish, known, number, now))
            except LookupFailed as error:
                lost.append(Lost(wish.text, error))
        if lost and not found:
            raise lost[0].why
        return found, lost

    def _wish(self, text: str, listed: Container[Identity]) -> _Wish:
        """A work by any name that a service knows, or the memory: an address may be of a work that it holds under another."""
        name = identify(text)
        known = self.remembered(name) if name and name.scheme is not Scheme.ARXIV else None
        if name is None or (known is None and name not in listed and name.scheme not in _ASKED):
            raise UsageError(
                f"{text!r} is no arXiv id or address, no address of a model or dataset on Hugging Face, "
                "and no name of a work that the list has or the memory holds; give its facts with --record"
            )
        names = (name, *(known.identities if known else ()))
        return _Wish(text, name, known, listed=any(one in listed for one in names))

    def _record(self, wish: _Wish, known: _FromArxiv, number: int, now: datetime) -> Record:
        if wish.listed or wish.name.scheme not in _ASKED:
            return Record(wish.paper, number)
        if wish.name.scheme is Scheme.ARXIV:
            return self._from_paper(known, wish.name, number)
        return self._from_hub(wish, number, now)

    def _from_arxiv(self, ids: list[str], now: datetime) -> _FromArxiv:
        try:
            papers = [sighting.paper for sighting in self.arxiv.look_up(ids, now)]
        except HttpError as error:
            return _FromArxiv({}, NoAnswer("arXiv", error))
        return _FromArxiv({paper.arxiv_id: paper for paper in papers if paper.arxiv_id})

    def _from_paper(self, known: _FromArxiv, identity: Identity, number: int) -> Record:
        paper = known.paper(identity.value)
        page = self.page_of(identity.value) if self.page_of else None
        return Record(paper, number, fields={"page": page} if page else {})

    def _from_hub(self, wish: _Wish, number: int, now: datetime) -> Record:
        """What the card and the configuration say, and the paper that the memory knows it by."""
        text, identity = wish.text, wish.name
        name = repository_at(text)
        try:
            sighting = self.hub.card(identity.scheme, name, now)
        except NotThere as error:
            raise LookupFailed(f"Hugging Face knows no {identity.value}") from error
        except HttpError as error:
            raise NoAnswer("Hugging Face", error) from error
        paper = sighting.paper if sighting else Paper(name.partition("/")[2])
        if wish.work and any(one.scheme in PAPERS for one in wish.work.identities):
            paper = wish.work.paper
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


def _bare(text: str, identity: Identity) -> Paper:
    match identity.scheme:
        case Scheme.ARXIV:
            return Paper(identity.value, arxiv_id=identity.value)
        case Scheme.HF_MODEL | Scheme.HF_DATASET:
            return Paper(repository_at(text).partition("/")[2], links=_linked(Links(), text, identity))
        case Scheme.GITHUB:
            return Paper(identity.value.partition("/")[2], links=Links(code=text))
        case _:
            return Paper(identity.value, links=Links(abs=text))


def _linked(links: Links, address: str, identity: Identity) -> Links:
    if identity.scheme is Scheme.HF_DATASET:
        return replace(links, hf_dataset=links.hf_dataset or address)
    return replace(links, hf_model=links.hf_model or address)
