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


def test_a_note_is_not_the_whole_title_again() -> None:
    paper = replace(UNTOLD, title="Keeping Many Rooms Warm in Winter")
    notes = (
        "Bright lanterns light northern harbours.",
        "Early study with eleven sailors.",
        "Lanterns light northern harbours.",
        "Seminal paper about coastal fires.",
    )
    rows = "\n".join(
        f"| Bright Lanterns Light Northern Harbours {number} | [Paper]({URL}250{number}.00001) | {notes[number - 2]} |"
        for number in (2, 3, 4, 5)
    )
    listed = f"| Title | Link | Notes |\n| --- | --- | --- |\n{rows}"
    assert added(listed, paper).count("Keeping Many Rooms Warm in Winter") == 1
