"""Names in emphasis that a sign parts from the rest of the title, within links and in cells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE, EMBER, NAMELESS, URL, added

REST = "A Model that Keeps Rooms Warm"
WORKS = (("Lantern", "Seeing Rooms at Night"), ("Candle", "Reading Fog over the Sea"),
         ("Torch", "Telling All the World's Lights"), ("Oil", "Finding Wells in Clay and Sand"))  # fmt: skip


def entries(line: str) -> str:
    return "".join(
        line.format(n=name, low=name.lower(), rest=rest, u=f"{URL}250{at}.0000{at}", at=at)
        for at, (name, rest) in enumerate(WORKS, 1)
    )


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("- [**{n}**: {rest}]({u})\n", f"- [**Ember**: {REST}]({URL}2506.01234)"),
        ("- [**{n}:** {rest}]({u})\n", f"- [**Ember:** {REST}]({URL}2506.01234)"),
        ("- [__{n}__ - {rest}]({u})\n", f"- [__Ember__ - {REST}]({URL}2506.01234)"),
        ("- **{n}**: {n}: {rest} [[paper]({u})]\n", f"- **Ember**: Ember: {REST} [[paper]({URL}2506.01234)]"),
        ("- **{n}**：{rest}（CVPR 2024）[[论文]({u})]\n", f"- **Ember**：{REST}（arXiv 2025）[[论文]({URL}2506.01234)]"),
        ('- <a name="{low}"></a> **[{n}]** {n}: {rest} [[paper]({u})]\n',
         f"- **[Ember]** Ember: {REST} [[paper]({URL}2506.01234)]"),
        ("- « {n}: {rest} », [article]({u})\n", f"- « Ember: {REST} », [article]({URL}2506.01234)"),
    ],
    ids=["bold", "the sign in bold", "a dash", "the whole title behind it", "wide signs", "an anchor", "quoted"],
)  # fmt: skip
def test_a_name_within_a_line_is_set_apart(line: str, written: str) -> None:
    assert added(entries(line), BARE) == written


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("[**{n}**: {rest}]({u})", f"[**Ember**: {REST}]({URL}2506.01234)"),
        ("**{n}**: {rest} [[paper]]({u})", f"**Ember**: {REST} [[paper]]({URL}2506.01234)"),
        ("**{n}:** {rest} [[paper]]({u})", f"**Ember:** {REST} [[paper]]({URL}2506.01234)"),
        ("**{n}** - {rest} [[paper]]({u})", f"**Ember** - {REST} [[paper]]({URL}2506.01234)"),
        ("**{n}**: {rest}<br>*Ann Made, Bo Up* [[paper]]({u})",
         f"**Ember**: {REST}<br>*Ida New, Jon Newer, Kim Ever* [[paper]]({URL}2506.01234)"),
    ],
    ids=["linked", "bold", "the sign in bold", "a dash", "over people"],
)  # fmt: skip
def test_a_name_within_a_cell_is_set_apart(cell: str, written: str) -> None:
    listed = "| Title | No |\n|---|---|\n" + entries(f"| {cell} | {{at}} |\n")
    assert added(listed, BARE) == f"| {written} | 5 |"


def test_so_it_is_in_html() -> None:
    row = '<tr>\n  <td><b>{n}</b>: {rest}</td>\n  <td><a href="{u}">Paper</a></td>\n</tr>\n'
    listed = f"<table>\n<tr><th>Title</th><th>Link</th></tr>\n{entries(row)}</table>\n"
    assert f"  <td><b>Ember</b>: {REST}</td>\n" in added(listed, BARE)


def test_a_work_without_a_name_has_no_emphasis_left_open() -> None:
    assert added(entries("- [**{n}**: {rest}]({u})\n"), replace(NAMELESS, abstract="")).count("**") in (0, 2)


def test_a_remark_behind_a_short_title_is_no_rest_of_it() -> None:
    listed = "| Title | Link |\n|---|---|\n" + entries(
        "| **{n} Lamps**: it is {low} that was seen here | [paper]({u}) |\n"
    )
    assert added(listed, replace(BARE, abstract="")).startswith(f"| **{EMBER.title}** ")


COINED = ("LanternVLM", "CandleNet", "Torch-2", "OilBench")


def test_names_without_emphasis_before_a_linked_rest_are_names_where_they_are_coined() -> None:
    listed = "".join(
        f"- {name}: [{rest}]({URL}250{at}.0000{at})\n"
        for at, (name, (_, rest)) in enumerate(zip(COINED, WORKS, strict=True), 1)
    )
    assert added(listed, BARE) == f"- Ember: [{REST}]({URL}2506.01234)"


def test_topics_there_are_no_names() -> None:
    listed = entries("- Video: [{rest}]({u})\n")
    assert f"[{EMBER.title}]" in added(listed, BARE)


def test_an_arrow_between_title_and_links_stays() -> None:
    written = added(entries("- {n}: {rest} → [paper]({u})\n"), BARE)
    assert written == f"- {EMBER.title} → [paper]({URL}2506.01234)"


UNCALLED = replace(NAMELESS, abstract="Rooms are cold.")
SIGNED = "".join(
    f"- **{name}**{{sign}}{rest}. [[paper]({URL}240{9 - at}.0000{at})]\n"
    for at, (name, rest) in enumerate(
        (
            ("LampVLM", "Lights for Old Rooms"),
            ("WickNet", "Burning Oil with Little Smoke"),
            ("TorchBench", "A Measure of Night Walks"),
        )
    )
)


@pytest.mark.parametrize("sign", [": ", " - "])
@pytest.mark.parametrize(
    ("title", "name", "rest"),
    [
        ("Warm Is Enough: Heating Rooms for Little", "Warm Is Enough", "Heating Rooms for Little"),
        ("Who Lit It? A Study of Night Walks", "Who Lit It?", "A Study of Night Walks"),
        ("Ember: A Model that Keeps Rooms Warm", "Ember", "A Model that Keeps Rooms Warm"),
    ],
)
def test_a_titles_own_beginning_stands_for_a_name_once(sign: str, title: str, name: str, rest: str) -> None:
    work = replace(UNCALLED, title=title)
    assert added(SIGNED.format(sign=sign), work) == f"- **{name}**{sign}{rest}. [[paper]({URL}2506.01234)]"


def test_a_title_without_a_beginning_of_its_own_is_the_name() -> None:
    line = added(SIGNED.format(sign=": "), UNCALLED)
    assert line.count(UNCALLED.title) == 1


def test_works_after_such_a_one_are_written_as_ever() -> None:
    """What stands for a name is read as one, so it changes nothing of the next line."""
    before = SIGNED.format(sign=" - ")
    first = added(before, replace(UNCALLED, title="Warm Is Enough: Heating Rooms for Little"))
    second = replace(UNCALLED, title="Lit at Last: Lamps for Old Rooms", arxiv_id="2506.02345")
    assert added(f"{first}\n{before}", second).startswith("- **Lit at Last** - Lamps for Old Rooms. [[")


@pytest.mark.parametrize("sign", ["|", "-"])
def test_one_title_with_a_bar_in_it_changes_nothing_of_the_next_line(sign: str) -> None:
    """An author's title is no example of how this list parts names, however new it is."""
    before = "".join(
        f"- **Lamp{'ABCDEFGH'[at]}**: Lights for Old Rooms. [[paper]({URL}240{9 - at}.0000{at})]\n"
        for at in range(8)
    )
    own = f"- **Lit or Dark {sign} Do Rooms Tell Lamps Apart: A Study**. [[paper]({URL}2505.00009)]\n"
    assert (
        added(own + before, BARE) == added(before, BARE) == f"- **Ember**: {REST}. [[paper]({URL}2506.01234)]"
    )


def test_where_names_are_parted_by_a_bar_new_ones_are_too() -> None:
    assert added(entries("- **{n} | {rest}** [[paper]({u})]\n"), BARE).startswith(f"- **Ember | {REST}** [[")
