"""Troubles told as one reason."""

from __future__ import annotations

import pytest

from tracker.sources.wording import said_once


@pytest.mark.parametrize(
    ("troubles", "reason"),
    [
        ([], ""),
        (["the list is empty"], "the list is empty"),
        (["week 1: down", "week 2: down"], "week 1, week 2: down"),
        (["week 1: down", "week 2: throttling us"], "week 1: down; week 2: throttling us"),
        (["down", "OAI-PMH: down"], "down"),
        (["OAI-PMH: down", "down"], "down"),
        (["", "down"], "down"),
        (
            ["no feed in the answer: it is neither", "2 rows lost"],
            "no feed in the answer: it is neither; 2 rows lost",
        ),
        ([f"paper {n}: down" for n in range(1, 8)], "paper 1, paper 2, paper 3 and 4 more: down"),
    ],
)
def test_what_several_places_suffer_from_is_told_once(troubles: list[str], reason: str) -> None:
    assert said_once(troubles) == reason
