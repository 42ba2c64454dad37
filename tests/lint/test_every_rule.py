"""Every rule is shown by a page: one that is added without a page here fails."""

from __future__ import annotations

import pytest
from support.linting import ON_PULL_REQUESTS, told

from tracker.lint.finding import Rule

PAPER = "https://arxiv.org/abs/2401."
CODE = "https://github.com/made/"


def entry(number: int, words: str = "") -> str:
    return f"- [Lamps of Kind {number} Seen at Night]({PAPER}{number:05}) {words}".rstrip() + "\n"


def of_year(year: int, *numbers: int) -> str:
    return "".join(
        f"- [Lamps of Kind {at} Seen at Night](https://made.example/{at}), RSS {year}\n" for at in numbers
    )


def named(name: str, number: int, words: str) -> str:
    return f"- **{name}**: Lamps of Kind {number} Seen at Night [[paper]({PAPER}{number:05})] {words}\n"


def dated(year: int, *numbers: int) -> str:
    return "".join(
        f"- (arXiv {year}.1) Lamps of Kind {at} Seen at Night [[paper]({PAPER}{at:05})]\n" for at in numbers
    )


SECTIONS = "".join(f"\n## {name}\n\n{entry(at)}" for at, name in enumerate("ABCD", 1))
PAGES = {
    Rule.DUPLICATE_SAME_SECTION: f"## P\n\n{entry(1)}{entry(1)}",
    Rule.DUPLICATE_OTHER_SECTION: f"## P\n\n{entry(1)}\n## Q\n\n{entry(1)}",
    Rule.SAME_LINK_DIFFERENT_TITLE: f"## P\n\n{entry(1)}- [A Harbour at Dusk in Several Views]({PAPER}00001)\n",
    Rule.SAME_TITLE_DIFFERENT_LINK: f"## P\n\n{entry(1)}- [Lamps of Kind 1 Seen at Night]({PAPER}00002)\n",
    Rule.ENTRY_WITHOUT_LINK: f"## P\n\n{entry(3)}{entry(2)}{entry(1)}- Lanterns of a Smaller Kind\n",
    Rule.EMPTY_LINK: f"## P\n\n{entry(1, '[[code]()]')}",
    Rule.NEWLINE_IN_LINK: f"## P\n\n- [Lamps Seen at Night]({PAPER}00001\n)\n",
    Rule.BROKEN_LINK: f"## P\n\n{entry(1, f'[Code] ({CODE}lamp)')}",
    Rule.UNBALANCED_BRACKETS: f"## P\n\n{entry(1, '[[page](https://made.example/1)]]')}",
    Rule.BAD_SCHEME: f"## P\n\n{entry(1, '[page](hhttps://made.example/1)')}",
    Rule.BAD_ARXIV_ID: "## P\n\n- [Lamps Seen at Night](https://arxiv.org/abs/2413.00001)\n",
    Rule.MAKESHIFT_LINK: f"## P\n\n{entry(1, '[page](https://www.google.com/search?q=lamps)')}",
    Rule.ANOTHER_PAPER: f"## P\n\n{entry(1, f'[[pdf]({PAPER}00009)]')}",
    Rule.ANOTHER_REPOSITORY: (
        f"## P\n\n{named('Kettle', 1, f'[[code]({CODE}wicker)]')}{named('Wicker', 2, f'[[code]({CODE}kettle)]')}"
    ),
    Rule.ANOTHER_PAGE: (
        f"## P\n\n{named('Kettle', 1, '[[page](https://kettle.github.io/)]')}"
        f"{named('Wicker', 2, '[[page](https://kettle.github.io/)]')}"
    ),
    Rule.COPIED_WORDS: "## P\n\n"
    + "".join(
        f"- **Lamps of Kind {at} Seen at Night**\n  Ida New, Jon van den Newer, Kim Ever, Lou Oldfield, Max Young, Nia Hall\n"
        f"  [paper]({PAPER}{at:05})\n"
        for at in (2, 1)
    ),
    Rule.LABEL_URL_MISMATCH: f"## P\n\n{entry(1, f'[[paper]({CODE}lamp)]')}",
    Rule.STAR_BADGE_REPO_MISMATCH: (
        f"## P\n\n{entry(1, f'![s](https://img.shields.io/github/stars/made/wick.svg) [code]({CODE}lamp)')}"
    ),
    Rule.DEAD_PAPERS_WITH_CODE: f"## P\n\n{entry(1, '[board](https://paperswithcode.com/sota/lamps)')}",
    Rule.OUT_OF_ORDER: "## P\n\n" + "".join(map(entry, (9, 8, 7, 6, 5, 10))),
    Rule.DATE_BEFORE_ARXIV: f"## P\n\n{entry(1, '(2023-11)')}",
    Rule.DATE_LONG_AFTER_ARXIV: f"## P\n\n{dated(2024, 6, 5, 4, 3, 2, 1)}\n## Q\n\n{dated(2025, 7)}",
    Rule.NEWER_THAN_YEAR_HEADING: f"## 2023\n\n- [Early Lamps](https://arxiv.org/abs/2312.00001)\n{entry(1)}",
    Rule.OTHER_YEAR_THAN_HEADING: (
        f"## 2024\n\n{of_year(2024, 1, 2, 3, 4, 5, 6)}\n## 2023\n\n{of_year(2022, 7)}{of_year(2023, 11, 12, 13, 14, 15)}"
    ),
    Rule.OTHER_CONFERENCE_THAN_HEADING: (
        f"## ICLR 2024\n\n{entry(1, 'ICML 2024')}" + "".join(map(entry, range(2, 11)))
    ),
    Rule.VENUE_NOT_HELD: f"## P\n\n{entry(1, 'ICCV 2024')}",
    Rule.TABLE_COLUMNS: f"## P\n\n| x | y |\n|--|--|\n| a | [b]({PAPER}00001) |\n| a |\n",
    Rule.BROKEN_HEADING: f"# Lamps\n\n##Papers on Lamps\n\n{entry(1)}",
    Rule.BROKEN_BULLET: f"## P\n\n{entry(1)}-[Oil]({PAPER}00002)\n",
    Rule.MISSPELT_NAME: (
        f"## P\n\n| Paper | Venue | Year |\n|--|--|--|\n| [Lamps Seen at Night]({PAPER}00001) |NeulIPS|2024|\n"
    ),
    Rule.INDENTED_LIST: f"## P\n\n    {entry(1)}",
    Rule.OPEN_FOLD: f"## P\n\n<details>\n<summary>2024</summary>\n\n{entry(1)}",
    Rule.MISSPELT_WORD: f"## P\n\n- [Lean Learing With Radar]({PAPER}00001)\n",
    Rule.JOINED_WORDS: (
        f"## P\n\n- [Lamps and Detection at Sea]({PAPER}00002)\n- [Lean DetectionWith Radar]({PAPER}00001)\n"
    ),
    Rule.BROKEN_EMPHASIS: f"## P\n\n{entry(1, '** new **')}",
    Rule.HIDDEN_WORDS: f"## P\n\n{entry(1, 'how the <SEG> token works')}",
    Rule.OPEN_COMMENT: f"## P\n\n{entry(2)}\n<!-- a form\n\n{entry(1)}",
    Rule.OPEN_FENCE: f"## P\n\n{entry(2)}\n```python\nlamp()\n\n## Q\n\n{entry(1)}",
    Rule.TOC_ANCHOR_DEAD: f"[there](#no-such-heading)\n\n## P\n\n{entry(1)}",
    Rule.TOC_SECTION_MISSING: f"# L\n\n- [A](#a)\n- [B](#b)\n- [C](#c)\n{SECTIONS}",
    Rule.STALE_COUNTER: f"# L\n\n## Papers (7 papers)\n\n{entry(2)}{entry(1)}",
    Rule.STALE_LAST_UPDATED: f"# L\n\nLast updated: 2023-11-02\n\n## P\n\n{entry(2)}{entry(1)}",
    Rule.NO_FINAL_NEWLINE: f"## P\n\n{entry(1)}"[:-1],
    Rule.PAGE_TOO_LONG: f"## P\n\n{entry(1)}\n{'lamp ' * 105_000}\n",
}


@pytest.mark.parametrize("rule", [rule for rule in Rule if rule not in ON_PULL_REQUESTS])
def test_every_rule_is_shown_by_a_page(rule: Rule) -> None:
    assert {found for _, found, _ in told(PAGES[rule])} == {rule}
