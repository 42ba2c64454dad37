"""Titles that begin with the work's name in emphasis, with a blank and no sign behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import BARE, EMBER, NAMELESS, URL, added
from support.pages import planned, read

from tracker.lists.candidate import candidate_for
from tracker.lists.understanding import understandings

REST = "A Model that Keeps Rooms Warm"
LINE = "- **{name}** {rest} [[paper]({url})]\n"
NAMED = (
    ("LampVLM", "Lights for Old Rooms"),
    ("WickNet", "Burning Oil with Little Smoke"),
    ("TorchBench", "A Measure of Night Walks"),
    ("Candle-2", "Wax from Few Bees"),
    ("SunVLA", "Heat without a Stove"),
    ("MoonCap", "Telling Long Nights in Words"),
)
WORDS = ("Benchmarking", "Rethinking", "Scaling", "Grounding", "Testing", "Learning")


def entries(line: str, count: int, start: int = 0, *, heads: tuple[str, ...] = ()) -> str:
    return "".join(
        line.format(
            name=heads[at] if heads else NAMED[at][0], rest=NAMED[at][1], url=f"{URL}240{9 - at}.0000{at}"
        )
        for at in range(start, start + count)
    )


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
def test_a_name_in_bold_is_so_in_sections_of_every_size(count: int) -> None:
    assert added(entries(LINE, count), BARE) == f"- **Ember** {REST} [[paper]({URL}2506.01234)]"


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("- *{name}* {rest} [[paper]({url})]\n", f"- *Ember* {REST} [["),
        ("- `{name}` {rest} [[paper]({url})]\n", f"- `Ember` {REST} [["),
        ("- <b>{name}</b> {rest} [[paper]({url})]\n", f"- <b>Ember</b> {REST} [["),
        ("- **{name}** 关于{rest}的研究 [[paper]({url})]\n", f"- **Ember** {REST} [["),
        ("- [**{name}** {rest}]({url})\n", f"- [**Ember** {REST}]("),
        ("- **{name}** {rest} *arXiv 2025* [[paper]({url})]\n", f"- **Ember** {REST} *arXiv 2025* [["),
    ],
    ids=["slanted", "code", "tags", "another script", "linked", "a venue behind"],
)
def test_the_emphasis_of_the_name_is_kept(line: str, head: str) -> None:
    assert added(entries(line, 3), BARE).startswith(head)


def test_a_row_names_the_work_so_in_its_cell_for_titles() -> None:
    rows = entries("| **{name}** {rest} | [paper]({url}) |\n", 3)
    written = added(f"| Title | Links |\n|---|---|\n{rows}", BARE)
    assert written == f"| **Ember** {REST} | [paper]({URL}2506.01234) |"


def test_remarks_behind_a_word_in_bold_in_a_cell_are_no_rest_of_a_title() -> None:
    rows = "".join(
        f"| **{name}** {said} | [paper]({URL}240{at}.00001) |\n"
        for at, (name, said) in enumerate(
            (("LampVLM", "ours, and old"), ("WickNet", "new, and small"), ("SunVLA", "fast, they say")), 1
        )
    )
    assert added(f"| Title | Links |\n|---|---|\n{rows}", BARE).startswith(f"| **{EMBER.title}**")


def test_a_title_that_has_the_name_again_stays_whole() -> None:
    listed = entries("- **{name}** {name}: {rest} [[paper]({url})]\n", 3)
    assert added(listed, BARE).startswith(f"- **Ember** {EMBER.title} [[")


def test_a_work_without_a_name_leaves_one_blank_behind_its_title() -> None:
    nameless = replace(NAMELESS, abstract="")
    assert added(entries(LINE, 3), nameless) == f"- **{NAMELESS.title}** [[paper]({URL}2506.01234)]"


def test_the_other_sections_tell_what_one_with_words_of_titles_in_bold_does_not() -> None:
    page = f"# L\n\n## Papers\n\n{entries(LINE, 2, heads=WORDS)}\n## More\n\n{entries(LINE, 4, 2)}"
    outcome = planned(read(page), candidate_for(BARE, section=("Papers",)))
    assert "\n".join(outcome.inserted).startswith(f"- **Ember** {REST} [[")


def test_lines_without_such_a_name_among_those_with_one_stay_as_they_are() -> None:
    page = read(
        f"# L\n\n## Papers\n\n{entries(LINE, 4)}"
        f"- On Keeping Lamps in Dry Rooms [[paper]({URL}2401.00001)]\n- [[paper]({URL}2401.00002)]\n"
    )
    outcome = planned(page, candidate_for(BARE))
    assert "\n".join(outcome.inserted).startswith(f"- **Ember** {REST} [[")
    assert [one.fidelity for one in understandings(page)] == [1.0]


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        (LINE, WORDS),
        (LINE, ("LampVLM",) * 6),
        ("- **{name}** for {rest} [[paper]({url})]\n", ()),
        ("- **{name}** {rest} **Now** [[paper]({url})]\n", ()),
        ("- **Why Lamps Go Out and How {name} Mends Them** {rest} [[paper]({url})]\n", ()),
        ("- **arXiv 2025** {rest} [[paper]({url})]\n", ()),
    ],
    ids=["no coined words", "one word for all", "a sentence", "two in bold", "too long", "a venue"],
)
def test_other_words_in_bold_are_no_names(line: str, heads: tuple[str, ...]) -> None:
    assert f"**Ember** {REST}" not in added(entries(line, 4, heads=heads), BARE)
