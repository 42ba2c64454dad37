"""What a new work is called: by a name of its own beside its title, or by its title alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import (
    BARE,
    EMBER,
    LAMPS,
    NAMELESS,
    NEW,
    PUBLISHED,
    SHOWN,
    UNTOLD,
    URL,
    added,
    named_line,
    row_for,
    table_of,
)

from state.records import Links

NAMELESS_SHOWN = replace(
    EMBER, title="On Keeping Many Rooms Warm in Long Winters", abstract="", links=Links(), venue="CVPR 2025"
)


# --- names and whole titles


def named_lines(whole: int) -> str:
    """Lines with a name; the titles of so many of them begin with it."""
    return "".join(
        f"- [**{name}**] {f'{name}: ' if at < whole else ''}Burning {at} in Many Rooms. **`arXiv 2025.{at + 1}`**"
        f" [[Paper]({URL}250{at + 1}.00001)]\n"
        for at, name in enumerate(LAMPS)
    )


@pytest.mark.parametrize("whole", [2, 5], ids=["a third begin with their name", "nearly all do"])
def test_titles_stand_whole_beside_names_where_some_begin_with_theirs(whole: int) -> None:
    assert f"- [**Ember**] {EMBER.title}. **`arXiv 2025.6`**" in added(named_lines(whole), BARE)


def test_titles_stand_without_the_name_where_none_begins_with_it() -> None:
    assert "- [**Ember**] A Model that Keeps Rooms Warm." in added(named_lines(0), BARE)


def test_a_name_that_nearly_all_tell_is_told_though_the_nearest_has_none() -> None:
    nameless = f"- Burning in One Room. **`arXiv 2025.6`** [[Paper]({URL}2506.00001)] [[Code](https://github.com/a/b)]\n"
    listed = named_lines(6).replace("arXiv 2025.", "ICLR 202").replace("ICLR 2025", "arXiv 2025.5", 1)
    assert "- [**Ember**]" in added(listed + nameless, EMBER)


def test_a_repository_called_by_words_of_the_title_in_another_form_is_no_name() -> None:
    code = Links(code="https://github.com/warm/room-keeping")
    nameless = f"- Burning in One Room Alone. **`arXiv 2025.6`** [[Paper]({URL}2506.00001)]\n"
    assert "[**" not in added(named_lines(5) + nameless, replace(NAMELESS, abstract="", links=code))


def test_no_other_section_has_a_title_cut_down_to_its_name() -> None:
    listed = (
        f"- [A Lamp of Many Kinds of Rooms]({URL}2501.00001) arXiv 2501.00001 [[Code]](https://github.com/lamp/a)\n"
        f"- [Moss that Lights Old Houses]({URL}2502.00001) arXiv 2502.00001 [[Code]](https://github.com/lamp/b)\n\n"
        "## Rooms\n\n- [Room-A](https://room.example/a)\n- [Room-B](https://room.example/b)\n- [Attic](https://room.example/c)\n"
    )
    lone = replace(PUBLISHED, links=replace(EMBER.links, code=None))
    assert added(listed, lone).startswith(f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)")


def test_a_title_of_few_words_stands_where_the_others_titles_stand() -> None:
    listed = "\n".join(
        f"- [{name}]: {title}  \n  CVPR 2025 [paper]({URL}250{number}.00001)"
        for number, name, title in (
            (5, "Wick", "Lamps by Night"),
            (4, "Glow", "A Lamp of Many Kinds and Lights"),
            (3, "Lamp2", "Turning Oil into Light at Night"),
            (2, "OilNet", "Why Do Lamps Burn at Night"),
        )
    )
    assert added(listed, SHOWN) == (
        f"- [Ember]: A Model that Keeps Rooms Warm  \n  CVPR 2025 [paper]({URL}2506.01234)"
    )
    assert added(listed, NAMELESS_SHOWN) == (
        f"- On Keeping Many Rooms Warm in Long Winters  \n  CVPR 2025 [paper]({URL}2506.01234)"
    )


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("🧠 **{name}**", "🧠 **Ember**"),
        ("{name} 🔥", "Ember 🔥"),
        (":brain: {name}", ":brain: Ember"),
        ("🧠 [{name}](https://github.com/made/{name})", f"🧠 [Ember]({NEW})"),
        ("**{name}** (CVPR 2025)", "**Ember** (arXiv 2025)"),
        ("**{name}**<br>*CVPR 2025*", "**Ember**<br>*arXiv 2025*"),
        ("{name} (7B)", "Ember"),
    ],
    ids=["a picture", "a picture behind", "a picture by name", "a link", "a venue", "below", "a size"],
)
def test_a_title_stands_whole_beside_a_cell_with_more_than_the_name(cell: str, written: str) -> None:
    rows = (
        f"| {cell.format(name=name)} | [{name}: Burning {at} in Many Rooms]({URL}250{at}.00001) |"
        for at, name in enumerate(LAMPS[:5], 1)
    )
    assert row_for(table_of("| Name | Paper |", *rows), BARE) == f"| {written} | [{EMBER.title}]({NEW}) |"


# --- names set apart by signs, or alone


def test_a_name_in_bold_code_before_a_comma_is_told_with_the_whole_title() -> None:
    listed = "".join(
        f"* **`{name}`**, {name}: Burning in Many Rooms. [[Paper]({URL}250{at}.00001)]\n"
        for at, name in enumerate(LAMPS, 1)
    )
    assert added(listed, BARE) == f"* **`Ember`**, {EMBER.title}. [[Paper]({NEW})]"


def test_a_name_in_bold_before_a_comma_is_a_name() -> None:
    listed = "".join(
        f"- **{name}**, Burning {at} in Rooms [[paper]]({URL}250{at}.00001)\n"
        for at, name in enumerate(LAMPS[:4], 1)
    )
    assert added(listed, BARE) == f"- **Ember**, A Model that Keeps Rooms Warm [[paper]]({NEW})"


@pytest.mark.parametrize(("opening", "closing"), [("***", ":***"), ("***", "***:"), ("**", ":**")])
def test_a_name_keeps_its_emphasis_and_the_colon_inside_it(opening: str, closing: str) -> None:
    listed = "\n".join(named_line(opening, closing, number) for number in (2, 3, 4, 5))
    assert added(listed, EMBER) == (
        f"- {opening}Ember{closing} A Model that Keeps Rooms Warm [[Paper]]({URL}2506.01234)"
    )


def test_where_works_are_called_by_their_names_alone_a_new_one_is_though_other_sections_tell_titles() -> None:
    listed = "".join(f"- **{name}** | [paper]({URL}250{at}.00001)\n" for at, name in enumerate(LAMPS, 1))
    others = f"\n## More\n\n- **[SeaLamp2]** | SeaLamp2: Burning at Sea | [paper]({URL}2501.00009)\n"
    assert added(listed + others, BARE) == f"- **Ember** | [paper]({NEW})"


@pytest.mark.parametrize(
    "line",
    ["- {name} [[Link]({url})]", "- {name} ([paper]({url}))", "- **{name}** | [paper]({url})"],
    ids=["plain", "in brackets", "bold"],
)
@pytest.mark.parametrize(
    ("names", "called"),
    [
        (("OilLamp", "Lamp Set 500", "GasLamp v2", "TAR", "SeaLamp"), "Ember"),
        (("Burning Oil", "Lamps at Sea", "More Gas", "Tar", "Wax Again"), EMBER.title),
        (("Lamp Set", "Wax Lamps 500", "Gas Lamp", "Tar", "Sea Lamp"), "Ember"),
        (("Lamp Set", "Wax Lamps 500", "Gas Lamps Seen Alone", "Tar", "Sea Lamp"), EMBER.title),
    ],
    ids=["most of one word", "as titles are", "two words each", "of many words"],
)
def test_where_most_are_called_by_a_word_a_new_one_is_called_by_its_name(
    line: str, names: tuple[str, ...], called: str
) -> None:
    listed = "\n".join(line.format(name=name, url=f"{URL}250{at}.00001") for at, name in enumerate(names, 1))
    assert added(listed, BARE, "Datasets") == line.format(name=called, url=NEW)


# --- titles that are names, or none


def test_a_repository_that_spells_the_title_is_no_name() -> None:
    paper = replace(
        UNTOLD,
        title="Slow Lamps at Sea and Other Lights",
        links=Links(code="https://github.com/m/Slow-Lamps"),
    )
    listed = "\n".join(
        [
            *(named_line("***", ":***", number) for number in (2, 3, 4)),
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


def test_a_short_title_among_long_ones_is_no_name() -> None:
    listed = "\n\n".join(
        [
            f"[Trusted Evening Light]({URL}2505.00001), CVPR 2025 [[code]](https://github.com/made/lamp5)",
            f"[A Lamp of Many Kinds: Oil and Wax]({URL}2504.00001), CVPR 2025",
            f"[Turning Oil into Light at Night]({URL}2503.00001), CVPR 2025",
            f"[Why Do Lamps Burn at Night]({URL}2502.00001), CVPR 2025",
        ]
    )
    assert added(listed, SHOWN) == (
        f"[Ember: A Model that Keeps Rooms Warm]({URL}2506.01234), CVPR 2025 [[code]](https://github.com/warm/ember)"
    )


# --- tags that are names


def tagged(tag: str, number: int) -> str:
    return f"- [**{tag}**] Turning Oil into Light on Evening {number} [[Paper]]({URL}250{number}.00001)"


def test_tags_that_differ_and_are_coined_are_names() -> None:
    listed = "\n".join(
        tagged(tag, number) for number, tag in ((5, "WickNet"), (4, "LampV2"), (3, "Glow"), (2, "OilBERT"))
    )
    assert added(listed, EMBER).startswith("- [**Ember**] A Model that Keeps Rooms Warm [[Paper]]")
    assert added(listed, NAMELESS_SHOWN) == (
        f"- On Keeping Many Rooms Warm in Long Winters [[Paper]]({URL}2506.01234)"
    )


def test_a_work_without_a_tag_among_names_hides_none_of_them() -> None:
    tags = ((6, "WickNet"), (5, "LampV2"), (4, "Glow"), (3, "OilBERT"))
    bare = tagged("", 2).replace("[****] ", "")
    listed = "\n".join([*(tagged(tag, number) for number, tag in tags), bare])
    assert added(listed, EMBER).startswith("- [**Ember**] A Model that Keeps Rooms Warm [[Paper]]")


@pytest.mark.parametrize("tags", [["Oil", "Wax", "Gas", "Tar"], ["WickNet", "WickNet", "Lamp2", "Lamp2"]])
def test_tags_that_are_words_or_come_again_are_topics(tags: list[str]) -> None:
    listed = "\n".join(tagged(tag, number) for number, tag in zip((5, 4, 3, 2), tags, strict=True))
    assert "Ember: A Model that Keeps Rooms Warm" in added(listed, EMBER)


def test_tags_before_titles_with_names_of_their_own_are_topics() -> None:
    listed = "\n".join(
        f"- [**{tag}**] Lamp{number}: Turning Oil into Light [[Paper]]({URL}250{number}.00001)"
        for number, tag in ((5, "Oil2Light"), (4, "QoE"), (3, "GasML"), (2, "TarV2"))
    )
    assert "Ember: A Model that Keeps Rooms Warm" in added(listed, EMBER)
