"""What a maintainer may say about how their list is kept, where inference is not enough."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Steering:
    """The wishes of one list; the defaults leave everything to inference."""

    least_share: float = 0.3
    """Below this certainty of the section the addition is only suggested."""
    least_fidelity: float = 0.3
    """Below this share of understood entries the addition is only suggested."""
