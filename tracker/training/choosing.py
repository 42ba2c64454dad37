"""Which model judges: the one a person's settings name, the one that runs learned, or the shipped one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifiers.artefact import load
from tracker.training.learned import learned_model
from tracker.training.shelf import ModelShelf

if TYPE_CHECKING:
    from classifiers.model import Model
    from state.store import Store
    from tracker.settings.classifier import ClassifierSettings


def model_in_use(settings: ClassifierSettings, store: Store | None = None) -> Model:
    """The model in use on the shelf of the settings; without a shelf what runs learned, where a memory is at hand, or the shipped one."""
    if settings.folder:
        return ModelShelf(settings.folder).model()
    base = load()
    learned = learned_model(store, base) if store and settings.learn_every_days else None
    return learned or base


def model_to_learn_from(settings: ClassifierSettings) -> Model | None:
    """The model that runs begin with when they learn; None where they do not."""
    return None if settings.folder or not settings.learn_every_days else load()
