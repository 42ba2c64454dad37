"""Every probe in turn; one that fails is itself a finding and hides no other."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from state.errors import StateError
from tracker.doctor.finding import Finding, fault
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tracker.doctor.finding import Probe


def examine(probes: Iterable[Probe], about_to: Callable[[str], None] = lambda _: None) -> Iterator[Finding]:
    """What each probe finds, as soon as it is found, and once: two lists of one repository are told the same of it.

    `about_to` is told what is looked at next, for whoever waits.
    """
    told: set[Finding] = set()
    for finding in _found(probes, about_to):
        if finding not in told:
            told.add(finding)
            yield finding


def _found(probes: Iterable[Probe], about_to: Callable[[str], None]) -> Iterator[Finding]:
    for probe in probes:
        about_to(f"looking at {probe.area}")
        try:
            yield from probe.look()
        except (TrackerError, StateError) as error:
            yield _in_the_way(probe, str(error))
        except OSError as error:
            if error.filename is None:  # no file's; perhaps a fault of ours
                raise
            yield _in_the_way(probe, f"cannot use {os.fsdecode(error.filename)}: {error.strerror}")


def _in_the_way(probe: Probe, why: str) -> Finding:
    return fault(probe.area, "looking at it", why, "Mend this, then run doctor again.")
