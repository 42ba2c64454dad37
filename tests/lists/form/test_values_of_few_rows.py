"""What the few rows of a table say of their own works: values, keywords, names in signs, versions of papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.makes import BARE, BARE_UNTOLD, EMBER, NAMELESS, NEW, URL, added

if TYPE_CHECKING:
    from state.records import Paper

LAMPS = ("OilLamp", "GasLamp", "WaxLamp2", "TarLamp", "SunLamp", "SeaLamp")


def table(header: str, *rows: str) -> str:
    return "\n".join([header, "|---" * header.count("|", 1) + "|", *rows]) + "\n"


def valued(*values: str, year: int = 25) -> str:
    """A table whose rows have these values in turn."""
    return table(
        "| Name | Goal | Links |",
        *(
            f"| {name} | {value} | [Paper]({URL}{year}0{at}.00001) |"
            for at, (name, value) in enumerate(zip(LAMPS, values, strict=False), 1)
        ),
    )


@pytest.mark.parametrize("own", [("D", "D"), ("D", "D", "D")], ids=["two rows", "three"])
def test_a_value_of_a_few_rows_is_not_repeated_where_other_tables_have_another(own: tuple[str, ...]) -> None:
    listed = f"{valued(*own)}\n## Others\n\n{valued('D', 'S', 'S', 'D', 'S', year=24)}"
    assert added(listed, BARE_UNTOLD) == f"| Ember |  | [Paper]({NEW}) |"


def test_a_value_of_every_row_of_all_tables_is_repeated() -> None:
    listed = f"{valued('D', 'D')}\n## Others\n\n{valued('D', 'D', 'D', year=24)}"
    assert added(listed, BARE_UNTOLD) == f"| Ember | D | [Paper]({NEW}) |"


KEYWORDS = (
    "Warm Light, Wicks, Oil Flow, No Smoke",
    "Cold Rooms, Stoves, Slow Fire",
    "Gas, Pipes at Home, Pressure",
    "Sea Lamps, Salt, Wind",
    "Sun, Night Store, Panels",
)


@pytest.mark.parametrize("paper", [BARE, BARE_UNTOLD], ids=["with an abstract", "without"])
def test_keywords_that_no_two_rows_share_are_of_their_own_works(paper: Paper) -> None:
    rows = [
        f"| [{name}: Burning in Many Rooms]({URL}250{at}.00001) | {words} |"
        for at, (name, words) in enumerate(zip(LAMPS, KEYWORDS, strict=False), 1)
    ]
    written = added(table("| Paper | Tags |", *rows), paper)
    assert written == f"| [{EMBER.title}]({NEW}) |  |"


def test_the_rest_of_a_title_is_no_value_though_slashes_make_others_long() -> None:
    values = ("OilNet / GasNet / WaxNet", "TarNet", "OilNet", "Own", "SunNet / SeaNet et al.")
    rows = [
        f"| [{name}]({URL}250{at}.00001) | {value} | D |"
        for at, (name, value) in enumerate(zip(LAMPS, values, strict=False), 1)
    ]
    paper = replace(BARE_UNTOLD, title="Ember: Keeping Rooms of Houses Warm")
    assert added(table("| Method | Base | Kind |", *rows), paper) == f"| [Ember]({NEW}) |  | D |"


def test_a_work_without_a_name_is_not_called_by_the_signs_of_another() -> None:
    rows = [
        f"| [{name}]({URL}250{at}.00001) | 2025.0{at} |"
        for at, name in enumerate((*LAMPS[:4], "$π^*_{0.6}$"), 1)
    ]
    written = added(table("| Method | Date |", *rows), replace(NAMELESS, abstract=""))
    assert written == f"| [{NAMELESS.title}]({NEW}) | 2025.06 |"


@pytest.mark.parametrize(
    ("versions", "kept"), [(("", "v2"), ""), (("v1", "v1"), "v1")], ids=["one of two", "all"]
)
def test_an_address_has_a_version_where_most_have_one(versions: tuple[str, ...], kept: str) -> None:
    listed = "".join(
        f"- [{name}: Burning in Many Rooms]({URL}250{at}.00001{version})\n"
        for at, (name, version) in enumerate(zip(LAMPS, versions, strict=False), 1)
    )
    assert added(listed, BARE) == f"- [{EMBER.title}]({NEW}{kept})"


@pytest.mark.parametrize("mark", ["`", "**", "_"])
def test_a_preprint_leaves_no_blank_within_the_signs_around_a_venue_and_its_year(mark: str) -> None:
    rows = [f"| [{LAMPS[0]}: Burning in Many Rooms]({URL}2501.00001) | {mark}ICRA 2025{mark} |"]
    others = [
        f"| [{name}: Burning in Many Rooms]({URL}240{at}.00001) | {mark}arXiv{mark} |"
        for at, name in enumerate(LAMPS[1:], 1)
    ]
    header = "| Paper | Venue |"
    listed = f"{table(header, *rows)}\n## Others\n\n{table(header, *others)}"
    assert added(listed, BARE) == f"| [{EMBER.title}]({NEW}) | {mark}arXiv{mark} |"


SAID = (
    "burns oil in rooms by a wick",
    "puts gas into the pipes of towns",
    "melts wax and shapes candles of it",
    "boils tar until it shines at night",
    "lets salt glow where the sea is near",
)


def test_a_title_in_place_of_a_name_is_not_said_again_where_others_describe_their_works() -> None:
    rows = [
        f"| [{name}]({URL}250{at}.00001) | {words} |"
        for at, (name, words) in enumerate(zip(LAMPS, SAID, strict=False), 1)
    ]
    listed = table("| Method | Key idea |", *rows)
    nameless = replace(NAMELESS, abstract="")
    assert added(listed, nameless) == f"| [{nameless.title}]({NEW}) |  |"
    assert added(listed, BARE_UNTOLD) == f"| [Ember]({NEW}) | model that Keeps Rooms Warm |"


def starred(*stars: bool) -> str:
    """A table with code in a column of its own, and the stars of some of it in the column of titles."""
    return table(
        "| Title | Date | Code |",
        *(
            f"| {f'![Star](https://img.shields.io/github/stars/made/{name}.svg)' if shown else ''}<br/>"
            f"[{name}: A Lamp of Many Rooms]({URL}250{at}.00001) | 2025-0{at} | [Github](https://github.com/made/{name}) |"
            for at, (name, shown) in enumerate(zip(LAMPS, stars, strict=False), 1)
        ),
    )


@pytest.mark.parametrize("shown", [False, True], ids=["few", "all"])
def test_stars_are_shown_where_most_of_those_with_code_show_them(shown: bool) -> None:
    row = added(starred(shown, shown, True, shown, shown, shown), replace(EMBER, abstract=""))
    assert ("img.shields.io/github/stars/warm/ember" in row) is shown
    assert f"[{EMBER.title}]({NEW})" in row


def test_a_column_of_organizations_takes_no_rest_of_a_title() -> None:
    orgs = (
        "Made University et al.",
        "Up Robots / Down Laboratory of Lamps",
        "The Fake Institute",
        "Sham",
        "Feigned Labs",
    )
    listed = table(
        "| Model | Org | Links |",
        *(
            f"| **{name}** | {org} | [Paper]({URL}250{at}.00001) |"
            for at, (name, org) in enumerate(zip(LAMPS, orgs, strict=False), 1)
        ),
    )
    assert added(listed, BARE_UNTOLD) == f"| **Ember** |  | [Paper]({NEW}) |"
