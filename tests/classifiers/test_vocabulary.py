"""Papers as rows: which terms are found, each once, and never across papers."""

from __future__ import annotations

import numpy as np

from classifiers.cues import cues
from classifiers.features import FIELDS, terms_of
from classifiers.fitting import Recipe, learn_vocabulary
from classifiers.marks import Numbering
from classifiers.reading import read
from classifiers.vocabulary import Rows, Vocabulary
from state.records import Paper

_MANY = " ".join(f"word{place}" for place in range(30))


def _vocabulary(*title_terms: str) -> Vocabulary:
    return Vocabulary((title_terms, (), (), ()), np.ones(len(title_terms)), (1.0, 1.0, 1.0, 1.0))


def _found(vocabulary: Vocabulary, *titles: str) -> list[set[str]]:
    rows = vocabulary.rows([Paper(title, _MANY) for title in titles])
    named = [vocabulary.terms[0][column] for column in rows.column]
    return [
        {name for name, row in zip(named, rows.row, strict=True) if row == place}
        for place in range(len(titles))
    ]


def test_a_pair_is_found_where_its_words_are_neighbours() -> None:
    vocabulary = _vocabulary("bar", "bar foo", "foo bar")
    assert _found(vocabulary, "Foo bar", "bar, foo", "foo and bar") == [
        {"bar", "foo bar"},
        {"bar", "bar foo"},
        {"bar"},
    ]


def test_no_pair_is_found_across_papers() -> None:
    assert _found(_vocabulary("foo bar"), "foo", "bar") == [set(), set()]


def test_no_term_is_found_twice() -> None:
    rows = _vocabulary("foo", "foo foo").rows([Paper("foo foo foo", _MANY)])
    assert rows.column.tolist() == [0, 1]


def test_the_share_of_known_words_is_counted_by_bytes_in_title_and_abstract_alone() -> None:
    papers = [
        Paper("foo barbar", _MANY),
        Paper("foo 12345 foo!", f"foo {'9 ' * 30}", comment="quux"),
        Paper("", ""),
        Paper("视觉 foo", "foo " * 30),
    ]
    shares = _vocabulary("foo").mark(read(papers)).share_known
    letters = 9 + sum(map(len, _MANY.split()))
    assert shares.tolist() == [3 / letters, 1.0, 0.0, 93 / 99]


def test_every_term_of_a_paper_that_was_learned_is_found_again() -> None:
    papers = [
        Paper(f"Seeing {word} models: a survey", f"{_MANY} We propose {word}.")
        for word in ("one", "two", "six")
    ]
    vocabulary = learn_vocabulary(papers, Recipe(most_share=(1.0, 1.0, 1.0, 1.0)))
    known = [set(terms) for terms in vocabulary.terms]
    answers = cues(Numbering.of(()).mark(read(papers)))
    expected = []
    for place, paper in enumerate(papers):
        said = {cue for cue, found in answers.items() if found[place]}
        found = dict(zip(FIELDS, (*terms_of(paper), said), strict=True))
        expected.append(sum(len(terms & found[field]) for field, terms in zip(FIELDS, known, strict=True)))
    assert np.bincount(vocabulary.rows(papers).row).tolist() == expected


def test_a_vocabulary_without_terms_gives_empty_rows() -> None:
    rows = _vocabulary().rows([Paper("foo", _MANY)])
    assert (rows.count, len(rows.column)) == (1, 0)


def test_no_papers_give_no_rows() -> None:
    rows = _vocabulary("foo").rows([])
    assert (rows.count, len(rows.value)) == (0, 0)


def test_rows_are_joined_in_order() -> None:
    vocabulary = _vocabulary("foo")
    parts = [vocabulary.rows([Paper(title, _MANY)]) for title in ("foo", "bar", "foo")]
    assert Rows.joined(parts).row.tolist() == [0, 2]
