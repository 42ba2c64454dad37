"""What a table's columns say of a new work: its name, links, days and words, or that there is nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE_UNTOLD, EMBER, NAMELESS, NEW, UNTOLD, URL, added

from state.records import Links
from tracker.lists.entry.times import find_dates

LAMPS = ("OilLamp", "GasLamp", "WaxLamp2", "TarLamp", "SunLamp")


def table(header: str, *rows: str) -> str:
    return "\n".join([header, "|---" * header.count("|", 1) + "|", *rows]) + "\n"


# --- names in brackets before titles


def tagged_rows(open_: str, close: str, *, others: int = 0) -> list[str]:
    """Rows whose titles have a tag before them, which they begin with except for some."""
    return [
        f"|2025.0{at}|{open_}{name}{close} {name if at > others else f'Way{at}'}: Burning in Many Rooms"
        f"|[[pdf]]({URL}250{at}.00001)|-|"
        for at, name in enumerate(LAMPS, 1)
    ]


@pytest.mark.parametrize(
    ("open_", "close"), [("[", "]"), ("[**", "**]"), ("🔥[**", "**]")], ids=["plain", "bold", "with a sign"]
)
@pytest.mark.parametrize("others", [0, 1], ids=["all agree", "one is tagged by its subject"])
def test_tags_before_the_titles_of_a_column_are_names(open_: str, close: str, others: int) -> None:
    rows = tagged_rows(open_, close, others=others)
    written = added(table("|Date|Title|Paper|Code|", *rows), replace(EMBER, links=Links()))
    assert written == f"|2025.06|{open_}Ember{close} {EMBER.title}|[[pdf]]({NEW})|-|"


def test_a_work_without_a_name_gets_no_tag() -> None:
    nameless = replace(NAMELESS, abstract="")
    written = added(table("|Date|Title|Paper|Code|", *tagged_rows("[**", "**]")), nameless)
    assert written == f"|2025.06|{nameless.title}|[[pdf]]({NEW})|-|"


def test_tags_of_subjects_are_not_the_names_of_works() -> None:
    rows = [
        f"|2025.0{at}|[**{tag}**] {name}: Burning in Many Rooms|[[pdf]]({URL}250{at}.00001)|-|"
        for at, (name, tag) in enumerate(zip(LAMPS, ("3D", "VQA", "OCR", "GUI", "RL2"), strict=True), 1)
    ]
    written = added(table("|Date|Title|Paper|Code|", *rows), replace(EMBER, links=Links()))
    assert "[**" not in written


def test_a_tag_that_two_works_share_is_a_name_where_titles_begin_with_theirs() -> None:
    rows = tagged_rows("[", "]")
    rows.append(f"|2025.05|[OilLamp] Burning Oil in Many Lamps|[[pdf]]({URL}2505.00002)|-|")
    written = added(table("|Date|Title|Paper|Code|", *rows), replace(EMBER, links=Links()))
    assert written.startswith(f"|2025.06|[Ember] {EMBER.title}|")


# --- names that lead nowhere yet


def test_a_name_whose_link_is_empty_is_a_name_all_the_same() -> None:
    rows = [
        f"| [{name}]({'' if at == 2 else f'{URL}250{at}.00001'}) | Burning {name} in Rooms | 2025.0{at} |"
        for at, name in enumerate(LAMPS, 1)
    ]
    written = added(table("| Name | Title | Date |", *rows), EMBER)
    assert written == f"| [Ember]({NEW}) | {EMBER.title} | 2025.06 |"


# --- links that are called after repositories


@pytest.mark.parametrize("form", ["[[{}]]", "[[GitHub][{}]]"])
def test_a_link_in_brackets_is_called_after_its_own_repository(form: str) -> None:
    rows = [
        f"| [{name}: Burning in Many Rooms]({URL}250{at}.00001) |"
        f" {form.format(f'lamp-{at}')}(https://github.com/oil/lamp-{at}) |"
        for at, name in enumerate(LAMPS, 1)
    ]
    written = added(table("| Title | Code |", *rows), EMBER)
    assert written == f"| [{EMBER.title}]({NEW}) | {form.format('ember')}(https://github.com/warm/ember) |"


def test_a_link_in_brackets_is_called_after_its_own_work() -> None:
    rows = [
        f"| [{name}: Burning in Many Rooms]({URL}250{at}.00001) | [[{name}]](https://github.com/oil/code{at}) |"
        for at, name in enumerate(LAMPS, 1)
    ]
    code = replace(EMBER, links=Links(code="https://github.com/warm/rooms"))
    written = added(table("| Title | Code |", *rows), code)
    assert written == f"| [{EMBER.title}]({NEW}) | [[Ember]](https://github.com/warm/rooms) |"


# --- links that a list calls by a word of its own


@pytest.mark.parametrize("label", ["L", "Read", "open access"])
@pytest.mark.parametrize("name", ["Paper", "Where"])
def test_words_that_link_each_row_elsewhere_are_a_label(name: str, label: str) -> None:
    rows = [
        f"| {lamp}: Burning in Many Rooms | [{label}]({URL}250{at}.00001) |"
        for at, lamp in enumerate(LAMPS, 1)
    ]
    written = added(table(f"| Title | {name} |", *rows), replace(EMBER, links=Links()))
    assert written == f"| {EMBER.title} | [{label}]({NEW}) |"


def test_a_month_that_links_each_row_elsewhere_is_a_time() -> None:
    rows = [
        f"| {lamp}: Burning in Many Rooms | [May 2025]({URL}240{at}.00001) |"
        for at, lamp in enumerate(LAMPS, 1)
    ]
    written = added(table("| Title | Date |", *rows), replace(EMBER, links=Links()))
    assert written == f"| {EMBER.title} | [Jun 2025]({NEW}) |"


# --- months in figures alone


def test_a_month_in_six_figures_is_a_date() -> None:
    rows = [
        f"|20240{9 - at}|[{name}: Burning in Many Rooms]({URL}240{9 - at}.00001)|None|"
        for at, name in enumerate(LAMPS, 1)
    ]
    written = added(table("|date|title|code|", *rows), replace(EMBER, links=Links()))
    assert written == f"|202506|[{EMBER.title}]({NEW})|None|"


@pytest.mark.parametrize("text", ["202412 images of rooms", "see 202413", "1202412", "a/202412", "20241"])
def test_other_figures_are_no_month(text: str) -> None:
    assert find_dates(text) == ()


# --- signs for nothing


@pytest.mark.parametrize("sign", ["⚠️", "🚫", "➖", "❌"])
def test_where_others_link_a_sign_says_that_there_is_no_link(sign: str) -> None:
    rows = [
        f"| [{name}: Burning in Many Rooms]({URL}250{at}.00001) |"
        f" {sign if at % 2 else f'[Code](https://github.com/oil/lamp{at})'} |"
        for at, name in enumerate(LAMPS, 1)
    ]
    written = added(table("| Title | Code |", *rows), replace(EMBER, links=Links()))
    assert written == f"| [{EMBER.title}]({NEW}) | {sign} |"


# --- columns that make do with a few words


def made_rows(*said: tuple[str, str, str]) -> str:
    rows = [
        f"| [{name}]({URL}250{at}.00001) | 2025 | {task} | {given} | {got} |"
        for at, (name, (task, given, got)) in enumerate(zip(LAMPS * 2, said, strict=False), 1)
    ]
    return table("| Model | Year | Task | Input | Output |", *rows)


LAMP_TABLE = made_rows(
    ("Planning", "Text", "Action"),
    ("Planning Control", "Image Text", "Text / Action"),
    ("Planning", "Text", "Answer"),
    ("Control", "Text", "Action"),
    ("Planning Control", "Image", "Answer / Action"),
    ("Control", "Image Text", "Text"),
)


def test_a_title_has_no_place_in_a_column_of_marks_that_many_share() -> None:
    paper = replace(EMBER, abstract="", links=Links())
    assert added(LAMP_TABLE, paper) == f"| [Ember]({NEW}) | 2025 |  |  |  |"


def test_a_task_that_no_row_of_a_closed_column_names_is_left_to_people() -> None:
    asks = (
        "We introduce Ember, a stove for visual question answering, evaluated on visual question answering."
    )
    paper = replace(
        EMBER, title="Ember: Visual Question Answering by the Stove", abstract=asks, links=Links()
    )
    assert added(LAMP_TABLE, paper).split(" | ")[2].strip() == ""
    open_ = made_rows(*((f"Task {at}", "Text", "Text") for at in range(6)))
    assert added(open_, paper).split(" | ")[2].strip() == "Visual question answering"


# --- notes and comments


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


def test_a_column_of_short_notes_does_not_say_the_title_again() -> None:
    head = "| Title | Venue | Notes |\n|---|---|---|\n"
    listed = head + "\n".join(
        f"| [**Lamps that Burn by Night {number}**]({URL}230{number}.00001) | arXiv | {note} |"
        for number, note in enumerate(("Big Lamps", "Oil", "Lamp Models", "Gas"), 1)
    )
    assert added(listed, replace(NAMELESS, abstract="")) == (
        f"| [**On Keeping Many Rooms Warm in Winter**]({URL}2506.01234) | arXiv |  |"
    )


def test_a_column_of_rare_remarks_stays_empty() -> None:
    head = "| Name | Title | Paper | Features |\n|---|---|---|---|\n"
    listed = head + "\n".join(
        f"| Lamp{number} | A Lamp that Burns by Night {number} | [Paper]({URL}230{number}.00001) | {remark} |"
        for number, remark in enumerate(("", "", "burns oil and gas by turns", "", ""), 1)
    )
    assert added(listed, EMBER) == (
        f"| Ember | A Model that Keeps Rooms Warm | [Paper]({URL}2506.01234) |  |"
    )


# --- short tables


def test_a_short_table_is_read_with_those_of_the_same_head() -> None:
    header = "| Title | Paper | Code |"
    long = [
        f"| {name}: Burning in Many Rooms | [[arxiv][pdf]]({URL}250{at}.00001) | - |"
        for at, name in enumerate(LAMPS * 2, 1)
    ]
    short = [
        "| Lighting a Room with Oil | [[Oil Blog]](https://oil.example/post) | - |",
        f"| Lighting Rooms with Glass | [[arxiv][pdf]]({URL}2504.00009) | - |",
        "| Guides of Oil Makers | [[Oil Makers’ Docs]](https://oil.example/docs) | - |",
    ]
    listed = f"{table(header, *short)}\n## Papers\n\n{table(header, *long)}"
    written = added(listed, replace(EMBER, links=Links()), "Guides")
    assert written == f"| {EMBER.title} | [[arxiv][pdf]]({NEW}) | - |"


def test_a_row_takes_no_value_that_differs_from_row_to_row() -> None:
    values = ("burn + glow", "lamp-model", "burn + glow", "lamp-model", "glow")
    listed = "| Name | Year | Goal | Links |\n|---|---|---|---|\n" + "\n".join(
        f"| {name} | 2025 | {value} | [Paper]({URL}250{at}.00001) |"
        for at, (name, value) in enumerate(zip(LAMPS, values, strict=True), 1)
    )
    assert added(listed, BARE_UNTOLD) == f"| Ember | 2025 |  | [Paper]({NEW}) |"


def test_what_fills_a_cell_of_every_row_or_says_that_nothing_is_known_stays() -> None:
    listed = "| Name | Kind | Code | Links |\n|---|---|---|---|\n" + "\n".join(
        f"| {name} | lamp | soon | [Paper]({URL}250{at}.00001) |" for at, name in enumerate(LAMPS, 1)
    )
    assert added(listed.replace("soon", "TBA", 1), BARE_UNTOLD) in [
        f"| Ember | lamp | {word} | [Paper]({NEW}) |" for word in ("soon", "TBA")
    ]
