"""Reading many texts at once gives the words that reading one after the other gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.reading import ABSTRACT, COMMENT, TITLE, abstract_of, keys_of, read, readings
from classifiers.tables import Table
from classifiers.text import tokens
from state.records import Paper

_TEXTS = st.text(st.sampled_from("aB9_.!?:- \n\t\0\x0b\x1c\x1f'é\x85視") | st.characters(), max_size=60)
_PAPERS = st.lists(
    st.builds(Paper, _TEXTS, _TEXTS, comment=st.none() | _TEXTS)
    | st.builds(Paper, _TEXTS, st.just("Seeing is telling. " * 30)),
    max_size=4,
)


@given(_PAPERS)
def test_the_words_of_every_field_are_those_of_the_plain_rule(papers: list[Paper]) -> None:
    reading = read(papers)
    words = [reading.word(place) for place in range(len(reading.start))]
    for field, texts in (
        (TITLE, [paper.title for paper in papers]),
        (ABSTRACT, [abstract_of(paper) for paper in papers]),
        (COMMENT, [paper.comment or "" for paper in papers]),
    ):
        assert words[reading.field(field)] == [word for text in texts for word in tokens(text)]


@given(_PAPERS)
def test_each_word_stands_in_its_text(papers: list[Paper]) -> None:
    reading = read(papers)
    assert reading.text.tolist() == sorted(reading.text.tolist())
    assert len(reading.text) == len(reading.start)
    assert len(reading.first) == 3 * len(papers) + 1


@given(st.lists(st.text("abz9_é", min_size=1, max_size=50), min_size=1, unique=True))
def test_different_words_have_different_keys_wherever_they_stand(words: list[str]) -> None:
    keys = read([Paper(" ".join(words), "")]).key[: len(words)].tolist()
    assert keys == keys_of(words).tolist()
    assert len({*keys}) == len({word.encode()[:32] + bytes([len(word.encode())]) for word in words})


@pytest.mark.parametrize(
    ("title", "second"),
    [
        ("SeeTalk: A Model of Talking", "a"),
        ("A Model: Of Seeing: Again", "of"),
        ("At 12:30 we look", "at"),
        ("Without a colon", "without"),
        (": Begins with it", "begins"),
    ],
)
def test_a_title_is_parted_at_its_first_colon(title: str, second: str) -> None:
    reading = read([Paper("One before: with a colon", ""), Paper(title, "An: abstract")])
    assert reading.word(int(reading.parted[1])) == second


def test_a_title_that_ends_with_its_colon_has_no_second_part() -> None:
    reading = read([Paper("Nothing follows:", ""), Paper("Another", "")])
    assert reading.parted[0] == reading.first[1]


def test_papers_are_read_a_few_at_a_time() -> None:
    assert [reading.papers for reading in readings([Paper("One", "")] * 5, size=2)] == [2, 2, 1]


@given(st.lists(st.text("ab", max_size=12), unique=True))
def test_a_table_finds_what_it_knows_and_nothing_else(words: list[str]) -> None:
    known, other = words[::2], words[1::2]
    table = Table.of(keys_of(known))
    assert table.find(keys_of(known)).tolist() == [*range(1, len(known) + 1)]
    assert not table.find(keys_of(other)).any()


def test_a_table_takes_no_key_twice() -> None:
    with pytest.raises(ValueError, match="the same"):
        Table.of(np.array([7, 7], dtype=np.uint64))
