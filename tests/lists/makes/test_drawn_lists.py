"""Makes met on public lists drawn by chance: made-up works in their shape, and a new one added."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE, EMBER, NAMELESS, PUBLISHED, URL, added

from state.records import Links
from tracker.lists.entry.venues import find_venues, names_outlet

NEW = f"{URL}2506.01234"
LAMPS = ("OilLamp", "GasLamp", "WaxLamp", "TarLamp", "SunLamp", "SeaLamp")


# --- whole titles behind the names


def named_lines(whole: int) -> str:
    """Lines with a name; the titles of so many of them begin with it."""
    return "".join(
        f"- [**{name}**] {f'{name}: ' if at < whole else ''}Burning {at} in Many Rooms. **`arXiv 2025.{at + 1}`**"
        f" [[Paper]({URL}250{at + 1}.00001)]\n"
        for at, name in enumerate(LAMPS)
    )


@pytest.mark.parametrize("whole", [2, 5], ids=["a third begin with their name", "nearly all do"])
def test_titles_stand_whole_beside_names_where_some_begin_with_theirs(whole: int) -> None:
    assert f"- [**Ember**] {EMBER.title}. **`arXiv 2025.6`**" in added(named_lines(whole), BARE)


def test_titles_stand_without_the_name_where_none_begins_with_it() -> None:
    assert "- [**Ember**] A Model that Keeps Rooms Warm." in added(named_lines(0), BARE)


def test_a_name_that_nearly_all_tell_is_told_though_the_nearest_has_none() -> None:
    nameless = f"- Burning in One Room. **`arXiv 2025.6`** [[Paper]({URL}2506.00001)] [[Code](https://github.com/a/b)]\n"
    listed = named_lines(6).replace("arXiv 2025.", "ICLR 202").replace("ICLR 2025", "arXiv 2025.5", 1)
    assert "- [**Ember**]" in added(listed + nameless, EMBER)


def test_a_repository_called_by_words_of_the_title_in_another_form_is_no_name() -> None:
    code = Links(code="https://github.com/warm/room-keeping")
    nameless = f"- Burning in One Room Alone. **`arXiv 2025.6`** [[Paper]({URL}2506.00001)]\n"
    assert "[**" not in added(named_lines(5) + nameless, replace(NAMELESS, abstract="", links=code))


# --- venues by their whole names


OUTLETS = (
    "*Journal of Lamps*",
    "*IEEE Transactions on Lamps*",
    "*Proceedings of the Conference on Lamps and Light, 2025*",
    "*Advances in Burning Processing Systems 36 (2025)*",
)
SLANTED = "".join(
    f"- **Burning {at} in Many Rooms** (2025)<br>\n{outlet} <br>\nAnn Made, Bo Up <br>\n[[Paper]]({URL}250{at}.00001)\n\n"
    for at, outlet in enumerate(OUTLETS, 1)
)


def test_a_slanted_line_that_names_a_journal_in_full_has_the_venue_of_the_new_work() -> None:
    written = added(SLANTED, replace(PUBLISHED, links=Links()))
    assert written.split("\n")[1].startswith("*ICCV")
    assert "on Lamps" not in written


def test_a_preprint_is_told_there_as_the_list_tells_preprints() -> None:
    preprint = f"\n\n## More\n\n- **Burning Alone** (2025)<br>\n*arXiv preprint arXiv:2501.00009* <br>\nAnn Made, Bo Up <br>\n[[Paper]]({URL}2501.00009)\n"
    assert "*arXiv preprint arXiv:2506.01234*" in added(SLANTED + preprint, BARE)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("IEEE Transactions on Lamps and Light, 2024", "IEEE Transactions on Lamps and Light"),
        ("ACM International Conference on Wicks 2023", "ACM International Conference on Wicks"),
        ("CVPR 2024 Workshop on Lamps", "CVPR"),
    ],
)
def test_a_journal_is_found_with_what_it_is_on(words: str, whole: str) -> None:
    start, end = find_venues(words)[0]
    assert words[start:end] == whole


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("In Proceedings of the Conference on Lamps", True),
        ("Ann Made, Bo Up", False),
        ("Annual arXiv Preprint", False),
    ],
)
def test_people_and_preprints_are_no_outlets(words: str, is_one: bool) -> None:
    assert names_outlet(words) is is_one


# --- columns of which no source tells


def test_columns_of_results_and_of_the_code_hold_no_words_and_no_day_of_the_paper() -> None:
    rows = "".join(
        f"| **{name}** | 2025 | Burning of {at} oils in large and dark rooms | Rate of smoke | {at}{at}0 | 2025-1{at % 2} |"
        f" [Paper]({URL}250{at}.00001) |\n"
        for at, name in enumerate(LAMPS, 1)
    )
    header = "| Benchmark | Year | What it tests | Metric | Stars | Updated | Links |\n" + "|---" * 7 + "|\n"
    cells = [cell.strip() for cell in added(header + rows, BARE).split("|")]
    assert cells[1:3] == ["**Ember**", "2025"]
    assert cells[4:7] == ["", "", ""]


# --- rows of HTML that count


def html_rows(*numbers: int) -> str:
    rows = "".join(
        f"<tr><td>{number}</td><td>Burning {at} in Many Rooms</td><td><a href='{URL}2501.000{number}'>Paper</a></td></tr>\n"
        for at, number in enumerate(numbers, 10)
    )
    return f"<table>\n<tr><th>No.</th><th>Title</th><th>Link</th></tr>\n{rows}</table>\n"


@pytest.mark.parametrize(
    ("numbers", "number"), [((11, 12, 13, 14), 15), ((14, 13, 12, 11), 15)], ids=["up", "down"]
)
def test_a_row_of_html_gets_the_next_number_and_stands_where_they_run_on(
    numbers: tuple[int, ...], number: int
) -> None:
    listed = html_rows(*numbers)
    assert added(listed, BARE).startswith(f"<tr><td>{number}</td><td>{EMBER.title}</td>")


# --- names set apart by signs, or alone


def test_a_name_in_bold_code_before_a_comma_is_told_with_the_whole_title() -> None:
    listed = "".join(
        f"* **`{name}`**, {name}: Burning in Many Rooms. [[Paper]({URL}250{at}.00001)]\n"
        for at, name in enumerate(LAMPS, 1)
    )
    assert added(listed, BARE) == f"* **`Ember`**, {EMBER.title}. [[Paper]({NEW})]"


def test_where_works_are_called_by_their_names_alone_a_new_one_is_though_other_sections_tell_titles() -> None:
    listed = "".join(f"- **{name}** | [paper]({URL}250{at}.00001)\n" for at, name in enumerate(LAMPS, 1))
    others = f"\n## More\n\n- **[SeaLamp2]** | SeaLamp2: Burning at Sea | [paper]({URL}2501.00009)\n"
    assert added(listed + others, BARE) == f"- **Ember** | [paper]({NEW})"


@pytest.mark.parametrize(
    "line",
    ["- {name} [[Link]({url})]", "- {name} ([paper]({url}))", "- **{name}** | [paper]({url})"],
    ids=["plain", "in brackets", "bold"],
)
@pytest.mark.parametrize(
    ("names", "called"),
    [
        (("OilLamp", "Lamp Set 500", "GasLamp v2", "TAR", "SeaLamp"), "Ember"),
        (("Burning Oil", "Lamps at Sea", "More Gas", "Tar", "Wax Again"), EMBER.title),
        (("Lamp Set", "Wax Lamps 500", "Gas Lamp", "Tar", "Sea Lamp"), "Ember"),
        (("Lamp Set", "Wax Lamps 500", "Gas Lamps Seen Alone", "Tar", "Sea Lamp"), EMBER.title),
    ],
    ids=["most of one word", "as titles are", "two words each", "of many words"],
)
def test_where_most_are_called_by_a_word_a_new_one_is_called_by_its_name(
    line: str, names: tuple[str, ...], called: str
) -> None:
    listed = "\n".join(line.format(name=name, url=f"{URL}250{at}.00001") for at, name in enumerate(names, 1))
    assert added(listed, BARE, "Datasets") == line.format(name=called, url=NEW)


# --- blocks under headings


def block(name: str, at: int) -> str:
    return (
        f"#### {name}\n\n- **Paper**: [arXiv:250{at}.00001]({URL}250{at}.00001)\n"
        f"- **GitHub**: [lamps/{name}](https://github.com/lamps/{name})\n\n"
        f"**Description**: {name} burns oil number {at} in rooms that are large and dark and cold at once.\n\n"
        f"**Category**: Oil / Burning in large and dark rooms at sea / Number {at} of many\n\n---\n\n"
    )


def test_two_blocks_in_a_section_are_blocks_where_other_sections_have_more() -> None:
    many = "".join(block(name, at) for at, name in enumerate(LAMPS[:3], 1))
    few = "".join(block(name, at) for at, name in enumerate(LAMPS[3:5], 4))
    written = added(f"{few}## More\n\n### Lamps\n\n{many}".replace("#### ", "### "), EMBER)
    lines = written.removeprefix("---\n\n").split("\n")
    assert lines[0] == "### Ember"
    assert lines[2:4] == [
        f"- **Paper**: [arXiv:2506.01234]({NEW})",
        "- **GitHub**: [warm/ember](https://github.com/warm/ember)",
    ]
    assert "**Category**" not in written
    assert written.count("**Ember**") == 0
