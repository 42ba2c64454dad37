"""A report in words and as an object."""

from __future__ import annotations

from dataclasses import replace

from support.reports import REPORT

from tracker.backtest.measures import Missed, Share, Why
from tracker.backtest.replay import Plan
from tracker.backtest.telling import as_json, in_words, suggestion


def test_long_list_of_misses_is_cut_and_says_so() -> None:
    missed = [Missed(f"2601.{number:05}", Why.UNSURE, "0.4 likely", "Lumen") for number in range(20)]
    words = in_words(replace(REPORT, missed=missed), "README.md")
    assert "missed 20 of which one was" in words
    assert "and 5 more" in words
    assert "no text was given" not in words.partition("missed")[2]


def test_nothing_missed_and_nothing_found_is_said_by_silence() -> None:
    words = in_words(replace(REPORT, missed=[], leads=[], learned=0), "README.md")
    assert "missed" not in words
    assert "days earlier" not in words
    assert "learned on" not in words


def test_page_to_which_nobody_added_is_not_asked_for_texts() -> None:
    words = in_words(replace(REPORT, texts=0, additions=0), "CONTRIBUTING.md")
    assert "is this the file to which people add papers" in words
    assert "--texts" not in words


def test_object_names_its_file_and_leaves_open_what_is_unknown() -> None:
    told = as_json(replace(REPORT, section=Share(0, 0), leads=[]), "papers/2026.md")
    assert told["path"] == "papers/2026.md"
    assert told["section_agreement"] is None
    assert told["lead_days_median"] is None


def test_suggestion_says_what_it_comes_to_where_that_was_tried() -> None:
    assert suggestion(REPORT) == "threshold 0.1, 40 a day: recall 80.0%, 280 a week"
    assert suggestion(replace(REPORT, suggested=Plan(0.3, 7))) == "threshold 0.3, 7 a day"
