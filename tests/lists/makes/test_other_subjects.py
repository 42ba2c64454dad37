"""Makes met on public lists on robots, speech, medicine and safety: what a new entry among made-up ones comes to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import EMBER, NAMELESS, PUBLISHED, URL, added

from state.records import Links, Paper

ELSEWHERE = replace(
    NAMELESS, arxiv_id=None, published=None, links=Links(code="https://github.com/warm/rooms")
)
"""A work of which hardly anything is known."""


# --- years and venues


def short(venue: str, number: int) -> str:
    return f"- Lamps that Burn by Night {number} | **[{venue}]** | [`[pdf]`]({URL}230{number}.00001)"


@pytest.mark.parametrize("sign", ["'", "' ", "’ "])
@pytest.mark.parametrize(("paper", "told"), [(PUBLISHED, "ICCV"), (EMBER, "arXiv")])
def test_a_year_of_two_figures_is_a_year_with_a_blank_before_it(sign: str, paper: Paper, told: str) -> None:
    listed = "\n".join(
        short(f"{venue}{sign}{year}", number)
        for number, (venue, year) in enumerate(
            (("arXiv", 22), ("CVPR", 23), ("arXiv", 23), ("ECCV", 24), ("KDD", 24)), 1
        )
    )
    assert added(listed, replace(paper, links=Links())) == (
        f"- Ember: A Model that Keeps Rooms Warm | **[{told}{sign}25]** | [`[pdf]`]({URL}2506.01234)"
    )


@pytest.mark.parametrize("brackets", ["[]", "()", "【】"])
def test_of_a_venue_that_nobody_knows_neither_brackets_nor_emphasis_stay(brackets: str) -> None:
    first, last = brackets
    listed = "\n".join(
        f"- Lamps that Burn by Night {number} | **{first}CVPR' 2{number}{last}** | [code](https://github.com/made/lamp{number})"
        for number in (2, 3, 4)
    )
    assert added(listed, ELSEWHERE) == (
        "- On Keeping Many Rooms Warm in Winter | [code](https://github.com/warm/rooms)"
    )


# --- links


@pytest.mark.parametrize(("told", "written"), [("arXiv 2025.0{}", "arXiv 2025.06"), ("2025-0{}", "2025-06")])
def test_the_month_that_a_link_is_called_by_is_the_new_works(told: str, written: str) -> None:
    listed = "\n".join(
        f"- [{told.format(month)}]({URL}250{month}.0000{number}), Lamp{number}: A Lamp that Burns by Night"
        for number, month in enumerate((5, 5, 5, 4, 4, 3), 1)
    )
    assert added(listed, replace(EMBER, links=Links())) == (
        f"- [{written}]({URL}2506.01234), Ember: A Model that Keeps Rooms Warm"
    )


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


# --- days


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


# --- people


@pytest.mark.parametrize("odd", ["Fake, Cy", "Fake, Cy B.", "Fake-Made, Cy"])
def test_a_surname_before_the_rest_of_a_name_is_of_the_name(odd: str) -> None:
    listed = "\n\n".join(
        f'{number}. **"Lamps that Burn by Night {number}"**.\n\n\t*{people} et al*. {venue}. [[Paper]({URL}230{number}.00001)]'
        for number, (people, venue) in enumerate(
            (
                ("Ada Made", "ACL 2022"),
                (odd, "CVPR 2022"),
                ("Bo Up", "ACL 2023"),
                (odd, "arXiv 2023"),
                ("Di Light", "arXiv 2023"),
            ),
            1,
        )
    )
    assert added(listed, replace(PUBLISHED, links=Links())) == (
        '6. **"Ember: A Model that Keeps Rooms Warm"**.\n\n'
        f"\t*Ida New et al*. ICCV 2025. [[Paper]({URL}2506.01234)]"
    )


def peopled(*called: str) -> str:
    return "\n".join(
        f"- [{name or f'{person} et al.'}]({URL}230{number}.00001). {f'{name}: ' if name else ''}Bright Lamps that Burn by "
        f"Night, {person} et al. {venue} 2023."
        for number, (name, person, venue) in enumerate(
            zip(
                called,
                ("Made", "Up", "Fake", "Light", "Dark"),
                ("CVPR", "ArXiv", "ICML", "CVPR", "ArXiv"),
                strict=True,
            ),
            1,
        )
    )


def test_one_and_others_behind_a_title_are_no_words_of_it() -> None:
    assert added(peopled("Lamp", "Oil", "Wick", "Glow", "Dusk"), PUBLISHED) == (
        f"- [Ember]({URL}2506.01234). Ember: A Model that Keeps Rooms Warm, New et al. ICCV 2025."
    )


def test_a_paper_that_is_elsewhere_is_called_by_its_people_too() -> None:
    paper = replace(
        NAMELESS,
        abstract="",
        arxiv_id=None,
        venue="ICCV 2025",
        links=Links(abs="https://made.example/paper/1.pdf"),
    )
    assert added(peopled("", "", "Wick", "", ""), paper) == (
        "- [New et al.](https://made.example/paper/1.pdf). On Keeping Many Rooms Warm in Winter, New et al. ICCV 2025."
    )


# --- what only the curator knows


def keyworded(number: int, venue: str, place: str, keywords: str) -> str:
    return (
        f"* **Lamps that Burn by Night {number}** | [Github](https://github.com/made/lamp{number})\n"
        f"  * Ada Made, Bo Up\n  * {place}\n  * [{venue}] {URL}230{number}.00001\n  * {keywords}"
    )


def test_keywords_and_places_of_work_are_nobody_elses() -> None:
    """Even where two works share them, and where a place is called like a venue."""
    listed = "\n".join(
        keyworded(number, *told)
        for number, told in enumerate(
            (
                ("CVPR2022", "Made University", "Two-stage approach, proposal then choice, gas"),
                (
                    "ECCV2022",
                    "Made University of Science and Light",
                    "One-stage approach, proposal then choice",
                ),
                ("CVPR2023", "Lamp Institute", "Two-stage approach, proposal then choice, gas"),
                (
                    "ICCV2023",
                    "University of Nature, Lamp Labs",
                    "Two-stage approach, proposal then choice, oil",
                ),
            ),
            1,
        )
    )
    assert added(listed, PUBLISHED) == (
        "* **Ember: A Model that Keeps Rooms Warm** | [Github](https://github.com/warm/ember)\n"
        f"  * Ida New, Jon Newer, Kim Ever\n  * [ICCV2025] {URL}2506.01234"
    )


def test_a_column_of_short_notes_does_not_say_the_title_again() -> None:
    head = "| Title | Venue | Notes |\n|---|---|---|\n"
    listed = head + "\n".join(
        f"| [**Lamps that Burn by Night {number}**]({URL}230{number}.00001) | arXiv | {note} |"
        for number, note in enumerate(("Big Lamps", "Oil", "Lamp Models", "Gas"), 1)
    )
    assert added(listed, replace(NAMELESS, abstract="")) == (
        f"| [**On Keeping Many Rooms Warm in Winter**]({URL}2506.01234) | arXiv |  |"
    )


# --- where it appeared


def tagged(number: int, tag: str, *, code: bool = False) -> str:
    shown = f" [[code]](https://github.com/made/lamp{number})" if code else ""
    return f"- **[{tag}]** Lamp{number}: A Lamp that Burns by Night [[230{number}.00001]]({URL}230{number}.00001){shown}"


def test_a_preprint_has_no_year_where_preprints_have_none() -> None:
    tags = ("ECCV 24", "arXiv", "CVPR 24", "ICRA 24", "arXiv", "AAAI 24")
    listed = "\n".join(tagged(number, tag, code="arXiv" not in tag) for number, tag in enumerate(tags, 1))
    assert added(listed, EMBER) == (
        f"- **[arXiv]** Ember: A Model that Keeps Rooms Warm [[2506.01234]]({URL}2506.01234) "
        "[[code]](https://github.com/warm/ember)"
    )


@pytest.mark.parametrize("form", ["<sub>{}</sub>", "{}."])
def test_where_a_year_is_left_out_no_blank_stays_in_its_place(form: str) -> None:
    tags = ("arXiv", "ECCV 24", "CVPR 24", "ICRA 24", "AAAI 24")
    listed = "\n".join(
        f"- [Lamp{number}: A Lamp that Burns by Night]({URL}230{number}.00001), {form.format(tag)}"
        for number, tag in enumerate(tags, 1)
    )
    bare = replace(EMBER, links=Links())
    assert added(listed, bare) == f"- [{EMBER.title}]({URL}2506.01234), {form.format('arXiv')}"


@pytest.mark.parametrize("presented", ["CVPR 24 Oral", "NeurIPS 24 spotlight"])
def test_how_a_work_was_presented_is_no_name(presented: str) -> None:
    listed = "\n".join(tagged(number, tag) for number, tag in enumerate((presented, "ECCV 24", presented), 1))
    assert added(listed, replace(PUBLISHED, links=Links())) == (
        f"- **[ICCV 25]** Ember: A Model that Keeps Rooms Warm [[2506.01234]]({URL}2506.01234)"
    )


@pytest.mark.parametrize("journal", ["Nature Medicine", "Lamps and Light"])
def test_a_journal_with_its_year_is_no_name_of_a_work(journal: str) -> None:
    """Or a new title would stand without its own."""
    listed = "\n".join(
        f"- [[{venue} 2024](https://made.example/{number}.pdf)] Lamp{number}: A Lamp that Burns by Night"
        for number, venue in enumerate((journal, journal, "CVPR"), 1)
    )
    assert added(listed, replace(PUBLISHED, links=Links())) == (
        f"- [[ICCV 2025]({URL}2506.01234)] Ember: A Model that Keeps Rooms Warm"
    )


def test_code_is_linked_beside_one_entry_without_any_where_other_sections_link_it() -> None:
    listed = "\n".join(
        (
            tagged(1, "CVPR 24"),
            "\n## Oil\n",
            tagged(2, "CVPR 24", code=True),
            tagged(3, "ECCV 24", code=True),
            tagged(4, "ICML 24", code=True),
        )
    )
    assert added(listed, PUBLISHED) == (
        f"- **[ICCV 25]** Ember: A Model that Keeps Rooms Warm [[2506.01234]]({URL}2506.01234) "
        "[[code]](https://github.com/warm/ember)"
    )


# --- tags in a row


def rowed(number: int, *tags: str, title: str) -> str:
    model = f" / [Model](https://huggingface.co/made/lamp{number})" if number != 2 else ""
    row = "】-【".join((f"2025-0{number}", *tags))
    return (
        f"- `【{row}】`\n  - **{title}**\n  - **Author(s):** Ada Made, Bo Up\n"
        f"  - [![Stars](https://img.shields.io/github/stars/made/lamp{number})](https://github.com/made/lamp{number})\n"
        f"  - [Paper]({URL}250{number}.00001){model}\n"
    )


def test_tags_in_a_row_hold_a_day_and_a_name_and_what_only_the_curator_knows() -> None:
    """And a title in bold on a line of its own is no label, however soon its colon comes."""
    listed = "\n".join(
        (
            rowed(5, "Lamp5", "Made University", "Type: Lamp", title="Lamp5: A Lamp that Burns by Night"),
            rowed(4, "Lamp4", "Lamp Labs", "Type: Light", title="Lamp4: A Lamp that Burns by Day"),
            rowed(3, "Glow", "Oil & Co", "Type: Lamp", title="Glow: A Lamp that Hardly Burns"),
            rowed(2, "Old Lamp", "Gas", "Type: Lamp", title="Building a Lamp that Once Burnt"),
        )
    )
    links = replace(EMBER.links, hf_model="https://huggingface.co/warm/ember")
    assert added(listed, replace(EMBER, links=links)) == (
        "- `【2025-06】-【Ember】`\n  - **Ember: A Model that Keeps Rooms Warm**\n"
        "  - **Author(s):** Ida New, Jon Newer, Kim Ever\n"
        "  - [![Stars](https://img.shields.io/github/stars/warm/ember)](https://github.com/warm/ember)\n"
        f"  - [Paper]({URL}2506.01234) / [Model](https://huggingface.co/warm/ember)"
    )


# --- what one neighbour has


def test_a_link_is_not_called_by_the_language_of_a_neighbours_page() -> None:
    listed = "\n".join(
        f"* Lamps that Burn by Night {number}, 202{number} [[{label}]](https://made.example/{number}.pdf)"
        for number, label in enumerate(("paper", "paper (Chinese)", "paper (Chinese)"), 1)
    )
    paper = replace(NAMELESS, arxiv_id=None, links=Links(abs="https://made.example/paper/4.pdf"))
    assert added(listed, paper) == (
        "* On Keeping Many Rooms Warm in Winter, 2025 [[paper]](https://made.example/paper/4.pdf)"
    )


def test_a_preprint_is_called_one_beside_a_single_line_that_tells_no_venue() -> None:
    listed = "\n".join(
        (
            "- Lamp1: A Lamp that Burns by Night [[code]](https://github.com/made/lamp1)",
            tagged(2, "arXiv"),
            tagged(3, "arXiv"),
            tagged(4, "ECCV 24"),
            "\n## Oil\n",
            tagged(5, "ECCV 24", code=True),
        )
    )
    assert added(listed, EMBER).startswith(
        "- **[arXiv]** Ember: A Model that Keeps Rooms Warm [[2506.01234]]"
    )


def test_a_column_of_rare_remarks_stays_empty() -> None:
    head = "| Name | Title | Paper | Features |\n|---|---|---|---|\n"
    listed = head + "\n".join(
        f"| Lamp{number} | A Lamp that Burns by Night {number} | [Paper]({URL}230{number}.00001) | {remark} |"
        for number, remark in enumerate(("", "", "burns oil and gas by turns", "", ""), 1)
    )
    assert added(listed, EMBER) == (
        f"| Ember | A Model that Keeps Rooms Warm | [Paper]({URL}2506.01234) |  |"
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
