"""Settings in the documentation are those of the models."""

import pytest
from support.settings_page import PAGE, page, written

from tracker.settings.describe import Setting, tables
from tracker.settings.model import Settings

SETTINGS = [setting for table in tables(Settings) for setting in table.settings]


def test_page_says_what_the_models_say() -> None:
    assert written() == page(), "run `make docs`"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda found: ".".join((*found.table, found.key)))
def test_every_setting_is_described_in_a_sentence(setting: Setting) -> None:
    assert setting.description.endswith("."), setting
    assert setting.takes
    assert f"`{setting.key}`" in PAGE.read_text(encoding="utf-8")
