"""What is said of what happened: small stores, one thing at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from support.month import a_paper, verdict

from state.happenings import Change, Difference, Place, changed, judged, merged, proposed, rejected, withdrawn
from state.identity import Identity
from state.records import (
    Cursor,
    Event,
    EventKind,
    Kind,
    Links,
    ListName,
    Outcome,
    Relevance,
    Run,
    RunId,
    Sighting,
    SourceName,
    SourceReport,
)
from state.store import IN_MEMORY, Store, open_store
from tracker.digest import words
from tracker.digest.formats.format import Presentation
from tracker.digest.formats.registry import FORMATS
from tracker.digest.model import Decision, Digest, Topic
from tracker.digest.telling import Question, digest_for
from tracker.digest.told import mark_of, remember
from tracker.settings.model import ListSettings, Settings

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY = timedelta(days=1)
LIST, OTHER = ListName("vlm"), ListName("other")
ONE, TWO = Identity.parse("arxiv:2611.00001"), Identity.parse("arxiv:2611.00002")


@dataclass
class Story:
    """A store to which things happen."""

    store: Store

    def seen(self, work: Identity, days: float, kind: Kind = Kind.MODEL, **more: object) -> None:
        """Found and judged so many days ago."""
        at = NOW - days * DAY
        relevant = more.pop("relevant", Relevance.YES)
        assert isinstance(relevant, Relevance)
        paper = replace(a_paper(int(work.value[5:]), at), **more.pop("paper", {}))
        self.store.remember(
            [Sighting(SourceName("arxiv"), work.value, at, paper, (work,), signals=more.pop("signals", {}))]
        )
        self.happened(judged(work, verdict(kind, relevant), at))

    def happened(self, *events: Event) -> None:
        self.store.append(events)

    def told(self, since: str = "7d", now: datetime = NOW, **question: object) -> Digest:
        asked = Question(since=since, **question)
        return digest_for(self.store, Settings(), asked, FORMATS["md"], now)

    def tell(self, now: datetime = NOW, since: str = "7d") -> Digest:
        """Told on a channel and remembered."""
        digest = self.told(since, now, channel="here")
        remember(self.store, "here", digest, now)
        return digest


@pytest.fixture
def story() -> Iterator[Story]:
    with open_store(IN_MEMORY) as store:
        yield Story(store)


def ago(days: float) -> datetime:
    return NOW - days * DAY


# New


def test_work_is_new_in_the_period_in_which_it_was_found(story: Story) -> None:
    story.seen(ONE, 8)
    story.seen(TWO, 6)
    assert [item.entry.id for item in story.told().new] == [str(TWO)]


def test_what_happens_at_the_end_belongs_to_the_next_period(story: Story) -> None:
    story.seen(ONE, 0)
    assert story.told().quiet
    assert len(story.told(now=NOW + timedelta(seconds=1)).new) == 1


def test_work_judged_anew_is_not_new_again(story: Story) -> None:
    story.seen(ONE, 60)
    story.happened(judged(ONE, verdict(Kind.DATASET), ago(1)))
    assert story.told().quiet


def test_work_whose_text_came_late_is_new_when_it_is_first_judged(story: Story) -> None:
    story.store.remember([Sighting(SourceName("hub"), "k", ago(60), a_paper(1, ago(60)), (ONE,))])
    story.happened(judged(ONE, verdict(Kind.MODEL), ago(1)))
    assert len(story.told().new) == 1


def test_work_once_thought_irrelevant_is_new_when_it_is_not(story: Story) -> None:
    story.seen(ONE, 60, relevant=Relevance.NO)
    story.happened(judged(ONE, verdict(Kind.MODEL), ago(1)))
    assert len(story.told().new) == 1


def test_work_that_a_list_has_long_had_is_not_new(story: Story) -> None:
    story.seen(ONE, 2)
    story.happened(merged(ONE, LIST, ago(40), by="ann"))
    assert story.told().new == ()


def test_doubtful_work_stands_apart_until_it_is_proposed(story: Story) -> None:
    story.seen(ONE, 2, relevant=Relevance.UNSURE)
    story.seen(TWO, 2, relevant=Relevance.UNSURE)
    story.happened(proposed(TWO, LIST, ago(1), Place(("Models",))))
    sure, unsure = story.told().new
    assert (sure.entry.id, sure.unsure, sure.section) == (str(TWO), False, "Models")
    assert (unsure.entry.id, unsure.unsure) == (str(ONE), True)


def test_kinds_and_lists_narrow_the_digest(story: Story) -> None:
    story.seen(ONE, 2, Kind.MODEL)
    story.seen(TWO, 2, Kind.DATASET)
    story.happened(proposed(TWO, OTHER, ago(1)))
    assert [item.entry.id for item in story.told(kinds=(Kind.MODEL,)).new] == [str(ONE)]
    assert [item.entry.id for item in story.told(lists=("other",)).new] == [str(TWO)]
    assert story.told(lists=("vlm",)).quiet


def test_kind_that_a_person_gave_counts(story: Story) -> None:
    story.seen(ONE, 2, Kind.MODEL)
    story.happened(proposed(ONE, LIST, ago(1), Place(kind=Kind.SURVEY)))
    assert story.told().new[0].entry.kind is Kind.SURVEY


def test_work_named_by_an_identity_of_before_a_merge_is_one_work(story: Story) -> None:
    model = Identity.parse("hf_model:example/lantern")
    paper = a_paper(1, ago(3))
    story.store.remember([Sighting(SourceName("hub"), "m", ago(3), replace(paper, arxiv_id=None), (model,))])
    story.happened(judged(model, verdict(Kind.MODEL), ago(3)))
    assert story.tell(now=ago(2)).new[0].entry.id == str(model)
    story.store.remember([Sighting(SourceName("arxiv"), "a", ago(1), paper, (ONE, model))])
    story.happened(judged(ONE, verdict(Kind.MODEL), ago(1)))
    assert story.told(channel="here").new == ()
    assert len(story.told().new) == 1


# Waiting


def test_proposal_is_said_once_and_counted_after(story: Story) -> None:
    story.seen(ONE, 30)
    story.happened(proposed(ONE, LIST, ago(2), Place(("Models",), pull="https://github.com/o/r/pull/1")))
    (waiting,) = story.tell().waiting
    assert (waiting.spot.list, waiting.spot.pull) == ("vlm", "https://github.com/o/r/pull/1")
    later = story.told(now=NOW + 5 * DAY, channel="here")
    assert (later.waiting, later.backlog.count, later.backlog.oldest) == ((), 1, ago(2))


def test_what_is_announced_as_new_is_not_named_as_waiting(story: Story) -> None:
    story.seen(ONE, 2)
    story.happened(proposed(ONE, LIST, ago(1)))
    digest = story.tell()
    assert (len(digest.new), digest.waiting, digest.backlog.count) == (1, (), 0)
    assert story.told(now=NOW + DAY, channel="here").backlog.count == 1


def test_proposal_written_down_twice_is_one(story: Story) -> None:
    story.seen(ONE, 30)
    story.happened(proposed(ONE, LIST, ago(5)), proposed(ONE, LIST, ago(3)))
    assert len(story.told().waiting) == 1


def test_proposal_taken_back_and_made_again_is_news(story: Story) -> None:
    story.seen(ONE, 60)
    story.happened(proposed(ONE, LIST, ago(40)), Event(ago(30), EventKind.LEFT, ONE, LIST))
    story.happened(proposed(ONE, LIST, ago(2)))
    assert len(story.told().waiting) == 1


def test_decided_work_waits_no_more(story: Story) -> None:
    story.seen(ONE, 30)
    story.happened(proposed(ONE, LIST, ago(5)), merged(ONE, LIST, ago(1), by="ann"))
    digest = story.told()
    assert (digest.waiting, digest.backlog.count) == ((), 0)
    assert [item.decision for item in digest.decided] == [Decision.MERGED]


# Decided


def test_decisions_name_who_and_why(story: Story) -> None:
    story.seen(ONE, 30)
    story.seen(TWO, 30)
    story.happened(
        merged(ONE, LIST, ago(3), by="ann", place=Place(("Models", "Video"))),
        rejected(TWO, LIST, ago(2), by="bob", reason="a poster"),
        Event(ago(1), EventKind.ASKED, TWO, LIST, by="cleo", reason="look again"),
        Event(ago(1), EventKind.CORRECTED, ONE, LIST, by="ann"),
        Event(ago(1), EventKind.LEFT, ONE, OTHER, reason="it is there already"),
    )
    assert sorted(map(words.what_was_decided, story.told().decided)) == [
        "asked for on vlm by cleo: look again",
        "rejected from vlm by bob: a poster",
        "reworded or moved on vlm › Models › Video by ann",
        "taken back from other: it is there already",
        "taken into vlm › Models › Video by ann",
    ]


def test_merge_that_two_runs_learnt_of_is_one(story: Story) -> None:
    story.seen(ONE, 30)
    story.happened(merged(ONE, LIST, ago(3), by="ann"), merged(ONE, LIST, ago(2), by="ann"))
    assert len(story.told().decided) == 1


def test_event_of_a_work_that_is_gone_or_of_none_is_passed_over(story: Story) -> None:
    story.happened(
        merged(Identity.parse("arxiv:2611.99999"), LIST, ago(3)),
        proposed(Identity.parse("arxiv:2611.99998"), LIST, ago(3)),
        Event(ago(2), EventKind.MERGED, None, LIST),
        Event(ago(2), EventKind.MERGED, ONE),
        Event(ago(2), EventKind.JUDGED, None, details={"relevant": "yes", "kind": "model"}),
        Event(ago(2), EventKind.CHANGED, None, details={"what": "code", "now": "x"}),
    )
    assert story.told().quiet


# Changed


def test_changes_are_told_in_the_words_of_what_changed(story: Story) -> None:
    story.seen(ONE, 90)
    story.happened(
        *(changed(ONE, Difference(what, "NEW", "OLD"), ago(2)) for what in Change),
        withdrawn(ONE, ago(1), reason="an error"),
    )
    assert [words.what_changed(item) for item in story.told().changed] == [
        "withdrawn: an error",
        "published at NEW",
        "weights released",
        "code released",
        "dataset released",
        "project page opened",
        "renamed; it was “OLD”",
        "new version NEW (was OLD)",
    ]


def test_change_without_a_before_or_a_reason_is_told_without(story: Story) -> None:
    story.seen(ONE, 90)
    story.happened(changed(ONE, Difference(Change.VERSION, "v2"), ago(2)), withdrawn(ONE, ago(2)))
    story.happened(changed(ONE, Difference(Change.TITLE, "x"), ago(2)))
    told = [words.what_changed(item) for item in story.told().changed]
    assert told == ["withdrawn", "renamed", "new version v2"]


def test_several_versions_in_one_period_are_one_change(story: Story) -> None:
    story.seen(ONE, 90)
    story.happened(
        changed(ONE, Difference(Change.VERSION, "v2", "v1"), ago(3)),
        changed(ONE, Difference(Change.VERSION, "v3", "v2"), ago(2)),
    )
    (change,) = story.tell().changed
    assert (change.was, change.now) == ("v1", "v3")
    assert story.told(channel="here").changed == ()


def test_change_of_a_work_nobody_cares_about_is_not_told(story: Story) -> None:
    story.store.remember([Sighting(SourceName("arxiv"), "k", ago(60), a_paper(1, ago(60)), (ONE,))])
    story.happened(changed(ONE, Difference(Change.CODE, "x"), ago(2)))
    assert story.told().quiet


def test_change_of_a_work_on_the_list_is_told_whatever_was_thought_of_it(story: Story) -> None:
    story.store.remember([Sighting(SourceName("arxiv"), "k", ago(60), a_paper(1, ago(60)), (ONE,))])
    story.happened(merged(ONE, LIST, ago(50)), changed(ONE, Difference(Change.CODE, "x"), ago(2)))
    assert len(story.told().changed) == 1
    assert story.told(lists=("other",)).changed == ()


def test_change_before_the_first_telling_is_part_of_it(story: Story) -> None:
    story.seen(ONE, 3)
    story.happened(changed(ONE, Difference(Change.CODE, "x"), ago(2)))
    digest = story.tell()
    assert (len(digest.new), digest.changed) == (1, ())
    assert [fact.topic for fact in digest.new[0].facts] == [Topic.NEW, Topic.CHANGED]
    assert story.told(now=NOW + DAY, channel="here").changed == ()


def test_change_that_a_later_version_wrote_is_passed_over(story: Story) -> None:
    story.seen(ONE, 90)
    story.happened(Event(ago(2), EventKind.CHANGED, ONE, details={"what": "colour", "now": "red"}))
    assert story.told().quiet


# Talked about


def upvoted(story: Story, work: Identity, days: float, **signals: float) -> None:
    story.seen(work, days, signals=signals)


def test_most_talked_about_come_first_each_by_its_own_measure(story: Story) -> None:
    upvoted(story, ONE, 20, stars=900)
    upvoted(story, TWO, 20, upvotes=60, stars=30, downloads=10**6)
    upvoted(story, Identity.parse("arxiv:2611.00003"), 20, upvotes=10)
    upvoted(story, Identity.parse("arxiv:2611.00004"), 20, upvotes=2)
    upvoted(story, Identity.parse("arxiv:2611.00005"), 60, upvotes=99)
    talked = story.told().talked
    assert [item.entry.id[-1] for item in talked] == ["1", "2", "3"]
    assert [words.signal(one) for one in talked[1].signals] == ["60 upvotes", "30 stars"]


def test_numbers_are_told_again_once_they_rose_by_half_with_the_change(story: Story) -> None:
    upvoted(story, ONE, 6, upvotes=40)
    assert len(story.tell().talked) == 1
    upvoted(story, ONE, 6, upvotes=55)
    assert story.told(now=NOW + DAY, channel="here").talked == ()
    later = Sighting(SourceName("hf"), "x", NOW, a_paper(1, ago(6)), (ONE,), signals={"upvotes": 61.0})
    story.store.remember([later])
    (talked,) = story.told(now=NOW + DAY, channel="here").talked
    assert words.signal(talked.signals[0]) == "61 upvotes (+21)"


def test_kind_that_is_not_asked_for_is_not_talked_about(story: Story) -> None:
    upvoted(story, ONE, 6, upvotes=40)
    assert story.told(kinds=(Kind.SURVEY,)).talked == ()


# Channels


def test_each_channel_has_a_memory_of_its_own(story: Story) -> None:
    story.seen(ONE, 2)
    assert len(story.tell().new) == 1
    assert story.told(channel="here").new == ()
    assert len(story.told(channel="there").new) == 1


def test_missed_weeks_are_made_up_for(story: Story) -> None:
    story.tell(now=ago(40))
    story.seen(ONE, 30)
    assert len(story.told().new) == 0
    made_up = story.told(channel="here")
    assert len(made_up.new) == 1
    assert made_up.since == ago(40)


def test_period_with_two_ends_is_taken_as_it_is(story: Story) -> None:
    story.tell(now=ago(40))
    story.seen(ONE, 30)
    assert story.told("2026-W46", channel="here").new == ()


def test_exact_period_ahead_of_the_memory_leaves_the_gap_open(story: Story) -> None:
    story.tell(now=ago(40))
    story.seen(ONE, 30)
    story.tell(since="2026-11-12..2026-11-15")
    mark = mark_of(story.store, "here")
    assert mark is not None
    assert mark.until == ago(40)
    assert len(story.told(channel="here").new) == 1


def test_what_was_learnt_late_is_told_late(story: Story) -> None:
    story.seen(ONE, 30)
    story.tell(now=ago(20), since="20d")
    story.tell(now=ago(2))
    story.happened(merged(ONE, LIST, ago(9), by="ann"))
    assert len(story.told(channel="here").decided) == 1


def test_what_was_before_the_channel_is_never_told_there(story: Story) -> None:
    story.seen(ONE, 12)
    story.tell(now=ago(3))
    assert story.told(channel="here").new == ()


# Health


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
    assert health.sentence.startswith("The tracker did not run in this period")


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
        "hub failed when it was last asked (502); it did not go well 7 of 8 times. "
        "pwc gave only a part when it was last asked; it did not go well 1 of 8 times."
    )


def test_source_that_was_asked_but_once_failed_without_a_count(story: Story) -> None:
    ran(story, 1, report("hub", Outcome.FAILED, "502"))
    assert story.told().health.sentence == "hub failed when it was last asked (502)."


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
        digest = digest_for(story.store, settings, Question(), FORMATS["md"], NOW)
        told[days] = digest.health.ahead
        for shape in ("md", "html", "text", "terminal"):
            page = " ".join(FORMATS[shape].render(digest, Presentation(width=400)).split())
            assert ("GitHub may switch the schedule off" in page) is (days == 50)
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


# Trends


def test_figures_say_in_words_what_they_draw(story: Story) -> None:
    for number in range(1, 9):
        name = Identity.parse(f"arxiv:2611.0000{number}")
        story.seen(name, 80 - number * 9, Kind.MODEL if number % 2 else Kind.DATASET)
        section = Place(("Models", "Old" if number < 4 else "New"), kind=None)
        story.happened(proposed(name, LIST, ago(79 - number * 9), section))
        if number < 7:
            story.happened(merged(name, LIST, ago(78 - number * 9), by="ann", place=section))
    story.happened(rejected(Identity.parse("arxiv:2611.00007"), LIST, ago(10), by="bob"))
    story.happened(merged(Identity.parse("arxiv:2611.77777"), LIST, ago(20), place=Place(("Models", "New"))))
    captions = {figure.name: figure.caption for figure in story.told().figures}
    assert captions == {
        "found": "8 papers were found in 12 weeks (4 models, 4 datasets), 0 of them in the last week.",
        "taken": "7 papers were taken in 12 weeks (3 models, 3 datasets, 1 other), 0 of them in the last week.",
        "lead": "From announcement to the list it took 2 days in the middle of 6 papers, 2 at the longest.",
        "acceptance": "Of 8 papers decided on in 12 weeks, 7 were taken: 88 %.",
        "sections": "Growing over the last 6 weeks: New. Gone quiet, with nothing in the last 6 weeks"
        " after something in the 6 before: Old.",
    }


def test_nothing_to_draw_is_not_drawn(story: Story) -> None:
    assert story.told().figures == ()


def test_lead_time_of_a_work_without_a_date_counts_from_when_it_was_seen(story: Story) -> None:
    story.seen(ONE, 10, paper={"published": None})
    story.happened(merged(ONE, LIST, ago(4)))
    (lead,) = [figure for figure in story.told().figures if figure.name == "lead"]
    assert lead.series[0].values[-1] == 6.0


# Entries


def test_entry_shows_only_addresses_that_lead_somewhere(story: Story) -> None:
    links = Links(
        code="javascript:alert(1)",
        project="https://example.org/p",
        hf_model="https://huggingface.co/o/m",
        hf_dataset="ftp://example.org",
        pdf="https://example.org/x.pdf",
    )
    story.seen(ONE, 1, paper={"links": links, "authors": (), "venue": " A \n venue "})
    entry = story.told().new[0].entry
    assert [link.label for link in entry.links] == ["project", "weights"]
    assert entry.venue == "A venue"
    assert words.about(entry).startswith("A venue · ")


def test_entry_without_an_arxiv_id_leads_to_what_there_is(story: Story) -> None:
    model = Identity.parse("hf_model:example/lantern")
    paper = replace(a_paper(1, ago(1)), arxiv_id=None, title="", links=Links(pdf="https://example.org/x.pdf"))
    story.store.remember([Sighting(SourceName("hub"), "m", ago(1), paper, (model,))])
    story.happened(judged(model, verdict(Kind.MODEL), ago(1)))
    entry = story.told().new[0].entry
    assert (entry.title, entry.url) == ("hf_model:example/lantern", "https://example.org/x.pdf")


def test_counts_are_told_in_good_english(story: Story) -> None:
    story.seen(ONE, 2)
    assert words.in_short(story.told()) == "1 new paper."
    story.seen(TWO, 2)
    assert words.in_short(story.told()) == "2 new papers."
