"""Made-up papers and what sources say of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from state.identity import Identity
from state.records import Paper, Sighting, SourceName

if TYPE_CHECKING:
    from collections.abc import Iterable

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
TITLE = "Seeing Through Paper Lanterns at Dusk"


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
