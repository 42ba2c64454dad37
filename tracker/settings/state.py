"""Where the memory is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pydantic import Field

from tracker.settings.section import Section

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from state.store import Forgetting

VARIABLE = "TRACKER_STATE_URL"
"""Goes before the setting, so that an address with a password need not stand in a file."""


class StateSettings(Section):
    """The `[state]` table."""

    url: str = Field(
        default=".tracker/state.db",
        description="A file's path for SQLite, or `postgresql://…`; `TRACKER_STATE_URL` in the environment overrides it.",
        min_length=1,
    )
    forget_irrelevant_days: int = Field(
        default=30,
        ge=1,
        le=36500,
        description="Works judged irrelevant and never brought up on a list are left out of `state push` and `state export --forget` when no source spoke of them for so many days.",
    )
    forget_undecided_days: int = Field(
        default=180,
        ge=1,
        le=36500,
        description="The same for all works on which nothing was ever decided.",
    )

    def forgetting(self, now: datetime) -> Forgetting:
        """What an export may leave out at a moment."""
        from state.store import Forgetting  # noqa: PLC0415 - settings are read where no store is opened

        return Forgetting(
            irrelevant_before=now - timedelta(days=self.forget_irrelevant_days),
            undecided_before=now - timedelta(days=self.forget_undecided_days),
        )

    def address(self, environment: Mapping[str, str]) -> str:
        """Where the store is."""
        return environment.get(VARIABLE) or self.url
