"""The figures by which classifiers are compared."""

from __future__ import annotations

import math

import numpy as np
import pytest

from classifiers.measuring import (
    answers,
    bootstrap,
    calibration_error,
    confusion,
    curve,
    macro_f1,
    reliability,
)


def test_the_area_is_the_average_precision() -> None:
    from sklearn.metrics import average_precision_score

    chance = np.random.default_rng(1)
    truth = chance.random(300) < 0.3
    score = np.round(chance.random(300) + truth * 0.5, 1)
    weight = chance.random(300)
    assert curve(truth, score).area == pytest.approx(average_precision_score(truth, score))
    assert curve(truth, score, weight).area == pytest.approx(
        average_precision_score(truth, score, sample_weight=weight)
    )


def test_perfect_scores_have_area_and_f1_one() -> None:
    line = curve(np.array([True, False, True]), np.array([0.9, 0.1, 0.8]))
    assert line.area == 1
    assert line.f1.max() == 1


def test_answers_count_papers() -> None:
    found = answers(np.array([True, True, False, False]), np.array([True, False, True, False]))
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)


def test_nothing_said_is_no_division_by_zero() -> None:
    found = answers(np.array([True]), np.array([False]))
    assert (found.precision, found.recall, found.f1) == (0, 0, 0)


def test_the_interval_holds_the_figure_and_narrows_with_size() -> None:
    truth = np.random.default_rng(0).random(2000) < 0.5
    wide = bootstrap(50, lambda at: float(truth[at].mean()), draws=200)
    narrow = bootstrap(2000, lambda at: float(truth[at].mean()), draws=200)
    assert wide.low <= wide.value <= wide.high
    assert wide.bounds == (wide.low, wide.high)
    assert narrow.high - narrow.low < wide.high - wide.low


def test_draws_in_which_a_figure_has_no_meaning_are_left_out() -> None:
    found = bootstrap(3, lambda at: 0.5 if 0 in at else math.nan, draws=50)
    assert (found.value, found.low, found.high) == (0.5, 0.5, 0.5)
    assert found.bounds is None
    assert math.isnan(bootstrap(3, lambda _: math.nan, draws=5).low)


def test_calibration_error_is_the_distance_of_said_and_true_shares() -> None:
    truth = np.array([True, False, True, True])
    table = reliability(truth, np.array([0.25, 0.25, 0.75, 1.0]), bins=2)
    assert [(step.count, step.said, step.true) for step in table] == [(2, 0.25, 0.5), (2, 0.875, 1.0)]
    assert calibration_error(table) == pytest.approx((2 * 0.25 + 2 * 0.125) / 4)


def test_macro_f1_leaves_out_kinds_that_never_occur() -> None:
    table = confusion(np.array([0, 0, 1]), np.array([0, 1, 1]), 3)
    assert table.tolist() == [[1, 1, 0], [0, 1, 0], [0, 0, 0]]
    assert macro_f1(table) == pytest.approx(2 / 3)
    assert macro_f1(np.zeros((3, 3), dtype=np.intp)) == 0
