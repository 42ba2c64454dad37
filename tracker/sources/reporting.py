"""How reading the lists of a service went, in the terms of a poll; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.records import Outcome, SourceReport
from tracker.plural import counted
from tracker.sources.wording import said_once

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from state.records import Refusal, SourceName


def troubles_of(met: Sequence[str], received: int, unread: int, where: str) -> list[str]:
    """All that went wrong with lists that always show something: what was met, what is lost, or that nothing came."""
    lost = [f"{counted(unread, 'row')} could not be read"] if unread else []
    nothing = [] if received else [f"nothing stands on {where}, where something always does"]
    return [*met, *lost] or nothing


def report_on(
    name: SourceName,
    received: int,
    unread: int,
    troubles: Collection[str],
    words: str,
    *,
    refused: Sequence[Refusal] = (),
) -> SourceReport:
    """The troubles are its reason, or `words` where there is none; what gave something in spite of them is degraded."""
    in_trouble = Outcome.DEGRADED if received else Outcome.FAILED
    return SourceReport(
        name,
        in_trouble if troubles else Outcome.NEW,
        received,
        expected=received + unread or None,  # nothing at all is no number that anybody told
        reason=said_once(troubles) if troubles else words,
        refused=tuple(refused),
    )
