"""Entries of more lines than one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, PUBLISHED, URL, added
from support.pages import read

from state.records import Links
from tracker.lists.reading.page import Page, read_page


def test_where_people_work_is_left_out_with_its_line() -> None:
    listed = "\n".join(
        f"- **Lamps that Burn with Light {number}**\n  - {place}\n  - [paper]({URL}250{number}.00001)"
        for number, place in (
            (5, "Made University, Lamp Institute"),
            (4, "Wick Labs"),
            (3, "Made University"),
        )
    )
    assert added(listed, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm**\n  - [paper]({URL}2506.01234)"
    )


def titled(number: int, *, code: str = "", bullet: str = "- ", remark: str = "") -> str:
    lines = [f"{bullet}{remark}"] if remark else []
    lines.append(f"{bullet}论文：{URL}250{number}.00001")
    if code:
        lines.append(f"{bullet}代码：{code}")
    return "\n\n".join([f"**Lamp{number}: A Lamp of the {number}th Kind**", *lines])


@pytest.mark.parametrize("bullet", ["- ", "", "* "])
@pytest.mark.parametrize("links", [EMBER.links, Links(), Links(project="https://ember.example")])
def test_a_title_in_bold_over_labelled_links_is_an_entry(bullet: str, links: Links) -> None:
    listed = "\n\n".join(
        titled(
            number,
            code="" if number == 3 else f"https://github.com/made/lamp{number}",
            bullet=bullet,
            remark="ICCV 2025 Oral" if number == 4 and bullet else "",
        )
        for number in (6, 5, 4, 3)
    )
    lines = ["**Ember: A Model that Keeps Rooms Warm**", f"{bullet}论文：{URL}2506.01234"]
    if links.code:
        lines.append(f"{bullet}代码：https://github.com/warm/ember")
    assert added(listed, replace(EMBER, links=links)) == "\n\n".join(lines)


def test_two_blank_lines_end_what_a_title_in_bold_stands_over() -> None:
    works = [titled(number, code=f"https://github.com/made/lamp{number}") for number in (5, 4, 3)]
    page = read_page(
        "\n\n".join(["# Lamps", "## Papers", *works, "\n- 视频：https://made.example/all", ""]).encode()
    )
    assert isinstance(page, Page)
    assert [entry.end - entry.start for entry in page.entries] == [5, 5, 5, 1]


@pytest.mark.parametrize(
    "below",
    [
        "- Paper: [Lamps that Burn with Light and Oil](https://arxiv.org/abs/2501.00001)",
        "- [Lamps that Burn with Light and Oil](https://arxiv.org/abs/2501.00001)",
        "\n".join(f"- Paper: https://arxiv.org/abs/250{number}.00001" for number in (1, 2, 3, 4)),
        "Some words on what this is about: a story of lamps that goes on and on.",
    ],
)
def test_a_bold_heading_over_several_works_is_none(below: str) -> None:
    page = read("# L\n\n" + "\n\n".join(f"**All Lamps of the {at}th Kind**\n\n{below}" for at in (5, 6, 7)))
    assert not any(entry.text.startswith("**") for entry in page.entries)


def block(number: int, heading: str, *, code: bool) -> str:
    return (
        f"### {heading}Lamp{number}: A Lamp of the {number}th Kind\n\n- 论文：{URL}250{number}.00001\n"
        f"- 代码：{f'https://github.com/made/lamp{number}' if code else '暂无'}\n- 简介：第{number}种灯，在黑暗的房间里工作。\n"
    )


@pytest.mark.parametrize("numbered", [False, True])
def test_a_block_in_chinese_is_told_line_by_line(*, numbered: bool) -> None:
    listed = "\n".join(
        block(number, f"{at}. " if numbered else "", code=number != 5)
        for at, number in enumerate((2, 3, 4, 5), 1)
    )
    assert added(listed, EMBER) == (
        f"### {'5. ' if numbered else ''}Ember: A Model that Keeps Rooms Warm\n\n"
        f"- 论文：{URL}2506.01234\n- 代码：https://github.com/warm/ember"
    )


@pytest.mark.parametrize("mark", ["*", "_", "**", "__", ""])
@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("burns well in the dark {number}.", "  - {mark}Summary:{mark} Stove that keeps rooms warm.\n"),
        ('burns, and "Shadow {number} Is Cast."', ""),
    ],
    ids=["a sentence", "nothing that can be told"],
)
def test_a_summary_under_its_label_is_told_anew_or_goes_with_it(mark: str, end: str, told: str) -> None:
    listed = "\n\n".join(
        f"- **Lamps that Burn with Light {number}** (2025)\n"
        f'  - {mark}Summary:{mark} Lamp {number} (e.g., "Do not blow it out") {end.format(number=number)}\n'
        f"  - [[Paper]]({URL}250{number}.00001)"
        for number in (5, 4, 3)
    )
    assert added(listed, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm** (2025)\n{told.format(mark=mark)}  - [[Paper]]({URL}2506.01234)"
    )


@pytest.mark.parametrize("sign", ["-", "N/A", "❌", "None"])
@pytest.mark.parametrize("code", ["https://github.com/warm/ember", None], ids=["with code", "without"])
def test_a_line_for_code_says_with_its_neighbours_sign_that_there_is_none(
    sign: str, code: str | None
) -> None:
    listed = "\n".join(
        f"- [Lamps that Burn with Light {number}]({URL}250{number}.00001)\n"
        f"  - Author(s): Ida Made, Jon Maker\n"
        f"  - Date: 2025-0{number}\n"
        f"  - Code: {sign if number % 2 else f'[GitHub](https://github.com/made/lamp{number})'}"
        for number in (5, 4, 3, 2)
    )
    assert added(listed, replace(EMBER, links=Links(code=code))) == (
        f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)\n"
        "  - Author(s): Ida New, Jon Newer, Kim Ever\n"
        "  - Date: 2025-06\n"
        f"  - Code: {f'[GitHub]({code})' if code else sign}"
    )


def signed(number: int, sign: str, remark: str) -> str:
    return (
        f"{sign} **Lamps that Burn with Light {number}**{remark} <br />\n"
        f"*Ada Rowan, Ben Plum.* <br />\n[[Paper]({URL}250{number}.00001)]"
    )


@pytest.mark.parametrize("sign", ["🤖", "🗂️🤖", "⚖️ 🤖"])
def test_pictures_before_a_title_in_bold_begin_an_entry_that_links_below(sign: str) -> None:
    listed = "\n\n".join(signed(number, sign, "") for number in (5, 4, 3))
    assert added(listed, EMBER) == (
        f"{sign} **Ember: A Model that Keeps Rooms Warm** <br />\n"
        f"*Ida New, Jon Newer, Kim Ever.* <br />\n[[Paper]({URL}2506.01234)]"
    )


def test_a_few_words_in_bold_behind_a_picture_begin_no_entry() -> None:
    page = read(f"# L\n\n## Papers\n\n🤖 **What is new** of lamps <br />\nas [here]({URL}2501.00001) told.\n")
    assert not page.entries


def test_emphasis_goes_with_the_brackets_and_the_stop_that_it_held() -> None:
    listed = "\n\n".join(signed(number, "🤖", f" *(Wick{number}).* [arXiv, 2025].") for number in (5, 4, 3))
    assert added(listed, EMBER).startswith(
        "🤖 **Ember: A Model that Keeps Rooms Warm** [arXiv, 2025]. <br />\n"
    )


def test_a_short_title_over_a_description_leaves_other_titles_whole() -> None:
    listed = "".join(
        f"* 25.0{at} [{title}]({URL}250{at}.00001) | [Paper]({URL}250{at}.00001)\n  - {said}\n"
        for at, title, said in (
            (5, "Lamp2.5-Oil Technical Report", "The latest lamp of a series for all rooms"),
            (4, "WaxLamp: Lamps of Wax in Many Rooms", "Wax burns longer in a small room."),
            (3, "TarLamp: Lamps of Tar in Many Rooms", "Tar burns hotter in all rooms"),
            (2, "What Lamps Say of Their Rooms", "Lamps tell how large a room is."),
        )
    )
    silent = replace(EMBER, abstract="", links=Links())
    assert added(listed, silent) == f"* 25.06 [{EMBER.title}]({URL}2506.01234) | [Paper]({URL}2506.01234)"


@pytest.mark.parametrize("behind", [" keeps rooms warm", ""], ids=["words behind it", "nothing"])
def test_a_name_on_a_line_of_its_own_is_no_title_where_words_go_on(behind: str) -> None:
    listed = f"- [Oil Lamp Report]({URL}2505.00001){behind}\n" + "".join(
        f"- [Lamps of Kind {at} in Many Rooms]({URL}250{at}.00001)\n" for at in (4, 3, 2)
    )
    assert added(listed, replace(EMBER, abstract="", links=Links())) == f"- [{EMBER.title}]({URL}2506.01234)"


# --- what only the curator knows


def keyworded(number: int, venue: str, place: str, keywords: str) -> str:
    return (
        f"* **Lamps that Burn by Night {number}** | [Github](https://github.com/made/lamp{number})\n"
        f"  * Ada Made, Bo Up\n  * {place}\n  * [{venue}] {URL}230{number}.00001\n  * {keywords}"
    )


def test_keywords_and_places_of_work_are_nobody_elses() -> None:
    """Even where two works share them, and where a place is called like a venue."""
    listed = "\n".join(
        keyworded(number, *told)
        for number, told in enumerate(
            (
                ("CVPR2022", "Made University", "Two-stage approach, proposal then choice, gas"),
                (
                    "ECCV2022",
                    "Made University of Science and Light",
                    "One-stage approach, proposal then choice",
                ),
                ("CVPR2023", "Lamp Institute", "Two-stage approach, proposal then choice, gas"),
                (
                    "ICCV2023",
                    "University of Nature, Lamp Labs",
                    "Two-stage approach, proposal then choice, oil",
                ),
            ),
            1,
        )
    )
    assert added(listed, PUBLISHED) == (
        "* **Ember: A Model that Keeps Rooms Warm** | [Github](https://github.com/warm/ember)\n"
        f"  * Ida New, Jon Newer, Kim Ever\n  * [ICCV2025] {URL}2506.01234"
    )


def labelled(number: int, anchor: str) -> str:
    return (
        f"- **Lamp{number}: A Lamp of Many Kinds**{anchor} [paper]({URL}250{number}.00001)  \n"
        f"  *2025-0{number} · Preprint* — **Oils:** {'whale and rape and palm'[: 6 * number]} — **Reach:** {number} rooms and more\n"
        f"  **Flame:** It flickers in {number} ways of its own"
    )


def test_labels_in_a_line_that_only_its_curator_can_fill_are_left_out() -> None:
    listed = "\n".join(labelled(number, "") for number in (5, 4, 3, 2))
    assert added(listed, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm** [paper]({URL}2506.01234)  \n  *2025-06 · Preprint*"
    )


def test_an_anchor_in_a_line_is_of_its_own_entry() -> None:
    listed = "\n".join(labelled(number, f' <a id="lamp{number}"></a>') for number in (5, 4, 3, 2))
    assert added(listed, EMBER).startswith(
        f"- **Ember: A Model that Keeps Rooms Warm** [paper]({URL}2506.01234)"
    )


# --- tags in a row


def rowed(number: int, *tags: str, title: str) -> str:
    model = f" / [Model](https://huggingface.co/made/lamp{number})" if number != 2 else ""
    row = "】-【".join((f"2025-0{number}", *tags))
    return (
        f"- `【{row}】`\n  - **{title}**\n  - **Author(s):** Ada Made, Bo Up\n"
        f"  - [![Stars](https://img.shields.io/github/stars/made/lamp{number})](https://github.com/made/lamp{number})\n"
        f"  - [Paper]({URL}250{number}.00001){model}\n"
    )


def test_tags_in_a_row_hold_a_day_and_a_name_and_what_only_the_curator_knows() -> None:
    """And a title in bold on a line of its own is no label, however soon its colon comes."""
    listed = "\n".join(
        (
            rowed(5, "Lamp5", "Made University", "Type: Lamp", title="Lamp5: A Lamp that Burns by Night"),
            rowed(4, "Lamp4", "Lamp Labs", "Type: Light", title="Lamp4: A Lamp that Burns by Day"),
            rowed(3, "Glow", "Oil & Co", "Type: Lamp", title="Glow: A Lamp that Hardly Burns"),
            rowed(2, "Old Lamp", "Gas", "Type: Lamp", title="Building a Lamp that Once Burnt"),
        )
    )
    links = replace(EMBER.links, hf_model="https://huggingface.co/warm/ember")
    assert added(listed, replace(EMBER, links=links)) == (
        "- `【2025-06】-【Ember】`\n  - **Ember: A Model that Keeps Rooms Warm**\n"
        "  - **Author(s):** Ida New, Jon Newer, Kim Ever\n"
        "  - [![Stars](https://img.shields.io/github/stars/warm/ember)](https://github.com/warm/ember)\n"
        f"  - [Paper]({URL}2506.01234) / [Model](https://huggingface.co/warm/ember)"
    )
