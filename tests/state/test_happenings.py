"""What the log keeps is read back as it was said."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from state.happenings import (
    Change,
    Difference,
    Place,
    changed,
    closed_with,
    difference_of,
    in_one_closing,
    is_unanswered,
    judged,
    kind_of,
    merged,
    place_of,
    proposed,
    rejected,
    relevance_of,
    told,
    withdrawn,
)
from state.identity import Identity, Scheme
from state.records import Event, EventKind, Kind, ListName, Proposal, ProposalStatus, Relevance, Verdict

AT = datetime(2026, 11, 2, 7, tzinfo=UTC)
WORK = Identity(Scheme.ARXIV, "2611.00001")
LIST = ListName("vlm")
PLACE = Place(
    ("Models › and more", "7B"), "- [X](https://x.example)\n", Kind.MODEL, "https://example.org/pull/3"
)


def test_verdict_is_read_back_from_its_event() -> None:
    verdict = Verdict(Relevance.YES, 0.91, Kind.DATASET, {}, (), "m1")
    event = judged(WORK, verdict, AT)
    assert (relevance_of(event), kind_of(event)) == (Relevance.YES, Kind.DATASET)
    assert event.details["probability"] == "0.9100"


@pytest.mark.parametrize(
    "event",
    [
        proposed(WORK, LIST, AT, PLACE),
        merged(WORK, LIST, AT, by="ann", place=PLACE),
        rejected(WORK, LIST, AT, by="bob", reason="off topic", place=PLACE),
    ],
    ids=["proposed", "merged", "rejected"],
)
def test_place_is_read_back_from_its_event(event: Event) -> None:
    assert place_of(event) == PLACE


@pytest.mark.parametrize(
    ("by", "closed", "given_up"),
    [
        ("ann", 3, False),
        ("stale[bot]", 3, True),
        ("stale[bot]", 1, True),
        ("stale[bot]", 0, False),
        ("ann", 0, False),
    ],
)
def test_what_a_bot_closed_was_given_up_unanswered(by: str, closed: int, given_up: bool) -> None:
    event = in_one_closing(rejected(WORK, LIST, AT, by=by), closed)
    assert closed_with(event.details) == closed
    stood = Proposal(LIST, WORK, ProposalStatus.REJECTED, AT, by=by, details=event.details)
    assert is_unanswered(stood) is given_up
    assert not is_unanswered(replace(stood, status=ProposalStatus.MERGED))


@pytest.mark.parametrize("told", ["", "many", "-1", "²"])
def test_a_closing_that_does_not_count_counts_as_none(told: str) -> None:
    assert closed_with({"closed_with": told}) == 0


def test_nothing_said_is_nothing_kept() -> None:
    assert proposed(WORK, LIST, AT).details == {}
    assert place_of(proposed(WORK, LIST, AT)) == Place()


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("Models", ("Models",)),
        ("7", ("7",)),
        ("", ()),
        ('["a", "b"]', ("a", "b")),
        ("[" * 99_999, ("[" * 99_999,)),
    ],
    ids=["words", "number", "nothing", "several", "too deep"],
)
def test_section_is_read_in_whatever_form_it_was_written(kept: str, read: tuple[str, ...]) -> None:
    assert place_of(Event(AT, EventKind.PROPOSED, details={"section": kept})).section == read


def test_difference_is_read_back_from_its_event() -> None:
    difference = Difference(Change.VENUE, "CVPR 2027", "")
    assert difference_of(changed(WORK, difference, AT)) == difference


def test_words_of_a_later_version_are_not_understood_rather_than_wrong() -> None:
    event = Event(
        AT, EventKind.CHANGED, WORK, details={"what": "colour", "relevant": "maybe", "kind": "song"}
    )
    assert difference_of(event) is None
    assert relevance_of(event) is None
    assert kind_of(event) is None


def test_withdrawal_and_telling_say_where_from_and_where_to() -> None:
    assert withdrawn(WORK, AT, "error in proof", "arxiv_api").details == {"source": "arxiv_api"}
    event = told("mail", "new", "", AT, work=WORK, list_name=LIST)
    assert event.details == {"channel": "mail", "topic": "new"}
