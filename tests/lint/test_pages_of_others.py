"""Project pages that bear the name of another entry."""

from __future__ import annotations

import pytest
from support.linting import findings, told

from tracker.lint.finding import Rule, Weight

PAGE = "https://kettle.github.io/"


def entry(name: str, page: str, number: int, owner: str = "", label: str = "Project") -> str:
    code = f" [[code](https://github.com/{owner}/{name})]" if owner else ""
    title = f"{name}: Lamps of Kind {number} Seen at Night"
    return f"- {title} [[paper](https://arxiv.org/abs/2401.{number:05})]{code} [[{label}]({page})]\n"


KETTLE = entry("Kettle", PAGE, 1, "tin")


def others(text: str) -> list[int]:
    return [one.line for one in findings(f"## P\n\n{text}") if one.rule is Rule.ANOTHER_PAGE]


@pytest.mark.parametrize(
    ("page", "label"),
    [
        (PAGE, "Project"),
        (PAGE, "🌐 Website"),
        (PAGE, "code"),
        ("https://tin.github.io/Kettle", "Homepage"),
        ("https://www.tin.example/research/kettle.html", "project page"),
        ("https://kettle.tin.example", "Page"),
    ],
    ids=["a site", "a picture before the label", "another label", "a part", "a document", "a site of another kind"],
)  # fmt: skip
def test_a_page_that_bears_the_name_of_another_entry_is_told(page: str, label: str) -> None:
    text = entry("Kettle", page, 1, "tin") + entry("Wicker", page, 2, "reed", label)
    assert told(f"## P\n\n{text}") == [(4, Rule.ANOTHER_PAGE, Weight.WARNING)]


def test_it_is_told_on_the_line_of_the_link() -> None:
    lines = entry("Wicker", PAGE, 2, "reed").replace(" [[Project]", "\n  [[Project]")
    assert others(lines + KETTLE) == [4]


@pytest.mark.parametrize(
    "text",
    [
        entry("Wicker", PAGE, 2, "reed"),
        entry("Kettle", "https://tin.example/kettle", 1, "tin") + entry("Wicker", PAGE, 2, "reed"),
        KETTLE + entry("Wicker", PAGE, 2, "tin"),
        KETTLE + entry("Kettle-2", PAGE, 2, "reed"),
        KETTLE + entry("KettVideo", PAGE, 2, "reed"),
        KETTLE + entry("Wicker", PAGE, 2, "reed").replace("Seen", "for the Kettle Seen"),
        KETTLE + entry("Wicker", PAGE, 1, "reed"),
        KETTLE + entry("Kettle", PAGE, 3, "iron") + entry("Wicker", PAGE, 2, "reed"),
        KETTLE + entry("Wicker", PAGE, 2, "reed", "Kettle"),
        entry("Kettle", "https://kettle.example", 1)
        + entry("Wicker", "https://kettle.example", 2, label="Demo"),
        KETTLE + entry("Wicker", "https://kettle.github.io/?of=wicker", 2, "reed"),
        KETTLE + entry("Wicker", PAGE, 2, "reed").replace(f"[[Project]({PAGE})]", f"![Project]({PAGE})"),
    ],
    ids=[
        "nobody is called so",
        "the other leads elsewhere",
        "the same people",
        "a later version",
        "names that begin alike",
        "its title bears the name",
        "one paper",
        "two of that name",
        "called by its name",
        "a demo",
        "a question",
        "a picture",
    ],
)
def test_a_page_that_may_be_shared_is_left_alone(text: str) -> None:
    assert others(text) == []
