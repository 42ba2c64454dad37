"""What a digest says of works found, proposed and decided on."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from support.month import a_paper, verdict
from support.story import DAY, LIST, NOW, ONE, OTHER, TWO, Story, ago

from state.happenings import Place, judged, merged, proposed, rejected
from state.identity import Identity
from state.records import Event, EventKind, Kind, ListName, Relevance, Sighting, SourceName
from tracker.digest import words
from tracker.digest.model import Decision
from tracker.settings.model import ListSettings, Settings


def test_work_is_new_in_the_period_in_which_it_was_found(story: Story) -> None:
    story.seen(ONE, 8)
    story.seen(TWO, 6)
    assert [item.entry.id for item in story.told().new] == [str(TWO)]


def test_what_happens_at_the_end_of_a_week_belongs_to_the_next(story: Story) -> None:
    after_the_week = datetime(2026, 11, 20, tzinfo=UTC)
    story.seen(ONE, (NOW - after_the_week) / DAY)
    assert story.told("2026-11-13..2026-11-19").quiet
    assert len(story.told("2026-11-20..2026-11-22").new) == 1


def test_what_happens_this_moment_belongs_to_a_period_up_to_now_and_is_told_a_channel_once(
    story: Story,
) -> None:
    """A rehearsal's clock stands still while it runs and then tells of it."""
    story.seen(ONE, 0)
    assert len(story.told().new) == 1
    assert len(story.tell().new) == 1
    assert story.tell().quiet
    story.seen(TWO, 0)
    assert [item.entry.id for item in story.tell(NOW + timedelta(days=7)).new] == [str(TWO)]


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


def test_proposal_refused_and_made_again_is_news(story: Story) -> None:
    story.seen(ONE, 60)
    story.happened(proposed(ONE, LIST, ago(40)), rejected(ONE, LIST, ago(30)))
    story.happened(Event(ago(3), EventKind.ASKED, ONE, LIST), proposed(ONE, LIST, ago(2)))
    assert len(story.told().waiting) == 1


def test_decided_work_waits_no_more(story: Story) -> None:
    story.seen(ONE, 30)
    story.happened(proposed(ONE, LIST, ago(5)), merged(ONE, LIST, ago(1), by="ann"))
    digest = story.told()
    assert (digest.waiting, digest.backlog.count) == ((), 0)
    assert [item.decision for item in digest.decided] == [Decision.MERGED]


def test_new_work_is_told_as_it_stands_now(story: Story) -> None:
    story.seen(ONE, 3)
    story.happened(proposed(ONE, LIST, ago(2), Place(("Models",))))
    (waits,) = story.told().new[0].spots
    story.happened(rejected(ONE, LIST, ago(1), by="ann"))
    (refused,) = story.told().new[0].spots
    story.happened(merged(ONE, LIST, ago(0.5), by="ann"))
    (taken,) = story.told().new[0].spots
    assert [words.standing(spot).split()[0] for spot in (waits, refused, taken)] == [
        "proposed",
        "rejected",
        "taken",
    ]
    assert taken.section == ("Models",)


@pytest.mark.parametrize("later", [0.0, 0.001], ids=["at one moment", "by a machine whose clock is ahead"])
def test_proposal_undoes_no_refusal(story: Story, later: float) -> None:
    for work in (ONE, TWO):
        story.seen(work, 3)
        story.happened(rejected(work, LIST, ago(2), by="ann"), proposed(work, LIST, ago(2 - later)))
    for new in story.told().new:
        assert [words.standing(spot) for spot in new.spots] == ["rejected from vlm"]


@pytest.mark.parametrize(
    ("refused_by", "names"),
    [((), ["vlm", "other", "gone"]), ((LIST,), ["other", "gone", "vlm"])],
    ids=["open on all", "refused by the first"],
)
def test_work_on_several_lists_is_told_under_the_first_that_did_not_refuse_it(
    story: Story, refused_by: tuple[ListName, ...], names: list[str]
) -> None:
    """A run proposes to all lists in one moment, so the log does not tell which was first."""
    for work in (ONE, TWO):
        story.seen(work, 3)
        for name in (ListName("gone"), OTHER, LIST):
            story.happened(proposed(work, name, ago(2), Place((f"Models of {name}",))))
        story.happened(*(rejected(work, name, ago(1)) for name in refused_by))
    lists = tuple(ListSettings(name=name, repository=f"you/{name}") for name in (LIST, OTHER))
    new = story.told(settings=Settings(lists=lists)).new
    assert [[spot.list for spot in one.spots] for one in new] == [names, names]
    assert {one.section for one in new} == {f"Models of {names[0]}"}


def test_decisions_name_who_and_why(story: Story) -> None:
    story.seen(ONE, 30)
    story.seen(TWO, 30)
    story.happened(
        merged(ONE, LIST, ago(3), by="ann", place=Place(("Models", "Video"))),
        rejected(TWO, LIST, ago(2), by="bob", reason="a poster"),
        Event(ago(1), EventKind.ASKED, TWO, LIST, by="cleo", reason="look again"),
        Event(ago(1), EventKind.CORRECTED, ONE, LIST, by="ann"),
    )
    assert sorted(map(words.what_was_decided, story.told().decided)) == [
        "asked for on vlm by cleo: look again",
        "rejected from vlm by bob: a poster",
        "reworded or moved on vlm › Models › Video by ann",
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
