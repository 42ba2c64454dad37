"""What is a title's own, and what only stands before, behind or around it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE_UNTOLD, EMBER, NAMELESS, SUBJECTS, UNTOLD, URL, added
from support.pages import read

from state.records import Links
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Duplicate
from tracker.lists.steering import NO_DOUBT

# --- what stands before it


@pytest.mark.parametrize("letters", [("", "", "", ""), ("", "b", "c", "")])
def test_who_and_when_in_bold_before_a_title_is_no_title(letters: tuple[str, ...]) -> None:
    listed = "\n\n".join(
        f"- **Made et al., 2024{letters[number - 2]}** \u2014 {subject} at Home: A Long Look Back [[arXiv]]({URL}240{number}.00001)"
        for number, subject in enumerate(SUBJECTS[:4], 2)
    )
    assert added(listed, BARE_UNTOLD) == (
        f"- **New et al., 2025** \u2014 Ember: A Model that Keeps Rooms Warm [[arXiv]]({URL}2506.01234)"
    )


def test_a_year_before_a_picture_and_a_title_is_told() -> None:
    listed = "\n".join(
        f"- 2024 \U0001f517 {subject} at Home: A Long Look Back. [arXiv:240{number}.00001]({URL}240{number}.00001)"
        for number, subject in enumerate(SUBJECTS[:4], 2)
    )
    line = added(listed, BARE_UNTOLD)
    assert line.startswith("- 2025 ")
    assert line.endswith(f"Ember: A Model that Keeps Rooms Warm. [arXiv:2506.01234]({URL}2506.01234)")


@pytest.mark.parametrize(
    ("days", "written"), [(("2025.04", "2025.02"), "2025.06"), (("Apr 2025", "Feb 2025"), "Jun 2025")]
)
def test_a_month_before_a_title_is_no_word_of_it(days: tuple[str, ...], written: str) -> None:
    listed = "\n".join(
        f"- {day} {title} [paper]({URL}250{number}.00001)"
        for number, (day, title) in enumerate(
            zip(days, ("3D Lamps that Burn by Night", "Lamps that Burn by Day"), strict=True), 1
        )
    )
    assert added(listed, NAMELESS) == (
        f"- {written} On Keeping Many Rooms Warm in Winter [paper]({URL}2506.01234)"
    )


# --- what stands around it


@pytest.mark.parametrize("tag", ["small", "sub", "u"])
def test_tags_around_a_whole_title_stand_around_a_new_one(tag: str) -> None:
    rows = "\n".join(
        f"| **{SUBJECTS[number]}** | <{tag}>Lamp{number}: A Lamp of Many Kinds and Lights</{tag}> | "
        f"[arXiv]({URL}250{number}.00001) |"
        for number in (2, 3, 4, 5)
    )
    listed = f"| Topic | Full Title | Resources |\n| --- | --- | --- |\n{rows}"
    assert f"| <{tag}>Ember: A Model that Keeps Rooms Warm</{tag}> |" in added(listed, BARE_UNTOLD)


def test_a_short_name_in_html_emphasis_is_apart_from_the_people_in_theirs() -> None:
    listed = "\n".join(
        f"- <b>{title}</b> <i>{people}</i> <b>[[paper]({URL}250{number}.00001)]</b>"
        for number, title, people in (
            (5, "Oil", "Ann Made, Bo Up, Cy Wick"),
            (4, "A Lamp of Many Kinds", "Bo Up, Cy Wick"),
            (3, "Turning Oil into Light at Night", "Di Oil, Al Glow"),
        )
    )
    paper = replace(EMBER, links=Links())
    assert added(listed, paper) == (
        "- <b>Ember: A Model that Keeps Rooms Warm</b> <i>Ida New, Jon Newer, Kim Ever</i>"
        f" <b>[[paper]({URL}2506.01234)]</b>"
    )


# --- its own stop


def test_a_question_is_not_closed_with_a_full_stop() -> None:
    rows = [f"* Lamp{at}: A Lamp for All Evenings. ([Paper]({URL}250{at}.00001))" for at in (2, 3, 4)]
    asked = replace(UNTOLD, title="Ember: Which Room Is Warm?", links=Links())
    assert added("\n".join(rows), asked) == f"* Ember: Which Room Is Warm? ([Paper]({URL}2506.01234))"


@pytest.mark.parametrize("title", ["1. Lamps at Sea and How They Shine", "100. Ways to Light a Lamp"])
@pytest.mark.parametrize(
    "form", ["- {t} [[Paper]({u})]", "{n}. {t} [[Paper]({u})]", "**{t}** [[Paper]({u})]\n", "| {t} | [Paper]({u}) |"]
)  # fmt: skip
def test_a_title_that_begins_with_a_number_and_a_stop_is_written_as_words(form: str, title: str) -> None:
    head = "| Title | Link |\n|---|---|\n" if form.startswith("|") else ""
    listed = head + "".join(
        form.format(t=f"Lamp{at}: A Lamp of Many Kinds", u=f"{URL}250{6 - at}.00001", n=at) + "\n"
        for at in range(1, 5)
    )
    said = form.format(t=title.replace(".", "\\.", 1), u=f"{URL}2506.01234", n=1).strip()
    paper = replace(BARE_UNTOLD, title=title)
    assert added(listed, paper) == said
    page = read(f"# L\n\n## Papers\n\n{head}{said}\n{listed.removeprefix(head)}")
    again = candidate_for(replace(paper, arxiv_id="2412.07777"))
    assert isinstance(plan_addition(page, again, NO_DOUBT), Duplicate)
