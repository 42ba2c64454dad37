"""Every rule on made-up lists: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest
from support.linting import findings
from support.shared import ROOT

from tracker.lint.check import mend
from tracker.lint.finding import Rule, Weight
from tracker.lint.registry import RULES


def found(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.rule.value) for one in findings(text)]


def bullet(number: int, title: str = "", month: int = 1, year: int = 24) -> str:
    title = title or f"Lanterns Seen by Machine Number {number}"
    return f"- [{title}](https://arxiv.org/abs/{year}{month:02}.{number:05})"


def bullets(*numbers: int) -> str:
    return "\n".join(map(bullet, numbers))


CLEAN = f"# Lamps\n\n## Papers\n\n{bullets(9, 8, 7, 6, 5)}\n"


def test_every_family_of_rules_is_asked() -> None:
    files = (ROOT / "tracker" / "lint" / "rules").glob("[!_]*.py")
    assert sorted(rule.__module__.rpartition(".")[2] for rule in RULES) == sorted(path.stem for path in files)


def test_a_clean_list_has_no_faults() -> None:
    assert findings(CLEAN) == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("- [Lanterns Seen by Machine Number 7](https://arxiv.org/pdf/2401.00007v3)", "duplicate_same_section"),
        ("- [Wick-9: Lanterns Seen by a Machine](https://arxiv.org/abs/2401.00007)", "duplicate_same_section"),
        ("- [lanterns seen by machine: number 7](https://lamps.example/7)", "duplicate_same_section"),
        ("- [A Harbour at Dusk in Several Views](https://arxiv.org/abs/2401.00007)", "same_link_different_title"),
        ("- [Lanterns Seen by Machine Number 7](https://arxiv.org/abs/2401.00004)", "same_title_different_link"),
        ("- Lanterns of a Smaller Kind", "entry_without_link"),
        ("- [Lanterns of a Smaller Kind](https://arxiv.org/abs/2401.0004)", "bad_arxiv_id"),
        ("- [Lanterns of a Smaller Kind](hhttps://lamps.example/4)", "bad_scheme"),
        (f"{bullet(4)} [[code](https://arxiv.org/abs/2401.00004)]", "label_url_mismatch"),
        (f"{bullet(4)} [[paper](https://github.com/lamp/wick)]", "label_url_mismatch"),
        (f"{bullet(4)} [[code]()]", "empty_link"),
        (f'{bullet(4)} <a href="">code</a>', "empty_link"),
        (f"{bullet(4)} [[page](https://lamps.example/4)]]", "unbalanced_brackets"),
        (f"{bullet(4)} [[[page])(https://lamps.example/4)]", "unbalanced_brackets"),
        (f"{bullet(4)} [[page](https://lamps.example/4))", "unbalanced_brackets"),
        ("- [Lanterns of a Smaller Kind](https://arxiv.org/abs/2401.00004\n)", "newline_in_link"),
        (f"{bullet(4)} [[board](https://paperswithcode.com/sota/lamps)]", "dead_paperswithcode_link"),
        (
            f"{bullet(4)} ![s](https://img.shields.io/github/stars/lamp/wick.svg) [code](https://github.com/lamp/flame)",
            "star_badge_repo_mismatch",
        ),
        (f"{bullet(4)} (2023-11)", "date_before_arxiv"),
        (f"{bullet(4)} (2023-12)", "date_before_arxiv"),
        (bullet(10), "out_of_order"),
        (f"{bullet(4)}\n\n[there](#no-such-heading)", "toc_anchor_dead"),
    ],
)  # fmt: skip
def test_each_fault_is_found_at_its_line_and_nothing_else_is(line: str, rule: str) -> None:
    at = 12 if rule == "toc_anchor_dead" else 10
    told = found(f"{CLEAN}{line}\n")
    assert [one for one in told if one[1] == rule or one[1] != "out_of_order"] == [(at, rule)]


@pytest.mark.parametrize(
    "line",
    [
        f"{bullet(4)} [[code](https://github.com/lamp/wick)] [[paper](https://github.com/lamp/wick/raw/main/a/wick.pdf)]",
        f"{bullet(4)} ![s](https://img.shields.io/github/stars/Lamp/Wick.svg) [code](https://github.com/lamp/wick)",
        f"{bullet(4)} (2024-02)",
        "- [Lanterns in the Interval [0, 1]](https://arxiv.org/abs/2401.00004)",
        "- [Lanterns of a Smaller Kind](https://arxiv.org/abs/hep-th/0112017)",
        "- [Lanterns of a Smaller Kind](./docs/lanterns.md)",
        f"{bullet(4)}\n\n```text\n[example]()\n```",
        f"{bullet(4)}\n\n<!-- {bullet(4)} []() -->",
        f'{bullet(4)}\n\n<a id="Top-Lamps"></a> [up](#top-lamps) [papers](#papers)',
        f"{bullet(4)} [seen at\n  night, and by day]",
        f"{bullet(4)} over HTTP/1.1 and http/2.0, see [notes](http/notes.md)",
        f"{bullet(4)} written `[name]()` or ``htps://lamps.example`` here",
    ],
    ids=["code and pdf", "badge in other case", "later date", "interval", "old id", "own page", "fence", "comment", "anchors", "two lines", "protocols", "code"],
)  # fmt: skip
def test_what_is_in_order_is_left_alone(line: str) -> None:
    assert found(f"{CLEAN}{line}\n") == []


BADGE = "[![Lit](https://lamps.example/lit.svg)](https://lamps.example)"


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        (f"Lamps at Sea {BADGE}", "lamps-at-sea"),
        (f"Lamps at Sea {BADGE}", "lamps-at-sea-"),
        ("Lamps at Sea ![lit](lit.svg)", "lamps-at-sea-"),
        ('<img src="lit.svg"> Lamps at Sea', "-lamps-at-sea"),
    ],
    ids=["without the blank", "with the blank", "a picture", "a picture before"],
)
def test_the_blank_beside_a_picture_is_a_stroke_of_the_anchor(heading: str, anchor: str) -> None:
    assert found(f"# {heading}\n\n[up](#{anchor})\n\n## Papers\n\n{bullets(9, 8, 7, 6, 5)}\n") == []


def test_cross_listing_by_habit_is_a_note_and_by_slip_a_warning() -> None:
    habit = findings(f"# L\n## A\n{bullets(9, 8, 7, 6)}\n## B\n{bullets(9, 8, 7, 6)}\n")
    assert {(one.rule, one.weight) for one in habit} == {(Rule.DUPLICATE_OTHER_SECTION, Weight.NOTE)}
    others = bullets(*range(60, 20, -1))
    again = bullet(9).replace("/abs/", "/pdf/")
    slip = findings(f"# L\n## A\n{bullets(9, 8)}\n{others}\n## B\n{again}\n")
    assert [(one.line, one.weight) for one in slip if one.rule is Rule.DUPLICATE_OTHER_SECTION] == [
        (46, Weight.WARNING)
    ]


@pytest.mark.parametrize(
    "line",
    [
        f"{bullet(4)} [[[one])(https://lamps.example/1)] [[[two])(https://lamps.example/2)]",
        f"{bullet(4)} [ [[[page])(https://lamps.example/4)]",
    ],
    ids=["twice", "and another"],
)
def test_brackets_that_can_mean_several_things_are_told_and_left(line: str) -> None:
    told = [one for one in findings(f"{CLEAN}{line}\n") if one.rule is Rule.UNBALANCED_BRACKETS]
    assert [(one.line, one.fix) for one in told] == [(10, None)]


def test_brackets_of_a_long_entry_are_found_line_by_line() -> None:
    told = findings(f"# L\n\n## P\n\n{bullet(1)}\n" + "  [ word\n" * 4000)
    assert [1 + len(one.others) for one in told] == [4000]


def test_a_count_that_more_than_one_number_would_mend_is_told_and_left() -> None:
    text = f"# L\n\n## Papers (9+ papers)\n\n{bullets(9, 8, 7, 6, 5)}\n"
    told = [one for one in findings(text) if one.rule is Rule.STALE_COUNTER]
    assert [(one.line, one.fix) for one in told] == [(3, None)]


def test_an_entry_that_stands_twice_in_other_words_is_left_to_people() -> None:
    told = findings(f"{CLEAN}{bullet(5)} and more words\n")
    assert [(one.rule, one.fix) for one in told] == [(Rule.DUPLICATE_SAME_SECTION, None)]


@pytest.mark.parametrize(
    "line",
    [
        (
            "- See [one](https://arxiv.org/abs/2401.00009), [two](https://arxiv.org/abs/2401.00008) and"
            " [three](https://arxiv.org/abs/2401.00007) of them"
        ),
        "- A long sentence about lamps and what was later said of them in [Wick](https://arxiv.org/abs/2401.00009)",
        "- [Lamps](https://a.example) or [Wicks](https://b.example) or [Oils](https://arxiv.org/abs/2401.00009)",
    ],
    ids=["several papers", "a name in a sentence", "several links"],
)
def test_an_entry_that_speaks_of_works_lists_none(line: str) -> None:
    assert not [name for _, name in found(f"{CLEAN}\n{line}\n") if name.startswith("duplicate")]


def test_a_paper_named_without_a_link_is_listed_all_the_same() -> None:
    assert (10, "duplicate_same_section") in found(f"{CLEAN}- Lanterns, arXiv:2401.00009\n")
    line = "- [code](https://github.com/lamp/wick) of [the paper](https://arxiv.org/abs/2401.00009)"
    assert (10, "duplicate_same_section") in found(f"{CLEAN}{line}\n")


def test_a_cell_of_titles_counts_as_one_where_it_is_long_and_asked_for_or_linked() -> None:
    link = "https://arxiv.org/abs/2401.0000"
    rows = f"| Lamp | [paper]({link}7) |\n| Wick | [paper]({link}8) |\n| Oil | [paper]({link}7) |\n"
    assert found(f"# L\n\n| Title | Link |\n|--|--|\n{rows}") == [(7, "duplicate_same_section")]
    rows = (
        f"| [Lanterns Seen by Machine Today]({link}7) | a |\n| [Harbours at Dusk from Afar]({link}7) | b |\n"
    )
    assert found(f"# L\n\n| Model | Size |\n|--|--|\n{rows}") == [(6, "same_link_different_title")]
    rows = f"| Lanterns Seen by Machine Today | [paper]({link}7) |\n| Harbours at Dusk from Afar | [paper]({link}7) |\n"
    assert [rule for _, rule in found(f"# L\n\n| Use | Paper |\n|--|--|\n{rows}")] == [
        "duplicate_same_section"
    ]


def test_two_datasets_of_one_paper_are_told_apart_from_a_row_that_stands_twice() -> None:
    table = "| Name | Paper |\n|--|--|\n"
    row = "[Lanterns Seen by Machine at Night](https://arxiv.org/abs/2401.00007)"
    named = findings(f"# L\n{table}| Lamp-1K | {row} |\n| Wick-9 | {row} |\n")
    again = findings(f"# L\n{table}| Lamp-1K | {row} |\n| Lamp-1K | {row} |\n")
    assert [(one.line, one.weight, one.fix) for one in named] == [(5, Weight.NOTE, None)]
    copied = findings(f"# L\n{table}| Machine at Night | {row} |\n| Wick-9 | {row} |\n")
    assert [(one.line, one.weight) for one in copied] == [(5, Weight.WARNING)]
    assert [(one.line, one.weight, one.fix is not None) for one in again] == [(5, Weight.ERROR, True)]


def test_a_sentence_about_several_works_lists_none_of_them() -> None:
    prose = "- Smaller wicks ([Wick](https://arxiv.org/abs/2401.00009), [Oil](https://arxiv.org/abs/2401.00008), [Tin](https://arxiv.org/abs/2401.00007))"
    assert found(f"{CLEAN}\n## Outlook\n\n{prose}\n- Further: more and more of the same kind of ([Wick](https://arxiv.org/abs/2401.00009))\n") == []  # fmt: skip


def test_rows_that_do_not_fit_their_table_are_found() -> None:
    rows = "| a | [b](https://lamps.example/b) |\n| a |\n| a | b | [c](https://lamps.example/c) |\n"
    assert found(f"# L\n| x | y |\n|--|--|\n{rows}") == [(5, "table_columns"), (6, "table_columns")]


@pytest.mark.parametrize("dashes", ["|--|", "|--|--|--|"])
def test_a_header_that_does_not_fit_the_line_below_it_is_told(dashes: str) -> None:
    rows = "| [a](https://arxiv.org/abs/2401.00001) | b |\n| [c](https://arxiv.org/abs/2401.00002) | d |\n"
    assert found(f"# L\n| x | y |\n{dashes}\n{rows}") == [(2, "table_columns")]


def test_rows_that_mean_nothing_and_remarks_behind_a_row_are_no_fault() -> None:
    rows = "||\n| a | [b](https://lamps.example/b) |[//]: #04/19\n| a | b | <!-- seen --> |\n||\n"
    assert found(f"# L\n| x | y |\n|--|--|\n{rows}") == []


def test_a_column_of_months_is_no_date_of_its_own() -> None:
    row = "| 2024 | 1 | [Lanterns Seen by Machine at Night](https://arxiv.org/abs/2401.00007) |\n"
    assert found(f"# L\n| Year | Month | Title |\n|--|--|--|\n{row}") == []


def test_a_paper_newer_than_the_year_over_it_is_found() -> None:
    text = f"# L\n## 2023\n- [Early Lamps in Winter](https://arxiv.org/abs/2312.00001)\n{bullet(4)}\n"
    assert found(text) == [(4, "newer_than_year_heading")]


def test_a_date_on_the_eve_of_the_month_is_a_note() -> None:
    told = findings(f"{CLEAN}{bullet(4)} (2023-12-30)\n{bullet(3)} (2023-12-03)\n")
    assert [one.weight for one in told] == [Weight.NOTE, Weight.WARNING]


def test_order_by_id_that_the_stated_dates_explain_is_a_note() -> None:
    block = "### Lamp {0}\n\nA lamp.\n\n[paper](https://arxiv.org/abs/2401.{1:05})\n\n{2}\n\n"
    ids = (12, 11, 10, 9, 8, 6, 7, 5, 4, 2, 3, 1)
    said = ["" for _ in ids]
    said[5:7] = ["**Released:** 2024-02-09", "**Released:** 2024-02-08"]
    blocks = "".join(
        block.format(99 - at, number, date) for at, (number, date) in enumerate(zip(ids, said, strict=True))
    )
    told = findings(f"# L\n## Lamps\n\n{blocks}")
    assert [(one.rule, one.weight) for one in told] == [
        (Rule.OUT_OF_ORDER, Weight.NOTE),
        (Rule.OUT_OF_ORDER, Weight.WARNING),
    ]


def test_a_paper_that_was_renamed_is_still_one_work() -> None:
    named = "- [{}: Lanterns Seen by a Machine at Night](https://arxiv.org/abs/2401.00004)\n"
    other = "- [{}: Light from Oil and Tin](https://arxiv.org/abs/2401.00004)\n"
    assert found(CLEAN + named.format("Wick-9") + named.format("LampNet")) == [(11, "duplicate_same_section")]
    assert found(CLEAN + named.format("Wick-9") + other.format("LampNet")) == [
        (11, "same_link_different_title")
    ]


def test_a_date_of_the_same_month_or_of_the_publication_is_fine() -> None:
    assert found(f"{CLEAN}{bullet(4)} (2024.1)\n{bullet(3)} (June 2025)\n") == []


@pytest.mark.parametrize(
    ("contents", "expected"),
    [("- [A](#a)\n- [B](#b)\n- [C](#c)", [(15, "toc_section_missing")]), ("- [A](#a)", []), ("", [])],
    ids=["all but one", "only one", "none"],
)
def test_a_heading_that_a_complete_contents_leaves_out_is_found(
    contents: str, expected: list[tuple[int, str]]
) -> None:
    sections = "\n".join(f"## {name}\n{bullet(number)}\n" for number, name in enumerate("ABCD", 1))
    text = f"# L\n\n{contents}\n\n{sections}"
    assert [rule for _, rule in found(text)] == [rule for _, rule in expected]


@pytest.mark.parametrize(
    ("text", "faulty"),
    [
        ("![p](https://img.shields.io/badge/Papers-700%2B-blue)", True),
        ("![p](https://img.shields.io/badge/Papers-12-blue)", True),
        ("![p](https://img.shields.io/badge/papers-05-blue)", False),
        ("![p](https://img.shields.io/badge/python-3-blue)", False),
    ],
)
def test_a_counter_that_the_entries_contradict_is_found(text: str, faulty: bool) -> None:
    assert found(f"{text}\n\n{CLEAN}") == ([(1, "stale_counter")] if faulty else [])


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        ("Last updated: 2023-11-02", ["stale_last_updated"]),
        ("![u](https://img.shields.io/badge/Last%20Updated-December_2023-blue)", ["stale_last_updated"]),
        ("![u](https://img.shields.io/badge/last_update-2023--12--01-blue)", ["stale_last_updated"]),
        ("Last updated: 2024-01-02", []),
        ("Last updated: every week", []),
    ],
)
def test_a_last_updated_mark_older_than_the_newest_paper_is_found(said: str, rules: list[str]) -> None:
    assert [rule for _, rule in found(f"{said}\n\n{CLEAN}")] == rules


@pytest.mark.parametrize(
    ("extra", "weight"), [(0, None), (16_000, None), (510_000, Weight.NOTE), (525_000, Weight.ERROR)]
)
def test_a_page_too_long_to_be_shown_is_found(extra: int, weight: Weight | None) -> None:
    words = ("lamp " * (extra // 5)).strip()
    told = [one.weight for one in findings(f"{CLEAN}\n{words}\n") if one.rule is Rule.PAGE_TOO_LONG]
    assert told == ([weight] if weight else [])


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [Wick](https://lamps.example/a\n)", "- [Wick](https://lamps.example/a)"),
        ("- [Wick](https://lamps.example/\n  a)", "- [Wick](https://lamps.example/a)"),
        ("- [Wick](hhttps://lamps.example/a)", "- [Wick](https://lamps.example/a)"),
        ("- [Wick](https:/lamps.example/a)", "- [Wick](https://lamps.example/a)"),
        ("- Wick [[[page])(https://lamps.example/a)]", "- Wick [[page](https://lamps.example/a)]"),
        ("- Wick [[page](https://lamps.example/a)]]", "- Wick [[page](https://lamps.example/a)]"),
        ("- [Papers](#pap-ers) [Wick](https://lamps.example/a)", "- [Papers](#papers) [Wick](https://lamps.example/a)"),
        (f"{bullet(4)}\n{bullet(4)}", bullet(4)),
        ("### Later (7 papers)\n\n" + bullets(4, 3), "### Later (2 papers)\n\n" + bullets(4, 3)),
    ],
    ids=["cut before the bracket", "cut in the address", "scheme", "slash", "bracket", "one bracket too many", "anchor", "twice", "counter"],
)  # fmt: skip
def test_only_the_faulty_spot_is_mended(before: str, after: str, end: str) -> None:
    frame = "\ufeff" + CLEAN + "{}\n\nodd \u00a0 blanks\t \n".replace("\n", end)
    data = frame.format(before).replace("\r\n", "\n").replace("\n", end).encode() + b"\xff\xfe stray bytes"
    wanted = frame.format(after).replace("\r\n", "\n").replace("\n", end).encode() + b"\xff\xfe stray bytes"
    done = mend(data, "README.md")
    assert done.data == wanted + end.encode()  # which the last line lacked
    assert mend(done.data, "README.md").findings == ()


@pytest.mark.parametrize("last", ["\n", ""], ids=["ended", "not ended"])
def test_a_line_that_stands_there_hundreds_of_times_is_left_once(last: str) -> None:
    done = mend(("# Lamps\n" + "\n".join([bullet(4)] * 600) + last).encode(), "README.md")
    assert done.data == f"# Lamps\n{bullet(4)}\n".encode()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["Amber", "Beacon", "Candle", "Ember", "Dusk", "Flame", "Glow", "Halo", "Iris"], "“dusk page” stands below “ember page” (line 5), while this section goes by alphabet, A to Z"),
        (["Wick, 2024", "Oil, 2023", "Tin, 2023", "Ash, 2022", "Lux, 2021", "Fog, 2022", "Sea, 2020", "Ray, 2019", "Sun, 2018", "Kin, 2017"], "2022 stands below 2021 (line 6), while this section goes by year, newest first"),
        (["Wick (2024-01)", "Oil (2024-02-03)", "Ash (2024-04)", "Lux (2024-03)", "Fog (2024-05)", "Sea (2024-06)", "Ray (2024-07)"], "2024-03 stands below 2024-04 (line 4), while this section goes by date, oldest first"),
    ],
    ids=["alphabet", "year", "date"],
)  # fmt: skip
def test_every_order_is_told_in_its_own_words(words: list[str], told: str) -> None:
    lines = "\n".join(f"- {word} [page](https://lamps.example/{at})" for at, word in enumerate(words))
    assert [one.message for one in findings(f"# L\n{lines}\n")] == [told]


def test_what_cannot_be_edited_is_left_as_it_is() -> None:
    assert mend(b"a\0b", "README.md").data == b"a\0b"


@pytest.mark.parametrize(
    ("list_", "count"),
    [
        (f"    {bullet(1)}\n    {bullet(2, 'Oil and Wicks of the Harbour')}\n", 1),
        (f"\t{bullet(1)}\n", 1),
        (f"  {bullet(1)}\n", 0),
        (f"- Lamps\n    {bullet(1)}\n", 0),
        (f"Lamps:\n    {bullet(1)}\n", 0),
    ],
    ids=["blanks", "a tab", "two blanks", "in a list", "in a paragraph"],
)
def test_a_list_that_begins_four_blanks_in_below_a_heading_shows_as_code(list_: str, count: int) -> None:
    told = [line for line, rule in found(f"# Lamps\n\n## Papers\n\n{list_}") if rule == "indented_list"]
    assert told == [5] * count


@pytest.mark.parametrize(
    ("between", "count"),
    [
        ("Papers\n======\n\n", 1),
        ("Papers\n------\n", 1),
        ("## Papers\n\n<!-- a form -->\n\n", 1),
        ("## Papers\n<!--\na form\n-->\n", 1),
        ('## Papers\n\n<a name="papers"></a>\n\n', 1),
        ('## Papers\n\n<a name="papers"></a>\n', 0),
        ("## Papers\n\n- Lamps\n\n<!-- a form -->\n\n", 0),
        ("", 0),
    ],
    ids=["underlined", "with strokes", "a comment", "one of three lines", "an anchor", "an anchor that goes on", "in a list", "nothing"],
)  # fmt: skip
def test_what_nobody_sees_between_the_heading_and_the_list_changes_nothing(between: str, count: int) -> None:
    told = [rule for _, rule in found(f"{between}    {bullet(1)}\n") if rule == "indented_list"]
    assert len(told) == count


ALPHABET = ("Ash", "Birch", "Alder", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple")


def test_few_titles_that_stand_by_alphabet_but_one_may_do_so_by_chance() -> None:
    def section(name: str, *trees: str) -> str:
        lines = "".join(
            f"- [{tree} Lamps Seen at Night](https://lamps.example/{name}{tree})\n" for tree in trees
        )
        return f"## {name}\n\n{lines}\n"

    def weights(text: str) -> list[Weight]:
        return [one.weight for one in findings(f"# Lamps\n\n{text}") if one.rule is Rule.OUT_OF_ORDER]

    assert weights(section("Old", *ALPHABET)) == [Weight.NOTE]
    both = section("Old", *ALPHABET) + section("New", "Oak", "Pine", "Rowan", "Spruce", "Willow", "Yew")
    assert weights(both) == [Weight.WARNING]
    assert weights(section("Old", *ALPHABET, "Oak", "Pine", "Rowan", "Spruce")) == [Weight.WARNING]
