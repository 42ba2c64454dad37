"""Works under headings of their own, one or two in a section: the title is the heading, its links are a line below."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, NEW, URL
from support.pages import planned, read

from tracker.lists.candidate import candidate_for
from tracker.lists.reading.entries import EntryKind

WORK = replace(EMBER, venue="ICCV 2025")


def block(number: int, title: str, links: str = "") -> str:
    return (
        f"### [CVPR, 202{number}] {title}\n**Authors**: Ann Made, Bo Up, Cy Down\n"
        "<details>\n<summary><b>Abstract</b></summary>\nLamps are seen at night. They are counted as well.\n</details>\n\n"
        f"{links or f'[📄 Paper]({URL}230{number}.00001) | [💻 Code](https://github.com/made/lamp{number})'}\n"
    )


PAGE = "\n".join(
    (
        "# Lamps\n\n## Data\n",
        block(3, "The Wicks and Words Data"),
        "## Lamps from Words\n",
        block(4, "Wick: Making Many Lamps from Words"),
    )
)


def test_two_works_are_enough_to_write_a_third_like_them() -> None:
    work = candidate_for(WORK, section=("Lamps from Words",))
    outcome = planned(read(PAGE), work)
    assert "\n".join(outcome.inserted).strip("\n") == (
        f"### [ICCV, 2025] {WORK.title}\n**Authors**: {', '.join(WORK.authors)}\n"
        f"<details>\n<summary><b>Abstract</b></summary>\n{WORK.abstract}\n</details>\n\n"
        f"[📄 Paper]({NEW}) | [💻 Code]({WORK.links.code})"
    )
    assert outcome.section == ("Lamps", "Lamps from Words")


@pytest.mark.parametrize(
    "other",
    [
        block(5, "Spoons"),
        block(5, "Spoons Seen Under Many Lamps", f"A survey of [spoons at sea]({URL}2305.00001) tells more."),
        block(5, "Spoons Seen Under Many Lamps", f"[Paper]({URL}2305.00001) [Paper]({URL}2305.00002)"),
    ],
    ids=["a topic", "words around the link", "two papers"],
)
def test_headings_that_may_be_topics_are_no_works(other: str) -> None:
    page = read(PAGE.replace(block(4, "Wick: Making Many Lamps from Words"), other))
    assert not any(entry.kind is EntryKind.BLOCK for entry in page.entries)


def test_one_work_alone_shows_no_blocks() -> None:
    page = read(PAGE.partition("## Lamps from")[0])
    assert not any(entry.kind is EntryKind.BLOCK for entry in page.entries)


TOPICS = "# Lamps\n\n" + "\n".join(
    f"## {topic}\n\n"
    + "\n".join(f"[Lamp{at}](https://made.org/lamps/{at})\n{{title}} {at}\n" for at in works)
    for topic, works in (("Light", (1,)), ("Oil lamps", (2, 3)), ("Wax", (4,)))
)


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Counting the Lamps of House", EntryKind.PARAGRAPH), ("Figure", EntryKind.BLOCK)],
    ids=["titles", "captions"],
)
def test_topics_over_names_with_titles_below_are_no_works(title: str, kind: EntryKind) -> None:
    page = read(TOPICS.replace("{title}", title))
    assert {entry.kind for entry in page.entries} == {kind}
