"""What stood on the other pages of a list, when, and whether these pages share their works; pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.adoption.survey import LEAST_SHARED
from tracker.backtest.history.additions import Added, Beginning, acts
from tracker.listed import works_on

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from tracker.backtest.history.versions import Revision


@dataclass(frozen=True, slots=True)
class Stood:
    """What stood on a page at any time."""

    first: Mapping[str, datetime]
    """When each work stood there for the first time, by its arXiv id."""
    last: Collection[str]
    """What stands there by now."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a page's neighbours are to it."""

    first: Mapping[str, datetime] = field(default_factory=dict)
    """When works stood first on any of them."""
    apart: bool = False
    """Do hardly any works stand on two of the pages, so that what one takes leaves the others?"""


def stood(history: Iterable[Revision]) -> Stood:
    """Read a page's history for what stood there."""
    last = b""

    def watched() -> Iterator[Revision]:
        nonlocal last
        for revision in history:
            last = revision.content
            yield revision

    first: dict[str, datetime] = {}
    for act in acts(watched()):
        if isinstance(act, Beginning):
            first.update(dict.fromkeys((work.value for work in act.works), act.at))
        elif isinstance(act, Added):
            first[act.work.value] = act.at
    return Stood(first, frozenset(work.value for work in works_on(last)))


def beside(pages: Sequence[Stood]) -> list[Beside]:
    """For each page what the others are to it."""
    found: list[Beside] = []
    for at, page in enumerate(pages):
        others = (*pages[:at], *pages[at + 1 :])
        first: dict[str, datetime] = {}
        for other in others:
            for work, on in other.first.items():
                first[work] = min(on, first.get(work, on))
        found.append(Beside(first, bool(others) and not any(_shares(page, other) for other in others)))
    return found


def _shares(one: Stood, other: Stood) -> bool:
    """Do works of a page stand on the other, too? As `tracker init` says it."""
    both = len({*one.last} & {*other.last})
    return both > LEAST_SHARED * min(len(one.last), len(other.last))
