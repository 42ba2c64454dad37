"""What a `tracker.toml` says by now of what a backtest suggests; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from state.records import Kind
    from tracker.settings.model import Settings


@dataclass(frozen=True, slots=True)
class Written:
    """What a `tracker.toml` says by now; None for what it does not say."""

    file: str
    name: str = ""
    """The list's, where the file keeps several."""
    take: bool = False
    """Is there a table for what this list takes?"""
    threshold: float | None = None
    kinds: tuple[Kind, ...] | None = None
    github: bool = False
    max_entries: int | None = None
    room: int = 0
    """How many entries a pull request has room for, be that written or not."""


def written(settings: Settings, file: str, page: str, repository: str) -> Written | None:
    """What settings say of a page; None where they keep it not, or as several lists."""
    kept = [
        one
        for one in settings.lists
        if one.path == page and (not repository or one.repository.casefold() == repository.casefold())
    ]
    if len(kept) != 1:
        return None
    (one,) = kept
    taken, opened = one.take.model_fields_set, settings.github.model_fields_set
    return Written(
        file,
        one.name if len(settings.lists) > 1 else "",
        "take" in one.model_fields_set,
        one.take.threshold,
        one.take.kinds if "kinds" in taken else None,
        "github" in settings.model_fields_set,
        settings.github.max_entries if "max_entries" in opened else None,
        settings.github.max_entries,
    )
