"""A report in words and as an object."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from support.reports import REPORT

from state.records import Kind
from tracker.backtest.replay.agreement import Comparison
from tracker.backtest.replay.days import Setting
from tracker.backtest.replay.measures import Missed, Share, Why
from tracker.backtest.telling.headline import suggestion
from tracker.backtest.telling.suggesting import to_set
from tracker.backtest.telling.text import in_words, side_by_side
from tracker.backtest.telling.wire import as_json
from tracker.plural import likely
from tracker.settings.model import Settings

if TYPE_CHECKING:
    from tracker.backtest.telling.report import Report


def test_sections_say_of_how_many_additions_they_are_known() -> None:
    assert "by section (of 2 looked at): " in in_words(REPORT, "README.md")
    whole = replace(REPORT, by_section={"Papers": Share(200, 280)})
    assert "by section: Papers  71.4% (200 of 280)" in in_words(whole, "README.md")


def test_long_list_of_misses_is_cut_and_says_so() -> None:
    missed = [Missed(f"2601.{number:05}", Why.UNSURE, "0.4 likely", "Lumen") for number in range(20)]
    words = in_words(replace(REPORT, missed=missed), "README.md")
    assert "missed 20 of 300: 20 unsure" in words
    assert "20 of which a text was given:" in words
    assert "and 5 more" in words
    assert "no text was given" not in words.partition("missed")[2]


def test_what_people_never_added_is_shown_for_a_look_the_surest_first() -> None:
    one = REPORT.unknown[0]
    many = [replace(one, key=f"2601.1000{number}") for number in range(7)]
    words = in_words(replace(REPORT, unknown=many), "README.md")
    assert [key in words for key in (many[0].key, many[4].key, many[5].key)] == [True, True, False]
    assert f"{likely(one.verdict.probability)}  {one.paper.title}" in words
    assert "for a look" not in in_words(replace(REPORT, unknown=[]), "README.md")


def test_nothing_missed_and_nothing_found_is_said_by_silence() -> None:
    words = in_words(replace(REPORT, missed=[], found={}, learned=0), "README.md")
    assert "missed" not in words
    assert "days earlier" not in words
    assert "learned on" not in words


def test_page_to_which_nobody_added_is_not_asked_for_texts() -> None:
    nothing = replace(REPORT, additions=0, recall=Share(0, 0))
    words = in_words(replace(nothing, texts=0, passed_over=0), "CONTRIBUTING.md")
    assert "is this the file to which people add papers" in words
    assert "--texts" not in words
    assert "noise" not in words
    assert "noise: 69.8 proposals a week" in in_words(nothing, "CONTRIBUTING.md")


def test_what_no_setting_finds_is_told_before_the_shares_that_leave_it_out() -> None:
    words = first_lines(replace(REPORT, out_before=20))
    assert words[0].endswith("of 300 a text was given")
    assert words[1].startswith("20 of these had been out for more than 60 days when the replay began")
    assert "180 of the others (64.3%)" in words[2]
    all_of_them = in_words(replace(REPORT, out_before=300, recall=Share(0, 0)), "README.md")
    assert "300 of these had been out" in all_of_them
    assert "--fetch" not in all_of_them
    assert as_json(replace(REPORT, out_before=20), "README.md")["additions_with_text"] == 300


def test_what_came_by_a_trackers_own_commits_is_told_beside_the_additions() -> None:
    assert first_lines(replace(REPORT, by_tracker=7))[1].startswith("7 more came by a tracker's own commits")


def test_what_came_by_commits_of_bots_is_told_beside_the_additions() -> None:
    assert first_lines(replace(REPORT, by_bots=7))[1].startswith("7 more came by commits of bots")


def test_an_entry_that_people_moved_to_where_it_was_planned_is_shown_with_both_places() -> None:
    one = Comparison(("L", "News"), True, True, theirs="- a", by_now=("L", "Papers"))
    assert side_by_side(one) == "L > News; by now, and as planned, under L > Papers"


def test_what_came_as_a_collection_is_told_beside_the_additions() -> None:
    assert first_lines(replace(REPORT, collected=90))[1].startswith("90 more came in one go")
    assert as_json(replace(REPORT, collected=90), "README.md")["collected"] == 90


def test_texts_of_nothing_that_people_added_measure_nothing_and_say_what_to_give() -> None:
    nothing = replace(REPORT, recall=Share(0, 0))
    words = in_words(nothing, "README.md")
    assert to_set(nothing) == ""
    assert "nothing to compare" in words
    assert "--fetch FILE" in words
    assert "suggested" not in words
    assert "recall" not in words


@pytest.mark.parametrize(("year", "additions"), [(2024, 7), (2027, 0)])
def test_texts_of_another_time_than_the_pages_are_told_with_both(year: int, additions: int) -> None:
    days = date(year, 2, 3), date(year, 4, 5)
    words = in_words(
        replace(REPORT, texts_of=days, additions=additions, recall=Share(0, 0), passed_over=0), "README.md"
    )
    assert f"{days[0]} to {days[1]}" in words
    assert "2025-05-01 to 2026-06-30" in words
    assert "--fetch FILE" in words
    assert "is this the file" not in words
    found = in_words(replace(REPORT, texts_of=days), "README.md")
    assert "nothing to compare" not in found


def test_object_names_its_file_and_leaves_open_what_is_unknown() -> None:
    told = as_json(replace(REPORT, section=Share(0, 0), found={}), "papers/2026.md")
    assert told["path"] == "papers/2026.md"
    assert told["section_agreement"] is None
    assert told["lead_days_median"] is None


def test_suggestion_says_what_it_comes_to_where_that_was_tried() -> None:
    assert suggestion(REPORT) == "threshold 0.1, 40 a day: recall 80.0%, 280 a week"
    assert suggestion(replace(REPORT, suggested=Setting(0.3, 7))) == "threshold 0.3, 7 a day"


def test_few_proposals_a_week_are_not_told_as_none() -> None:
    seldom = [replace(point, per_week=0.49) for point in REPORT.thresholds]
    assert ", 0.5 a week" in in_words(replace(REPORT, thresholds=seldom), "README.md")


def first_lines(report: Report) -> list[str]:
    return [line.strip() for line in in_words(report, "README.md").splitlines()[1:5]]


def test_first_lines_say_what_was_found_how_early_with_what_noise_and_what_to_set() -> None:
    assert first_lines(REPORT) == [
        "people added 300 arXiv papers from 2026-01-02 to 2026-06-30; of 280 a text was given",
        (
            "at threshold 0.5, 10 a day: 180 of these (64.3%) would have been proposed by the day they were added,"
            " a median of 3.5 days before"
        ),
        "noise: 69.8 proposals a week, 900 in all; 180 of them people added, the others are unknown, not wrong",
        "suggested: threshold 0.1, 40 a day: recall 80.0%, 280 a week",
    ]


def test_suggestion_never_contradicts_the_figures_above_it() -> None:
    assert first_lines(replace(REPORT, suggested=REPORT.setting))[-1] == "suggested: just this"
    unlimited = Setting(0.1, 0)
    assert first_lines(replace(REPORT, setting=unlimited, suggested=unlimited))[-1] == (
        "suggested: just this; every limit that was tried loses more than a twentieth of what is found without"
    )


def test_without_texts_of_others_no_noise_and_no_limit_is_made_up() -> None:
    blind = replace(REPORT, passed_over=0)
    words = in_words(blind, "README.md")
    assert (
        words.splitlines()[3].strip().startswith("what noise comes with that, and so which setting to take")
    )
    assert "recall 83.3%\n" in words
    for made_up in ("suggested", "a week", "precision", "40 a day"):
        assert made_up not in words
    assert to_set(blind) == ""
    told = as_json(blind, "README.md")
    assert (told["suggested"], told["proposals_per_week"], told["precision"]) == (
        None,
        None,
        {"0.1": None, "0.5": None},
    )
    curve = told["curve"]
    assert isinstance(curve, list)
    assert [(one["threshold"], one["per_day"], one["proposals_per_week"]) for one in curve] == [
        (threshold, 0, None) for threshold in (0.01, 0.1, 0.5)
    ]


def as_settings(report: Report) -> dict[str, Any]:
    """What the suggested setting comes to in a file of settings with one list."""
    text = f'[[lists]]\nname = "made-up"\nrepository = "ada/made-up"\n{to_set(report)}'
    assert all(
        line in [one.strip() for one in in_words(report, "").splitlines()]
        for line in to_set(report).split("\n")
    )
    return Settings.model_validate(tomllib.loads(text)).model_dump()


@pytest.mark.parametrize(("per_day", "held"), [(20, 20), (0, 50)])
def test_suggestion_can_be_pasted_into_the_settings(per_day: int, held: int) -> None:
    told = as_settings(replace(REPORT, suggested=Setting(0.05, per_day)))
    (one,) = told["lists"]
    assert (one["take"]["threshold"], told["github"]["max_entries"]) == (0.05, held)
    assert Kind.OTHER not in one["take"]["kinds"]


def test_suggestion_takes_the_kinds_that_people_took() -> None:
    """The replay takes all; what the settings leave out by default would else be promised and never proposed."""
    told = as_settings(replace(REPORT, by_kind={"model": Share(1, 2), "other": Share(1, 2)}))
    assert told["lists"][0]["take"]["kinds"] == tuple(Kind)


def test_texts_of_none_of_the_additions_find_nothing() -> None:
    words = in_words(replace(REPORT, recall=Share(0, 0), found={}), "README.md")
    assert "would have been proposed" not in words
    assert "noise: 69.8" in words


def test_without_any_text_it_is_said_where_they_come_from() -> None:
    words = in_words(replace(REPORT, texts=0, recall=Share(0, 0)), "README.md")
    assert "no texts: --fetch FILE gets those of the additions" in words
    assert "`tracker poll --since 2026-01-02 --source arxiv`" in words


def test_misses_without_a_text_are_counted() -> None:
    missed = [Missed("2601.00009", Why.NOT_SEEN, "no text of it was given")]
    assert "1 of which no text was given" in in_words(replace(REPORT, missed=missed), "README.md")


def test_people_see_their_entries_beside_those_that_would_have_been_written() -> None:
    words = in_words(REPORT, "README.md")
    assert "2601.00003  L > Papers\n" in words
    assert "people  - [Lumen](u)\n" in words
    assert "tracker - [Lumen](u)\n" in words
    assert "2601.00004  L > Papers; planned under L > " in words
    assert "people's entry" not in in_words(replace(REPORT, examples={}), "README.md")


def test_object_has_both_entries_whole() -> None:
    told = as_json(REPORT, "README.md")["examples"]
    assert isinstance(told, list)
    assert [one["arxiv_id"] for one in told] == ["2601.00003", "2601.00004"]
    assert told[1]["planned"].endswith("  more")


def test_all_that_would_have_differed_is_counted_in_words_and_listed_in_the_object() -> None:
    assert "1 addition would have had another section" in in_words(REPORT, "README.md")
    assert "would have had another section" not in in_words(replace(REPORT, differing={}), "README.md")
    (told,) = as_json(REPORT, "README.md")["differing"]  # type: ignore[misc]  # an object of the report
    assert told["planned_section"] == ["L"]


def test_figures_are_told_in_words_that_need_no_table() -> None:
    words = in_words(REPORT, "README.md")
    assert "3.5 or more for half of them, 52 or more for a tenth" in words
    assert "of papers at least this likely and out 30 days before the end" in words
    assert "p90" not in words


def test_budgets_stand_beside_what_plainer_orders_find() -> None:
    beside = "(the surest first 12.5%, the newest first 6.2%)"
    assert f"recall 20.0%, 70 a week {beside}" in in_words(REPORT, "README.md")
    curve = as_json(REPORT, "README.md")["curve"]
    assert isinstance(curve, list)
    assert [(one["recall_surest_first"], one["recall_newest_first"]) for one in curve[2:4]] == [
        (None, None),
        (0.0625, 0.0312),
    ]


def test_of_thresholds_that_come_to_the_same_the_highest_is_shown() -> None:
    alike = [replace(one, recall=0.8, per_week=7.0) for one in REPORT.thresholds]
    words = in_words(replace(REPORT, thresholds=alike), "README.md")
    assert "threshold 0.5, no limit" in words
    assert "threshold 0.01, no limit" not in words
    assert "threshold 0.01, no limit" in in_words(REPORT, "README.md")
