"""The daemon tells the digest to each channel by itself."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from support.month import NOW as MONTH_END
from support.month import fill

from state.store import Store
from tracker.daemon.telling import ChannelsFailedError, tell_channels
from tracker.settings.model import Settings

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)


def one_of_two_without_its_token(page: Path) -> Settings:
    channels = [
        {"name": "board", "format": "md", "issue": {"repository": "me/list"}},
        {"name": "page", "format": "md", "file": str(page)},
    ]
    return Settings.model_validate({"digest": {"channels": channels}})


def test_channel_without_its_token_holds_up_no_other(store: Store, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    settings = one_of_two_without_its_token(page)
    with pytest.raises(ChannelsFailedError, match=r"not told: board \("):
        tell_channels(store, settings, {}, NOW)
    assert page.is_file()


def test_channel_that_was_told_hears_nothing_more_while_another_is_tried_again(
    store: Store, tmp_path: Path
) -> None:
    page, due = tmp_path / "page.md", MONTH_END
    settings = one_of_two_without_its_token(page)
    with pytest.raises(ChannelsFailedError):
        tell_channels(store, settings, {}, due, due)
    first = page.read_text()
    fill(store)
    for hours in (1, 2):
        with pytest.raises(ChannelsFailedError, match=r"^not told: board"):
            tell_channels(store, settings, {}, due + timedelta(hours=hours), due)
        assert page.read_text() == first
    later = due + timedelta(days=7)
    with pytest.raises(ChannelsFailedError):
        tell_channels(store, settings, {}, later, later)
    assert page.read_text() != first


def test_channel_that_a_clock_years_ahead_told_is_told_when_it_is_due(store: Store, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    settings = one_of_two_without_its_token(page)
    with pytest.raises(ChannelsFailedError):
        tell_channels(store, settings, {}, NOW + timedelta(days=900), NOW + timedelta(days=900))
    page.unlink()
    with pytest.raises(ChannelsFailedError):
        tell_channels(store, settings, {}, NOW, NOW)
    assert page.is_file()
