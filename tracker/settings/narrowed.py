"""Settings with what the command line said on top: flags come last and win."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import UsageError
from tracker.settings.model import UNKNOWN_REPOSITORY
from tracker.settings.places import called_below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.settings.model import Settings


def narrowed(settings: Settings, *, lists: Sequence[str] = (), limit: int | None = None) -> Settings:
    """The settings for these lists only; nothing named leaves all of them."""
    all_known("list", lists, settings.list_names)
    chosen = tuple(one for one in settings.lists if not lists or one.name in lists)
    github = settings.github.model_copy(update={"max_entries": limit} if limit else {})
    return settings.model_copy(update={"lists": chosen, "github": github})


def need_lists(settings: Settings) -> None:
    """Raise `UsageError` where there is no list to keep, or one whose repository nobody has filled in."""
    if not settings.lists:
        advice = called_below() or "write one into tracker.toml, or let `tracker init` do it"
        raise UsageError(f"no list is set; {advice}")
    for one in settings.lists:
        if one.repository == UNKNOWN_REPOSITORY:
            raise UsageError(
                f"the repository of the list {one.name!r} is still {UNKNOWN_REPOSITORY}: fill in `owner/name` in"
                " tracker.toml; until then `tracker init --dry-run` shows what would be proposed to a clone"
            )


def all_known(what: str, names: Sequence[str], known: Sequence[str]) -> None:
    """Raise `UsageError` for a name that is none of the known ones."""
    for name in names:
        if name not in known:
            raise UsageError(f"there is no {what} {name!r}; there are: {', '.join(known) or 'none'}")
