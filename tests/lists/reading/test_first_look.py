"""Whether a page may say something is asked of its letters: it may be asked in vain, and never wrongly answered no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.pages import read

from state.identity import identify
from state.titles import fold
from tracker.lists.reading.first_look import FirstLook, may_say
from tracker.lists.reading.works import identities_in

WRITTEN = (
    "https://arxiv.org/abs/2401.10001v2",
    "https://arxiv.org/abs/2401%2E10001",
    "https://arxiv.org/abs/\uff12\uff14\uff10\uff11.10001",
    "https://arxiv.org/abs/2401.\u200b10001",
    "arXiv: 2401.10001",
    "https://arxiv.org/abs/math.GT/0309136",
    "https://doi.org/10.1145/Lamps.1",
    "https://doi.org/10.1145%2FLamps%252E1",
    "https://aclanthology.org/P19-1001.pdf",
    "https://openreview.net/forum?id=Lamp%5Foil",
    "https://huggingface.co/Made/Lamp-7B/tree/main",
    "https://huggingface.co/datasets/made/%4Camps",
    "https://GitHub.com/Made/Lamp.git",
)


@pytest.mark.parametrize("written", WRITTEN)
def test_what_a_line_names_a_page_may_name(written: str) -> None:
    named = identities_in(f"- [A Lamp That Sees]({written}) and more")
    assert named
    assert all(FirstLook(["# Lamps", f"- [A Lamp]({written})"]).may_name(one) for one in named)


@pytest.mark.parametrize("written", WRITTEN[:-1])  # a repository alone names no work
def test_the_lines_of_a_work_are_found_whatever_they_look_like(written: str) -> None:
    (named, *_) = identities_in(written)
    page = read(f"# List\n\n## Lamps\n\n- [Oil](https://a.example/oil)\n- [A Lamp]({written})\n".encode())
    assert [mention.line for mention in page.works.find([named], "Words That Stand Nowhere")] == [5]


def test_a_page_without_a_letter_of_a_name_does_not_name_it() -> None:
    work = identify("2401.10001")
    assert work is not None
    assert not FirstLook(["# Lamps", "- [A Lamp](https://arxiv.org/abs/2401.10002)"]).may_name(work)


@given(st.text(st.sampled_from("aB1 ß²ﬁé&;{}\\'\"-_πampr"), max_size=40))
def test_what_folded_words_hold_a_text_may_say(text: str) -> None:
    assert all(may_say(text, word) for word in fold(text).split())


def test_plain_words_do_not_say_others() -> None:
    assert not may_say("A Lamp That Sees", "kettle")
