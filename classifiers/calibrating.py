"""From scores to probabilities and from probabilities to a yes, a no or a question; chosen on held-out rows only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from classifiers.measuring import curve
from classifiers.model import Band, Calibration

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from classifiers.measuring import Floats, Truth


def calibrate(truth: Truth, score: Floats, weight: Floats) -> Calibration:
    """The line whose logistic fits the labels best (Platt's scaling, with his correction for small samples)."""
    positive, negative = float(np.sum(weight[truth])), float(np.sum(weight[~truth]))
    scale = len(truth) / max(positive + negative, 1e-12)  # the correction is about papers that were seen
    high = (positive * scale + 1) / (positive * scale + 2)
    target = np.where(truth, high, 1 / (negative * scale + 2))
    slope, intercept = 1.0, 0.0
    for _ in range(100):
        probability = Calibration(slope, intercept).probability(score)
        error, spread = weight * (probability - target), weight * probability * (1 - probability) + 1e-12
        gradient = np.array([np.sum(error * score), np.sum(error)])
        cross = np.sum(spread * score)
        curvature = np.array([[np.sum(spread * score * score), cross], [cross, np.sum(spread)]])
        step = np.linalg.solve(curvature + 1e-9 * np.eye(2), gradient)
        step *= min(1.0, 2.0 / float(np.abs(step).max() + 1e-12))
        slope, intercept = slope - step[0], intercept - step[1]
        if np.abs(step).max() < 1e-10:
            break
    return Calibration(float(max(slope, 1e-3)), float(intercept))


def worth_a_yes(truth: Truth, probability: Floats, weight: Floats) -> float:
    """The probability from which on a yes raises F1 more than it costs: half of the best F1, where probabilities are right.

    The threshold that happened to be best on these papers would be drawn after single ones of them.
    """
    return float(curve(truth, probability, weight).f1.max()) / 2


def band_for(probability: Floats, weight: Floats, most_unsure: float, yes: float) -> Band:
    """Ask a person about the likeliest that are below the yes, as many as they have time for."""
    below = np.flatnonzero(probability < yes)
    order = below[np.argsort(-probability[below], kind="stable")]
    asked = np.cumsum(weight[order]) / max(float(np.sum(weight)), 1e-12)
    count = int(np.searchsorted(asked, most_unsure, side="right"))
    above = float(probability[order[count - 1]]) if count else yes
    edge = (above + float(probability[order[count]])) / 2 if count < len(order) else 0.0
    return Band(no=round(min(edge, yes), 4), yes=round(yes, 4))


def sharpen(truth: NDArray[np.intp], scores: NDArray[np.float64]) -> float:
    """The factor on the scores of kinds under which their shares fit the labels best."""

    def loss(factor: float) -> float:
        scaled = factor * scores
        top = scaled.max(axis=1)
        total = top + np.log(np.exp(scaled - top[:, None]).sum(axis=1))
        return float(np.mean(total - scaled[np.arange(len(truth)), truth]))

    return min((round(0.2 + 0.05 * step, 2) for step in range(120)), key=loss)
