"""What stands on the backtest's page, without a browser."""

from __future__ import annotations

import re
from dataclasses import replace

from support.reports import REPORT

from tracker.backtest.replay.days import Setting
from tracker.backtest.replay.measures import Missed, Share, Why
from tracker.backtest.telling.page import page
from tracker.backtest.telling.written import Written

CALLED = "ada/made-up"
_READ = Missed("2601.00001", Why.REFUSED, "0.1% likely", "Kettle & Pot")
_UNREAD = Missed("2601.00009", Why.NOT_SEEN, "no text of it was given")


def test_misses_that_say_nothing_are_folded_away_behind_those_that_do() -> None:
    told = page(CALLED, [("README.md", replace(REPORT, missed=[_UNREAD, _READ]))])
    folded = told.partition("<details>")
    assert "2601.00001</a></td><td>Kettle &amp; Pot" in folded[0]
    assert "2601.00009" not in folded[0]
    assert "1 of which no text was given" in folded[2]


def test_the_suggested_setting_stands_below_the_answer_to_be_copied() -> None:
    told = page(CALLED, [("README.md", REPORT)])
    assert "<pre>[lists.take]\nthreshold = 0.1\n[github]\nmax_entries = 40" in told
    assert "tracker.toml" not in page(CALLED, [("README.md", replace(REPORT, passed_over=0))])


def test_nothing_missed_needs_no_heading() -> None:
    assert "Missed" not in page(CALLED, [("README.md", replace(REPORT, missed=[]))])


def test_nothing_to_compare_needs_no_entries_side_by_side() -> None:
    assert "<dt>planned</dt>" in page(CALLED, [("README.md", REPORT)])
    assert "<dt>planned</dt>" not in page(CALLED, [("README.md", replace(REPORT, examples={}))])


def test_only_misses_without_text_stand_under_the_heading_alone() -> None:
    told = page(CALLED, [("README.md", replace(REPORT, missed=[_UNREAD]))])
    assert ">Missed</h3><p>Missed 1 of 300: 1 not seen.</p><details>" in told


def test_papers_lead_to_arxiv_whatever_their_id_is() -> None:
    told = page(CALLED, [("README.md", replace(REPORT, missed=[replace(_READ, arxiv_id='cs/9901001"><b>')]))])
    assert '<a href="https://arxiv.org/abs/cs/9901001%22%3E%3Cb%3E">cs/9901001&quot;&gt;&lt;b&gt;</a>' in told


def test_page_without_texts_of_others_draws_no_noise() -> None:
    told = page(CALLED, [("README.md", replace(REPORT, passed_over=0))])
    assert ">Settings</h3>" in told
    assert "Recall by threshold, %" in told
    for made_up in ("a week", "Precision", "Suggested", "Budget", "40 a day"):
        assert made_up not in told
    assert "<dd>not seen</dd>" in told
    assert "<code>tracker poll --since 2026-01-02 --source arxiv</code>" in told
    assert "`" not in told


def test_what_the_first_lines_say_is_not_said_again_in_the_table() -> None:
    told = page(CALLED, [("README.md", REPORT)])
    assert told.count(f"{REPORT.recall.part} of these") == 1
    assert "replayed with" in told
    assert "replayed with" not in page(CALLED, [("README.md", replace(REPORT, texts=0))])


def test_an_entry_that_was_planned_as_people_wrote_it_stands_there_once() -> None:
    told = page(CALLED, [("README.md", REPORT)])
    assert told.count("- [Lumen](u)</pre>") == 1
    assert "<dt>people wrote, and so was planned</dt><dd><pre>- [Lumen](u)</pre></dd></dl>" in told
    assert "<dt>people wrote</dt>" in told


def test_what_scrolls_can_be_reached_and_is_named_and_what_does_not_is_no_stop_on_the_way() -> None:
    told = page(CALLED, [("README.md", REPORT)])
    assert told.count('tabindex="0"') == told.count('tabindex="0" role="group" aria-label="')


def test_first_comes_the_answer_with_its_numbers_and_what_to_do_next() -> None:
    head = page(CALLED, [("README.md", REPORT)]).partition("</header>")[0]
    assert "would have done for ada/made-up</h1>" in head
    for number in ("64%", "3.5 days", "70", "75%", "50%"):
        assert f"<dd>{number}</dd>" in head
    assert "at most 10 a day" in head
    assert head.count("<li>") == 3
    assert "<pre>[lists.take]" in head


def test_what_is_suggested_stands_beside_the_noise_where_it_makes_less() -> None:
    assert "280 as suggested" in page(CALLED, [("README.md", REPORT)])
    alike = replace(REPORT, per_week=280.0)
    assert "as suggested" not in page(CALLED, [("README.md", alike)])
    without = replace(alike, per_week=90.0, setting=Setting(0.1, 0))
    assert "without a limit; 280 as suggested" in page(CALLED, [("README.md", without)])


def test_several_pages_have_contents_and_one_answer_over_all() -> None:
    other = replace(REPORT, setting=Setting(0.5, 0), found={"2601.00299": 30}, findable=["2601.00299"])
    told = page(CALLED, [("README.md", REPORT), ("2026.md", other)])
    head = told.partition("</header>")[0]
    assert [f'href="#page-{at}"' in head and f'id="page-{at}"' in told for at in (1, 2)] == [True, True]
    assert "<small>9 of 281</small>" in head
    assert "<small>for 2 pages; " in head
    assert "<code>40</code> is the largest" in head
    ways = re.findall('href="#([^"]+)"', told)
    places = re.findall(' id="([^"]+)"', told)
    assert sorted(ways) == sorted(places)
    assert len(set(places)) == len(places)


def test_pages_without_noise_are_told_so_in_the_contents() -> None:
    blind = replace(REPORT, passed_over=0, found={})
    head = page(CALLED, [("README.md", blind), ("2026.md", blind)]).partition("</header>")[0]
    assert head.count("<td>not seen</td>") == 2
    assert "<dd>–</dd>" in head
    assert "max_entries" not in head


def test_nothing_to_compare_needs_no_numbers() -> None:
    told = page(CALLED, [("README.md", replace(REPORT, recall=Share(0, 0), section=Share(0, 0)))])
    head = told.partition("</header>")[0]
    assert "<dd>" not in head
    assert "<ol>" not in head


def test_settings_that_are_there_are_to_be_changed_and_not_written_anew() -> None:
    there = Written("tracker.toml", take=True, threshold=0.5)
    told = page(CALLED, [("README.md", replace(REPORT, written=there))])
    assert "<li>in [lists.take], put threshold = 0.1 in place of 0.5</li>" in told
    assert "tracker init" not in told
    both = page(CALLED, [(name, replace(REPORT, written=there)) for name in ("README.md", "2026.md")])
    assert "is the largest" not in both
    just = Written("tracker.toml", take=True, threshold=0.1, github=True, max_entries=40)
    assert "which is what <code>tracker.toml</code> says" in page(
        CALLED, [("README.md", replace(REPORT, written=just))]
    )
