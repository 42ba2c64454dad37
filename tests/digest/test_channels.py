"""Each channel is told what it was not told before, and nothing from before it existed."""

from support.story import LIST, NOW, ONE, TWO, Story, ago

from state.happenings import merged
from tracker.digest.told import mark_of


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
    mark = mark_of(story.store, "here", NOW)
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


def test_what_is_new_after_a_clock_ran_ahead_is_told(story: Story) -> None:
    story.tell(now=ago(-700))
    story.seen(ONE, 2)
    assert len(story.tell().new) == 1
    story.seen(TWO, -1)
    assert [item.entry.id for item in story.tell(now=ago(-7)).new] == [str(TWO)]


def test_a_week_that_was_missed_after_a_clock_ran_ahead_is_made_up_for(story: Story) -> None:
    story.seen(TWO, 41)
    story.tell(now=ago(40))
    story.tell(now=ago(-700))
    story.seen(ONE, 30)
    made_up = story.tell()
    assert [item.entry.id for item in made_up.new] == [str(ONE)]
    assert made_up.since == ago(40)
    assert story.tell().new == ()


def test_what_a_clock_that_ran_ahead_told_is_not_told_again(story: Story) -> None:
    story.seen(ONE, 2)
    story.tell(now=ago(-4))
    assert story.tell().new == ()


def test_a_channel_counts_as_told_now_that_the_clock_is_right_again(story: Story) -> None:
    story.seen(ONE, 2)
    story.tell(now=ago(-700))
    story.tell()
    mark = mark_of(story.store, "here", NOW)
    assert mark is not None
    assert mark.heard_between(ago(1), NOW)
