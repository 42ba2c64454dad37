"""What a list took decides what comes first, starting from what lists have in common."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from support.made_up import a_paper, a_verdict

from classifiers.priority import FEATURES, MIDDLE, Priority, Seen, features, fit, places, seen, shared
from classifiers.taste import Taste

NOTHING = (0.0,) * len(FEATURES)


def one(word: str, number: int, score: float = 0.9) -> Seen:
    return seen(a_paper(title=f"{word} w{number % 5}"), a_verdict(score))


def mark(priority: Priority, paper: Seen) -> float:
    return priority.marks([paper])[0]


TEAPOTS = [one("teapot", at) for at in range(200)]


def test_without_decisions_it_is_what_lists_have_in_common() -> None:
    priority = Priority.learn([], [])
    assert priority.weights == shared()
    assert mark(priority, one("teapot", 1, 0.9)) > mark(priority, one("teapot", 1, 0.5))
    sure, sole = replace(one("teapot", 1), place=0.9), replace(one("teapot", 1), place=0.1)
    assert mark(priority, sure) > mark(priority, sole), "long listings are read from their newest end"


def test_nobody_passed_over_leaves_the_weights() -> None:
    assert Priority.learn([one("lumen", at) for at in range(20)], []).weights == shared()


@pytest.mark.parametrize("count", [4, 40])
def test_taste_outweighs_a_little_certainty(count: int) -> None:
    priority = Priority.learn([one("lumen", at) for at in range(count)], TEAPOTS)
    assert mark(priority, one("lumen", 3, 0.85)) > mark(priority, one("teapot", 3, 0.9))


def test_more_decisions_move_the_weights_further() -> None:
    """One who takes what the model finds unlikely is believed, the sooner the more often."""
    few, many = (
        Priority.learn([one("x", at, 0.2) for at in range(count)], [one("x", at, 0.9) for at in range(200)])
        for count in (2, 60)
    )
    score = FEATURES.index("score")
    assert many.weights[score] < few.weights[score] < shared()[score]


def test_seen_is_words_code_fame_and_what_the_model_says() -> None:
    found = seen(a_paper(title="Lumen Sees"), a_verdict(0.8), {"upvotes": 7.0})
    assert (found.score, found.liking, found.kind, found.code) == (0.8, 0.8, "model", False)
    assert found.fame > 2
    assert found.words


def test_every_feature_is_told() -> None:
    plain = replace(one("x", 1, 0.5), kind="other", place=MIDDLE)
    kinds = {"model": "model", "survey": "survey", "data": "dataset"}
    changed = {
        "score": replace(plain, score=0.9),
        "liking": replace(plain, liking=0.9),
        "code": replace(plain, code=True),
        "fame": replace(plain, fame=2.0),
        "place": replace(plain, place=0.9),
        **{name: replace(plain, kind=kind) for name, kind in kinds.items()},
    }
    (base,) = features([plain], Taste())
    for name, other in changed.items():
        (row,) = features([other], Taste())
        assert [FEATURES[at] for at in np.flatnonzero(row != base)] == [name]
    assert not base.any()
    assert features([], Taste()).shape == (0, len(FEATURES))


def test_fit_is_held_to_where_it_starts() -> None:
    rows, taken = np.zeros((40, len(FEATURES))), np.arange(40) % 2 == 0
    rows[:, 0] = taken
    start = (0.0, 1.0, *NOTHING[2:])
    loose, firm = (fit(rows, taken, start, held)[0] for held in (1e-3, 10.0))
    assert loose[0] > firm[0] > 0
    assert loose[1] == firm[1] == 1.0, "what tells nothing stays where it was"


def test_fit_does_not_go_astray_where_few_papers_say_all() -> None:
    """Whole steps of Newton's end with weights of hundreds here."""
    rng = np.random.default_rng(3)
    taken = np.arange(300) < 3
    rows = rng.normal(size=(300, len(FEATURES)))
    rows[taken] += 4
    for start in (NOTHING, (9.0, -9.0) * (len(FEATURES) // 2)):
        weights, _ = fit(rows, taken, start, 1e-4)
        assert max(map(abs, weights)) < 50
        assert (rows[taken] @ np.array(weights)).min() > (rows[~taken] @ np.array(weights)).max()


def test_what_papers_are_worth_may_be_given() -> None:
    rows, taken = np.zeros((40, len(FEATURES))), np.arange(40) % 2 == 0
    rows[:20, 0], rows[20:, 0] = taken[:20], ~taken[20:]
    worth = np.where(np.arange(40) < 20, 3.0, 1.0)
    assert fit(rows, taken, NOTHING, 1e-2, worth)[0][0] > 0 > fit(rows, taken, NOTHING, 1e-2, 1 / worth)[0][0]


def test_place_in_a_long_listing_is_told_by_the_order_of_ids() -> None:
    long = {f"2601.{number:05}": date(2026, 1, 5) for number in reversed(range(20))}
    short = {f"2601.{number:05}": date(2026, 1, 6) for number in range(100, 109)}
    found = places({**long, **short})
    assert (found["2601.00000"], found["2601.00019"]) == (0.025, 0.975)
    assert {found[key] for key in short} == {MIDDLE}


def test_people_who_read_a_listing_from_its_lower_end_get_that_end_first() -> None:
    taken = [replace(one("lumen", at), place=at % 40 / 100) for at in range(60)]
    passed = [replace(one("lumen", at), place=at % 100 / 100) for at in range(300)]
    priority = Priority.learn(taken, passed)
    low, high = (replace(one("lumen", 1), place=place) for place in (0.1, 0.9))
    assert mark(priority, low) > mark(priority, high)
