"""Which services are asked, for what, and how much of it is taken."""

from __future__ import annotations

from pydantic import Field

from tracker.settings.section import Section


class ArxivSettings(Section):
    """The `[sources.arxiv]` table."""

    enabled: bool = Field(default=True, description="Ask arXiv at all.")
    categories: tuple[str, ...] = Field(
        default=("cs.CV", "cs.CL", "cs.AI", "cs.LG", "cs.MM", "cs.RO"),
        description="The categories whose announcements are read, all in one request.",
        min_length=1,
    )


class SourcesSettings(Section):
    """The `[sources]` table."""

    arxiv: ArxivSettings = Field(default_factory=ArxivSettings, description="arXiv's announcements.")
