"""Figures as drawings: what is small or alone is seen, and what is counted has whole numbers beside it."""

import re

import pytest

from tracker.digest.charts import drawn
from tracker.digest.model import Figure, Series


def figure(name: str, *values: float | None) -> Figure:
    labels = tuple(f"{number} Nov" for number in range(len(values)))
    return Figure(name, "A figure", "works", labels, (Series("all", values),), "In words.")


@pytest.mark.parametrize(
    ("values", "dots"), [((None, None, 3.0), 1), ((2.0, None, 3.0), 2), ((1.0, 2.0), 2), ((None, None), 0)]
)
def test_each_week_with_a_value_is_a_dot_of_the_line(values: tuple[float | None, ...], dots: int) -> None:
    svg = drawn(figure("lead", *values))
    assert svg.count("<circle ") == dots
    assert "tooltip" not in svg


@pytest.mark.parametrize("name", ["found", "taken", "sections"])
@pytest.mark.parametrize("values", [(0.0, 1.0), (1.0, 3.0), (2.0, 7.0), (40.0, 9.0)])
def test_what_is_counted_has_a_scale_of_whole_numbers(name: str, values: tuple[float, ...]) -> None:
    axis = drawn(figure(name, *values)).partition("axis x")[0 if name != "sections" else 2]
    assert re.findall(r">(\d+)</text>", axis)
    assert re.findall(r">(\d+\.\d+)</text>", axis) == []


@pytest.mark.parametrize("name", ["found", "acceptance", "sections"])
def test_bars_have_nothing_laid_over_them(name: str) -> None:
    assert "overlay" not in drawn(figure(name, 1.0, 2.0))
