"""Lines that stand beside works and are none of them: contents, tags, versions, and works one blank further in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, NAMELESS, URL, added
from support.pages import planned, read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Duplicate
from tracker.lists.steering import NO_DOUBT

# --- contents

TOPIC = "Keeping Many Rooms Warm in Winter"
UNDER_TOPIC = "\n".join(
    f"- [Lamp{number}: A Lamp of Kind {number}]({URL}250{number}.00001)" for number in (3, 2, 1)
)
WARM = replace(EMBER, title=TOPIC)


@pytest.mark.parametrize("line", ["- [{}](#keeping)", "- {}", "1. [{}](#keeping)"])
def test_a_topic_in_the_contents_holds_no_work_up_that_is_called_so(line: str) -> None:
    page = read(f"# L\n\n## Contents\n\n{line.format(TOPIC)}\n\n## {TOPIC}\n\n{UNDER_TOPIC}\n")
    planned(page, candidate_for(WARM))


def test_a_work_whose_line_leads_to_its_own_heading_is_listed() -> None:
    page = read(
        f"# L\n\n## Contents\n\n- [{TOPIC}](#keeping)\n\n## Works\n\n### {TOPIC}\n\n"
        f"[Paper]({URL}2401.00001)\n\n## Lamps\n\n{UNDER_TOPIC}\n"
    )
    outcome = plan_addition(page, candidate_for(replace(WARM, arxiv_id=None)), NO_DOUBT)
    assert isinstance(outcome, Duplicate)


# --- tags

TITLES = [(f"Lamp{number}: A Lamp of Kind {number}", f"{URL}250{number}.00001") for number in (3, 2, 1)]
WRITTEN = f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)"


def tagged(between: str, *tags: str) -> str:
    return "\n\n".join(
        f"- [{title}]({url}){between}{tag}" for (title, url), tag in zip(TITLES, tags, strict=True)
    )


@pytest.mark.parametrize("between", ["\n", "\n  ", "\n\n  ", "\n\n"], ids=repr)
@pytest.mark.parametrize(
    "tags",
    [("#lamps #rooms", "#rooms", "#oil #rooms"), ("#lamps, #rooms", "#oil, #rooms", "#rooms")],
)
def test_tags_below_a_work_are_no_headings_and_its_own(between: str, tags: tuple[str, ...]) -> None:
    assert added(tagged(between, *tags), EMBER) == WRITTEN


def test_single_tags_right_below_works_are_none_either() -> None:
    assert added(tagged("\n", "#lamps", "#rooms", "#oil"), EMBER) == WRITTEN


@pytest.mark.parametrize("form", ["`{}` `{}`", "{} {}"])
def test_tags_behind_a_work_are_left_out(form: str) -> None:
    listed = (
        "\n".join(
            f"- [{title}]({url}) {form.format('#lamps', f'#{at}-rooms')}"
            for at, (title, url) in enumerate(TITLES)
        )
        .replace("#0-", "#cold-")
        .replace("#1-", "#dark-")
        .replace("#2-", "#warm-")
    )
    assert added(listed, EMBER) == WRITTEN


@pytest.mark.parametrize("heading", ["#Papers", "#papers", "##Papers of Rooms", "# #1 Papers"])
def test_a_heading_without_its_blank_stays_one(heading: str) -> None:
    page = read(f"# L\n\n{heading}\n\n{UNDER_TOPIC}\n")
    assert [section.words for section in page.sections[1:]] == ["L", heading.lstrip("# ").replace("1", "#1")]


# --- one blank further in


@pytest.mark.parametrize("name", ["Wick", "**Wick**", "*Wick*"])
def test_a_work_one_blank_further_in_is_a_work_of_its_own(name: str) -> None:
    page = read(
        f"# L\n\n## Papers\n\n- Lamp: A Lamp of Many Kinds [[paper]({URL}2503.00001)]\n"
        f" - {name}: A Wick of Many Threads [[paper]({URL}2502.00001)]\n"
        f"- Oil: A Lamp of Much Oil [[paper]({URL}2501.00001)]\n"
    )
    assert [(entry.start, entry.end) for entry in page.entries] == [(4, 5), (5, 6), (6, 7)]


@pytest.mark.parametrize(
    "line",
    [
        f" - Paper: {URL}2502.00001",
        " - TLDR: it is warm at last.",
        " - **Code**: [here](https://github.com/made/lamp)",
        f"  - Follow-up: A Wick of Many Threads [[paper]({URL}2502.00001)]",
    ],
)
def test_what_a_label_tells_one_blank_further_in_belongs_to_the_work_above(line: str) -> None:
    page = read(
        f"# L\n\n## Papers\n\n- [Lamps of Many Kinds in Rooms]({URL}2503.00001)\n{line}\n"
        f"- [Oil for Lamps at Night on Boats]({URL}2501.00001)\n"
    )
    assert [(entry.start, entry.end) for entry in page.entries] == [(4, 6), (6, 7)]


# --- versions


@pytest.mark.parametrize("bullet", ["- {}", "* **{}**"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Conference paper", "Extended version"),
        ("Paper", "Journal version"),
        ("arXiv version", "Supplemental material"),
    ],
)
def test_versions_of_a_work_below_its_title_are_no_works(bullet: str, first: str, second: str) -> None:
    titles = ("Lamps of Many Kinds in Rooms", "Wicks and their Many Threads", "Oil for Boats at Night")
    listed = "\n".join(
        f"{bullet.format(title)}\n  - [{first}]({URL}250{at}.00001)\n  - [{second}]({URL}260{at}.00001)\n"
        f"  - [Code](https://github.com/made/lamp{at})"
        for at, title in enumerate(titles, 1)
    )
    assert added(listed, NAMELESS) == (f"{bullet.format(NAMELESS.title)}\n  - [{first}]({URL}2506.01234)")
    assert added(listed, EMBER).endswith("\n  - [Code](https://github.com/warm/ember)")
