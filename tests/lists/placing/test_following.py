"""Orders that a few entries out of place hide from who compares neighbours, and orders behind orders."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.pages import read

from tracker.lists.form.keys import By, keys_of
from tracker.lists.form.order import Direction, detect, position
from tracker.lists.placing.following import concord, order_to_follow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.form.keys import Keys

NAMES = ["anchor", "bellows", "capstan", "davit", "flare", "gunwale", "hawser", "keel", "lantern", "mizzen"]


def alphabet(*names: str) -> list[Keys]:
    return [{By.ALPHABET: name} for name in names]


def years(*years: int) -> list[Keys]:
    return [{By.YEAR: (year,)} for year in years]


def days(*days: tuple[int, int, int]) -> list[Keys]:
    return [{By.DATE: day, By.YEAR: day[:1]} for day in days]


def moved(things: Sequence[str], *moves: tuple[int, int]) -> list[str]:
    found = list(things)
    for start, end in moves:
        found.insert(end, found.pop(start))
    return found


@pytest.mark.parametrize(
    ("names", "index"),
    [
        (NAMES, 4),
        (moved(NAMES, (8, 0)), 5),
        (moved(NAMES, (7, 1), (9, 7)), 5),
        (moved(NAMES[:7], (4, 2)), 5),
    ],
    ids=["none", "one", "two", "one of seven"],
)
def test_an_alphabet_is_seen_behind_entries_out_of_place(names: Sequence[str], index: int) -> None:
    keys = alphabet(*names)
    order = order_to_follow(keys)
    assert order is not None
    assert (order.by, order.direction) == (By.ALPHABET, Direction.UP)
    assert position(order, keys, {By.ALPHABET: "ensign"}) == index


@pytest.mark.parametrize(
    "names",
    [NAMES[::-1], moved(NAMES[:5], (4, 0)), moved(NAMES, (9, 0), (8, 1), (7, 2), (6, 3))],
    ids=["backwards", "too few", "too far from it"],
)
def test_no_alphabet_is_made_up(names: Sequence[str]) -> None:
    assert order_to_follow(alphabet(*names)) is None


def test_years_are_seen_behind_a_slip_and_not_told_as_broken() -> None:
    keys = years(2026, 2026, 2025, 2023, 2025, 2025, 2024, 2024, 2024, 2025, 2023, 2023)
    assert detect(keys) is None
    order = order_to_follow(keys)
    assert order is not None
    assert (order.by, order.direction) == (By.YEAR, Direction.DOWN)
    assert position(order, keys, {By.YEAR: (2026,)}) == 0


FALLING = ((2026, 3, 1), (2026, 1, 9), (2025, 4, 2), (2025, 9, 5), (2025, 2, 8), (2024, 7, 1), (2024, 2, 2))


def test_days_with_a_slip_go_before_the_years_they_are_part_of() -> None:
    keys = days(*FALLING)
    order = order_to_follow(keys)
    assert order is not None
    assert order.by is By.DATE
    assert position(order, keys, {By.DATE: (2026, 2, 1), By.YEAR: (2026,)}) == 1


def test_a_few_years_in_a_row_by_chance_yield_to_an_alphabet() -> None:
    names = NAMES[:8]
    keys = [{**key, By.YEAR: (2024 + (at > 4),)} for at, key in enumerate(alphabet(*names))]
    order = order_to_follow(keys)
    assert order is not None
    assert order.by is By.ALPHABET


def test_few_names_in_a_row_by_chance_do_not_hide_the_years() -> None:
    keys = [{**key, By.YEAR: (2024 + (at > 1),)} for at, key in enumerate(alphabet(*NAMES[:4]))]
    order = order_to_follow(keys)
    assert order is not None
    assert order.by is By.YEAR


def test_ids_that_only_drift_tell_an_end_and_no_place() -> None:
    months = (1, 4, 2, 5, 3, 6, 9, 7, 8, 11, 10, 12)
    order = order_to_follow([{By.ARXIV: (2025, month, 7)} for month in months])
    assert order is not None
    assert (order.by, order.direction) == (None, Direction.UP)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("- (arXiv 2024.4) Wicks and Tides", "wicks and tides"),
        ("- [2025] [**ICRA 25**] Wicks: Tides", "wicks: tides"),
        ("- 2024-05-01: Wicks and Tides", "wicks and tides"),
        ("- 🔥 [2025/06] **Wicks** and Tides", "wicks and tides"),
        ("- [Wicks] Tides at Night", "wicks] tides at night"),
        ("- 3D Wicks and Tides", "3d wicks and tides"),
        ("- [2025]", "2025]"),
        ("| CVPR 2024 | Wicks and Tides | x |", "wicks and tides"),
        ("| 2024 | ECCV'24 | Wicks and Tides |", "wicks and tides"),
        ("| Wicks | ICLR 2025 | x |", "wicks"),
        ("| 1 | CVPR 2024 | - |", "cvpr 2024"),
        ("| 1 | 2 | - |", None),
    ],
)
def test_the_alphabet_goes_by_titles_and_not_by_the_time_before_them(entry: str, words: str | None) -> None:
    table = "| A | B | C |\n|---|---|---|\n" if entry.startswith("|") else ""
    page = read(f"# L\n\n{table}{entry}\n")
    assert keys_of(page.entries[-1]).get(By.ALPHABET) == words


@given(st.lists(st.integers(0, 6), max_size=20))
def test_concord_is_what_all_pairs_say(numbers: list[int]) -> None:
    pairs = [(one, other) for one, other in itertools.combinations(numbers, 2) if one != other]
    rising = sum(one < other for one, other in pairs)
    expected = (2 * rising - len(pairs)) / len(pairs) if pairs else 0.0
    found = concord([(number,) for number in numbers])
    assert found.share == expected
    assert found.sure * expected >= 0


def test_days_and_months_are_compared_as_far_as_both_are_told() -> None:
    keys = days((2025, 9, 12), (2025, 7, 0), (2025, 5, 5), (2025, 3, 7), (2025, 2, 1))
    order = order_to_follow(keys)
    assert order is not None
    assert position(order, keys, {By.DATE: (2025, 8, 20)}) == 1
    assert position(order, keys, {By.DATE: (2025, 7, 20)}) == 1
    assert position(order, keys, {By.DATE: (2025, 6, 20)}) == 2


def test_of_one_day_the_newest_stands_at_the_end_that_grows() -> None:
    keys = days((2025, 9, 12), (2025, 7, 1), (2025, 5, 5), (2025, 5, 5), (2025, 2, 1))
    order = order_to_follow(keys)
    assert order is not None
    assert position(order, keys, {By.DATE: (2025, 5, 5)}) == 2
