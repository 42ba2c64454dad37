"""Where a work appeared, or that it is a preprint: how venues are found, and told of a new work."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE, EMBER, NAMELESS, PUBLISHED, SHOWN, URL, added, with_venue

from state.records import Links, Paper
from tracker.lists.entry.venues import find_venues, names_outlet

# --- beside a title that no sign sets apart

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


# --- by their whole names

OUTLETS = (
    "*Journal of Lamps*",
    "*IEEE Transactions on Lamps*",
    "*Proceedings of the Conference on Lamps and Light, 2025*",
    "*Advances in Burning Processing Systems 36 (2025)*",
)
SLANTED = "".join(
    f"- **Burning {at} in Many Rooms** (2025)<br>\n{outlet} <br>\nAnn Made, Bo Up <br>\n[[Paper]]({URL}250{at}.00001)\n\n"
    for at, outlet in enumerate(OUTLETS, 1)
)


def test_a_slanted_line_that_names_a_journal_in_full_has_the_venue_of_the_new_work() -> None:
    written = added(SLANTED, replace(PUBLISHED, links=Links()))
    assert written.split("\n")[1].startswith("*ICCV")
    assert "on Lamps" not in written


def test_a_preprint_is_told_there_as_the_list_tells_preprints() -> None:
    preprint = f"\n\n## More\n\n- **Burning Alone** (2025)<br>\n*arXiv preprint arXiv:2501.00009* <br>\nAnn Made, Bo Up <br>\n[[Paper]]({URL}2501.00009)\n"
    assert "*arXiv preprint arXiv:2506.01234*" in added(SLANTED + preprint, BARE)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("IEEE Transactions on Lamps and Light, 2024", "IEEE Transactions on Lamps and Light"),
        ("ACM International Conference on Wicks 2023", "ACM International Conference on Wicks"),
        ("CVPR 2024 Workshop on Lamps", "CVPR"),
    ],
)
def test_a_journal_is_found_with_what_it_is_on(words: str, whole: str) -> None:
    start, end = find_venues(words)[0]
    assert words[start:end] == whole


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("In Proceedings of the Conference on Lamps", True),
        ("Ann Made, Bo Up", False),
        ("Annual arXiv Preprint", False),
    ],
)
def test_people_and_preprints_are_no_outlets(words: str, is_one: bool) -> None:
    assert names_outlet(words) is is_one


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


def test_a_workshop_is_a_venue_in_small_letters_too() -> None:
    listed = "\n".join(
        f"- A Lamp of Many Kinds {number}. {venue} 2025. [paper]({URL}250{number}.00001)"
        for number, venue in ((5, "NeurIPS workshop"), (4, "CVPR"), (3, "arxiv"))
    )
    assert added(listed, SHOWN) == (
        f"- Ember: A Model that Keeps Rooms Warm. CVPR 2025. [paper]({URL}2506.01234)"
    )


# --- with their years


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


def test_a_preprint_has_no_year_where_preprints_have_none() -> None:
    tags = ("ECCV 24", "arXiv", "CVPR 24", "ICRA 24", "arXiv", "AAAI 24")
    listed = "\n".join(with_venue(number, tag, code="arXiv" not in tag) for number, tag in enumerate(tags, 1))
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


# --- what is none, or no name


def test_a_venue_in_code_behind_another_is_no_tag() -> None:
    listed = "\n".join(
        f"- **Lamp{number}: A Lamp of Many Kinds** [[Paper]]({URL}250{number}.00001) `ICCV 2025` `Oral`"
        for number in (2, 3, 4, 5)
    )
    assert "`ICCV 2025`" in added(listed, PUBLISHED)


@pytest.mark.parametrize("presented", ["CVPR 24 Oral", "NeurIPS 24 spotlight"])
def test_how_a_work_was_presented_is_no_name(presented: str) -> None:
    listed = "\n".join(
        with_venue(number, tag) for number, tag in enumerate((presented, "ECCV 24", presented), 1)
    )
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


# --- venues that nobody knows or tells

ELSEWHERE = replace(
    NAMELESS, arxiv_id=None, published=None, links=Links(code="https://github.com/warm/rooms")
)
"""A work of which hardly anything is known."""


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


def test_a_preprint_is_called_one_beside_a_single_line_that_tells_no_venue() -> None:
    listed = "\n".join(
        (
            "- Lamp1: A Lamp that Burns by Night [[code]](https://github.com/made/lamp1)",
            with_venue(2, "arXiv"),
            with_venue(3, "arXiv"),
            with_venue(4, "ECCV 24"),
            "\n## Oil\n",
            with_venue(5, "ECCV 24", code=True),
        )
    )
    assert added(listed, EMBER).startswith(
        "- **[arXiv]** Ember: A Model that Keeps Rooms Warm [[2506.01234]]"
    )
