"""Rules on lists of other makes: what looks like a fault there and is none, and what is one and looks like nothing."""

from __future__ import annotations

import pytest
from support.linting import findings, told

from tracker.lint.check import mend
from tracker.lint.finding import Rule, Weight

URL = "https://arxiv.org/abs/"


def quoted(name: str, title: str, arxiv_id: str) -> str:
    return f'* **{name}**: "{title}", *RSS 2024*. [[Paper]({URL}{arxiv_id})]\n\n'


OIL = quoted("Oil", "Learning to Fill Lamps from Few Demonstrations", "2406.00003")
WICK = quoted("Wick", "Threads of Cotton for Long Evenings at Sea", "2405.00002")
LUMEN = quoted("Lumen", "Seeing Small Lights in Large and Dark Rooms", "2404.00001")


def test_a_link_copied_with_another_name_and_title_is_no_duplicate() -> None:
    copied = quoted("Flame", "Burning without Smoke in Closed Rooms", "2405.00002")
    found = [one for one in findings(f"## Papers\n\n{OIL}{WICK}{LUMEN}{copied}") if one.line == 9]
    assert [one.rule for one in found if one.rule is not Rule.OUT_OF_ORDER] == [
        Rule.SAME_LINK_DIFFERENT_TITLE
    ]


def test_a_work_listed_again_is_held_against_its_own_first_mention() -> None:
    flame = quoted("Flame", "Burning without Smoke in Closed Rooms", "2405.00002")
    found = [one for one in findings(f"## Papers\n\n{WICK}{flame}{LUMEN}{flame}") if one.line == 9]
    assert [(one.rule, one.others) for one in found if one.rule is not Rule.OUT_OF_ORDER] == [
        (Rule.DUPLICATE_SAME_SECTION, (5,))
    ]


def test_a_duplicate_goes_with_the_blank_line_that_set_it_off() -> None:
    text = f"## Papers\n\n{OIL}{WICK}{WICK}{LUMEN}"
    assert mend(text.encode(), "README.md").data.decode() == f"## Papers\n\n{OIL}{WICK}{LUMEN}"
    tight = "".join(one.removesuffix("\n") for one in (OIL, WICK, WICK, LUMEN))
    kept = "".join(one.removesuffix("\n") for one in (OIL, WICK, LUMEN))
    assert mend(f"## Papers\n\n{tight}".encode(), "README.md").data.decode() == f"## Papers\n\n{kept}"


def test_a_title_copied_from_the_neighbour_is_told_with_both_names() -> None:
    copied = quoted("Flame", "Threads of Cotton for Long Evenings at Sea", "2404.00009")
    found = [
        one for one in findings(f"## P\n\n{OIL}{WICK}{copied}") if one.rule is Rule.SAME_TITLE_DIFFERENT_LINK
    ]
    assert [(one.line, one.others) for one in found] == [(7, (5,))]
    assert "Flame has the title that Wick has on line 5" in found[0].message


def test_where_many_titles_are_alike_behind_the_name_none_was_copied() -> None:
    titles = ("Threads of Cotton for Long Evenings", "Threads of Wool for Long Mornings")
    lines = [
        quoted(f"{name}{where}", title, f"2405.0{at}{ord(name[0])}9")
        for at, title in enumerate(titles)
        for where in ("Lamp", "Flame")
        for name in ("Amber", "Brisk", "Cobalt")
    ]
    found = [
        one for one in findings(f"## P\n\n{''.join(lines)}") if one.rule is Rule.SAME_TITLE_DIFFERENT_LINK
    ]
    assert {one.weight for one in found} == {Weight.NOTE}
    assert all("many titles of this list are alike" in one.message for one in found)


def test_two_versions_may_share_their_title() -> None:
    second = quoted("Wick-2", "Threads of Cotton for Long Evenings at Sea", "2404.00009")
    assert not [
        one for one in findings(f"## P\n\n{OIL}{WICK}{second}") if one.rule is Rule.SAME_TITLE_DIFFERENT_LINK
    ]


def test_two_datasets_of_one_paper_are_a_note() -> None:
    title = "Mapping Words to Lamps in Large Rooms with Goals"
    text = (
        f"## Data\n\n- [HALL]: {title}  \nEMNLP 2018 [paper]({URL}1809.00786)\n\n"
        f"- [HULL]: {title}  \nEMNLP 2018 [paper]({URL}1809.00786)\n"
    )
    assert told(text) == [(6, Rule.DUPLICATE_SAME_SECTION, Weight.NOTE)]


def test_works_without_any_id_are_found_twice_by_their_titles() -> None:
    entry = "* **HOME**: Home Scenes: Composing Lamps with Actions (CVPR 2021)\n[[Page](https://home.example.org)]\n\n"
    again = entry.replace("home.example.org", "home.example.org/data")
    assert told(f"## A\n\n{entry}## B\n\n{again}") == [(8, Rule.DUPLICATE_OTHER_SECTION, Weight.NOTE)]


def test_the_page_s_own_paper_in_its_head_is_no_first_mention() -> None:
    works = "".join(
        f"- [Lamp {number} of a Long Series]({URL}2401.0000{number})\n" for number in range(9, 2, -1)
    )
    text = f"# Lamps\n\n- Our survey: [Lamp 5 of a Long Series]({URL}2401.00005)\n\n## Papers\n\n{works}"
    assert told(text) == []


def test_a_table_that_sorts_papers_lists_none() -> None:
    names = ", ".join(f"[Lamp{number}]({URL}2401.0000{number})" for number in range(1, 5))
    text = (
        f"## Ways\n\n| Way | Papers |\n|---|---|\n| by oil | {names} |\n| by wick | [Lamp1]({URL}2401.00001) |\n\n"
        f"## Papers\n\n- [Lamp1: A Lamp of Its Own Kind]({URL}2401.00001)\n"
    )
    assert told(text) == []


MONTH = "".join(
    f"- [Lamp {number} of a Long Series]({URL}{number})\n"
    for number in ("2406.00003", "2405.00002", "2405.00009", "2404.00001", "2403.00001", "2402.00001")
)


def test_within_a_month_the_order_is_a_note() -> None:
    assert told(f"## Papers\n\n{MONTH}") == [(5, Rule.OUT_OF_ORDER, Weight.NOTE)]


def dated(day: str, arxiv_id: str) -> str:
    return f"| [Lamp {arxiv_id} of a Long Series]({URL}{arxiv_id}) | {day} |\n"


def test_it_is_said_which_of_two_neighbours_stands_apart() -> None:
    rows = [("2024-06-01", "2406.00001"), ("2024-05-02", "2405.00001"), ("2023-04-01", "2304.00001")]
    rows += [("2024-03-04", "2403.00001"), ("2024-02-04", "2402.00001"), ("2024-01-04", "2401.00001")]
    table = "## Papers\n\n| Title | Date |\n|---|---|\n" + "".join(dated(*row) for row in rows)
    found = [one for one in findings(table) if one.rule is Rule.OUT_OF_ORDER]
    assert [(one.line, one.weight) for one in found] == [(8, Weight.WARNING)]
    assert found[0].message.endswith("it is line 7 that stands apart")
    slip = table.replace("2304.00001", "2404.00001")  # the year is a slip, which is told by itself
    assert told(slip) == [(7, Rule.DATE_BEFORE_ARXIV, Weight.WARNING)]


ENTRY = f"- [Lamps of a Long Series]({URL}2401.00001)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<a href="" target=\'_blank\'><img src="https://badge.example.org/lamp"> </a>', Weight.NOTE),
        ('<p>\n<a href="" alt="">\n<img src="https://badge.example.org/lamp"></a></p>', Weight.NOTE),
        ("> By [Ada Made](), [Bo Up](https://up.example.org)", Weight.WARNING),
        (f"## Papers\n\n{ENTRY} [[Code]()]", Weight.ERROR),
        (f"## Papers\n\n{ENTRY} [[Code](None)]", Weight.ERROR),
        (f"## Papers\n\n{ENTRY} [[Code](TODO)]", Weight.ERROR),
    ],
    ids=["a badge", "a badge over lines", "people", "an entry", "none", "to do"],
)
def test_an_empty_link_weighs_by_where_it_stands(text: str, expected: Weight) -> None:
    assert [(rule, weight) for _, rule, weight in told(f"# Lamps\n\n{text}\n")] == [
        (Rule.EMPTY_LINK, expected)
    ]


def test_an_address_in_brackets_of_its_own_is_mended() -> None:
    text = (
        "## Papers\n\n- [Open-Lamp]((https://github.com/made/lamp)) | [Code](https://github.com/made/lamp)\n"
    )
    assert told(text) == [(3, Rule.BAD_SCHEME, Weight.ERROR)]
    assert mend(text.encode(), "README.md").data.decode() == text.replace("((", "(").replace("))", ")")


def test_a_link_that_shows_another_address_than_its_own_is_told() -> None:
    text = f"## Papers\n\n* **Lamps against Storms at Sea** |\n  * Ada Made\n  * [RSS] [{URL}2312.03777]({URL}2310.04655)\n"
    assert told(text) == [(5, Rule.LABEL_URL_MISMATCH, Weight.WARNING)]


def test_a_link_that_shows_its_own_address_names_its_work_once() -> None:
    shown = f"* **{{}}** [{URL}{{}}]({URL}{{}}) [[code](https://github.com/made/{{}})]\n"
    works = (("Lamps at Sea", "2405.00002", "lamps"), ("Wicks on Land", "2404.00001", "wicks"))
    assert (
        told("## Papers\n\n" + "".join(shown.format(title, one, one, name) for title, one, name in works))
        == []
    )


def test_a_work_in_two_lists_of_one_section_is_there_twice() -> None:
    listed = f"- [Threads of Cotton]({URL}2405.00002)\n- [Seeing Small Lights]({URL}2404.00001)\n"
    row = f"| Name | Paper |\n|--|--|\n| Wick | [Threads of Cotton]({URL}2405.00002) |\n"
    assert told(f"## Papers\n\n{listed}\n{row}") == [(8, Rule.DUPLICATE_SAME_SECTION, Weight.ERROR)]


@pytest.mark.parametrize(
    "subjects", ["", "\n1. Lamps of Wax\n   - Tallow\n   - Beeswax\n"], ids=["beside none", "beside subjects"]
)
def test_a_subject_among_subjects_is_no_entry_without_a_link(subjects: str) -> None:
    works = "".join(f"   - [Lamp {at} of a Long Series]({URL}2401.0000{at})\n" for at in range(1, 5))
    found = told(f"## Papers\n\n1. Lamps of Oil\n   - Short Wicks\n{works}{subjects}")
    assert [rule for _, rule, _ in found] == ([] if subjects else [Rule.ENTRY_WITHOUT_LINK])


@pytest.mark.parametrize("remark", ["Up to date (7th May), more work loading...", "Coming soon", "待补充"])
def test_a_remark_on_what_is_to_come_is_no_entry_without_a_link(remark: str) -> None:
    works = "".join(
        f"{10 - number}. [Lamp {number} of a Long Series]({URL}2401.0000{number})\n"
        for number in range(9, 4, -1)
    )
    assert told(f"## Papers\n\n{works}6. {remark}\n") == []
    assert [rule for _, rule, _ in told(f"## Papers\n\n{works}6. A Lamp of Its Own Kind\n")] == [
        Rule.ENTRY_WITHOUT_LINK
    ]


def test_a_link_without_words_and_address_is_a_note() -> None:
    rows = "".join(f"| Lamp {at} of a Long Series | [paper]({URL}2401.0000{at}) | []()|\n" for at in (5, 4))
    text = f"## Papers\n\n| Title | Paper | Code |\n|---|---|---|\n{rows}"
    assert told(text) == [(5, Rule.EMPTY_LINK, Weight.NOTE), (6, Rule.EMPTY_LINK, Weight.NOTE)]


@pytest.mark.parametrize(
    ("cells", "weight"),
    [("| a | b |", Weight.NOTE), ("| a |", Weight.WARNING), ("| a | b | c | d |", Weight.ERROR)],
)
def test_cells_too_many_weigh_more_than_cells_too_few(cells: str, weight: Weight) -> None:
    assert told(f"## Ways\n\n| One | Two | Three |\n|---|---|---|\n{cells}\n") == [
        (5, Rule.TABLE_COLUMNS, weight)
    ]


def test_titles_that_share_the_words_of_their_field_are_two_works() -> None:
    doi = "https://doi.org/10.1000/lamps.7"
    text = (
        f"## Papers\n\n- [Cross-Room Unsupervised Lamp Adaptation for Semantic Lighting via Fusion and Distilling]({doi})\n"
        f"- [Wick2: Making Frozen Wicks Reward Unsupervised Lamp Adaptation in Semantic Lighting]({doi})\n"
    )
    assert told(text) == [(4, Rule.SAME_LINK_DIFFERENT_TITLE, Weight.WARNING)]


FOLDED = """## Lamps of the Trade

### Maker - {name}

<details>
<summary>Unfold</summary>

**Paper**: [{title}]({url})

Made with care, in these steps:

- **Wicks**: twisted by hand

**Report**:
- [arXiv:{id}]({url})

</details>

"""


def folded(name: str, title: str, arxiv_id: str) -> str:
    return FOLDED.format(name=name, title=title, url=f"{URL}{arxiv_id}", id=arxiv_id)


def test_what_describes_one_work_may_name_it_in_each_of_its_parts() -> None:
    first = folded("Wick", "Wick: A Lamp Twisted by Hand and Lit", "2401.00001")
    text = first + folded("Kettle", "Kettle: A Pot that Sings for Its Keeper", "2402.00002")
    assert told(f"# Awesome Lamps\n\n{text}") == []


def test_news_in_the_head_list_nothing_however_long_their_heading() -> None:
    works = "".join(f"- [Lamp {at}: One of a Long Series]({URL}2401.0000{at})\n" for at in (7, 6, 5, 4))
    text = (
        f"# Awesome Lamps\n\n### :star: News! The Latest & Brightest Survey of Lamps Just Got Better!\n\n"
        f"[Paper (40 pages, 28 lamps)]({URL}2401.00007). Read it at night.\n\n## Papers\n\n{works}"
    )
    assert told(text) == []


def test_a_badge_without_a_page_is_a_note_and_a_promised_page_a_fault() -> None:
    badge = "[![Area](https://img.shields.io/badge/Oil-purple)]()"
    entries = [f"- [Lamp {at} of Many Kinds]({URL}240{at}.00001) {badge}\n" for at in (5, 4)]
    found = told("## Papers\n\n" + "".join(entries) + f"- [Wick of One Kind]({URL}2403.00001) [Code]()\n")
    assert [one for one in found if one[1] is Rule.EMPTY_LINK] == [
        (3, Rule.EMPTY_LINK, Weight.NOTE),
        (4, Rule.EMPTY_LINK, Weight.NOTE),
        (5, Rule.EMPTY_LINK, Weight.ERROR),
    ]


HEADER = "## Papers\n\n| Title | Venue | Date | Code |\n|---|---|---|---|\n"


def dated_row(number: int, day: str) -> str:
    return (
        f"| [Lamp{number}: Lights of {number} Kinds]({URL}24{number:02}.0000{number}) | RSS | {day} | - |\n"
    )


def test_rows_that_divide_a_table_are_none_of_its_works() -> None:
    above = dated_row(4, "2024-04-05") + dated_row(2, "2024-02-05") + dated_row(1, "2024-01-05")
    below = dated_row(7, "2024-07-05") + dated_row(6, "2024-06-05") + dated_row(3, "2024-03-05")
    assert told(f"{HEADER}| _Wicks_ |\n{above}| _Oil_ |\n{below}") == []


@pytest.mark.parametrize(("one", "other"), [("Kettle", "Kettle+"), ("Pan(A)", "Pan(B)"), ("Pot-S", "Pot-L")])
def test_data_of_one_stem_and_paper_are_told_apart(one: str, other: str) -> None:
    title = "[Boiling Water in Many Vessels](https://arxiv.org/abs/2406.00003)"
    rows = f"| {one} | {title} |\n| {other} | {title} |\n"
    assert told(f"## Data\n\n| Name | Title |\n|---|---|\n{rows}") == [
        (6, Rule.DUPLICATE_SAME_SECTION, Weight.NOTE)
    ]


def test_a_row_that_says_itself_that_there_is_no_link_is_no_fault() -> None:
    rows = "".join(dated_row(at, f"2024-0{at}-05") for at in (1, 2, 3, 4))
    none = "| Lamp5: Lights of Five Kinds | RSS | 2024-05-05 | - |\n"
    assert told(f"{HEADER}{rows}{none}") == [(9, Rule.ENTRY_WITHOUT_LINK, Weight.NOTE)]
    assert told(f"{HEADER}{rows}{none.replace('- |', ' |')}") == [(9, Rule.ENTRY_WITHOUT_LINK, Weight.ERROR)]


def test_years_of_venues_explain_what_ids_do_not() -> None:
    ids = ("1801.00001", "1902.00002", "1807.00003", "2103.00004", "2201.00005", "2302.00006")
    venues = ("RSS-2018", "RSS-2019", "RAL-2020", "RSS-2021", "RSS-2022", "RSS-2023")
    rows = "".join(
        f"| [Lamp of {venue}]({URL}{one}) | {venue} |\n" for one, venue in zip(ids, venues, strict=True)
    )
    listed = f"## Data\n\n| Name | Pub. & Date |\n|---|---|\n{rows}"
    assert told(listed) in ([], [(7, Rule.OUT_OF_ORDER, Weight.NOTE)])
