"""A work a second time on one page: where the list does so and a person asks."""

from __future__ import annotations

import pytest
from support.pages import planned, read

from state.records import Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Duplicate
from tracker.lists.steering import NO_DOUBT, Steering


def line(number: int) -> str:
    return f"- [Work Number {number} of Many Made Up](https://arxiv.org/abs/25{number:02}.00001)"


BOTH = "\n".join(line(number) for number in (5, 4, 3))
CROSSED = (
    f"# L\n\n## By Task\n\n{line(9)}\n{BOTH}\n\n## By Method\n\n{BOTH}\n{line(2)}\n\n### Tuned\n\n{line(1)}\n"
)
APART = f"# L\n\n## By Task\n\n{line(9)}\n{BOTH}\n\n## By Method\n\n{line(2)}\n{line(1)}\n"
AGAIN = Paper("Work Number 9 of Many Made Up", arxiv_id="2509.00001")


def test_a_person_may_list_a_work_a_second_time_where_the_list_does() -> None:
    outcome = planned(read(CROSSED), candidate_for(AGAIN, section=("By Method",)))
    assert outcome.section == ("L", "By Method")
    twice = plan_addition(
        read(outcome.new_bytes.decode()), candidate_for(AGAIN, section=("By Method",)), NO_DOUBT
    )
    assert isinstance(twice, Duplicate)


@pytest.mark.parametrize(
    ("text", "section", "steering"),
    [
        (APART, ("By Method",), NO_DOUBT),
        (CROSSED, (), NO_DOUBT),
        (CROSSED, ("By Task",), NO_DOUBT),
        (CROSSED, ("L",), NO_DOUBT),
        (CROSSED, ("By Colour",), NO_DOUBT),
        (CROSSED, ("By Method",), Steering(0, 0)),
    ],
    ids=["no habit", "no hint", "there already", "above where it is", "no such section", "nobody insists"],
)
def test_otherwise_it_is_a_duplicate(text: str, section: tuple[str, ...], steering: Steering) -> None:
    assert isinstance(plan_addition(read(text), candidate_for(AGAIN, section=section), steering), Duplicate)


def test_a_work_that_would_land_elsewhere_is_a_duplicate() -> None:
    text = f"{CROSSED}\n## Notes\n\nSome words.\n\n### More of them\n\nAnd more.\n"
    outcome = plan_addition(read(text), candidate_for(AGAIN, section=("Notes",)), NO_DOUBT)
    assert isinstance(outcome, Duplicate)
