"""The daemon tells the digest to each channel by itself."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from state.store import Store
from tracker.daemon.telling import ChannelsFailedError, tell_channels
from tracker.settings.model import Settings

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)


def test_channel_without_its_token_holds_up_no_other(store: Store, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    channels = [
        {"name": "board", "format": "md", "issue": {"repository": "me/list"}},
        {"name": "page", "format": "md", "file": str(page)},
    ]
    settings = Settings.model_validate({"digest": {"channels": channels}})
    with pytest.raises(ChannelsFailedError, match=r"not told: board \("):
        tell_channels(store, settings, {}, NOW)
    assert page.is_file()
