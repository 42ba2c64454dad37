"""What the doctor says: one finding a thing looked at, each with what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Level(StrEnum):
    """How much a finding matters."""

    FINE = "fine"
    UNKNOWN = "unknown"
    """It could not be looked at; that is not a fault."""
    WARNING = "warning"
    """It works, and will not for ever or not for everybody."""
    FAULT = "fault"
    """Something does not work until this is mended."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    area: str
    what: str
    level: Level
    found: str
    """What is the case, in one sentence."""
    advice: str = ""
    """What to do; empty only where all is fine."""

    def __post_init__(self) -> None:
        if self.level is not Level.FINE and not self.advice:
            raise ValueError(f"a finding without advice: {self.what}")


def fine(area: str, what: str, found: str) -> Finding:
    """Nothing to do."""
    return Finding(area, what, Level.FINE, found)


def unknown(area: str, what: str, found: str, advice: str) -> Finding:
    """It could not be looked at; `advice` says how a person can."""
    return Finding(area, what, Level.UNKNOWN, found, advice)


def warning(area: str, what: str, found: str, advice: str) -> Finding:
    """It works, and will not for ever or not for everybody."""
    return Finding(area, what, Level.WARNING, found, advice)


def fault(area: str, what: str, found: str, advice: str) -> Finding:
    """It does not work until somebody does as advised."""
    return Finding(area, what, Level.FAULT, found, advice)


@dataclass(frozen=True, slots=True)
class Probe:
    """Looks at one area; `look` yields findings and may raise what a person can mend."""

    area: str
    look: Callable[[], Iterable[Finding]]
