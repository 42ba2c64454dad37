"""Who wrote a work, when it appeared and where, as the entries around tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.makes import EMBER, NAMELESS, OF_SEVERAL_WORDS, PUBLISHED, SHOWN, URL, added

from state.records import Links

# --- who wrote it


def placed(number: int) -> str:
    return (
        f"- [2025/0{number}] **Lamp{number}: A Lamp of the {number}th Kind.** *Ada Made (Made University) et al. arXiv.* "
        f"[[paper]({URL}250{number}.00001)] [[code](https://github.com/made/lamp{number})]"
    )


def test_where_the_first_author_works_is_left_out_and_the_rest_stays() -> None:
    assert added("\n".join(map(placed, (5, 4, 3, 2))), EMBER) == (
        "- [2025/06] **Ember: A Model that Keeps Rooms Warm.** *Ida New et al. arXiv.* "
        f"[[paper]({URL}2506.01234)] [[code](https://github.com/warm/ember)]"
    )


def lined(title: str, people: str, number: int) -> str:
    return f"**{title}** \\\n*{people}* \\\narXiv 2025. [[Paper]({URL}250{number}.00001)] \\\n{number} May 2025\n"


@pytest.mark.parametrize(
    "people",
    [
        "Ada Made, Bo van den Up, Cy Fake",
        "Ada Made<sup>1</sup>, Bo Up<sup>1</sup>, Cy Fake",
        "Şaban Made, Bo Up, Cy Fake",
        "Ada Made, Bo Up and Cy Fake",
    ],
)
def test_people_are_people_however_they_are_called(people: str) -> None:
    """A title of three words above them is no name, and they are no title."""
    listed = "\n".join(lined(f"Bright Lamps {number}", people, number) for number in (5, 4, 3, 2))
    assert added(listed, replace(OF_SEVERAL_WORDS, published=date(2025, 5, 20))) == (
        "**Ember: A Model that Keeps Rooms Warm** \\\n"
        f"*Ida New, Jon van den Newer{' and ' if ' and ' in people else ', '}Kim Ever* \\\n"
        f"arXiv 2025. [[Paper]({URL}2506.01234)] \\\n20 May 2025"
    )


def test_a_short_title_in_bold_ends_where_the_venue_begins() -> None:
    listed = "\n".join(
        f"1. **Lamps Burn.** arxiv 2025. [paper](https://arxiv.org/pdf/250{number}.00001)\n\n    *Ada Made, Bo Up.*\n"
        for number in (5, 4, 3)
    )
    assert added(listed, OF_SEVERAL_WORDS) == (
        "1. **Ember: A Model that Keeps Rooms Warm.** arxiv 2025. [paper](https://arxiv.org/pdf/2506.01234)\n\n"
        "    *Ida New, Jon van den Newer, Kim Ever.*"
    )


# --- when and where


@pytest.mark.parametrize(
    ("dates", "day", "written"),
    [
        (("20250501", "20250412", "20250328"), date(2025, 6, 3), "20250603"),
        (("12 May 2025", "28 Apr 2025", "11 Mar 2025"), date(2025, 6, 3), "3 Jun 2025"),
        (("May 2025", "July 2024", "Oct 2023"), date(2025, 6, 3), "June 2025"),
        (("May 2025", "July 2024", "Oct 2023"), date(2025, 8, 3), "Aug 2025"),
        (("August 2025", "July 2024", "October 2023"), date(2025, 9, 3), "September 2025"),
        (("May 2025", "Jul 2024", "Oct 2023"), date(2025, 6, 3), "Jun 2025"),
        (("July 2025", "Sep. 2024", "Oct. 2023"), date(2025, 6, 3), "Jun. 2025"),
        (("July 2025", "Sep. 2024", "May. 2023"), date(2025, 5, 3), "May. 2025"),
        (("July. 2025", "Sep. 2024", "Oct. 2023"), date(2025, 6, 3), "June. 2025"),
    ],
)
def test_a_date_is_written_in_the_manner_of_the_others(
    dates: tuple[str, ...], day: date, written: str
) -> None:
    listed = "\n".join(
        f"- {told} | [Lamps that Burn with Light {number}]({URL}230{number}.00001)"
        for number, told in enumerate(dates, 1)
    )
    assert added(listed, replace(NAMELESS, published=day)) == (
        f"- {written} | [On Keeping Many Rooms Warm in Winter]({URL}2506.01234)"
    )


def test_what_joins_a_venue_and_its_year_is_part_of_the_venue() -> None:
    """And never the place for words on the work."""
    listed = "\n".join(
        f"- **Lamp{number}: A Lamp of the {number}th Kind** [[arXiv]({URL}250{number}.00001)] *({venue})*"
        for number, venue in ((5, "ICML WICKS 2025"), (4, "ICML WICKS 2025"), (3, "ICCV 2025"))
    )
    assert added(listed, PUBLISHED) == (
        f"- **Ember: A Model that Keeps Rooms Warm** [[arXiv]({URL}2506.01234)] *(ICCV 2025)*"
    )


def test_another_word_for_arxiv_is_no_venue() -> None:
    listed = "\n".join(
        f"- **Lamps that Burn with Light {number}.** *Ada Made et al. {venue}.* [[paper]({URL}250{number}.00001)]"
        for number, venue in ((5, "CoRR"), (4, "ICLR"), (3, "CoRR"))
    )
    assert added(listed, EMBER) == (
        f"- **Ember: A Model that Keeps Rooms Warm.** *Ida New et al. CoRR.* [[paper]({URL}2506.01234)]"
    )


def test_how_a_neighbour_was_presented_is_left_out() -> None:
    listed = "\n".join(
        f"- **Lamps that Burn with Light {number}.** ICCV 2025 ({mark}). [[paper]({URL}250{number}.00001)]"
        for number, mark in ((5, "Oral"), (4, "Oral"), (3, "Workshop (Oral)"), (2, "Spotlight"))
    )
    assert added(listed, PUBLISHED) == (
        f"- **Ember: A Model that Keeps Rooms Warm.** ICCV 2025. [[paper]({URL}2506.01234)]"
    )


def test_where_a_work_appeared_is_told_where_some_others_tell_it() -> None:
    listed = "\n".join(
        f"- **Lamps that Burn with Light {number}**{venue} [[paper]({URL}250{number}.00001)]"
        for number, venue in ((5, ""), (4, " (ICLR 2025)"), (3, ""), (2, ""), (1, " (ICLR 2025)"))
    )
    assert added(listed, PUBLISHED) == (
        f"- **Ember: A Model that Keeps Rooms Warm** (ICCV 2025) [[paper]({URL}2506.01234)]"
    )


SAID_BESIDE_NAMES = {
    "a linked name in bold": "- **[{n}]({u})** ({p} et al., 2025): {s}.",
    "a name in bold": "- **{n}** ({p} et al., 2025): {s}. [[paper]({u})]",
    "behind the words": "- **{n}** - {s}. ({p} et al., 2025) [[paper]({u})]",
    "with the venue": "- **{n}** ({p} et al., ICCV 2025): {s}. [[paper]({u})]",
    "people alone": "- **[{n}]({u})** ({p} et al.) - {s}.",
}


@pytest.mark.parametrize("line", SAID_BESIDE_NAMES.values(), ids=SAID_BESIDE_NAMES)
def test_people_and_time_in_brackets_beside_a_name_in_bold_are_the_new_works(line: str) -> None:
    listed = "".join(
        line.format(n=name, p=who, s=f"A Lamp of Kind {at} that Burns", u=f"{URL}250{at}.00001") + "\n"
        for at, (name, who) in enumerate(
            zip(("OilLamp", "GasLamp", "TarLamp", "WaxLamp"), ("Made", "Up", "Fake", "Some"), strict=True), 2
        )
    )
    told = line.format(n="Ember", p="New", s="A Model that Keeps Rooms Warm", u=f"{URL}2506.01234")
    assert added(listed, PUBLISHED) == told


BEFORE_PEOPLE = {
    "slanted": "- *{t}*, {p}. {v}. [[Paper]({u})]",
    "slanted, by": "- _{t}_ by {p}, {v} [[Paper]({u})]",
    "behind a venue": "- [{v}] *{t}*. {p}. [[Paper]({u})]",
    "before a venue": "- _{t}_ ({v}), {p} [[Paper]({u})]",
    "tags": "- <i>{t}</i>, {p}. {v}. [[Paper]({u})]",
    "code": "- `{t}`, {p}. {v}. [[Paper]({u})]",
    "a cell": "| *{t}*, {p} | {v} | [Paper]({u}) |",
}


@pytest.mark.parametrize("line", BEFORE_PEOPLE.values(), ids=BEFORE_PEOPLE)
def test_a_title_slanted_before_its_people_is_told_as_the_others_are(line: str) -> None:
    people = (
        "Ann Made, Bo Up, Cy Fake",
        "Di Some, Ed Other, Flo Last",
        "Ann Made and Bo Up",
        "Gus One, Hal Two",
    )
    listed = "".join(
        line.format(t=f"A Lamp of Kind {at} that Burns", p=who, v="CVPR 2025", u=f"{URL}250{at}.00001") + "\n"
        for at, who in enumerate(people, 2)
    )
    table = "| Work | Venue | Link |\n|---|---|---|\n" if line.startswith("|") else ""
    new = line.format(t=EMBER.title, p="Ida New, Jon Newer, Kim Ever", v="ICCV 2025", u=f"{URL}2506.01234")
    assert added(table + listed, PUBLISHED) == new


@pytest.mark.parametrize(
    "line", ["*Ember Keeps {n} Rooms Warm*, in Oil and Wax", "*Keep Warm*, Ann Made, Bo Up, Cy Fake {n}"]
)
def test_what_is_slanted_before_other_words_or_too_short_is_part_of_the_title(line: str) -> None:
    listed = "".join(f"- {line.format(n=at)} [[Paper]({URL}250{at}.00001)]\n" for at in range(2, 6))
    assert added(listed, NAMELESS) == f"- {NAMELESS.title} [[Paper]({URL}2506.01234)]"


@pytest.mark.parametrize(
    "behind",
    ["In {v}", "In *{v}*", "In Proc. {v}", "{v}"],
)
def test_the_word_before_a_venue_is_no_surname(behind: str) -> None:
    line = "- {t}. {p}. " + behind + ". [[Paper]({u})]"
    listed = "".join(
        line.format(
            t=f"A Lamp of Kind {at}", p="Ann Made, Bo Up, Cy Fake", v="CVPR 2025", u=f"{URL}250{at}.00001"
        )
        + "\n"
        for at in range(2, 6)
    )
    new = line.format(t=EMBER.title, p="Ida New, Jon Newer, Kim Ever", v="ICCV 2025", u=f"{URL}2506.01234")
    assert added(listed, PUBLISHED) == new


@pytest.mark.parametrize(
    "line",
    [
        r"- {t} ({v}) \[[paper]({u})\] \[[code]({c})\]",
        r"- \[{v}\] {t} \[[paper]({u})\]\[[code]({c})\]",
        r"- **{t}** \([paper]({u}), [code]({c})\)",
        r"- {t}, {v} \[[paper]({u}), [code]({c})\]",
    ],
)
def test_brackets_with_a_backslash_are_none_of_the_titles(line: str) -> None:
    listed = "".join(
        line.format(
            t=f"A Lamp of Kind {at}", v="CVPR 2025", u=f"{URL}250{at}.00001", c=f"https://github.com/l/{at}"
        )
        + "\n"
        for at in range(2, 6)
    )
    code = "https://github.com/warm/ember"
    told = line.format(t=EMBER.title, v="ICCV 2025", u=f"{URL}2506.01234", c=code)
    assert added(listed, PUBLISHED) == told
    bare = added(listed, replace(PUBLISHED, links=Links()))
    assert "code" not in bare
    assert (bare.count("("), bare.count("[")) == (bare.count(")"), bare.count("]"))


@pytest.mark.parametrize("sign", [" -- ", " | ", " — ", " - "])
def test_people_behind_a_sign_are_none_of_the_title(sign: str) -> None:
    line = sign.join(("- {t}", "{p}", "{v}", "[link]({u})"))
    people = ("Ann Made, Bo Up, Cy Fake", "Di Some, Ed Other, Flo Last", "Ann Made, Cy Fake, Di Some")
    listed = "".join(
        line.format(t=f"A Lamp of Kind {at}", p=who, v="CVPR 2025", u=f"{URL}250{at}.00001") + "\n"
        for at, who in enumerate(people, 2)
    )
    new = line.format(t=EMBER.title, p="Ida New, Jon Newer, Kim Ever", v="ICCV 2025", u=f"{URL}2506.01234")
    assert added(listed, PUBLISHED) == new


def test_the_rest_of_a_title_behind_a_dash_is_nobodys_name() -> None:
    listed = "".join(
        f"- Lamps That See at Night {at} - Bright Lights, Big City [[Paper]({URL}250{at}.00001)]\n"
        for at in range(2, 6)
    )
    assert added(listed, NAMELESS) == f"- {NAMELESS.title} [[Paper]({URL}2506.01234)]"


# --- one and others


def test_one_who_wrote_alone_is_no_description() -> None:
    listed = "\n".join(
        f"- [A Lamp of Many Kinds {number}]({URL}250{number}.00001) - {who}, **CVPR 2025**."
        for number, who in ((5, "Ann Made"), (4, "Bo Up et al"), (3, "Cy Wick et al"), (2, "Di Oil et al"))
    )
    assert added(listed, SHOWN) == (
        f"- [Ember: A Model that Keeps Rooms Warm]({URL}2506.01234) - Ida New et al, **CVPR 2025**."
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


# --- surnames first, and footnotes


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


def test_people_with_escaped_footnotes_below_a_short_title_are_people() -> None:
    listed = (
        f"* **Lamps of Rooms** <br>\n*Ann Made\\*, Bob Shown\\*, Cy Lit* <br>\nECCV, 2024. [[Paper]]({URL}2403.00001)\n\n"
        f"* **Look Up: Towards Lamps of Many Rooms** <br>\n*Dee Old, Eve Elder* <br>\nICRA, 2024. [[Paper]]({URL}2404.00001)\n"
    )
    assert added(listed, PUBLISHED) == (
        "* **Ember: A Model that Keeps Rooms Warm** <br>\n*Ida New, Jon Newer, Kim Ever* <br>\n"
        f"ICCV, 2025. [[Paper]]({URL}2506.01234)"
    )
