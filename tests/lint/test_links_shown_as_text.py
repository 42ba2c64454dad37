"""Links that are nearly ones, rows that nearly fit, and words in place of an address."""

from __future__ import annotations

import pytest
from support.linting import told

from tracker.lint.check import mend
from tracker.lint.finding import Rule, Weight

PAPER = "https://arxiv.org/abs/2401.00001"
CODE = "https://github.com/made/lamps"


@pytest.mark.parametrize(
    ("words", "mended"),
    [
        (f"[Code] ({CODE})", f"[Code]({CODE})"),
        (f"[[Code]] ({CODE})", f"[[Code]]({CODE})"),
        (f"[代码]（{CODE}）", f"[代码]({CODE})"),
        (f"[Code]({CODE}）", f"[Code]({CODE})"),
        (f"[[Code]({CODE}]", f"[[Code]({CODE})]"),
        (f"([Code])({CODE})", f"([Code]({CODE}))"),
        (f"[Code])({CODE})", f"[Code]({CODE})"),
        (f"[Code]([{CODE}]({CODE}))", f"[Code]({CODE})"),
        (f"[Code]([{CODE}]({CODE}-2))", ""),
        (f"([Code])({CODE}))", f"([Code]({CODE}))"),
        (f"[Code]({CODE} and more", ""),
        (f"[Code]({CODE}_(old) x)", ""),
        (f"[[Code]]( {CODE}", ""),
        (f"[Code]({CODE}  ", ""),
    ],
    ids=[
        "a blank",
        "a blank behind two",
        "wide",
        "wide at the end",
        "not closed",
        "a bracket behind the words",
        "one alone behind the words",
        "a link in place of the address",
        "a link in place of another address",
        "one too many behind both",
        "open",
        "a blank within",
        "the last of its line",
        "the last before blanks",
    ],
)
def test_what_is_nearly_a_link_is_told(words: str, mended: str) -> None:
    page = f"## Papers\n\n- [Lamps Seen at Night]({PAPER}) {{}}\n- [Oil for Small Lamps]({PAPER[:-1]}2)\n"
    text = page.format(words)
    assert told(text) == [(3, Rule.BROKEN_LINK, Weight.ERROR)]
    wanted = page.format(mended) if mended else text
    assert mend(text.encode(), "README.md").data.decode() == wanted


@pytest.mark.parametrize(
    "words",
    [
        f"as said in [1] ({CODE})",
        f"as said in [12] ({CODE})",
        f"- [x] ({CODE})",
        f"`[Code] ({CODE})`",
        f'[Code]({CODE} "with a title")',
        f"[Code]( {CODE} )",
        f"[Code]({CODE}_(old))",
        f"[[Code]({CODE})] ({CODE})",
        f"![Lamp]({CODE}/lamp.png) （夜）",
    ],
    ids=[
        "a footnote",
        "a late footnote",
        "a box",
        "code",
        "a title",
        "blanks",
        "brackets",
        "an aside",
        "words",
    ],
)
def test_what_is_a_link_or_never_was_one_is_left_alone(words: str) -> None:
    assert [rule for _, rule, _ in told(f"## Papers\n\n- [Lamps Seen at Night]({PAPER}) {words}\n")] == []


@pytest.mark.parametrize(
    ("link", "rules"),
    [
        ("[-](-)", [Rule.EMPTY_LINK]),
        ("[Code](#)", [Rule.EMPTY_LINK]),
        ("[up again](#)", []),
    ],
    ids=["a stroke", "the top of the page", "truly to the top"],
)
def test_an_address_that_stands_for_none_is_told(link: str, rules: list[Rule]) -> None:
    assert [rule for _, rule, _ in told(f"## Papers\n\n- [Lamps Seen at Night]({PAPER}) {link}\n")] == rules


@pytest.mark.parametrize(
    ("below", "rules"),
    [(")", [Rule.NEWLINE_IN_LINK]), ("/wicks)", [Rule.NEWLINE_IN_LINK]), ('  "with a title")', [])],
    ids=["closed", "broken", "a title"],
)
def test_an_address_that_goes_on_below_is_told_by_its_own_rule(below: str, rules: list[Rule]) -> None:
    text = f"## Papers\n\n- [Lamps Seen at Night]({PAPER}) [Code]({CODE}\n{below}\n"
    assert [rule for _, rule, _ in told(text)] == rules


def test_an_address_that_ends_with_the_page_is_not_closed() -> None:
    assert told(f"## Papers\n\n- [Lamps Seen at Night]({PAPER}) [Code]({CODE}")[:1] == [
        (3, Rule.BROKEN_LINK, Weight.ERROR)
    ]


HEAD = "## Papers\n\n| Title | Code | Year | Venue |\n|---|---|---|---|\n"
FULL = f"| [Lamps at Night]({PAPER}) | [code]({CODE}) | 2023 | RSS |\n"


@pytest.mark.parametrize(
    ("row", "weight"),
    [
        (f"| [Oil]({PAPER[:-1]}2) | [code]({CODE}) | 2022 |\n", Weight.NOTE),
        (f"| [Oil]({PAPER[:-1]}2) | - |\n", Weight.NOTE),
        (f"| [Oil]({PAPER[:-1]}2) | 2022 | RSS |\n", Weight.WARNING),
        (f"| [Oil]({PAPER[:-1]}2) |\n", Weight.WARNING),
        (f"| [Oil]({PAPER[:-1]}2) | [code]({CODE}) | 2022 | RSS | more |\n", Weight.ERROR),
    ],
    ids=["the last left out", "two left out", "shifted", "one cell", "one too many"],
)
def test_a_row_that_only_ends_early_is_a_note(row: str, weight: Weight) -> None:
    assert (6, Rule.TABLE_COLUMNS, weight) in told(HEAD + FULL + row)


def test_where_all_rows_end_early_nothing_seems_shifted() -> None:
    short = f"| [Oil]({PAPER[:-1]}2) | 2024 |\n"
    assert told(HEAD + short) == [(5, Rule.TABLE_COLUMNS, Weight.NOTE)]


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("arXiv\n", [(6, Rule.TABLE_COLUMNS, Weight.WARNING)]),
        ("**Words** of last year\n", [(6, Rule.TABLE_COLUMNS, Weight.WARNING)]),
        ("\nWords.\n", []),
        ("- Words.\n", []),
        ("* * *\n", []),
        ("## More\n", []),
        ("</details>\n", []),
        ("", []),
    ],
    ids=["words", "in bold", "behind a blank line", "a bullet", "a rule", "a heading", "HTML", "nothing"],
)
def test_words_right_below_a_table_are_a_row_of_it(below: str, found: list[tuple[int, Rule, Weight]]) -> None:
    assert told(HEAD + FULL + below) == found


def test_an_address_with_its_site_twice_is_mended() -> None:
    text = f"## Papers\n\n- [Lamps Seen at Night]({PAPER}) [Code](https://github.com/{CODE})\n"
    assert told(text) == [(3, Rule.BAD_SCHEME, Weight.ERROR)]
    assert mend(text.encode(), "README.md").data.decode() == text.replace(f"https://github.com/{CODE}", CODE)
    kept = text.replace("https://github.com/https", "https://web.archive.org/https")
    assert told(kept) == []


@pytest.mark.parametrize(
    ("heading", "mended"),
    [
        ("##Papers on Lamps", "## Papers on Lamps"),
        ("##灯", "## 灯"),
        ("#lamps #wicks", ""),
        ("#Lamps", ""),
        ("## Papers", ""),
    ],
    ids=["words", "Chinese", "tags", "a tag", "as it should be"],
)
def test_a_heading_without_a_blank_is_mended(heading: str, mended: str) -> None:
    text = f"# Lamps\n\n{heading}\n\n- [Lamps Seen at Night]({PAPER})\n"
    assert told(text) == ([(3, Rule.BROKEN_HEADING, Weight.ERROR)] if mended else [])
    assert mend(text.encode(), "README.md").data.decode() == text.replace(heading, mended or heading)


@pytest.mark.parametrize(
    ("title", "count"),
    [("#A Survey of Lamps", 1), ("#lamps", 0), ("#Lamps #Wicks", 0)],
    ids=["a title", "a tag", "tags"],
)
def test_a_title_without_a_blank_is_told(title: str, count: int) -> None:
    text = f"{title}\n\n## Papers\n\n- [Lamps Seen at Night]({PAPER})\n"
    assert told(text) == [(1, Rule.BROKEN_HEADING, Weight.ERROR)] * count


def test_links_in_a_paragraph_below_are_the_entrys() -> None:
    rows = "".join(f"{at}. **Lamps of Kind {at} at Night** [paper]({PAPER[:-1]}{at})\n\n" for at in (2, 3, 4))
    apart = f"5. **Wicks in the Wind of Autumn** ACL, 2018.\n\n[paper]({PAPER[:-1]}5) [code]({CODE})\n"
    assert told(f"## Papers\n\n{rows}{apart}") == []
    alone = "5. **Wicks in the Wind of Autumn** ACL, 2018.\n\nWords.\n"
    assert (9, Rule.ENTRY_WITHOUT_LINK, Weight.ERROR) in told(f"## Papers\n\n{rows}{alone}")


def test_a_link_to_come_is_no_title() -> None:
    rows = "".join(
        f"(2024) **Lamps of Kind {at} at Night.** Ada et al. [(paper)]({PAPER[:-1]}{at}) | [(code is coming soon)]()\n\n"
        for at in (2, 3)
    )
    assert {rule for _, rule, _ in told(f"## Papers\n\n{rows}")} == {Rule.EMPTY_LINK}


@pytest.mark.parametrize(
    "line",
    [
        "[a" * 20_000 + "] (http",
        "[" + "a " * 40_000 + "] (http",
        "](http://" * 12_000 + "）",
        "](http://a(" * 9_000,
        "[" * 30_000 + "]" * 30_000 + " (https://a.b)",
        "- **" + "a" * 60_000,
    ],
    ids=["opened", "long words", "many links", "many brackets", "nested", "a long name"],
)
def test_a_hostile_line_is_read_in_the_time_of_a_long_one(line: str) -> None:
    assert [one for one in told(f"## Papers\n\n{line}\n") if one[1] is Rule.BROKEN_HEADING] == []


BADGE = "https://img.shields.io/badge/{}-b31b1b.svg"


@pytest.mark.parametrize(
    ("badge", "count"),
    [
        (f"[![arXiv]({BADGE.format('arXiv-2401.00002')})]({PAPER})", 1),
        (f'<a href="{PAPER}"><img src="{BADGE.format("arXiv-2401.00002")}"></a>', 1),
        (f"[![arXiv]({BADGE.format('arXiv-2401.00001')})]({PAPER}v2)", 0),
        (f"[![Paper]({BADGE.format('Paper-PDF')})]({PAPER})", 0),
        (f"[![Stars](https://img.shields.io/github/stars/made/lamps)]({CODE})", 0),
        (f"[![arXiv]({BADGE.format('arXiv-2401.00002')})]({CODE}/wiki)", 0),
        (f"![arXiv]({BADGE.format('arXiv-2401.00002')})", 0),
    ],
    ids=["another's", "another's in HTML", "its own", "no id", "no badge of words", "to no paper", "no link"],
)
def test_a_badge_that_shows_another_papers_id_is_told(badge: str, count: int) -> None:
    text = f"## Papers\n\n- **Lamps Seen at Night** [Paper]({PAPER}) {badge}\n"
    assert told(text) == [(3, Rule.LABEL_URL_MISMATCH, Weight.WARNING)] * count


def test_a_link_in_html_within_which_the_next_begins_has_nothing_to_follow() -> None:
    first, second = '<a href="https://lamps.example/oil">', f'<a href="{CODE}">'
    text = f"## P\n\n- Lamps Seen at Night [Paper]({PAPER}) {{}} {second}Code</a>\n"
    assert told(text.format(first)) == [(3, Rule.BROKEN_LINK, Weight.ERROR)]
    assert told(text.format(f"{first}Oil</a>")) == []
