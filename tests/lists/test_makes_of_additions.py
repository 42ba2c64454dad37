"""Makes met where people's own additions were compared with ours: made-up works in their shape, and a new one added."""

from __future__ import annotations

from dataclasses import replace

from support.makes import EMBER, NAMELESS, PUBLISHED, URL, added

# --- people


def test_people_with_escaped_footnotes_below_a_short_title_are_people() -> None:
    listed = (
        f"* **Lamps of Rooms** <br>\n*Ann Made\\*, Bob Shown\\*, Cy Lit* <br>\nECCV, 2024. [[Paper]]({URL}2403.00001)\n\n"
        f"* **Look Up: Towards Lamps of Many Rooms** <br>\n*Dee Old, Eve Elder* <br>\nICRA, 2024. [[Paper]]({URL}2404.00001)\n"
    )
    assert added(listed, PUBLISHED) == (
        "* **Ember: A Model that Keeps Rooms Warm** <br>\n*Ida New, Jon Newer, Kim Ever* <br>\n"
        f"ICCV, 2025. [[Paper]]({URL}2506.01234)"
    )


# --- links


def test_a_paper_elsewhere_than_on_arxiv_keeps_both_brackets_of_the_label() -> None:
    listed = "\n".join(
        f"- Lamp{number}: A Lamp of Many Kinds. ICLR, 2025. [[Paper]]({URL}250{number}.00001)"
        for number in (5, 4, 3)
    )
    elsewhere = replace(
        PUBLISHED, arxiv_id=None, links=replace(EMBER.links, abs="https://openreview.net/forum?id=Em3r")
    )
    assert added(listed, elsewhere).endswith("ICCV, 2025. [[Paper]](https://openreview.net/forum?id=Em3r)")


# --- signs between facts


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


def test_the_stop_of_a_sentence_behind_a_dash_goes_with_the_sentence() -> None:
    listed = "\n".join(
        f"- [Lamp{number}: A Lamp of Many Kinds]({URL}250{number}.00001) *(2025)* — {words}."
        for number, words in ((5, "Lit by moss alone"), (4, "Hung from two rafters"), (3, "Fed on old oil"))
    )
    unread = replace(NAMELESS, abstract="")
    assert added(listed, unread) == f"- [{NAMELESS.title}]({URL}2506.01234) *(2025)*"


# --- titles


def test_no_other_section_has_a_title_cut_down_to_its_name() -> None:
    listed = (
        f"- [A Lamp of Many Kinds of Rooms]({URL}2501.00001) arXiv 2501.00001 [[Code]](https://github.com/lamp/a)\n"
        f"- [Moss that Lights Old Houses]({URL}2502.00001) arXiv 2502.00001 [[Code]](https://github.com/lamp/b)\n\n"
        "## Rooms\n\n- [Room-A](https://room.example/a)\n- [Room-B](https://room.example/b)\n- [Attic](https://room.example/c)\n"
    )
    lone = replace(PUBLISHED, links=replace(EMBER.links, code=None))
    assert added(listed, lone).startswith(f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)")
