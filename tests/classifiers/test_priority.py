"""What a list took before decides what comes first, once there is enough of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from support.made_up import a_paper, a_verdict

from classifiers.priority import FEWEST, MIDDLE, Priority, Seen, places, seen


def one(word: str, number: int, score: float = 0.9) -> Seen:
    return Seen(frozenset({word, f"~{word}", f"~w{number % 5}"}), score, "model", code=False)


def test_too_few_decisions_leave_the_classifiers_order() -> None:
    priority = Priority.learn([one("lumen", at) for at in range(FEWEST - 1)], [one("teapot", 1)])
    assert priority == Priority()
    assert priority.of(one("teapot", 1, 0.9)) > priority.of(one("lumen", 1, 0.8))


def test_nobody_passed_over_leaves_it_too() -> None:
    assert Priority.learn([one("lumen", at) for at in range(FEWEST)], []) == Priority()


def test_taste_outweighs_a_little_certainty() -> None:
    taken = [one("lumen", at) for at in range(40)]
    passed = [one("teapot", at) for at in range(200)]
    priority = Priority.learn(taken, passed)
    assert priority.of(one("lumen", 3, 0.85)) > priority.of(one("teapot", 3, 0.9))


def test_seen_is_words_of_title_and_abstract_code_and_fame() -> None:
    found = seen(a_paper(title="Lumen Sees"), a_verdict(0.8), {"upvotes": 7.0})
    assert {"lumen", "lumen sees", "~teapots"} <= found.words
    assert (found.score, found.kind, found.code) == (0.8, "model", False)
    assert found.fame > 2


def test_category_that_nobody_takes_from_speaks_against() -> None:
    """Even one that stands in nothing that was taken."""
    taken = [replace(one("lumen", at), words=frozenset({"lumen", "@cs.CV", "#cs.CV"})) for at in range(40)]
    passed = [
        replace(one("lumen", at), words=frozenset({"lumen", f"@cs.{name}", f"#cs.{name}"}))
        for at, name in enumerate(("CV", "RO", "RO") * 40)
    ]
    priority = Priority.learn(taken, passed)
    assert priority.of(taken[0]) > priority.of(passed[1])
    assert priority.of(passed[0]) == priority.of(taken[0])


def test_first_category_is_told_from_the_others() -> None:
    found = seen(replace(a_paper(), categories=("cs.RO", "cs.CV")), a_verdict(0.8))
    assert {"@cs.RO", "#cs.RO", "#cs.CV"} <= found.words
    assert "@cs.CV" not in found.words


def test_place_in_a_long_listing_is_told_by_the_order_of_ids() -> None:
    long = {f"2601.{number:05}": date(2026, 1, 5) for number in reversed(range(20))}
    short = {f"2601.{number:05}": date(2026, 1, 6) for number in range(100, 109)}
    found = places({**long, **short})
    assert (found["2601.00000"], found["2601.00019"]) == (0.025, 0.975)
    assert {found[key] for key in short} == {MIDDLE}


def test_people_who_read_a_listing_from_its_end_get_its_end_first() -> None:
    taken = [replace(one("lumen", at), place=0.6 + at % 40 / 100) for at in range(60)]
    passed = [replace(one("lumen", at), place=at % 100 / 100) for at in range(300)]
    priority = Priority.learn(taken, passed)
    first, last = (replace(one("lumen", 1), place=place) for place in (0.1, 0.9))
    assert priority.of(last) > priority.of(first) + 1
