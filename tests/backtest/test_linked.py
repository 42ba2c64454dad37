"""An entry whose paper is linked later was added when it came itself."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.backtest.history.additions import Added, Beginning, acts
from tracker.backtest.history.versions import Revision

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


BELOW = "  [[paper](https://arxiv.org/abs/2601.00001)] [[code](https://example.org/harbours)]\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(f"- **{TITLE}**\n", f"- **{TITLE}**\n{BELOW}", id="line below"),
        pytest.param(
            f"- **{TITLE}**\n  [[code](https://example.org/harbours)]\n",
            f"- **{TITLE}**\n{BELOW}",
            id="line changed",
        ),
        pytest.param(
            f"- **{TITLE}**\n",
            f"- **{TITLE}**\n  - CVPR\n  - [pdf](https://arxiv.org/pdf/2601.00001)\n",
            id="list below",
        ),
        pytest.param(
            f"<li>\n<b>{TITLE}</b><br>\n</li>\n",
            f'<li>\n<b>{TITLE}</b><br>\n<i>2026</i>\n<a href="https://arxiv.org/abs/2601.00001">paper</a>\n</li>\n',
            id="HTML",
        ),
    ],
)
def test_a_link_below_its_title_is_the_titles(before: str, after: str) -> None:
    assert added(KETTLES, KETTLES + before, KETTLES, KETTLES + before, KETTLES + after) == {
        "2601.00001": (4, "v4")
    }


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(f"{BARE}- [[paper](https://arxiv.org/abs/2601.00001)] Boats\n", id="another entry"),
        pytest.param(f"{BARE}\n[paper](https://arxiv.org/abs/2601.00001)\n", id="another paragraph"),
        pytest.param(
            f"<p>{TITLE}</p>\n<p>\n<a href='https://arxiv.org/abs/2601.00001'>Boats</a></p>\n", id="HTML"
        ),
    ],
)
def test_a_link_under_what_is_another_entry_is_its_own(after: str) -> None:
    before = BARE if after.startswith("-") else f"<p>{TITLE}</p>\n"
    assert added(KETTLES, KETTLES + before, KETTLES + after) == {"2601.00001": (3, "v3")}


@pytest.mark.parametrize(
    "wrong", ["2601.00009", "2601.00002"], ids=["nobody's", "that of the entry beside it"]
)
def test_a_wrong_link_that_was_corrected_was_the_entrys_from_the_start(wrong: str) -> None:
    mistaken = f"- [{TITLE}](https://arxiv.org/abs/{wrong})\n"
    start = "- [Of Boats and Their Lamps](https://arxiv.org/abs/2601.00003)\n"
    found = added(start, start + KETTLES, start + KETTLES + mistaken, start + KETTLES + LINKED)
    assert found == {"2601.00002": (2, "v2"), "2601.00001": (3, "v3")}


def test_what_was_linked_by_mistake_is_new_when_it_comes_itself() -> None:
    mistaken = f"- [{TITLE}](https://arxiv.org/abs/2601.00009)\n"
    own = "- [Ladles for Every Pot](https://arxiv.org/abs/2601.00009)\n"
    assert added(KETTLES, KETTLES + mistaken, KETTLES + LINKED, KETTLES + LINKED + own) == {
        "2601.00001": (2, "v2"),
        "2601.00009": (4, "v4"),
    }


def test_a_wrong_link_of_a_collection_was_not_collected() -> None:
    mistaken = f"- [{TITLE}](https://arxiv.org/abs/2601.00009)\n"
    done = list(acts(history(KETTLES + mistaken, KETTLES + LINKED)))
    assert {work.value for act in done if isinstance(act, Beginning) for work in act.works} == {
        "2601.00002",
        "2601.00001",
    }
    assert len(done) == 2


def test_an_old_entry_that_leads_to_what_came_out_since_is_not_corrected() -> None:
    newer = f"- [{TITLE}](https://arxiv.org/abs/2602.00001)\n"
    assert added(KETTLES, KETTLES + LINKED, KETTLES + newer) == {
        "2601.00001": (2, "v2"),
        "2602.00001": (3, "v3"),
    }
