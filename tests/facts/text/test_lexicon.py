"""Many phrases found in one walk over a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.facts.text.lexicon import Known, Lexicon, end_of, small, words_of, written_out


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("map", ("map",)),
        ("maps?", ("maps", "map")),
        ("(road|river) map", ("road map", "river map")),
        ("(road |)map(s|)", ("road maps", "road map", "maps", "map")),
        ("a|b(c|d)?", ("a", "bc", "bd", "b")),
    ],
)
def test_patterns_are_written_out(pattern: str, phrases: tuple[str, ...]) -> None:
    assert written_out(pattern) == phrases


@pytest.mark.parametrize("pattern", ["(a", "a)b", "((a)"])
def test_unbalanced_brackets_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        written_out(pattern)


def test_longest_phrase_wins_and_leads_to_its_place() -> None:
    lexicon = Lexicon(["map", "road map", "atlas*"])
    assert list(lexicon.find(words_of("a road-map, a map, atlases and maps"))) == [
        (1, 2, 10),
        (0, 14, 17),
        (2, 19, 26),
    ]


@given(st.text())
def test_small_letters_keep_their_places(text: str) -> None:
    assert len(small(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("road  map", (0, 0, 9), id="wide gap"),
        pytest.param("red teaming", (1, 0, 11), id="word ending"),
        pytest.param("road, map", None, id="comma between"),
        pytest.param("road", None, id="only begun"),
        pytest.param("road to a map", None, id="word between"),
    ],
)
def test_words_of_a_phrase_stand_together(text: str, found: tuple[int, int, int] | None) -> None:
    assert list(Lexicon(["road map", "red team*"]).find(words_of(text))) == ([found] if found else [])


def test_shorter_phrase_counts_where_the_longer_breaks_off() -> None:
    lexicon = Lexicon(["road", "road map of towns"])
    assert list(lexicon.find(words_of("a road map of rivers"))) == [(0, 2, 6)]


def test_an_earlier_pattern_has_a_phrase_of_both() -> None:
    assert list(Lexicon(["atlas", "(atlas|globe)"]).find(words_of("atlas globe"))) == [(0, 0, 5), (1, 6, 11)]


@given(st.text(alphabet="ab 1-é,\n_", max_size=40))
def test_each_word_is_found_where_it_stands(text: str) -> None:
    words = words_of(text)
    found = list(re.finditer(r"\w+", text))
    assert list(words.sequence) == [match[0] for match in found]
    assert list(words.begins) == [match.start() for match in found]


def test_what_is_known_of_a_word_is_asked_once_and_forgotten_in_time() -> None:
    asked: list[str] = []

    def is_long(word: str) -> bool:
        asked.append(word)
        return len(word) > 5

    known = Known(is_long)
    assert [known[word] for word in ("road", "atlases", "road")] == [False, True, False]
    assert asked == ["road", "atlases"]
    assert sum(known[f"{number:06}"] for number in range(50_000)) == 50_000
    assert len(known) < Known.MOST


@pytest.mark.parametrize(
    ("text", "end"), [("road-map", 8), ("roadmap", 7), ("road map 2", 8), ("road, map", None), ("rail", None)]
)
def test_parts_of_a_name_may_be_joined(text: str, end: int | None) -> None:
    assert end_of(("road", "map"), text, 0) == end
