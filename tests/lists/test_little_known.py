"""Works of which little is known: no day, no paper, no page on arXiv; and names alone."""

from __future__ import annotations

from datetime import date

import pytest
from support.pages import read

from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Duplicate
from tracker.lists.steering import Steering

BULLETS = """# Kettles

## Models

- **AlphaVL** - Teapots seen [[paper](https://arxiv.org/abs/2601.00001)] [[code](https://github.com/made/alpha)] (2026-01)
- **BetaVL** - Kettles seen [[paper](https://arxiv.org/abs/2602.00002)] [[code](https://github.com/made/beta)] (2026-02)
- **GammaVL** - Cups seen [[paper](https://arxiv.org/abs/2603.00003)] (2026-03)
"""
TITLES = """# Kettles

## Papers

- [Teapots Seen From Above](https://arxiv.org/abs/2601.00001), 2026
- [Kettles Heard From Below](https://arxiv.org/abs/2602.00002), 2026
- [Cups Held by Their Handles](https://arxiv.org/abs/2603.00003), 2026
"""
ROWS = """# Kettles

## Benchmarks

| Name | Paper | Date | Code |
|:--|:--|:--|:--|
| PotBench | [Do Models Know Which Pot Is Hot?](https://arxiv.org/abs/2601.00011) | 2026-01 | [link](https://github.com/made/pot) |
| CupEval | [Reading Cups With Language Models](https://arxiv.org/abs/2602.00012) | 2026-02 | - |
| LidTest | [Testing the Fit of Lids in Pictures](https://arxiv.org/abs/2603.00013) | 2026-03 | - |
"""
SPOON = "SpoonVL: Spoons Never Seen Before"
ELSEWHERE = "https://openreview.net/forum?id=spoon"


def outcome(text: str, paper: Paper, *, insist: bool = False) -> Addition | object:
    page = read(text)
    steering = Steering(least_share=0, least_fidelity=0, insist=insist)
    return plan_addition(page, candidate_for(paper), steering)


def line(text: str, paper: Paper) -> str:
    found = outcome(text, paper, insist=True)
    assert isinstance(found, Addition)
    return "\n".join(found.inserted)


@pytest.mark.parametrize(
    ("page", "line_of_it"),
    [
        (BULLETS, "- **SpoonVL** - Spoons Never Seen Before"),
        (TITLES, "- SpoonVL: Spoons Never Seen Before"),
        (ROWS, "| SpoonVL | Spoons Never Seen Before |  | - |"),
    ],
)
def test_day_and_links_that_nobody_knows_are_left_out(page: str, line_of_it: str) -> None:
    assert line(page, Paper(SPOON)) == line_of_it


def test_link_that_would_lead_nowhere_leaves_its_words_in_html_too() -> None:
    page = TITLES
    for number, title in enumerate(("Teapots Seen From Above", "Kettles Heard From Below"), 1):
        page = page.replace(
            f"[{title}](https://arxiv.org/abs/260{number}.0000{number})",
            f'<a href="https://arxiv.org/abs/260{number}.0000{number}">{title}</a>',
        )
    page = "\n".join(text for text in page.split("\n") if "Cups" not in text)
    assert line(page, Paper(SPOON)) == "- SpoonVL: Spoons Never Seen Before"


@pytest.mark.parametrize(
    ("links", "shown"),
    [
        (Links(abs=ELSEWHERE), f"[[paper]({ELSEWHERE})]"),
        (
            Links(abs=ELSEWHERE, code="https://github.com/made/spoon"),
            f"[[paper]({ELSEWHERE})] [[code](https://github.com/made/spoon)]",
        ),
        (
            Links(hf_model="https://huggingface.co/made/SpoonVL"),
            "[[model](https://huggingface.co/made/SpoonVL)]",
        ),
        (Links(project="https://spoon.example"), "[[project](https://spoon.example)]"),
        (Links(code="https://github.com/made/spoon"), "[[code](https://github.com/made/spoon)]"),
    ],
)
def test_page_that_no_example_links_to_is_linked_in_the_lists_form(links: Links, shown: str) -> None:
    assert line(BULLETS, Paper(SPOON, links=links)) == f"- **SpoonVL** - Spoons Never Seen Before {shown}"


@pytest.mark.parametrize(
    ("label", "lent"),
    [
        ("Paper", "[Model]"),
        ("PDF", "[MODEL]"),
        ("arxiv", "[model]"),
        ("![](https://made.example/a.svg)", "[Model]"),
    ],
)
def test_label_is_lent_in_the_case_of_the_others(label: str, lent: str) -> None:
    page = BULLETS.replace("[paper]", f"[{label}]")
    page = page.replace(" [[code](https://github.com/made/alpha)]", "")
    page = page.replace(" [[code](https://github.com/made/beta)]", "")
    address = "https://huggingface.co/made/SpoonVL"
    assert f"{lent}({address})" in line(page, Paper(SPOON, links=Links(hf_model=address)))


def test_name_is_not_said_a_second_time_where_there_is_no_title() -> None:
    address = "https://huggingface.co/made/SpoonVL"
    paper = Paper("SpoonVL", links=Links(hf_model=address))
    assert line(BULLETS, paper) == f"- **SpoonVL** [[model]({address})]"


NAMED_AND_LINKED = """# Kettles

## Models

- **AlphaVL** (2026) - {begin}Teapots seen from far above the table{end}(https://arxiv.org/abs/2601.00001)
- **BetaVL** (2026) - {begin}Kettles heard from below the table{end}(https://arxiv.org/abs/2602.00002)
- **GammaVL** (2026) - {begin}Cups that are held by their handles{end}(https://arxiv.org/abs/2603.00003)
"""


@pytest.mark.parametrize(("begin", "end"), [("[", "]"), ("[*", "*]"), ("[**", "**]")])
def test_link_has_words_whatever_was_said_before_it(begin: str, end: str) -> None:
    title = "Seeing Spoons Without Looking at Any of Them"
    page = NAMED_AND_LINKED.format(begin=begin, end=end)
    shown = f"- **{title}** (2026) - {begin}{title}{end}(https://arxiv.org/abs/2605.00001)"
    assert line(page, Paper(title, arxiv_id="2605.00001")) == shown


def test_link_in_html_has_words_whatever_was_said_before_it() -> None:
    title = "Seeing Spoons Without Looking at Any of Them"
    page = NAMED_AND_LINKED.format(begin="<a>", end="</a>")
    for number in (1, 2, 3):
        address = f"https://arxiv.org/abs/260{number}.0000{number}"
        page = page.replace(f"({address})", "").replace("<a>", f'<a href="{address}">', 1)
    shown = f'- **{title}** (2026) - <a href="https://arxiv.org/abs/2605.00001">{title}</a>'
    assert line(page, Paper(title, arxiv_id="2605.00001")) == shown


@pytest.mark.parametrize(
    ("page", "paper"),
    [
        (ROWS, Paper("PotBench")),
        (ROWS, Paper("PotBench", links=Links(hf_dataset="https://huggingface.co/datasets/made/PotBench"))),
        (ROWS, Paper("PotBench: Do Models Know Which Pot Is Hot?", links=Links(abs=ELSEWHERE))),
        (BULLETS, Paper("AlphaVL")),
        (BULLETS, Paper("AlphaVL", links=Links(hf_model="https://huggingface.co/made/AlphaVL"))),
    ],
)
def test_work_told_by_its_name_stands_there_already(page: str, paper: Paper) -> None:
    assert isinstance(outcome(page, paper), Duplicate)


@pytest.mark.parametrize(
    ("page", "paper"),
    [
        (ROWS, Paper("PotBench: Another Pot Entirely", arxiv_id="2605.00001")),
        (BULLETS, Paper("AlphaVL: Another One Entirely", links=Links(abs=ELSEWHERE))),
        (BULLETS, Paper("AlphaVL-2")),
        (BULLETS, Paper("Teapots")),
        (ROWS, Paper("Cups")),
    ],
)
def test_another_paper_of_the_same_name_is_another_work(page: str, paper: Paper) -> None:
    assert isinstance(outcome(page, paper), Addition)


UNLINKED = """# Kettles

## Benchmarks

| Dataset | Year | Description |
|---|---|---|
| **PotBench** | 2026 | Reading pots in kitchens. |
| **CupEval** | 2026 | Reading cups in towns. |
| **LidTest** | 2026 | Reading lids in words. |
"""


@pytest.mark.parametrize("title", ["&\u200b:\t&|9 <", "9", "\u200b: \u200b"])
def test_row_that_nobody_would_know_again_is_not_written(title: str) -> None:
    assert not isinstance(outcome(UNLINKED, Paper(title, arxiv_id="2605.00001"), insist=True), Addition)


PREPRINTS = """# Kettles

## Papers

- (arXiv 2026.05) Teapots Seen From Above, [[Paper]](https://arxiv.org/abs/2605.00001)
- (arXiv 2026.04) Kettles Heard From Below, [[Paper]](https://arxiv.org/abs/2604.00002)
- (ICML 2026) Cups Held by Their Handles, [[Paper]](https://arxiv.org/abs/2603.00003)
"""
BYLINES = """# Kettles

## Papers

- **Teapots Seen From Above**__
Ada Made, Bo Made.__
arXiv 2026, [Paper](https://arxiv.org/abs/2605.00001)

- **Kettles Heard From Below**__
Cy Made, Bo Made.__
arXiv 2026, [Paper](https://arxiv.org/abs/2604.00002)
"""
VENUES = """# Kettles

## Papers

| Title | Venue | Date |
|---|---|---|
| [Teapots Seen From Above](https://arxiv.org/abs/2605.00001) | arXiv | 2026-05 |
| [Kettles Heard From Below](https://arxiv.org/abs/2604.00002) | arXiv | 2026-04 |
| [Cups Held by Their Handles](https://arxiv.org/abs/2603.00003) | ICML | 2026-03 |
"""


@pytest.mark.parametrize(
    ("page", "known", "day", "shown"),
    [
        (PREPRINTS, "", None, f"- {SPOON}, [[Paper]]({ELSEWHERE})"),
        (PREPRINTS, "", date(2026, 6, 1), f"- (2026.06) {SPOON}, [[Paper]]({ELSEWHERE})"),
        (PREPRINTS, "CVPR 2026", None, f"- (CVPR 2026) {SPOON}, [[Paper]]({ELSEWHERE})"),
        (BYLINES, "", None, f"- **{SPOON}**__\n[Paper]({ELSEWHERE})"),
        (BYLINES, "", date(2026, 6, 1), f"- **{SPOON}**__\n2026, [Paper]({ELSEWHERE})"),
        (VENUES, "", None, f"| [{SPOON}]({ELSEWHERE}) |  |  |"),
        (VENUES, "CVPR 2026", None, f"| [{SPOON}]({ELSEWHERE}) | CVPR |  |"),
    ],
)
def test_work_that_is_not_on_arxiv_is_not_said_to_be(
    page: str, known: str, day: date | None, shown: str
) -> None:
    paper = Paper(SPOON, venue=known or None, published=day, links=Links(abs=ELSEWHERE))
    assert line(page.replace("__", "  "), paper).strip("\n") == shown.replace("__", "  ")


@pytest.mark.parametrize("page", [TITLES, ROWS])
@pytest.mark.parametrize("title", ["Does <think> Help With Spoons?", "<think>: Spoons Never Seen Before"])
def test_a_word_between_the_signs_of_a_tag_is_part_of_a_title(page: str, title: str) -> None:
    found = outcome(page, Paper(title, links=Links(abs=ELSEWHERE)), insist=True)
    assert isinstance(found, Addition), found
    assert "\\<think>" in found.inserted[0]
    again = outcome(
        found.new_bytes.decode(), Paper(title, links=Links(code="https://github.com/made/spoons"))
    )
    assert isinstance(again, Duplicate)
