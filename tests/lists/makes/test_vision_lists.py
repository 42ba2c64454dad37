"""Makes met on public vision-language lists nobody here had looked at: made-up works in their shape, and a new one added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.makes import EMBER, URL, added
from support.pages import planned, read

from state.records import Links
from tracker.lists.candidate import candidate_for
from tracker.lists.steering import NO_DOUBT

UNTOLD = replace(EMBER, abstract="")


# --- names


def named(opening: str, closing: str, number: int) -> str:
    return (
        f"- {opening}Lamp{number}{closing} A Lamp of Many Kinds and Lights [[Paper]]({URL}250{number}.00001)"
    )


@pytest.mark.parametrize(("opening", "closing"), [("***", ":***"), ("***", "***:"), ("**", ":**")])
def test_a_name_keeps_its_emphasis_and_the_colon_inside_it(opening: str, closing: str) -> None:
    listed = "\n".join(named(opening, closing, number) for number in (2, 3, 4, 5))
    assert added(listed, EMBER) == (
        f"- {opening}Ember{closing} A Model that Keeps Rooms Warm [[Paper]]({URL}2506.01234)"
    )


def test_a_repository_that_spells_the_title_is_no_name() -> None:
    paper = replace(
        UNTOLD,
        title="Slow Lamps at Sea and Other Lights",
        links=Links(code="https://github.com/m/Slow-Lamps"),
    )
    listed = "\n".join(
        [
            *(named("***", ":***", number) for number in (2, 3, 4)),
            f"- A Lamp at Home [[Paper]]({URL}2505.00002)",
        ]
    )
    assert added(listed, paper) == f"- Slow Lamps at Sea and Other Lights [[Paper]]({URL}2506.01234)"


def called(number: int) -> str:
    return f"| **Wick{number}** | [Paper]({URL}250{number}.00001) · [GitHub](https://github.com/made/wick{number}) |"


def test_a_title_of_one_word_is_the_name_whatever_the_repository_is_called() -> None:
    paper = replace(UNTOLD, title="EMBERS", links=Links(code="https://github.com/warm/ember-devkit"))
    listed = "| Benchmark | Paper |\n| --- | --- |\n" + "\n".join(map(called, (2, 3, 4)))
    assert added(listed, paper) == (
        f"| **EMBERS** | [Paper]({URL}2506.01234) · [GitHub](https://github.com/warm/ember-devkit) |"
    )


# --- the curator's own words


def commented(number: int) -> str:
    words = ("Oil gauge behind a glass chimney", "Two wicks and a mirror in one", "Burns without any smoke")
    return (
        f"|2025.0{number}|Lamp{number}: A Lamp for Long and Dark Evenings|[[pdf]]({URL}250{number}.00001)|"
        f"{words[number % 3]} |"
    )


def test_words_of_the_title_are_no_comment_where_comments_say_more() -> None:
    listed = "|Date|Title|Paper|Comment|\n|:-:|:-:|:-:|:-:|\n" + "\n".join(map(commented, (5, 4, 3, 2)))
    assert added(listed, UNTOLD) == (
        f"|2025.06|Ember: A Model that Keeps Rooms Warm|[[pdf]]({URL}2506.01234)| |"
    )


def test_a_comment_is_told_in_the_words_of_the_abstract_where_the_title_has_the_others() -> None:
    listed = "|Date|Title|Paper|Comment|\n|:-:|:-:|:-:|:-:|\n" + "\n".join(map(commented, (5, 4, 3, 2)))
    told = replace(EMBER, abstract="We introduce Ember, a stove that heats four rooms with one fire.")
    assert added(listed, told).endswith(
        f"|[[pdf]]({URL}2506.01234)|Stove that heats four rooms with one fire |"
    )


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


def test_emphasis_around_what_nobody_tells_goes_with_its_break() -> None:
    rows = [
        f"| **[Lamp{at}: A Lamp for All Evenings]({URL}250{at}.00001)**<br><sub>Burns oil in {at} rooms at once</sub> | `oil` |"
        for at in (5, 4, 3)
    ]
    listed = "| Paper | Tags |\n| --- | --- |\n" + "\n".join(rows)
    assert "<sub></sub>" not in added(listed, UNTOLD)


# --- blocks of labelled links


def block(number: int, *labels: str) -> str:
    links = {
        "Paper": f"{URL}250{number}.00001",
        "Website": f"https://lamp{number}.github.io",
        "Github": f"https://github.com/made/lamp{number}",
    }
    lines = [f"- **{label}**: {links[label]}" for label in labels]
    lines.insert(1, "- **Status**: ✅ Burnt all night as the paper says it does")
    return f"### Lamp{number}\n\n" + "\n".join(lines) + "\n"


def test_links_below_a_heading_keep_their_labels_and_no_status_is_copied() -> None:
    listed = "\n".join(
        [
            block(2, "Paper", "Github"),
            block(3, "Paper", "Website", "Github"),
            block(4, "Paper", "Github"),
            block(5, "Paper", "Website"),
        ]
    )
    paper = replace(
        EMBER, links=Links(code="https://github.com/warm/ember", project="https://ember.github.io")
    )
    assert added(listed, paper).split("\n") == [
        "### Ember",
        "",
        f"- **Paper**: {URL}2506.01234",
        "- **Website**: https://ember.github.io",
        "- **Github**: https://github.com/warm/ember",
    ]


# --- what was left open


def test_a_bullet_that_nobody_filled_is_not_copied() -> None:
    listed = "\n* \n".join(
        f"* [Lamp {at} for All the Evenings]({URL}250{at}.00001), CVPR 2025." for at in (2, 3, 4)
    )
    assert added(listed, replace(EMBER, venue="ICCV 2025")) == (
        f"* [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234), ICCV 2025."
    )


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


# --- blanks


def test_cells_of_the_same_words_are_not_filled_up() -> None:
    rows = [
        f"|  **Lamp{at}: A Lamp {'so ' * at}Bright** |  ![Area](https://img.shields.io/badge/Oil-{at}-red) |  [Paper]({URL}250{at}.00001) |"
        for at in (5, 4, 3, 2)
    ]
    listed = "| Title | Tags | Link |\n| --- | --- | --- |\n" + "\n".join(rows)
    assert "    " not in added(listed, EMBER)


# --- tags, contents and stops


def test_no_tag_closes_alone_where_the_words_before_it_are_left_out() -> None:
    rows = [
        f"| **[Lamp{at}](https://lamp{at}.org)** | {at} phases<br><sub>PHASE 1 / 2 / {at}</sub> |"
        for at in (2, 3, 4)
    ]
    listed = "| Dataset | Scale |\n| --- | --- |\n" + "\n".join(rows)
    paper = replace(EMBER, abstract="We introduce Ember, a dataset of two million samples.")
    line = added(listed, paper)
    assert line.count("<sub>") == line.count("</sub>")


def test_pages_of_the_list_s_own_repository_are_no_works() -> None:
    contents = "".join(
        f"- Oil\n    - [Lamp {at} (TODO)](https://github.com/made/lamps/blob/main/lamp-{at}.md)\n"
        for at in (1, 2)
    )
    page = read(
        f"# L\n\n## Library\n\n{contents}\n## Papers\n\n{named('***', ':***', 2)}\n{named('***', ':***', 3)}\n"
    )
    outcome = planned(page, candidate_for(EMBER), NO_DOUBT, date(2025, 6, 10))
    assert outcome.section[-1] == "Papers"


def test_a_question_is_not_closed_with_a_full_stop() -> None:
    rows = [f"* Lamp{at}: A Lamp for All Evenings. ([Paper]({URL}250{at}.00001))" for at in (2, 3, 4)]
    asked = replace(UNTOLD, title="Ember: Which Room Is Warm?", links=Links())
    assert added("\n".join(rows), asked) == f"* Ember: Which Room Is Warm? ([Paper]({URL}2506.01234))"
