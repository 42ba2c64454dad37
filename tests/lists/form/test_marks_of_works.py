"""What differs from entry to entry is of each work alone: ranks, ratings, emoji, tags; what nearly all have is form."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, PUBLISHED, URL, added
from support.pages import read

from state.records import Links
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import AddingOutcome, Addition, Unsure
from tracker.lists.steering import NO_DOUBT, Steering

ALONE = replace(EMBER, links=Links())
APPEARED = replace(PUBLISHED, links=Links())
RANKED = "\n".join(
    f"- [2025.0{number}|{mark} {venue}] Lamp{number}: A Lamp of Many Kinds [[Paper]({URL}250{number}.00001)]"
    for number, (mark, venue) in enumerate(
        (
            ("⭐", "arXiv"),
            ("🌿 Rank-A", "CVPR"),
            ("⭐", "arXiv"),
            ("🍃 Rank-B", "ECCV"),
            ("🌿 Rank-A", "ACL"),
            ("⭐", "arXiv"),
            ("🍃 Rank-B", "EMNLP"),
            ("🌿", "ICLR"),
        ),
        1,
    )
)


def of_lamps(*marks: str, line: str = "- {mark}Lamp{at}: A Lamp of Many Kinds [[Paper]({url})]") -> str:
    return "\n".join(
        line.format(mark=mark, at=at, url=f"{URL}250{at}.00001") for at, mark in enumerate(marks, 1)
    )


def outcome(listed: str, steering: Steering) -> AddingOutcome:
    work = candidate_for(APPEARED, section=("Papers",))
    return plan_addition(read(f"# L\n\n## Papers\n\n{listed}\n"), work, steering)


def test_the_rank_of_a_neighbours_venue_is_not_copied() -> None:
    assert added(RANKED, APPEARED).startswith("- [2025.06|ICCV] Ember: A Model")


def test_a_mark_that_all_preprints_have_is_written_for_a_preprint() -> None:
    assert added(RANKED, ALONE).startswith("- [2025.06|⭐ arXiv] Ember: A Model")


def test_where_each_has_a_mark_of_its_own_a_work_without_is_only_suggested() -> None:
    said = outcome(RANKED, Steering(least_share=0, least_fidelity=0))
    assert isinstance(said, Unsure)
    assert said.suggestion is not None
    assert "|ICCV]" in said.suggestion.inserted[0]


TAGGED = (
    '<img alt="tag" src="https://img.shields.io/static/v1?label=&message={mark}&color=blue">',
    "![](https://img.shields.io/badge/{mark}-blue)",
    "![](https://img.shields.io/badge/New-red) ![](https://img.shields.io/badge/{mark}-blue)",
)


@pytest.mark.parametrize("badge", TAGGED, ids=["html", "a picture", "behind one that all have"])
@pytest.mark.parametrize(
    "line",
    [
        "- {mark} Lamp{at}: A Lamp of Many Kinds [[Paper]({url})]",
        "- Lamp{at}: A Lamp of Many Kinds [[Paper]({url})] {mark}",
    ],
    ids=["before", "behind"],
)
def test_where_each_has_a_badge_of_its_own_for_a_tag_a_work_without_is_only_suggested(
    badge: str, line: str
) -> None:
    tags = [badge.format(mark=tag) for tag in ("Light", "Reading%20Rooms", "Light", "Oil", "Wicks")]
    listed = of_lamps(*tags, line=line)
    said = outcome(listed, Steering(least_share=0, least_fidelity=0))
    assert isinstance(said, Unsure)
    assert said.suggestion is not None
    assert "Light" not in said.suggestion.inserted[0]
    assert isinstance(outcome(listed, NO_DOUBT), Addition)


@pytest.mark.parametrize(
    "badges",
    [("Light",) * 5, ("Light", "", "Oil", "Wicks", "Oil")],
    ids=["the same in all", "none in some"],
)
def test_badges_that_are_no_mark_of_each_work_hold_up_none(badges: tuple[str, ...]) -> None:
    tags = [f"![](https://img.shields.io/badge/{tag}-blue) " if tag else "" for tag in badges]
    assert isinstance(outcome(of_lamps(*tags), Steering(least_share=0, least_fidelity=0)), Addition)


@pytest.mark.parametrize(
    "steering",
    [
        NO_DOUBT,
        Steering(
            least_share=0, least_fidelity=0, templates={"Papers": "- [{venue}] {title} [[Paper]({abs})]"}
        ),
    ],
    ids=["a person asks for it", "a template says how"],
)
def test_it_is_added_where_a_person_has_said_so(steering: Steering) -> None:
    assert isinstance(outcome(RANKED, steering), Addition)


@pytest.mark.parametrize(
    ("marks", "begins"),
    [
        (("🔥 ", "🔥 ", "🔥 ", "🔥 ", "🔥 "), "- 🔥 Ember"),
        (("🔥 ", "💡 ", "🔥 ", "🔥 ", "🧊 "), "- Ember"),
        (("🔥 ", "", "", "🔥 ", ""), "- Ember"),
        (("**VQA** ", "**VQA** ", "**OCR** ", "**OCR** ", "**VQA** "), "- Ember"),
    ],
    ids=["all the same", "different ones", "some without", "tags"],
)
def test_what_stands_before_titles_is_form_only_where_nearly_all_have_it(
    marks: tuple[str, ...], begins: str
) -> None:
    assert added(of_lamps(*marks), ALONE).startswith(begins)


def test_what_all_of_a_section_have_is_its_form_whatever_other_sections_have() -> None:
    others = "".join(f"\n## Part {mark}\n\n{of_lamps(*[mark] * 5)}\n" for mark in ("🔥 ", "🧊 "))
    assert added(f"{of_lamps(*['💡 '] * 4)}\n{others}", ALONE).startswith("- 💡 Ember")


def test_a_word_behind_the_venue_that_some_have_is_left_to_them() -> None:
    rows = "\n".join(
        f"| [Lamp{at}: A Lamp of Many Kinds]({URL}250{at}.00001) | CVPR 2025{rank} |"
        for at, rank in enumerate((", Rank-A", "", ", Rank-A", ", Rank-B", ""), 1)
    )
    assert added(f"| Title | Venue |\n|---|---|\n{rows}", APPEARED).endswith("| ICCV 2025 |")


def test_words_that_all_with_a_venue_have_before_it_are_written() -> None:
    line = "- Lamp{at}: A Lamp of Many Kinds{mark} [[Paper]({url})]"
    listed = of_lamps(*[", accepted by CVPR 2025"] * 4, line=line)
    assert ", accepted by ICCV 2025 " in added(listed, APPEARED)


def test_a_day_without_noughts_is_read_and_keeps_its_place() -> None:
    listed = "\n".join(
        f"- [Lamp{at}: A Lamp of Many Kinds]({URL}2501.0000{at}) | {day} | arXiv"
        for at, day in enumerate(("25.10.30", "25.9.20", "25.8.9", "25.5.3", "25.3.1"), 1)
    )
    page = outcome(listed, NO_DOUBT)
    assert isinstance(page, Addition)
    shown = [line for line in page.new_bytes.decode().splitlines() if line.startswith("- ")]
    assert [line.split(" | ")[1] for line in shown] == [
        "25.10.30",
        "25.9.20",
        "25.8.9",
        "25.6.3",
        "25.5.3",
        "25.3.1",
    ]


def test_labels_that_lead_nowhere_are_no_words_of_a_title() -> None:
    lines = [
        f"- [[arXiv 2025.0{at}]({URL}250{at}.00001)] A Lamp of Many Kinds of Light {at} [Code] [[Page](https://lamp{at}.example)]"
        for at in (5, 4, 3, 2)
    ]
    shown = replace(EMBER, links=Links(project="https://ember.example"))
    assert added("\n".join(lines), shown) == (
        f"- [[arXiv 2025.06]({URL}2506.01234)] Ember: A Model that Keeps Rooms Warm [Code] [[Page](https://ember.example)]"
    )


def test_a_label_in_bold_before_its_colon_goes_with_what_is_not_known() -> None:
    listed = "\n\n".join(
        f"{at}. **Lamps of Many Kinds of Rooms {at}**  \n   - **Place**: Room {at} in the house by the sea  \n"
        f"   - **Keywords**: lamps, kind {at}  \n   - **Link**: [Paper]({URL}250{at}.00001)"
        for at in (1, 2, 3, 4)
    )
    assert added(listed, ALONE).split("\n") == [
        "5. **Ember: A Model that Keeps Rooms Warm**  ",
        f"   - **Link**: [Paper]({URL}2506.01234)",
    ]


def test_emphasis_that_a_neighbour_forgot_to_open_is_opened() -> None:
    lines = [
        f"- [**Lamp{at}: A Lamp of Many Kinds**]({URL}250{at}.00001) {sign}Ann Made, Bo Up*. arXiv 2025."
        for at, sign in ((1, "*"), (2, "*"), (3, "*"), (4, ""))
    ]
    assert " *Ida New, Jon Newer, Kim Ever*. arXiv 2025." in added("\n".join(lines), ALONE)


def _marked_for_code(marks: str, coded: str) -> str:
    return "\n".join(
        f"- {f'{mark} ' if mark != '-' else ''}Lamp{at}: A Lamp of Many Kinds [[Paper]({URL}250{at}.00001)]"
        f"{f' [[Code](https://github.com/lamps/{at})]' if code == 'c' else ''}"
        for at, (mark, code) in enumerate(zip(marks, coded, strict=True), 1)
    )


@pytest.mark.parametrize(
    ("marks", "coded", "mark"),
    [
        ("🌟-🌟🌟---🌟", "c-cc---c", "🌟 "),
        ("🌟-🌟🌟-🌟-🌟", "c-cc---c", ""),
        ("🌟-🔥🌟---🔥", "c-cc---c", ""),
        ("🌟------🌟", "c------c", ""),
    ],
    ids=["follows code", "also without code", "one of two", "too few"],
)
def test_a_mark_that_follows_code_is_written_where_there_is_code(marks: str, coded: str, mark: str) -> None:
    listed = _marked_for_code(marks, coded)
    assert added(listed, EMBER).startswith(f"- {mark}Ember: A Model")
    assert added(listed, ALONE).startswith("- Ember: A Model")
