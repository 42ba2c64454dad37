"""What readers do not see, or see with its marks."""

from __future__ import annotations

import pytest
from support.linting import ONE, TWO, told

from tracker.lint.check import mend
from tracker.lint.finding import Rule, Weight

URL = "https://arxiv.org/abs/2401."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"## P\n\n{ONE}\n<!-- a form\n\n{TWO}", [(5, Weight.ERROR)]),
        (f"## P\n\n<!-- closed -->\n{ONE}\n<!--\n\n{TWO}", [(6, Weight.ERROR)]),
        (f"## P\n\n{ONE}\n<!-- a form\n\n{TWO}\n<!-- another -->\n", [(5, Weight.WARNING)]),
        (f"## P\n\n{ONE}\n<!-- a form\n{TWO}<!-- another\n{TWO}-->\n", [(5, Weight.WARNING)]),
        (f"## P\n\n{ONE}\n<!-- a form\n\n<!-- another -->\n\n{TWO}", []),
        (f"## P\n\n{ONE}\n<!-- a form\n{TWO}-->\n\n<!-- another -->\n", []),
        (f"## P\n\n{ONE}\n<!-- a form -->\n\n{TWO}", []),
        (f"## P\n\n{ONE}{TWO}\n<!-- the end\n\n", []),
        (f"## P\n\n{ONE}{TWO}\n```html\n<!-- a form\n```\n", []),
        (f"## P\n\n{ONE}{TWO}\nWrite <!-- before it.\n", []),
    ],
    ids=["open", "open behind a closed", "closed by the next", "by the one after", "hides nothing", "two", "closed", "the last words", "code", "in a line"],
)  # fmt: skip
def test_a_comment_that_is_not_closed_hides_what_follows(text: str, found: list[tuple[int, Weight]]) -> None:
    assert [(line, weight) for line, rule, weight in told(text) if rule is Rule.OPEN_COMMENT] == found
    assert mend(text.encode(), "README.md").data.decode() == text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"## P\n\n{ONE}\n```python\nlamp()\n\n## Q\n\n{TWO}", [5]),
        (f"## P\n\n{ONE}\n```sh\nlamp\n\n```python\nlamp()\n```\n\n```\n{TWO}", [12]),
        (f"## P\n\n{ONE}\n````\nlamp()\n```\n{TWO}", [5]),
        (f"## P\n\n{ONE}\n```python\nlamp()\n```\n\n{TWO}", []),
        (f"## P\n\n{ONE}{TWO}\n```bibtex\n@misc{{lamp}}\n", []),
        (f"## P\n\n{ONE}\n```\n{TWO}`````  \n{TWO}", []),
    ],
    ids=["open", "closed by none with a word behind it", "by none that is shorter", "closed", "nothing below", "closed by more"],
)  # fmt: skip
def test_code_that_is_not_closed_hides_what_follows(text: str, lines: list[int]) -> None:
    assert [line for line, rule, _ in told(text) if rule is Rule.OPEN_FENCE] == lines
    assert mend(text.encode(), "README.md").data.decode() == text


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("how the <SEG> token works", [Rule.HIDDEN_WORDS]),
        ("<A class of quick automata>", [Rule.HIDDEN_WORDS]),
        ("how the \\<SEG> token works", []),
        ("how the `<SEG>` token works", []),
        ('<a id="lamps"></a> <br/> <details open> <img src="x.png" width=9>', []),
        ("<https://lamps.example>", []),
        ("[x](<seg>)", []),
        ("a < b and c > d", []),
    ],
    ids=["no tag", "a sentence", "escaped", "code", "tags", "an address", "in an address", "signs"],
)
def test_words_that_are_taken_for_a_tag_are_told(words: str, rules: list[Rule]) -> None:
    assert [rule for _, rule, _ in told(f"## P\n\n{ONE[:-1]} {words}\n")] == rules


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("** Lamps at Sea**", 1),
        ("**Lamps at Sea ** and oil", 1),
        ("[**2024** | ** Lamps **]", 1),
        ("**Lamps** and ** oil** and **wicks **", 2),
        ("**Lamps** at **sea**", 0),
        ("two ** three", 0),
        ("** Lamps **oil** at sea", 0),
        ("`** Lamps**`", 0),
        ("<!-- ** Lamps** -->", 0),
        ("**** and ** **", 0),
    ],
    ids=[
        "before",
        "behind",
        "in brackets",
        "two",
        "none",
        "alone",
        "odd",
        "code",
        "comment",
        "nothing within",
    ],
)
def test_stars_with_a_blank_on_the_inner_side_are_told(words: str, count: int) -> None:
    text = f"## P\n\n{ONE[:-1]} {words}\n"
    assert [rule for _, rule, _ in told(text)] == [Rule.BROKEN_EMPHASIS] * count


def test_emphasis_ends_with_its_cell() -> None:
    rows = f"| Paper | Venue |\n|---|---|\n| [Lamps Seen at Night]({URL}00001) | **A** |\n"
    row = f"| [Oil for the Smallest Lamps]({URL}00002) | {{}} |\n"
    assert told(f"## P\n\n{rows}{row.format('** B **')}") == [(6, Rule.BROKEN_EMPHASIS, Weight.WARNING)]
    assert told(f"## P\n\n{rows}{row.replace('Lamps]', 'Lamps **]').format('** B')}") == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("[code](https://lamps.example))", 1),
        ("(at night", 1),
        ("(at night）", 0),
        ("1) by day, ii) by night :)", 0),
        ("(at night) :)", 0),
        ("(by day-CIR）2）of oil", 0),
        ("https://lamps.example/a_(b", 0),
        ("`f(x`", 0),
        (
            "[code](https://lamps.example)) (4/5) ![](https://a.example/b) [![stars](https://a.example/b)](https://lamps.example)",
            1,
        ),
        ("(4/5) [![stars](https://a.example/b)](https://lamps.example)", 0),
    ],
    ids=[
        "closed twice",
        "left open",
        "wide",
        "counted",
        "a face",
        "beside a figure",
        "an address",
        "code",
        "beside a badge with a link",
        "a badge with a link",
    ],
)
def test_a_round_bracket_too_many_or_too_few_is_told(words: str, count: int) -> None:
    found = [rule for _, rule, _ in told(f"## P\n\n{ONE[:-1]} {words}\n")]
    assert found == [Rule.UNBALANCED_BRACKETS] * count


@pytest.mark.parametrize("last", ['Wick: Light at Sea"', '"Wick: Light at Sea"', "Wick: Light at Sea"])
def test_half_of_a_pair_of_quotation_marks_is_told_where_all_have_a_pair(last: str) -> None:
    many = "".join(f'- "Lamp {at}: Light by Night", [paper]({URL}0000{at})\n' for at in range(1, 6))
    found = told(f"## P\n\n{many}- {last}, [paper]({URL}00007)\n")
    assert found == ([(8, Rule.UNBALANCED_BRACKETS, Weight.WARNING)] if last.count('"') == 1 else [])


def test_an_entry_with_nothing_but_an_empty_link_is_an_error() -> None:
    assert told(f"## P\n\n{ONE}- **Wick** []() by\n") == [(4, Rule.EMPTY_LINK, Weight.ERROR)]
    assert told(f"## P\n\n{ONE[:-1]} []()\n") == [(3, Rule.EMPTY_LINK, Weight.NOTE)]


def test_a_blank_in_an_anchor_of_html_leads_nowhere_and_is_mended() -> None:
    text = f'<a href="#The Lamps">up</a>, [top](#the-lamps)\n\n## The Lamps\n\n{ONE}'
    assert told(text) == [(1, Rule.TOC_ANCHOR_DEAD, Weight.ERROR)]
    once = mend(text.encode(), "README.md").data
    assert once.decode() == text.replace("#The Lamps", "#the-lamps")
    assert mend(once, "README.md").data == once


def test_a_blank_at_the_end_of_an_anchor_of_html_leads_nobody_astray() -> None:
    assert told(f'<a href="#lamps ">up</a>\n\n## Lamps\n\n{ONE}') == []
