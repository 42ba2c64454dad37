"""What is said of a work alone, and where its links and badges lead."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, NAMELESS, URL, added
from support.pages import read

from state.records import Links
from tracker.lists.understanding import understandings

# --- what is its own


def described(number: int, words: str) -> str:
    return f"- **Lamp{number}: A Lamp of the {number}th Kind** [[arXiv]({URL}250{number}.00001)] — _{words}._"


DESCRIBED = "\n".join(
    described(number, words)
    for number, words in (
        (5, "Burns a wick of wool all night long"),
        (4, "A wick that is lit by a spark"),
        (3, "First lamp that was ever filled with oil"),
    )
)


def test_what_only_repeats_the_title_describes_nothing() -> None:
    assert added(DESCRIBED, replace(EMBER, abstract="")) == (
        f"- **Ember: A Model that Keeps Rooms Warm** [[arXiv]({URL}2506.01234)]"
    )


def test_what_the_abstract_says_describes_a_work() -> None:
    assert added(DESCRIBED, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm** [[arXiv]({URL}2506.01234)] — _Stove that keeps rooms warm._"
    )


@pytest.mark.parametrize("indent", ["\t", "  "])
def test_labels_of_what_nobody_knows_leave_nothing_behind(indent: str) -> None:
    listed = "\n\n".join(
        f"- 2025050{number} arXiv [Lamps that Burn with Light {number}]({URL}250{number}.00001)\n"
        f"{indent}- English: burns a wick of kind {number}\n{indent}- 中文：第{number}种灯"
        for number in (5, 4, 3)
    )
    assert added(listed, NAMELESS) == (
        f"- 20250603 arXiv [On Keeping Many Rooms Warm in Winter]({URL}2506.01234)"
    )


# --- links


def test_a_citation_is_no_code_wherever_it_leads() -> None:
    listed = "\n".join(
        f"- [Lamps that Burn with Light {number}]({URL}250{number}.00001) | "
        f"[bibtex](https://github.com/made/lamps/blob/main/{number}.txt)"
        for number in (5, 4, 3)
    )
    assert added(listed, EMBER) == f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)"


@pytest.mark.parametrize(
    ("promise", "label"),
    [
        ("Coming soon", "Code"),
        ("TBD", "CODE"),
        ("code (coming soon)", "code"),
        ("Code: soon!", "Code"),
        ("**Code (TBD)**", "**Code**"),
    ],
)
def test_nothing_that_is_there_is_promised(promise: str, label: str) -> None:
    """And no link is left without a word."""
    listed = "\n".join(
        f"- **Lamp{number}: A Lamp of the {number}th Kind.** [[paper]({URL}250{number}.00001)] "
        f"[[{promise}](https://github.com/made/lamp{number})]"
        for number in (5, 4, 3)
    )
    assert added(listed, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm.** [[paper]({URL}2506.01234)] "
        f"[[{label}](https://github.com/warm/ember)]"
    )


def test_the_name_on_two_links_is_not_that_of_a_third_work() -> None:
    listed = "\n".join(
        f"- **Lamp{number}: A Lamp of the {number}th Kind** [paper]({URL}250{number}.00001) "
        f"[{name}](https://github.com/made/{number})"
        for number, name in ((5, "Wick"), (4, "Wick"), (3, "Glow"))
    )
    assert added(listed, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm** [paper]({URL}2506.01234) "
        "[Ember](https://github.com/warm/ember)"
    )


def test_a_word_on_which_all_links_of_a_kind_stand_is_no_name() -> None:
    listed = "| Title | Code |\n|---|---|\n" + "\n".join(
        f"| [Lamps that Burn with Light {number}]({URL}250{number}.00001) | [Python](https://github.com/made/lamp{number}) |"
        for number in (5, 4, 3)
    )
    assert added(listed, EMBER) == (
        f"| [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234) | [Python](https://github.com/warm/ember) |"
    )


def cited(number: int) -> str:
    return (
        f"- [Lamps that Burn with Light {number}]({URL}250{number}.00001)\n"
        f"  - Ada Made, Bo Up\n"
        f"  - Code: [official](https://github.com/made/lamp{number})\n"
        f"  - Dataset: [Wicks](https://wicks.example/{number}), [Oils](https://oils.example/{number})"
    )


@pytest.mark.parametrize(
    ("links", "told"),
    [
        (Links(code="https://github.com/warm/ember", project="https://ember.example"), ""),
        (
            Links(
                code="https://github.com/warm/ember", hf_dataset="https://huggingface.co/datasets/warm/rooms"
            ),
            "\n  - Dataset: [Ember](https://huggingface.co/datasets/warm/rooms)",
        ),
    ],
)
def test_the_label_of_a_line_says_what_its_links_lead_to(links: Links, told: str) -> None:
    assert added("\n".join(map(cited, (5, 4, 3))), replace(EMBER, links=links)) == (
        f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)\n"
        "  - Ida New, Jon Newer, Kim Ever\n"
        f"  - Code: [official](https://github.com/warm/ember){told}"
    )


@pytest.mark.parametrize("label", ["Model", "Dataset"])
def test_a_link_to_the_paper_or_the_code_says_so_itself_behind_any_label(label: str) -> None:
    listed = "\n".join(
        f"- **Lamps that Burn with Light {number}**\n"
        f"  - {label}: [paper]({URL}250{number}.00001), [code](https://github.com/made/lamp{number})"
        for number in (5, 4, 3)
    )
    assert added(listed, EMBER) == (
        "- **Ember: A Model that Keeps Rooms Warm**\n"
        f"  - {label}: [paper]({URL}2506.01234), [code](https://github.com/warm/ember)"
    )


# --- badges


@pytest.mark.parametrize(
    ("badge", "written"),
    [
        ("![date](https://img.shields.io/badge/Date-2025--0{}-blue)", "Date-2025--06-blue"),
        ("![](https://img.shields.io/badge/2025.0{}-lightgrey)", "2025.06-lightgrey"),
        ("![](https://img.shields.io/badge/0{}%2F2025-red)", None),
        ("![](https://img.shields.io/badge/Released-May_{}%2C_2025-red)", "Released-Jun_3%2C_2025-red"),
        ("![](https://img.shields.io/badge/Code-2025.0{}-red)", None),
    ],
)
def test_a_badge_that_tells_nothing_but_a_date_tells_the_new_one(badge: str, written: str | None) -> None:
    listed = "\n".join(
        f"- **Lamps that Burn with Light {number}** [[paper]({URL}250{number}.00001)] {badge.format(number)}"
        for number in (5, 4, 3)
    )
    shown = badge.partition("](")[0]
    end = f" {shown}](https://img.shields.io/badge/{written})" if written else ""
    assert added(listed, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm** [[paper]({URL}2506.01234)]{end}"
    )


def test_a_promise_is_not_made_of_a_page_that_is_there() -> None:
    listed = "\n".join(
        f"- **Lamps that Burn with Light {number}** [📄 Paper]({URL}250{number}.00001) | "
        f"[💻 Code (not yet)](https://github.com/made/lamp{number})"
        for number in (5, 4, 3)
    )
    assert added(listed, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm** [📄 Paper]({URL}2506.01234) | [💻 Code](https://github.com/warm/ember)"
    )


@pytest.mark.parametrize(
    "link", ["[[PDF](https://arxiv.org/pdf/{id}?)]", "[pdf](https://arxiv.org/pdf/{id}.pdf?)"]
)
def test_a_question_mark_left_behind_an_address_is_not_repeated(link: str) -> None:
    listed = "".join(
        f"- Lamps of Kind {at} in Many Rooms, CVPR 2025, {link.format(id=f'250{at}.00001')}\n"
        for at in (3, 2, 1)
    )
    assert link.format(id="2506.01234").replace("?", "") in added(listed, NAMELESS)


BOTH = "[pdf](https://arxiv.org/pdf/{id}) · [abs](https://arxiv.org/abs/{id})"
TURNED = "[abs](https://arxiv.org/abs/{id}) · [pdf](https://arxiv.org/pdf/{id})"


@pytest.mark.parametrize(
    ("head", "entry"),
    [
        ("", "* **{title}**  \n  {both}\n"),
        ("", "- {title}. [[pdf](https://arxiv.org/pdf/{id})] [[html](https://arxiv.org/html/{id})]\n"),
        ("| Title | Links |\n| --- | --- |\n", "| {title} | {both} |\n"),
    ],
)
def test_entries_that_link_two_pages_of_their_paper_are_understood(head: str, entry: str) -> None:
    def of(title: str, number: str) -> str:
        return entry.replace("{both}", BOTH).format(title=title, id=number)

    listed = head + "".join(of(f"Lamps of Kind {at} in Many Rooms", f"250{at}.00001") for at in (5, 4, 3))
    assert [one.fidelity for one in understandings(read(f"# L\n\n## Papers\n\n{listed}"))] == [1.0]
    assert added(listed, NAMELESS) == of(NAMELESS.title, "2506.01234").removesuffix("\n")


def test_an_entry_with_one_of_the_two_pages_or_with_both_turned_is_told_as_it_is() -> None:
    lines = (BOTH, BOTH, BOTH, "[pdf](https://arxiv.org/pdf/{id})", TURNED)
    listed = "".join(
        f"- Lamps of Kind {at} in Many Rooms {line.format(id=f'250{at}.00001')}\n"
        for at, line in enumerate(lines, 1)
    )
    (papers,) = understandings(read(f"# L\n\n## Papers\n\n{listed}"))
    assert papers.odd == (9,)
