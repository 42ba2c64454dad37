"""Makes met on lists drawn by a second seed: made-up works in their shape, and a new one added."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, PUBLISHED, URL, added

from state.records import Links

UNTOLD = replace(EMBER, abstract="", links=Links())
SUBJECTS = ("Oil Lamps", "Gas Lights", "Wax Candles", "Torches", "Open Fires", "Lanterns")


# --- tags in code behind a description


def tagged(number: int) -> str:
    subject = SUBJECTS[number]
    return (
        f"- [{subject} at Home: A Long Look Back](https://arxiv.org/abs/250{number}.00001) - "
        f"Tells of {subject.lower()} in old rooms. `rooms`, `{subject.lower()}`, `light`"
    )


def test_tags_in_code_are_left_out_whole() -> None:
    listed = "\n".join(tagged(number) for number in (2, 3, 4, 5))
    title = "Ember: A Model that Keeps Rooms Warm"
    assert added(listed, UNTOLD) == f"- [{title}]({URL}2506.01234)"


def test_tags_in_code_are_no_part_of_a_description() -> None:
    listed = "\n".join(tagged(number) for number in (2, 3, 4, 5))
    line = added(listed, EMBER)
    assert line.startswith(f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234) - ")
    assert line.endswith(".")
    assert "`" not in line


def test_a_venue_in_code_behind_another_is_no_tag() -> None:
    listed = "\n".join(
        f"- **Lamp{number}: A Lamp of Many Kinds** [[Paper]]({URL}250{number}.00001) `ICCV 2025` `Oral`"
        for number in (2, 3, 4, 5)
    )
    assert "`ICCV 2025`" in added(listed, PUBLISHED)


def test_a_title_is_not_split_because_one_elsewhere_is() -> None:
    listed = "\n".join(
        [
            tagged(2),
            tagged(3),
            "",
            "## Others",
            "",
            f"- [LampNet]({URL}2401.00009) - Lamps Put Together into Nets. `nets`, `lamps`",
        ]
    )
    assert added(listed, UNTOLD) == f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)"


# --- what stands around titles and years


@pytest.mark.parametrize("tag", ["small", "sub", "u"])
def test_tags_around_a_whole_title_stand_around_a_new_one(tag: str) -> None:
    rows = "\n".join(
        f"| **{SUBJECTS[number]}** | <{tag}>Lamp{number}: A Lamp of Many Kinds and Lights</{tag}> | "
        f"[arXiv]({URL}250{number}.00001) |"
        for number in (2, 3, 4, 5)
    )
    listed = f"| Topic | Full Title | Resources |\n| --- | --- | --- |\n{rows}"
    assert f"| <{tag}>Ember: A Model that Keeps Rooms Warm</{tag}> |" in added(listed, UNTOLD)


def test_a_short_year_before_an_apostrophe_is_one_behind_a_preprint_too() -> None:
    listed = "\n".join(
        f"- (Preprint 24') **Lamp{number}**: A Lamp of Many Kinds, *Made et al.* [[Paper]]({URL}240{number}.00001)"
        for number in (2, 3, 4, 5)
    )
    assert added(listed, UNTOLD) == (
        f"- (Preprint 25') **Ember**: A Model that Keeps Rooms Warm, *New et al.* [[Paper]]({URL}2506.01234)"
    )


# --- cells


def test_what_is_still_to_do_is_said_so() -> None:
    told = ("By kinds of lamps", "TODO", "TODO", "By rooms and halls")
    rows = "\n".join(
        f"| {SUBJECTS[number]} at Home: A Long Look Back | [Paper]({URL}250{number}.00001) | {told[number - 2]} |"
        for number in (2, 3, 4, 5)
    )
    listed = f"| Title | Link | Taxonomy |\n| --- | --- | --- |\n{rows}"
    assert added(listed, UNTOLD).endswith("| TODO |")


# --- a preprint's day, and links that share a cell


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


def test_a_page_is_linked_beside_the_paper_where_others_share_the_cell_so() -> None:
    def row(number: int, behind: str) -> str:
        paper = f"[Paper]({URL}250{number}.00001)"
        return f"| 2025 | Lamp{number}: A Lamp of Many Kinds and Lights | {paper}{behind} |"

    def code(number: int) -> str:
        return f", [Code](https://github.com/made/lamp{number})"

    head = "| Year | Title | Resources |\n| --- | --- | --- |\n"
    here = [row(2, code(2)), row(3, ""), row(4, ""), row(5, code(5))]
    there = [
        row(6, f", [Project](https://lamp6.made.org){code(6)}"),
        row(7, ", [Project](https://lamp7.made.org)"),
    ]
    listed = f"{head}{chr(10).join(here)}\n\n## Others\n\n{head}{chr(10).join(there)}"
    paper = replace(UNTOLD, links=Links(project="https://ember.warm.org"))
    assert added(listed, paper).endswith(f"| [Paper]({URL}2506.01234), [Project](https://ember.warm.org) |")


# --- what stands before a title


@pytest.mark.parametrize("letters", [("", "", "", ""), ("", "b", "c", "")])
def test_who_and_when_in_bold_before_a_title_is_no_title(letters: tuple[str, ...]) -> None:
    listed = "\n\n".join(
        f"- **Made et al., 2024{letters[number - 2]}** \u2014 {subject} at Home: A Long Look Back [[arXiv]]({URL}240{number}.00001)"
        for number, subject in enumerate(SUBJECTS[:4], 2)
    )
    assert added(listed, UNTOLD) == (
        f"- **New et al., 2025** \u2014 Ember: A Model that Keeps Rooms Warm [[arXiv]]({URL}2506.01234)"
    )


def test_a_year_before_a_picture_and_a_title_is_told() -> None:
    listed = "\n".join(
        f"- 2024 \U0001f517 {subject} at Home: A Long Look Back. [arXiv:240{number}.00001]({URL}240{number}.00001)"
        for number, subject in enumerate(SUBJECTS[:4], 2)
    )
    line = added(listed, UNTOLD)
    assert line.startswith("- 2025 ")
    assert line.endswith(f"Ember: A Model that Keeps Rooms Warm. [arXiv:2506.01234]({URL}2506.01234)")


def test_code_that_ends_a_description_leaves_no_sign_of_its_own() -> None:
    listed = "\n".join(
        f"- [{subject} at Home: A Long Look Back]({URL}240{number}.00001) - Tells what they cost in `{subject.lower()}`"
        for number, subject in enumerate(SUBJECTS[:4], 2)
    )
    assert added(listed, UNTOLD) == f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)"
