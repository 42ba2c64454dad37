"""What several pages of a list come to together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from support.reports import REPORT

from tracker.backtest.replay.days import Setting
from tracker.backtest.replay.measures import Missed, Share, Why
from tracker.backtest.telling.summary import in_one_go, summary
from tracker.backtest.telling.text import over_all
from tracker.backtest.telling.wire import together

ONE = replace(
    REPORT,
    added=["2601.00001", "2601.00002", "2601.00003"],
    findable=["2601.00001", "2601.00002"],
    found={"2601.00001": 2},
)
OTHER = replace(
    ONE,
    span=(date(2025, 12, 1), date(2026, 3, 1)),
    added=["2601.00001", "2601.00004"],
    findable=["2601.00001", "2601.00004"],
    found={"2601.00001": 5, "2601.00004": 1},
    section=Share(0, 50),
)


def test_what_was_added_to_two_pages_is_one_addition_found_on_the_day_it_was_first() -> None:
    said = summary([ONE, OTHER])
    assert (said.pages, said.additions, said.recall, said.leads) == (2, 4, Share(2, 3), [1, 5])
    assert said.span == (date(2025, 12, 1), date(2026, 6, 30))
    assert said.section == Share(150, 250)


def test_all_pages_are_one_object_with_what_was_missed_on_each() -> None:
    lost = [Missed(f"2601.0000{at}", Why.UNSURE, "2.0% likely", "Lumen") for at in (1, 4, 5)]
    both = replace(ONE, missed=lost[:1]), replace(OTHER, missed=lost[1:], read=["2601.00009"])
    told = together([("a.md", both[0]), ("b.md", both[1])])
    assert told["pages"] == ["a.md", "b.md"]
    assert (told["additions_with_text"], told["out_before"]) == (4, 1)
    assert (told["recall"], told["lead_days_median"]) == (0.6667, 3)
    assert (told["proposals_per_week"], told["proposals_per_week_as_suggested"]) == (139.6, 560)
    assert told["missed_by_reason"] == {"unsure": 1}
    quiet = together([("a.md", replace(ONE, passed_over=0)), ("b.md", OTHER)])
    assert (quiet["proposals_per_week"], quiet["proposals_per_week_as_suggested"]) == (None, None)


def test_proposals_are_looked_at_on_each_page() -> None:
    assert summary([ONE, OTHER]).per_week == 2 * REPORT.per_week
    assert summary([ONE, replace(OTHER, passed_over=0)]).per_week is None


def test_a_budget_is_told_where_all_pages_have_it() -> None:
    assert summary([ONE, OTHER]).per_day == 10
    assert summary([ONE, replace(OTHER, setting=Setting(0.5, 0))]).per_day is None


def test_what_is_suggested_is_told_where_it_was_tried_on_every_page() -> None:
    assert summary([ONE, OTHER]).as_suggested == 2 * 280
    assert summary([ONE, replace(OTHER, passed_over=0)]).as_suggested is None
    assert summary([replace(ONE, suggested=Setting(0.2, 40))]).as_suggested is None


def test_one_page_keeps_its_figures() -> None:
    said = summary([REPORT])
    assert (said.additions, said.recall, said.leads) == (300, REPORT.recall, REPORT.leads)


def test_sentence_says_only_what_is_known() -> None:
    words = in_one_go(summary([ONE, OTHER]))
    assert "added 4 arXiv papers to 2 pages" in words
    assert "140 proposals" in words
    blind = in_one_go(summary([replace(REPORT, passed_over=0, found={})]))
    assert "proposals" not in blind
    assert "half of them" not in blind
    assert "pages" not in blind


def test_pages_together_are_told_in_a_terminal_too() -> None:
    assert "60.0% (150 of 250)" in over_all([ONE, OTHER])
    assert "nothing to compare" in over_all([replace(one, findable=[], found={}) for one in (ONE, OTHER)])
