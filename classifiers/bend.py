"""A model that learned on, written down as its difference from the model it began with: one line of text.

Learning on changes the weights of relevance and leaves vocabulary and kinds as they are, so that is all there is to keep.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from classifiers.artefact import Line, Thresholds, version_of
from classifiers.model import Band, Calibration

if TYPE_CHECKING:
    from classifiers.model import Model


class Bend(BaseModel):
    """The numbers of relevance, beside the version of the model that all others come from."""

    model_config = ConfigDict(frozen=True)

    base: str
    weights: bytes
    bias: float
    calibration: Line
    thresholds: Thresholds


def bend_of(base: Model, model: Model) -> str:
    """Write down what `model` differs in from `base`."""
    weights = np.ascontiguousarray(model.weights[:, 0], dtype="<f2")
    return Bend(
        base=base.version,
        weights=b64encode(weights.tobytes()),
        bias=float(model.bias[0]),
        calibration=Line(slope=model.calibration.slope, intercept=model.calibration.intercept),
        thresholds=Thresholds(no=model.band.no, yes=model.band.yes),
    ).model_dump_json()


def bent(base: Model, text: str) -> Model | None:
    """The model that was written down; None where it began with another one, or where the text is none of ours."""
    try:
        kept = Bend.model_validate_json(text)
        column = np.frombuffer(b64decode(kept.weights, validate=True), dtype="<f2").astype(np.float64)
    except (ValidationError, ValueError):
        return None
    if kept.base != base.version or column.shape != base.weights[:, 0].shape or not np.isfinite(column).all():
        return None
    weights, bias = base.weights.copy(), base.bias.copy()
    weights[:, 0], bias[0] = column, kept.bias
    return replace(
        base,
        weights=weights,
        bias=bias,
        calibration=Calibration(kept.calibration.slope, kept.calibration.intercept),
        band=Band(kept.thresholds.no, kept.thresholds.yes),
        version=version_of(weights),
    )
