"""Which model judges, and where models of one's own are kept."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from tracker.settings.section import Section


class ClassifierSettings(Section):
    """The `[classifier]` table."""

    folder: Path | None = Field(
        default=None,
        description="Where `tracker train` keeps models of your own; the newest that was accepted judges. Without it, the shipped model judges, or one that runs fitted.",
    )
    learn_every_days: int = Field(
        default=28,
        ge=0,
        le=3650,
        description="Every so many days a run fits the shipped model anew on what your lists took, and that one judges; 0 keeps the shipped one. With a `folder`, what lies there judges, and runs learn nothing by themselves.",
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
        description="The share of decisions that no fit sees: a new model is accepted only if it does no worse on them.",
    )
