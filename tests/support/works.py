"""Made-up papers and what sources say of them."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from state.identity import Identity
from state.records import Paper, Sighting, SourceName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from state.store import Store

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
TITLE = "Seeing Through Paper Lanterns at Dusk"
PAPER = Identity.parse("arxiv:2601.00001")
"""What `remember_one` remembers if not told otherwise."""
MANY = 5_000
"""Works in a large export: half of them are more than the store writes at a time."""


def sighting(
    source: str, key: str, title: str = TITLE, names: Iterable[str] = (), *, day: float = 0, **paper: Any
) -> Sighting:
    """What a source says of a made-up paper, some days after the start; names are written `scheme:value`."""
    return Sighting(
        source=SourceName(source),
        key=key,
        seen_at=START + timedelta(days=day),
        paper=Paper(title, **paper),
        identities=tuple(map(Identity.parse, names)),
    )


def remember_one(store: Store, number: int = 1) -> None:
    """Put one paper into a store."""
    remember_some(store, [number])


def remember_some(store: Store, numbers: Iterable[int]) -> None:
    """Put some papers into a store."""
    store.remember(
        sighting("arxiv", str(number), names=[f"arxiv:2601.{number:05d}"], abstract="Dusk. " * 50)
        for number in numbers
    )


def exported(store: Store) -> str:
    """All that a store exports."""
    out = io.StringIO()
    store.export(out)
    return out.getvalue()
