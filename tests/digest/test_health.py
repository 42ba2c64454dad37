"""What a digest says of the tracker itself, so that silence is never mistaken for a quiet week."""

from dataclasses import replace
from datetime import timedelta

import pytest
from support.story import DAY, NOW, Story, ago

from state.records import Cursor, Outcome, Run, RunId, SourceName, SourceReport
from tracker.digest import words
from tracker.digest.formats.format import Presentation
from tracker.digest.formats.registry import format_named
from tracker.digest.telling import Question, digest_for
from tracker.settings.model import ListSettings, Settings


def ran(story: Story, days: float, *reports: SourceReport, finished: bool = True) -> None:
    started = ago(days)
    story.store.record_run(
        Run(RunId(f"r{days}"), started, started + timedelta(minutes=1) if finished else None, "", reports)
    )


def report(name: str = "arxiv", outcome: Outcome = Outcome.QUIET, reason: str = "") -> SourceReport:
    return SourceReport(SourceName(name), outcome, 10, 1, reason=reason)


def test_week_without_a_run_is_not_called_quiet(story: Story) -> None:
    health = story.told().health
    assert not health.well
    assert "did not run" in health.sentence


def test_a_week_of_trouble_is_not_told_as_a_quiet_one(story: Story) -> None:
    ran(story, 1, report())
    assert words.in_short(story.told()) == "Nothing new in this period."
    ran(story, 0.5, report("arxiv", Outcome.FAILED, "502"))
    assert words.in_short(story.told()) == words.UNSEEN


@pytest.mark.parametrize(
    ("received", "told"), [(0, "1 poll, no papers received"), (3, "1 poll, 3 papers received, 1 of them new")]
)
def test_a_source_that_gave_nothing_is_told_without_counts(story: Story, received: int, told: str) -> None:
    ran(story, 1, replace(report(), received=received, new=min(1, received)))
    (source,) = story.told().health.sources
    assert words.source(source) == told


def test_week_in_which_all_was_well_says_so(story: Story) -> None:
    for day in range(1, 8):
        ran(story, day, report())
    health = story.told().health
    assert health.well
    assert health.sentence == "The one source answered; the tracker ran 7 times."


def test_source_that_recovered_is_mentioned_and_one_that_did_not_is_a_fault(story: Story) -> None:
    for day in range(2, 8):
        ran(story, day, report(), report("hub", Outcome.FAILED, "502"), report("pwc"))
    ran(story, 1, report(), report("hub"), report("pwc"))
    assert story.told().health.sentence == (
        "All 3 sources answered; the tracker ran 7 times. 6 of 21 polls did not go well, later ones did."
    )
    ran(story, 0.5, report(), report("hub", Outcome.FAILED, "502"), report("pwc", Outcome.DEGRADED))
    assert story.told().health.sentence == (
        "hub failed when it was last asked (502), and 7 of 8 times in all. "
        "Papers with Code gave only a part when it was last asked, and 1 of 8 times in all. "
        "What a source did not give comes once it answers again."
    )


@pytest.mark.parametrize(
    ("reasons", "told"),
    [(("", "502", "404"), ["Hugging Face models: 502"]), (("", "", ""), [])],
    ids=["reasons", "none"],
)
def test_trouble_of_many_sources_is_one_sentence(
    story: Story, reasons: tuple[str, ...], told: list[str]
) -> None:
    unwell = zip(("hf_datasets", "hf_models", "hub"), reasons, strict=True)
    ran(story, 1, report(), *(report(name, Outcome.FAILED, why) for name, why in unwell))
    said, *first, _what_follows = story.told().health.sentence.removesuffix(".").split(". ")
    assert said.startswith("3 of 4 sources")
    assert "(Hugging Face datasets, Hugging Face models, hub)" in said
    assert first == told, "one reason stands for all"


def test_source_that_was_asked_but_once_failed_without_a_count(story: Story) -> None:
    ran(story, 1, report("hub", Outcome.FAILED, "502"))
    assert story.told().health.sentence == (
        "hub failed when it was last asked (502). What a source did not give comes once it answers again."
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((6.9, 0.1), "7 days passed"),
        ((6.9, 4.5, 2.2), "58 hours passed"),
        ((9.5, 6, 5, 4, 3, 2, 1), "4 days passed"),
        ((6, 5, 4), "4 days passed"),
    ],
)
def test_schedule_that_stood_still_is_told(story: Story, days: tuple[float, ...], said: str) -> None:
    for day in days:
        ran(story, day, report())
    health = story.told().health
    assert not health.well
    assert said in health.sentence


def test_time_before_the_very_first_run_is_no_pause(story: Story) -> None:
    ran(story, 0.1, report())
    assert story.told().health.well


def test_run_that_asked_nobody_is_told(story: Story) -> None:
    for day in range(1, 8):
        ran(story, day, finished=day != 3)
    health = story.told().health
    assert health.sentence == "No source was asked."
    assert health.unfinished == 1


def test_one_run_is_once(story: Story) -> None:
    ran(story, 0.5, report())
    assert story.told("1d").health.sentence == "The one source answered; the tracker ran once."


def test_end_of_the_schedule_is_foreseen(story: Story) -> None:
    settings = Settings(lists=(ListSettings(name="vlm", repository="Me/List"),))
    told = {}
    for days in (20, 50):
        story.store.advance([Cursor("activity:me/list", ago(days).isoformat(), NOW + days * DAY)])
        digest = digest_for(story.store, settings, Question(), format_named("md"), NOW)
        told[days] = digest.health.ahead
        for shape in ("md", "html", "text", "terminal"):
            page = " ".join(format_named(shape).render(digest, Presentation(width=400)).split())
            assert ("2026-11-30 on" in page) is (days == 50)
    assert told[20] == ""
    assert "2026-11-30 on" in told[50]


def test_first_run_a_moment_ago_is_no_hours_from_any_other(story: Story) -> None:
    ran(story, 0.01, report())
    health = story.told().health
    assert words.schedule(health) == "1 run"
    assert words.source(health.sources[0]).startswith("1 poll, ")


@pytest.mark.parametrize(
    ("finished", "said"),
    [(True, "2 runs, at most 132 hours apart"), (False, "2 runs, at most 132 hours apart; 1 did not finish")],
)
def test_schedule_is_one_line(story: Story, finished: bool, said: str) -> None:
    assert words.schedule(story.told().health) == "no run"
    ran(story, 6, report(), finished=finished)
    ran(story, 0.5, report())
    assert words.schedule(story.told().health) == said
