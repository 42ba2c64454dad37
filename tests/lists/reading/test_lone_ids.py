"""An arXiv id that stands alone names its work; other numbers of its kind do not."""

from __future__ import annotations

import pytest
from support.pages import planned, read

from state.identity import Scheme
from state.records import Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Duplicate
from tracker.lists.reading.page import Page, read_page
from tracker.lists.reading.works import identities_in
from tracker.lists.steering import NO_DOUBT


def test_an_id_that_stands_alone_names_its_work() -> None:
    page = read_page(
        b"# Made-up works\n\n- [2506.01234] Embers of Another Title\n- [2504.00004] Wax: A Model of Light\n"
    )
    assert isinstance(page, Page)
    outcome = plan_addition(
        page,
        candidate_for(Paper("On Slates in the Rain", arxiv_id="2506.01234")),
        NO_DOUBT,
    )
    assert isinstance(outcome, Duplicate)


@pytest.mark.parametrize(
    "number",
    ["3.14159", "2012.1234", "1401.12345", "2517.01234", "10.1109/2506.01234", "v2506.01234", "2506.012345"],
)
def test_a_number_of_another_kind_names_no_work(number: str) -> None:
    assert identities_in(f"- {number} of something") == identities_in(f"- {number}")
    assert not [one for one in identities_in(f"- {number} of something") if one.scheme is Scheme.ARXIV]


def test_an_id_that_a_venue_tells_stands_there_once() -> None:
    works = [
        f"- Lamps of the {at}th Kind, arXiv 250{at}.00005 [[paper](https://arxiv.org/abs/250{at}.00005)]"
        for at in (5, 4, 3)
    ]
    page = read("\n".join(["# Lamps", "", *works, ""]))
    paper = Paper("On Slates in the Rain", arxiv_id="2506.01234")
    outcome = planned(page, candidate_for(paper))
    assert outcome.inserted == (
        "- On Slates in the Rain, arXiv 2506.01234 [[paper](https://arxiv.org/abs/2506.01234)]",
    )
