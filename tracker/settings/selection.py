"""What a list takes: the part of its settings that decides who is proposed."""

from __future__ import annotations

from pydantic import Field

from state.records import Kind
from tracker.settings.section import Section


class SelectionSettings(Section):
    """The `[lists.take]` table."""

    kinds: tuple[Kind, ...] = Field(
        default=(Kind.MODEL, Kind.DATASET, Kind.BENCHMARK, Kind.SURVEY),
        description="The kinds of work this list takes; `model` includes methods, `other` is analyses and studies.",
        min_length=1,
    )
    threshold: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="The least probability that is proposed; without it, the classifier's own threshold.",
    )
    horizon_days: int = Field(
        default=60,
        ge=1,
        le=36500,
        description="How many days a work may wait before it is no longer proposed.",
    )
    shared: bool = Field(
        default=True,
        description="Propose works, too, that another page of the same repository has taken, as a translation does; `tracker init` looks whether its pages share works.",
    )
    ask: int = Field(
        default=5,
        ge=0,
        description="How many works of which the classifier is unsure a pull request asks about.",
    )
