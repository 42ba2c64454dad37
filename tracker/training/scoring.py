"""How a model does on labelled papers, as values."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan, nan
from typing import TYPE_CHECKING

import numpy as np

from classifiers.adapting import SLACK
from classifiers.measuring import (
    Bin,
    Curve,
    Interval,
    answers,
    bootstrap,
    calibration_error,
    confusion,
    curve,
    macro_f1,
    reliability,
)
from classifiers.model import KINDS
from state.records import Relevance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from classifiers.labels import Labelled
    from classifiers.measuring import Truth
    from state.records import Kind, Paper, Verdict
    from tracker.ports import Judge

_WORST = 20


@dataclass(frozen=True, slots=True)
class Miss:
    """A paper that the model got wrong, and why."""

    paper: Paper
    relevant: bool
    verdict: Verdict

    @property
    def asked(self) -> bool:
        """Would a person have been asked, and the paper not been lost?"""
        return self.verdict.relevant is Relevance.UNSURE


@dataclass(frozen=True)
class Score:
    """The figures of one model on one set of papers."""

    model_version: str
    papers: int
    positive: int
    precision: Interval | None
    """None where no paper was said to be relevant: then nothing can be right."""
    recall: Interval | None
    """This, F1, the area and the share found are None where no paper is relevant: then there is nothing to find."""
    f1: Interval | None
    area: Interval | None
    found: float | None
    """Recall when what a person is asked about counts as found."""
    unsure: float
    """The share of papers a person is asked about."""
    calibration_error: float
    reliability: tuple[Bin, ...]
    curve: Curve
    kinds: tuple[Kind, ...]
    confusion: NDArray[np.intp]
    kind_macro_f1: float | None
    """Over relevant papers whose kind is known."""
    worst: tuple[Miss, ...]


def score(judge: Judge, rows: Sequence[Labelled], *, draws: int = 500) -> Score:
    """Judge labelled papers and count."""
    told = [row for row in rows if row.relevant is not None]
    verdicts = judge.judge([row.paper for row in told])
    truth = np.array([row.relevant is True for row in told], dtype=np.bool_)
    said = np.array([verdict.relevant is Relevance.YES for verdict in verdicts], dtype=np.bool_)
    asked = np.array([verdict.relevant is Relevance.UNSURE for verdict in verdicts], dtype=np.bool_)
    probability = np.array([verdict.probability for verdict in verdicts])
    table = _kinds(told, verdicts)
    steps = reliability(truth, probability)

    def over(needed: Truth, figure: Callable[[NDArray[np.intp]], float]) -> Interval | None:
        """A figure of papers drawn again, as far as those it is a share of are among them."""
        found = bootstrap(len(told), lambda at: figure(at) if needed[at].any() else nan, draws=draws)
        return None if isnan(found.value) else found

    return Score(
        model_version=judge.version,
        papers=len(told),
        positive=int(truth.sum()),
        precision=over(said, lambda at: answers(truth[at], said[at]).precision),
        recall=over(truth, lambda at: answers(truth[at], said[at]).recall),
        f1=over(truth, lambda at: answers(truth[at], said[at]).f1),
        area=over(truth, lambda at: curve(truth[at], probability[at]).area),
        found=answers(truth, said | asked).recall if truth.any() else None,
        unsure=float(asked.mean()),
        calibration_error=calibration_error(steps),
        reliability=tuple(steps),
        curve=curve(truth, probability),
        kinds=KINDS,
        confusion=table,
        kind_macro_f1=macro_f1(table) if table.any() else None,
        worst=_worst(told, verdicts),
    )


def _kinds(rows: Sequence[Labelled], verdicts: Sequence[Verdict]) -> NDArray[np.intp]:
    pairs = [
        (KINDS.index(row.kind), KINDS.index(verdict.kind))
        for row, verdict in zip(rows, verdicts, strict=True)
        if row.relevant and row.kind is not None
    ]
    true, said = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    return confusion(true, said, len(KINDS))


def _worst(rows: Sequence[Labelled], verdicts: Sequence[Verdict]) -> tuple[Miss, ...]:
    """The surest wrong answers first, then the relevant papers that were no more than asked about: recall counts them too."""
    wrong = [
        Miss(row.paper, row.relevant is True, verdict)
        for row, verdict in zip(rows, verdicts, strict=True)
        if (verdict.relevant is not Relevance.YES if row.relevant else verdict.relevant is Relevance.YES)
    ]
    return tuple(sorted(wrong, key=_how_bad)[:_WORST])


def _how_bad(miss: Miss) -> tuple[bool, float]:
    return miss.asked, -abs(miss.verdict.probability - miss.relevant)


def no_worse(new: Judge, old: Judge, rows: Sequence[Labelled]) -> tuple[bool, float, float]:
    """May the new model take over? With both models' average precision on papers that neither fit saw."""
    truth = np.array([row.relevant is True for row in rows], dtype=np.bool_)
    if not truth.any() or truth.all():
        return False, 0.0, 0.0
    papers = [row.paper for row in rows]
    areas = [
        curve(truth, np.array([verdict.probability for verdict in judge.judge(papers)])).area
        for judge in (new, old)
    ]
    return areas[0] >= areas[1] - SLACK, areas[0], areas[1]
