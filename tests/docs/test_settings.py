"""Settings in the documentation are those of the models, and every variable of the environment that is ours is there."""

import re

import pytest
from support.settings_page import PAGE, page, written
from support.shared import ROOT

from tracker.settings.describe import Setting, tables
from tracker.settings.model import Settings

OURS = re.compile(r'"((?:TRACKER|HF|PWC)_[A-Z_]+|G(?:H|ITHUB)_(?:TOKEN|[A-Z]+_URL))"')
VARIABLES = {
    name
    for path in (ROOT / "tracker").rglob("*.py")
    for name in OURS.findall(path.read_text(encoding="utf-8"))
}
SETTINGS = [setting for table in tables(Settings) for setting in table.settings]


def test_page_says_what_the_models_say() -> None:
    assert written() == page(), "run `make docs`"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda found: ".".join((*found.table, found.key)))
def test_every_setting_is_described_in_a_sentence(setting: Setting) -> None:
    assert setting.description.endswith("."), setting
    assert setting.takes
    assert f"`{setting.key}`" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("variable", sorted(VARIABLES))
def test_every_variable_of_the_environment_is_documented(variable: str) -> None:
    assert f"`{variable}`" in PAGE.read_text(encoding="utf-8").partition("## Environment")[2]
