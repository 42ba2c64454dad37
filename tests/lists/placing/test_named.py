"""The section that a person names is found by its headings, and by bold lines that act as headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.makes import EMBER
from support.pages import planned, read

from tracker.lists.candidate import candidate_for
from tracker.lists.placing.named import is_named, nearest_names

if TYPE_CHECKING:
    from tracker.lists.reading.page import Page

MADE_UP = b"""# Made-Up Works

## Models

**Video**

- [One](https://arxiv.org/abs/2601.00001)
- [Two](https://arxiv.org/abs/2601.00002)

**Images**

- [Three](https://arxiv.org/abs/2601.00003)

## Data & Benchmarks

- [Four](https://arxiv.org/abs/2601.00004)
"""


@pytest.fixture
def page() -> Page:
    return read(MADE_UP)


@pytest.mark.parametrize(
    "headings",
    [
        ("Models",),
        ("models",),
        ("Made-Up Works", "Models"),
        ("Data & Benchmarks",),
        ("Video",),
        ("Models", "Images"),
    ],
)
def test_a_name_is_known_by_itself_and_below_its_parents(page: Page, headings: tuple[str, ...]) -> None:
    assert is_named(page, headings)


@pytest.mark.parametrize(
    "headings", [("Audio",), ("Data & Benchmarks", "Models"), ("Data & Benchmarks", "Video")]
)
def test_a_name_that_leads_nowhere_is_not(page: Page, headings: tuple[str, ...]) -> None:
    assert not is_named(page, headings)


def test_what_reads_alike_is_meant(page: Page) -> None:
    assert nearest_names(page, "modles") == ["Models"]
    assert nearest_names(page, "Robots in gardens") == []


@pytest.mark.parametrize(
    "counted", ["Models (2 papers)", "Models (2)", "Models [12+]", "📚 Models (120 works)"]
)
def test_a_count_in_a_heading_is_no_part_of_its_name(counted: str) -> None:
    page = read(MADE_UP.replace(b"## Models", f"## {counted}".encode()))
    assert is_named(page, ("Models",))
    assert is_named(page, ("Models", "Video"))
    assert nearest_names(page, "Modles") == [counted]


def test_a_year_in_a_heading_is_its_name() -> None:
    page = read(MADE_UP.replace(b"## Models", b"## Models (2025)"))
    assert not is_named(page, ("Models",))
    assert is_named(page, ("models 2025",))


def test_a_label_of_all_that_is_named_goes_before_a_heading_elsewhere() -> None:
    text = (
        "# L\n\n## Lamps\n\n**Warm**\n\n- Oil in Many Rooms [[paper]](https://arxiv.org/abs/2501.00001)\n"
        "- Wax in Many Rooms [[paper]](https://arxiv.org/abs/2502.00001)\n\n**Cold**\n\n- Ice in Many Rooms [[paper]](https://arxiv.org/abs/2503.00001)\n\n"
        "## Cold\n\n- Snow in Many Rooms [[paper]](https://arxiv.org/abs/2504.00001)\n"
    )
    lines = text.splitlines()
    for named, behind in ((("Lamps", "Cold"), "Ice"), (("Cold",), "Snow")):
        change = planned(read(text), candidate_for(EMBER, section=named))
        assert lines[change.line - 2].startswith(f"- {behind}")
