"""A run that learns: when it is due, the model is fitted anew on what the lists took, and judges from then on.

Nothing here may cost a run: what cannot be read or learned is told in a line, and the model in use goes on judging.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from classifiers.errors import NothingLearnedError
from tracker.errors import TrackerError
from tracker.listed import works_on
from tracker.training.learned import (
    anything_settled,
    due,
    keep_model,
    labels,
    learned_model,
    note_failure,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from state.identity import Identity
    from tracker.job.ports import Ports
    from tracker.settings.model import Settings


def learned_on(ports: Ports, settings: Settings, now: datetime) -> tuple[Ports, str]:
    """Learn if it is due: the ports with the model that judges from now on, and one sentence about it, or an empty one."""
    forget_days = settings.state.forget_irrelevant_days
    every = timedelta(days=settings.classifier.learn_every_days)
    if ports.base is None or not every or not due(ports.store, ports.base, now, every):
        return ports, ""
    if not anything_settled(ports.store, now, forget_days):
        return ports, ""
    from classifiers.adapting import learn_on  # noqa: PLC0415 - fitting is heavy, and due once in weeks

    try:
        listed = set(_listed(ports, settings))
        fitted = learn_on(ports.base, labels(ports.store, settings.list_names, listed, now, forget_days))
    except (NothingLearnedError, TrackerError) as error:
        note_failure(ports.store, str(error), now)
        return ports, f"nothing was learned from the lists this time: {error}"
    keep_model(ports.store, ports.base, fitted.model, now)
    judge = learned_model(ports.store, ports.base) or ports.base
    told = (
        f"learned from {fitted.positive} works the lists took and {fitted.negative} they did not"
        f" ({fitted.after:.2f} on works it had not seen, {fitted.before:.2f} before); {judge.version} judges from now on"
    )
    return replace(ports, judge=judge), told


def _listed(ports: Ports, settings: Settings) -> Iterator[Identity]:
    """The arXiv papers that the lists have now."""
    for one in settings.lists:
        forge = ports.forge_for(one.repository)
        head = forge.base(forge.repository().default_branch)
        content = forge.file(one.path, head) if head else None
        yield from works_on(content or b"")
