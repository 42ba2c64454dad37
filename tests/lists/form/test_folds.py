"""What stands behind a click below an entry of a plain list."""

from __future__ import annotations

from datetime import date

import pytest
from support.makes import added, read

from state.records import Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.form.folds import folded
from tracker.lists.outcome import Addition
from tracker.lists.reading.bullets import Bullets
from tracker.lists.reading.outline import Role
from tracker.lists.steering import NO_DOUBT

URL = "https://arxiv.org/abs/"
TORCH = Paper(
    "TorchVL: A Model of Lamps",
    "We introduce TorchVL, a vision-language model with 7B parameters, built upon Vicuna.",
    arxiv_id="2506.01234",
    published=date(2025, 6, 3),
)
OPENED = ["  <details>", "  <summary>More</summary>", ""]
TOPICS = [*OPENED, "  **Architecture:** A model.", "", "  **Datasets:** Lamps.", "", "  </details>"]
EMPTY = ["- TorchVL", *OPENED, "", "", "", "  </details>"]
SAID = "  **Architecture:** 7B parameters, using Vicuna as language backbone."


def listed(*works: str) -> str:
    return "".join(
        f"- [{name}: A Model of Lamps]({URL}2505.0000{at})\n" + "\n".join(TOPICS) + "\n"
        for at, name in enumerate(works)
    )


def again(title: str, year: int, number: str, said: str) -> str:
    """A work folded away whole, whose title its summary says once more."""
    return (
        f"<details>\n<summary>{title} ({year})</summary>\n\n- {title}. [[paper]]({number})\n  - Ann Made, Bo Up.\n"
        f"  - Key Words: lamps; dusk\n  - <details><summary>Digest</summary>\n    {said}\n  </details>\n</details>\n"
    )


REPEATED = (
    "# Lamps\n\n## Surveys\n\n<details>\n<summary>Surveys: 2024</summary>\n\n"
    f"- Lamps of All Rooms: A Survey. [[paper]]({URL}2402.00001)\n  - Cy Row.\n\n</details>\n\n"
    "<details>\n<summary>Surveys: 2023</summary>\n\n"
    f"- Lamps and Kettles: A Survey. [[paper]]({URL}2302.00002)\n  - Di Oar.\n\n</details>\n\n"
    "## Models\n"
    + again(
        "OilLamp: Light for Oil, Wick, and Rooms",
        2022,
        f"{URL}2202.00003",
        "We present OilLamp, a model of lamps.",
    )
    + "\n## Data\n### Rooms\n"
    + again(
        "RoomSet: A Dataset of Rooms by Lamplight",
        2023,
        "https://www.nature.com/articles/s1",
        "A set of {index=0}",
    )
    + "\n### Halls\n"
    + again("HallSet: A Dataset of Halls by Lamplight", 2024, f"{URL}2402.00004", "A set of halls at dusk.")
)


def grown(paper: Paper, section: str, page: str = REPEATED) -> str:
    outcome = plan_addition(read(page), candidate_for(paper, section=(section,)), NO_DOUBT)
    assert isinstance(outcome, Addition)
    return outcome.new_bytes.decode()


def test_a_work_that_its_summary_says_once_more_is_folded_like_the_others() -> None:
    halls = Paper("HallQA: Questions on Halls, Rooms, and Lamps", "We introduce HallQA, a dataset of questions on halls.",
                  arxiv_id="2506.01234", published=date(2025, 6, 3), authors=("Ida New",))  # fmt: skip
    lines = grown(halls, "Rooms").split("\n")
    at = lines.index(f"<summary>{halls.title} (2025)</summary>")
    assert lines[at - 2 : at + 4] == [
        "</details>", "<details>", lines[at], "", f"- {halls.title}. [[paper]]({URL}2506.01234)", "  - Ida New.",
    ]  # fmt: skip


def test_a_year_beside_the_word_of_its_section_is_a_year() -> None:
    survey = Paper("Lamps in Halls: A Survey", "A survey.", arxiv_id="2506.01235", published=date(2025, 6, 3),
                   authors=("Ida New",))  # fmt: skip
    page = grown(survey, "Surveys")
    fold = page[page.index("<summary>Surveys: 2025") : page.index("<summary>Surveys: 2024")]
    assert survey.title in fold


def test_facts_are_told_behind_the_click() -> None:
    told = added(listed("Oil", "Wick", "Lumen"), TORCH)
    assert told.rstrip().endswith(f"  <details>\n  <summary>More</summary>\n\n{SAID}\n\n  </details>")


@pytest.mark.parametrize(
    ("lines", "examples", "expected"),
    [
        pytest.param(EMPTY, ["\n".join(TOPICS)], ["- TorchVL", *OPENED[:2], "", SAID, "", "  </details>"], id="by topics"),
        pytest.param(EMPTY, ["\n".join(TOPICS), "- Oil"], ["- TorchVL", *OPENED[:2], "", SAID, "", "  </details>"],
                     id="the last that folds"),
        pytest.param(EMPTY, ["- Oil"], ["- TorchVL"], id="nobody folds"),
        pytest.param(EMPTY, ["\n".join([*OPENED, "  We like it.", "  </details>"])], ["- TorchVL"], id="no topics"),
        pytest.param(["- TorchVL", "", *EMPTY[1:], "  Read it."], [], ["- TorchVL", "", "  Read it."], id="words behind"),
        pytest.param(["- TorchVL", "", *EMPTY[1:]], [], ["- TorchVL"], id="blank lines before"),
        pytest.param(["- TorchVL", *TOPICS], [], ["- TorchVL", *TOPICS], id="told already"),
        pytest.param(["- TorchVL", *TOPICS], ["\n".join(TOPICS)], ["- TorchVL", *OPENED[:2], "", SAID, "", "  </details>"],
                     id="what others say alike"),
        pytest.param(["- TorchVL", "<details>", "", "</details>"], [], ["- TorchVL"], id="no summary"),
        pytest.param(["- TorchVL", *OPENED], [], ["- TorchVL", *OPENED], id="never closed"),
        pytest.param(["- TorchVL"], [], ["- TorchVL"], id="no fold"),
        pytest.param(["- TorchVL", "  - <details><summary>Why</summary>", "  </details>", "</details>"], [],
                     ["- TorchVL", "</details>"], id="a bullet that folds nothing"),
    ],
)  # fmt: skip
def test_an_empty_fold_is_filled_or_left_out(
    lines: list[str], examples: list[str], expected: list[str]
) -> None:
    assert folded(lines, examples, candidate_for(TORCH)) == expected


def bulleted(name: str, at: int, trained_on: str = "Wax") -> str:
    """A work whose fold tells its topics in bullets, behind a blank line as GitHub asks for them."""
    return (
        f"- **{name}**: A Model of Lamps. [[Paper]({URL}2505.0000{at})]\n  <details><summary>More</summary>\n\n"
        f"  - **Architecture**: {name}Net with wicks\n  - **Datasets**: {trained_on}\n"
        f"  - **Links**: [Code](https://github.com/made/{name.lower()})\n\n  </details>\n"
    )


@pytest.mark.parametrize("others", [["Wax", "Wax", "Wax"], ["Wax", "Oil", "Gas"]], ids=["alike", "different"])
def test_a_fold_of_bullets_is_closed_before_the_next_entry_and_told_from_facts(others: list[str]) -> None:
    works = zip(("Oil", "Wick", "Lumen"), others, strict=True)
    page = "# Lamps\n\n## Models\n\n" + "".join(
        bulleted(name, at, one) for at, (name, one) in enumerate(works)
    )
    whole = grown(TORCH, "Models", page)
    assert whole.startswith(page)
    assert whole.removeprefix(page).splitlines() == [
        f"- **TorchVL**: A Model of Lamps. [[Paper]({URL}2506.01234)]",
        "  <details><summary>More</summary>",
        "",
        "  - **Architecture**: 7B parameters, using Vicuna as language backbone.",
        "",
        "  </details>",
    ]  # fmt: skip


NOT_ALONE = {
    "works of their own": f"  <details>\n\n  - [Ash: A Model]({URL}2505.00012)\n\n  </details>\n",
    "a table": "  <details>\n\n  | a | b |\n  |---|---|\n\n  </details>\n",
    "never closed": "  <details>\n\n  - Read it.\n",
    "closed further out": "  <details>\n\n  - Read it.\n\n</details>\n",
}


@pytest.mark.parametrize("fold", NOT_ALONE.values(), ids=NOT_ALONE)
def test_a_fold_that_is_not_of_one_bullet_alone_is_not_gone_into(fold: str) -> None:
    texts = f"- [Oil: A Model of Lamps]({URL}2505.00001)\n{fold}".splitlines()
    roles = [(Role.TABLE if "|" in text else Role.TEXT) if text else Role.BLANK for text in texts]
    assert Bullets(texts, roles).extent(0, 0) == 2
