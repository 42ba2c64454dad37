"""Where in a group a work stands: by its order, its kin, its batch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.pages import read

from state.records import Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.form.group import neighbourhood
from tracker.lists.form.keys import By, arxiv_key
from tracker.lists.placing.batches import place_in_batch
from tracker.lists.placing.dating import keys_of_candidate
from tracker.lists.placing.kin import family_names
from tracker.lists.placing.standing import place_among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.lists.form.keys import Keys


def placed(text: str, title: str, arxiv_id: str, section: int = -1, day: int = 0) -> int:
    """The index of a paper in the last group of a page, or in that of a section."""
    page = read(text)
    group = [group for group in page.groups if section in (-1, group.section)][-1]
    published = date(2000 + int(arxiv_id[:2]), int(arxiv_id[2:4]), day) if day else None
    paper = Paper(title, arxiv_id=arxiv_id, published=published)
    return place_among(neighbourhood(page, group), candidate_for(paper))


def bullets(*works: tuple[str, str], heading: str = "Papers") -> str:
    lines = [f"- [{title}](https://arxiv.org/abs/{arxiv_id})" for title, arxiv_id in works]
    return "\n".join((f"## {heading}", "", *lines, "", ""))


UNORDERED = (
    ("Kettle-VL: Warm Words for Pictures", "2304.00001"),
    ("Spout: Pouring Tokens into Frames", "2101.00001"),
    ("SpoutX (LeafLM-1): Pouring Once More", "2305.00001"),
    ("LeafLM-2: Reading Leaves at Length", "2306.00001"),
    ("Saucer: Small Plates for Big Pictures", "2205.00001"),
    ("Mug: A Handle on Vision", "2401.00001"),
    ("Jug: A Bigger Handle on Vision", "2203.00001"),
)


@pytest.mark.parametrize(
    ("title", "arxiv_id", "index"),
    [
        ("Kettle-VL 2: Warmer Words for Pictures", "2402.00001", 1),
        ("TeaLM (LeafLM-3): Reading Leaves Again", "2408.00001", 4),
        ("LeafLM-0.5: The First Leaf of All", "2301.00001", 2),
        ("Spout-2.5: Pouring Ever More Tokens", "2502.00001", 2),
    ],
)
def test_a_later_version_stands_below_the_one_before_where_there_is_no_order(
    title: str, arxiv_id: str, index: int
) -> None:
    assert placed(bullets(*UNORDERED), title, arxiv_id) == index


def test_an_order_that_is_kept_goes_before_kinship() -> None:
    works = [
        (f"Cup{letter}: A Cup of Its Own", f"24{12 - at:02}.00001") for at, letter in enumerate("abcdef")
    ]
    assert placed(bullets(*works), "CupF2: A Second Cup", "2501.00001") == 0


@pytest.mark.parametrize(
    ("name", "title", "families"),
    [
        ("Qu2.5-VL", "Qu2.5-VL Report", {"quvl"}),
        (None, "Eagle 2: Data from Scratch", {"eagle"}),
        ("EAGLE", "", {"eagle"}),
        (None, "A Study of Cups", set()),
        (None, "V2: Twice", set()),
        (None, "A Whole Sentence Here: And More", set()),
        ("M3Exam", "", {"m3exam"}),
    ],
)
def test_a_family_is_called_by_the_name_without_version(
    name: str | None, title: str, families: set[str]
) -> None:
    assert family_names(name, title) == families


def keys(*ids: str | None) -> Sequence[Keys]:
    return [{By.ARXIV: key} if (key := arxiv_key(arxiv_id)) else {} for arxiv_id in ids]


GROWN = keys(
    "2101.00001", "2406.00001", None, "2405.00001", "2404.00001", "2403.00001", "2312.00001", "2311.00001",
    "2507.00001", "2208.00001",
)  # fmt: skip


@pytest.mark.parametrize(
    ("arxiv_id", "index"), [("2404.20001", 4), ("2402.00001", 6), ("2312.00001", 6), ("2501.00001", None)]
)
def test_a_work_falls_into_the_batch_that_takes_it_in(arxiv_id: str, index: int | None) -> None:
    assert place_in_batch(GROWN, keys(arxiv_id)[0]) == index


def test_a_batch_may_run_upwards_and_be_dated_by_the_entries() -> None:
    rising: list[Keys] = [
        {By.DATE: (2024, month, day)} for month, day in ((1, 2), (2, 0), (3, 9), (4, 1), (6, 1), (7, 2))
    ]
    assert place_in_batch(rising, keys("2405.00001")[0]) == 4
    assert place_in_batch(rising, {}) is None
    assert place_in_batch(rising[:5], keys("2405.00001")[0]) is None


_WORDS = ("Tall Cup", "Blue Cup", "Wide Cup", "Cold Cup", "Old Cup", "Calm Cup", "Nice Cup")


def test_a_batch_tells_where_a_work_goes_in_a_group_without_order() -> None:
    batch = [(f"{_WORDS[number]} of Many: Made Up", f"24{12 - number:02}.00001") for number in range(7)]
    late = [(f"{_WORDS[number]} of Others: Made Up", arxiv_id) for number, arxiv_id in enumerate(
        ("2411.00002", "2502.00001", "2301.00001", "2412.00002", "2209.00001", "2506.00001", "2201.00001")
    )]  # fmt: skip
    assert placed(bullets(*batch, *late), "A Quite Different Thing", "2409.15001") == 3


def test_where_nothing_tells_an_entry_goes_to_the_end() -> None:
    assert placed(bullets(("One Lonely Work of Old", "2206.00001")), "A New Work of Now", "2301.00001") == 1


def test_sections_side_by_side_tell_the_end_of_a_short_one() -> None:
    falling = [(f"Work {number} of a Falling Section", f"24{12 - number:02}.00001") for number in range(10)]
    text = f"# L\n\n{bullets(*falling, heading='Old')}\n{bullets(('One Lonely Work', '2501.00001'), heading='New')}"
    assert placed(text, "A New Work of Now", "2503.00001") == 0


def test_groups_of_another_make_say_little() -> None:
    falling = [(f"Work {number} of a Falling Section", f"24{12 - number:02}.00001") for number in range(10)]
    nested = "## New\n\n- **Ways of doing it**\n  - [One Lonely Work](https://arxiv.org/abs/2501.00001)\n"
    assert placed(f"# L\n\n{bullets(*falling)}\n{nested}", "A New Work of Now", "2503.00001") == 1


def years(*ids: str) -> str:
    lines = [
        f"- [2025] Work {arxiv_id[2:]} of the Year [[paper](https://arxiv.org/abs/{arxiv_id})]"
        for arxiv_id in ids
    ]
    return "\n".join(("## Papers", "", *lines, ""))


def test_an_older_year_stands_below_a_group_of_one_year_that_grows_at_the_top() -> None:
    text = years("2509.00001", "2505.00001", "2508.00001", "2502.00001", "2501.00001")
    assert placed(text, "A Work of the Year Before", "2412.00001") == 5
    assert placed(text, "A Work of the Same Year", "2503.00001") == 0


DATED = """## Papers

| Title | Date |
|---|---|
| [Work of the Ninth Month](https://arxiv.org/abs/2409.00100) | 2024-09-01 |
| [Work of a Hot Month](https://arxiv.org/abs/2408.20000) | 2024-08-26 |
| [Work without any Number](https://example.org/work) | 2024-08-20 |
| [Work of a Warm Month](https://arxiv.org/abs/2408.08000) | 2024-08-10 |
| [Work of the Sixth Month](https://arxiv.org/abs/2406.12000) | 2024-06-15 |
| [Work of the Fifth Month](https://arxiv.org/abs/2405.16000) | 2024-05-20 |
"""


def test_a_day_that_the_arxiv_id_denies_is_told_by_the_id() -> None:
    assert placed(DATED, "A Late Work of August", "2408.18500", day=15) == 2


def test_a_day_that_the_arxiv_id_bears_out_is_kept() -> None:
    assert placed(DATED, "A Work of Mid August", "2408.13000", day=16) == 3


def test_ids_far_apart_tell_two_works_of_one_written_day_apart() -> None:
    assert placed(DATED, "A Slightly Earlier Work of June", "2406.10000", day=15) == 5
    assert placed(DATED, "A Work of the Same Day of June", "2406.11900", day=15) == 4


def test_a_work_without_a_known_time_has_only_its_first_word() -> None:
    assert keys_of_candidate(candidate_for(Paper("Ähnliche Tassen"))) == {By.ALPHABET: "hnliche tassen"}


def test_a_name_before_the_title_tells_the_family_too() -> None:
    text = """## Models

- **Tureen** - [Soup for all the world](https://arxiv.org/abs/2301.00001)
- **MugLM** - [A handle on all that is seen](https://arxiv.org/abs/2203.00001)
- **Ladle** - [Taking some out of it all](https://arxiv.org/abs/2405.00001)
- **Bowl** - [Round and deep and all that](https://arxiv.org/abs/2101.00001)
"""
    assert placed(text, "MugLM-2: A Better Handle on All That Is Seen", "2501.00001") == 2


def test_an_alphabet_of_titles_takes_the_title_and_one_of_names_the_name() -> None:
    titles = [(f"{word} Reading of Cups and Saucers", f"2{at + 1}01.00001") for at, word in enumerate(("Bold", "Early", "Late", "Old", "Wide"))]  # fmt: skip
    scrambled = [titles[at][1] for at in (2, 0, 4, 1, 3)]
    works = [(title, arxiv_id) for (title, _), arxiv_id in zip(titles, scrambled, strict=True)]
    abstract = "We present XCup, a model of cups."
    assert alphabetical(bullets(*works), "Modest Reading of Cups with XCup", abstract) == 3
    names = "".join(f"- **{word}CupNet** - [{title}](https://arxiv.org/abs/{arxiv_id})\n" for word, (title, arxiv_id) in zip("AEKPZ", works, strict=True))  # fmt: skip
    assert alphabetical(f"## Models\n\n{names}", "Modest Reading of Cups with XCup", abstract) == 4


def alphabetical(text: str, title: str, abstract: str) -> int:
    page = read(text)
    candidate = replace(candidate_for(Paper(title, abstract, arxiv_id="2303.00001")), name="XCup")
    return place_among(neighbourhood(page, next(iter(page.groups))), candidate)


def test_a_day_of_another_month_than_the_id_is_what_counts_among_days() -> None:
    page = read(DATED)
    paper = Paper("A Work Revised Late", arxiv_id="2301.00005", published=date(2024, 8, 22))
    assert place_among(neighbourhood(page, next(iter(page.groups))), candidate_for(paper)) == 2


def falling(heading: str, *days: str) -> str:
    rows = [f"| [Cup {heading} {day}](https://example.org/{heading}/{day}) | {day} |" for day in days]
    return "\n".join((f"## {heading}", "", "| Title | Date |", "|---|---|", *rows, "", ""))


SISTERS = "".join(
    falling(heading, "2024-09-01", "2024-07-01", "2024-05-01", "2024-02-01") for heading in ("A", "B", "C")
)


@pytest.mark.parametrize(
    ("sisters", "own", "index"),
    [
        (SISTERS, ("2024-08-01", "2024-03-01"), 1),
        (SISTERS, ("2024-08-01", "2024-07-01"), 2),
        (SISTERS, ("2024-03-01", "2024-08-01"), 2),
        (SISTERS, ("2024-08-01", "2024-03-01", "2024-02-01", "2024-07-01"), 1),
        (
            falling("A", "2024-09-01", "2024-07-01", "2024-05-01", "2024-02-01"),
            ("2024-08-01", "2024-03-01"),
            1,
        ),
        (falling("A", "2024-09-01", "2024-07-01", "2024-05-01"), ("2024-08-01", "2024-03-01"), 2),
        (
            bullets(
                ("One Bullet of Old", "2401.00001"), ("Another Bullet of Old", "2402.00001"), heading="Q"
            ),
            ("2024-08-01", "2024-03-01"),
            2,
        ),
    ],
    ids=[
        "between",
        "below",
        "it keeps to another order",
        "a slip",
        "a sister and its own",
        "too few",
        "another kind",
    ],
)
def test_a_short_section_takes_the_order_of_its_sisters(
    sisters: str, own: tuple[str, ...], index: int
) -> None:
    assert placed(f"# L\n\n{sisters}{falling('Z', *own)}", "A New Cup", "2406.00001", day=15) == index


def test_sisters_that_write_days_and_sisters_that_write_years_agree() -> None:
    days = falling("A", "2025-09-01", "2024-09-01", "2024-05-01", "2023-02-01")
    years = falling("B", "2025-10-01", "2024", "2023", "2022")
    assert placed(f"# L\n\n{days}{years}{falling('Z', '2025', '2023')}", "A New Cup", "2406.00001") == 1


def ids_of(heading: str, *numbers: str) -> str:
    return bullets(*((f"{heading} {NUMBERS[at]}", id_) for at, id_ in enumerate(numbers)), heading=heading)


NUMBERS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")
MIXED = ("2409.00004", "2403.00003", "2407.00002", "2401.00005", "2402.00001")


@pytest.mark.parametrize(
    ("sisters", "index"),
    [
        ("", 3),
        ("".join(ids_of(heading, *sorted(MIXED, reverse=True)) for heading in "ABCD"), 3),
        ("".join(ids_of(heading, *MIXED) for heading in "ABCD"), 0),
    ],
    ids=["alone", "sisters in order", "sisters without order"],
)
def test_few_entries_that_fall_by_chance_show_no_order_where_no_other_section_keeps_one(
    sisters: str, index: int
) -> None:
    own = ids_of("Z", "2412.00001", "2411.00001", "2410.00001", "2408.00001", "2407.00001", "2410.00009")
    assert placed(f"# L\n\n{sisters}{own}", "A New Cup", "2409.00001", day=15) == index


def test_a_section_that_rises_among_rising_sisters_goes_on_rising() -> None:
    days = ("2024-02-01", "2024-05-01", "2024-07-01", "2024-09-01")
    sisters = "".join(falling(heading, *days) for heading in ("A", "B", "C"))
    assert (
        placed(
            f"# L\n\n{sisters}{falling('Z', '2024-03-01', '2024-08-01')}", "A New Cup", "2406.00001", day=15
        )
        == 1
    )


def counted(*years: int, counts: Sequence[int] = ()) -> str:
    lines = [
        f"{number}. [A Made Thing of Many, {year}](https://example.org/thing{number})"
        for number, year in zip(counts or range(1, len(years) + 1), years, strict=True)
    ]
    return "\n".join(("## Papers", "", *lines, "", ""))


@pytest.mark.parametrize(
    ("text", "index"),
    [
        (counted(2021, 2022, 2022, 2024, 2025, 2025), 6),
        (counted(2025, 2025, 2024, 2022, 2022, 2021, counts=(6, 5, 4, 3, 2, 1)), 0),
        (counted(2025, 2025, 2024, 2022, 2022, 2021), 3),
    ],
    ids=["counted on below", "counted on above", "counted anew each time"],
)
def test_a_late_work_among_counted_ones_gets_the_next_number(text: str, index: int) -> None:
    assert placed(text, "A Late Thing", "2301.00001") == index


def counted_by_day(*identifiers: str) -> str:
    titles = ("Teapot Words", "Cup Pictures", "Urn Frames", "Bowl Tokens", "Jug Scenes", "Ewer Sounds")
    lines = [
        f"{number}. [{title}](https://arxiv.org/abs/{one})"
        for number, (title, one) in enumerate(zip(titles, identifiers, strict=False), 1)
    ]
    return "\n".join(("## Papers", "", *lines, "", ""))


@pytest.mark.parametrize(
    ("identifiers", "index"),
    [
        (["2201.00001", "2203.00001", "2207.00001", "2303.00001", "2309.00001"], 3),
        (["2201.00001", "2203.00001", "2207.00001", "2205.00001", "2303.00001", "2309.00001"], 6),
    ],
    ids=["every day in its place", "with a slip"],
)
def test_days_without_a_slip_are_kept_among_counted_works(identifiers: list[str], index: int) -> None:
    assert placed(counted_by_day(*identifiers), "Late Thing", "2208.00001") == index


def test_few_counted_works_that_fall_but_for_a_slip_are_in_no_order() -> None:
    falling = ["2309.00001", "2303.00001", "2207.00001", "2209.00001", "2203.00001", "2201.00001"]
    assert placed(counted_by_day(*falling), "Late Thing", "2208.00001") == len(falling)


def test_few_counted_works_that_are_in_the_alphabet_but_for_a_slip_are_in_no_order() -> None:
    titles = (
        "Bowl Tokens",
        "Cup Pictures",
        "Ewer Sounds",
        "Dish Rooms",
        "Jug Scenes",
        "Teapot Words",
        "Urn Frames",
    )
    lines = (f"{at}. [{title}](https://example.org/{at})" for at, title in enumerate(titles, 1))
    assert placed("\n".join(("## Papers", "", *lines, "", "")), "Kettle Things", "2208.00001") == len(titles)


def test_many_counted_works_with_one_slip_keep_their_order() -> None:
    months = [*range(20, 9, -1), 11, *range(8, 0, -1)]
    falling = (f"{2200 + 100 * (month // 12) + month % 12 + 1}.{month:05}" for month in months)
    lines = (f"{at}. [Thing {at}](https://arxiv.org/abs/{one})" for at, one in enumerate(falling, 1))
    text = "\n".join(("## Papers", "", *lines, "", ""))
    assert placed(text, "Late Thing", "2302.00001") == 8


@pytest.mark.parametrize(
    ("sister", "index"),
    [
        (("2301.00001", "2302.00001", "2303.00001", "2304.00001", "2305.00001"), 0),
        (("2301.00001", "2302.00001", "2303.00001", "2304.00001"), 1),
        (("2301.00001", "2305.00001", "2302.00001", "2304.00001", "2303.00001"), 1),
    ],
    ids=["long enough to show an order", "too short", "without order"],
)
def test_a_single_sister_that_shows_its_order_well_is_followed(sister: Sequence[str], index: int) -> None:
    titles = ("Teapot Words", "Cup Pictures", "Urn Frames", "Bowl Tokens", "Jug Scenes")
    others = bullets(*zip(titles, sister, strict=False), heading="Others")
    text = others + bullets(("Spout: Pouring", "2403.00001"))
    assert placed(text, "Kettle: Warm Words", "2312.00001") == index


def test_sisters_that_run_both_ways_show_no_order() -> None:
    titles = ("Teapot Words", "Cup Pictures", "Urn Frames", "Bowl Tokens", "Jug Scenes")
    days = ("2301.00001", "2302.00001", "2303.00001", "2304.00001", "2305.00001")
    rising = bullets(*zip(titles, days, strict=True), heading="Some")
    sinking = bullets(*zip(titles, reversed(days), strict=True), heading="Others")
    text = rising + sinking + bullets(("Spout: Pouring", "2403.00001"))
    assert placed(text, "Kettle: Warm Words", "2312.00001") == 1


SHORT = "".join(
    f"- [{name}: A Made Thing](https://made.example/{name}), CVPR {year}.\n"
    for name, year in (("Ladle", 2023), ("Spoon", 2024), ("Pan", 2024))
)


@pytest.mark.parametrize(
    ("arxiv_id", "index"),
    [("2506.00001", 3), ("2306.00001", 1), ("1306.00001", 0)],
    ids=["new", "old", "oldest"],
)
def test_a_short_section_whose_years_run_on_is_left_in_order(arxiv_id: str, index: int) -> None:
    assert placed(f"## Papers\n\n{SHORT}", "Kettle: Pouring by Sight", arxiv_id) == index
