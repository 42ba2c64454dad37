"""What a maintainer may say about how their list is kept, where inference is not enough."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from state.records import Kind
    from tracker.lists.side.change import SideRule


class End(StrEnum):
    """The end of a section to which new entries go."""

    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Steering:
    """The wishes of one list; the defaults leave everything to inference."""

    least_share: float = 0.3
    """Below this certainty of the section the addition is only suggested."""
    least_fidelity: float = 0.3
    """Below this share of understood entries the addition is only suggested."""
    sections: Mapping[Kind, str] = field(default_factory=dict)
    """The heading under which works of a kind go, whatever the inference says."""
    templates: Mapping[str, str] = field(default_factory=dict)
    """A line by heading, in place of the inferred one: `- **{name}** - [{subtitle}]({abs})`."""
    positions: Mapping[str, End] = field(default_factory=dict)
    """The end to which new entries go by heading, whatever order stands there."""
    leave_alone: tuple[str, ...] = ()
    """Headings under which nothing is ever put."""
    side: frozenset[SideRule] = frozenset()
    """What is kept in step beside the entries."""
    insist: bool = False
    """A person asks for this very work: a likeness by name or repository alone does not hold it up."""


NO_DOUBT = Steering(least_share=0, least_fidelity=0, insist=True)
"""For what a person has decided."""
