"""What a fit makes of labelled papers, and a list's decisions of a fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from support.corpus import made_up_rows

from classifiers.adapting import FEWEST, adapt
from classifiers.artefact import load
from classifiers.calibrating import band_for, calibrate, sharpen, worth_a_yes
from classifiers.errors import TooFewLabelsError
from classifiers.fitting import Recipe, fit
from classifiers.labels import Labelled, Origin
from classifiers.measuring import answers, curve
from state.records import Kind, Paper, Relevance

if TYPE_CHECKING:
    from classifiers.model import Model

RECIPE = Recipe(relevance_c=(1.0,), folds=3)
ROWS = made_up_rows()


def test_a_fitted_model_tells_what_it_was_taught() -> None:
    model = fit(ROWS, RECIPE).model
    later = made_up_rows(40, seed=7)
    verdicts = model.judge([row.paper for row in later])
    assert [verdict.relevant is Relevance.YES for verdict in verdicts] == [row.relevant for row in later]
    assert sum(verdict.kind is row.kind for verdict, row in zip(verdicts, later, strict=True)) >= 36


def test_the_same_seed_gives_the_same_model() -> None:
    one, other = fit(ROWS, RECIPE).model, fit(ROWS, RECIPE).model
    assert one.version == other.version
    assert np.array_equal(one.weights, other.weights)


def test_rows_that_no_fit_saw_are_told_apart() -> None:
    fitted = fit(ROWS, RECIPE)
    assert fitted.held_out_area > 0.95


def test_papers_that_stand_for_a_stream_alone_decide_the_probabilities() -> None:
    rare = [replace(row, stands_for=100.0 if not row.relevant else 1.0) for row in ROWS]
    odd = Paper("A note", "")
    assert (
        fit(rare, RECIPE).model.judge([odd])[0].probability
        < fit(ROWS, RECIPE).model.judge([odd])[0].probability
    )


def test_kinds_nobody_gave_are_never_said() -> None:
    rows = [replace(row, kind=Kind.SURVEY if row.kind is Kind.SURVEY else None) for row in ROWS]
    verdicts = fit(rows, RECIPE).model.judge([row.paper for row in ROWS])
    assert {verdict.kind for verdict in verdicts} == {Kind.SURVEY}


@pytest.mark.parametrize(
    "rows",
    [[], [row for row in ROWS if row.relevant], ROWS[:2]],
    ids=["nothing", "one answer only", "one paper of each"],
)
def test_too_few_labels_are_refused(rows: list[Labelled]) -> None:
    with pytest.raises(TooFewLabelsError):
        fit(rows, RECIPE)


def _decided(count: int) -> list[Labelled]:
    """A list that takes what is about video and rejects what is about charts, both by vision-language models."""
    return [
        Labelled(_about(matter, number), matter == "video clips", None, Origin.PERSON)
        for number in range(count)
        for matter in ("video clips", "business charts")
    ]


def _about(matter: str, number: int) -> Paper:
    return Paper(
        f"Reader {number}: Understanding {matter} with vision-language models",
        f"We answer questions about {matter}.",
    )


def _preference(model: Model) -> float:
    video, charts = model.judge([_about("video clips", 1000), _about("business charts", 1000)])
    return video.probability - charts.probability


def test_decisions_bend_a_model_the_further_the_more_there_are() -> None:
    old = load()
    little, much = adapt(old, _decided(FEWEST)).model, adapt(old, _decided(100)).model
    assert little.version != much.version != old.version
    assert abs(_preference(old)) < _preference(little) < _preference(much)


def test_too_few_decisions_teach_nothing() -> None:
    with pytest.raises(TooFewLabelsError, match="too few to learn from"):
        adapt(load(), ROWS[:8])


def test_calibration_turns_scores_into_shares() -> None:
    chance = np.random.default_rng(0)
    score = chance.normal(size=4000) * 2
    truth = chance.random(4000) < 1 / (1 + np.exp(-(0.7 * score - 1)))
    found = calibrate(truth, score, np.ones(4000))
    assert found.slope == pytest.approx(0.7, abs=0.1)
    assert found.intercept == pytest.approx(-1, abs=0.1)


def test_calibration_survives_scores_that_part_the_labels_wholly() -> None:
    found = calibrate(np.array([True, True, False]), np.array([5.0, 4.0, -4.0]), np.ones(3))
    assert np.isfinite([found.slope, found.intercept]).all()


def test_a_yes_is_said_from_where_it_raises_f1() -> None:
    probability = np.random.default_rng(0).beta(0.3, 1.2, size=20_000)
    truth = np.random.default_rng(1).random(20_000) < probability
    weight = np.ones(20_000)
    yes = worth_a_yes(truth, probability, weight)
    assert yes < 0.5
    best = curve(truth, probability, weight).f1.max()
    assert answers(truth, probability >= yes).f1 == pytest.approx(best, abs=0.002)
    assert answers(truth, probability >= yes).f1 > answers(truth, probability >= 0.5).f1


def test_where_nothing_is_in_doubt_a_yes_is_what_is_likelier_than_not() -> None:
    assert worth_a_yes(np.array([True, False]), np.array([0.9, 0.1]), np.ones(2)) == 0.5


def test_the_band_asks_about_no_more_than_there_is_time_for() -> None:
    probability = np.array([0.9, 0.45, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.01])
    band = band_for(probability, np.ones(10), 0.2, 0.5)
    assert [band.relevance(value) for value in probability[:4]] == [
        Relevance.YES,
        Relevance.UNSURE,
        Relevance.UNSURE,
        Relevance.NO,
    ]
    assert band_for(probability, np.ones(10), 1.0, 0.5).no == 0.0


def test_kinds_are_sharpened_when_scores_are_right_and_blunted_when_not() -> None:
    truth = np.array([0, 1] * 20)
    right = np.where(np.eye(2, dtype=bool)[truth], 1.0, -1.0)
    assert sharpen(truth, right) > 1 > sharpen(truth, -right)
