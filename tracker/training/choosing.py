"""Which model judges: the one a person's settings name, or the shipped one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifiers.artefact import load
from tracker.training.shelf import Shelf

if TYPE_CHECKING:
    from classifiers.model import Model
    from tracker.settings.classifier import ClassifierSettings


def model_in_use(settings: ClassifierSettings) -> Model:
    """The model in use on the shelf of the settings; the shipped one without a shelf."""
    return Shelf(settings.folder).model() if settings.folder else load()
