"""Badges, stars, boxes and pictures beside works: which a new one gets, and what they say of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE, CODE, EMBER, LAMPS, NEW, URL, added, row_for, table_of, title_of

from state.records import Links

# --- badges


def badged(venue: str, month: int) -> str:
    badge = f"{venue}-2025-blue" if venue else f"arXiv-2025\\.0{month}-red"
    star = f"https://github.com/https://github.com/made/lamp{month}"
    return (
        f"| [![P](https://img.shields.io/badge/{badge})]() "
        f"[![Star](https://img.shields.io/github/stars/made/lamp{month}.svg)]({star})"
        f"<br>[Lamp{month}: A Lamp for the {month}th Evening]({URL}250{month}.00001) | [Paper]({URL}250{month}.00001) |"
    )


BADGED = "| Title | Links |\n| --- | --- |\n" + "\n".join(map(badged, ("", "CVPR", "", "ICLR"), (5, 5, 4, 3)))
STARRED = "[![Star](https://img.shields.io/github/stars/warm/ember.svg)](https://github.com/warm/ember)"
TITLED = f"<br>[Ember: A Model that Keeps Rooms Warm]({URL}2506.01234) | [Paper]({URL}2506.01234) |"


def test_a_badge_with_an_escaped_dot_tells_the_month_of_the_new_work() -> None:
    shown = "[![P](https://img.shields.io/badge/arXiv-2025\\.06-red)]()"
    assert added(BADGED, EMBER) == f"| {shown} {STARRED}{TITLED}"


def test_a_badge_tells_the_venue_of_what_has_appeared_and_no_month() -> None:
    shown = "[![P](https://img.shields.io/badge/ICCV-2025-blue)]()"
    assert added(BADGED, replace(EMBER, venue="ICCV 2025")) == f"| {shown} {STARRED}{TITLED}"


def test_the_venue_on_the_badge_of_an_only_neighbour_is_its_own() -> None:
    row = f"| ![PDF](https://img.shields.io/badge/CVPR-2025-blue) **Lamp: A Lamp for All Evenings** | [Paper]({URL}2504.00001) |"
    listed = f"| Title | Links |\n| --- | --- |\n{row}"
    assert "CVPR" not in added(listed, EMBER)
    assert "badge/ICCV-2025-blue" in added(listed, replace(EMBER, venue="ICCV 2025"))


def test_a_badge_or_a_label_names_the_repository_of_the_new_work() -> None:
    rows = [
        f"| **Lamp{at}: A Lamp for All Evenings** | [![GitHub](https://img.shields.io/badge/GitHub-lamp--{at}-white)]"
        f"(https://github.com/made/lamp-{at}) | [made/lamp-{at}](https://github.com/made/lamp-{at}) |"
        for at in (2, 3, 4)
    ]
    listed = "| Title | Badge | Code |\n| --- | --- | --- |\n" + "\n".join(rows)
    paper = replace(EMBER, links=Links(code="https://github.com/warm/ember-vl"))
    assert added(listed, paper) == (
        "| **Ember: A Model that Keeps Rooms Warm** | [![GitHub](https://img.shields.io/badge/GitHub-ember--vl-white)]"
        "(https://github.com/warm/ember-vl) | [warm/ember-vl](https://github.com/warm/ember-vl) |"
    )


# --- badges that a work has not


@pytest.mark.parametrize("behind", ["", " [[Data]](https://data.example/{})", "\n  - Words of its own, {}"])
def test_a_badge_that_is_left_out_leaves_no_blank(behind: str) -> None:
    badge = "![Stars](https://img.shields.io/github/stars/made/lamp{})"
    works = (
        f"- Lamp{at}: A Lamp of Many Kinds [[Paper]]({URL}250{at}.00001) {badge.format(at)}{behind.format(at)}"
        for at in range(1, 5)
    )
    written = added("\n".join(works) + "\n", replace(EMBER, links=Links()))
    assert written.splitlines()[0].endswith("[[Paper]](https://arxiv.org/abs/2506.01234)")


def test_no_break_stays_where_a_badge_was() -> None:
    badge = "[![arXiv](https://img.shields.io/badge/arXiv-{id}-red)](https://arxiv.org/abs/{id})"
    rows = [
        f"| {badge.replace('{id}', f'250{at}.00001')}<br>{title_of(at)} | ICCV 2025 |" for at in (1, 2, 3)
    ]
    elsewhere = replace(EMBER, arxiv_id=None, links=Links(code=CODE), venue="ICCV 2025")
    assert row_for(table_of("| Paper | Venue |", *rows), elsewhere) == f"| {EMBER.title} | ICCV 2025 |"


def test_a_badge_with_an_id_is_not_lent_to_a_paper_without_one() -> None:
    badge = "[![arXiv](https://img.shields.io/badge/arXiv-{id}-red)](https://arxiv.org/abs/{id})"
    rows = [
        f"| {title_of(at)} | {badge.replace('{id}', f'250{at}.00001')} [Code](https://github.com/oil/lamp{at}) |"
        for at in (1, 2, 3)
    ]
    elsewhere = replace(EMBER, arxiv_id=None, links=Links(abs="https://doi.org/10.1000/ember", code=CODE))
    assert row_for(table_of("| Title | Links |", *rows), elsewhere).endswith(f"| [Code]({CODE}) |")


# --- names beside badges


def beside_badge(badge: str) -> str:
    return "| Model | Paper | Year |\n|---|---|---|\n" + "".join(
        f"| {name} {badge.format(name)} | [**{name}: Burning {at} in Rooms**]({URL}250{at}.00001) | 2025 |\n"
        for at, name in enumerate(LAMPS[:4], 1)
    )


@pytest.mark.parametrize(
    "badge",
    [
        "![Star](https://img.shields.io/github/stars/made/{}.svg?style=social)",
        "[![Star](https://img.shields.io/github/stars/made/{0}.svg)](https://github.com/made/{0})",
    ],
    ids=["a picture", "a picture that links"],
)
def test_a_name_beside_a_badge_is_a_name(badge: str) -> None:
    assert added(beside_badge(badge), EMBER).startswith(
        f"| Ember {badge.format('warm/ember').replace('made/', '')}"
    )


def test_words_that_link_beside_a_name_are_no_badge() -> None:
    assert added(beside_badge("[site](https://{}.example)"), BARE).startswith("| ")


def test_a_cell_of_badges_alone_holds_no_name() -> None:
    listed = beside_badge("![Star](https://img.shields.io/github/stars/made/{}.svg)").replace(
        "| OilLamp !", "| !"
    )
    assert added(listed, EMBER).startswith("| Ember ")


# --- stars


@pytest.mark.parametrize("alt", ["", "GitHub stars"])
def test_stars_are_counted_in_a_column_of_their_own(alt: str) -> None:
    head = "| Name | Title | Stars |\n|---|---|---|\n"
    rows = "".join(
        f"| {name} | [{name}: A Model]({URL}250{at}.00001) |"
        f" ![{alt}](https://img.shields.io/github/stars/made/{name.lower()}) |\n"
        for at, name in enumerate(("Oil", "Tin", "Wax", "Tar"), 1)
    )
    badge = f"![{alt}](https://img.shields.io/github/stars/warm/ember)"
    assert row_for(f"{head}{rows}", EMBER) == f"| Ember | [{EMBER.title}]({URL}2506.01234) | {badge} |"
    assert row_for(f"{head}{rows}", replace(EMBER, links=Links())).endswith(f"]({URL}2506.01234) |  |")


@pytest.mark.parametrize("blank", [" ", "&nbsp;"])
def test_stars_in_small_letters_are_counted_of_the_new_work(blank: str) -> None:
    def stars(repository: str) -> str:
        return f'⭐{blank}<sub><img src="https://img.shields.io/github/stars/{repository}?style=flat"></sub>'

    rows = (
        f"| [**Lamps of Kind {at} in Many Rooms**]({URL}250{at}.00001) | arXiv | {code} | {counted} |\n"
        for at, code, counted in (
            (3, "[GitHub](https://github.com/a/b)", stars("a/b")),
            (2, "-", "-"),
            (1, "[GitHub](https://github.com/c/d)", stars("c/d")),
        )
    )
    listed = f"| Title | Venue | Code | Star |\n|---|---|---|---|\n{''.join(rows)}"
    assert row_for(listed).endswith(f"| [GitHub]({CODE}) | {stars('warm/ember')} |")


# --- boxes


def boxed(*works: tuple[str, bool]) -> str:
    """Works with a box before each, ticked or not, with code or without."""
    return "\n".join(
        f"- [{tick}] Lamp{at}: A Lamp of Many Kinds [[Paper]]({URL}250{at}.00001)"
        + (f" [[Code]](https://github.com/made/lamp{at})" if coded else "")
        for at, (tick, coded) in enumerate(works, 1)
    )


@pytest.mark.parametrize(
    ("works", "coded", "tick"),
    [
        ((("x", True), (" ", False), ("x", True), ("x", True)), True, "x"),
        ((("x", True), (" ", False), ("x", True), ("x", True)), False, " "),
        ((("x", True), ("x", False), (" ", True), (" ", True)), True, " "),
        ((("x", True), (" ", True), ("x", True), (" ", True)), False, " "),
        (((" ", True), (" ", False), (" ", True)), True, " "),
        ((("x", True), ("x", False), ("x", True)), True, "x"),
        ((("x", True), ("x", False), ("x", True), (" ", True)), True, " "),
        ((("x", True), ("x", True), (" ", True)), True, " "),
    ],
    ids=[
        *("code", "no code", "code unticked", "none alike", "none ticked", "all ticked"),
        *("some read", "some with code read"),
    ],
)
def test_a_box_is_ticked_where_those_of_works_like_it_are(
    works: tuple[tuple[str, bool], ...], tick: str, *, coded: bool
) -> None:
    paper = replace(EMBER, links=Links(code="https://github.com/made/ember") if coded else Links())
    assert added(boxed(*works), paper).startswith(f"- [{tick}] Ember: A Model")


# --- pictures


@pytest.mark.parametrize("blank", ["", " "], ids=["right before", "behind a blank"])
def test_a_picture_before_a_link_is_no_part_of_the_title(blank: str) -> None:
    listed = "".join(
        f"- {name}: Burning {at} in Rooms 📄{blank}[Paper]({URL}250{at}.00001)"
        f" 💻{blank}[Code](https://github.com/made/{at})\n"
        for at, name in enumerate(LAMPS[:4], 1)
    )
    assert added(listed, EMBER) == f"- {EMBER.title} 📄{blank}[Paper]({NEW}) 💻{blank}[Code]({CODE})"


@pytest.mark.parametrize(
    ("pictures", "own"), [((":red_square:", ":green_square:") * 2, False), ((":red_square:",) * 4, True)]
)
def test_a_picture_by_its_name_is_copied_only_where_all_have_it(pictures: tuple[str, ...], own: bool) -> None:
    listed = "".join(
        f"- {picture} **{name}: Burning {at} in Rooms** [paper]({URL}250{at}.00001)\n"
        for at, (name, picture) in enumerate(zip(LAMPS[:4], pictures, strict=True), 1)
    )
    shown = ":red_square: " if own else ""
    assert added(listed, BARE) == f"- {shown}**{EMBER.title}** [paper]({NEW})"
