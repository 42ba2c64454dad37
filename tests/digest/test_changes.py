"""What a digest says of works that became different, and of how much people look at them."""

from dataclasses import replace

import pytest
from support.month import a_paper
from support.story import DAY, LIST, NOW, ONE, TWO, Story, ago

from state.happenings import Change, Difference, changed, merged, withdrawn
from state.identity import Identity
from state.records import Event, EventKind, Kind, Sighting, SourceName
from tracker.digest import words
from tracker.digest.model import Topic


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


def upvoted(story: Story, work: Identity, days: float, **signals: float) -> None:
    story.seen(work, days, signals=signals)


def test_what_people_look_at_stands_first_in_its_section(story: Story) -> None:
    upvoted(story, ONE, 3, upvotes=4)
    upvoted(story, TWO, 3, upvotes=30, downloads=2)
    upvoted(story, Identity.parse("arxiv:2611.00003"), 3, stars=0)
    upvoted(story, Identity.parse("arxiv:2611.00004"), 3, stars=7, upvotes=15)
    first, second, *others = story.told().new
    assert (first.entry.id[-1], second.entry.id[-1]) == ("4", "2")
    assert [item.entry.title for item in others] == sorted(item.entry.title for item in others)


@pytest.mark.parametrize("name", ["upvotes", "stars", "likes"])
def test_each_number_that_people_make_is_talk(story: Story, name: str) -> None:
    story.seen(ONE, 1, signals={name: 40.0, "downloads": 900.0})
    (talked,) = story.told().talked
    assert [(one.name, one.value) for one in talked.signals] == [(name, 40)]


def test_a_number_in_a_change_that_was_told_is_no_talk(story: Story) -> None:
    story.seen(ONE, 10)
    code = Difference(Change.CODE, "https://code.example/ember?stars=900")
    story.happened(changed(ONE, code, ago(2)))
    told = story.tell()
    assert len(told.changed) == 1
    assert not told.quiet
    upvoted(story, ONE, 6, stars=40)
    (talked,) = story.told(now=NOW + DAY, channel="here").talked
    assert words.signal(talked.signals[0]) == "40 stars"


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


def test_one_of_a_thing_is_told_in_the_singular(story: Story) -> None:
    upvoted(story, ONE, 6, upvotes=40)
    (talked,) = story.told().talked
    assert words.signal(replace(talked.signals[0], value=1)) == "1 upvote"
    assert words.signal(replace(talked.signals[0], value=14152, before=2000)) == "14,152 upvotes (+12,152)"
    well = story.told().health
    assert words.schedule(replace(well, runs=2, longest_gap_hours=1.2)) == "2 runs, at most 1 hour apart"


def test_kind_that_is_not_asked_for_is_not_talked_about(story: Story) -> None:
    upvoted(story, ONE, 6, upvotes=40)
    assert story.told(kinds=(Kind.SURVEY,)).talked == ()
