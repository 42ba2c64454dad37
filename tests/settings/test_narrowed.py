"""The settings of a call that asks for some lists alone."""

import re
from pathlib import Path

import pytest

from tracker.errors import UsageError
from tracker.settings.load import parse
from tracker.settings.narrowed import narrowed, need_lists
from tracker.settings.places import called_below

SETTINGS = parse(
    '[[lists]]\nname = "one"\nrepository = "me/one"\n[[lists]]\nname = "two"\nrepository = "me/two"\n'
)


def test_nothing_named_changes_nothing() -> None:
    assert narrowed(SETTINGS) == SETTINGS


def test_only_the_lists_named_stay() -> None:
    assert [one.name for one in narrowed(SETTINGS, lists=["two"]).lists] == ["two"]


def test_limit_is_that_of_the_pull_request() -> None:
    assert narrowed(SETTINGS, limit=3).github.max_entries == 3


def test_unknown_list_is_told_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="one, two"):
        narrowed(SETTINGS, lists=["three"])


def test_lists_that_can_be_kept_are_enough() -> None:
    need_lists(SETTINGS)


def test_call_in_a_folder_below_the_settings_is_told_where_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".github").mkdir()
    below = tmp_path / "docs" / "lists"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    (tmp_path / ".github" / "tracker.toml").write_text("")
    assert called_below() == ""
    (tmp_path / ".git").mkdir()
    with pytest.raises(UsageError, match=re.escape(f"no list is set; the settings stand in {tmp_path}: ")):
        need_lists(parse(""))
    (tmp_path / ".github" / "tracker.toml").unlink()
    assert called_below() == ""
    (below / "tracker.toml").write_text("")
    assert called_below() == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no list is set"),
        (
            '[[lists]]\nname = "one"\nrepository = "OWNER/NAME"\n',
            "the list 'one' is still OWNER/NAME: fill in",
        ),
    ],
    ids=["none", "not filled in"],
)
def test_what_cannot_be_kept_is_told_before_anything_is_asked(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        need_lists(parse(text))
