"""Which model judges, and where models of one's own are kept."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from tracker.settings.section import Section


class ClassifierSettings(Section):
    """The `[classifier]` table."""

    folder: Path | None = Field(
        default=None,
        description="Where `tracker train` keeps models of your own; the newest that was taken over judges. Without it, the shipped model does.",
    )
    fewest_decisions: int = Field(
        default=24,
        ge=24,
        description="Decisions of people below which `tracker train` learns nothing from them.",
    )
    keep_back: float = Field(
        default=0.2,
        gt=0,
        lt=1,
        description="The share of decisions that no fit sees: a new model is taken over only if it does no worse on them.",
    )
