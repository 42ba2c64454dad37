"""What is a list, and what is only said around it: heads of pages, folds, tags, lines below an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.makes import BARE
from support.pages import planned, read

from state.records import Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Duplicate
from tracker.lists.placing.place import draw_map
from tracker.lists.steering import NO_DOUBT

if TYPE_CHECKING:
    from tracker.lists.reading.page import Page

URL = "https://arxiv.org/abs/"


def lists_of(page: Page) -> list[tuple[int, int]]:
    """The line of the first entry of each list, and how many entries it has."""
    families = draw_map(page).families.values()
    groups = [page.groups[group] for family in families for group in family]
    return sorted((members[0].start, len(members)) for members in groups)


WORKS = (
    f"- [Oil: A Model of Lamps]({URL}2505.00005)\n- [Wick: A Model of Threads]({URL}2504.00002)\n"
    f"- [Lumen: A Model of Light]({URL}2503.00003)\n- [Harbour: A Model of Ports]({URL}2502.00004)\n"
)


@pytest.mark.parametrize("contents", ["## Contents", "## Table of Contents <!-- omit in toc -->"])
def test_lists_below_a_table_of_contents_are_lists(contents: str) -> None:
    text = f"# Lamps\n\n{contents}\n- [Models](#models)\n\n### Models\n\n{WORKS}"
    assert lists_of(read(text)) == [(7, 4)]
    outcome = planned(read(text), candidate_for(BARE))
    assert outcome.inserted == (f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)",)


def tabled(*links: str) -> str:
    rows = "".join(f"| [Oil{at}: A Model of Lamps]({link}) | 2025 |\n" for at, link in enumerate(links))
    return f"# L\n\n## Table of Contents\n\n| Title | Year |\n|---|---|\n{rows}"


def test_a_table_of_papers_below_the_contents_heading_is_the_list() -> None:
    assert lists_of(read(tabled(*(f"{URL}250{at}.00001" for at in range(1, 5))))) == [(6, 4)]


@pytest.mark.parametrize(
    "page",
    [
        tabled("#oil", "#wick", f"{URL}2501.00001"),
        tabled("#oil", *(f"{URL}250{at}.00001" for at in range(1, 6))),
        tabled(f"{URL}2501.00001", f"{URL}2502.00001"),
        tabled(*(f"{URL}250{at}.00001" for at in range(1, 5))).replace("Table of Contents", "News"),
        f"# L\n\n## Contents\n\n{WORKS}",
    ],
    ids=["leads below", "leads below too", "two papers", "news", "bullets"],
)
def test_other_contents_are_no_list(page: str) -> None:
    assert lists_of(read(page)) == []


def test_what_stands_below_news_is_news() -> None:
    assert lists_of(read(f"# Lamps\n\n## News\n\n### 2025\n\n{WORKS}\n## Papers\n\n{WORKS}")) == [(13, 4)]


@pytest.mark.parametrize("heading", ["Overview", "About this list", "Introduction", "Citation"])
def test_lists_below_a_heading_with_one_mark_too_few_are_lists(heading: str) -> None:
    text = f"# Lamps\n\n# {heading}\n\n- [Models](#models)\n\n## Models\n\n{WORKS}\n## Data\n\n{WORKS}"
    assert lists_of(read(text)) == [(8, 4), (15, 4)]


@pytest.mark.parametrize("heading", ["News", "Updates", "Changelog"])
def test_years_of_news_are_news_however_many_they_are(heading: str) -> None:
    assert lists_of(read(f"# Lamps\n\n# {heading}\n\n## 2025\n\n{WORKS}\n## 2024\n\n{WORKS}")) == []


def test_what_stands_below_one_of_many_headings_about_the_list_is_about_it_too() -> None:
    below = "".join(f"\n## {heading}\n\n{WORKS}" for heading in ("Models", "Data", "Surveys"))
    assert len(lists_of(read(f"# Lamps\n{below}\n## About\n\n### More of Us\n\n{WORKS}"))) == 3


HEADS = {
    "news with a tag": f"- [News] The survey is [translated]({URL}2501.00001).\n- [News] It is **out**.\n",
    "the page's own paper": f"- Our survey of lamps: [A Survey of Lamps]({URL}2501.00001) :heart:\n",
    "prose that begins with a link": f"[A Survey of Lamps]({URL}2501.00001) is the review that includes:\n",
    "tools": "* :star: `Lamp Search`: https://lamps.example.org/search\n",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=list(HEADS))
def test_the_head_of_a_page_is_no_list_where_one_stands_below(head: str) -> None:
    assert [count for _, count in lists_of(read(f"# Lamps\n\n{head}\n## Models\n\n{WORKS}"))] == [4]


def test_a_page_of_one_heading_is_a_list() -> None:
    assert lists_of(read(f"# Lamps\n\n{WORKS}")) == [(2, 4)]
    assert lists_of(read(f"# Lamps\n\n{''.join(WORKS.splitlines(keepends=True)[:2])}")) == [(2, 2)]


def test_news_is_no_list_under_any_heading() -> None:
    news = f"- **News**: [Oil]({URL}2505.00005) is out.\n- News: [Wick]({URL}2504.00002) too.\n"
    assert lists_of(read(f"# Lamps\n\n## Highlights\n\n{news}\n## Models\n\n{WORKS}")) == [(9, 4)]


def test_short_tables_in_folds_are_tables() -> None:
    row = '    <tr>\n      <td><a href="{url}"><b>{title}</b></a></td>\n      <td>2025</td>\n    </tr>\n'
    folds = "".join(
        f"<details>\n<summary><b>Lamps of kind {kind}</b> ({count} papers)</summary>\n\n<table>\n  <tbody>\n"
        + "".join(
            row.format(
                url=f"{URL}2505.000{kind}{one}", title=f"Lamp{kind}{one}: A Model of Light in Dark Rooms"
            )
            for one in range(count)
        )
        + "  </tbody>\n</table>\n\n</details>\n\n"
        for kind, count in ((1, 2), (2, 1), (3, 2))
    )
    page = read(f"# Lamps\n\n## Models\n\n{folds}")
    assert [(group.labels, len(members)) for group, members in page.groups.items()] == [
        (("Lamps of kind 1 (2 papers)",), 2),
        (("Lamps of kind 2 (1 papers)",), 1),
        (("Lamps of kind 3 (2 papers)",), 2),
    ]


def starts(text: str) -> list[int]:
    return [entry.start for entry in read(text).entries]


def test_paragraphs_with_a_tag_or_a_sign_are_entries() -> None:
    text = (
        f":red_square: `LAMP` `Aug` &nbsp;-&nbsp; [paper]({URL}2505.00005) / code - Oil: A Model of Lamps\n\n"
        f"`[Made et al.]` Wick: A Model of Threads. [[paper]]({URL}2504.00002)\n\n"
        f"🎯 [Lumen: A Model of Light]({URL}2503.00003)\n\n"
        ":teddy_bear: Please send us works, see [here](https://lamps.example.org/how).\n"
    )
    assert starts(f"## Papers\n\n{text}") == [2, 4, 6]


def test_a_bold_title_with_people_in_italics_below_is_one_entry() -> None:
    text = (
        "**A Model of Lamps for Long Evenings** <br>\n*Ada Made, Bo Up*<br>\n[8th Mar., 2025] [MICCAI, 2025]<br>\n"
        f"[[Paper]({URL}2503.00005)]\n"
    )
    assert [(entry.start, entry.end) for entry in read(f"## Papers\n\n{text}").entries] == [(2, 6)]


def test_a_bold_line_over_linked_lines_is_a_heading() -> None:
    text = f"**Lamps**\n[Oil: A Model of Lamps]({URL}2505.00005)\n"
    assert starts(f"## Papers\n\n**Models of many lamps**\n\n{text}") == [4]


NESTED = {
    "a label before links": "  - Code: [official](https://github.com/made/oil)\n  - Tried on: [Port](https://port.example.org), [Sea](https://sea.example.org)\n",
    "a label in bold": "  - **Data**: [Port](https://port.example.org)\n",
    "a link called by an address": f"  - [ECCV2025] [{URL}2505.00006]({URL}2505.00005)\n",
}


@pytest.mark.parametrize("nested", NESTED.values(), ids=list(NESTED))
def test_nested_lines_that_tell_of_the_work_above_belong_to_it(nested: str) -> None:
    text = f"- [Oil: A Model of Lamps]({URL}2505.00005)\n  - Ada Made, Bo Up\n{nested}"
    assert len(read(f"## Papers\n\n{text}").entries) == 1


def test_nested_works_stay_entries_of_their_own() -> None:
    text = (
        f"- Lamps\n  - Oil: [A Model of Lamps]({URL}2505.00005)\n  - Wick: [A Model of Threads]({URL}2504.00002)\n"
        f"- [Light: A Survey]({URL}2501.00001)\n  - [Lumen: A Model of Light]({URL}2503.00003)\n"
    )
    assert starts(f"## Papers\n\n{text}") == [3, 4, 5, 6]


def test_what_a_comment_hides_over_several_lines_is_no_list() -> None:
    hidden = f"<!-- Not yet sorted:\n## Later\n- [Tin: A Model of Metal]({URL}2501.00009)\n-->\n"
    page = read(f"# Lamps\n\n{hidden}\n## Papers\n\n{WORKS}- Soon more. <!-- or\nnot -->\n")
    assert [section.title for section in page.sections[1:]] == ["Lamps", "Papers"]
    assert lists_of(page)[0][0] == 9
    known = candidate_for(Paper("Tin: A Model of Metal", arxiv_id="2501.00009"))
    there = plan_addition(page, known, NO_DOUBT)
    assert isinstance(there, Duplicate)
    assert there.mentions[0].line == 4


def test_a_comment_that_nobody_closes_hides_nothing_below() -> None:
    assert lists_of(read(f"# Lamps\n\n## Papers <!-- sorted by day\n\n{WORKS}")) == [(4, 4)]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ('<h2 align="center">\n  Papers\n  on lamps\n</h2>', "Papers on lamps"),
        ("<h2><b>Papers</b></h2>", "<b>Papers</b>"),
        ("<h2>\n</h2>", "Lamps"),
        ("<h2>Papers without an end", "Lamps"),
    ],
    ids=["over several lines", "on one line", "of no words", "not closed"],
)
def test_a_heading_in_html_is_one_where_a_reader_sees_one(heading: str, title: str) -> None:
    page = read(f"# Lamps\n\n{heading}\n\n{WORKS}")
    outcome = planned(page, candidate_for(BARE))
    assert outcome.section[-1] == title


def test_a_table_right_below_another_is_a_table_of_its_own() -> None:
    text = (
        f"# Lamps\n\n| Model | Paper |\n|---|---|\n| Oil | [A Model of Lamps]({URL}2505.00005) |\n"
        f"| Dataset | Size | Paper |\n|---|---|---|\n| Wick | 3 | [A Set of Threads]({URL}2504.00002) |\n"
    )
    assert lists_of(read(text)) == [(4, 1), (7, 1)]


def test_a_name_with_its_people_over_one_linked_line_is_an_entry() -> None:
    people = (
        "Ann Lamp, Bob Wick, Cid Tallow",
        "Dan Lamp, Eve Wick, Fay Tallow",
        "Gil Lamp, Hal Wick, Ida Ash",
    )
    text = "# Lamps\n\n## Papers\n\n" + "".join(
        f"- **{name}**: {who}\n  - [A Model of {name}]({URL}250{5 - at}.00005)\n"
        for at, (name, who) in enumerate(zip(("Oil", "Tin", "Wax"), people, strict=True))
    )
    assert lists_of(read(text)) == [(4, 3)]
    outcome = planned(read(text), candidate_for(BARE))
    assert outcome.inserted == (
        "- **Ember**: Ida New, Jon Newer, Kim Ever",
        f"  - [A Model that Keeps Rooms Warm]({URL}2506.01234)",
    )


def test_points_and_rows_of_html_need_no_end() -> None:
    works = [
        f'<a href="{URL}250{5 - at}.00005">{name}: A Model</a>'
        for at, name in enumerate(("Oil", "Tin", "Wax"))
    ]
    points = "\n".join(f"<li>{work}" for work in works)
    rows = "\n".join(f"<tr><td>{work}" for work in works)
    text = f"# Lamps\n\n## Points\n\n<ul>\n{points}\n\n</ul>\n\n## Rows\n\n<table>\n{rows}\n\n## End\n"
    page = read(text)
    assert [(entry.start, entry.end) for entry in page.entries] == [
        (5, 6),
        (6, 7),
        (7, 8),
        (14, 15),
        (15, 16),
        (16, 17),
    ]
    outcome = planned(page, candidate_for(BARE, section=("Points",)))
    assert outcome.inserted == (f'<li><a href="{URL}2506.01234">Ember: A Model that Keeps Rooms Warm</a>',)
    assert outcome.line == 6


def test_a_point_of_html_goes_on_over_the_list_within_it() -> None:
    inner = "<ul>\n<li>seen</li>\n<li>tried</li>\n</ul>\n</li>"
    text = f'# Lamps\n\n<ul>\n<li><a href="{URL}2505.00005">Oil: A Model</a>\n{inner}\n</ul>\n'
    assert [(entry.start, entry.end) for entry in read(text).entries] == [(3, 9)]


@pytest.mark.parametrize(
    ("lines", "section"),
    [
        ("Works\n-----", "Works"),
        ("Works\n=====", "Works"),
        ("> and words\nWorks\n-----", "Lamps"),
        ("- Works\n-----", "Lamps"),
    ],
    ids=["a line below", "a double line below", "words above", "a bullet"],
)
def test_words_over_a_line_are_a_heading_where_they_stand_alone(lines: str, section: str) -> None:
    outcome = planned(read(f"# Lamps\n\n{lines}\n\n{WORKS}"), candidate_for(BARE))
    assert outcome.section[-1] == section


def test_a_bold_line_over_words_without_a_link_is_a_heading() -> None:
    text = f"# Lamps\n\n**Oil**\nWorks that burn oil:\n\n{WORKS}"
    assert lists_of(read(text)) == [(5, 4)]


def test_news_without_links_is_no_list_either() -> None:
    told = "".join(
        f"- Ada Made, Bea Made. A Model of Lamp {at} in Many Rooms. CVPR 2025.\n" for at in range(4)
    )
    news, papers = (read(f"# Lamps\n\n## {heading}\n\n{told}") for heading in ("News", "Papers"))
    assert lists_of(news) == []
    assert lists_of(papers) == [(4, 4)]
