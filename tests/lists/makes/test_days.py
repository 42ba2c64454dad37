"""Days, months and years of works, and the numbers of their preprints."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE, BARE_UNTOLD, EMBER, LAMPS, NEW, PUBLISHED, SHOWN, URL, added

from state.records import Links

# --- numbers of preprints


def numbered(beside: str) -> str:
    return "".join(
        f"- **{name}** ({beside or 'ICLR'}, 2025): `arXiv:250{at}.00001`, [paper]({URL}250{at}.00001)\n"
        if beside or at < 2
        else f"- **{name}** (2025): `arXiv:250{at}.00001`, [paper]({URL}250{at}.00001)\n"
        for at, name in enumerate(LAMPS[:4], 1)
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


# --- months


@pytest.mark.parametrize(
    "form", ["- [{m}] [{t}]({u})", "- [{m}] {t} [[paper]]({u})"], ids=["a title that links", "a link behind"]
)
def test_a_month_in_four_figures_before_a_title_is_the_works_own(form: str) -> None:
    listed = "\n".join(
        form.format(m=f"250{at}", t=f"{name}: Burning {at} in Rooms", u=f"{URL}250{at}.00001")
        for at, name in enumerate(LAMPS[:4], 1)
    )
    assert added(f"{listed}\n- [Oil in One Room]({URL}2501.00009)", EMBER) == form.format(
        m="2506", t=EMBER.title, u=NEW
    )


def test_four_figures_that_no_preprint_has_are_no_month() -> None:
    listed = "".join(
        f"- [{2101 + 3 * at}] [{name}: Burning {at} in Rooms]({URL}250{at}.00001)\n"
        for at, name in enumerate(LAMPS[:4], 1)
    )
    assert "[2506]" not in added(listed, EMBER)


@pytest.mark.parametrize(("told", "written"), [("arXiv 2025.0{}", "arXiv 2025.06"), ("2025-0{}", "2025-06")])
def test_the_month_that_a_link_is_called_by_is_the_new_works(told: str, written: str) -> None:
    listed = "\n".join(
        f"- [{told.format(month)}]({URL}250{month}.0000{number}), Lamp{number}: A Lamp that Burns by Night"
        for number, month in enumerate((5, 5, 5, 4, 4, 3), 1)
    )
    assert added(listed, replace(EMBER, links=Links())) == (
        f"- [{written}]({URL}2506.01234), Ember: A Model that Keeps Rooms Warm"
    )


def test_a_published_work_has_not_the_month_that_stands_behind_the_word_for_preprints() -> None:
    listed = "\n".join(
        [
            f"- **`arXiv 2025.5`** Lamp5: A Lamp of Many Kinds [[Paper]]({URL}2505.00001)",
            f"- **`arXiv 2025.4`** Lamp4: A Lamp of Many Kinds [[Paper]]({URL}2504.00001)",
            f"- **`arXiv 2025.3`** Lamp3: A Lamp of Many Kinds [[Paper]]({URL}2503.00001)",
            f"- **`ICLR 2025`** Lamp2: A Lamp of Many Kinds [[Paper]]({URL}2502.00001)",
        ]
    )
    assert added(listed, SHOWN).startswith("- **`CVPR 2025`** Ember")
    assert added(listed, EMBER).startswith("- **`arXiv 2025.6`** Ember")


# --- days and years


def dated(number: int, behind: str) -> str:
    return (
        f"| Arxiv 25.0{number}.03{behind} | Lamp{number}: A Lamp of Many Kinds and Lights | "
        f"[Link]({URL}250{number}.00001) |"
    )


@pytest.mark.parametrize(
    ("behind", "told"), [(" (ICML 2025)", "Arxiv 25.06.03 (ICCV 2025)"), ("", "Arxiv 25.06.03")]
)
def test_the_day_of_a_preprint_stays_one_of_a_work_that_appeared(behind: str, told: str) -> None:
    rows = "\n".join(dated(number, behind if number == 3 else "") for number in (2, 3, 4, 5))
    listed = f"| Date | Paper | Link |\n| --- | --- | --- |\n{rows}"
    paper = replace(PUBLISHED, abstract="", links=Links())
    assert added(listed, paper) == (
        f"| {told} | Ember: A Model that Keeps Rooms Warm | [Link]({URL}2506.01234) |"
    )


def test_a_short_year_before_an_apostrophe_is_one_behind_a_preprint_too() -> None:
    listed = "\n".join(
        f"- (Preprint 24') **Lamp{number}**: A Lamp of Many Kinds, *Made et al.* [[Paper]]({URL}240{number}.00001)"
        for number in (2, 3, 4, 5)
    )
    assert added(listed, BARE_UNTOLD) == (
        f"- (Preprint 25') **Ember**: A Model that Keeps Rooms Warm, *New et al.* [[Paper]]({URL}2506.01234)"
    )
