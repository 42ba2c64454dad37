"""The classifier: whether the model that would judge can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifiers.errors import ClassifierError
from tracker.doctor.finding import fault, fine
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.doctor.finding import Finding
    from tracker.settings.classifier import ClassifierSettings

AREA = "classifier"


def classifier(settings: ClassifierSettings) -> Iterator[Finding]:
    """The model of the settings' folder, or the shipped one."""
    from tracker.training.choosing import model_in_use

    try:
        yield fine(AREA, "model", f"{model_in_use(settings).version} can be read")
    except (ClassifierError, UsageError) as error:
        advice = (
            "Fit one anew with `tracker train`, or take `folder` out of [classifier] to use the shipped one."
            if settings.folder
            else "Install the tracker again, from where it was installed before, with pip's --force-reinstall."
        )
        yield fault(AREA, "model", f"Nothing can be judged: {error}.", advice)
