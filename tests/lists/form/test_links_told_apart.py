"""Links whose usual words name another page of the same work, and cells of which nothing is known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, URL, added

from state.records import Links

CODE, PAGE = "https://github.com/warm/ember", "https://ember.example"
BOTH = replace(EMBER, links=Links(code=CODE, project=PAGE))
LAMPS = ("OilLamp", "GasLamp", "WaxLamp", "TarLamp", "SunLamp")


def listed(links: str, *others: str) -> str:
    """Lines of works with these links, and of others with other ones."""
    return "".join(
        f"- Burning {at} Oils in Large Rooms [[paper]({URL}250{at}.00001)] "
        f"{shown.format(n=name.lower(), code=f'https://github.com/made/{name.lower()}')}\n"
        for at, (name, shown) in enumerate(
            zip(LAMPS, (*([links] * (5 - len(others))), *others), strict=True), 1
        )
    )


CALLED_PROJECT = "[[project]({code})]"
APART = "[[project](https://{n}.example)] [[code]({code})]"


@pytest.mark.parametrize(
    "text",
    [listed(CALLED_PROJECT, APART), listed(CALLED_PROJECT, "[[project](https://{n}.example)]")],
    ids=["others show how", "nobody shows how"],
)
def test_code_that_others_call_project_is_called_code_beside_the_project(text: str) -> None:
    written = added(text, BOTH)
    assert f"[[project]({PAGE})]" in written
    assert f"[[code]({CODE})]" in written


def test_a_project_that_others_call_code_is_called_project_beside_the_code() -> None:
    written = added(listed("[[code](https://{n}.example)]", "[[code]({code})]", "[[code]({code})]"), BOTH)
    assert f"[[code]({CODE})]" in written
    assert f"[[project]({PAGE})]" in written


def test_code_is_called_as_others_call_theirs_where_no_project_is_known() -> None:
    written = added(listed(CALLED_PROJECT, APART), replace(EMBER, links=Links(code=CODE)))
    assert f"[[project]({CODE})]" in written


def test_a_page_that_is_code_and_project_in_one_is_linked_once() -> None:
    written = added(listed(CALLED_PROJECT, APART), replace(EMBER, links=Links(code=CODE, project=f"{CODE}/")))
    assert written.count(CODE) == 1


def test_words_that_name_both_pages_stay() -> None:
    written = added(listed("[[code/project]({code})]"), BOTH)
    assert f"[[code/project]({CODE})]" in written


# --- cells of which nothing is known


def rows(*houses: str) -> str:
    return "| Name | Paper | Institution | Note |\n|---|---|---|---|\n" + "".join(
        f"| {name} | [Paper]({URL}250{at}.00001) | {house} | said {at} |\n"
        for at, (name, house) in enumerate(zip(LAMPS, houses, strict=False), 1)
    )


@pytest.mark.parametrize(
    ("houses", "cell"),
    [
        (("Peking", "nan", "Meta", "Alibaba", "KAUST"), "nan"),
        (("Peking", "N/A", "—", "—", "KAUST"), "—"),
        (("Peking", "", "nan", "Alibaba", "KAUST"), ""),
        (("Peking", "None", "Meta", "Alibaba", "KAUST"), ""),
        (("Peking", "Fudan", "Meta", "Alibaba", "KAUST"), ""),
        (("Peking", "nan"), ""),
    ],
    ids=["once", "the commonest", "some left empty", "denied", "never", "too few"],
)
def test_a_cell_of_which_nothing_is_known_says_so_as_others_of_its_column(
    houses: tuple[str, ...], cell: str
) -> None:
    written = added(
        rows(*houses), replace(EMBER, links=Links(), abstract="", title="Rooms Kept Warm in Winter")
    )
    assert written.split("|")[3].strip() == cell


def test_an_answer_that_nobody_knows_is_left_to_people() -> None:
    table = "| Name | Paper | Used at Sea |\n|---|---|---|\n" + "".join(
        f"| {name} | [Paper]({URL}250{at}.00001) | {'✓' if at % 2 else '-'} |\n"
        for at, name in enumerate(LAMPS, 1)
    )
    assert added(table, replace(EMBER, links=Links())).split("|")[3].strip() == ""
