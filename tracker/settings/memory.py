"""How the memory travels between machines that keep nothing, such as those of GitHub Actions."""

from __future__ import annotations

from pydantic import Field

from tracker.settings.section import Section


class MemorySettings(Section):
    """The `[memory]` table."""

    branch: str = Field(
        default="tracker-state",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_-]+)*$",
        description="The branch of the list's repository on which `tracker state push` keeps the memory between runs.",
    )
