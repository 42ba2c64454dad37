"""Makes met on twenty further public lists: made-up works in their shape, and a new one added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.makes import EMBER, URL, added
from support.pages import planned, read

from state.records import Links
from tracker.lists.candidate import candidate_for
from tracker.lists.steering import NO_DOUBT

SHOWN = replace(EMBER, venue="CVPR 2025")
NAMELESS = replace(
    EMBER, title="On Keeping Many Rooms Warm in Long Winters", abstract="", links=Links(), venue="CVPR 2025"
)


# --- venues and times beside a title that no sign sets apart

SET_OFF = [
    "**`{}`**",
    "**{}**",
    "`{}`",
    "*{}*",
    "**_{}_**",
    "[{}]",
    "`[{}]`",
    r"\[{}\]",
    "<kbd>{}</kbd>",
    "*({})*",
]


@pytest.mark.parametrize("frame", SET_OFF)
def test_a_venue_in_emphasis_before_the_title_is_no_part_of_it(frame: str) -> None:
    listed = "\n".join(
        f"- {frame.format(venue)} Lamp{number}: A Lamp of Many Kinds [[Paper]]({URL}250{number}.00001)"
        for number, venue in ((5, "ICLR 2025"), (4, "CVPR 2025"), (3, "ICML 2025"))
    )
    told = frame.format("CVPR 2025")
    assert added(listed, SHOWN) == f"- {told} Ember: A Model that Keeps Rooms Warm [[Paper]]({URL}2506.01234)"


@pytest.mark.parametrize("frame", [*SET_OFF, "- {}", "@ {}", "{}"])
def test_a_venue_behind_the_title_is_no_part_of_it(frame: str) -> None:
    listed = "\n".join(
        f"- Lamp{number}: A Lamp of Many Kinds {frame.format(venue)} [[Paper]]({URL}250{number}.00001)"
        for number, venue in ((5, "ICLR 2025"), (4, "CVPR 2025"), (3, "ICML 2025"))
    )
    told = frame.format("CVPR 2025")
    assert added(listed, SHOWN) == f"- Ember: A Model that Keeps Rooms Warm {told} [[Paper]]({URL}2506.01234)"


@pytest.mark.parametrize("sign", [" |", ":", " -"])
def test_a_venue_before_a_sign_is_no_name(sign: str) -> None:
    listed = "\n".join(
        f"- {venue}{sign} Lamp{number}: A Lamp of Many Kinds [[Paper]]({URL}250{number}.00001)"
        for number, venue in ((5, "ICLR 2025"), (4, "CVPR 2025"), (3, "ICML 2025"))
    )
    assert added(listed, SHOWN) == (
        f"- CVPR 2025{sign} Ember: A Model that Keeps Rooms Warm [[Paper]]({URL}2506.01234)"
    )


def test_a_venue_that_the_title_speaks_of_stays_in_it() -> None:
    listed = "\n".join(
        f"- What We Learned of Lamps at CVPR 202{number} [[Paper]]({URL}250{number}.00001)"
        for number in (3, 4, 5)
    )
    assert added(listed, SHOWN) == f"- Ember: A Model that Keeps Rooms Warm [[Paper]]({URL}2506.01234)"


def test_a_published_work_has_not_the_month_that_stands_behind_the_word_for_preprints() -> None:
    listed = "\n".join(
        [
            f"- **`arXiv 2025.5`** Lamp5: A Lamp of Many Kinds [[Paper]]({URL}2505.00001)",
            f"- **`arXiv 2025.4`** Lamp4: A Lamp of Many Kinds [[Paper]]({URL}2504.00001)",
            f"- **`arXiv 2025.3`** Lamp3: A Lamp of Many Kinds [[Paper]]({URL}2503.00001)",
            f"- **`ICLR 2025`** Lamp2: A Lamp of Many Kinds [[Paper]]({URL}2502.00001)",
        ]
    )
    assert added(listed, SHOWN).startswith("- **`CVPR 2025`** Ember")
    assert added(listed, EMBER).startswith("- **`arXiv 2025.6`** Ember")


def test_a_citation_key_with_a_venue_stays_one_where_the_line_tells_the_venue_again() -> None:
    listed = "\n".join(
        f"* `[{first} et al. {venue}{25}]` A Lamp of Many Kinds and Lights {number}. {venue}, 2025."
        f" [[paper]]({URL}250{number}.00001)"
        for number, first, venue in ((5, "Made", "CVPR"), (4, "Wick", "arXiv"), (3, "Up", "ICLR"))
    )
    named = f"* `[Wicks]` Many Wicks of Many Lamps. CVPR, 2025. [[paper]]({URL}2501.00001)"
    listed = f"{listed}\n\n## Data\n\n{named}\n"
    assert added(listed, SHOWN) == (
        "* `[New et al. CVPR25]` Ember: A Model that Keeps Rooms Warm. CVPR, 2025."
        f" [[paper]]({URL}2506.01234)"
    )
    assert "`[New et al. arXiv25]`" in added(listed, EMBER)


# --- tags that are names


def tagged(tag: str, number: int) -> str:
    return f"- [**{tag}**] Turning Oil into Light on Evening {number} [[Paper]]({URL}250{number}.00001)"


def test_tags_that_differ_and_are_coined_are_names() -> None:
    listed = "\n".join(
        tagged(tag, number) for number, tag in ((5, "WickNet"), (4, "LampV2"), (3, "Glow"), (2, "OilBERT"))
    )
    assert added(listed, EMBER).startswith("- [**Ember**] A Model that Keeps Rooms Warm [[Paper]]")
    assert added(listed, NAMELESS) == (
        f"- On Keeping Many Rooms Warm in Long Winters [[Paper]]({URL}2506.01234)"
    )


def test_a_work_without_a_tag_among_names_hides_none_of_them() -> None:
    tags = ((6, "WickNet"), (5, "LampV2"), (4, "Glow"), (3, "OilBERT"))
    bare = tagged("", 2).replace("[****] ", "")
    listed = "\n".join([*(tagged(tag, number) for number, tag in tags), bare])
    assert added(listed, EMBER).startswith("- [**Ember**] A Model that Keeps Rooms Warm [[Paper]]")


@pytest.mark.parametrize("tags", [["Oil", "Wax", "Gas", "Tar"], ["WickNet", "WickNet", "Lamp2", "Lamp2"]])
def test_tags_that_are_words_or_come_again_are_topics(tags: list[str]) -> None:
    listed = "\n".join(tagged(tag, number) for number, tag in zip((5, 4, 3, 2), tags, strict=True))
    assert "Ember: A Model that Keeps Rooms Warm" in added(listed, EMBER)


def test_tags_before_titles_with_names_of_their_own_are_topics() -> None:
    listed = "\n".join(
        f"- [**{tag}**] Lamp{number}: Turning Oil into Light [[Paper]]({URL}250{number}.00001)"
        for number, tag in ((5, "Oil2Light"), (4, "QoE"), (3, "GasML"), (2, "TarV2"))
    )
    assert "Ember: A Model that Keeps Rooms Warm" in added(listed, EMBER)


# --- short titles, few neighbours, what is not known


def test_a_short_title_among_long_ones_is_no_name() -> None:
    listed = "\n\n".join(
        [
            f"[Trusted Evening Light]({URL}2505.00001), CVPR 2025 [[code]](https://github.com/made/lamp5)",
            f"[A Lamp of Many Kinds: Oil and Wax]({URL}2504.00001), CVPR 2025",
            f"[Turning Oil into Light at Night]({URL}2503.00001), CVPR 2025",
            f"[Why Do Lamps Burn at Night]({URL}2502.00001), CVPR 2025",
        ]
    )
    assert added(listed, SHOWN) == (
        f"[Ember: A Model that Keeps Rooms Warm]({URL}2506.01234), CVPR 2025 [[code]](https://github.com/warm/ember)"
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
    outcome = planned(page, replace(candidate_for(EMBER), section=("Papers",)), NO_DOUBT, date(2025, 6, 10))
    assert "[code](https://github.com/warm/ember)" in "\n".join(outcome.inserted)


@pytest.mark.parametrize(("opening", "closing"), [("[**", "**]"), ("(*", "*)"), ("[`", "`]")])
def test_of_an_unknown_venue_no_blank_stays_before_its_year(opening: str, closing: str) -> None:
    paper = replace(EMBER, arxiv_id=None, venue=None, links=Links(abs="https://openreview.net/forum?id=warm"))
    listed = "\n".join(
        f"* [Lamp{number}: A Lamp of Many Kinds](https://openreview.net/forum?id=lamp{number}) {opening}arXiv 2025{closing}"
        for number in (5, 4, 3)
    )
    assert added(listed, paper) == (
        "* [Ember: A Model that Keeps Rooms Warm](https://openreview.net/forum?id=warm)"
        f" {opening}2025{closing}"
    )


# --- what entries say together


def test_one_who_wrote_alone_is_no_description() -> None:
    listed = "\n".join(
        f"- [A Lamp of Many Kinds {number}]({URL}250{number}.00001) - {who}, **CVPR 2025**."
        for number, who in ((5, "Ann Made"), (4, "Bo Up et al"), (3, "Cy Wick et al"), (2, "Di Oil et al"))
    )
    assert added(listed, SHOWN) == (
        f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234) - Ida New et al, **CVPR 2025**."
    )


def test_a_title_of_few_words_stands_where_the_others_titles_stand() -> None:
    listed = "\n".join(
        f"- [{name}]: {title}  \n  CVPR 2025 [paper]({URL}250{number}.00001)"
        for number, name, title in (
            (5, "Wick", "Lamps by Night"),
            (4, "Glow", "A Lamp of Many Kinds and Lights"),
            (3, "Lamp2", "Turning Oil into Light at Night"),
            (2, "OilNet", "Why Do Lamps Burn at Night"),
        )
    )
    assert added(listed, SHOWN) == (
        f"- [Ember]: A Model that Keeps Rooms Warm  \n  CVPR 2025 [paper]({URL}2506.01234)"
    )
    assert added(listed, NAMELESS) == (
        f"- On Keeping Many Rooms Warm in Long Winters  \n  CVPR 2025 [paper]({URL}2506.01234)"
    )


def labelled(number: int, anchor: str) -> str:
    return (
        f"- **Lamp{number}: A Lamp of Many Kinds**{anchor} [paper]({URL}250{number}.00001)  \n"
        f"  *2025-0{number} · Preprint* — **Oils:** {'whale and rape and palm'[: 6 * number]} — **Reach:** {number} rooms and more\n"
        f"  **Flame:** It flickers in {number} ways of its own"
    )


def test_labels_in_a_line_that_only_its_curator_can_fill_are_left_out() -> None:
    listed = "\n".join(labelled(number, "") for number in (5, 4, 3, 2))
    assert added(listed, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm** [paper]({URL}2506.01234)  \n  *2025-06 · Preprint*"
    )


def test_an_anchor_in_a_line_is_of_its_own_entry() -> None:
    listed = "\n".join(labelled(number, f' <a id="lamp{number}"></a>') for number in (5, 4, 3, 2))
    assert added(listed, EMBER).startswith(
        f"- **Ember: A Model that Keeps Rooms Warm** [paper]({URL}2506.01234)"
    )


def test_a_workshop_is_a_venue_in_small_letters_too() -> None:
    listed = "\n".join(
        f"- A Lamp of Many Kinds {number}. {venue} 2025. [paper]({URL}250{number}.00001)"
        for number, venue in ((5, "NeurIPS workshop"), (4, "CVPR"), (3, "arxiv"))
    )
    assert added(listed, SHOWN) == (
        f"- Ember: A Model that Keeps Rooms Warm. CVPR 2025. [paper]({URL}2506.01234)"
    )


# --- HTML emphasis, citations without links, headings that count


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


CITED = """- Made, Ann, et al. "Lamps of Many Kinds and Lights." arXiv preprint arXiv:2505.00001 (2025).
- Up, Di, et al. "Turning Oil into Light at Night." arXiv preprint arXiv:2503.00001 (2025).
- Oil, Cy, et al. "What Lamps Say." arXiv preprint arXiv:2502.00001 (2025).
"""


@pytest.mark.parametrize(
    ("authors", "told"),
    [
        (("Ida New", "Jon Newer", "Kim Ever"), "New, Ida, et al."),
        (("Ida New", "Jon Newer"), "New, Ida, and Jon Newer."),
        (("Ida M. New",), "New, Ida M."),
        (("New",), "New."),
    ],
)
def test_citations_without_links_have_the_surname_first(authors: tuple[str, ...], told: str) -> None:
    assert added(CITED, replace(EMBER, authors=authors)).startswith(f"- {told.removesuffix('.')}")
    assert added(CITED, replace(EMBER, authors=authors)).endswith(
        ' "Ember: A Model that Keeps Rooms Warm." arXiv preprint arXiv:2506.01234 (2025).'
    )


COUNTED = """# L

## 2024 (2 papers)

- [A Lamp of Many Kinds](https://arxiv.org/abs/2405.00001)
- [Turning Oil into Light at Night](https://arxiv.org/abs/2403.00001)

## 2023 (1 paper)

- [A Lamp of Other Kinds](https://arxiv.org/abs/2305.00001)
"""


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ("({} papers)", "(1 paper)"),
        ("({})", "(1)"),
        ("({} entries)", "(1 entry)"),
        ("({}+ works)", "(1+ work)"),
    ],
)
def test_a_year_heading_that_counts_gets_a_sister_that_counts_one(said: str, new: str) -> None:
    text = COUNTED.replace("(2 papers)", said.format(2)).replace("(1 paper)", said.format(1))
    outcome = planned(read(text), candidate_for(EMBER), NO_DOUBT, date(2025, 6, 10))
    assert outcome.inserted[0] == f"## 2025 {new}"


def test_a_year_in_brackets_is_no_count() -> None:
    text = COUNTED.replace("2024 (2 papers)", "Papers (2024)").replace("2023 (1 paper)", "Papers (2023)")
    outcome = planned(read(text), candidate_for(EMBER), NO_DOUBT, date(2025, 6, 10))
    assert outcome.inserted[0] == "## Papers (2025)"


WHOLE = (
    (5, "International Lamp Conference (ICLR)"),
    (4, "IEEE/CVF Conference on Lamps and Other Lights (CVPR)"),
    (3, "Workshop on Wicks (WACV)"),
)


@pytest.mark.parametrize(
    ("venue", "told"),
    [
        ("CVPR 2025", "IEEE/CVF Conference on Lamps and Other Lights (CVPR) (2025)"),
        ("ICML 2025", "ICML (2025)"),
    ],
)
def test_a_whole_name_with_its_short_one_behind_is_one_venue(venue: str, told: str) -> None:
    listed = "\n".join(
        f"- [A Lamp of Many Kinds {number}]({URL}250{number}.00001) {whole} (2025)" for number, whole in WHOLE
    )
    assert added(listed, replace(EMBER, venue=venue, links=Links())) == (
        f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234) {told}"
    )


@pytest.mark.parametrize(("opening", "closing"), [('<font color="red"> `', "` </font>"), ("<kbd>", "</kbd>")])
def test_tags_around_a_topic_that_nobody_tells_go_with_it(opening: str, closing: str) -> None:
    listed = "\n\n".join(
        f"[A Lamp of Many Kinds {number}]({URL}250{number}.00001), arXiv 2025  \n{opening}{topic}{closing}"
        for number, topic in ((5, "Oil and Wax"), (4, "Gas in Towns"), (3, "Tar of Ships"))
    )
    assert added(listed, replace(EMBER, links=Links())).rstrip() == (
        f"[Ember: A Model that Keeps Rooms Warm]({URL}2506.01234), arXiv 2025"
    )
