"""The digest's templates of one's own: whether each can be filled, a week before a channel would fail by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.doctor.finding import fault, fine
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from tracker.doctor.finding import Finding
    from tracker.settings.model import Settings

AREA = "digest"


def templates(settings: Settings, environment: Mapping[str, str], now: datetime) -> Iterator[Finding]:
    """Each template of the settings, filled with what a digest would tell now; nothing is sent and nothing remembered."""
    if not settings.digest.templates:
        return
    from tracker import wiring
    from tracker.digest.formats.registry import format_named
    from tracker.digest.telling import Question, digest_for, presentation_of

    with wiring.store_to_read(settings, environment) as store:
        for name, path in settings.digest.templates.items():
            what, shape = f"template for {name}", format_named(name)
            digest = digest_for(store, settings, Question(), shape, now)
            try:
                shape.render(digest, presentation_of(settings.digest, shape))
            except TrackerError as error:
                advice = "Mend it; until then no channel of this format is told."
                yield fault(AREA, what, f"{str(error)[0].upper()}{str(error)[1:]}.", advice)
            else:
                yield fine(AREA, what, f"{path} can be filled")
