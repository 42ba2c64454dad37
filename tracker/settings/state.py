"""Where the memory is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from tracker.settings.section import Section

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "TRACKER_STATE_URL"
"""Goes before the setting, so that an address with a password need not stand in a file."""


class StateSettings(Section):
    """The `[state]` table."""

    url: str = Field(
        default=".tracker/state.db",
        description="A file's path for SQLite, or `postgresql://…`; `TRACKER_STATE_URL` in the environment goes before it.",
        min_length=1,
    )
    forget_irrelevant_days: int = Field(
        default=30,
        ge=1,
        description="Works judged irrelevant and never brought up on a list are left out of `state export --forget` after so many days.",
    )
    forget_undecided_days: int = Field(
        default=180,
        ge=1,
        description="The same for works on which nothing was ever decided, whatever was judged of them.",
    )

    def address(self, environment: Mapping[str, str]) -> str:
        """Where the store is."""
        return environment.get(VARIABLE) or self.url
