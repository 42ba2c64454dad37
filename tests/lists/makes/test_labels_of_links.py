"""Which pages of a work are linked, and what their links are called."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.makes import BARE_UNTOLD, CODE, EMBER, LAMPS, NAMELESS, PUBLISHED, URL, added, with_venue
from support.pages import planned, read

from state.records import Links
from tracker.lists.candidate import candidate_for

if TYPE_CHECKING:
    from collections.abc import Sequence

# --- which pages are linked


def test_a_cell_has_the_links_that_tables_like_it_have_together() -> None:
    head = "| Date | Paper | Others |\n|---|---|---|\n"
    lone = "".join(
        f"| 2025-0{at}-01 | [{name}: Burning {at} in Rooms]({URL}250{at}.00001) | [project](https://{at}.example) |\n"
        for at, name in enumerate(LAMPS[:2], 1)
    )
    both = "".join(
        f"| 2025-0{at}-02 | [{name}: Burning {at} at Sea]({URL}250{at}.00002)"
        f" | [project](https://sea{at}.example) / [github](https://github.com/made/{at}) |\n"
        for at, name in enumerate(LAMPS[2:4], 3)
    )
    work = replace(EMBER, links=Links(code=CODE, project="https://ember.example"))
    line = added(f"{head}{lone}\n## At Sea\n\n{head}{both}", work)
    assert line.endswith(f"| [project](https://ember.example) / [github]({CODE}) |")


def test_a_page_is_linked_beside_the_paper_where_others_share_the_cell_so() -> None:
    def row(number: int, behind: str) -> str:
        paper = f"[Paper]({URL}250{number}.00001)"
        return f"| 2025 | Lamp{number}: A Lamp of Many Kinds and Lights | {paper}{behind} |"

    def code(number: int) -> str:
        return f", [Code](https://github.com/made/lamp{number})"

    head = "| Year | Title | Resources |\n| --- | --- | --- |\n"
    here = [row(2, code(2)), row(3, ""), row(4, ""), row(5, code(5))]
    there = [
        row(6, f", [Project](https://lamp6.made.org){code(6)}"),
        row(7, ", [Project](https://lamp7.made.org)"),
    ]
    listed = f"{head}{chr(10).join(here)}\n\n## Others\n\n{head}{chr(10).join(there)}"
    paper = replace(BARE_UNTOLD, links=Links(project="https://ember.warm.org"))
    assert added(listed, paper).endswith(f"| [Paper]({URL}2506.01234), [Project](https://ember.warm.org) |")


def test_code_is_linked_beside_one_entry_without_any_where_other_sections_link_it() -> None:
    listed = "\n".join(
        (
            with_venue(1, "CVPR 24"),
            "\n## Oil\n",
            with_venue(2, "CVPR 24", code=True),
            with_venue(3, "ECCV 24", code=True),
            with_venue(4, "ICML 24", code=True),
        )
    )
    assert added(listed, PUBLISHED) == (
        f"- **[ICCV 25]** Ember: A Model that Keeps Rooms Warm [[2506.01234]]({URL}2506.01234) "
        "[[code]](https://github.com/warm/ember)"
    )


def test_a_few_neighbours_without_code_hide_none_where_other_sections_show_it() -> None:
    plain = "\n".join(
        f"- A Lamp of Many Kinds {number}. [paper]({URL}250{number}.00001)" for number in (5, 4, 3)
    )
    coded = "\n".join(
        f"- A Lamp of Other Kinds {number}. [paper]({URL}240{number}.00001)"
        + f" [code](https://github.com/made/lamp{number})" * (number % 3 == 0)
        for number in (9, 8, 7, 6, 5, 4, 3, 2, 1)
    )
    listed = f"{plain}\n\n## Others\n\n{coded}\n"
    page = read(f"# L\n\n## Papers\n\n{listed}")
    outcome = planned(page, replace(candidate_for(EMBER), section=("Papers",)))
    assert "[code](https://github.com/warm/ember)" in "\n".join(outcome.inserted)


def test_a_work_with_a_paper_is_not_written_as_one_that_has_a_page_only() -> None:
    listed = "\n".join(
        [
            f"- [arXiv 2025.05]({URL}2505.00001), Lamp1: A Lamp that Burns by Night",
            f"- [arXiv 2025.04]({URL}2504.00001), Lamp2: A Lamp that Burns by Day",
            "- [website](https://lamp3.example), Lamp3: A Lamp of Many Colours\n  - the colours come from many gases",
            f"- [arXiv 2025.03]({URL}2503.00001), Lamp4: A Lamp that Hums, [website](https://lamp4.example) / [code](https://github.com/made/lamp4)",
            f"- [arXiv 2025.02]({URL}2502.00001), Lamp5: A Lamp that Walks",
        ]
    )
    assert added(listed, replace(EMBER, links=Links(project="https://ember.example"))) == (
        f"- [arXiv 2025.06]({URL}2506.01234), Ember: A Model that Keeps Rooms Warm, [website](https://ember.example)"
    )


def test_an_introduction_in_another_language_is_no_page_of_the_work() -> None:
    listed = "\n".join(
        f"- Lamps that Burn by Night {number} [paper]({URL}230{number}.00001), [{label}]({page}/{number})"
        for number, label, page in (
            (1, "code", "https://github.com/made"),
            (2, "中文介绍", "https://mp.weixin.qq.com/s"),
            (3, "code", "https://github.com/made"),
        )
    )
    links = Links(code="https://github.com/warm/ember", project="https://ember.example")
    assert added(listed, replace(EMBER, links=links)) == (
        f"- Ember: A Model that Keeps Rooms Warm [paper]({URL}2506.01234), [code](https://github.com/warm/ember)"
    )


# --- what they are called


def test_a_paper_elsewhere_than_on_arxiv_keeps_both_brackets_of_the_label() -> None:
    listed = "\n".join(
        f"- Lamp{number}: A Lamp of Many Kinds. ICLR, 2025. [[Paper]]({URL}250{number}.00001)"
        for number in (5, 4, 3)
    )
    elsewhere = replace(
        PUBLISHED, arxiv_id=None, links=replace(EMBER.links, abs="https://openreview.net/forum?id=Em3r")
    )
    assert added(listed, elsewhere).endswith("ICCV, 2025. [[Paper]](https://openreview.net/forum?id=Em3r)")


def test_a_link_is_not_called_by_the_language_of_a_neighbours_page() -> None:
    listed = "\n".join(
        f"* Lamps that Burn by Night {number}, 202{number} [[{label}]](https://made.example/{number}.pdf)"
        for number, label in enumerate(("paper", "paper (Chinese)", "paper (Chinese)"), 1)
    )
    paper = replace(NAMELESS, arxiv_id=None, links=Links(abs="https://made.example/paper/4.pdf"))
    assert added(listed, paper) == (
        "* On Keeping Many Rooms Warm in Winter, 2025 [[paper]](https://made.example/paper/4.pdf)"
    )


def test_no_label_without_an_address_stands_beside_the_link_it_promises() -> None:
    listed = "".join(
        f"- [[arXiv]({URL}250{at}.00001)] Burning {at} in Rooms [Code] [[Page](https://{at}.example)]\n"
        for at in range(1, 6)
    )
    both = f"- [[arXiv]({URL}2505.00002)] Burning at Sea [[Code](https://github.com/made/sea)] [[Page](https://s.example)]\n"
    line = added(both + listed, EMBER)
    assert f"[[Code]({CODE})]" in line
    assert "[Code] " not in line


# --- labels that say where the paper appeared


def told(*wheres: str) -> str:
    shown = zip(("LampSet", "WickSet", "SpoonSet", "RoomSet"), wheres, strict=True)
    return "\n".join(
        f"- {name} [[Paper ({where})]]({URL}230{at}.00001) [[Data](https://sets{at}.example)]"
        for at, (name, where) in enumerate(shown, 1)
    )


@pytest.mark.parametrize(
    ("wheres", "venue", "label"),
    [
        (("CVPR'23", "ICRA'22", "CVPR'23", "CVPR'22"), "ICCV 2025", "[[Paper (ICCV'25)]]"),
        (("CVPR'23 Workshop", "LIGHT'22", "IJRR'21", "CVPR'22"), "ICCV 2025", "[[Paper (ICCV'25)]]"),
        (("CVPR 2023", "ICRA 2022", "CVPR 2023", "arXiv"), "ICCV 2025", "[[Paper (ICCV 2025)]]"),
        (("CVPR'23", "arXiv", "CVPR'23", "CVPR'22"), None, "[[Paper (arXiv)]]"),
        (("CVPR'23", "ICRA'22", "CVPR'23", "CVPR'22"), None, "[[Paper]]"),
    ],
    ids=["short year", "of workshops too", "year", "preprint", "preprint among published"],
)
def test_a_label_says_where_the_work_itself_appeared(
    wheres: Sequence[str], venue: str | None, label: str
) -> None:
    paper = replace(EMBER, venue=venue, links=Links())
    assert added(told(*wheres), paper) == f"- Ember {label}({URL}2506.01234)"
