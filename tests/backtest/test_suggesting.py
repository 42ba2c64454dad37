"""The suggested setting beside settings that are there."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from support.reports import REPORT

from state.records import Kind
from tracker.backtest.replay.days import Setting
from tracker.backtest.replay.measures import Share
from tracker.backtest.telling.suggesting import to_change
from tracker.backtest.telling.text import in_words
from tracker.backtest.telling.wire import as_json
from tracker.backtest.telling.written import Written, written
from tracker.settings.model import Settings

LIST = '[[lists]]\nname = "{name}"\nrepository = "ada/{repository}"\npath = "README.md"\n'
ONE = LIST.format(name="made-up", repository="made-up")
OTHER = LIST.format(name="other", repository="other")
ALL_KINDS = replace(REPORT, by_kind={"other": Share(1, 2)})


def settings(text: str) -> Settings:
    return Settings.model_validate(tomllib.loads(text))


def there(text: str, repository: str = "ada/made-up") -> Written:
    found = written(settings(text), "tracker.toml", "README.md", repository)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (
            ONE,
            ["add [lists.take] with threshold = 0.1", "add [github] with max_entries = 40"],
        ),
        (
            f"{ONE}[lists.take]\nthreshold = 0.5\n[github]\nmax_entries = 10\n",
            [
                "in [lists.take], put threshold = 0.1 in place of 0.5",
                "in [github], put max_entries = 40 in place of 10",
            ],
        ),
        (
            f'{ONE}[lists.take]\nkinds = ["model"]\n[github]\ndraft = true\n',
            ["in [lists.take], add threshold = 0.1", "in [github], add max_entries = 40"],
        ),
        (f"{ONE}[lists.take]\nthreshold = 0.1\n[github]\nmax_entries = 40\n", []),
    ],
)
def test_what_stands_there_is_replaced_and_what_lacks_is_added(text: str, changes: list[str]) -> None:
    found = there(text)
    assert to_change(REPORT, found) == changes
    report = replace(REPORT, written=found)
    words = in_words(report, "README.md")
    assert all(f"    {change}\n" in words for change in changes)
    assert ("which is what tracker.toml says" in words) is (not changes)
    suggested = as_json(report, "README.md")["suggested"]
    assert isinstance(suggested, dict)
    assert suggested["changes"] == changes


def test_kinds_are_changed_where_people_took_others_and_the_settings_leave_them_out() -> None:
    text = ONE + '[lists.take]\nthreshold = 0.1\nkinds = ["model"]\n[github]\nmax_entries = 40\n'
    (change,) = to_change(ALL_KINDS, there(text))
    assert change.startswith("in [lists.take], put kinds = [")
    assert change.endswith('in place of ["model"]')
    whole = ", ".join(f'"{kind}"' for kind in Kind)
    assert to_change(ALL_KINDS, there(text.replace('["model"]', f"[{whole}]"))) == []
    assert "add kinds = " in to_change(ALL_KINDS, there(f"{ONE}[lists.take]\nask = 3\n"))[1]


def test_of_several_lists_the_one_is_named_and_none_gets_less_room() -> None:
    both = f"{ONE}[lists.take]\nthreshold = 0.5\n{OTHER}[github]\nmax_entries = 50\n"
    threshold = "in [lists.take] of made-up, put threshold = 0.1 in place of 0.5"
    assert to_change(REPORT, there(both)) == [threshold]
    few = replace(REPORT, suggested=Setting(0.1, 5))
    assert to_change(few, there(both.partition("[github]")[0])) == [threshold]
    assert len(to_change(few, there(ONE))) == 2


@pytest.mark.parametrize(
    ("text", "repository"),
    [("", ""), (ONE, "ada/other"), (ONE.replace("README", "docs/list"), ""), (ONE + OTHER, "")],
)
def test_settings_that_do_not_keep_the_page_as_one_list_say_nothing(text: str, repository: str) -> None:
    assert written(settings(text), "tracker.toml", "README.md", repository) is None


def test_where_nothing_is_suggested_nothing_is_to_be_changed() -> None:
    blind = replace(REPORT, passed_over=0, written=there(ONE))
    assert to_change(blind, there(ONE)) == []
    assert as_json(blind, "README.md")["suggested"] is None
    assert as_json(replace(REPORT, recall=Share(0, 0)), "README.md")["suggested"] is None
