"""What is of one work alone, or that nobody tells, is left out with the signs around it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE_UNTOLD, EMBER, NAMELESS, SUBJECTS, UNTOLD, URL, added

from state.records import Links

# --- tags and code behind a description


def tagged(number: int) -> str:
    subject = SUBJECTS[number]
    return (
        f"- [{subject} at Home: A Long Look Back](https://arxiv.org/abs/250{number}.00001) - "
        f"Tells of {subject.lower()} in old rooms. `rooms`, `{subject.lower()}`, `light`"
    )


def test_tags_in_code_are_left_out_whole() -> None:
    listed = "\n".join(tagged(number) for number in (2, 3, 4, 5))
    title = "Ember: A Model that Keeps Rooms Warm"
    assert added(listed, BARE_UNTOLD) == f"- [{title}]({URL}2506.01234)"


def test_tags_in_code_are_no_part_of_a_description() -> None:
    listed = "\n".join(tagged(number) for number in (2, 3, 4, 5))
    line = added(listed, EMBER)
    assert line.startswith(f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234) - ")
    assert line.endswith(".")
    assert "`" not in line


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
    assert added(listed, BARE_UNTOLD) == f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)"


def test_code_that_ends_a_description_leaves_no_sign_of_its_own() -> None:
    listed = "\n".join(
        f"- [{subject} at Home: A Long Look Back]({URL}240{number}.00001) - Tells what they cost in `{subject.lower()}`"
        for number, subject in enumerate(SUBJECTS[:4], 2)
    )
    assert added(listed, BARE_UNTOLD) == f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)"


# --- tags and emphasis around what is left out


def test_emphasis_around_what_nobody_tells_goes_with_its_break() -> None:
    rows = [
        f"| **[Lamp{at}: A Lamp for All Evenings]({URL}250{at}.00001)**<br><sub>Burns oil in {at} rooms at once</sub> | `oil` |"
        for at in (5, 4, 3)
    ]
    listed = "| Paper | Tags |\n| --- | --- |\n" + "\n".join(rows)
    assert "<sub></sub>" not in added(listed, UNTOLD)


def test_no_tag_closes_alone_where_the_words_before_it_are_left_out() -> None:
    rows = [
        f"| **[Lamp{at}](https://lamp{at}.org)** | {at} phases<br><sub>PHASE 1 / 2 / {at}</sub> |"
        for at in (2, 3, 4)
    ]
    listed = "| Dataset | Scale |\n| --- | --- |\n" + "\n".join(rows)
    paper = replace(EMBER, abstract="We introduce Ember, a dataset of two million samples.")
    line = added(listed, paper)
    assert line.count("<sub>") == line.count("</sub>")


@pytest.mark.parametrize(("opening", "closing"), [('<font color="red"> `', "` </font>"), ("<kbd>", "</kbd>")])
def test_tags_around_a_topic_that_nobody_tells_go_with_it(opening: str, closing: str) -> None:
    listed = "\n\n".join(
        f"[A Lamp of Many Kinds {number}]({URL}250{number}.00001), arXiv 2025  \n{opening}{topic}{closing}"
        for number, topic in ((5, "Oil and Wax"), (4, "Gas in Towns"), (3, "Tar of Ships"))
    )
    assert added(listed, replace(EMBER, links=Links())).rstrip() == (
        f"[Ember: A Model that Keeps Rooms Warm]({URL}2506.01234), arXiv 2025"
    )


# --- stops, commas and blanks


def test_the_stop_of_a_sentence_behind_a_dash_goes_with_the_sentence() -> None:
    listed = "\n".join(
        f"- [Lamp{number}: A Lamp of Many Kinds]({URL}250{number}.00001) *(2025)* — {words}."
        for number, words in ((5, "Lit by moss alone"), (4, "Hung from two rafters"), (3, "Fed on old oil"))
    )
    unread = replace(NAMELESS, abstract="")
    assert added(listed, unread) == f"- [{NAMELESS.title}]({URL}2506.01234) *(2025)*"


def test_the_comma_before_an_empty_link_goes_with_it() -> None:
    site = "[Website](https://lamp.github.io)"
    tails = (f"{site}, [Code]()", f"{site}, [Code](https://github.com/made/lamp)", "[Code]()")
    rows = [
        f"* **[2025-0{at}]** Lamp{at}: A Lamp for All Evenings. ([Paper]({URL}250{at}.00001), {tail})"
        for at, tail in enumerate(tails, 2)
    ]
    paper = replace(
        EMBER, links=Links(code="https://github.com/warm/ember", project="https://ember.github.io")
    )
    assert added("\n\n".join(rows), paper).endswith(
        f"([Paper]({URL}2506.01234), [Website](https://ember.github.io), [Code](https://github.com/warm/ember))"
    )


def test_blanks_by_their_name_are_no_words() -> None:
    gap = "&nbsp;&nbsp;-&nbsp;&nbsp;"
    listed = "\n\n".join(
        f":blue_square: `Lamp{number}` {gap} [paper]({URL}250{number}.00001) / [code](https://github.com/lamp/{number})"
        f" {gap} A Lamp of Many Kinds of Light"
        for number in (5, 4, 3)
    )
    assert added(listed, EMBER) == (
        f":blue_square: `Ember` {gap} [paper]({URL}2506.01234) / [code](https://github.com/warm/ember)"
        f" {gap} A Model that Keeps Rooms Warm"
    )


# --- what was left open


def test_a_bullet_that_nobody_filled_is_not_copied() -> None:
    listed = "\n* \n".join(
        f"* [Lamp {at} for All the Evenings]({URL}250{at}.00001), CVPR 2025." for at in (2, 3, 4)
    )
    assert added(listed, replace(EMBER, venue="ICCV 2025")) == (
        f"* [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234), ICCV 2025."
    )


# --- names between a tag and a title


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ('[**2025**] **{n}**, "{t}".', '[**2025**] "{t}".'),
        ("(2025) *{n}*: {t}.", "(2025) {t}."),
        ("【2025】{n}，{t}.", "【2025】{t}."),
    ],
)
def test_a_name_behind_a_tag_takes_the_comma_behind_it_along(form: str, written: str) -> None:
    lines = (
        f"- {form.format(n=name, t=f'{name}: Burning in Many Rooms')} [[paper]]({URL}250{at}.00001)"
        for at, name in enumerate(("OilLamp", "GasLamp", "WaxLamp", "TarLamp"), 1)
    )
    paper = replace(NAMELESS, abstract="")
    assert added("\n".join(lines), paper).startswith(f"- {written.format(t=paper.title)} [[paper]]")
