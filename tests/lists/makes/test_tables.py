"""Rows that divide a table, and what a new row says: names, venues and people, links and numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import CODE, EMBER, URL, row_for, table_of, title_of
from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import Column, Slot

# --- rows that divide a table


def paper_row(number: int, behind: str = "") -> str:
    return f"| [{title_of(number)}]({URL}250{number}.00001) | - | [Paper]({URL}250{number}.00001) |{behind}"


def divided(*words: str) -> str:
    rows = [
        f"| {said} | | |\n{paper_row(2 * at + 1)}\n{paper_row(2 * at + 2)}" for at, said in enumerate(words)
    ]
    return "\n".join(["| Title | Introduction | Links |", "|---|---|---|", *rows])


@pytest.mark.parametrize(("open_", "close"), [("**", "**"), ("*", "*"), ("<b>", "</b>"), ("", "")])
def test_a_row_of_one_word_divides_its_table(open_: str, close: str) -> None:
    page = read(f"# L\n\n## Papers\n\n{divided(*(f'{open_}{word}{close}' for word in ('Wicks', 'Oil')))}\n")
    assert [(entry.start, entry.group.labels) for entry in page.entries] == [
        (7, ("Wicks",)),
        (8, ("Wicks",)),
        (10, ("Oil",)),
        (11, ("Oil",)),
    ]


def test_a_new_row_goes_below_the_row_that_names_its_part_of_the_table() -> None:
    page = read(f"# L\n\n## Papers\n\n{divided('**Wicks**', '**Oil**', '**Glass**')}\n")
    told = candidate_for(EMBER, section=("Papers", "Oil"))
    outcome = planned(page, told)
    assert outcome.inserted == (f"| [{EMBER.title}]({URL}2506.01234) | - | [Paper]({URL}2506.01234) |",)
    assert 10 < outcome.line <= 13


def test_parts_of_a_table_that_hold_no_work_yet_are_none() -> None:
    table = f"{divided('**Wicks**', '**Oil**')}\n| **Glass** | | |\n| **Brass** | | |"
    assert len(read(f"## Papers\n\n{table}\n").entries) == 4


def test_a_work_of_which_nothing_is_told_yet_divides_nothing() -> None:
    listed = "\n".join(
        ["| Title | Introduction | Links |", "|---|---|---|", paper_row(1), "| Kettle | | |", paper_row(2)]
    )
    assert len(read(f"## Papers\n\n{listed}\n").entries) == 3


def test_a_bold_name_among_bold_names_divides_nothing() -> None:
    rows = ["| Name | Paper |", "|---|---|", f"| **Lamp** | [Paper]({URL}2501.00001) |", "| **Kettle** | |"]
    rows.append(f"| **Pan** | [Paper]({URL}2502.00001) |")
    assert len(read("## Papers\n\n" + "\n".join(rows) + "\n").entries) == 3


def test_a_remark_behind_the_last_column_stays_with_its_work() -> None:
    rows = [paper_row(number, f" [//]: #05/{number}") for number in (1, 2, 3, 4)]
    table = "\n".join(["| Title | Introduction | Links |", "|---|---|---|", *rows])
    assert row_for(table) == f"| [{EMBER.title}]({URL}2506.01234) | - | [Paper]({URL}2506.01234) |"


# --- names and descriptions


def named_row(number: int, note: str) -> str:
    return f"| Lamp{number} | [{title_of(number)}]({URL}250{number}.00001) | [Link](https://github.com/oil/lamp{number}) | {note} |"


NAMED = "| Name | Paper | Link | Notes |\n|---|---|---|---|\n"
NOTES = (
    "A lamp that burns oil",
    "A lamp of many kinds and lights",
    "Three hundred lamps with wicks",
    "Glass for reading lamps",
)


def test_a_column_of_names_without_a_gap_gets_the_repositorys_however_plain() -> None:
    table = NAMED + "\n".join(named_row(at, note) for at, note in enumerate(NOTES, 1))
    plain = replace(
        EMBER,
        abstract="",
        title="Keeping Rooms Warm with Embers",
        links=Links(code="https://github.com/warm/warm-rooms"),
    )
    assert row_for(table, plain).startswith(f"| warm-rooms | [{plain.title}]({URL}2506.01234) |")


@pytest.mark.parametrize("repository", ["keeping-rooms-warm-with-embers", ""])
def test_a_repository_called_by_a_sentence_is_no_name(repository: str) -> None:
    table = NAMED + "\n".join(named_row(at, note) for at, note in enumerate(NOTES, 1))
    links = Links(code=f"https://github.com/warm/{repository}") if repository else Links()
    long = replace(EMBER, abstract="", title="Keeping Rooms Warm with Embers", links=links)
    assert row_for(table, long).startswith(f"|  | [{long.title}]({URL}2506.01234) |")


def test_where_notes_say_the_title_again_the_new_one_may_too() -> None:
    table = NAMED + "\n".join(named_row(at, note) for at, note in enumerate(NOTES, 1))
    untold = replace(EMBER, abstract="")
    assert row_for(table, untold).endswith("| Model that Keeps Rooms Warm |")
    apart = NAMED + "\n".join(named_row(at, f"Burns oil on {at} tables") for at in (1, 2, 3, 4))
    assert row_for(apart, untold).endswith("|  |")


def test_words_before_a_description_name_what_is_described() -> None:
    head = "| Project | Description | Code |\n|---|---|---|\n"
    rows = "".join(
        f"| {name} | Keeps the {name} in Every Room | [code](https://github.com/made/{name.lower()}) |\n"
        for name in ("Oil", "Tin", "Wax", "Tar")
    )
    assert row_for(f"{head}{rows}", EMBER).startswith("| Ember | ")
    alone = "".join(
        f"| Keeping the {name} in Every Room | [code](https://github.com/made/{name.lower()}) |\n"
        for name in ("Oil", "Tin", "Wax", "Tar")
    )
    assert row_for(f"| Description | Code |\n|---|---|\n{alone}").startswith(
        "| A Model that Keeps Rooms Warm | "
    )


@pytest.mark.parametrize(
    ("named", "told"),
    [("Temp", "A Model that Keeps Rooms Warm"), ("Lamps", "Ember: A Model that Keeps Rooms Warm")],
    ids=["only its letters", "the name"],
)
def test_a_title_stands_whole_where_others_have_their_names_in_them(named: str, told: str) -> None:
    listed = "| Model | Paper | Venue |\n|---|---|---|\n" + "".join(
        f"| `{name}` | [Temporal Light of Lamps {at}]({URL}250{at}.00001) | arXiv 2025 |\n"
        for at, name in enumerate((named, "WaxLight", "OilLight", "TarLight"), 1)
    )
    assert f"| `Ember` | [{told}]({URL}2506.01234) |" in row_for(listed)


# --- columns by what stands in them


def test_words_under_a_header_that_speaks_of_code_or_pdfs_are_no_links() -> None:
    rows = [
        f"| Lamp{at} | Burns oil for {at} readers at a table | {URL}250{at}.00001 | {said} |"
        for at, said in enumerate(("official", "reference", "preview", "third-party"), 1)
    ]
    table = table_of("| Model | Highlights (from PDF) | Official Link | Code status |", *rows)
    said = replace(EMBER, title="Ember")
    assert row_for(table, said) == (f"| Ember | Stove that keeps rooms warm | {URL}2506.01234 |  |")


def test_what_a_few_others_say_of_themselves_is_not_said_of_a_new_work() -> None:
    uses = ("cold rooms", "cold rooms", "dark halls", "wet cellars", "long stairs", "small yards")
    rows = [f"| [{title_of(at)}]({URL}250{at}.00001) | {use} |" for at, use in enumerate(uses, 1)]
    assert row_for(table_of("| Title | Made for |", *rows)).endswith("|  |")


def test_links_to_what_works_are_made_from_are_not_said_of_a_new_work() -> None:
    rows = [
        f"| [Lamp{at}](https://github.com/oil/lamp{at}) | [Wick](https://wick.example) | 2025 |"
        for at in (1, 2, 3)
    ]
    made = replace(EMBER, abstract="", links=Links(code=CODE, project="https://ember.example"))
    assert "wick" not in row_for(table_of("| Dataset | Base | Year |", *rows), made).casefold()


def test_a_description_stands_only_where_a_column_is_for_it() -> None:
    rows = [
        f"| [Lamp{at}]({URL}250{at}.00001) | Words of {at} people about lamps | Burns oil on {at} tables |"
        for at in (1, 2, 3)
    ]
    assert row_for(table_of("| Dataset | Label / Annotation | Notes |", *rows)).endswith(
        "|  | Stove that keeps rooms warm |"
    )


@pytest.mark.parametrize("nothing", ["nan", "N/A", "-"])
def test_a_preprint_has_the_sign_for_nothing_where_others_have_it(nothing: str) -> None:
    venues = ("CVPR 2025", nothing, "NSDI'24", nothing, "ACM MM 2025")
    rows = [f"| {venue} | [{title_of(at)}]({URL}250{at}.00001) |" for at, venue in enumerate(venues, 1)]
    assert row_for(table_of("| Conference | Title |", *rows)).startswith(f"| {nothing} | [Ember")


def test_a_venue_keeps_the_year_that_is_joined_to_it() -> None:
    venues = ("CVPR-2024", "IJCV-2024", "Lamp Fusion-2025", "CVPR Workshop-2025")
    rows = [f"| [{title_of(at)}]({URL}250{at}.00001) | {venue} |" for at, venue in enumerate(venues, 1)]
    assert row_for(table_of("| Title | Pub. & Date |", *rows), replace(EMBER, venue="ICCV 2025")).endswith(
        "| ICCV-2025 |"
    )


@pytest.mark.parametrize("rest", [" et.al.", " et al.", " et. al."])
def test_people_are_shortened_however_it_is_spelled(rest: str) -> None:
    rows = [f"| [{title_of(at)}]({URL}250{at}.00001) | Ada Made{rest} |" for at in (1, 2, 3)]
    assert row_for(table_of("| Title | Authors |", *rows)).endswith(f"| Ida New{rest} |")


# --- links


def test_a_paper_elsewhere_is_linked_under_the_usual_sign() -> None:
    rows = [f"| {title_of(at)} | [📄]({URL}250{at}.00001) |" for at in (1, 2, 3)]
    elsewhere = replace(EMBER, arxiv_id=None, links=Links(abs="https://doi.org/10.1000/ember"))
    assert row_for(table_of("| Title | Paper |", *rows), elsewhere).endswith(
        "| [📄](https://doi.org/10.1000/ember) |"
    )


@pytest.mark.parametrize(
    ("paper", "link"),
    [
        (EMBER, f"[arXiv]({URL}2506.01234)"),
        (
            replace(EMBER, arxiv_id=None, links=Links(abs="https://www.biorxiv.org/content/1")),
            "[bioRxiv](https://www.biorxiv.org/content/1)",
        ),
        (
            replace(EMBER, arxiv_id=None, links=Links(abs="https://doi.org/10.1000/ember")),
            "[Paper](https://doi.org/10.1000/ember)",
        ),
    ],
)
def test_a_link_says_where_this_paper_is_and_not_where_the_others_are(paper: Paper, link: str) -> None:
    rows = [
        f"| Lamp{at} | 2025-0{at}-01 | [bioRxiv](https://www.biorxiv.org/content/10.1101/2025.0{at}) |"
        for at in (1, 2, 3, 4)
    ]
    assert row_for(table_of("| Model | Date | Paper |", *rows), paper).endswith(f"| {link} |")


def test_a_page_stands_bare_where_addresses_do() -> None:
    rows = [f"| Lamp{at} | Burns oil for {at} readers at a table | {URL}250{at}.00001 |" for at in (1, 2, 3)]
    page = replace(EMBER, title="Ember", arxiv_id=None, links=Links(project="https://ember.example"))
    assert row_for(table_of("| Model | Highlights | Official Link |", *rows), page).endswith(
        "| https://ember.example |"
    )


# --- what is left out of a cell


def test_a_name_over_the_title_and_a_break_is_no_title() -> None:
    cells = [
        f"**`[Lamp{at}]`**<br>A Lamp of {at} Kinds and Lights<br>[Paper]({URL}250{at}.00001)"
        for at in (1, 2, 3)
    ]
    table = table_of("| Title | Lab |", *(f"| {cell} | - |" for cell in cells))
    assert row_for(table) == (
        f"| **`[Ember]`**<br>A Model that Keeps Rooms Warm<br>[Paper]({URL}2506.01234) | - |"
    )
    nameless = replace(
        EMBER, title="Keeping Many Cold Rooms Warm with Old Stoves", abstract="", links=Links()
    )
    assert (
        row_for(table, nameless)
        == f"| Keeping Many Cold Rooms Warm with Old Stoves<br>[Paper]({URL}2506.01234) | - |"
    )


def test_titles_behind_their_names_stay_whole_where_some_say_the_name_again() -> None:
    titles = (title_of(1), title_of(2), "Light for Many Tables", "Oil on Many Tables")
    cells = [f"**Lamp{at}**<br>{title}<br>[Paper]({URL}250{at}.00001)" for at, title in enumerate(titles, 1)]
    table = table_of("| Title | Lab |", *(f"| {cell} | - |" for cell in cells))
    assert f"**Ember**<br>{EMBER.title}<br>" in row_for(table)


def test_a_sign_in_small_letters_goes_with_the_remark_behind_it() -> None:
    rows = [
        f"| {title_of(at)} <br/><sub>→ Lamp{at - 1}; brighter by {at} candles</sub> | [Paper]({URL}250{at}.00001) |"
        for at in (2, 3, 4)
    ]
    untold = replace(EMBER, abstract="")
    assert (
        row_for(table_of("| Title | Paper |", *rows), untold)
        == f"| {EMBER.title} | [Paper]({URL}2506.01234) |"
    )


def test_each_column_keeps_the_blanks_beside_its_bars() -> None:
    rows = [f"|[{title_of(at)}]({URL}250{at}.00001) | |[Paper]({URL}250{at}.00001)|" for at in (1, 2, 3)]
    assert row_for(table_of("| Title | Picture | Links |", *rows)) == (
        f"|[{EMBER.title}]({URL}2506.01234) | |[Paper]({URL}2506.01234)|"
    )


def test_people_over_links_are_no_title() -> None:
    parts = parse(f"Ina Made, Odo Marsh, Uwe Field<br>[Paper]({URL}2506.01234)", Column.TITLE)
    assert [part.slot for part in parts if part.slot is not Slot.GLUE] == [Slot.AUTHORS, Slot.LINK]


# --- orders and numbers


def test_a_column_of_months_is_no_count() -> None:
    rows = [
        f"| {month} | 2024 | [{title_of(month)}]({URL}24{month:02}.00001) |" for month in (12, 11, 10, 9, 8)
    ]
    assert row_for(table_of("| Month | Year | Title |", *rows)).startswith("| 6 | 2025 | [Ember")


@pytest.mark.parametrize("first", [5, 14])
def test_rows_that_are_numbered_beside_years_are_counted(first: int) -> None:
    rows = [f"| {at} | 2024 | [{title_of(at)}]({URL}24{at:02}.00001) |" for at in range(first, 0, -1)][:5]
    assert row_for(table_of("| # | Year | Title |", *rows[:5])).startswith(f"| {first + 1} | 2025 | [Ember")


@pytest.mark.parametrize("header", ["| # | 论文标题 | 年份 |", "| No. | Paper title | Year |"])
def test_a_numbered_table_of_titles_without_links_is_added_to(header: str) -> None:
    rows = [f"| {at} | **{title_of(at)}** | 2025 |" for at in (1, 2, 3)]
    linked = f"## More\n\n- [{title_of(4)}]({URL}2504.00001)\n"
    page = read(f"# L\n\n## Papers\n\n{table_of(header, *rows)}\n\n{linked}")
    told = candidate_for(EMBER, section=("Papers",))
    outcome = planned(page, told)
    assert outcome.inserted == (f"| 4 | **{EMBER.title}** | 2025 |",)


# --- parts with few rows


def test_a_part_with_few_rows_takes_after_the_whole_table() -> None:
    rows = [
        f"| [**{title_of(at)}**]({URL}250{at}.00001) | RSS | [Code](https://github.com/oil/lamp{at}) |"
        for at in (1, 2, 3, 4)
    ]
    odd = f"| [{title_of(5)}]({URL}2505.00001) | RSS | - |"
    table = table_of("| Title | Venue | Code |", "| _Oil_ | | |", *rows, "| _Wax_ | | |", odd)
    listed = replace(EMBER, venue="ICRA")
    assert (
        row_for(table, listed, ("Papers", "Wax"))
        == f"| [**{EMBER.title}**]({URL}2506.01234) | ICRA | [Code]({CODE}) |"
    )
