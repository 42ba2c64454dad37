"""What looks like a planted fault and is none: each rule that finds more forms has to leave their neighbours alone."""

from __future__ import annotations

import pytest
from support.linting import told

from tracker.lint.finding import Rule, Weight

PAPER, CODE = "https://arxiv.org/abs/2401.000", "https://github.com/made/lamps"


def listed(words: str, count: int = 6) -> str:
    rows = "".join(f"- [Lamps of Kind {at} Seen at Night]({PAPER}{at:02})\n" for at in range(2, 2 + count))
    return f"# L\n\n## Papers\n\n- [Lamps and Wicks Seen at Night]({PAPER}01) {words}\n{rows}"


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        (f"[demo]({PAPER}01)", [Rule.LABEL_URL_MISMATCH]),
        (f"[Hugging Face]({CODE})", [Rule.LABEL_URL_MISMATCH]),
        (f"[🤗 Model]({CODE})", [Rule.LABEL_URL_MISMATCH]),
        (f"[🤗 Demo]({CODE})", []),
        ("[Hugging Face](https://huggingface.co/made/lamps)", []),
        ("[GitHub](https://made.github.io/lamps)", []),
        ("[GitHub](https://huggingface.co/made/lamps)", [Rule.LABEL_URL_MISMATCH]),
        ("[YouTube](https://youtu.be/abc)", []),
        (f"[video]({CODE})", [Rule.LABEL_URL_MISMATCH]),
        (f"[arXiv:2401.00001]({PAPER}01)", []),
        (f"[2401.00009]({PAPER}01)", [Rule.LABEL_URL_MISMATCH]),
        (f"[code]({CODE}) ![s](https://img.shields.io/github/last-commit/made/lamps)", []),
        (f"[code]({CODE}) ![s](https://img.shields.io/github/forks/made/wicks)", [Rule.STAR_BADGE_REPO_MISMATCH]),
        ("call `lamp ()` first", []),
        ("a call (`lamp`) first", []),
        ("()", [Rule.EMPTY_LINK]),
        ("[]", [Rule.EMPTY_LINK]),
        ("[](https://made.example/lamps)", [Rule.EMPTY_LINK]),
        ("[code](<>)", [Rule.EMPTY_LINK]),
        ("<a>code</a>", [Rule.EMPTY_LINK]),
        ('<a name="lamps">Lamps</a>', []),
        ("[back to the top of it](#)", []),
        ("[Oil for Lamps Seen at Night](#)", [Rule.EMPTY_LINK]),
    ],
    ids=[
        "a demo", "a site", "the sign of a site", "a face", "the site", "pages of the site", "another site", "a short address", "a video", "its id",
        "another id", "its badge", "a badge of another", "code", "code in brackets", "hollow brackets", "hollow square ones", "no words",
        "angle brackets", "no address at all", "an anchor", "the top", "a title",
    ],
)  # fmt: skip
def test_forms_of_links(words: str, rules: list[Rule]) -> None:
    assert [rule for _, rule, _ in told(listed(words))] == rules


@pytest.mark.parametrize(
    ("kind", "link", "count"),
    [
        ("license/made/lamps", f"{CODE}/blob/main/LICENSE", 0),
        ("license/made/wicks", f"{CODE}/blob/main/LICENSE", 1),
        ("commit-activity/m/made/wicks.svg", f"{CODE}/graphs/commit-activity", 1),
        ("commit-activity/m/Made/Lamps.svg", f"{CODE}/graphs/commit-activity", 0),
        ("stars/made/wicks", "https://made.example/wicks", 0),
    ],
    ids=["its own", "another's", "another's work", "its own work", "a site"],
)
def test_a_badge_at_the_head_of_a_page_leads_to_its_repository(kind: str, link: str, count: int) -> None:
    text = f"[![badge](https://img.shields.io/github/{kind}?color=red)]({link})\n\n{listed('')}"
    assert told(text) == [(1, Rule.STAR_BADGE_REPO_MISMATCH, Weight.WARNING)] * count


def test_an_entry_that_has_but_a_link_without_words_is_an_error() -> None:
    text = listed("").replace(f"[Lamps and Wicks Seen at Night]({PAPER}01)", f"[]({PAPER}01) RSS 2024")
    assert told(text) == [(5, Rule.EMPTY_LINK, Weight.ERROR)]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("This list has 22 papers.", 1),
        ("This list has 17 papers.", 0),
        ("Total: 17 papers", 0),
        ("**Total: 15 papers**", 1),
        ("Number of papers: 3", 0),
        ("Number of papers: 33", 1),
        ("Number of papers: 33.5 %", 0),
        ("共收录 22 篇论文", 1),
        ("We read 300 papers for our survey.", 0),
        ("![n](https://img.shields.io/badge/PaperNumber-22-blue)", 1),
    ],
    ids=["too many", "right", "a total", "bold", "of one figure", "too many more", "a share", "in Chinese", "of a survey", "a badge"],
)  # fmt: skip
def test_totals_of_the_page(line: str, count: int) -> None:
    found = told(listed("", 16).replace("# L\n", f"# L\n\n{line}\n", 1))
    assert [rule for _, rule, _ in found] == [Rule.STALE_COUNTER] * count


def test_a_total_may_count_pages_beside_this_one() -> None:
    text = listed("", 16)
    more = "# L\n\nThis list has 80 papers; [older ones](older/2023.md).\n"
    assert told(text.replace("# L\n", more, 1)) == []
    assert told(text.replace("# L\n", more.replace("80", "12"), 1)) == [
        (3, Rule.STALE_COUNTER, Weight.WARNING)
    ]


def test_a_total_may_be_that_of_its_section() -> None:
    text = listed("", 16) + f"\n## Wicks\n\nTotal: 17 papers\n\n- [Wicks of Wet Cotton]({PAPER}91)\n"
    assert [rule for _, rule, _ in told(text)] == [Rule.STALE_COUNTER]
    assert told(text.replace("Total: 17", "Total: 18")) == []


def numbered(*counts: int) -> str:
    parts = [
        f"## {name} ({count})\n\n"
        + "".join(f"- [{name} of Kind {at} Seen at Night]({PAPER}{of}{at})\n" for at in range(1, 5))
        for of, (name, count) in enumerate(zip(("Lamps", "Wicks", "Bells", "Ropes"), counts, strict=True), 1)
    ]
    return "# L\n\n" + "\n".join(parts)


def test_a_bare_number_that_says_too_much_is_told_where_all_others_are_right() -> None:
    assert told(numbered(4, 4, 4, 9)) == [(24, Rule.STALE_COUNTER, Weight.WARNING)]
    assert told(numbered(4, 4, 5, 9)) == []


@pytest.mark.parametrize(
    ("heading", "count"),
    [("Papers [9 papers]", 1), ("Papers: 9 papers", 1), ("Papers - 7 papers", 0), ("The top 9 papers", 0)],
)
def test_numbers_of_headings(heading: str, count: int) -> None:
    found = told(listed("").replace("## Papers", f"## {heading}"))
    assert [rule for _, rule, _ in found] == [Rule.STALE_COUNTER] * count


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Last modified: 3 Oct 2023", 1),
        ("_Updated on 2023.10.03_", 1),
        ("Latest update: 2023/10/03", 1),
        ("Latest update: 2023/10/03 with ten more lamps", 0),
        ("更新时间：2023-10-03", 1),
        ("Updated on 2024-01-09", 0),
    ],
    ids=["modified", "alone", "the latest", "news", "in Chinese", "of the month"],
)
def test_dates_of_the_last_update(line: str, count: int) -> None:
    found = told(listed("").replace("# L\n", f"# L\n\n{line}\n"))
    assert [rule for _, rule, _ in found] == [Rule.STALE_LAST_UPDATED] * count


def test_words_that_go_on_in_the_next_line_are_a_note() -> None:
    text = listed("").replace("Lamps and Wicks Seen", "Lamps and\n  Wicks Seen")
    assert told(text) == [(5, Rule.NEWLINE_IN_LINK, Weight.NOTE)]
    assert told(listed("which shine\n  and more")) == []


def test_words_parted_from_their_address_by_a_line_end_are_mended() -> None:
    text = listed(f"[code]\n  ({CODE})")
    assert told(text) == [(5, Rule.NEWLINE_IN_LINK, Weight.ERROR)]


CONTENTS = "# L\n\n- [Lamps](#lamps)\n- [Wicks](#wicks)\n- [Bells](#bells)\n- [Ropes](#ropes)\n"
BODY = "".join(
    f"\n## {name}\n\n- [{name} Seen at Night by Sailors]({PAPER}{at:02})\n"
    for at, name in enumerate(("Lamps", "Wicks", "Bells", "Ropes"))
)


def test_a_row_of_contents_with_the_words_of_another_is_told() -> None:
    assert told(CONTENTS + BODY) == []
    swapped = CONTENTS.replace("[Wicks]", "[Ropes]")
    assert told(swapped + BODY) == [(4, Rule.TOC_ANCHOR_DEAD, Weight.WARNING)]


def test_a_row_of_contents_that_stands_below_itself_is_told() -> None:
    twice = CONTENTS.replace("- [Wicks](#wicks)\n", "- [Wicks](#wicks)\n" * 2)
    assert told(twice + BODY) == [(5, Rule.TOC_ANCHOR_DEAD, Weight.WARNING)]


@pytest.mark.parametrize(
    ("line", "rules"),
    [
        ("[Oil and Wicks Seen at Night], RSS 2024", [Rule.EMPTY_LINK]),
        ("Oil and Wicks (), RSS 2024", [Rule.EMPTY_LINK]),
        ("Oil and Wicks, RSS 2024", []),
        ("[Oil and Wicks Seen at Night](#), RSS 2024", [Rule.EMPTY_LINK]),
    ],
    ids=["in brackets", "hollow brackets", "words", "the top"],
)
def test_paragraphs_between_entries_that_lost_their_address(line: str, rules: list[Rule]) -> None:
    paragraphs = [f"[Lamps of Kind {at} Seen at Night]({PAPER}{at:02}), RSS 2024" for at in range(1, 8)]
    text = "# L\n\n## Papers\n\n" + "\n\n".join([*paragraphs[:3], line, *paragraphs[3:]]) + "\n"
    assert [rule for _, rule, _ in told(text)] == rules


@pytest.mark.parametrize(
    ("words", "weights"),
    [
        ("(arXiv 2022)", [Weight.WARNING]),
        ("(arXiv 2023)", [Weight.NOTE]),
        ("(arXiv 2024)", []),
        ("RSS 2022, arXiv 2022", []),
        ("Lamp Days 2022", []),
    ],
    ids=["years before", "the year before", "its year", "of a venue", "of what may be one"],
)
def test_a_year_alone_before_that_of_the_paper(words: str, weights: list[Weight]) -> None:
    text = listed(words).replace("at Night](", "at Night by Sailors](")
    assert [(rule, weight) for _, rule, weight in told(text)] == [
        (Rule.DATE_BEFORE_ARXIV, weight) for weight in weights
    ]


def test_a_paper_behind_the_name_of_a_venue_is_the_entry_s() -> None:
    entry = "**Lamps of {} Seen at Night by Many Sailors**\\\nIda New, Jon Newer\\\n[VIS 2024]({}01) • [code]({})\n\n"
    text = "# L\n\n## Papers\n\n" + entry.format("Oil", PAPER, CODE) + entry.format("Gas", PAPER, f"{CODE}-2")
    assert Rule.SAME_LINK_DIFFERENT_TITLE in [
        rule for _, rule, _ in told(text.replace("Gas Seen", "Wax Lit"))
    ] or [rule for _, rule, _ in told(text)] == [Rule.DUPLICATE_SAME_SECTION]


def test_contents_with_the_whole_address_of_the_page_are_read() -> None:
    whole = CONTENTS.replace("(#", "(https://github.com/made/lamps#")
    assert told(whole + BODY) == []
    assert told(whole.replace("#wicks", "#wick") + BODY)[0] == (4, Rule.TOC_ANCHOR_DEAD, Weight.ERROR)
    elsewhere = CONTENTS.replace("(#", "(https://github.com/made/others#of-")
    assert told(elsewhere + BODY) == []


def test_a_paragraph_with_a_venue_and_no_link_is_told_among_linked_ones() -> None:
    paragraphs = [f"[Lamps of Kind {at} Seen at Night]({PAPER}{at:02}), RSS 2024" for at in range(1, 8)]
    said = "Oil and Wicks Seen at Night, RSS 2024"
    text = "# L\n\n## Papers\n\n" + "\n\n".join([*paragraphs[:3], said, *paragraphs[3:]]) + "\n"
    assert told(text) == [(11, Rule.ENTRY_WITHOUT_LINK, Weight.ERROR)]
    assert told(text.replace(said, "What follows was shown at RSS in the year 2024, too.")) == []


AUTHORS = "Ida New, Jon van den Newer, Kim Ever, Lou Oldfield, Max Young, Nia Hall"


def block(at: int, authors: str) -> str:
    return f"- **Lamps of Kind {at} Seen at Night**\n  {authors}\n  [paper]({PAPER}{at:02})\n"


def test_words_of_three_entries_are_a_form_and_those_of_one_paper_its_own() -> None:
    alone = "# L\n\n## Papers\n\n" + block(3, "Ida New") + block(2, AUTHORS)
    assert [rule for _, rule, _ in told(alone + block(1, AUTHORS))] == [Rule.COPIED_WORDS]
    assert told(alone + block(1, AUTHORS) + block(0, AUTHORS).replace("00)", "10)")) == []
    twice = alone + block(2, AUTHORS)
    assert Rule.COPIED_WORDS not in [rule for _, rule, _ in told(twice)]


def test_a_paragraph_below_two_entries_is_told_and_one_that_stands_thrice_is_a_form() -> None:
    long = (
        "> Oil that is lit at night is told from oil that is not, by a lamp that looks at wicks of every kind, "
        * 3
    )
    entries = [
        f"**Lamps of Kind {at} Seen at Night**, RSS 2024 [paper]({PAPER}{at:02})\n\n{{}}\n\n"
        for at in range(1, 6)
    ]

    def rules(*below: str) -> list[tuple[int, Rule]]:
        page = "# L\n\n## Papers\n\n" + "".join(
            one.format(said) for one, said in zip(entries, below, strict=True)
        )
        return [(line, rule) for line, rule, _ in told(page) if rule is Rule.COPIED_WORDS]

    assert rules(long, "> Oil.", "> Wax.", long, "> Gas.") == [(19, Rule.COPIED_WORDS)]
    assert rules(long, "> Oil.", long, long, "> Gas.") == []
    assert rules(f"{long}\n\n{long}", "> Oil.", "> Wax.", "> Tin.", "> Gas.") == []
    assert rules("> Tar.", "> Oil.", "> Wax.", "> Tar.", "> Gas.") == []


def test_few_people_may_go_on_with_a_work_of_theirs() -> None:
    def named(at: int, name: str, authors: str) -> str:
        return block(at, authors).replace("**Lamps", f"**{name}: Lamps")

    def rules(first: str, then: str, authors: str = AUTHORS) -> list[Rule]:
        page = (
            "# L\n\n## Papers\n\n"
            + named(3, "Oil", "Ida New")
            + named(2, first, authors)
            + named(1, then, authors)
        )
        return [rule for _, rule, _ in told(page)]

    assert rules("Quick-Kettle", "Kettle") == rules("Kettle", "Quick-Kettle") == []
    assert rules("Quick-Kettle", "Lantern") == [Rule.COPIED_WORDS]
    assert rules(
        "Kettle-2", "Kettle", f"{AUTHORS}, Ora Younger, Pia Elder, Quin Late, Rex Earlier, Sid Noon"
    ) == [Rule.COPIED_WORDS]


@pytest.mark.parametrize(
    ("site", "count"),
    [
        ("ieeexplor.ieee.org", 1),
        ("arxiv.rog", 1),
        ("ar5iv.org", 0),
        ("ieeexplore.ieee.org", 0),
        ("lamps.example", 0),
    ],
)
def test_a_well_known_site_with_a_letter_wrong_is_told(site: str, count: int) -> None:
    found = told(listed(f"[page](https://{site}/document/8970173)"))
    assert [rule for _, rule, _ in found] == [Rule.BAD_SCHEME] * count
