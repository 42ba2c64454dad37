"""Words of what was taken are held against words of what was passed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.made_up import a_paper

from classifiers.taste import PARTS, Taste, words_of

if TYPE_CHECKING:
    from classifiers.measuring import Floats


def words(title: str, *categories: str, abstract: str = "") -> bytes:
    return words_of(replace(a_paper(title=title), abstract=abstract, categories=categories))


def part(name: str, found: Floats) -> float:
    return float(found[0, PARTS.index(name)])


def test_each_word_counts_in_its_own_part() -> None:
    taste = Taste.learn(
        [words("Lumen sees", abstract="a teapot")] * 3, [words("Kettle sees", abstract="a lid")] * 3
    )
    title = taste.of([words("Lumen")])
    assert part("title", title) > 0
    assert part("abstract", title) == part("first", title) == part("any", title) == 0
    assert part("abstract", taste.of([words("Other", abstract="Teapot.")])) > 0
    assert part("title", taste.of([words("Teapot")])) == 0


def test_pairs_of_words_in_titles_count_too() -> None:
    taste = Taste.learn([words("blue lumen")] * 3, [words("lumen blue")] * 3)
    assert part("title", taste.of([words("blue lumen")])) > 0
    assert part("title", taste.of([words("lumen blue")])) <= 0


def test_first_category_is_told_from_the_others() -> None:
    taste = Taste.learn([words("x", "cs.RO", "cs.CV")] * 3, [words("x", "cs.CL")] * 3)
    found = taste.of([words("y", "cs.CV", "cs.RO")])
    assert part("first", found) == 0
    assert part("any", found) > 0


def test_category_that_nobody_takes_from_speaks_against() -> None:
    """Even one that stands in nothing that was taken; a word does not: there are too many of them."""
    taste = Taste.learn([words("x", "cs.CV")] * 9, [words("spout", "cs.RO")] * 9)
    found = taste.of([words("spout", "cs.RO")])
    assert part("first", found) < 0
    assert part("title", found) == 0


@pytest.mark.parametrize("taken", [0, 1])
def test_what_was_refused_never_speaks_for_a_paper(taken: int) -> None:
    """Not even where next to nothing was taken or passed over, so that every word seems rare."""
    taste = Taste.learn(
        [words("lumen")] * taken, [words("kettle"), words("spout"), words("handle")], [words("lid")] * 3
    )
    assert part("title", taste.of([words("lid")])) <= 0


def test_few_papers_say_less_than_many() -> None:
    few, many = (
        Taste.learn([words("lumen")] * count, [words("kettle")] * count).of([words("lumen")])
        for count in (2, 40)
    )
    assert 0 < part("title", few) < part("title", many)


def test_nothing_taken_and_nothing_passed_says_nothing() -> None:
    assert not Taste().of([words("lumen", "cs.CV")]).any()
    assert not Taste.learn([], []).of([words("lumen", "cs.CV")]).any()
    assert Taste().of([]).shape == (0, len(PARTS))
    assert not Taste().of([b""]).any()
