"""An entry whose paper is linked later was added when it came itself."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.backtest.additions import Added, Beginning, acts
from tracker.backtest.history import Revision

KETTLES = "- [Kettles and Their Many Lids](https://arxiv.org/abs/2601.00002)\n"
TITLE = "Seeing Harbours by Lamp"
BARE = f"- {TITLE}\n"
ELSEWHERE = f"- [{TITLE}](https://example.org/harbours)\n"
LINKED = f"- [{TITLE}](https://arxiv.org/abs/2601.00001)\n"


def history(*pages: str) -> list[Revision]:
    return [
        Revision(f"v{day}", datetime(2026, 1, day, tzinfo=UTC), page.encode())
        for day, page in enumerate(pages, 1)
    ]


def added(*pages: str) -> dict[str, tuple[int, str]]:
    return {
        act.work.value: (act.at.day, act.commit) for act in acts(history(*pages)) if isinstance(act, Added)
    }


@pytest.mark.parametrize("before", [BARE, ELSEWHERE])
def test_it_counts_from_the_version_that_brought_it(before: str) -> None:
    pages = (KETTLES, KETTLES + before, before + KETTLES, KETTLES + LINKED)
    assert added(*pages) == {"2601.00001": (2, "v2")}


def test_what_comes_with_its_link_counts_from_then() -> None:
    assert added(KETTLES, KETTLES + LINKED) == {"2601.00001": (2, "v2")}


def test_what_was_taken_off_before_its_link_came_is_new_with_it() -> None:
    assert added(KETTLES, KETTLES + BARE, KETTLES, KETTLES + LINKED) == {"2601.00001": (4, "v4")}


@pytest.mark.parametrize(
    "pages",
    [
        (KETTLES + BARE, KETTLES + BARE + LINKED),
        (KETTLES + BARE + BARE, KETTLES + LINKED + BARE),
        (KETTLES + BARE, KETTLES + f"- [{TITLE}](https://arxiv.org/abs/2601.00001), see arXiv:2601.00003\n"),
    ],
    ids=["still named beside it", "of two lines", "with another paper"],
)
def test_a_phrase_that_is_no_title_of_the_entry_alone_says_nothing(pages: tuple[str, str]) -> None:
    assert added(KETTLES, *pages)["2601.00001"][0] == 3


def test_an_entry_that_was_collected_without_its_link_was_not_added() -> None:
    done = list(acts(history(KETTLES + BARE, KETTLES + LINKED)))
    assert not [act for act in done if isinstance(act, Added)]
    assert [{work.value for work in act.works} for act in done if isinstance(act, Beginning)] == [
        {"2601.00002"},
        {"2601.00001"},
    ]
