"""Entries that are whole blocks under a heading."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st
from support.blocks import PAPER, added, page_of
from support.made_lists import papers

from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.escaping import Context, fit
from tracker.lists.form.blocklines import Block, LineKind, is_byline
from tracker.lists.form.frames import counted_on, frame
from tracker.lists.outcome import Addition
from tracker.lists.steering import NO_DOUBT

if TYPE_CHECKING:
    from tracker.lists.reading.page import Page


def pictured(name: str, number: int, authors: str = "Cy Made, Dan von Made, Eve Made") -> str:
    return f"""### **{name}: Number {number} of the made-up models**

{name} is a made-up model that reads number {number} of the maps of this world.

[![arXiv](https://made.example/arXiv-2501.0000{number}.svg)](https://arxiv.org/abs/2501.0000{number})
[![GitHub](https://made.example/github.svg)](https://github.com/made/{name.lower()})
{authors}

<!-- figure:{number} -->
<p align="center">
<img src="https://made.example/{name}.png" width="600" />
</p>
<!-- /figure:{number} -->

<details>
<summary>More</summary>

{name} has a long story that its curator told here in more than eight words of prose.
</details>
"""


PICTURED = page_of(
    *(pictured(name, at) for at, name in enumerate(["OneVLM", "TwoVLM", "TriVLM", "QuaVLM"], 1))
)


def test_a_block_has_the_build_of_its_neighbours_with_an_empty_frame_for_the_picture() -> None:
    assert added(PICTURED) == [
        "### **NewVLM: A Made-up Reader of Maps**",
        "We present NewVLM, a vision-language model with 7B parameters.",
        "[![arXiv](https://made.example/arXiv-2601.00077.svg)](https://arxiv.org/abs/2601.00077)",
        "[![GitHub](https://made.example/github.svg)](https://github.com/made/newvlm)",
        "Ada Made, Bea Made",
        "<!-- figure:5 -->",
        '<p align="center">',
        "</p>",
        "<!-- /figure:5 -->",
        "<details>",
        "<summary>More</summary>",
        PAPER.abstract,
        "</details>",
    ]


def test_a_byline_without_known_authors_says_where_and_when() -> None:
    nameless = Paper("NewVLM: A Made-up Reader of Maps", arxiv_id="2601.00077", published=date(2026, 1, 5))
    assert "arXiv, 2026-01-05" in added(PICTURED, nameless)


def test_a_byline_of_nothing_known_is_left_out() -> None:
    bare = Paper("NewVLM: A Made-up Reader of Maps", links=Links(abs="https://made.example/paper"))
    lines = added(PICTURED, bare)
    assert "Ada Made" not in "\n".join(lines)
    assert lines[2:4] == ["[Paper](https://made.example/paper)", "<!-- figure:5 -->"]


def test_others_are_shortened_as_the_list_does() -> None:
    blocks = (
        pictured(name, at, "Cy Made et al.") for at, name in enumerate(["OneVLM", "TwoVLM", "TriVLM"], 1)
    )
    assert "Ada Made et al." in added(page_of(*blocks))


def shape(page: bytes) -> Counter[str]:
    html = cmarkgfm.github_flavored_markdown_to_html(page.decode(), options=Options.CMARK_OPT_UNSAFE)
    return Counter(re.findall(r"(?<=<)\w+|href=\"javascript", html))


@settings(max_examples=80)
@given(papers(), st.sampled_from(["PICTURED", "LABELLED", "BELOW_HTML"]))
def test_no_words_leave_their_block(paper: Paper, name: str) -> None:
    page = {"PICTURED": PICTURED, "LABELLED": LABELLED, "BELOW_HTML": BELOW_HTML}[name]
    paper = replace(
        paper, abstract=f"We present {paper.title}. It is {paper.title}.", authors=(paper.title, "B")
    )
    outcome = plan_addition(page, candidate_for(paper), NO_DOUBT)
    if not isinstance(outcome, Addition):
        return
    risen = shape(outcome.new_bytes)
    risen.subtract(shape(page.encode()))
    assert risen["h3"] == 1
    assert risen["details"] == (name != "LABELLED")
    for tag in ("script", "h1", "h2", "table", "blockquote", "pre", "hr", "iframe"):
        assert risen[tag] == 0, f"{tag} in {outcome.inserted}"
    assert risen['href="javascript'] == 0


LABELLED = page_of(
    *(
        f"""### {name}

- **Title:** {name}, the made-up reader number {number} of all maps there are
- **Paper:** [arXiv](https://arxiv.org/abs/2501.0000{number})
- **Code:** [GitHub](https://github.com/made/{name.lower()})
- **Authors:** Cy Made, Dan Made
- **Parameters:** {number}B
- **Licence:** MIT
- **Released:** 2025-01-0{number}
- **Mood:** sunny
- **Summary:** A made-up model that reads number {number} of the maps of this world.
"""
        for number, name in enumerate(["OneVLM", "TwoVLM", "TriVLM", "QuaVLM"], 1)
    )
)


def test_facts_stand_under_their_labels_and_what_is_unknown_is_left_out() -> None:
    assert added(LABELLED) == [
        "### NewVLM",
        "- **Title:** NewVLM: A Made-up Reader of Maps",
        "- **Paper:** [arXiv](https://arxiv.org/abs/2601.00077)",
        "- **Code:** [GitHub](https://github.com/made/newvlm)",
        "- **Authors:** Ada Made, Bea Made",
        "- **Parameters:** 7B",
        "- **Released:** 2026-01-05",
        "- **Summary:** We present NewVLM, a vision-language model with 7B parameters.",
    ]


def folded(opening: str, label: str, after: str = "") -> Page:
    return page_of(
        *(
            f"""### {name}

[Paper](https://arxiv.org/abs/2501.0000{number})

<details>
<summary>{opening}</summary>

{label.format("Architecture")} A decoder of the made-up kind with {number}B parameters.{after}
{label.format("Training")} In {number} stages on maps, all of them made up for the purpose.{after}
{label.format("Datasets")} The {number} made-up maps that everybody has in his drawer.
</details>
"""
            for number, name in enumerate(["OneVLM", "TwoVLM", "TriVLM", "QuaVLM"], 1)
        )
    )


def test_a_folded_part_sorted_by_topics_is_told_from_facts() -> None:
    lines = added(folded("Inside", "- **{}:**"))
    assert lines[2:] == [
        "<details>",
        "<summary>Inside</summary>",
        "- **Architecture:** 7B parameters, using SigLIP as vision encoder.",
        "- **Datasets:** 21K questions.",
        "</details>",
    ]


def test_topics_in_paragraphs_stay_apart_and_without_facts_the_abstract_is_quoted() -> None:
    page = folded("Inside", "**{}**:", "\n")
    assert "**Datasets**: 21K questions." in added(page)
    vague = Paper("NewVLM: A Reader", abstract="We present NewVLM, which reads.", arxiv_id="2601.00077")
    assert "We present NewVLM, which reads." in "\n".join(added(page, vague))


def test_a_summary_that_names_its_work_names_the_new_one() -> None:
    blocks = (
        f"### {name}\n\n[Paper](https://arxiv.org/abs/2501.0000{at})\n\n<details>\n<summary>More on {name}</summary>\n\n"
        f"{name} has a long story that its curator told here in many words.\n</details>\n"
        for at, name in enumerate(["OneVLM", "TwoVLM", "TriVLM"], 1)
    )
    assert "<summary>More on NewVLM</summary>" in added(page_of(*blocks))


BELOW_HTML = page_of(
    *(
        f"### {name}\n\n[Paper](https://arxiv.org/abs/2501.0000{at})\n\n<details>\n<summary>More</summary>\n"
        f"{name} has a long story that its curator told here in many words.\n</details>\n"
        for at, name in enumerate(["OneVLM", "TwoVLM", "TriVLM"], 1)
    )
)


def test_words_below_a_line_of_html_stay_words() -> None:
    hostile = Paper(
        "NewVLM: A Reader", abstract="We present NewVLM </details> [x](https://evil.example) `y`."
    )
    text = "\n".join(added(BELOW_HTML, hostile))
    assert "We present NewVLM &lt;/details&gt; &#91;x&#93;(https://evil.example) &#96;y&#96;." in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# heading", "&#35; heading"),
        ("1. item", "1&#46; item"),
        ("| cell", "&#124; cell"),
        ("<b>", "&lt;b&gt;"),
        ("plain", "plain"),
    ],
)
def test_raw_words_begin_no_block(text: str, expected: str) -> None:
    assert fit(text, Context.RAW, first=True) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ada Made, Bea von Made, Cy Made<br>", True),
        ("Ada Made et al., Made Lab", True),
        ("Ada Made and Bea Made", True),
        ("Ada", False),
        ("It reads maps, tables and charts", False),
        ("**Released:** January, May", False),
        ("- Ada Made, Bea Made", False),
    ],
)
def test_a_byline_is_told_from_words(line: str, expected: bool) -> None:
    assert is_byline(line) is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (['<p align="center"><img src="a.png"></p>'], ['<p align="center"></p>']),
        (["![a](a.png)"], []),
        (["<div>", '<a href="b"><img src="a.png"></a>', "</div>", "<p>", "</p>"], ["<div>", "</div>"]),
        (["<p>", '<img src="a.png">', "words", "</p>"], []),
        (["<p>", '<img src="a.png">', "</div>"], []),
        (["<p>", '<img src="a.png">'], []),
    ],
)
def test_the_frame_of_a_picture(texts: list[str], expected: list[str]) -> None:
    assert frame(texts) == expected


def test_comments_that_are_not_numbered_stay_as_they_are() -> None:
    assert counted_on("<!-- add below -->", ["<!-- add below -->"] * 3) == "<!-- add below -->"
    assert counted_on("<!-- 1 of 2 -->", ["<!-- 1 of 2 -->", "<!-- 2 of 2 -->"]) == "<!-- 1 of 2 -->"


def test_long_words_under_a_name_are_prose_and_below_a_picture_its_caption() -> None:
    block = Block("### ", ("### X", "**X**: reads all the maps that there are in this world.", "<img src='a'>", "<p>Figure 1: the model and all that is inside</p>"))  # fmt: skip
    assert block.kinds == (LineKind.HEADING, LineKind.PROSE, LineKind.IMAGE, LineKind.IMAGE)


@pytest.mark.parametrize("context", Context)
def test_what_nobody_sees_does_not_come_into_a_list(context: Context) -> None:
    assert fit("La\u2060m\u00adp\U000e0041\U000e0101 \u206atwo", context) == "Lamp two"
    assert fit("👩\u200d🔬\ufe0f שלום\u200f", context) == "👩\u200d🔬\ufe0f שלום\u200f"
