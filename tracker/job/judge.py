"""Judging what was seen: every text the classifier has not read yet, piece by piece, and older ones where they matter."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from state import happenings
from state.records import Relevance

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from state.records import Verdict, Work, WorkId
    from state.store import Store
    from tracker.ports import Judge

_PIECE = 500


def judge_pending(store: Store, judge: Judge, since: datetime, now: datetime) -> int:
    """Judge the works first seen from `since` on that this model has not read; returns how many.

    The log gets what a list may want, and before the verdicts are kept: a run that dies between the two says a thing
    twice, where the other order would never say it.
    """
    judged = 0
    pending = store.works_pending(judge.version, since)
    while works := list(islice(pending, _PIECE)):
        verdicts = judge.judge([work.paper for work in works])
        pairs = list(zip(works, verdicts, strict=True))
        store.append(
            happenings.judged(work.identity, verdict, now)
            for work, verdict in pairs
            if verdict.relevant is not Relevance.NO
        )
        store.judge(pairs)
        judged += len(works)
    return judged


def verdicts_of(store: Store, judge: Judge, works: Iterable[Work]) -> dict[WorkId, Verdict]:
    """What the model says of works, of those too that were seen too long ago for a new model to have read them."""
    works = list(works)
    found = store.verdicts(works, judge.version)
    unread = [work for work in works if work.id not in found]
    said = judge.judge([work.paper for work in unread])
    return found | {work.id: verdict for work, verdict in zip(unread, said, strict=True)}
