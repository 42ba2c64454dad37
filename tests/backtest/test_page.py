"""What stands on the backtest's page, without a browser."""

from __future__ import annotations

from dataclasses import replace

from support.reports import REPORT

from tracker.backtest.measures import Missed, Why
from tracker.backtest.page import page

_READ = Missed("2601.00001", Why.REFUSED, "0.1% likely", "Kettle & Pot")
_UNREAD = Missed("2601.00009", Why.NOT_SEEN, "no text of it was given")


def test_misses_that_say_nothing_are_folded_away_behind_those_that_do() -> None:
    told = page([("README.md", replace(REPORT, missed=[_UNREAD, _READ]))])
    folded = told.partition("<details>")
    assert "2601.00001</a></td><td>Kettle &amp; Pot" in folded[0]
    assert "2601.00009" not in folded[0]
    assert "1 of which no text was given" in folded[2]


def test_the_suggested_setting_stands_below_the_answer_to_be_copied() -> None:
    told = page([("README.md", REPORT)])
    assert "<pre>[lists.take]\nthreshold = 0.1\n[github]\nmax_entries = 40" in told
    assert "tracker.toml" not in page([("README.md", replace(REPORT, passed_over=0))])


def test_nothing_missed_needs_no_heading() -> None:
    assert "Missed" not in page([("README.md", replace(REPORT, missed=[]))])


def test_nothing_to_compare_needs_no_entries_side_by_side() -> None:
    assert "<dt>planned</dt>" in page([("README.md", REPORT)])
    assert "<dt>planned</dt>" not in page([("README.md", replace(REPORT, examples={}))])


def test_only_misses_without_text_stand_under_the_heading_alone() -> None:
    told = page([("README.md", replace(REPORT, missed=[_UNREAD]))])
    assert "<h3>Missed</h3><p>Missed 1 of 300: 1 not seen.</p><details>" in told


def test_papers_lead_to_arxiv_whatever_their_id_is() -> None:
    told = page([("README.md", replace(REPORT, missed=[replace(_READ, arxiv_id='cs/9901001"><b>')]))])
    assert '<a href="https://arxiv.org/abs/cs/9901001%22%3E%3Cb%3E">cs/9901001&quot;&gt;&lt;b&gt;</a>' in told


def test_page_without_texts_of_others_draws_no_noise() -> None:
    told = page([("README.md", replace(REPORT, passed_over=0))])
    assert "<h3>Settings</h3>" in told
    assert "Recall by threshold, %" in told
    for made_up in ("a week", "Precision", "Suggested", "Budget", "40 a day"):
        assert made_up not in told


def test_what_the_first_lines_say_is_not_said_again_in_the_table() -> None:
    told = page([("README.md", REPORT)])
    assert told.count(f"{REPORT.recall.part} of these") == 1
    assert "Suggested" not in told
    assert "replayed with" in told
    assert "replayed with" not in page([("README.md", replace(REPORT, texts=0))])


def test_an_entry_that_was_planned_as_people_wrote_it_stands_there_once() -> None:
    told = page([("README.md", REPORT)])
    assert told.count("- [Lumen](u)</pre>") == 1
    assert "<dt>people wrote, and so was planned</dt><dd><pre>- [Lumen](u)</pre></dd></dl>" in told
    assert "<dt>people wrote</dt>" in told


def test_what_scrolls_can_be_reached_and_is_named_and_what_does_not_is_no_stop_on_the_way() -> None:
    told = page([("README.md", REPORT)])
    assert told.count('tabindex="0"') == told.count('tabindex="0" role="group" aria-label="')
