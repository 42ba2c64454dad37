"""Makes met on a third set of lists drawn by chance: made-up works in their shape, and a new one added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.makes import EMBER, PUBLISHED, URL, added
from support.pages import planned, read

from state.records import Links
from tracker.lists.candidate import candidate_for
from tracker.lists.steering import NO_DOUBT

NEW = f"{URL}2506.01234"
CODE = "https://github.com/warm/ember"
BARE = replace(EMBER, links=Links())
LAMPS = ("OilLamp", "GasLamp", "WaxLamp", "TarLamp")


# --- names beside badges


def badged(badge: str) -> str:
    return "| Model | Paper | Year |\n|---|---|---|\n" + "".join(
        f"| {name} {badge.format(name)} | [**{name}: Burning {at} in Rooms**]({URL}250{at}.00001) | 2025 |\n"
        for at, name in enumerate(LAMPS, 1)
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
    assert added(badged(badge), EMBER).startswith(
        f"| Ember {badge.format('warm/ember').replace('made/', '')}"
    )


def test_words_that_link_beside_a_name_are_no_badge() -> None:
    assert added(badged("[site](https://{}.example)"), BARE).startswith("| ")


def test_a_cell_of_badges_alone_holds_no_name() -> None:
    listed = badged("![Star](https://img.shields.io/github/stars/made/{}.svg)").replace("| OilLamp !", "| !")
    assert added(listed, EMBER).startswith("| Ember ")


# --- numbers of preprints


def numbered(beside: str) -> str:
    return "".join(
        f"- **{name}** ({beside or 'ICLR'}, 2025): `arXiv:250{at}.00001`, [paper]({URL}250{at}.00001)\n"
        if beside or at < 2
        else f"- **{name}** (2025): `arXiv:250{at}.00001`, [paper]({URL}250{at}.00001)\n"
        for at, name in enumerate(LAMPS, 1)
    )


@pytest.mark.parametrize("beside", ["CVPR", ""], ids=["beside all venues", "beside one alone"])
@pytest.mark.parametrize("venue", [None, "ICCV 2025"])
def test_the_number_of_a_preprint_beside_venues_is_the_works_own(beside: str, venue: str | None) -> None:
    line = added(numbered(beside), replace(BARE, venue=venue))
    assert ("`arXiv:2506.01234`" in line) is bool(beside or venue is None)
    assert line.count("ICCV") == bool(venue)


def test_a_work_without_a_preprint_has_no_number() -> None:
    elsewhere = replace(PUBLISHED, arxiv_id=None, links=Links(abs="https://lamps.example/ember"))
    assert (
        added(numbered("CVPR"), elsewhere) == "- **Ember** (ICCV, 2025), [paper](https://lamps.example/ember)"
    )


@pytest.mark.parametrize(
    "form", ["- [{m}] [{t}]({u})", "- [{m}] {t} [[paper]]({u})"], ids=["a title that links", "a link behind"]
)
def test_a_month_in_four_figures_before_a_title_is_the_works_own(form: str) -> None:
    listed = "\n".join(
        form.format(m=f"250{at}", t=f"{name}: Burning {at} in Rooms", u=f"{URL}250{at}.00001")
        for at, name in enumerate(LAMPS, 1)
    )
    assert added(f"{listed}\n- [Oil in One Room]({URL}2501.00009)", EMBER) == form.format(
        m="2506", t=EMBER.title, u=NEW
    )


def test_four_figures_that_no_preprint_has_are_no_month() -> None:
    listed = "".join(
        f"- [{2101 + 3 * at}] [{name}: Burning {at} in Rooms]({URL}250{at}.00001)\n"
        for at, name in enumerate(LAMPS, 1)
    )
    assert "[2506]" not in added(listed, EMBER)


# --- pictures


@pytest.mark.parametrize("blank", ["", " "], ids=["right before", "behind a blank"])
def test_a_picture_before_a_link_is_no_part_of_the_title(blank: str) -> None:
    listed = "".join(
        f"- {name}: Burning {at} in Rooms 📄{blank}[Paper]({URL}250{at}.00001)"
        f" 💻{blank}[Code](https://github.com/made/{at})\n"
        for at, name in enumerate(LAMPS, 1)
    )
    assert added(listed, EMBER) == f"- {EMBER.title} 📄{blank}[Paper]({NEW}) 💻{blank}[Code]({CODE})"


@pytest.mark.parametrize(
    ("pictures", "own"), [((":red_square:", ":green_square:") * 2, False), ((":red_square:",) * 4, True)]
)
def test_a_picture_by_its_name_is_copied_only_where_all_have_it(pictures: tuple[str, ...], own: bool) -> None:
    listed = "".join(
        f"- {picture} **{name}: Burning {at} in Rooms** [paper]({URL}250{at}.00001)\n"
        for at, (name, picture) in enumerate(zip(LAMPS, pictures, strict=True), 1)
    )
    shown = ":red_square: " if own else ""
    assert added(listed, BARE) == f"- {shown}**{EMBER.title}** [paper]({NEW})"


# --- names before a comma


def test_a_name_in_bold_before_a_comma_is_a_name() -> None:
    listed = "".join(
        f"- **{name}**, Burning {at} in Rooms [[paper]]({URL}250{at}.00001)\n"
        for at, name in enumerate(LAMPS, 1)
    )
    assert added(listed, BARE) == f"- **Ember**, A Model that Keeps Rooms Warm [[paper]]({NEW})"


# --- links


def test_a_cell_has_the_links_that_tables_like_it_have_together() -> None:
    head = "| Date | Paper | Others |\n|---|---|---|\n"
    lone = "".join(
        f"| 2025-0{at}-01 | [{name}: Burning {at} in Rooms]({URL}250{at}.00001) | [project](https://{at}.example) |\n"
        for at, name in enumerate(LAMPS[:2], 1)
    )
    both = "".join(
        f"| 2025-0{at}-02 | [{name}: Burning {at} at Sea]({URL}250{at}.00002)"
        f" | [project](https://sea{at}.example) / [github](https://github.com/made/{at}) |\n"
        for at, name in enumerate(LAMPS[2:], 3)
    )
    work = replace(EMBER, links=Links(code=CODE, project="https://ember.example"))
    line = added(f"{head}{lone}\n## At Sea\n\n{head}{both}", work)
    assert line.endswith(f"| [project](https://ember.example) / [github]({CODE}) |")


def test_no_label_without_an_address_stands_beside_the_link_it_promises() -> None:
    listed = "".join(
        f"- [[arXiv]({URL}250{at}.00001)] Burning {at} in Rooms [Code] [[Page](https://{at}.example)]\n"
        for at in range(1, 6)
    )
    both = f"- [[arXiv]({URL}2505.00002)] Burning at Sea [[Code](https://github.com/made/sea)] [[Page](https://s.example)]\n"
    line = added(both + listed, EMBER)
    assert f"[[Code]({CODE})]" in line
    assert "[Code] " not in line


# --- points below a heading


def test_no_label_stands_over_points_that_were_left_out() -> None:
    blocks = "\n---\n\n".join(
        f"### {name}: Burning {at} in Rooms [[Paper]({URL}250{at}.00001)]\n\n"
        f"- **Parts**:\n  - **Wick {at}**: of {name}\n  - **Oil {at}**: of {name}\n- **Burns**: for {at} days\n"
        for at, name in enumerate(LAMPS, 1)
    )
    text = f"# L\n\n## Papers\n\n{blocks}"
    change = planned(read(text), candidate_for(BARE, section=("Papers",)), NO_DOUBT, date(2026, 1, 10))
    said = "\n".join(change.inserted)
    assert f"### {EMBER.title} [[Paper]({NEW})]" in said
    assert "Parts" not in said
