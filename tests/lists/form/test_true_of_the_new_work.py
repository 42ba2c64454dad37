"""What a neighbour's line says of its own work alone: labels, badges, keywords, names that are none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support import makes
from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.form.fidelity import fidelity
from tracker.lists.form.group import neighbourhood

if TYPE_CHECKING:
    from collections.abc import Callable

URL = "https://arxiv.org/abs/"
EMBER = replace(makes.EMBER, abstract="We introduce Ember, a vision-language model that keeps rooms warm.")
SURVEY = Paper(
    "A Survey on the Warmth of Many Rooms",
    abstract="We survey the warmth of rooms.",
    arxiv_id="2506.01235",
    authors=EMBER.authors,
    published=date(2025, 6, 3),
)
BENCH = replace(EMBER, venue="ICCV 2025")


def added(listed: str, paper: Paper) -> tuple[str, ...]:
    outcome = planned(read(f"# L\n\n## Papers\n\n{listed}"), candidate_for(paper))
    return tuple(line for line in outcome.inserted if line.strip())


def keyed(number: int, *, code: str = "", ground: str = "RoomGym") -> str:
    lines = (
        f"- [Lamp{number}: A Lamp of the {number}th Kind]({URL}250{number}.00001)",
        "  - Ada Made, Bo Up, Cy Fake",
        f"  - Key: light of kind {number}, Wick Search",
        *((f"  - Code: [official]({code})",) if code else ()),
        f"  - ExpEnv: {ground}",
    )
    return "\n".join(lines) + "\n\n"


KEYED = (
    keyed(5, code="https://github.com/made/lamp5")
    + keyed(4, ground="[Port](https://port.example.org), [Sea](https://sea.example.org)")
    + keyed(3, code="https://github.com/made/lamp3")
    + keyed(2)
)


def test_what_only_the_curator_can_say_is_left_out_with_its_label() -> None:
    assert added(KEYED, EMBER) == (
        f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)",
        "  - Ida New, Jon Newer, Kim Ever",
        "  - Code: [official](https://github.com/warm/ember)",
    )


def test_a_label_with_nothing_behind_it_is_left_out() -> None:
    assert added(KEYED, SURVEY) == (
        f"- [A Survey on the Warmth of Many Rooms]({URL}2506.01235)",
        "  - Ida New, Jon Newer, Kim Ever",
    )


def told(number: int) -> str:
    return (
        f"- [Lamp{number}: A Lamp of the {number}th Kind]({URL}250{number}.00001)\n    - Ada Made, Bo Up\n"
        f"    - 📅 Date: April 0{number}, 2025\n    - 📑 Publisher: {'arXiv' if number % 2 else 'CVPR 2025'}\n    - 💻 Env: [Room], [Port {number}]\n"
        f"    - 🔑 Key: [lamp {number}]\n    - 📖 TLDR: A lamp that is lit {number} times a day in all rooms.\n\n"
    )


def test_each_label_gets_the_fact_that_it_asks_for() -> None:
    page = "".join(told(number) for number in (5, 4, 3, 2))
    lines = added(page, BENCH)
    assert lines[1:4] == (
        "    - Ida New, Jon Newer, Kim Ever",
        "    - 📅 Date: June 03, 2025",
        "    - 📑 Publisher: ICCV 2025",
    )
    assert lines[4].startswith("    - 📖 TLDR: ")
    assert "warm" in lines[4]
    assert len(lines) == 5
    group = next(iter(read(f"## Papers\n\n{page}").groups))
    assert fidelity(neighbourhood(read(f"## Papers\n\n{page}"), group)) == 1.0


@pytest.mark.parametrize(
    ("badges", "venue", "badge"),
    [
        (("CVPR-2025-blue", "ICML-2025-red", "ICLR-2024-blue"), "ICCV 2025", "ICCV-2025-blue"),
        (("CVPR-2025-blue", "ICML-2025-red", "ICLR-2024-blue"), None, None),
        (("NeurIPS-Workshop-blue", "NeurIPS-Workshop-blue", "ICML-Workshop-blue"), "ICCV 2025", None),
    ],
    ids=["the new work's venue", "a preprint", "how a neighbour was presented"],
)
def test_a_badge_tells_where_the_new_work_appeared_or_is_left_out(
    badges: tuple[str, ...], venue: str | None, badge: str | None
) -> None:
    listed = "".join(
        f"- [Lamp{at}: A Lamp of the {at}th Kind]({URL}250{9 - at}.00001) ![](https://img.shields.io/badge/{one})\n"
        for at, one in enumerate(badges, 4)
    )
    written = f" ![](https://img.shields.io/badge/{badge})" if badge else ""
    assert added(listed, replace(EMBER, venue=venue)) == (f"- [{EMBER.title}]({URL}2506.01234){written}",)


def test_a_badge_of_a_neighbour_s_results_is_left_out() -> None:
    badge = (
        "[![PWC](https://img.shields.io/endpoint.svg?url=https://paperswithcode.com/badge/lamp5/light-on-rooms)]"
        "(https://paperswithcode.com/sota/light-on-rooms?p=lamp5)"
    )
    works = "".join(
        f"- **Lamp{number}: A Lamp of the {number}th Kind** [[Paper]({URL}250{number}.00001)]{f' {badge}' if number == 5 else ''}\n"
        for number in (5, 4, 3)
    )
    paged = replace(EMBER, links=Links(project="https://warm.example.org"))
    assert "paperswithcode" not in "".join(added(works, paged))


def rows(*venues: str) -> str:
    cells = "".join(
        f"| [Lamp{at}: A Lamp of the {at}th Kind]({URL}2505.0000{at}) | {venue} | 2025-05-1{9 - at} |\n"
        for at, venue in enumerate(venues)
    )
    return f"| Title | Venue | Date |\n|---|---|---|\n{cells}"


def test_a_venue_has_its_year_where_others_have() -> None:
    listed = rows("arXiv", "arXiv", "CVPR 2025", "arXiv", "arXiv", "arXiv", "ICLR 2025")
    assert added(listed, BENCH) == (
        f"| [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234) | ICCV 2025 | 2025-06-03 |",
    )


def test_a_venue_has_no_year_where_others_have_none() -> None:
    listed = rows("arXiv", "arXiv", "CVPR", "arXiv", "arXiv", "arXiv", "ICLR")
    assert "| ICCV |" in added(listed, BENCH)[0]


def test_a_model_s_code_is_no_dataset() -> None:
    works = "".join(
        f"- [2025/0{number}] **Lamp{number}: A Lamp of the {number}th Kind** [[Paper]({URL}250{number}.00001)] "
        f"[[Dataset](https://github.com/made/lamp{number})]\n"
        for number in (5, 4, 3)
    )
    assert added(works, EMBER)[0].endswith("[[Code](https://github.com/warm/ember)]")


def test_no_two_links_of_an_entry_are_called_alike() -> None:
    works = "".join(
        f"- **Lamp{number}**: A Lamp of the {number}th Kind [[Paper]({URL}250{number}.00001)][[Homepage]({page})]\n"
        for number, page in (
            (5, "https://lamp5.example.org"),
            (4, "https://github.com/made/lamp4"),
            (3, "https://lamp3.example.org"),
            (2, "https://github.com/made/lamp2"),
        )
    )
    both = replace(
        EMBER, links=Links(code="https://github.com/warm/ember", project="https://warm.example.org")
    )
    assert added(works, both)[0].count("[Homepage]") == 1
    assert added(works, EMBER)[0].count("[Homepage]") == 1


NAMED: dict[str, Callable[[int], str]] = {
    "before the title": lambda at: (
        f'- **Lamp{at}**: "Lamp{at}: A Lamp of the {at}th Kind", CVPR 2025. [[Paper]({URL}250{at}.00001)]\n'
    ),
    "before the rest of the title": lambda at: (
        f"- **Lamp{at}**: A Lamp of the {at}th Kind</br>\n[[Paper]({URL}250{at}.00001)]</br>\n*{at} rooms*\n\n"
    ),
    "in a column": lambda at: (
        ("| Name | Title |\n|---|---|\n" if at == 5 else "")
        + f"| Lamp{at} | [Lamp{at}: A Lamp of the {at}th Kind]({URL}250{at}.00001) |\n"
    ),
}


@pytest.mark.parametrize("make", NAMED.values(), ids=list(NAMED))
def test_a_work_without_a_name_is_called_by_no_piece_of_its_title(make: Callable[[int], str]) -> None:
    shown = "\n".join(added("".join(make(at) for at in (5, 4, 3, 2)), SURVEY))
    assert shown.count("A Survey on the Warmth") == 1
    assert "A Survey on the Warmth of Many Rooms" in shown
    assert "****" not in shown
    assert ":  " not in shown
