"""Works that stand twice on a page: a slip, or two places for one work."""

from __future__ import annotations

import pytest
from support.linting import told

from tracker.lint.finding import Rule, Weight

URL = "https://arxiv.org/abs/"


def bullet(number: int, title: str = "", more: str = "") -> str:
    title = title or f"Lanterns of Kind {number} Seen by Machine"
    return f"- **{title}** [[Paper]({URL}2401.{number:05})]{more}\n"


@pytest.mark.parametrize(
    ("again", "weight"),
    [
        (bullet(2), Weight.NOTE),
        (bullet(2).replace("**", "__"), Weight.NOTE),
        (bullet(2, more=" [[Code](https://github.com/made/lamps)]"), Weight.NOTE),
        (bullet(2, "Lanterns of Kind 2 Seen by a Machine at Night"), Weight.NOTE),
        (bullet(2, more=" [[Page](http://lamps.example/home/#top)]"), Weight.NOTE),
        (bullet(2, more=" [[Page](https://lamps.example/home/of/oil)]"), Weight.NOTE),
        (bullet(2, more=" [[Page](https://oil.example/home)]"), Weight.WARNING),
    ],
    ids=["word for word", "in other emphasis", "another link", "other words", "same page", "part of it", "other page"],
)  # fmt: skip
def test_a_work_under_two_subjects_is_likely_meant_unless_the_two_disagree(
    again: str, weight: Weight
) -> None:
    first = bullet(2, more=" [[Page](https://www.lamps.example/home)]") if "Page" in again else bullet(2)
    text = f"## Indoors\n\n{bullet(1)}{first}\n## Outdoors\n\n{again}"
    assert told(text) == [(8, Rule.DUPLICATE_OTHER_SECTION, weight)]


@pytest.mark.parametrize(
    "headings",
    [("2023", "2024"), ("May 2024", "📅 2024.6"), ("CVPR", "arXiv"), ("Published in 2023", "ICLR")],
    ids=["years", "months", "venues", "a year and a venue"],
)
def test_a_work_has_one_time_and_one_venue(headings: tuple[str, str]) -> None:
    again = bullet(2, more=" [[Code](https://github.com/made/lamps)]")
    text = f"## {headings[0]}\n\n{bullet(1)}{bullet(2)}\n## {headings[1]}\n\n{again}"
    found = [(line, weight) for line, rule, weight in told(text) if rule is Rule.DUPLICATE_OTHER_SECTION]
    assert found == [(8, Weight.WARNING)]


@pytest.mark.parametrize(
    ("said", "again"),
    [
        ("", Weight.WARNING),
        ("If a work fits several topics, we place it under each of them.", Weight.NOTE),
        ("Some papers are listed in multiple sections.", Weight.NOTE),
        ("部分论文会出现在多个类别中。", Weight.NOTE),
    ],
    ids=["nothing", "several", "multiple", "in Chinese"],
)
def test_a_long_list_names_a_work_once_unless_it_says_otherwise(said: str, again: Weight) -> None:
    many = "".join(bullet(at) for at in range(1, 45))
    text = f"# Lamps\n\n{said}\n\n## Indoors\n\n{many}\n## Outdoors\n\n{bullet(7, more=' (short)')}"
    assert told(text) == [(54, Rule.DUPLICATE_OTHER_SECTION, again)]


def test_data_sets_beside_the_papers_are_meant_in_long_lists_too() -> None:
    many = "".join(bullet(at) for at in range(1, 45))
    text = f"# Lamps\n\n## Models\n\n{many}\n## Data sets\n\n{bullet(7, more=' (short)')}"
    assert told(text) == [(52, Rule.DUPLICATE_OTHER_SECTION, Weight.NOTE)]


def test_works_known_by_their_titles_alone_make_a_habit_too() -> None:
    page = "https://lamps.example"
    first = [f"- [Lanterns of Kind {at} Seen by Machine]({page}/{at}.pdf)\n" for at in range(4)]
    again = [f"- [Lanterns of Kind {at} Seen by Machine]({page}/data/{at})\n" for at in range(4)]
    found = told(f"## Papers\n\n{''.join(first)}\n## Data\n\n{''.join(again)}")
    assert [(rule, weight) for _, rule, weight in found] == [(Rule.DUPLICATE_OTHER_SECTION, Weight.NOTE)] * 4


def test_two_versions_of_a_work_do_not_share_a_link() -> None:
    first = bullet(7, "Kettle-v2: A Helper for Long Evenings with Many Guests")
    second = bullet(7, "Kettle: The Strong Family of Helpers for Evenings")
    assert told(f"## Papers\n\n{first}{second}") == [(4, Rule.SAME_LINK_DIFFERENT_TITLE, Weight.WARNING)]


def test_a_work_that_got_a_new_version_in_its_name_only_is_one() -> None:
    first = bullet(7, "Kettle: A Helper for Long Evenings with Many Guests")
    second = bullet(7, "Kettle 2: A Helper for Long Evenings with Many Guests")
    assert [rule for _, rule, _ in told(f"## Papers\n\n{first}{second}")] == [Rule.DUPLICATE_SAME_SECTION]


def test_a_venue_before_the_title_hides_no_double() -> None:
    work = "**Lamp**: Scalable and Robust Lights for Dark Rooms"
    text = (
        f"## Papers\n\n- arXiv 2023.10, {work}, [arXiv]({URL}2310.00001)\n"
        f"- RSS 2024 oral, The **bright** side of lamps in rooms, [arXiv]({URL}2402.00001)\n"
        f"- ICLR 2024 submission, {work}, [OpenReview](https://openreview.net/forum?id=abcdEFGH12)\n"
    )
    assert told(text) == [(5, Rule.DUPLICATE_SAME_SECTION, Weight.ERROR)]


NIGHTS = ("Seeing Lamps at Night", "Counting Lamps at Dusk", "Finding Lamps at Dawn", "Turning Lamps at Noon")


def described(number: int, title: str) -> str:
    """A work as bullets below its heading, alone in its year."""
    return (
        f"### {2016 + number}\n\n#### {title}\n\n- **Date**: {number} Feb 2016\n- **Arxiv**: {URL}1602.0000{number}\n"
        f"- **Summary**: Builds on [the first]({URL}1602.00001), in {number} steps.\n"
        f"- **Code**: https://github.com/made/lamp{number}\n\n"
    )


DESCRIBED = "## Papers\n\n" + "".join(described(at, title) for at, title in enumerate(NIGHTS, 1))


def test_what_describes_a_work_is_no_list_of_works() -> None:
    assert told(DESCRIBED) == []


def test_one_paper_below_two_headings_is_told_all_the_same() -> None:
    found = told(DESCRIBED.replace("1602.00004", "1602.00002"))
    assert [(line, rule) for line, rule, _ in found] == [(35, Rule.DUPLICATE_OTHER_SECTION)]


def test_bullets_that_name_works_are_no_description() -> None:
    linked = "".join(bullet(at) for at in (1, 2, 3))
    assert told(f"## Rooms\n\n{linked}- **Wick**: dark\n") == [(6, Rule.ENTRY_WITHOUT_LINK, Weight.ERROR)]


def test_a_name_with_a_plus_is_another_work() -> None:
    first = bullet(7, "Kettle: A Helper for Long Evenings with Many Guests")
    assert told(f"## P\n\n{first}{bullet(8, 'Kettle++: A Helper for Long Evenings with Many Guests')}") == []


def test_a_title_copied_behind_another_venue_is_told() -> None:
    rows = (
        f"1. **[Wick]** | **ICLR'23** | Wick: Lights of Human Motion | [pdf]({URL}2209.00001) |\n"
        f"2. **[Flame]** | **RSS'24** | Wick: Lights of Human Motion | [pdf]({URL}2208.00001) |\n"
        f"3. **[Oil]** | **CVPR'24** | Filling Lamps from Few Cans | [pdf]({URL}2403.00001) |\n"
    )
    assert (4, Rule.SAME_TITLE_DIFFERENT_LINK, Weight.WARNING) in told(f"## P\n\n{rows}")


DRIVE = "https://drive.example/file/d/1kI"


@pytest.mark.parametrize(
    ("title", "address", "rules"),
    [
        ("Counting Wicks in Small Halls", DRIVE, [Rule.SAME_LINK_DIFFERENT_TITLE]),
        ("Counting Wicks in Small Halls", DRIVE + "/", [Rule.SAME_LINK_DIFFERENT_TITLE]),
        ("Counting Wicks in Small Halls", DRIVE + "J", []),
        ("Counting Lamps in Large Halls", DRIVE, [Rule.DUPLICATE_SAME_SECTION]),
    ],
    ids=["copied", "with a stroke", "its own", "the same work"],
)
def test_a_document_of_two_works_is_told(title: str, address: str, rules: list[Rule]) -> None:
    text = f"## P\n\n- Counting Lamps in Large Halls [[pdf]]({DRIVE})\n- {title} [[pdf]]({address})\n"
    assert [rule for _, rule, _ in told(text)] == rules


@pytest.mark.parametrize("words", ["Publisher", "![Preprint](https://made.example/badge.svg)", " ![PDF](x) "])
def test_a_document_behind_a_badge_or_a_publisher_is_one(words: str) -> None:
    text = "## P\n\n" + "".join(
        f"- {title} [{words}]({DRIVE}) [site](https://made.example/{at})\n"
        for at, title in enumerate(("Counting Lamps in Large Halls", "Seeing Oil in Dark Cans"))
    )
    assert [rule for _, rule, _ in told(text)] == [Rule.SAME_LINK_DIFFERENT_TITLE]


def test_a_site_or_a_part_of_a_page_may_be_shared() -> None:
    for shared in ("https://drive.example", f"{DRIVE}#page=2"):
        text = f"## P\n\n- Counting Lamps in Large Halls [[pdf]]({shared})\n- Seeing Oil in Dark Cans [[pdf]]({shared})\n"
        assert told(text) == []


@pytest.mark.parametrize(
    ("year", "weight"),
    [
        ("(RSS Workshop, 2023)", Weight.NOTE),
        ("(Notes on Lamps, 2023)", Weight.NOTE),
        ("(RSS)", Weight.NOTE),
        ("**[ACM MM]**", Weight.NOTE),
        ("(Lamps)", Weight.WARNING),
        ("[2023]", Weight.WARNING),
        ("(arXiv, 2023)", Weight.WARNING),
        ("[Code](https://github.com/made/lamps-2023)", Weight.WARNING),
    ],
    ids=[
        "of a venue",
        "of an unknown one",
        "a venue alone",
        "in bold",
        "no venue",
        "alone",
        "of a preprint",
        "in an address",
    ],
)
def test_a_year_of_a_venue_may_be_older_than_the_paper(year: str, weight: Weight) -> None:
    text = f"## 2023\n\n- **Lanterns Seen by a Machine at Night** {year} [Paper]({URL}2401.00001)\n"
    assert told(text) == [(3, Rule.NEWER_THAN_YEAR_HEADING, weight)]


@pytest.mark.parametrize(
    ("title", "rules"),
    [
        ("月光下倒水的机器人", [Rule.SAME_LINK_DIFFERENT_TITLE]),
        ("灯下看猫的新方法", [Rule.DUPLICATE_SAME_SECTION]),
        ("灯塔: 月光下倒水的机器人", [Rule.SAME_LINK_DIFFERENT_TITLE]),
    ],
    ids=["another", "shortened", "another behind a name"],
)
def test_titles_whose_words_no_blanks_part_are_compared_sign_by_sign(title: str, rules: list[Rule]) -> None:
    text = f"## 论文\n\n- [猫灯: 灯下看猫的新方法研究]({URL}2401.00001)\n- [{title}]({URL}2401.00001)\n"
    assert [rule for _, rule, _ in told(text)] == rules


@pytest.mark.parametrize(
    ("again", "weight"),
    [("https://tapes.example/2", Weight.NOTE), ("https://tapes.example/1", Weight.ERROR)],
    ids=["other tapes", "one tape"],
)
def test_two_talks_may_have_one_title(again: str, weight: Weight) -> None:
    talk = "- [Seeing Lamps at Night](https://lamps.example/{}) [[Video]({})]\n"
    text = f"## Talks\n\n{talk.format(1, 'https://tapes.example/1')}{talk.format(2, again)}"
    assert told(text) == [(4, Rule.DUPLICATE_SAME_SECTION, weight)]


@pytest.mark.parametrize(
    ("titles", "weight"),
    [
        (("5. Lamps at Sea", "5-A. Lamps in Caves", "6. Lamps on Roads"), Weight.NOTE),
        (("Lamps at Sea", "Lamps in Caves", "Lamps on Roads"), Weight.WARNING),
    ],
    ids=["numbered", "bare"],
)
def test_numbers_of_the_titles_explain_an_order(titles: tuple[str, ...], weight: Weight) -> None:
    first = "".join(f"- [Lamps of Kind {at} at Night]({URL}{1500 + at}.00001)\n" for at in range(1, 9))
    months = zip(titles, ("1601", "1610", "1602"), strict=True)
    rest = "".join(f"- [{title} and at Night]({URL}{month}.00002)\n" for title, month in months)
    last = "".join(f"- [Oil of Kind {at} for Lamps]({URL}{1700 + at}.00003)\n" for at in range(1, 9))
    found = told(f"## P\n\n{first}{rest}{last}")
    assert [heavy for _, rule, heavy in found if rule is Rule.OUT_OF_ORDER] == [weight]


@pytest.mark.parametrize(
    ("over", "weight"),
    [
        (("* Lamps of Oil", "* Lamps of Wax"), Weight.NOTE),
        (("**Lamps of Oil**", "**Lamps of Wax**"), Weight.NOTE),
        (("**2023**", "**2024**"), Weight.ERROR),
        (("**Lamps of Oil**", ""), Weight.ERROR),
    ],
    ids=["bullets", "bold lines", "years", "one"],
)
def test_a_work_under_two_bullets_that_serve_as_headings_may_be_about_both(
    over: tuple[str, str], weight: Weight
) -> None:
    indent = "  " if over[0].startswith("*") and over[0][1] == " " else ""
    some = [f"{words}\n\n{indent}{bullet(at)}{indent}{bullet(7)}\n" for at, words in enumerate(over)]
    found = [(rule, weight) for _, rule, weight in told("## Indoors\n\n" + "\n".join(some))]
    assert found == [(Rule.DUPLICATE_SAME_SECTION, weight)]


def numbered(number: int, title: str, year: int) -> str:
    return f"| {number} | {year} | {title} | [Paper]({URL}2401.00001) |\n"


@pytest.mark.parametrize(
    ("first", "again", "weight"),
    [
        ("Lanterns Seen by Machine at Sea", "Lanterns Seen by Machine at Sea", Weight.ERROR),
        ("**Wick-1**: Lanterns Seen at Sea", "**Wick-2**: Lanterns Seen at Sea", Weight.NOTE),
        ("**Wick**: Lanterns Seen at Sea", "**Pan**: Lanterns Seen at Sea", Weight.NOTE),
    ],
    ids=["one title", "two versions", "two names"],
)
def test_the_number_of_a_row_is_no_name_of_its_work(first: str, again: str, weight: Weight) -> None:
    head = "## P\n\n| No | Year | Title | Links |\n|---|---|---|---|\n"
    text = head + numbered(1, first, 2023) + numbered(2, again, 2024)
    assert (6, Rule.DUPLICATE_SAME_SECTION, weight) in told(text)


@pytest.mark.parametrize(
    ("again", "rule"),
    [
        ("Quality of Lamps in the Dark", Rule.SAME_LINK_DIFFERENT_TITLE),
        ("Quality of Lamps of a Ship and Oil", Rule.DUPLICATE_SAME_SECTION),
        ("A Look at Lamps in Rooms", Rule.DUPLICATE_SAME_SECTION),
    ],
    ids=["words of the field alone", "nearly all of one", "they begin alike"],
)
def test_titles_that_share_the_words_of_their_field_are_of_two_works(again: str, rule: Rule) -> None:
    title = "A Deep Look at the Quality of Lamps and Oil for the Lamps of a Ship"
    entries = "".join(f"- {words} [[paper]({URL}2401.00001)]\n" for words in (title, again))
    assert [found for _, found, _ in told(f"## P\n\n{entries}")] == [rule]


def test_two_rows_of_one_paper_may_have_long_names_with_strokes() -> None:
    rows = "".join(
        f"| {name} | [Paper]({URL}2401.00001) |\n" for name in ("Sea-Lamp (1.5)", "Sea-Lamp-1.5-Read-Aloud")
    )
    found = told(f"## P\n\n| Name | Paper |\n|---|---|\n{rows}")
    assert found == [(6, Rule.DUPLICATE_SAME_SECTION, Weight.NOTE)]


@pytest.mark.parametrize(
    ("heading", "rule"),
    [
        (f"[Lamps Seen at Night by Sailors]({URL}2401.00001)", Rule.DUPLICATE_OTHER_SECTION),
        (f"![a lamp]({URL}2401.00001) Lamps", Rule.SAME_LINK_DIFFERENT_TITLE),
        (f"[Oil for the Smallest Lamps]({URL}2401.00002)", Rule.SAME_LINK_DIFFERENT_TITLE),
        ("[Lamps](https://lamps.example)", Rule.SAME_LINK_DIFFERENT_TITLE),
    ],
    ids=["its own", "a picture", "another's", "no paper"],
)
def test_what_links_to_the_paper_of_its_heading_bears_the_title_of_the_heading(
    heading: str, rule: Rule
) -> None:
    first = f"- **[Lamps Seen at Night by Sailors]({URL}2401.00001)** - [why](https://lamps.example/why)\n"
    links = f"[Paper]({URL}2401.00001) | **[Why It Was Put on the Cover](https://lamps.example/why)**\n"
    text = f"# L\n\n## Covers\n\n{first}\n## Lamps\n\n### {heading}\n\n{links}"
    assert [found for _, found, _ in told(text)] == [rule]
