"""Numbered entries with the newest on top: which number the new one gets, and whether others have to be counted on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE_UNTOLD, EMBER, NEW, SUBJECTS, URL
from support.pages import read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition
from tracker.lists.side.change import SideRule
from tracker.lists.steering import NO_DOUBT, Steering

UP, DOWN = (1, 2, 3, 4, 5), (5, 4, 3, 2, 1)
ROW = "| {n} | {t} | [Paper]({u}) |"
TAG = "- [{n}] [{t}]({u})"
KEPT = Steering(least_share=0, least_fidelity=0)


def outcome(
    form: str, numbers: tuple[int, ...], steering: Steering = KEPT, *, months: str = "54321"
) -> Addition:
    """What is added to works of those months, the new one of June."""
    rows = "".join(
        form.format(n=number, t=f"{subject} Seen by Machines", u=f"{URL}250{month}.00001") + "\n"
        for number, subject, month in zip(numbers, SUBJECTS, months, strict=False)
    )
    head = "| # | Title | Link |\n|---|---|---|\n" if form is ROW else ""
    page = read(f"# L\n\n## Papers\n\n{head}{rows}")
    found = plan_addition(page, candidate_for(BARE_UNTOLD, section=("Papers",)), steering)
    assert isinstance(found, Addition), found
    return found


@pytest.mark.parametrize("form", [ROW, TAG], ids=["rows", "tags"])
@pytest.mark.parametrize(
    ("numbers", "months", "number"),
    [(DOWN, "54321", 6), (UP, "12345", 6)],
    ids=["down from the top", "up to the bottom"],
)
def test_a_number_of_its_own_fits(form: str, numbers: tuple[int, ...], months: str, number: int) -> None:
    added = outcome(form, numbers, months=months)
    assert added.inserted == (form.format(n=number, t=EMBER.title, u=NEW),)
    assert added.reason == "fits"


@pytest.mark.parametrize("form", [ROW, TAG], ids=["rows", "tags"])
@pytest.mark.parametrize(
    ("numbers", "months", "number"),
    [(UP, "54321", 1), (DOWN, "12345", 1), (UP, "98754", 4), (DOWN, "98754", 3)],
    ids=["up from the top", "down to the bottom", "up in the middle", "down in the middle"],
)
def test_numbers_that_are_pushed_on_are_told_and_left(
    form: str, numbers: tuple[int, ...], months: str, number: int
) -> None:
    added = outcome(form, numbers, months=months)
    assert added.inserted == (form.format(n=number, t=EMBER.title, u=NEW),)
    assert "left to people" in added.reason
    steering = replace(NO_DOUBT, side=frozenset({SideRule.NUMBERS}))
    assert outcome(form, numbers, steering, months=months).reason == "fits"


def test_numbered_lists_count_by_themselves() -> None:
    assert outcome("{n}. [{t}]({u})", UP).reason == "fits"


def test_entries_that_nobody_counts_have_no_number_to_repeat() -> None:
    assert outcome("- [{t}]({u})", UP).reason == "fits"
