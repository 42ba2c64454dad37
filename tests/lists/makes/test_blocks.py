"""Works that have a heading of their own, with lines or points below it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE, EMBER, LAMPS, NAMELESS, NEW, URL, added
from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.candidate import candidate_for

# --- lines below a heading


def block(name: str, at: int) -> str:
    return (
        f"#### {name}\n\n- **Paper**: [arXiv:250{at}.00001]({URL}250{at}.00001)\n"
        f"- **GitHub**: [lamps/{name}](https://github.com/lamps/{name})\n\n"
        f"**Description**: {name} burns oil number {at} in rooms that are large and dark and cold at once.\n\n"
        f"**Category**: Oil / Burning in large and dark rooms at sea / Number {at} of many\n\n---\n\n"
    )


def test_two_blocks_in_a_section_are_blocks_where_other_sections_have_more() -> None:
    many = "".join(block(name, at) for at, name in enumerate(LAMPS[:3], 1))
    few = "".join(block(name, at) for at, name in enumerate(LAMPS[3:5], 4))
    written = added(f"{few}## More\n\n### Lamps\n\n{many}".replace("#### ", "### "), EMBER)
    lines = written.removeprefix("---\n\n").split("\n")
    assert lines[0] == "### Ember"
    assert lines[2:4] == [
        f"- **Paper**: [arXiv:2506.01234]({NEW})",
        "- **GitHub**: [warm/ember](https://github.com/warm/ember)",
    ]
    assert "**Category**" not in written
    assert written.count("**Ember**") == 0


@pytest.mark.parametrize("line", ["**{}**", "*{}*", "{}<br>", "> {}", "> **{}**"])
def test_the_title_stands_below_the_name_where_others_have_theirs(line: str) -> None:
    """The titles are of few words and of many, which may look like remarks and like prose."""
    subjects = ("Oil", "Gas", "Wax Burnt at Night in Rooms that are Large and Dark", "Tar", "Sun")
    listed = "\n".join(
        f"### {name}\n\n{line.format(f'{name}: Burning {burnt}')}\n\n[paper]({URL}250{at}.00001)\n"
        for at, (name, burnt) in enumerate(zip(LAMPS, subjects, strict=False), 1)
    )
    assert added(listed, BARE) == f"### Ember\n\n{line.format(EMBER.title)}\n\n[paper]({NEW})"


def test_a_work_without_a_name_has_its_title_in_the_heading_alone() -> None:
    listed = "\n".join(
        f"### {name}\n\n**{name}: Burning {at}**\n\n[paper]({URL}250{at}.00001)\n"
        for at, name in enumerate(LAMPS, 1)
    )
    nameless = replace(NAMELESS, abstract="", links=Links())
    assert added(listed, nameless) == f"### {NAMELESS.title}\n\n[paper]({NEW})"


@pytest.mark.parametrize("line", ["**[{}]({})**", "[**{}**]({})  ", "[{}]({})<br>"])
@pytest.mark.parametrize("work", [BARE, replace(NAMELESS, abstract="")], ids=["a name", "no name"])
def test_a_linked_title_below_its_name_is_of_the_same_work(line: str, work: Paper) -> None:
    listed = "\n".join(
        f"### {name}\n\n{line.format(f'{name}: Burning {at} in Many Rooms', f'{URL}250{at}.00001')}\nMade in {at} ways.\n"
        for at, name in enumerate(LAMPS[:4], 1)
    )
    heading = "Ember" if work is BARE else work.title
    assert added(listed, work).startswith(f"### {heading}\n\n{line.format(work.title, NEW)}")


def linked_block(number: int, *labels: str) -> str:
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
            linked_block(2, "Paper", "Github"),
            linked_block(3, "Paper", "Website", "Github"),
            linked_block(4, "Paper", "Github"),
            linked_block(5, "Paper", "Website"),
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


# --- points below a heading


def test_no_label_stands_over_points_that_were_left_out() -> None:
    blocks = "\n---\n\n".join(
        f"### {name}: Burning {at} in Rooms [[Paper]({URL}250{at}.00001)]\n\n"
        f"- **Parts**:\n  - **Wick {at}**: of {name}\n  - **Oil {at}**: of {name}\n- **Burns**: for {at} days\n"
        for at, name in enumerate(LAMPS[:4], 1)
    )
    text = f"# L\n\n## Papers\n\n{blocks}"
    change = planned(read(text), candidate_for(BARE, section=("Papers",)))
    said = "\n".join(change.inserted)
    assert f"### {EMBER.title} [[Paper]({NEW})]" in said
    assert "Parts" not in said
