"""A small store to which one thing happens at a time, and the digest that tells it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from support.month import a_paper, verdict

from state.happenings import judged
from state.identity import Identity
from state.records import Event, Kind, ListName, Relevance, Sighting, SourceName
from tracker.digest.formats.registry import format_named
from tracker.digest.telling import Question, digest_for
from tracker.digest.told import remember
from tracker.settings.model import Settings

if TYPE_CHECKING:
    from state.store import Store
    from tracker.digest.model import Digest

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY = timedelta(days=1)
LIST, OTHER = ListName("vlm"), ListName("other")
ONE, TWO = Identity.parse("arxiv:2611.00001"), Identity.parse("arxiv:2611.00002")


@dataclass
class Story:
    """A store to which things happen."""

    store: Store

    def seen(self, work: Identity, days: float, kind: Kind = Kind.MODEL, **more: Any) -> None:
        """Found and judged so many days ago."""
        at = NOW - days * DAY
        relevant = more.pop("relevant", Relevance.YES)
        paper = replace(a_paper(int(work.value[5:]), at), **more.pop("paper", {}))
        self.store.remember(
            [Sighting(SourceName("arxiv"), work.value, at, paper, (work,), signals=more.pop("signals", {}))]
        )
        self.happened(judged(work, verdict(kind, relevant), at))

    def happened(self, *events: Event) -> None:
        """Put into the log."""
        self.store.append(events)

    def told(
        self, since: str = "7d", now: datetime = NOW, *, settings: Settings | None = None, **question: Any
    ) -> Digest:
        """The digest as somebody asks for it."""
        asked = Question(since=since, **question)
        return digest_for(self.store, settings or Settings(), asked, format_named("md"), now)

    def tell(self, now: datetime = NOW, since: str = "7d") -> Digest:
        """Told on a channel and remembered."""
        digest = self.told(since, now, channel="here")
        remember(self.store, "here", digest, now)
        return digest


def ago(days: float) -> datetime:
    """The moment so many days before now."""
    return NOW - days * DAY
