"""What is wrong at a place of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, where it is, and how it could be mended."""

    line: int
    """1-based."""
    rule: str
    message: str
    fix: str | None = None
