"""What the judged papers are to a replay: candidates with a score, and for an order with all that it weighs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from classifiers.priority import Seen, seen
from state.records import Relevance
from tracker.backtest.replay.days import Announced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from state.records import Verdict
    from tracker.backtest.replay.learning import Lessons
    from tracker.backtest.replay.meeting import Met

_PIECE = 512


def without_words(met: Sequence[Met]) -> list[Announced]:
    """Candidates for a replay without a limit, where nothing is put in order."""
    return [_announced(one, _unread(one.verdict)) for one in met]


def with_words(met: Sequence[Met], lessons: Lessons, least: float = 0.0) -> list[Announced]:
    """Candidates with their words, which take a kilobyte each.

    What is less likely than `least` is there because people take it some day; until then nobody passes it over.
    """
    return [_announced(one, known, least) for one, known in zip(met, _seen(met, lessons), strict=True)]


def _seen(met: Sequence[Met], lessons: Lessons) -> Iterator[Seen]:
    """With the first model's certainty, and beside it that of the one that learned on.

    Only the first model's scores of a paper of March and of one of June mean the same, and both may wait on a day.
    """
    for at in range(0, len(met), _PIECE):
        piece = met[at : at + _PIECE]
        if not lessons.learned:
            yield from (replace(seen(one.paper, one.verdict), place=one.place) for one in piece)
            continue
        verdicts = lessons.first.judge([one.paper for one in piece])
        for one, said in zip(piece, verdicts, strict=True):
            yield replace(seen(one.paper, said), liking=one.verdict.probability, place=one.place)


def _unread(verdict: Verdict) -> Seen:
    return Seen(b"", verdict.probability, verdict.kind.value, code=False, liking=verdict.probability)


def _announced(one: Met, known: Seen, least: float = 0.0) -> Announced:
    relevant = one.verdict.relevant is not Relevance.NO and one.verdict.probability >= least
    return Announced(one.key, one.visible, one.verdict.probability, known, relevant)
