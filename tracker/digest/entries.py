"""A work as a digest shows it: its one line, its addresses, what people make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.digest.model import Entry, Link
from tracker.digest.plain import own_sentence, plain, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from state.records import Kind, Paper, Work

SIGNALS = ("upvotes", "stars", "likes")
"""The numbers that say how much a work is talked about; downloads are left out, machines make most of them."""


def entry_of(work: Work, kind: Kind) -> Entry:
    """What a reader is shown of a work."""
    paper = work.paper
    links = tuple(_links(paper))
    return Entry(
        id=str(work.id),
        title=plain(paper.title) or str(work.id),
        url=_address(paper, links),
        kind=kind,
        authors=tuple(filter(None, (plain(author, 100) for author in paper.authors))),
        published=paper.published,
        arxiv_id=paper.arxiv_id,
        venue=plain(paper.venue or "", 120),
        summary=own_sentence(paper.abstract),
        links=links,
    )


def signals_of(work: Work) -> dict[str, int]:
    """Each signal as the sighting that saw it last gave it."""
    found: dict[str, int] = {}
    for sighting in sorted(work.sightings, key=lambda sighting: (sighting.seen_at, sighting.source)):
        for name in SIGNALS:
            if name in sighting.signals:
                found[name] = int(sighting.signals[name])
    return found


def _address(paper: Paper, links: tuple[Link, ...]) -> str:
    if paper.arxiv_id:
        return web_address(f"https://arxiv.org/abs/{paper.arxiv_id}")
    return web_address(paper.links.abs) or (links[0].url if links else "")


def _links(paper: Paper) -> Iterator[Link]:
    links = paper.links
    for label, url in (
        ("code", links.code),
        ("project", links.project),
        ("weights", links.hf_model),
        ("data", links.hf_dataset),
        ("demo", links.demo),
        ("PDF", links.pdf if not paper.arxiv_id else None),
    ):
        address = web_address(url)
        if address:
            yield Link(label, address)
