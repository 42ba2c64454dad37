"""Makes met on public lists of other subjects: each entry is taken out of a made-up list and written again from its facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition
from tracker.lists.reading.page import Page, read_page
from tracker.lists.steering import NO_DOUBT

URL = "https://arxiv.org/abs/"
EMBER = Paper(
    "Ember: A Model that Keeps Rooms Warm",
    abstract="Rooms are cold. We introduce Ember, a stove that keeps rooms warm.",
    arxiv_id="2506.01234",
    authors=("Ida New", "Jon van den Newer", "Kim Ever"),
    published=date(2025, 6, 3),
    links=Links(code="https://github.com/warm/ember"),
)
PUBLISHED = replace(EMBER, venue="ICCV 2025")
NAMELESS = replace(EMBER, title="On Keeping Many Rooms Warm in Winter", links=Links())


def read(text: str) -> Page:
    page = read_page(text.encode())
    assert isinstance(page, Page)
    return page


def added(listed: str, paper: Paper) -> str:
    """The lines that a list gets for a work, without the blank ones around."""
    outcome = plan_addition(
        read(f"# L\n\n## Papers\n\n{listed}"), candidate_for(paper), NO_DOUBT, date(2025, 6, 10)
    )
    assert isinstance(outcome, Addition)
    return "\n".join(outcome.inserted).strip("\n")


# --- who wrote it


def placed(number: int) -> str:
    return (
        f"- [2025/0{number}] **Lamp{number}: A Lamp of the {number}th Kind.** *Ada Made (Made University) et al. arXiv.* "
        f"[[paper]({URL}250{number}.00001)] [[code](https://github.com/made/lamp{number})]"
    )


def test_where_the_first_author_works_is_left_out_and_the_rest_stays() -> None:
    assert added("\n".join(map(placed, (5, 4, 3, 2))), EMBER) == (
        "- [2025/06] **Ember: A Model that Keeps Rooms Warm.** *Ida New et al. arXiv.* "
        f"[[paper]({URL}2506.01234)] [[code](https://github.com/warm/ember)]"
    )


def lined(title: str, people: str, number: int) -> str:
    return f"**{title}** \\\n*{people}* \\\narXiv 2025. [[Paper]({URL}250{number}.00001)] \\\n{number} May 2025\n"


@pytest.mark.parametrize(
    "people",
    [
        "Ada Made, Bo van den Up, Cy Fake",
        "Ada Made<sup>1</sup>, Bo Up<sup>1</sup>, Cy Fake",
        "Şaban Made, Bo Up, Cy Fake",
        "Ada Made, Bo Up and Cy Fake",
    ],
)
def test_people_are_people_however_they_are_called(people: str) -> None:
    """A title of three words above them is no name, and they are no title."""
    listed = "\n".join(lined(f"Bright Lamps {number}", people, number) for number in (5, 4, 3, 2))
    assert added(listed, replace(EMBER, published=date(2025, 5, 20))) == (
        "**Ember: A Model that Keeps Rooms Warm** \\\n"
        f"*Ida New, Jon van den Newer{' and ' if ' and ' in people else ', '}Kim Ever* \\\n"
        f"arXiv 2025. [[Paper]({URL}2506.01234)] \\\n20 May 2025"
    )


def test_a_short_title_in_bold_ends_where_the_venue_begins() -> None:
    listed = "\n".join(
        f"1. **Lamps Burn.** arxiv 2025. [paper](https://arxiv.org/pdf/250{number}.00001)\n\n    *Ada Made, Bo Up.*\n"
        for number in (5, 4, 3)
    )
    assert added(listed, EMBER) == (
        "1. **Ember: A Model that Keeps Rooms Warm.** arxiv 2025. [paper](https://arxiv.org/pdf/2506.01234)\n\n"
        "    *Ida New, Jon van den Newer, Kim Ever.*"
    )


# --- when and where


@pytest.mark.parametrize(
    ("dates", "day", "written"),
    [
        (("20250501", "20250412", "20250328"), date(2025, 6, 3), "20250603"),
        (("12 May 2025", "28 Apr 2025", "11 Mar 2025"), date(2025, 6, 3), "3 Jun 2025"),
        (("May 2025", "July 2024", "Oct 2023"), date(2025, 6, 3), "June 2025"),
        (("May 2025", "July 2024", "Oct 2023"), date(2025, 8, 3), "Aug 2025"),
        (("August 2025", "July 2024", "October 2023"), date(2025, 9, 3), "September 2025"),
        (("May 2025", "Jul 2024", "Oct 2023"), date(2025, 6, 3), "Jun 2025"),
    ],
)
def test_a_date_is_written_in_the_manner_of_the_others(
    dates: tuple[str, ...], day: date, written: str
) -> None:
    listed = "\n".join(
        f"- {told} | [Lamps that Burn with Light {number}]({URL}230{number}.00001)"
        for number, told in enumerate(dates, 1)
    )
    assert added(listed, replace(NAMELESS, published=day)) == (
        f"- {written} | [On Keeping Many Rooms Warm in Winter]({URL}2506.01234)"
    )


def test_what_joins_a_venue_and_its_year_is_part_of_the_venue() -> None:
    """And never the place for words on the work."""
    listed = "\n".join(
        f"- **Lamp{number}: A Lamp of the {number}th Kind** [[arXiv]({URL}250{number}.00001)] *({venue})*"
        for number, venue in ((5, "ICML WICKS 2025"), (4, "ICML WICKS 2025"), (3, "ICCV 2025"))
    )
    assert added(listed, PUBLISHED) == (
        f"- **Ember: A Model that Keeps Rooms Warm** [[arXiv]({URL}2506.01234)] *(ICCV 2025)*"
    )


def test_another_word_for_arxiv_is_no_venue() -> None:
    listed = "\n".join(
        f"- **Lamps that Burn with Light {number}.** *Ada Made et al. {venue}.* [[paper]({URL}250{number}.00001)]"
        for number, venue in ((5, "CoRR"), (4, "ICLR"), (3, "CoRR"))
    )
    assert added(listed, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm.** *Ida New et al. CoRR.* [[paper]({URL}2506.01234)]"
    )


def test_how_a_neighbour_was_presented_is_left_out() -> None:
    listed = "\n".join(
        f"- **Lamps that Burn with Light {number}.** ICCV 2025 ({mark}). [[paper]({URL}250{number}.00001)]"
        for number, mark in ((5, "Oral"), (4, "Oral"), (3, "Workshop (Oral)"), (2, "Spotlight"))
    )
    assert added(listed, PUBLISHED) == (
        f"- **Ember: A Model that Keeps Rooms Warm.** ICCV 2025. [[paper]({URL}2506.01234)]"
    )


def test_where_a_work_appeared_is_told_where_some_others_tell_it() -> None:
    listed = "\n".join(
        f"- **Lamps that Burn with Light {number}**{venue} [[paper]({URL}250{number}.00001)]"
        for number, venue in ((5, ""), (4, " (ICLR 2025)"), (3, ""), (2, ""), (1, " (ICLR 2025)"))
    )
    assert added(listed, PUBLISHED) == (
        f"- **Ember: A Model that Keeps Rooms Warm** (ICCV 2025) [[paper]({URL}2506.01234)]"
    )


# --- what is its own


def described(number: int, words: str) -> str:
    return f"- **Lamp{number}: A Lamp of the {number}th Kind** [[arXiv]({URL}250{number}.00001)] — _{words}._"


DESCRIBED = "\n".join(
    described(number, words)
    for number, words in (
        (5, "Burns a wick of wool all night long"),
        (4, "A wick that is lit by a spark"),
        (3, "First lamp that was ever filled with oil"),
    )
)


def test_what_only_repeats_the_title_describes_nothing() -> None:
    assert added(DESCRIBED, replace(EMBER, abstract="")) == (
        f"- **Ember: A Model that Keeps Rooms Warm** [[arXiv]({URL}2506.01234)]"
    )


def test_what_the_abstract_says_describes_a_work() -> None:
    assert added(DESCRIBED, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm** [[arXiv]({URL}2506.01234)] — _Stove that keeps rooms warm._"
    )


@pytest.mark.parametrize("indent", ["\t", "  "])
def test_labels_of_what_nobody_knows_leave_nothing_behind(indent: str) -> None:
    listed = "\n\n".join(
        f"- 2025050{number} arXiv [Lamps that Burn with Light {number}]({URL}250{number}.00001)\n"
        f"{indent}- English: burns a wick of kind {number}\n{indent}- 中文：第{number}种灯"
        for number in (5, 4, 3)
    )
    assert added(listed, NAMELESS) == (
        f"- 20250603 arXiv [On Keeping Many Rooms Warm in Winter]({URL}2506.01234)"
    )


# --- links


def test_a_citation_is_no_code_wherever_it_leads() -> None:
    listed = "\n".join(
        f"- [Lamps that Burn with Light {number}]({URL}250{number}.00001) | "
        f"[bibtex](https://github.com/made/lamps/blob/main/{number}.txt)"
        for number in (5, 4, 3)
    )
    assert added(listed, EMBER) == f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)"


@pytest.mark.parametrize(
    ("promise", "label"),
    [
        ("Coming soon", "Code"),
        ("TBD", "CODE"),
        ("code (coming soon)", "code"),
        ("Code: soon!", "Code"),
        ("**Code (TBD)**", "**Code**"),
    ],
)
def test_nothing_that_is_there_is_promised(promise: str, label: str) -> None:
    """And no link is left without a word."""
    listed = "\n".join(
        f"- **Lamp{number}: A Lamp of the {number}th Kind.** [[paper]({URL}250{number}.00001)] "
        f"[[{promise}](https://github.com/made/lamp{number})]"
        for number in (5, 4, 3)
    )
    assert added(listed, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm.** [[paper]({URL}2506.01234)] "
        f"[[{label}](https://github.com/warm/ember)]"
    )


def test_the_name_on_two_links_is_not_that_of_a_third_work() -> None:
    listed = "\n".join(
        f"- **Lamp{number}: A Lamp of the {number}th Kind** [paper]({URL}250{number}.00001) "
        f"[{name}](https://github.com/made/{number})"
        for number, name in ((5, "Wick"), (4, "Wick"), (3, "Glow"))
    )
    assert added(listed, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm** [paper]({URL}2506.01234) "
        "[Ember](https://github.com/warm/ember)"
    )


def test_a_word_on_which_all_links_of_a_kind_stand_is_no_name() -> None:
    listed = "| Title | Code |\n|---|---|\n" + "\n".join(
        f"| [Lamps that Burn with Light {number}]({URL}250{number}.00001) | [Python](https://github.com/made/lamp{number}) |"
        for number in (5, 4, 3)
    )
    assert added(listed, EMBER) == (
        f"| [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234) | [Python](https://github.com/warm/ember) |"
    )


def cited(number: int) -> str:
    return (
        f"- [Lamps that Burn with Light {number}]({URL}250{number}.00001)\n"
        f"  - Ada Made, Bo Up\n"
        f"  - Code: [official](https://github.com/made/lamp{number})\n"
        f"  - Dataset: [Wicks](https://wicks.example/{number}), [Oils](https://oils.example/{number})"
    )


@pytest.mark.parametrize(
    ("links", "told"),
    [
        (Links(code="https://github.com/warm/ember", project="https://ember.example"), ""),
        (
            Links(
                code="https://github.com/warm/ember", hf_dataset="https://huggingface.co/datasets/warm/rooms"
            ),
            "\n  - Dataset: [Ember](https://huggingface.co/datasets/warm/rooms)",
        ),
    ],
)
def test_the_label_of_a_line_says_what_its_links_lead_to(links: Links, told: str) -> None:
    assert added("\n".join(map(cited, (5, 4, 3))), replace(EMBER, links=links)) == (
        f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)\n"
        "  - Ida New, Jon van den Newer, Kim Ever\n"
        f"  - Code: [official](https://github.com/warm/ember){told}"
    )


@pytest.mark.parametrize("label", ["Model", "Dataset"])
def test_a_link_to_the_paper_or_the_code_says_so_itself_behind_any_label(label: str) -> None:
    listed = "\n".join(
        f"- **Lamps that Burn with Light {number}**\n"
        f"  - {label}: [paper]({URL}250{number}.00001), [code](https://github.com/made/lamp{number})"
        for number in (5, 4, 3)
    )
    assert added(listed, EMBER) == (
        "- **Ember: A Model that Keeps Rooms Warm**\n"
        f"  - {label}: [paper]({URL}2506.01234), [code](https://github.com/warm/ember)"
    )


# --- tables


def test_a_row_of_a_work_without_a_paper_links_to_what_there_is() -> None:
    listed = "| Name | About | Links |\n|--|--|--|\n" + "\n".join(
        f"| Lamp{number} | A lamp of the {number}th kind | [Paper]({URL}250{number}.00001) |"
        for number in (5, 4, 3)
    )
    shown = replace(EMBER, arxiv_id=None, links=Links(project="https://ember.example"))
    assert added(listed, shown) == (
        "| Ember | Stove that keeps rooms warm | [Project](https://ember.example) |"
    )


@pytest.mark.parametrize(
    ("links", "end"), [(EMBER.links, " [Github](https://github.com/warm/ember) |"), (Links(), "")]
)
def test_a_row_goes_as_far_as_something_is_known(links: Links, end: str) -> None:
    """Where people end their rows behind the last cell that says something."""
    listed = "|  Title  | Venue | Code | Data|\n|:--|:--|:--|:--|\n" + "\n".join(
        f"| [**Lamps that Burn with Light {number}**]({URL}250{number}.00001) | arXiv |{rest}"
        for number, rest in (
            (5, ""),
            (4, ""),
            (3, " [Github](https://github.com/made/lamp3) |"),
            (2, ""),
        )
    )
    assert added(listed, replace(EMBER, links=links)) == (
        f"| [**Ember: A Model that Keeps Rooms Warm**]({URL}2506.01234) | arXiv |{end}"
    )


def test_a_cited_title_leaves_no_sign_behind() -> None:
    listed = "| Paper | Year | Code |\n|---|---|---|\n" + "\n".join(
        f"| [Made, A., & Up, B. (2025). Lamps that Burn {number}. *arXiv preprint arXiv:250{number}.00001*.]"
        f"({URL}250{number}.00001) | 2025 | {code} |"
        for number, code in ((5, "NA"), (4, "NA"), (3, "[Python](https://github.com/made/lamp3)"))
    )
    assert added(listed, NAMELESS) == (
        f"| [On Keeping Many Rooms Warm in Winter.]({URL}2506.01234) | 2025 | NA |"
    )


# --- badges


@pytest.mark.parametrize(
    ("badge", "written"),
    [
        ("![date](https://img.shields.io/badge/Date-2025--0{}-blue)", "Date-2025--06-blue"),
        ("![](https://img.shields.io/badge/2025.0{}-lightgrey)", "2025.06-lightgrey"),
        ("![](https://img.shields.io/badge/0{}%2F2025-red)", None),
        ("![](https://img.shields.io/badge/Released-May_{}%2C_2025-red)", "Released-Jun_3%2C_2025-red"),
        ("![](https://img.shields.io/badge/Code-2025.0{}-red)", None),
    ],
)
def test_a_badge_that_tells_nothing_but_a_date_tells_the_new_one(badge: str, written: str | None) -> None:
    listed = "\n".join(
        f"- **Lamps that Burn with Light {number}** [[paper]({URL}250{number}.00001)] {badge.format(number)}"
        for number in (5, 4, 3)
    )
    shown = badge.partition("](")[0]
    end = f" {shown}](https://img.shields.io/badge/{written})" if written else ""
    assert added(listed, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm** [[paper]({URL}2506.01234)]{end}"
    )


def test_a_promise_is_not_made_of_a_page_that_is_there() -> None:
    listed = "\n".join(
        f"- **Lamps that Burn with Light {number}** [📄 Paper]({URL}250{number}.00001) | "
        f"[💻 Code (not yet)](https://github.com/made/lamp{number})"
        for number in (5, 4, 3)
    )
    assert added(listed, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm** [📄 Paper]({URL}2506.01234) | [💻 Code](https://github.com/warm/ember)"
    )


# --- more lines than one


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


# --- columns


def test_a_column_of_what_works_are_called_holds_the_name_whatever_it_is_called() -> None:
    listed = "| Date | keywords | Institute | Paper |\n|---|---|---|---|\n" + "\n".join(
        f"| 2025-0{number} | Lamp{number} | Made | [Lamp{number}: A Lamp of the {number}th Kind]({URL}250{number}.00001) |"
        for number in (2, 3, 4, 5)
    )
    assert added(listed, EMBER) == (
        f"| 2025-06 | Ember |  | [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234) |"
    )


def test_a_column_of_what_works_are_built_on_does_not_hold_their_names() -> None:
    """Though the names of works often begin with it."""
    listed = "| Paper | Base |\n|---|---|\n" + "\n".join(
        f"| [{name}: A Lamp of the {number}th Kind]({URL}250{number}.00001) | {base} |"
        for number, name, base in (
            (2, "Wick-Lamp", "Wick"),
            (3, "Wick2", "Wick"),
            (4, "GlowLamp", "Glow"),
            (5, "Glowing", "Glow"),
        )
    )
    assert added(listed, EMBER) == f"| [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234) |  |"


NOTED = "| Dataset | Notes |\n|---|---|\n" + "\n".join(
    f"| [Wicks{number}](https://huggingface.co/datasets/made/wicks{number}) | {notes} |"
    for number, notes in (
        (5, f"Many wicks of wool that burn all night. See [Wicks5 paper]({URL}2505.00001)."),
        (4, f"Wicks that are lit by a spark. Used to train [Lamp4]({URL}2504.00001)."),
        (3, f"First wicks that were ever soaked in oil, see the paper [here]({URL}2503.00001)."),
    )
)
ROOMS = Paper(
    "rooms", published=date(2025, 6, 3), links=Links(hf_dataset="https://huggingface.co/datasets/warm/rooms")
)


@pytest.mark.parametrize(
    ("abstract", "notes"),
    [
        ("", ""),
        ("Rooms are cold. We introduce Rooms, a dataset of many warm rooms.", "Dataset of many warm rooms"),
    ],
)
def test_links_within_sentences_are_those_sentences_own(abstract: str, notes: str) -> None:
    line = added(NOTED, replace(ROOMS, abstract=abstract))
    assert line.casefold().startswith("| [rooms](https://huggingface.co/datasets/warm/rooms) |")
    assert line.count("](") == 1
    assert notes in line
    assert notes or line.endswith("|  |")
