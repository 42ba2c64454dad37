"""Keeping spam and clones out: what is refused, each with its reason; pure.

Anybody can upload anything, and names such as "Acrobat-Pro-Cracked" were seen with every tag that a bot looks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.sources.huggingface.wire import Repository


class Ground(StrEnum):
    """Why something from the Hub is not taken."""

    HIDDEN = "it is private or disabled"
    SPAM = "its name speaks of cracked or pirated software"
    BAIT = "its name baits, and it is new and unknown"
    NO_CARD = "it has no card"
    UNKNOWN = "hardly anybody has liked or fetched it"
    CHILD = "it is a copy or child of another model"
    COPIED = "it bears the name of a better-known model of another account"
    OTHER_TASK = "it is made for other tasks"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on something is known well enough; reaching one of the two is enough."""

    likes: int
    downloads: int


_SPAM = re.compile(
    r"crack(?:ed|s)?(?:$|[^a-z])|keygen|warez|torrent|pirated?(?:$|[^a-z])|serial[-_. ]?key|licen[cs]e[-_. ]?key|activat(?:ion|or)[-_. ]?(?:key|code|tool)|"
    r"mod[-_. ]?apk|apk[-_. ]?mod|pre[-_. ]?activated|nulled",
    re.IGNORECASE,
)
_BAIT = re.compile(
    r"(?:^|[-_. ])(?:pro|premium|full|free|unlocked|ultimate|deluxe)[-_. ]?(?:version|edition|download|unlocked|free|full|$)",
    re.IGNORECASE,
)
_NEW = timedelta(days=30)
_WELL_KNOWN = 10
"""Times the thresholds: what has so many followers may be called what it likes."""


def refusal(found: Repository, thresholds: Thresholds, now: datetime) -> Ground | None:
    """Why this is not taken, or None."""
    if found.private or found.disabled:
        return Ground.HIDDEN
    if _SPAM.search(found.short_name) or any(_SPAM.search(tag) for tag in found.tags):
        return Ground.SPAM
    likes, downloads = found.likes or 0, found.downloads or 0
    well_known = likes >= thresholds.likes * _WELL_KNOWN
    fresh = found.created_at is None or _age(found.created_at, now) < _NEW
    if _BAIT.search(found.short_name) and fresh and not well_known:
        return Ground.BAIT
    if likes < thresholds.likes and downloads < thresholds.downloads:
        return Ground.UNKNOWN
    if not found.card and not well_known:
        return Ground.NO_CARD
    return None


def _age(created: datetime, now: datetime) -> timedelta:
    return now - (created if created.tzinfo else created.replace(tzinfo=now.tzinfo))
