import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.facts.lexicon import Lexicon, small, written_out


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
    lexicon = Lexicon.of(["map", "road map", "atlas*"])
    assert list(lexicon.find("a road-map, a map, atlases and maps")) == [(1, 2, 10), (0, 14, 17), (2, 19, 26)]


@given(st.text())
def test_small_letters_keep_their_places(text: str) -> None:
    assert len(small(text)) == len(text)
